"""How scores moved from version to version of one map, like for like.

Scores of earlier versions are brought to the scale of the last one, by where they lie between its ends. A
touchpoint is known again by its id or, where that has changed, by its name (`identities`). Only what was
scored in the same way is compared: believed with believed, measured with the same kind of metric; a score
that was believed and is now measured says that more is known, not that anything changed.

A believed score has no margin of error: it changed or it did not. Two measured ones are tested as independent
samples (`differences.contrast`) or, where the same people answered again, by their own changes (`repeated`),
and differ where that stands when all places that are compared at a time are
taken together (Holm 1979); where there is no test, nothing is decided.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from statistics import fmean
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from cxmap.model import Scale
from cxmap.scoring.grounds import day_of
from cxmap.scoring.identities import Identity, identities
from cxmap.scoring.measured import Estimate, converted, way
from cxmap.scoring.repeated import contrast_over_time
from cxmap.scoring.scorecard import PlaceScore, Scorecard
from cxmap.scoring.ties import settled
from cxmap.scoring.verdicts import standing

Missing = Literal["", "shallow", "partial", "unanswered"]
"""Why earlier versions are not known, or not all of them; nothing where they are."""
State = Literal["worse", "better", "unclear", "same", "unlike"]
"""`unclear` is a measured difference that may be chance; `unlike` was scored in another way before."""
LEAST = 2
"""Fewer versions than this with scores make no trend."""


class Version(Struct, frozen=True):
    """A map as it was. Without a day it is the present one, not committed; without a card, it has no scores
    or is no map."""

    revision: str
    day: date | None
    card: Scorecard | None
    sound: bool = True


class Reading(Struct, frozen=True):
    """What a place was scored at in one version, in points of the last version's scale."""

    at: int
    """The position of a point, from 0."""
    score: float
    measured: Estimate | None
    low: float | None
    high: float | None


class Point(Struct, frozen=True):
    """A version with scores. Means are plain, over what has a score and what has a goal besides."""

    version: Version
    mean: float
    goal: float | None
    short: int
    judged: int
    priority: float
    """The sum over all shortfalls, percent of the scale weighted by importance and reach."""
    measured: int
    scored: int
    alike: bool
    """Whether the mean can be held against the one before: the same places, ways to score, and scale."""
    came: tuple[str, ...]
    """Names of what has a score here and had none in the point before; `went` the other way round."""
    went: tuple[str, ...]
    regoaled: tuple[str, ...]
    """Names of what has another goal than in the point before."""
    rescored: tuple[str, ...]
    """Names of what is scored in another way."""
    fell: tuple[str, ...]
    """Names of what is worse than in the point before, scored in the same way; `rose` the other way round."""
    rose: tuple[str, ...]
    unclear: tuple[str, ...]
    """Names of what was measured to be another, by what may be chance or by a margin that is not known."""
    rescaled: bool


class Move(Struct, frozen=True):
    """The course of one place of the last version over those earlier versions that score it the same way."""

    place: PlaceScore
    first: Reading
    last: Reading
    gain: float
    """From the first to the last; above zero is better."""
    state: State
    p_value: float | None
    """Of a measured one being the same as at first; nothing where that cannot be tested."""
    clear: bool | None
    """Whether it is more than chance explains, all places together; nothing where it is not tested."""
    since: int | None
    """The point from which on it has been on this side of its first score."""
    step: Reading | None
    """The last reading that differs from the one before it, and `step_gain` by how much."""
    step_gain: float
    before: Reading | None
    """The last reading from before it was scored in this way, where there is one."""


class Alike(Struct, frozen=True):
    """The mean over the places that the first and the last point score in the same way."""

    places: int
    first: float
    last: float
    gain: float


class Trend(Struct, frozen=True):
    """The course of a map. Without points, there is nothing to be told."""

    points: tuple[Point, ...] = ()
    moves: tuple[Move, ...] = ()
    """In the order of the map."""
    alike: Alike | None = None
    unsound: tuple[Version, ...] = ()
    """What is no map; `unscored` is one without scores for this persona."""
    unscored: tuple[Version, ...] = ()
    known: int = 0
    """How many versions there are, of which those given are a choice."""
    missing: Missing = ""


