"""Counts in sentences: what falls short, by finding and by claim, and what the scores rest on.

The first two numbers are those by measurement and by the makers' own estimate; the last two are how many
touchpoints and how many phases scored as a whole the sentence is about. A phase is never called a touchpoint.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct


class CountWords(Struct, frozen=True, kw_only=True):
    """The sentences of one language that count places."""

    places: Callable[[int, int], str]
    short: Callable[[int, int, int, int], str]
    """Some fall short: how many by measurement, how many by estimate, of how many."""
    met: Callable[[int, int, int, int, int], str]
    """All meet their goal: how many by measurement, how many by estimate, of how many; on average, where some
    fall short for somebody (at how many)."""
    short_for: Callable[[int, int], str]
    """At how many places somebody falls short though the mean does not; and how many fall short besides."""
    none_short: Callable[[int, int], str]
    """None is known to fall short, and not all are known to meet their goal."""
    undecided: Callable[[int], str]
    on_data: Callable[[int, int, int], str]
    """How many scored places rest on data, of how many."""
    measured: Callable[[int], str]
    from_data: Callable[[int], str]
    """Believed, but read from what customers told, answered or did."""
    without_data: Callable[[int], str]
    claims: str
    """What to make of scores that are only believed."""
    ground: dict[str, str]
    """What a score rests on, in a few words; `{grade}` is the grade of its source."""
