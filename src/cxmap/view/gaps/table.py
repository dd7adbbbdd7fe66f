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
    card: Scorecard,
    found: PlaceScore,
    quadrant: str,
    answered: Answered,
    words: Words,
    since: Since | None = None,
) -> GapRow:
    point, phase = found.touchpoint, found.phase
    driving, mentioned = answered.of(found.id)
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
        driving=driving,
        mentions=mentioned,
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
    answered = build_answered(card, words)
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
            since = moved.get(found.order)
            rows.append(_row(card, found, placed.get(found.order, ""), answered, words, since))
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
        drivers=answered.drivers if channel is None and phase is None else (),
        written=written(card.map),
        beside=tuple(
            _row(card, found, "", answered, words)
            for found in card.beside
            if channel is None and phase in (None, found.id)
        ),
    )
