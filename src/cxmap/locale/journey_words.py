"""The words for a journey as a whole and for the people in it, as one closed record per language."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct


class JourneyWords(Struct, frozen=True, kw_only=True):
    """What is said of peak and end, of whom an average hides, and of differences between people."""

    measured: str
    believed: str
    untold: dict[str, str]
    """Why there is no peak-end, by `scoring.journey.Untold`."""
    no_peak_end: str

    # whom an average hides
    met_on_average: str
    believed_met_on_average: str
    short_for: str
    also_short_for_some: str
    """The sentence of a report that names them."""

    # too few answers
    withheld: Callable[[int], str]
    withheld_how: str

    # differences
    tested_differences: str
    """The heading above differences that were tested."""
    differences_intro: str
    compared: str
    difference: str
    against: str
    judged: dict[str, str]
    """What a test says, or why there is none (`scoring.differences.Basis`)."""
    channels_judged: str
    terms: dict[str, str]
    texts: dict[str, str]
