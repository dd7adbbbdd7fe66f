"""The words about goals in units, metrics beside the first one, and questions about the whole."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct


class GoalWords(Struct, frozen=True, kw_only=True):
    """What is said of goals and further metrics in one language."""

    in_unit: str
    """A goal as written, such as 80 % CSAT."""
    strictest: str
    channel_first: str
    idle: str
    as_written: str
    taken_as: str
    conversion_decides: str
    converted: Callable[[int], str]
    also: str
    """A further metric that is short of its own goal, behind whatever it is said of."""
    another_short: str

    # questions about the whole
    about_the_whole: str
    whole_intro: str
    whole_sentence: str
    whole_figure: str
    figure: str
    value: str
    of_phase: str
    withheld: Callable[[int], str]
