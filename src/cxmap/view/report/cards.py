"""The touchpoints of the report, phase by phase, each with all that the map says of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cxmap.locale import Words
from cxmap.model import Phase, Touchpoint
from cxmap.scoring import PersonaScore, PlaceScore
from cxmap.view.curve.values import Column, CurveView
from cxmap.view.expectations import told_and_written
from cxmap.view.gaps.rows import GapRow
from cxmap.view.metric_rows import written_goal
from cxmap.view.numbers import numbers_of
from cxmap.view.phrase import Phrase
from cxmap.view.report.remarks import PASSAGES, addresses, below_part, kpis, passages
from cxmap.view.report.values import Chapter, Fact, ImpactMoment, PersonaMark, TouchpointCard
from cxmap.view.report.writing import Writer, fact
from cxmap.view.shares import share_text
from cxmap.view.times import time_text
from cxmap.view.wording import no_score_text


def moments(writer: Writer, place: PlaceScore) -> tuple[ImpactMoment, ...]:
    """The impact moments of a touchpoint, for those whom the report is about."""
    return tuple(
        ImpactMoment(
            direction=impact.direction,
            direction_text=writer.words.directions[impact.direction],
            text=impact.why or "",
            who=writer.people(impact.persona),
            touchpoint=writer.reference(place),
            phase=place.phase.name if place.phase else "",
        )
        for impact in place.point.impact
        if writer.card.persona is None or not impact.persona or writer.card.persona in impact.persona
    )


def _ways(writer: Writer, point: Touchpoint) -> tuple[Phrase, ...]:
    runs: list[Phrase] = []
    for way in point.next:
        share = None if way.share is None else share_text(way.share, writer.words)
        aside = ", ".join(text for text in (share, way.when) if text)
        runs += [Phrase(writer.words.semicolon)] if runs else []
        runs += [writer.place(way.to), Phrase(f" ({aside})")] if aside else [writer.place(way.to)]
    return tuple(runs)


def _facts(writer: Writer, point: Touchpoint) -> tuple[Fact, ...]:
    words = writer.words
    markets = {market.id: market.name for market in writer.map.markets}
    facts = fact(words.device, ", ".join(point.device)) + fact(words.when, point.when)
    facts += fact(words.duration, time_text(point.duration, writer.card))
    facts += fact(words.waiting, time_text(point.waiting, writer.card))
    facts += fact(words.personas, writer.people(point.personas))
    facts += fact(words.markets, ", ".join(markets.get(id_, id_) for id_ in point.markets))
    facts += fact(words.initiator, writer.people([point.initiator] if point.initiator else []))
    facts += fact(words.receiver, writer.people(point.receiver))
    facts += fact(words.elements, ", ".join(words.element_names[name] for name in point.elements), own=True)
    facts += _curves(writer, point)
    facts += fact(words.in_expectations.mark, _expected(writer, point)) + _answered(writer, point.id)
    facts += fact(words.through, writer.place(point.through) if point.through else None)
    facts += fact(words.next, *_ways(writer, point)) + _flags(point, words)
    facts += fact(words.deviation, words.deviations[point.deviation] if point.deviation else None, own=True)
    facts += fact(words.status, words.touchpoint_statuses[point.status] if point.status else None, own=True)
    return facts + fact(words.owner, point.owner) + fact(words.tags, ", ".join(point.tags))


def _curves(writer: Writer, place: Touchpoint | Phase) -> tuple[Fact, ...]:
    """The values on the map's further curves."""
    facts: tuple[Fact, ...] = ()
    for curve in writer.map.curves:
        value = place.curves.get(curve.id)
        if value is not None:
            shown = numbers_of(curve.scale or writer.map.scale, writer.words)
            facts += fact(curve.name, shown.score(value))
    return facts


def _answered(writer: Writer, place: str) -> tuple[Fact, ...]:
    """Its importance derived from answers, and the comments that speak of it."""
    words = writer.words
    driving, mentioned = writer.answered.of(place)
    facts: tuple[Fact, ...] = ()
    for row in driving:
        facts += fact(words.in_answers.derived, row.said, own=True)
    for mention in mentioned:
        facts += fact(words.in_answers.comments, words.semicolon.join(mention.said), own=True)
    return facts


