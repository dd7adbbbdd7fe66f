"""The list of gaps, ranked: one row a touchpoint, with every factor of its priority."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from cxmap.locale import Words
from cxmap.scoring import (
    Estimate,
    PersonaScore,
    PlaceScore,
    Scorecard,
    Stability,
    Tally,
    Verdict,
    converted,
    grounds,
    opportunity_score,
    quadrants,
    stability,
    tally,
)
from cxmap.scoring.recent import Since, moved_since
from cxmap.scoring.strata import Party, Pool
from cxmap.view.answering import positive_answers, printed_n, raters
from cxmap.view.counting import coverage_text, rests_text
from cxmap.view.expectations import expectation_text, expectations_summary
from cxmap.view.metric_rows import (
    MetricRow,
    also_text,
    goal_as_written,
    idle_goals,
    metric_row,
    own_number,
    taken_as,
    whole_rows,
)
from cxmap.view.numbers import ScaleNumbers
from cxmap.view.sides import Side, side_of
from cxmap.view.wording import (
    goal_reasons,
    goal_summary,
    method_text,
    origin_text,
    points,
    reason_text,
    short_for_text,
    turn_text,
    verdict_text,
    whose_text,
    why_text,
    withheld_text,
)
from cxmap.view.written import written

BLIND = 0.05
"""Believed and measured scores closer than this share of the scale are no blind spot."""


@dataclass(frozen=True, slots=True)
class OwnFigure:
    """A measured figure as it was measured: on its metric's scale, before it is brought to the map's."""

    type: str
    """csat, ces, nps or rating."""
    name: str
    """What the map calls it, if it does."""
    unit: str
    """`points` of its scale, `percent` of answers or `nps`."""
    min: float
    max: float
    lower_is_better: bool
    value: float | None
    low: float | None
    high: float | None
    method: str
    """How its interval comes about, such as Wilson or t."""


@dataclass(frozen=True, slots=True)
class GroupPart:
    """A group that a measured experience is put together from."""

    party: Party
    id: str
    name: str
    weight: float
    """Its part of the whole, 0 to 1."""
    figure: float | None
    """On the metric's own scale; nothing where too few answered to be shown."""
    n: int | None


@dataclass(frozen=True, slots=True)
class PersonaRow:
    """One persona at a touchpoint, by its own answers or by what is believed of it."""

    id: str
    name: str
    experience: float | None
    low: float | None
    high: float | None
    n: float | None
    gap: float | None
    verdict: Verdict
    withheld_below: int | None
    """The privacy floor, where there are answers that it withholds."""
    expectation: float | None
    expectation_gap: float | None


