"""What to say first of a map without a score: what hurts, what matters, who waits, what to find out next.

The report says the same in the same order: nothing here is inferred, all of it is written in the map.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import inf

from cxmap.locale import Words
from cxmap.model import Impact, PainPoint
from cxmap.scoring import Scorecard
from cxmap.view.board.said import MOST, Said
from cxmap.view.board.scored import quoted
from cxmap.view.board.values import BoardItem, BoardSection, SectionKey, Tone
from cxmap.view.wording import source_text

_TONES: dict[str, Tone] = {"negative": "bad", "positive": "good", "either": "plain"}


@dataclass(frozen=True, slots=True)
class Pain:
    """A pain point and where it hurts; the name is empty for what hurts everywhere."""

    pain: PainPoint
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class _Place:
    """A touchpoint or phase of those whom the map is drawn for."""

    id: str
    name: str


def pains(card: Scorecard) -> tuple[Pain, ...]:
    """Every pain point, the most severe first; then, as where nobody gave a severity, in the map's order."""
    map_ = card.map
    everywhere = [Pain(pain, "", "") for pain in map_.pain_points]
    places = [
        Pain(pain, place.id, place.name)
        for phase in (*map_.phases, None)
        for place in (
            *((phase,) if phase else ()),
            *(step.touchpoint for step in map_.steps if step.phase is phase),
        )
        for pain in place.pain_points
    ]
    own = [one for one in (*places, *everywhere) if _concerns(card, one.pain.persona)]
    return tuple(sorted(own, key=lambda one: -(one.pain.severity or 0)))


def _concerns(card: Scorecard, personas: Iterable[str]) -> bool:
    """Whether it is about the persona that the map is drawn for; everything is, where it is for all."""
    named = tuple(personas)
    return card.persona is None or not named or card.persona in named


def _who(card: Scorecard, personas: Iterable[str]) -> str:
    known = card.map.personas_by_id
    return ", ".join(known[id_].name for id_ in personas if id_ in known)


def _pains(card: Scorecard, words: Words) -> Iterator[BoardItem]:
    for one in pains(card):
        severity = one.pain.severity
        details = (one.name, _who(card, one.pain.persona), one.pain.when or "", one.pain.effect or "")
        yield BoardItem(
            name=one.pain.text,
            id=one.id,
            figure="" if severity is None else words.of_five.format(value=severity),
            verdict="" if severity is None else words.severity,
            details=tuple(text for text in details if text),
            tone="bad",
        )


def _impacts(card: Scorecard) -> Iterator[tuple[str, str, Impact]]:
    """Impact moments: those that make a journey bad first, since these are to be mended."""
    found = [
        (place.id, place.name, impact)
        for place in card.touchpoints
        for impact in place.point.impact
        if _concerns(card, impact.persona)
    ]
    order = ("negative", "either", "positive")
    yield from sorted(found, key=lambda one: order.index(one[2].direction))


def _moments(card: Scorecard, words: Words) -> Iterator[BoardItem]:
    for id_, name, impact in _impacts(card):
        direction = words.directions[impact.direction]
        details = (name if impact.why else "", _who(card, impact.persona))
        yield BoardItem(
            name=impact.why or name,
            id=id_,
            verdict=direction,
            details=tuple(text for text in details if text),
            tone=_TONES[impact.direction],
        )


def _waits(card: Scorecard) -> Iterator[BoardItem]:
    """The longest first; one without an end is longer than any."""
    waiting = [(place, place.point.waiting) for place in card.touchpoints if place.point.waiting]
    for place, time in sorted(waiting, key=lambda one: -(inf if one[1].seconds is None else one[1].seconds)):
        details = (place.phase.name,) if place.phase else ()
        yield BoardItem(name=place.name, id=place.id, figure=time.text, details=details)


def _questions(card: Scorecard, words: Words) -> Iterator[BoardItem]:
    """What the map itself asks for, then what it lacks."""
    map_, own = card.map, words.in_board
    if map_.scope is not None and map_.scope.question:
        yield BoardItem(map_.scope.question)
    asked: dict[str, list[tuple[str, str]]] = {}
    for place in (*(step.touchpoint for step in map_.steps), *map_.phases):
        for wanted in place.evidence:
            if wanted.to_collect:
                asked.setdefault(wanted.to_collect, []).append((place.id, place.name))
    for wanted in map_.evidence:
        if wanted.to_collect:
            asked.setdefault(wanted.to_collect, [])
    for text, places in asked.items():
        names = [name for _, name in places[:MOST]]
        names += [words.more(len(places) - MOST)] if len(places) > MOST else []
        yield BoardItem(text, places[0][0] if places else "", details=(", ".join(names),) if names else ())
    for source in map_.sources:
        if source.status == "planned":
            yield BoardItem(source_text(source, words))
    touchpoints, phases = len(map_.steps), 0 if map_.steps else len(map_.phases)
    yield BoardItem(own.no_scores(touchpoints, phases))
    if all(place.goal.score is None for place in card.places) and map_.goal is None:
        yield BoardItem(own.no_goals)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def in_words(card: Scorecard, words: Words) -> Said:
    """The worst pain, or else an impact moment or a wait, as the sentence; up to three of each below it."""
    own = words.in_board
    moments, hurting = _capital(words.impact_moments), _capital(words.pain_points)
    rated = any(one.pain.severity is not None for one in pains(card))
    kinds: tuple[tuple[SectionKey, str, Iterable[BoardItem]], ...] = (
        ("pains", own.pains if rated else hurting, _pains(card, words)),
        ("moments", moments, _moments(card, words)),
        ("waits", own.waits, _waits(card)),
        ("next", own.next, _questions(card, words)),
    )
    made = [(key, title, tuple(items)) for key, title, items in kinds]
    sections = tuple(
        BoardSection(key, title, items[:MOST], words.more(len(items) - MOST) if len(items) > MOST else "")
        for key, title, items in made
        if items
    )
    names = {"pains": hurting, "moments": moments, "waits": _capital(words.waiting)}
    counted = tuple(
        f"{names[key]}{words.colon}{len(items)}" for key, _, items in made if items and key in names
    )
    return Said(_sentence(card, words), sections, counted)


def _sentence(card: Scorecard, words: Words) -> str:
    own, map_ = words.in_board, card.map
    worst = next((one for one in pains(card) if one.name), None)
    if worst is not None:
        severity = worst.pain.severity
        if severity is None:
            count = words.count(len(pains(card)))
            return own.pain_unrated.format(n=count, name=quoted(worst.name, words), pain=worst.pain.text)
        said = f" ({words.severity} {words.of_five.format(value=severity)})"
        return own.pain_is.format(name=quoted(worst.name, words), pain=worst.pain.text, severity=said)
    for _, name, impact in _impacts(card):
        if impact.why:
            return own.moment_is.format(name=quoted(name, words), why=impact.why)
    for wait in _waits(card):
        return own.wait_is.format(name=quoted(wait.name, words), time=wait.figure)
    return own.nothing_known(len(map_.steps), 0 if map_.steps else len(map_.phases))
