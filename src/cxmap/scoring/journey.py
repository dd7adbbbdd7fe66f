"""Figures of the journey as a whole. None of them replaces the list of impact moments."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import fmean

from cxmap.scoring.scorecard import PlaceScore, Scorecard


@dataclass(frozen=True, slots=True)
class Journey:
    """What the experiences of a map add up to, on its own scale. Touchpoints without a score are left out."""

    mean: float
    weighted_mean: float
    """Weighted by importance."""
    peak: PlaceScore
    """The most intense moment: furthest from the scale's middle; on a tie the bad one, then the first."""
    end: PlaceScore
    """The last touchpoint (or phase) that has a score."""
    peak_end: float
    """Mean of peak and end: what is remembered (Fredrickson & Kahneman 1993)."""
    lowest: PlaceScore
    """The worst moment; on a tie the first."""


def journey(card: Scorecard) -> Journey | None:
    """The figures, or nothing where no touchpoint has an experience."""
    rated = [(found, found.experience) for found in card.places if found.experience is not None]
    if not rated:
        return None
    scale = card.scale
    values = [value for _, value in rated]
    weights = [found.importance for found, _ in rated]

    def intensity(entry: tuple[PlaceScore, float]) -> tuple[float, float]:
        distance = abs(entry[1] - scale.middle) / scale.length
        return round(distance, 9), -round(scale.percent(entry[1]), 9)

    peak, peak_value = max(rated, key=intensity)
    end, end_value = rated[-1]
    lowest, _ = min(rated, key=lambda entry: round(scale.percent(entry[1]), 9))
    return Journey(
        mean=fmean(values),
        weighted_mean=fmean(values, weights),
        peak=peak,
        end=end,
        peak_end=(peak_value + end_value) / 2,
        lowest=lowest,
    )
