"""The list of gaps from a scorecard, ranked."""

from __future__ import annotations

from functools import partial

from cxmap.locale import Words
from cxmap.scoring import (
    Estimate,
    PersonaScore,
    PlaceScore,
    Scorecard,
    converted,
    grounds,
    opportunity_score,
    quadrants,
    stability,
    tally,
)
from cxmap.scoring.recent import Since, moved_since
from cxmap.view.answered import Answered, build_answered
from cxmap.view.answering import positive_answers, printed_n, raters
from cxmap.view.counting import coverage_text, rests_text
from cxmap.view.expectations import expectation_text, expectations_summary
from cxmap.view.gaps.rows import GapRow, GapTable, GroupPart, OwnFigure, PersonaRow
from cxmap.view.metric_rows import (
    also_text,
    goal_as_written,
    idle_goals,
    metric_row,
    own_number,
    taken_as,
    whole_rows,
)
from cxmap.view.rolled import RolledRow, rolled_rows
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


def _own(estimate: Estimate | None) -> OwnFigure | None:
    if estimate is None:
        return None
    metric, own = estimate.metric, estimate.own
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


def _reach_recorded(place: PlaceScore) -> tuple[int, int] | None:
    point = place.touchpoint
    if point is None or point.observed is None or "reach" not in point.recorded:
        return None
    return point.observed.cases, point.observed.of


def _reach_written(place: PlaceScore) -> str:
    own = place.touchpoint.reach if place.touchpoint is not None else None
    return own.text if own is not None else ""


def _row(
    card: Scorecard,
    place: PlaceScore,
    quadrant: str,
    answered: Answered,
    words: Words,
    since: Since | None = None,
) -> GapRow:
    point, phase = place.touchpoint, place.phase
    driving, mentioned = answered.of(place.id)
    named = card.map.channels_by_id
    channels = point.channel if point else ()
    own = [(score.name, score.experience) for score in place.personas if score.experience is not None]
    others = tuple(metric_row(card, other, words) for other in place.others)
    known = place.measured or place.believed.figure
    taken = taken_as(place.measured, place.goal, card.scale, words) if place.measured else ""
    metric, strata = (place.measured.metric, place.measured.strata) if place.measured else (None, ())
    own += [
        (stratum.name, converted(stratum.point, stratum.metric.own_scale, card.scale))
        for stratum in strata
        if stratum.party == "segment" and not stratum.withheld
    ]
    return GapRow(
        rank=place.rank,
        id=place.id,
        name=place.name if point else words.whole_phase.format(name=place.name),
        whole_phase=point is None,
        phase=phase.name if phase else "",
        phase_id=phase.id if phase else "",
        channels=tuple(named[id_].name for id_ in channels if id_ in named),
        channel_ids=channels,
        goal=place.goal.score,
        goal_from=place.goal.origin or "",
        goal_origin=origin_text(place.goal, card.map, words),
        goal_channel=place.goal.channel or "",
        goal_own=place.goal.own,
        goal_unit=place.goal.unit or "",
        goal_written=goal_as_written(place.goal, words),
        goal_taken_as=taken if place.converted else "",
        goal_reasons=(*goal_reasons(card, place, words), *idle_goals(card, place, words)),
        goal_words=place.goal.words or "",
        experience=place.experience,
        low=place.measured.low if place.measured else None,
        high=place.measured.high if place.measured else None,
        n=(place.measured.n or None) if place.measured else None,
        printed_n=printed_n(place.measured) if place.measured else None,
        answered=place.measured.answered if place.measured else None,
        own=_own(place.measured),
        method=method_text(place.measured, words) if place.measured else "",
        rests=rests_text(grounds(card.map, place), words),
        metric_type=place.measured.metric.type if place.measured else "",
        own_figure="" if known is None else own_number(known.metric, known.own.point or 0.0, words),
        positive=metric.positives if metric and positive_answers(metric, words) else (),
        pool=place.measured.pool if place.measured else "none",
        since=since,
        groups=tuple(
            GroupPart(
                party=stratum.party,
                id=stratum.id,
                name=stratum.name,
                weight=stratum.weight,
                figure=None if stratum.withheld else stratum.point,
                n=None if stratum.withheld else stratum.metric.raw_n,
            )
            for stratum in strata
        ),
        believed=place.believed.score,
        raters=place.believed.raters,
        raters_text=raters(place.believed.raters, words, partial(points, card, words=words)),
        blind_spot=place.blind_spot,
        gap=place.gap,
        expectation=place.expectation.score,
        expectation_from=place.expectation.origin or "",
        expectation_words=place.expectation.words or "",
        expectation_gap=place.expectation_gap,
        expectation_text=expectation_text(card, place, words),
        verdict=place.verdict,
        verdict_text=verdict_text(place, words),
        personas=tuple(
            _persona(persona_score)
            for persona_score in place.personas
            if card.persona is None or persona_score.persona == card.persona
        ),
        short_for=tuple(persona_score.persona for persona_score in place.short_for),
        short_for_text=short_for_text(place, words),
        hides_someone=place.hides_someone,
        short_for_anyone=place.short_for_anyone,
        moves=place.moves,
        turn_text=turn_text(card, place.turns, words),
        whose=point.personas if point else (),
        whose_text=whose_text(card, place),
        withheld_below=place.withheld_below,
        withheld_text=withheld_text(card, place, words),
        why=why_text(card, place.judgement, words),
        reason=reason_text(card, place, words),
        needed=place.judgement.needed if place.judgement else None,
        missing=place.judgement.missing if place.judgement else None,
        people=place.measured.metric.of if place.measured else None,
        stands=place.stands,
        importance=place.importance,
        assumed=place.place.importance is None,
        reach_assumed=point is None or point.reach is None,
        reach=place.reach,
        reach_recorded=_reach_recorded(place),
        reach_written=_reach_written(place),
        shortfall=place.shortfall,
        priority=place.priority,
        opportunity_score=(
            None
            if place.experience is None
            else opportunity_score(place.importance, card.scale.percent(place.experience))
        ),
        quadrant=quadrant,
        spread=tuple(own) if card.persona is None and len({score for _, score in own}) > 1 else (),
        impact=tuple(impact.direction for impact in point.impact) if point else (),
        others=others,
        also=tuple(also_text(other, words) for other in others if other.missed),
        driving=driving,
        mentions=mentioned,
    )


