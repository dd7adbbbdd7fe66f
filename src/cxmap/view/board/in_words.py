"""What to say first of a map without a score: what hurts, what matters, who waits, what to find out next.

The report says the same in the same order: nothing here is inferred, all of it is written in the map.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import inf

from msgspec import Struct
from msgspec.structs import replace

from cxmap.locale import Words
from cxmap.model import Impact, PainPoint, Phase, Touchpoint
from cxmap.scoring import Scorecard
from cxmap.view.board.said import MOST, Said, quoted
from cxmap.view.board.values import BoardItem, BoardPhase, BoardSection, SectionKey
from cxmap.view.curve.values import Tone
from cxmap.view.wording import source_text

_TONES: dict[str, Tone] = {"negative": "bad", "positive": "good", "either": "plain"}


class Pain(Struct, frozen=True):
    """A pain point and where it hurts; the name is empty for what hurts everywhere."""

    pain: PainPoint
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
    own = [
        pain
        for pain in (*places, *everywhere)
        if not pain.pain.is_nothing and _concerns(card, pain.pain.persona)
    ]
    return tuple(sorted(own, key=lambda pain: -(pain.pain.severity or 0)))


def _concerns(card: Scorecard, personas: Iterable[str]) -> bool:
    """Whether it is about the persona that the map is drawn for; everything is, where it is for all."""
    named = tuple(personas)
    return card.persona is None or not named or card.persona in named


def _who(card: Scorecard, personas: Iterable[str]) -> str:
    known = card.map.personas_by_id
    return ", ".join(known[id_].name for id_ in personas if id_ in known)


def _pains(card: Scorecard, words: Words) -> Iterator[BoardItem]:
    for pain in pains(card):
        severity = pain.pain.severity
        details = (pain.name, _who(card, pain.pain.persona), pain.pain.when or "", pain.pain.effect or "")
        yield BoardItem(
            name=pain.pain.text,
            id=pain.id,
            figure="" if severity is None else f"{words.severity} {words.of_five.format(value=severity)}",
            details=tuple(text for text in details if text),
            tone="bad",
        )


def _impacts(card: Scorecard) -> Iterator[tuple[str, str, Impact]]:
    """Impact moments: those that make a journey bad first, since these are to be mended."""
    impacts = [
        (place.id, place.name, impact)
        for place in card.touchpoints
        for impact in place.point.impact
        if _concerns(card, impact.persona)
    ]
    order = ("negative", "either", "positive")
    yield from sorted(impacts, key=lambda entry: order.index(entry[2].direction))


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
    for place, time in sorted(waiting, key=lambda entry: -(inf if entry[1].high is None else entry[1].high)):
        details = (place.phase.name,) if place.phase else ()
        yield BoardItem(name=place.name, id=place.id, figure=time.text, details=details)


def _questions(card: Scorecard, words: Words) -> Iterator[BoardItem]:
    """What the map itself asks for, then what it lacks."""
    map_, own = card.map, words.in_board
    if map_.scope is not None and map_.scope.question:
        yield BoardItem(map_.scope.question)
    asked: dict[str, list[tuple[str, str]]] = {}
    places_of_map: tuple[Touchpoint | Phase, ...] = (
        *(step.touchpoint for step in map_.steps),
        *map_.phases,
    )
    for place in places_of_map:
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
    if not card.scored:
        yield BoardItem(own.no_scores(touchpoints, phases))
    if all(place.goal.score is None for place in card.places) and map_.goal is None:
        yield BoardItem(own.no_goals)


def phases(card: Scorecard, words: Words) -> tuple[BoardPhase, ...]:
    """The phases with how many touchpoints and pain points each has; nothing for a map without phases."""
    hurting: dict[str, int] = {}
    for pain in pains(card):
        hurting[pain.id] = hurting.get(pain.id, 0) + 1
    made = []
    for phase in card.map.phases:
        ids = (phase.id, *(point.id for point in phase.touchpoints))
        count = sum(hurting.get(id_, 0) for id_ in ids)
        notes = (
            words.touchpoints(len(phase.touchpoints)) if phase.touchpoints else words.no_touchpoints,
            f"{words.pain_points}{words.colon}{count}" if count else "",
        )
        made.append(BoardPhase(phase.name, tuple(note for note in notes if note)))
    return tuple(made)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def in_words(card: Scorecard, words: Words) -> Said:
    """The worst pain, or else an impact moment or a wait, as the sentence; up to three of each below it."""
    names = {"pains": words.pain_points, "moments": words.impact_moments, "waits": words.waiting}
    board_sections = all_in_words(card, words)
    counted = tuple(
        f"{_capital(names[section.key])}{words.colon}{len(section.items)}"
        for section in board_sections
        if section.key in names
    )
    return Said(_sentence(card, words), tuple(cut(section, words) for section in board_sections), counted)


def cut(section: BoardSection, words: Words) -> BoardSection:
    """The first three of it, and how many more there are."""
    left = len(section.items) - MOST
    return replace(section, items=section.items[:MOST], more=words.more(left)) if left > 0 else section


def all_in_words(card: Scorecard, words: Words) -> tuple[BoardSection, ...]:
    """All that is written of a kind, each kind with what comes first; kinds without anything are left out."""
    own = words.in_board
    moments, hurting = _capital(words.impact_moments), _capital(words.pain_points)
    rated = any(pain.pain.severity is not None for pain in pains(card))
    kinds: tuple[tuple[SectionKey, str, Iterable[BoardItem]], ...] = (
        ("pains", own.pains if rated else hurting, _pains(card, words)),
        ("moments", moments, _moments(card, words)),
        ("waits", own.waits, _waits(card)),
        ("next", own.next, _questions(card, words)),
    )
    made = ((key, title, tuple(items)) for key, title, items in kinds)
    return tuple(BoardSection(key, title, items) for key, title, items in made if items)


def beyond(shown: Iterable[BoardSection], everything: Iterable[BoardSection]) -> tuple[BoardSection, ...]:
    """What is left of all sections after those that a board shows the beginning of."""
    counts = {section.key: len(section.items) for section in shown}
    left = (replace(section, items=section.items[counts.get(section.key, 0) :]) for section in everything)
    return tuple(section for section in left if section.items)


def _sentence(card: Scorecard, words: Words) -> str:
    own, map_ = words.in_board, card.map
    worst = next((pain for pain in pains(card) if pain.name), None)
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
