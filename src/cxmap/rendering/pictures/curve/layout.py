"""The layout of the emotion curve: from what is to be drawn to pages."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.rendering.pictures.curve.pages import free_pages, paper_pages
from cxmap.rendering.scene.page import Area, Page
from cxmap.rendering.theme import Theme
from cxmap.view.curve.values import CurveView


def texts(view: CurveView) -> Iterator[str]:
    """Every text that is drawn."""
    yield from (view.title, *view.subtitle, view.headline, *view.figures, *view.source)
    yield from (tick.word + tick.number for tick in view.ticks)
    yield from (band.name for band in view.bands)
    for column in view.columns:
        yield column.name
        yield column.remark
        yield from column.lift
        yield from (chip.name for chip in column.channels)
    yield from (series.name for series in view.series)
    yield from (run.label for run in view.goals)
    yield from (callout.text for callout in view.callouts)
    if view.future is not None:
        yield from (feeling for cell in view.future.feelings for feeling in cell)
    for lane in (*view.lanes, *(() if view.opportunities is None else (view.opportunities,))):
        yield lane.label
        yield from (text for cell in lane.cells for text in cell)


def pages(view: CurveView, theme: Theme, version: str, area: Area | None = None) -> tuple[Page, ...]:
    """The pages of a curve: for an area as many as it needs, else one up to sixty touchpoints."""
    return free_pages(view, theme, version) if area is None else paper_pages(view, theme, version, area)
