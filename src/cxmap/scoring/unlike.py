"""One touchpoint that two maps describe, with scores that differ: which of the two is right?

Two maps describe one touchpoint where both write the same id for it and nothing else speaks against it, or
where name and channels are the same. Maps of other states, of other people and of other markets say different
things with good reason, and so do a map of the future and the current one that it names.

Two measured scores differ where the interval of their difference leaves 0 out (MOVER, for independent
answers); where one is an estimate, by a tenth of the scale.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from msgspec import Struct

from cxmap.model import Touchpoint
from cxmap.scoring.combinations import combined
from cxmap.scoring.intervals import Ends
from cxmap.scoring.rolling import APART
from cxmap.scoring.scorecard import PlaceScore, Scorecard

MOST_ALIKE = 20
"""Of more maps than these that describe one touchpoint, only the worst and the best are held against each
other: ids that so many share come from a template, and pairs grow with the square."""


class Described(Struct, frozen=True):
    """A touchpoint with a score, as one map describes it."""

    file: str
    path: str
    """The real path of the map."""
    route: tuple[str | int, ...]
    """Where it stands in the map."""
    own_id: str
    """Its id where the map writes one; empty for one that is made of its name."""
    name: str
    channels: frozenset[str]
    """Their names, without regard to case."""
    state: str
    of: str
    """The real path of the current map that a map of the future names."""
    people: frozenset[str]
    """The names of the personas who come there; empty for everybody."""
    markets: frozenset[str]
    percent: float
    """Its score in percent of its map's scale."""
    low: float | None
    high: float | None
    day: str
    shown: str
    """The score with the ends of its scale, for reading."""


class Unlike(Struct, frozen=True):
    """Two descriptions of one touchpoint that differ."""

    first: Described
    second: Described
    decided: bool
    """By the answers of both; otherwise by an estimate."""


def plain(text: str) -> str:
    """A name without regard to case and spaces."""
    return " ".join(text.casefold().split())


def channel_names(known: dict[str, str], point: Touchpoint) -> frozenset[str]:
    """The names of a touchpoint's channels; an id where nothing is known of it."""
    return frozenset(plain(known.get(id_, id_)) for id_ in point.channel)


def ends_of(place: PlaceScore, card: Scorecard) -> tuple[float, float | None, float | None]:
    """A place's score with its interval, in percent of its map's scale."""
    assert place.experience is not None
    percent = card.scale.percent(place.experience)
    measured = place.measured
    if measured is None or measured.low is None or measured.high is None:
        return percent, None, None
    low, high = sorted((card.scale.percent(measured.low), card.scale.percent(measured.high)))
    return percent, low, high


def unlike(described: Sequence[Described]) -> Iterator[Unlike]:
    """Every two descriptions of one touchpoint that differ, in the order given; each pair once."""
    known: dict[str, list[int]] = {}
    for at, own in enumerate(described):
        for key in _keys_of(own):
            known.setdefault(key, []).append(at)
    pairs = {pair for group in known.values() for pair in combinations(_held(group, described), 2)}
    for at, other in sorted(pairs):
        first, second = described[at], described[other]
        if _is_same(first, second):
            decided = _differ(first, second)
            if decided is not None:
                yield Unlike(first, second, decided)


def _keys_of(own: Described) -> tuple[str, ...]:
    """What a touchpoint may be known by in another map: its written id, its name with its channels."""
    keys = (f"id {own.own_id}",) if own.own_id else ()
    return (*keys, f"name {plain(own.name)} {' '.join(sorted(own.channels))}") if own.channels else keys


def _held(group: Sequence[int], described: Sequence[Described]) -> Sequence[int]:
    """Those of one key that are held against each other, in their order."""
    if len(group) <= MOST_ALIKE:
        return group
    by_score = sorted(group, key=lambda at: described[at].percent)
    return sorted((by_score[0], by_score[-1]))


def _is_same(first: Described, second: Described) -> bool:
    if first.path == second.path or first.state != second.state:
        return False
    if first.path == second.of or second.path == first.of:
        return False
    if _others(first.people, second.people) or _others(first.markets, second.markets):
        return False
    if plain(first.name) == plain(second.name):
        return True
    # one id and two names: `open` may be a shop's door here and an account there
    return bool(first.channels & second.channels)


def _others(first: frozenset[str], second: frozenset[str]) -> bool:
    """Whether two maps speak of other groups: a mean of some says nothing against a mean of all."""
    return bool(first and second) and first != second


def _differ(first: Described, second: Described) -> bool | None:
    """Whether answers decide that two scores differ; nothing where they are not known to."""
    ends: tuple[Ends, Ends] = (
        (first.percent, first.low, first.high),
        (second.percent, second.low, second.high),
    )
    bounds = combined((1.0, -1.0), ends)
    if bounds is not None:
        return True if bounds[0] > 0 or bounds[1] < 0 else None
    return False if abs(first.percent - second.percent) >= APART - 1e-9 else None