def _is_blind(card: Scorecard, row: GapRow) -> bool:
    """Whether a believed score lies outside of the margin of error, and far enough to matter."""
    if row.blind_spot is None or row.believed is None:
        return False
    outside = row.low is None or row.high is None or not row.low <= row.believed <= row.high
    return outside and abs(row.blind_spot) >= BLIND * card.scale.length


def _home(row: RolledRow) -> str:
    """The id of the phase that a place lies in, or is."""
    home = row.rolled.place.phase if row.rolled.place is not None else None
    return row.rolled.id if home is None else home.id


def build_gaps(
    card: Scorecard,
    words: Words,
    *,
    phase: str | None = None,
    channel: str | None = None,
    min_gap: float = 0.0,
    short_for_anyone: bool = False,
    rows_alone: bool = False,
) -> GapTable:
    """The list of gaps: the ranked shortfalls, what falls short for somebody, then the rest in map order.

    `phase` and `channel` keep those with that id; `min_gap` drops shortfalls smaller than so many points;
    `short_for_anyone` keeps what falls short on average or for somebody. With `rows_alone` nothing is worked
    out of the list as a whole: how stable its top is takes as long as everything else.
    """
    rows = []
    answered = build_answered(card, words)
    placed = {placed.place.order: words.quadrants[placed.quadrant] for placed in quadrants(card).places}
    moved = moved_since(card)
    for place in card.ranked:
        home = place.phase
        wanted = (
            (phase is None or (home is not None and home.id == phase))
            and (channel is None or (place.touchpoint is not None and channel in place.touchpoint.channel))
            and (place.gap is None or place.gap >= 0 or -place.gap >= min_gap)
            and (place.short_for_anyone or not short_for_anyone)
        )
        if wanted:
            since = moved.get(place.order)
            rows.append(_row(card, place, placed.get(place.order, ""), answered, words, since))
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
        stability=None if rows_alone else stability(card),
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
        drivers=answered.drivers if channel is None and phase is None else (),
        written={} if rows_alone else written(card.map),
        rolled=tuple(
            row for row in rolled_rows(card, words) if channel is None and phase in (None, _home(row))
        ),
        beside=tuple(
            _row(card, place_score, "", answered, words)
            for place_score in card.beside
            if channel is None and phase in (None, place_score.id)
        ),
    )
