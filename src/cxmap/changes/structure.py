"""What came, went, moved, got another name or was split: touchpoints, phases, whatever has an id."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from cxmap.changes.change import Change, Pair, Version, key_of
from cxmap.model.matching import name_of
from cxmap.model.plain import Address, Key

TOLD_ELSEWHERE = ("opportunities",)
"""Sections whose coming and going is told among the promises."""


def structure(pair: Pair) -> list[Change]:
    """Every change of this kind."""
    return [*_parted(pair), *_present(pair), *_renamed(pair), *_moved(pair)]


def _parted(pair: Pair) -> Iterator[Change]:
    for key, parts in pair.matches.splits.items():
        names = tuple(pair.there(part).name for part in parts)
        there = pair.matches.pairs.get(key)
        yield Change(
            "structure",
            "split",
            "neutral",
            pair.here(key),
            there and pair.there(there),
            pair.here(key).name,
            names,
        )
    back = {there: here for here, there in pair.matches.pairs.items()}
    for key, parts in pair.matches.merges.items():
        names = tuple(pair.here(part).name for part in parts)
        here = back.get(key)
        yield Change(
            "structure",
            "merged",
            "neutral",
            here and pair.here(here),
            pair.there(key),
            names,
            pair.there(key).name,
        )


def _present(pair: Pair) -> Iterator[Change]:
    there = set(pair.matches.pairs.values())
    for key in pair.was.things:
        if key not in pair.matches.pairs and key[0] not in TOLD_ELSEWHERE:
            yield _with_score(Change("structure", "removed", "neutral", pair.here(key), None), key, pair.old)
    for key in pair.now.things:
        if key not in there and key[0] not in TOLD_ELSEWHERE:
            yield _with_score(Change("structure", "added", "neutral", None, pair.there(key)), key, pair.new)


def _with_score(change: Change, key: Key, version: Version) -> Change:
    """What came or went, with how customers experience it there and what the verdict on that is.

    It has nothing to be held against, so it is neither better nor worse; the worst stands first all the same.
    """
    place = next((place for place in version.card.places if key_of(place) == key), None)
    if place is None or place.experience is None:
        return change
    measured = place.measured
    ends = None
    if measured is not None and measured.low is not None and measured.high is not None:
        ends = measured.low, measured.high
    came = change.kind == "added"
    return replace(
        change,
        before=None if came else place.experience,
        after=place.experience if came else None,
        before_ends=None if came else ends,
        after_ends=ends if came else None,
        basis="believed" if measured is None else "measured",
        detail=place.verdict,
        weight=place.shortfall or 0.0,
    )


def _renamed(pair: Pair) -> Iterator[Change]:
    for old_id, other in pair.matches.pairs.items():
        names = name_of(pair.was.things[old_id]), name_of(pair.now.things[other])
        if names[0] != names[1]:
            yield Change("structure", "renamed", "neutral", pair.here(old_id), pair.there(other), *names)
        elif old_id != other:
            ids = old_id[1], other[1]
            yield Change(
                "structure", "renamed", "neutral", pair.here(old_id), pair.there(other), *ids, detail="id"
            )


def _moved(pair: Pair) -> Iterator[Change]:
    """What stands in another phase, or passed others that stayed: the fewest that explain the new order."""
    for (section, _), ids in pair.was.lists.items():
        both = [key for id_ in ids if (key := (section, id_)) in pair.matches.pairs]
        staying = [key for key in both if _same_holder(pair, key)]
        order = [_position(pair.now.lists, pair.matches.pairs[key]) for key in staying]
        names = [(key[1], pair.matches.pairs[key][1]) for key in staying]
        stayed = {staying[at] for at in _staying(order, names)}
        for key in both:
            if key not in stayed:
                other = pair.matches.pairs[key]
                positions = _position(pair.was.lists, key), _position(pair.now.lists, other)
                yield Change("structure", "moved", "neutral", pair.here(key), pair.there(other), *positions)


def _position(lists: Mapping[Address, tuple[str, ...]], key: Key) -> int:
    """The position of a thing in its list, from 1."""
    return next(
        ids.index(key[1]) + 1 for (section, _), ids in lists.items() if section == key[0] and key[1] in ids
    )


def _same_holder(pair: Pair, key: Key) -> bool:
    other = pair.matches.pairs[key]
    old, new = pair.was.holder(key), pair.now.holder(other)
    return old == new == "" or pair.matches.pairs.get(("phases", old)) == ("phases", new)


def _staying(order: Sequence[int], names: Sequence[tuple[str, str]]) -> list[int]:
    """Positions of the longest run that keeps its order, the same whichever way round it is asked."""
    ranks = {value: at for at, value in enumerate(sorted(order))}
    there = [ranks[value] for value in order]
    back = [0] * len(there)
    for at, value in enumerate(there):
        back[value] = at
    chains = [_longest(there), sorted(back[at] for at in _longest(back))]
    return min(chains, key=lambda chain: sorted(tuple(sorted(names[at])) for at in chain))


def _longest(order: Sequence[int]) -> list[int]:
    """Positions of a longest rising run (patience sorting)."""
    from bisect import bisect_left

    tops: list[int] = []
    places: list[int] = []
    before: list[int] = []
    for at, value in enumerate(order):
        to = bisect_left(tops, value)
        before.append(places[to - 1] if to else -1)
        if to == len(tops):
            tops.append(value)
            places.append(at)
        else:
            tops[to], places[to] = value, at
    chain = []
    at = places[-1] if places else -1
    while at >= 0:
        chain.append(at)
        at = before[at]
    return chain[::-1]
