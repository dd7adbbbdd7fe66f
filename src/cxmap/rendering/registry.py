"""Every picture there is by its name, and who lays it out.

Each entry imports its layout only when the picture is wanted.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from cxmap.rendering.scene.page import Area, Page
    from cxmap.rendering.theme import Theme

Layout: TypeAlias = "Callable[[Any, Theme, str, Area | None], tuple[Page, ...]]"
"""From a view to its pages, in a theme, signed with a version: one page, or as many as an area needs.

Every view says in its `description` what the picture shows.
"""


def _board() -> Layout:
    from cxmap.rendering.pictures.board.layout import pages

    return pages


def _curve() -> Layout:
    from cxmap.rendering.pictures.curve.layout import pages

    return pages


def _matrix() -> Layout:
    from cxmap.rendering.pictures.matrix.layout import pages

    return pages


def _timeline() -> Layout:
    from cxmap.rendering.pictures.timeline.layout import pages

    return pages


def _flow() -> Layout:
    from cxmap.rendering.pictures.flow.layout import pages

    return pages


def _gaps() -> Layout:
    from cxmap.rendering.pictures.gaps.layout import pages

    return pages


def _channels() -> Layout:
    from cxmap.rendering.pictures.channels.layout import pages

    return pages


def _elements() -> Layout:
    from cxmap.rendering.pictures.elements.layout import pages

    return pages


def _quadrants() -> Layout:
    from cxmap.rendering.pictures.quadrants.layout import pages

    return pages


def _opportunities() -> Layout:
    from cxmap.rendering.pictures.opportunities.layout import pages

    return pages


def _lifecycle() -> Layout:
    from cxmap.rendering.pictures.lifecycle.layout import pages

    return pages


PICTURES: dict[str, Callable[[], Layout]] = {
    "board": _board,
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
