"""The words for a journey as a whole and for the people in it, as one closed record per language."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class JourneyWords:
    """What is said of peak and end, of whom an average hides, and of differences between people."""

    measured: str
    believed: str
    untold: dict[str, str]
    """Why there is no peak-end, by `scoring.journey.Untold`."""
    no_peak_end: str