@dataclass(frozen=True, slots=True)
class GapRow:
    """A touchpoint in the list. Scores are in points of the map's scale, the shortfall in percent of it."""

    rank: int | None
    id: str
    name: str
    whole_phase: bool
    phase: str
    phase_id: str
    channels: tuple[str, ...]
    channel_ids: tuple[str, ...]
    goal: float | None
    goal_from: str
    """Where the goal was written: touchpoint, channel, phase, map or nothing."""
    goal_origin: str
    """The same in words; for a channel's with its name."""
    goal_channel: str
    """For a channel's goal: which, by id."""
    goal_own: float | None
    """The goal in the metric's own unit, where it is written in that."""
    goal_unit: str
    """The type of that metric."""
    goal_written: str
    """The same in words, such as 80 % CSAT; empty where the goal is on the map's scale."""
    goal_taken_as: str
    """Where a conversion decides: what the goal becomes on the metric's own scale."""
    goal_reasons: tuple[str, ...]
    """Why a channel's goal comes before others, and which goals are held against nothing, in words."""
    goal_words: str
    experience: float | None
    low: float | None
    high: float | None
    """The ends of a measured experience's interval."""
    n: float | None
    """The answers that a measured experience rests on: the effective ones where answers are weighted."""
    printed_n: float | None
    """The n to print where there is room for one: the people who answered, if that is known."""
    answered: int | None
    """How many people answered, whatever they weigh."""
    own: OwnFigure | None
    """What was measured, on its own scale."""
    method: str
    """How it was measured: the metric and its interval; empty for a believed score."""
    rests: str
    """What the experience rests on: measured, believed from data or believed without, and the source."""
    metric_type: str
    """The type of that metric."""
    own_figure: str
    """The figure on the metric's own scale."""
    positive: tuple[float, ...]
    """For a share: the answers that count as satisfied, where that is known."""
    pool: Pool
    """Whether the figure is put together from those of several groups, and how they weigh."""
    groups: tuple[GroupPart, ...]
    """These groups."""
    believed: float | None
    raters: tuple[tuple[str, float], ...]
    """Who gave which score, where the believed one is the mean of several people's."""
    raters_text: str
    """The same in words: how many, how far apart, who gave which."""
    since: Since | None
    """How a measured experience moved since it was measured before."""
    blind_spot: float | None
    """Believed minus measured, where there are both; above zero, it is believed better than it is."""
    gap: float | None
    expectation: float | None
    """What customers expect, in points of the map's scale: beside the goal, and apart from it."""
    expectation_from: str
    """Where that was written: touchpoint, channel, phase or nothing."""
    expectation_words: str
    expectation_gap: float | None
    """Experience minus expectation, turned like the gap."""
    expectation_text: str
    """Both in words."""
    verdict: Verdict
    verdict_text: str
    personas: tuple[PersonaRow, ...]
    """Everybody who comes here; one alone in the list of one persona."""
    short_for: tuple[str, ...]
    """The ids of the personas who fall short, whatever the mean says."""
    short_for_text: str
    """The same in words; empty where nobody does, or everybody and the mean does too."""
    hides_someone: bool
    """Whether somebody falls short though it does not, or not for certain, on average."""
    short_for_anyone: bool
    """Whether it falls short on average or for somebody."""
    moves: tuple[float, ...]
    """What is felt in turn, where the mood changes within the touchpoint."""
    turn_text: str
    """The same in words."""
    whose: tuple[str, ...]
    """The ids of the personas who come here, where it names them; empty for everybody."""
    whose_text: str
    """Their names."""
    withheld_below: int | None
    """The privacy floor, where there are answers that it withholds."""
    withheld_text: str
    """Whose answers are not shown, and why; empty where all are."""
    why: str
    """For `undecided`: why, in words."""
    reason: str
    """The same; for `unknown` what is missing, or that it is withheld."""
    needed: int | None
    """For `undecided`: about how many answers in all would decide."""
    missing: int | None
    """How many of these are still to be had."""
    people: int | None
    """How many could have answered, where the map says."""
    stands: bool
    """Whether a shortfall stands when all measured touchpoints are tested together."""
    importance: float
    assumed: bool
    """Whether nobody gave the importance, so that the usual one stands in."""
    reach_assumed: bool
    """Whether nobody gave the reach, so that everybody counts as coming."""
    reach: float
    reach_recorded: tuple[int, int] | None
    """How many of how many recorded journeys came, where nobody wrote the reach."""
    reach_written: str
    """Where it is a range, a bound or about: as written, `reach` being its middle."""
    shortfall: float | None
    priority: float | None
    opportunity_score: float | None
    """0 to 20: importance + max(importance - satisfaction, 0), both on 0..10 (after Ulwick)."""
    quadrant: str
    """Of the importance-performance grid, by the crosshair of the settings; empty where not placed."""
    spread: tuple[tuple[str, float], ...]
    """The personas' experiences where they differ: name and score."""
    impact: tuple[str, ...]
    """Directions of its impact moments."""
    others: tuple[MetricRow, ...]
    """Further metrics, each on its own scale."""
    also: tuple[str, ...]
    """Those of them that are confirmed short of a goal of their own, in words."""

    @property
    def side(self) -> Side | None:
        """On which side of its goal it lies, by its verdict."""
        return side_of(self.gap, self.verdict)

    @property
    def converted(self) -> bool:
        """Whether a measured experience is held against a goal that was written on another scale."""
        return bool(self.goal_taken_as)


@dataclass(frozen=True, slots=True)
class GapTable:
    """The rows that were asked for, and how many touchpoints the map has in all."""

    title: str
    persona: str
    low: float
    high: float
    lower_is_better: bool
    headline: str
    coverage: str
    """How many scores rest on data, and how."""
    tally: Tally
    """All places of the map, counted."""
    confidence: float
    tolerance: float
    stability: Stability | None
    blind: tuple[GapRow, ...]
    """Rows whose believed score lies well outside of what was measured, the widest apart first."""
    rows: tuple[GapRow, ...]
    total: int
    hidden: int
    """Touchpoints that are neither short nor asked for."""
    missed: tuple[GapRow, ...] = ()
    """Rows with a further metric that is short, whether they are themselves or not."""
    converted: tuple[GapRow, ...] = ()
    """Rows whose goal was converted to the scale of their metric."""
    whole: tuple[MetricRow, ...] = ()
    """Figures of the whole journey and of phases: no moments of it, so no rows."""
    in_units: bool = False
    """Whether any goal is written in a metric's own unit."""
    withheld: str = ""
    """That figures of the whole are withheld, because too few answered."""
    expectations: str = ""
    """Where the experience lies below what customers expect; empty where no expectation is given."""
    written: dict[str, Any] = field(default_factory=dict)
    """The map as its author wrote it (`view.written`)."""
    beside: tuple[GapRow, ...] = ()
    """Phases with a score of their own beside those of all their touchpoints, which alone count."""

    @property
    def missed_texts(self) -> tuple[str, ...]:
        """Everything beside a first metric that is short of a goal in its own unit, one line each."""
        beside = (f"{row.name}, {also}" for row in self.missed for also in row.also)
        whole = (
            f"the whole, {row.name} {row.figure_text} against {row.goal_text}: {row.verdict_text}"
            for row in self.whole
            if row.missed and row.newest
        )
        return (*beside, *whole)

    def numbers(self, words: Words) -> ScaleNumbers:
        """The numbers of its scale as people of a language read them."""
        return ScaleNumbers(self.low, self.high, words.number)

    def cut(self, *, everything: bool, top: int | None) -> GapTable:
        """The same list without what falls short for nobody, unless `everything`; its first `top` rows."""
        rows = [row for row in self.rows if everything or row.rank is not None or row.hides_someone]
        kept = tuple(rows if top is None else rows[:top])
        return replace(self, rows=kept, hidden=self.total - len(kept))


