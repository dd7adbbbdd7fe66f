"""The words that tell how scores moved over the versions of a map, as one closed record per language."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct


class TrendWords(Struct, frozen=True, kw_only=True):
    """Headlines, sentences and headings of the report's part on versions and dated measurements."""

    title: str
    intro: str
    none: str
    shallow: str
    partial: str
    unanswered: str

    # headline: k of n, since a date
    worse: Callable[[int, int, str], str]
    none_worse: Callable[[int, str], str]
    unchanged: Callable[[int, str], str]
    better: Callable[[int], str]
    unclear: Callable[[int], str]
    nothing_alike: str

    # sentences
    measured_worse: str
    believed_worse: str
    moved_since: str
    unclear_are: str
    worse_again: str
    not_compared: str
    alike: str
    alike_same: str
    short_then_now: str
    see_dated: str

    # chart
    chart: str
    dashed: str
    present: str

    # touchpoints
    moved: str
    was: str
    is_: str
    change: str
    since: str
    states: dict[str, str]
    last_step: str
    was_believed: str
    was_other: str
    others_same: Callable[[int], str]

    # versions
    version: str
    mean_experience: str
    mean_goal: str
    short: str
    priority_sum: str
    measured: str
    different: str
    fell: str
    rose: str
    moved_unclear: str
    rescored: str
    came: str
    went: str
    regoaled: str
    rescaled: str
    unsound: Callable[[int, str], str]
    unscored: Callable[[int], str]
    chosen: str
    margin: str

    # measurements of several dates in the map itself
    dated: str
    dated_intro: str
    first_time: str
    last_time: str
    same_people: str
