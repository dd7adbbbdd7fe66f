"""Small groups stay out of the measured file, also those that could be worked out from what is in it.

Groups of one kind add up to everybody. If all but one are published, so is the last: everybody's count less
theirs. So what is held back must be nobody at all, or as many people as the floor asks for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence


def published(counts: Mapping[str, int], everybody: int, floor: int) -> frozenset[str]:
    """The groups that may be shown, of those that are given with how many people they have.

    `everybody` counts those too who belong to no group. Where what is held back has fewer people than the
    floor, the smallest of the others is held back with it.
    """
    if everybody < floor:
        return frozenset()
    shown = {group: n for group, n in counts.items() if n >= floor}
    while shown and 0 < everybody - sum(shown.values()) < floor:
        del shown[min(shown, key=lambda group: (shown[group], group))]
    return frozenset(shown)


def apart(
    counts: Mapping[str, int], everybody: int, nested: Sequence[tuple[str, str]], floor: int
) -> frozenset[str]:
    """The groups that may be shown, of those that may have people in common.

    Not shown is a group of fewer than the floor, one that leaves fewer than that of everybody, and one that
    lies within another (`nested`: the inner and the outer one) and leaves fewer than that of it.
    """

    def is_safe(inner: int, outer: int) -> bool:
        return outer == inner or outer - inner >= floor

    if everybody < floor:
        return frozenset()
    shown = {group for group, n in counts.items() if n >= floor and is_safe(n, everybody)}
    for inner, outer in nested:
        if {inner, outer} <= shown and not is_safe(counts[inner], counts[outer]):
            shown.discard(inner)
    return frozenset(shown)
