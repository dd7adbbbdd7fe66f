"""Lists of things without ids: which item of one is which of another, and what is left over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cxmap.model.matching import best_pairs, likeness
from cxmap.model.plain import Plain, strings

ALIKE = 0.6
"""Two sentences with more of their pairs of letters in common than this are one that was reworded."""


def items_changed(before: Sequence[Plain], after: Sequence[Plain]) -> Iterator[tuple[Plain, Plain]]:
    """Items that came (nothing before), went (nothing after) or were changed; equal ones are passed over."""
    olds, news = list(before), list(after)
    for item in before:
        if item in news:
            news.remove(item)
            olds.remove(item)
    pairs = best_pairs(olds, news, _alike, ALIKE)
    known, there = dict(pairs), {to for _, to in pairs}
    for at, item in enumerate(olds):
        yield item, (news[known[at]] if at in known else None)
    for to, item in enumerate(news):
        if to not in there:
            yield None, item


def _alike(old: Plain, other: Plain) -> float:
    """By their first text, or by all of them: a pain point may keep its effect under other words."""
    first, second = ([*strings(item)] or [""] for item in (old, other))
    return max(likeness(first[0], second[0]), likeness(" ".join(first), " ".join(second)))
