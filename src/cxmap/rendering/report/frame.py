"""From columns and percent of a scale to places in the picture."""

from __future__ import annotations

from cxmap.rendering.backends.svg import number
from cxmap.view.curve.values import CurveView

EDGE = 44.0
"""Room above the best score and below the worst one, for words beside marks."""
UNIT = 100.0


class Frame:
    """From columns to percent of the width and to units of the stretched layer, from scores to pixels."""

    def __init__(self, columns: int, *, mirrored: bool, tall: float, edge: float = EDGE) -> None:
        self.columns, self.mirrored, self.tall, self.edge = columns, mirrored, tall, edge

    def height(self, percent: float) -> float:
        """Pixels from the top."""
        return self.edge + (100 - percent) / 100 * (self.tall - 2 * self.edge)

    def share(self, column: float) -> float:
        """The part of the width to the left of a place."""
        share = column / self.columns
        return 1 - share if self.mirrored else share

    def percent(self, column: float) -> str:
        """The same in percent."""
        return number(self.share(column) * 100) + "%"

    def units(self, column: float) -> str:
        """The same in units of the layer that stretches."""
        return number(self.share(column) * self.columns * UNIT)


def goals_by_column(view: CurveView) -> dict[int, float]:
    """The height of the goal in every column that has one."""
    return {column: run.height for run in view.goals for column in range(run.first, run.last + 1)}
