"""Which thing of one map is which of another: by id, then by a name that each map has once, then by likeness.

The rules are the same in both directions, so that what is told of two maps is told backwards when they are
exchanged.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from msgspec import Struct

from cxmap.model.plain import Key, Plain, State, strings

ALIKE = 0.5
"""Name and content together: the same content under a name without a word in common is just above."""
ALIKE_BY_NAME = 0.8
"""Of two names without content: "I pay here" and "I queue here" are below, a mended typo is above."""
MOST_PAIRS = 40_000
"""More pairs than this are not held against each other; such maps are matched by ids and names alone."""
_TEXTS = (
    "motivations", "actions", "thoughts", "questions", "feelings", "pain_points", "gains", "quotes",
    "frontstage", "backstage", "support",
)  # fmt: skip
NAMES = ("name", "title")
Item = TypeVar("Item")
Other = TypeVar("Other")


class Matches(Struct, frozen=True):
    """The pairs of things that are one, and what became several or was made of several."""

    pairs: Mapping[Key, Key]
    splits: Mapping[Key, tuple[Key, ...]]
    """What stood in one thing before and stands, word for word, in these afterwards."""
    merges: Mapping[Key, tuple[Key, ...]]


def name_of(fields: Mapping[str, Plain]) -> str:
    """What a thing is called."""
    return next((str(fields[key]) for key in NAMES if key in fields), "")


def _grams(text: str) -> Counter[str]:
    words = " ".join("".join(sign if sign.isalnum() else " " for sign in text.casefold()).split())
    return Counter(words[at : at + 2] for at in range(max(1, len(words) - 1))) if words else Counter()


def _dice(first: Counter[str], second: Counter[str]) -> float:
    total = first.total() + second.total()
    return 2 * (first & second).total() / total if total else 0.0


def likeness(first: str, second: str) -> float:
    """How alike two texts are, by the pairs of letters that they share: 0 to 1 (Dice 1945)."""
    return _dice(_grams(first), _grams(second))


def best_pairs(
    first: Sequence[Item], second: Sequence[Other], alike: Callable[[Item, Other], float], least: float
) -> list[tuple[int, int]]:
    """Positions of those that are each other's best, at least so much alike, with no rival as good."""
    if len(first) * len(second) > MOST_PAIRS:
        return []
    scores = {
        (at, to): score
        for at, item in enumerate(first)
        for to, other in enumerate(second)
        if (score := alike(item, other)) >= least
    }
    pairs: list[tuple[int, int]] = []
    while scores:
        rows: dict[int, list[float]] = {}
        columns: dict[int, list[float]] = {}
        for (at, to), score in scores.items():
            rows.setdefault(at, []).append(score)
            columns.setdefault(to, []).append(score)
        mutual = [
            (at, to)
            for (at, to), score in scores.items()
            if score == max(rows[at]) == max(columns[to])
            and rows[at].count(score) == 1 == columns[to].count(score)
        ]
        if not mutual:
            return pairs
        pairs += mutual
        gone, taken = {at for at, _ in mutual}, {to for _, to in mutual}
        scores = {(at, to): s for (at, to), s in scores.items() if at not in gone and to not in taken}
    return pairs


def matches(before: State, after: State) -> Matches:
    """The things of two maps that are the same."""
    pairs: dict[Key, Key] = {key: key for key in before.things if key in after.things}
    for section in dict.fromkeys(key[0] for key in before.things):
        pairs |= _same_name(before, after, section, pairs)
    splits = _parted(before, after, pairs)
    merges = _parted(after, before, {there: here for here, there in pairs.items()})
    apart = {*splits, *(key for keys in merges.values() for key in keys)}
    joined = {*merges, *(key for keys in splits.values() for key in keys)}
    for section in dict.fromkeys(key[0] for key in before.things):
        olds = [key for key in _free(before, pairs, section) if key not in apart]
        news = [key for key in _free(after, pairs.values(), section) if key not in joined]
        prints = [_fingerprint(before.things[key]) for key in olds]
        other_prints = [_fingerprint(after.things[key]) for key in news]
        pairs |= {olds[at]: news[to] for at, to in best_pairs(prints, other_prints, _alike, ALIKE)}
    return Matches(pairs, splits, merges)


def _free(state: State, known: Iterable[Key], section: str) -> list[Key]:
    taken = set(known)
    return [key for key in state.things if key[0] == section and key not in taken]


def _same_name(before: State, after: State, section: str, pairs: Mapping[Key, Key]) -> dict[Key, Key]:
    def once(state: State, known: Iterable[Key]) -> dict[str, Key]:
        counts = Counter(name_of(fields) for key, fields in state.things.items() if key[0] == section)
        free = _free(state, known, section)
        return {name: key for key in free if (name := name_of(state.things[key])) and counts[name] == 1}

    olds, news = once(before, pairs), once(after, pairs.values())
    return {key: news[name] for name, key in olds.items() if name in news}


_Print = tuple[Counter[str], Counter[str]]


def _fingerprint(fields: Mapping[str, Plain]) -> _Print:
    said = [text for key, value in fields.items() if key not in NAMES for text in strings(value)]
    return _grams(name_of(fields)), Counter(word for text in said for word in text.casefold().split())


def _alike(first: _Print, other: _Print) -> float:
    name = _dice(first[0], other[0])
    if not first[1] or not other[1]:
        return name if name >= ALIKE_BY_NAME else 0.0
    return (name + _dice(first[1], other[1])) / 2


def _texts(fields: Mapping[str, Plain]) -> set[tuple[str, str]]:
    """What people do, think and suffer in a thing, each with its field."""
    return {
        (key, next(iter(strings(entry)), ""))
        for key in _TEXTS
        for entry in (fields.get(key) or ())
    }  # fmt: skip


def _parted(before: State, after: State, pairs: Mapping[Key, Key]) -> dict[Key, tuple[Key, ...]]:
    """What was split for certain: two touchpoints or more hold everything that one alone held, each some."""
    counts = Counter(
        text for key, fields in before.things.items() if key[0] == "touchpoints" for text in _texts(fields)
    )
    news = {key: _texts(after.things[key]) for key in _free(after, pairs.values(), "touchpoints")}
    splits = {}
    taken: set[Key] = set()
    for key in [key for key in before.things if key[0] == "touchpoints"]:
        own = {text for text in _texts(before.things[key]) if counts[text] == 1}
        kept = pairs.get(key)
        lost = own - (_texts(after.things[kept]) if kept is not None else set())
        parts = {new: shared for new, there in news.items() if (shared := lost & there)}
        whole = lost and set[tuple[str, str]]().union(*parts.values()) == lost
        least = 2 if kept is None else 1
        if (
            whole
            and len(parts) >= least
            and sum(map(len, parts.values())) == len(lost)
            and not taken & {*parts}
        ):
            splits[key] = ((kept,) if kept is not None else ()) + tuple(parts)
            taken |= {*parts}
    return splits
