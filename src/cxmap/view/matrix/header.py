"""The head of a matrix: cards for scope and personas, and the notes at phases and touchpoints."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cxmap.locale import Words
from cxmap.model import Map, Persona, Phase, Quote
from cxmap.scoring import PlaceScore, Scorecard
from cxmap.view.initials import portrait_initials
from cxmap.view.matrix.remarks import DOT, quoted
from cxmap.view.matrix.values import Card, Fact
from cxmap.view.shares import share_text
from cxmap.view.times import time_text

MOST_TEXTS = 12
"""Needs and the like on a persona's card; what goes beyond is counted."""


def _told(texts: Sequence[str], words: Words) -> tuple[str, ...]:
    if len(texts) <= MOST_TEXTS:
        return tuple(texts)
    return (*texts[: MOST_TEXTS - 1], words.more(len(texts) - MOST_TEXTS + 1))


def _facts(words: Words, *facts: tuple[str, Sequence[str]]) -> tuple[Fact, ...]:
    return tuple(Fact(label, _told(texts, words)) for label, texts in facts if texts)


def _said(quote: Quote, words: Words) -> str:
    """A quote with who said it, and when."""
    aside = DOT.join(part for part in (quote.by, quote.when) if part)
    return quoted(quote.text, words) + (f" \N{EM DASH}\N{NO-BREAK SPACE}{aside}" if aside else "")


def _place_of(map_: Map, persona: Persona, words: Words) -> str:
    """Which part of the customers a persona stands for: how many, of which segment, in which market."""
    segments = {segment.id: segment.name for segment in map_.segments}
    markets = {market.id: market.name for market in map_.markets}
    share = f"{words.customer_share} {share_text(persona.share, words)}" if persona.share else ""
    segment = segments.get(persona.segment, persona.segment) if persona.segment else ""
    market = markets.get(persona.market, persona.market) if persona.market else ""
    return DOT.join(text for text in (segment, market, share) if text)


def _persona(map_: Map, persona: Persona, words: Words, number: int | None = None) -> Card:
    kind = "" if persona.type == "person" else words.persona_types[persona.type]
    channels = {channel.id: channel.name for channel in map_.channels}
    used = [channels.get(id_, id_) for id_ in persona.channels]
    facts = _facts(
        words,
        (words.channels, [", ".join(used)] if used else []),
        (words.needs, persona.needs),
        (words.goals, persona.goals),
        (words.frustrations, persona.frustrations),
        (words.job, (persona.job,) if persona.job else ()),
    )
    quotes = _told([_said(quote, words) for quote in persona.quotes], words)
    place = _place_of(map_, persona, words)
    role = DOT.join(part for part in (kind, persona.role, persona.description, place) if part)
    initials = portrait_initials(persona)
    return Card(persona.name, role, initials is not None, facts, quotes, initials or "", number, persona.id)


def _named(map_: Map, persona: Persona, words: Words) -> str:
    kind = "" if persona.type == "person" else words.persona_types[persona.type]
    aside = DOT.join(text for text in (kind, _place_of(map_, persona, words)) if text)
    return f"{persona.name} ({aside})" if aside else persona.name


def cards_of(card: Scorecard, words: Words, numbers: Mapping[str, int]) -> tuple[Card, ...]:
    """The scope, the personas of whom something is said, and the names of the others.

    `numbers` has those whose lines a curve shows.
    """
    map_: Map = card.map
    scope = map_.scope
    cards = []
    if scope is not None:
        facts = _facts(
            words,
            (words.objective, (scope.objective,) if scope.objective else ()),
            (words.trigger, (scope.trigger,) if scope.trigger else ()),
            (words.outcome, (scope.outcome,) if scope.outcome else ()),
            (words.key_question, (scope.question,) if scope.question else ()),
            (words.frequency, (scope.frequency,) if scope.frequency else ()),
            (words.includes, (", ".join(scope.includes),) if scope.includes else ()),
            (words.excludes, (", ".join(scope.excludes),) if scope.excludes else ()),
        )
        cards.append(Card(words.in_matrix.scope, map_.description or "", False, facts, ()))
    elif map_.description:
        cards.append(Card(words.in_people.about, map_.description, False, (), ()))
    people = [persona for persona in map_.personas if card.persona in (None, persona.id)]
    personas = [
        persona
        for persona in people
        if persona.role
        or persona.description
        or persona.quotes
        or persona.portrait
        or _persona(map_, persona, words).facts
    ]
    others = [persona for persona in people if persona not in personas]
    if len(people) == 1:
        personas, others = people, []
    cards += [_persona(map_, persona, words, numbers.get(persona.id)) for persona in personas]
    if others:
        names = Fact("", _told([_named(map_, persona, words) for persona in others], words))
        label = words.in_matrix.also if personas else words.personas[:1].upper() + words.personas[1:]
        cards.append(Card(label, "", False, (names,), ()))
    return tuple(cards)


def phase_notes(card: Scorecard, phase: Phase, words: Words) -> tuple[str, ...]:
    """When a phase is, how long it takes, and whether it may be passed over."""
    times = DOT.join(part for part in (phase.when, time_text(phase.duration, card)) if part)
    flags = [words.optional] if phase.optional else []
    flags += [words.repeats] if phase.repeats else []
    flags += [words.entry] if phase.entry else []
    flags += [words.exit] if phase.exit else []
    return tuple(note for note in (times, DOT.join(flags)) if note)


def column_notes(card: Scorecard, notes: PlaceScore | None, words: Words) -> tuple[str, ...]:
    """What sets a touchpoint apart: optional, repeated, an entry or exit, a departure from plan."""
    if notes is None:
        return ()
    touchpoint, flags = notes.point, []
    flags += [words.optional] if touchpoint.optional else []
    flags += [words.repeats] if touchpoint.repeats else []
    flags += [words.entry] if touchpoint.entry else []
    flags += [words.exit] if touchpoint.exit else []
    if touchpoint.deviation:
        flags.append(f"{words.deviation}{words.colon}{words.deviations[touchpoint.deviation]}")
    if touchpoint.status:
        flags.append(words.touchpoint_statuses[touchpoint.status])
    if touchpoint.through:
        phases = {phase.id: phase.name for phase in card.map.phases}
        flags.append(f"{words.through} {phases.get(touchpoint.through, touchpoint.through)}")
    return (DOT.join(flags),) if flags else ()