def basis(reading: Reading) -> tuple[object, ...]:
    """Equal for readings that can be held against each other."""
    return () if reading.measured is None else way(reading.measured)


def brought(value: float, scale: Scale, last: Scale) -> float:
    """A score on the scale of the last version."""
    return value if scale == last else converted(value, scale, last)


def reading_of(at: int, place: PlaceScore, card: Scorecard, last: Scorecard) -> Reading:
    """What a place was scored at in a version that scores it."""
    measured = place.measured
    ends = () if measured is None else (measured.low, measured.high)
    known = sorted(brought(end, card.scale, last.scale) for end in ends if end is not None)
    low, high = known if len(known) == 2 else (None, None)
    return Reading(at, brought(place.experience or 0.0, card.scale, last.scale), measured, low, high)


def _p_value(card: Scorecard, first: Reading, last: Reading) -> float | None:
    if first.measured is None or last.measured is None:
        return None
    day = day_of(card.map, first.measured.metric)
    return contrast_over_time(first.measured, last.measured, day, card.scale, card.settings).p_value


def _state(gain: float, last: Reading, clear: bool | None) -> State:
    """What became of a place between two readings of one kind; `clear` is whether the data decide that."""
    if not gain:
        return "same"
    if last.measured is not None and not clear:
        return "unclear"
    return "better" if gain > 0 else "worse"


def _clear(card: Scorecard, p_values: Sequence[float | None]) -> list[bool | None]:
    """Which of several differences are more than chance, taken together; nothing for the untested."""
    judged = zip(p_values, standing(p_values, card.settings.confidence), strict=True)
    return [None if p_value is None else stands for p_value, stands in judged]


def taken_together(card: Scorecard, moves: Sequence[Move]) -> tuple[Move, ...]:
    """The same moves, those that were measured decided by all of their tests together (Holm 1979)."""
    clear = _clear(card, [move.p_value for move in moves])
    return tuple(
        move
        if move.state == "unlike"
        else replace(move, clear=stands, state=_state(move.gain, move.last, stands))
        for move, stands in zip(moves, clear, strict=True)
    )


def _gain(card: Scorecard, first: Reading, last: Reading) -> float:
    return settled(card.scale.difference(last.score, first.score), card.scale.length)


def compared(card: Scorecard, place: PlaceScore, readings: Sequence[Reading]) -> Move:
    """The course of a place through readings of it, at least one, in the order of time.

    Alone: `taken_together` decides on several of them.
    """
    last = readings[-1]
    own = [reading for reading in readings if basis(reading) == basis(last)]
    first = own[0]
    others = [reading for reading in readings if basis(reading) != basis(last)]
    gain = _gain(card, first, last)
    steps = [(later, _gain(card, former, later)) for former, later in pairwise(own)]
    step, step_gain = next(((later, by) for later, by in reversed(steps) if by), (None, 0.0))
    p_value = _p_value(card, first, last) if len(own) > 1 and gain else None
    since = None
    for reading in reversed(own):
        if not gain or _gain(card, first, reading) * gain <= 0:
            break
        since = reading.at
    before = others[-1] if others else None
    state: State = "unlike" if len(own) == 1 else "same"
    move = Move(place, first, last, gain, state, p_value, None, since, step, step_gain, before)
    return taken_together(card, [move])[0]


