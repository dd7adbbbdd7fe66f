"""The words for what comments speak of and what drives an overall score, per language."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from msgspec import Struct


class AnswerWords(Struct, frozen=True, kw_only=True):
    """Importance from answers is always called derived: it never passes for the one that people state."""

    comments: str
    """The heading of a lane and the name of a fact."""
    spoken_of: Callable[[str, str], str]
    """In so many of so many comments; both are written numbers, and the second may be empty."""
    their_score: str
    """`{score}`, with `{around}`: of those who speak of it."""
    of_all: str
    """`{score}` of all who commented, beside theirs."""
    drivers: str
    """The heading: what drives the overall score."""
    driving: str
    """The same with `{outcome}`."""
    intro: str
    """What derived importance is, and that it is no proof of a cause."""
    derived: str
    """The name of importance derived from answers."""
    stated: str
    correlation: str
    weight: str
    """The name of a relative weight."""
    answered_both: str
    """The heading of the number of people who answered both questions."""
    explained: str
    """`{share}` of what varies in `{outcome}`, and at least `{n}` people behind each pair."""
    unweighed: dict[Literal["few answers", "not told apart"], str]
    """Why no touchpoint has a weight."""
    withheld: Callable[[int], str]
    """Of n touchpoints too few answered both questions."""
    intervals: str
    """How the intervals are made; `{confidence}`."""
    said: str
    """`{weight}` of what varies in `{outcome}`, with `{around}`."""
    correlates: str
    """`{correlation}` with `{outcome}`, with `{around}`."""
    axis: str
    """The axis of the quadrants where importance is derived."""
    axis_note: str
    """How weights become numbers from 1 to 5; `{outcome}`."""
    none_derived: str
    """Said where derived importance is asked for and there is none."""
