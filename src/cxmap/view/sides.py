"""On which side of its goal something lies, by its verdict: what every output takes its colours from."""

from __future__ import annotations

from typing import Literal

from cxmap.scoring import Verdict
from cxmap.scoring.scorecard import SHORT

Side = Literal["short", "within", "above", "open"]
"""Below goal; below it by no more than the tolerance, which counts as met; above it; not decided."""


def side_of(gap: float | None, verdict: Verdict) -> Side | None:
    """The side of a gap; nothing where there is no gap, or none to speak of.

    Never by the sign of the gap alone: what is not decided is no bad news, nor is what the tolerance spares.
    """
    if gap is None or verdict == "unknown":
        return None
    if verdict == "undecided":
        return "open"
    if verdict in SHORT:
        return "short"
    return "within" if gap < 0 else "above" if gap > 0 else None
