"""The words of the picture of a map's versions over time, as one closed record per language."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct


class CourseWords(Struct, frozen=True, kw_only=True):
    """What is said of gaps that opened and closed, of control limits and of opportunities that were done."""

    kind_of_many: str
    whole: str
    """What the chart above the touchpoints is of."""
    versions: Callable[[int], str]
    maps: Callable[[int], str]

    # headline and figures
    open: Callable[[int], str]
    closed: Callable[[int], str]
    eased: Callable[[int], str]
    otherwise: Callable[[int], str]
    no_gaps: str
    median: Callable[[int], str]
    never: str
    nothing: str
    """Where there are not two versions with scores."""

    # beside a row
    below_since: str
    below_from_start: str
    """Of a gap that the first version had already: `{date}`."""
    uncommitted: str
    """Of a gap that only the file as it is now has."""
    met_on: str
    """`{date}` and `{days}`, how long it had stood."""
    eased_on: str
    undecided_on: str
    unscored_on: str
    gone_on: str
    met_since: str
    never_below: str
    endings: dict[str, str]
    """How a gap ended in what is not committed yet."""
    days: Callable[[int], str]
    """As it stands after the word for after; `stood` stands alone."""
    stood: Callable[[int], str]
    before_that: Callable[[int], str]
    """How many gaps it had before this one."""

    # marks
    limits: str
    outside: str
    done: str
    done_on: str
    """`{title}` and `{date}`."""
    done_by: str
    lowered: str
    stretch: str
    """Of the ground behind the stretches in which a touchpoint is below its goal."""
