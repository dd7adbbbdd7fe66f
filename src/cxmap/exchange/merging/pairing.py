"""Old values and new ones beside each other: what is the same, what comes in between, what need not move."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import Any


def alike(first: Any, other: Any) -> bool:
    """Whether values are the same, whatever the order of keys; 1 is not true."""
    if isinstance(first, Mapping):
        return (
            isinstance(other, Mapping)
            and first.keys() == other.keys()
            and all(alike(first[key], other[key]) for key in first)
        )
    if isinstance(first, list):
        return isinstance(other, list) and len(first) == len(other) and all(map(alike, first, other))
    if isinstance(other, Mapping | list) or isinstance(first, bool) != isinstance(other, bool):
        return False
    return bool(first == other)


def runs(keys: Sequence[str], kept: set[str]) -> Iterator[tuple[str | None, list[str]]]:
    """New keys that stand together, with the kept one before them."""
    anchor: str | None = None
    waiting: list[str] = []
    for key in keys:
        if key in kept:
            if waiting:
                yield anchor, waiting
            anchor, waiting = key, []
        else:
            waiting.append(key)
    if waiting:
        yield anchor, waiting


def longest_run(numbers: Sequence[int]) -> set[int]:
    """As many of the numbers as stand in rising order: these need not be moved."""
    tails: list[int] = []
    before: dict[int, int | None] = {}
    for number in numbers:
        at = bisect_left(tails, number)
        before[number] = tails[at - 1] if at else None
        tails[at : at + 1] = [number]
    chain: set[int] = set()
    last = tails[-1] if tails else None
    while last is not None:
        chain.add(last)
        last = before[last]
    return chain
