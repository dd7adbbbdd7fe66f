"""The words that the timeline puts on a page, as one closed record per language."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

Unit = tuple[str, str]
"""One of it, and several."""


class TimelineWords(Struct, frozen=True, kw_only=True):
    """Units of time from seconds to years, what is drawn how, and what the axis does with lengths."""

    units: tuple[Unit, Unit, Unit, Unit, Unit, Unit, Unit]
    singular: Callable[[float], bool]
    """Whether a number goes with one of a unit rather than several."""
    timeline_of: str
    time: str
    length: str
    """Of the axis where bars begin at the left, in place of `time`."""
    acting: str
    waiting: str
    passing: str
    share_waiting: str
    share_of_both: str
    waits: str
    up_to: str
    at_least: str
    about: str
    open_mark: str
    acting_mark: str
    waiting_mark: str
    passing_mark: str
    way_mark: str
    range_mark: str
    untimed_mark: str
    linear: str
    from_zero: str
    logarithmic: str
    longest: str
    working_days: str
    even: str
    untimed: Callable[[int, int], str]
    optional_left_out: str
    in_all: str
    in_all_known: str
    share_longest: str
    beside: str
    by_ways: str
