"""Opportunities of one map or many, on what is worth doing and what was kept of promises."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cxmap.errors import CxmapError

if TYPE_CHECKING:
    from cxmap.scoring import Scorecard
    from cxmap.scoring.backlog import Backlog, Worth


def backlog(
    cards: Sequence[tuple[str, Scorecard]], *, by: Worth = "score", budget: float | None = None
) -> Backlog:
    """The opportunities of scored maps, each with its file's name; see `cxmap.scoring.backlog`.

    `budget` is in the currency of the costs. Raises CxmapError for one below zero.
    """
    from cxmap.scoring.backlog import backlog_of

    if budget is not None and not 0 <= budget <= 1e15:
        raise CxmapError(f"--budget: {budget:g} is no amount of money")
    return backlog_of(cards, by=by, budget=budget)
