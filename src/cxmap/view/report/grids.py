"""Plots of two scales: touchpoints by importance and performance, opportunities by impact and feasibility."""

from __future__ import annotations

from collections.abc import Sequence

from cxmap.model import Opportunity
from cxmap.scoring import Quadrants
from cxmap.view.report.numbers import Corner, Grid, Placed, Run
from cxmap.view.report.writing import Writer

_CORNERS = ("concentrate here", "keep up the good work", "low priority", "possible overkill")


def _of_five(value: float) -> float:
    return (value - 1) / 4 * 100


def quadrant_grid(writer: Writer, found: Quadrants | None) -> Grid | None:
    """Importance upwards, performance to the right, numbered in the map's order."""
    if found is None or len(found.places) < 2:
        return None
    words, told = writer.words, writer.told
    places = [
        Placed(
            number=number,
            name=writer.reference(one.place),
            x=one.performance,
            y=_of_five(one.importance),
            x_text=f"{words.number(one.performance)}{words.per_cent}",
            y_text=words.number(one.importance),
            stands_out=one.quadrant == "concentrate here",
            id=one.place.id,
        )
        for number, one in enumerate(found.places, start=1)
    ]
    corners = tuple(
        Corner(
            key,
            words.quadrants[key],
            tuple(spot for spot, one in zip(places, found.places, strict=True) if one.quadrant == key),
        )
        for key in _CORNERS
    )
    return Grid(
        x_name=told.performance,
        y_name=words.importance,
        x=found.performance,
        y=_of_five(found.importance),
        note=told.crosshair.format(
            across=words.number(found.importance, decimals=2),
            up=f"{words.number(found.performance)}{words.per_cent}",
        ),
        corners=corners,
        places=tuple(places),
    )


def chances_grid(writer: Writer, ranked: Sequence[Opportunity]) -> Grid | None:
    """Impact upwards, feasibility to the right, numbered as in the list; nothing for fewer than two."""
    words = writer.words
    places = tuple(
        Placed(
            number=number,
            name=Run(item.title, f"op-{item.id}"),
            x=_of_five(item.feasibility),
            y=_of_five(item.impact),
            x_text=words.number(item.feasibility),
            y_text=words.number(item.impact),
        )
        for number, item in enumerate(ranked, start=1)
        if item.impact is not None and item.feasibility is not None
    )
    if len(places) < 2:
        return None
    return Grid(words.feasibility, words.impact, 50, 50, writer.told.chances, (), places)
