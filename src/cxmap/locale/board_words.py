"""The words that only the board slide and the first screen of a report need."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct


class BoardWords(Struct, frozen=True, kw_only=True):
    """The board's own words in one language. Sentences end without a full stop."""

    # the sentence: what comes first, and how sure that is
    fix_measured: str
    """`{name}`, `{experience}`, `{goal}` and `{n}`, which may be empty."""
    fix_believed: str
    look_at: str
    """For what is not decided."""
    for_some: str
    """For an average that hides somebody: `{name}`, and `{short_for}` says who."""
    worst_is: str
    """Where there is no goal: `{name}` and `{experience}`."""
    pain_is: str
    """`{pain}` at `{name}`; `{severity}` in words."""
    pain_unrated: str
    """Of `{n}` pain points without a severity the first: `{pain}` at `{name}`."""
    moment_is: str
    wait_is: str
    nothing_known: Callable[[int, int], str]
    """Of so many touchpoints and phases."""
    future_is: str
    """`{lifted}`, `{name}` most, by `{gain}`; `{below}`."""
    stay_below: Callable[[int], str]

    # headings
    gaps: str
    closest: str
    worst: str
    rises: str
    below: str
    pains: str
    waits: str
    next: str

    answer: str
    no_answer: str
    """For `{name}`."""

    # what to find out next
    no_scores: Callable[[int, int], str]
    """Of so many touchpoints and phases."""
    no_goals: str

    # the report around it
    to_top: str
    on_paper: str
    """What a printed report leaves out."""
