"""Every picture there is: who builds its view and who draws it.

Each entry imports its layout only when the picture is wanted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cxmap.locale import Words
from cxmap.rendering.theme import Theme
from cxmap.scoring import Scorecard

if TYPE_CHECKING:
    from cxmap.rendering.scene.page import Area, Page


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
    from cxmap.rendering.pictures.curve import layout
    from cxmap.view.curve.build import build_curve

    return Drawing(build_curve, layout.pages, layout.texts, build_curve)


def _matrix() -> Drawing:
    from cxmap.rendering.pictures.matrix import layout
    from cxmap.view.matrix.build import build_matrix

    return Drawing(build_matrix, layout.pages, layout.texts)


def _timeline() -> Drawing:
    from cxmap.rendering.pictures.timeline import layout
    from cxmap.view.timeline.build import build_timeline

    return Drawing(build_timeline, layout.pages, layout.texts)


def _gaps() -> Drawing:
    from cxmap.rendering.pictures.gaps import layout
    from cxmap.view.gaps.chart import build_gap_chart

    return Drawing(build_gap_chart, layout.pages, layout.texts)


def _channels() -> Drawing:
    from cxmap.rendering.pictures.channels import layout
    from cxmap.view.channels import build_channels

    return Drawing(build_channels, layout.pages, layout.texts)


def _elements() -> Drawing:
    from cxmap.rendering.pictures.elements import layout
    from cxmap.view.elements import build_elements

    return Drawing(build_elements, layout.pages, layout.texts)


def _quadrants() -> Drawing:
    from cxmap.rendering.pictures.quadrants import layout
    from cxmap.view.quadrants import build_quadrants

    return Drawing(build_quadrants, layout.pages, layout.texts)


def _opportunities() -> Drawing:
    from cxmap.rendering.pictures.opportunities import layout
    from cxmap.view.opportunities import build_opportunities

    return Drawing(build_opportunities, layout.pages, layout.texts)


def _flow() -> Drawing:
    from cxmap.rendering.pictures.flow import layout
    from cxmap.view.flow.build import build_flow

    return Drawing(build_flow, layout.pages, layout.texts)


def _lifecycle() -> Drawing:
    from cxmap.rendering.pictures.lifecycle import layout
    from cxmap.view.lifecycle.build import build_lifecycle

    return Drawing(build_lifecycle, layout.pages, layout.texts)


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