def _expected(writer: Writer, place: Touchpoint | Phase) -> str:
    """What customers expect there, experience minus that, and what is written of it."""
    score = writer.score_of(place)
    return writer.words.semicolon.join(told_and_written(writer.card, score, place.expectation, writer.words))


def _mark(writer: Writer, own: PersonaScore) -> PersonaMark:
    below = own.withheld_below
    return PersonaMark(
        name=own.name,
        experience=own.experience,
        gap=own.gap,
        measured=own.measured is not None,
        around="" if own.measured is None else writer.around(own.measured),
        withheld="" if below is None else writer.words.in_journey.withheld(below),
    )


def _card(writer: Writer, place: PlaceScore, row: GapRow, column: Column) -> TouchpointCard:
    point = place.point
    marks = tuple(_mark(writer, own) for own in place.personas)
    several = len({own.experience for own in place.personas}) > 1
    return TouchpointCard(
        anchor=writer.anchors[place.id],
        gap=row,
        description=point.description or "",
        chips=column.channels,
        remark="" if place.experience is not None else no_score_text(writer.card, place, writer.words),
        personas=marks if several and writer.card.persona is None else (),
        moments=moments(writer, place),
        facts=_facts(writer, point),
        passages=passages(writer, point, PASSAGES),
        pain=next((pain.text for pain in point.pain_points if not pain.is_nothing), ""),
        kpis=kpis(writer, point.kpis),
        below=below_part(writer, place.id),
        links=addresses(writer, point.links),
        note=point.note or "",
    )


def _chapter(
    writer: Writer, phase: Phase | None, gap: GapRow | None, cards: Sequence[TouchpointCard]
) -> Chapter:
    if phase is None:
        return Chapter("", "", "", None, (), (), (), None, "", tuple(cards))
    words = writer.words
    goal = ", ".join(written_goal(writer.map, phase.goal, words)) if phase.goal else None
    facts = fact(words.when, phase.when) + fact(words.duration, time_text(phase.duration, writer.card))
    facts += fact(words.goal, goal) + fact(words.intended, phase.goal.words if phase.goal else None)
    facts += _curves(writer, phase) + fact(words.in_expectations.mark, _expected(writer, phase))
    facts += _answered(writer, phase.id)
    facts += _flags(phase, words) + fact(words.owner, phase.owner)
    if any(place.phase is phase for place in writer.card.beside):
        facts += fact(words.experience, words.in_people.beside_touchpoints, own=True)
    return Chapter(
        anchor=f"phase-{phase.id}",
        name=phase.name,
        description=phase.description or "",
        gap=gap,
        facts=facts,
        passages=passages(writer, phase, PASSAGES),
        kpis=kpis(writer, phase.kpis),
        below=below_part(writer, phase.id),
        note=phase.note or "",
        cards=tuple(cards),
    )


def _flags(place: Touchpoint | Phase, words: Words) -> tuple[Fact, ...]:
    flags = (
        (place.optional, words.optional), (place.repeats, words.repeats),
        (place.entry, words.entry), (place.exit, words.exit),
    )  # fmt: skip
    return fact("", ", ".join(text for holds, text in flags if holds), own=True)


def chapters(writer: Writer, curve: CurveView, rows: Mapping[str, GapRow]) -> tuple[Chapter, ...]:
    """The phases with their touchpoints; those of a map without phases in one chapter without a name."""
    columns = {column.id: column for column in curve.columns}
    cards = {
        place.id: _card(writer, place, rows[place.id], columns[place.id]) for place in writer.card.touchpoints
    }
    judged = {place.id: rows[place.id] for place in (*writer.card.phases, *writer.card.beside)}
    places = writer.card.touchpoints
    made = [
        _chapter(
            writer, phase, judged.get(phase.id), [cards[place.id] for place in places if place.phase is phase]
        )
        for phase in writer.map.phases
    ]
    loose = [cards[place.id] for place in places if place.phase is None]
    return (*made, _chapter(writer, None, None, loose)) if loose else tuple(made)
