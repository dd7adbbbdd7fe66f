"""Which columns of a curve are held against which goal."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from cxmap.scoring import Scorecard
from cxmap.view.curve.columns import Columns
from cxmap.view.curve.shade import Held


def held(card: Scorecard, columns: Columns) -> Iterator[Held]:
    """The columns of the current map in runs of the same goal, tolerance and kind of verdict."""
    scale = card.scale

    def key(at: int) -> tuple[float, float, bool] | None:
        place = columns.places[at].now
        if place is None or place.goal.score is None:
            return None
        goal = scale.percent(place.goal.score)
        spared = card.tolerance_for(place.goal) / scale.length * 100
        return goal, max(0.0, goal - spared), place.verdict == "undecided"

    for same, group in groupby(range(len(columns.places)), key=key):
        members = list(group)
        if same is not None:
            yield Held(members[0], members[-1], *same)