class _Pointing:
    """Makes points of versions one by one, each beside the one before."""

    def __init__(self, last: Scorecard) -> None:
        self.last = last
        self.card: Scorecard | None = None
        self.scores: dict[Identity, tuple[PlaceScore, Reading]] = {}
        self.goals: dict[Identity, float | None] = {}

    def point(self, at: int, version: Version, card: Scorecard, known: dict[str, Identity]) -> Point:
        before, first = self.scores, self.card is None
        now = {known[place.id]: (place, reading_of(at, place, card, self.last)) for place in card.scored}
        goals = {known[place.id]: _on(card, self.last, place.goal.score) for place in card.places}
        both = [
            (before[id_][1], reading, place.name) for id_, (place, reading) in now.items() if id_ in before
        ]
        alike = [(old, new, name) for old, new, name in both if basis(old) == basis(new)]
        gains = [_gain(self.last, old, new) for old, new, _ in alike]
        clear = _clear(
            self.last,
            [
                _p_value(self.last, old, new) if gain else None
                for (old, new, _), gain in zip(alike, gains, strict=True)
            ],
        )
        states = [
            (_state(gain, new, stands), name)
            for (_, new, name), gain, stands in zip(alike, gains, clear, strict=True)
        ]
        rescored = tuple(name for old, new, name in both if basis(old) != basis(new))
        came = tuple(place.name for id_, (place, _) in now.items() if id_ not in before and not first)
        went = tuple(place.name for id_, (place, _) in before.items() if id_ not in now)
        rescaled = self.card is not None and self.card.scale != card.scale
        aims = [goal for id_ in now if (goal := goals[id_]) is not None]
        point = Point(
            version=version,
            mean=fmean(reading.score for _, reading in now.values()),
            goal=fmean(aims) if aims else None,
            short=len(card.short),
            judged=len(card.judged),
            priority=math.fsum(place.priority or 0.0 for place in card.short),
            measured=sum(place.measured is not None for place in card.scored),
            scored=len(now),
            alike=not (first or came or went or rescored or rescaled),
            came=came,
            went=went,
            regoaled=tuple(
                place.name
                for place in card.places
                if (id_ := known[place.id]) in self.goals and not self.near(self.goals[id_], goals[id_])
            ),
            rescored=rescored,
            fell=tuple(name for state, name in states if state == "worse"),
            rose=tuple(name for state, name in states if state == "better"),
            unclear=tuple(name for state, name in states if state == "unclear"),
            rescaled=rescaled,
        )
        self.card, self.scores, self.goals = card, now, goals
        return point

    def near(self, value: float | None, other: float | None) -> bool:
        if value is None or other is None:
            return value is other
        return settled(value - other, self.last.scale.length) == 0.0


def _on(card: Scorecard, last: Scorecard, value: float | None) -> float | None:
    return None if value is None else brought(value, card.scale, last.scale)


def _alike(card: Scorecard, moves: Sequence[Move]) -> Alike | None:
    shared = [move for move in moves if move.first.at == 0]
    if not shared:
        return None
    first, last = (
        fmean(scores) for scores in zip(*((m.first.score, m.last.score) for m in shared), strict=True)
    )
    gain = settled(card.scale.difference(last, first), card.scale.length)
    return Alike(len(shared), first, last, gain)


def trend(versions: Sequence[Version], *, known: int = 0, missing: Missing = "") -> Trend:
    """The course of a map through versions of it, the newest last, scored for the same persona.

    `known` is how many versions there are where those given are a choice of them; `missing` says why others
    are not known. Nothing is told of fewer than two versions with scores, and nothing where
    the last one is not among them.
    """
    scored = [
        (version, version.card) for version in versions if version.card is not None and version.card.scored
    ]
    unsound = tuple(version for version in versions if not version.sound)
    unscored = tuple(
        version for version in versions if version.sound and not (version.card and version.card.scored)
    )
    about = Trend(unsound=unsound, unscored=unscored, known=max(known, len(versions)), missing=missing)
    if len(scored) < LEAST or scored[-1][0] is not versions[-1]:
        return about
    cards = [card for _, card in scored]
    names, last = identities(cards), cards[-1]
    readings: dict[Identity, list[Reading]] = {}
    for at, (card, known_as) in enumerate(zip(cards, names, strict=True)):
        for place in card.scored:
            readings.setdefault(known_as[place.id], []).append(reading_of(at, place, card, last))
    moves = taken_together(
        last,
        [
            compared(last, place, own_readings)
            for place in last.scored
            if len(own_readings := readings[names[-1][place.id]]) > 1
        ],
    )
    pointing = _Pointing(last)
    points = tuple(
        pointing.point(at, version, card, known_as)
        for at, ((version, card), known_as) in enumerate(zip(scored, names, strict=True))
    )
    return Trend(points, moves, _alike(last, moves), unsound, unscored, about.known, missing)
