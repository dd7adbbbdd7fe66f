"""Every picture there is: who builds its view and who draws it.

Importing matplotlib takes long, so each entry imports its pen only when the picture is wanted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cxmap.locale import Words
from cxmap.rendering.theme import Theme
from cxmap.scoring import Scorecard

if TYPE_CHECKING:
    from cxmap.rendering.mpl.page import Area, Page


@dataclass(frozen=True, slots=True)
class Drawing:
    """How one kind of picture comes about. Every view says in its `description` what the picture shows."""

    build: Callable[[Scorecard, Words], Any]
    pages: Callable[[Any, Theme, str, Area | None], tuple[Page, ...]]
    """Of a view, in a theme, by a version: one page, or as many as an area needs."""
    texts: Callable[[Any], Iterator[str]]
    beside: Callable[[Scorecard, Words, Scorecard], Any] | None = None
    """Builds the view of a map beside its future; nothing for pictures that do not show one."""


def _curve() -> Drawing:
    from cxmap.rendering.mpl import curve
    from cxmap.view.build_curve import build_curve

    return Drawing(build_curve, curve.pages, curve.texts, build_curve)


def _matrix() -> Drawing:
    from cxmap.rendering.mpl import matrix_pen
    from cxmap.view.build_matrix import build_matrix

    return Drawing(build_matrix, matrix_pen.pages, matrix_pen.texts)


def _timeline() -> Drawing:
    from cxmap.rendering.mpl import timeline_pen
    from cxmap.view.build_timeline import build_timeline

    return Drawing(build_timeline, timeline_pen.pages, timeline_pen.texts)


def _gaps() -> Drawing:
    from cxmap.rendering.mpl import gaps_pen
    from cxmap.view.gap_chart import build_gap_chart

    return Drawing(build_gap_chart, gaps_pen.pages, gaps_pen.texts)


def _channels() -> Drawing:
    from cxmap.rendering.mpl import channels_pen
    from cxmap.view.channels import build_channels

    return Drawing(build_channels, channels_pen.pages, channels_pen.texts)


def _elements() -> Drawing:
    from cxmap.rendering.mpl import elements_pen
    from cxmap.view.elements import build_elements

    return Drawing(build_elements, elements_pen.pages, elements_pen.texts)


def _quadrants() -> Drawing:
    from cxmap.rendering.mpl import quadrants_pen
    from cxmap.view.quadrants import build_quadrants

    return Drawing(build_quadrants, quadrants_pen.pages, quadrants_pen.texts)


def _opportunities() -> Drawing:
    from cxmap.rendering.mpl import opportunities_pen
    from cxmap.view.opportunities import build_opportunities

    return Drawing(build_opportunities, opportunities_pen.pages, opportunities_pen.texts)


def _flow() -> Drawing:
    from cxmap.rendering.mpl import flow_pen
    from cxmap.view.build_flow import build_flow

    return Drawing(build_flow, flow_pen.pages, flow_pen.texts)


def _lifecycle() -> Drawing:
    from cxmap.rendering.mpl import lifecycle_pen
    from cxmap.view.build_lifecycle import build_lifecycle

    return Drawing(build_lifecycle, lifecycle_pen.pages, lifecycle_pen.texts)


PICTURES: dict[str, Callable[[], Drawing]] = {
    "curve": _curve,
    "matrix": _matrix,
    "timeline": _timeline,
    "flow": _flow,
    "gaps": _gaps,
    "channels": _channels,
    "elements": _elements,
    "quadrants": _quadrants,
    "opportunities": _opportunities,
    "lifecycle": _lifecycle,
}
