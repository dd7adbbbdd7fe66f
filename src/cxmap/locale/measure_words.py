"""The words that say how a figure was measured, or what it was believed by: answers, groups and raters."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct


class MeasureWords(Struct, frozen=True, kw_only=True):
    """Words about answers in one language. What begins with `in_short` stands behind a figure, in one line."""

    of_positive: str
    in_short_positive: str
    by_share: str
    in_short_by_share: str
    by_answers: str
    in_short_by_answers: str
    effective: str
    in_short_effective: str
    raters: Callable[[int], str]
    from_to: str
