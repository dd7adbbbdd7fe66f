"""On which side of its goal a place lies, by the verdict on it."""

from __future__ import annotations

from cxmap.scoring import Verdict
from cxmap.scoring.scorecard import SHORT
from cxmap.view.sides import Side


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