def _own(found: Estimate | None) -> OwnFigure | None:
    if found is None:
        return None
    metric, own = found.metric, found.own
    return OwnFigure(
        type=metric.type,
        name=metric.name or "",
        unit="nps" if metric.type == "nps" else "percent" if metric.is_share else "points",
        min=metric.own_scale.min,
        max=metric.own_scale.max,
        lower_is_better=metric.own_scale.direction == "lower-is-better",
        value=own.point,
        low=own.low,
        high=own.high,
        method=own.method,
    )


def _persona(own: PersonaScore) -> PersonaRow:
    measured = own.measured
    return PersonaRow(
        id=own.persona,
        name=own.name,
        experience=own.experience,
        low=None if measured is None else measured.low,
        high=None if measured is None else measured.high,
        n=None if measured is None else measured.n or None,
        gap=own.gap,
        verdict=own.verdict,
        withheld_below=own.withheld_below,
        expectation=own.expectation.score,
        expectation_gap=own.expectation_gap,
    )


def _reach_recorded(found: PlaceScore) -> tuple[int, int] | None:
    point = found.touchpoint
    if point is None or point.observed is None or "reach" not in point.recorded:
        return None
    return point.observed.cases, point.observed.of


def _reach_written(found: PlaceScore) -> str:
    own = found.touchpoint.reach if found.touchpoint is not None else None
    return own.text if own is not None else ""


def _row(
    card: Scorecard, found: PlaceScore, quadrant: str, words: Words, since: Since | None = None
) -> GapRow:
    point, phase = found.touchpoint, found.phase
    named = card.map.channels_by_id
    channels = point.channel if point else ()
    own = [(score.name, score.experience) for score in found.personas if score.experience is not None]
    others = tuple(metric_row(card, other, words) for other in found.others)
    known = found.measured or found.believed.figure
    taken = taken_as(found.measured, found.goal, card.scale, words) if found.measured else ""
    metric, strata = (found.measured.metric, found.measured.strata) if found.measured else (None, ())
    own += [
        (one.name, converted(one.point, one.metric.own_scale, card.scale))
        for one in strata
        if one.party == "segment" and not one.withheld
    ]
    return GapRow(
        rank=found.rank,
        id=found.id,
        name=found.name if point else words.whole_phase.format(name=found.name),
        whole_phase=point is None,
        phase=phase.name if phase else "",
        phase_id=phase.id if phase else "",
        channels=tuple(named[id_].name for id_ in channels if id_ in named),
        channel_ids=channels,
        goal=found.goal.score,
        goal_from=found.goal.origin or "",
        goal_origin=origin_text(found.goal, card.map, words),
        goal_channel=found.goal.channel or "",
        goal_own=found.goal.own,
        goal_unit=found.goal.unit or "",
        goal_written=goal_as_written(found.goal, words),
        goal_taken_as=taken if found.converted else "",
        goal_reasons=(*goal_reasons(card, found, words), *idle_goals(card, found, words)),
        goal_words=found.goal.words or "",
        experience=found.experience,
        low=found.measured.low if found.measured else None,
        high=found.measured.high if found.measured else None,
        n=(found.measured.n or None) if found.measured else None,
        printed_n=printed_n(found.measured) if found.measured else None,
        answered=found.measured.answered if found.measured else None,
        own=_own(found.measured),
        method=method_text(found.measured, words) if found.measured else "",
        rests=rests_text(grounds(card.map, found), words),
        metric_type=found.measured.metric.type if found.measured else "",
        own_figure="" if known is None else own_number(known.metric, known.own.point or 0.0, words),
        positive=metric.positives if metric and positive_answers(metric, words) else (),
        pool=found.measured.pool if found.measured else "none",
        since=since,
        groups=tuple(
            GroupPart(
                party=one.party,
                id=one.id,
                name=one.name,
                weight=one.weight,
                figure=None if one.withheld else one.point,
                n=None if one.withheld else one.metric.raw_n,
            )
            for one in strata
        ),
        believed=found.believed.score,
        raters=found.believed.raters,
        raters_text=raters(found.believed.raters, words, partial(points, card, words=words)),
        blind_spot=found.blind_spot,
        gap=found.gap,
        expectation=found.expectation.score,
        expectation_from=found.expectation.origin or "",
        expectation_words=found.expectation.words or "",
        expectation_gap=found.expectation_gap,
        expectation_text=expectation_text(card, found, words),
        verdict=found.verdict,
        verdict_text=verdict_text(found, words),
        personas=tuple(
            _persona(one) for one in found.personas if card.persona is None or one.persona == card.persona
        ),
        short_for=tuple(one.persona for one in found.short_for),
        short_for_text=short_for_text(found, words),
        hides_someone=found.hides_someone,
        short_for_anyone=found.short_for_anyone,
        moves=found.moves,
        turn_text=turn_text(card, found.turns, words),
        whose=point.personas if point else (),
        whose_text=whose_text(card, found),
        withheld_below=found.withheld_below,
        withheld_text=withheld_text(card, found, words),
        why=why_text(card, found.judgement, words),
        reason=reason_text(card, found, words),
        needed=found.judgement.needed if found.judgement else None,
        missing=found.judgement.missing if found.judgement else None,
        people=found.measured.metric.of if found.measured else None,
        stands=found.stands,
        importance=found.importance,
        assumed=found.place.importance is None,
        reach_assumed=point is None or point.reach is None,
        reach=found.reach,
        reach_recorded=_reach_recorded(found),
        reach_written=_reach_written(found),
        shortfall=found.shortfall,
        priority=found.priority,
        opportunity_score=(
            None
            if found.experience is None
            else opportunity_score(found.importance, card.scale.percent(found.experience))
        ),
        quadrant=quadrant,
        spread=tuple(own) if card.persona is None and len({score for _, score in own}) > 1 else (),
        impact=tuple(impact.direction for impact in point.impact) if point else (),
        others=others,
        also=tuple(also_text(other, words) for other in others if other.missed),
    )


