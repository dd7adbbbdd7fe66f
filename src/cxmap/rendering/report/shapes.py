"""The small shapes of the curve as SVG paths around the point 0, 0."""

from __future__ import annotations

DASHES = ("7 4", "2 4", "10 4 2 4", "14 5", "4 3", "10 3 2 3 2 3")
MARKERS = (
    "M-4.5 -4.5H4.5V4.5H-4.5Z",
    "M0 -5.5L5.5 4.5H-5.5Z",
    "M0 5.5L5.5 -4.5H-5.5Z",
    "M0 -6L6 0L0 6L-6 0Z",
    "M-5 0A5 5 0 1 1 5 0A5 5 0 1 1 -5 0Z",
    "M-5 -2H-2V-5H2V-2H5V2H2V5H-2V2H-5Z",
)
"""Outlines that tell persona lines and further curves apart, besides dash, colour and label."""

DIAMOND = "M0 -11L11 0L0 11L-11 0Z"
SIGNS = {
    "positive": "M-4 0H4M0 -4V4",
    "negative": "M-4 0H4",
    "either": "M-3.5 -2H3.5M0 -5.5V1.5M-3.5 4H3.5",
}


def mouth(mood: float) -> str:
    """The mouth of a face of radius 10: 0 is the worst mood, 1 the best."""
    lift = (mood - 0.5) * 9
    corner = 4 - lift * 0.35
    return f"M-4.6 {corner:g}Q0 {corner + lift:g} 4.6 {corner:g}"