def _is_blind(card: Scorecard, row: GapRow) -> bool:
    """Whether a believed score lies outside of the margin of error, and far enough to matter."""
    if row.blind_spot is None or row.believed is None:
        return False
    outside = row.low is None or row.high is None or not row.low <= row.believed <= row.high
    return outside and abs(row.blind_spot) >= BLIND * card.scale.length


def build_gaps(
    card: Scorecard,
    words: Words,
    *,
    phase: str | None = None,
    channel: str | None = None,
    min_gap: float = 0.0,
    short_for_anyone: bool = False,
) -> GapTable:
    """The list of gaps: the ranked shortfalls, what falls short for somebody, then the rest in map order.

    `phase` and `channel` keep those with that id; `min_gap` drops shortfalls smaller than so many points;
    `short_for_anyone` keeps what falls short on average or for somebody.
    """
    rows = []
    placed = {one.place.order: words.quadrants[one.quadrant] for one in quadrants(card).places}
    moved = moved_since(card)
    for found in card.ranked:
        home = found.phase
        wanted = (
            (phase is None or (home is not None and home.id == phase))
            and (channel is None or (found.touchpoint is not None and channel in found.touchpoint.channel))
            and (found.gap is None or found.gap >= 0 or -found.gap >= min_gap)
            and (found.short_for_anyone or not short_for_anyone)
        )
        if wanted:
            rows.append(_row(card, found, placed.get(found.order, ""), words, moved.get(found.order)))
    return GapTable(
        title=card.map.title,
        persona=card.map.personas_by_id[card.persona].name if card.persona else "",
        low=card.scale.min,
        high=card.scale.max,
        lower_is_better=card.scale.direction == "lower-is-better",
        headline=goal_summary(card, words)[0],
        coverage=coverage_text(tally(card), words),
        tally=tally(card),
        confidence=card.settings.confidence,
        tolerance=card.tolerance,
        stability=stability(card),
        blind=tuple(
            sorted(filter(partial(_is_blind, card), rows), key=lambda row: -abs(row.blind_spot or 0))
        ),
        rows=tuple(rows),
        total=len(card.places),
        hidden=len(card.places) - len(rows),
        missed=tuple(row for row in rows if row.also),
        converted=tuple(row for row in rows if row.converted),
        whole=tuple(
            row for row in whole_rows(card, words) if channel is None and phase in (None, row.phase_id)
        ),
        in_units=any(row.goal_written for row in rows),
        withheld=words.in_goals.withheld(card.withheld) if card.withheld else "",
        expectations=expectations_summary(card, words),
        written=written(card.map),
        beside=tuple(
            _row(card, found, "", words)
            for found in card.beside
            if channel is None and phase in (None, found.id)
        ),
    )
