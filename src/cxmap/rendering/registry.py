"""Every picture there is by its name, and who lays it out: those of a map, and those of its versions.

Each entry imports its layout only when the picture is wanted.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from cxmap.rendering.scene.page import Area, Page
    from cxmap.rendering.theme import Theme

Layout: TypeAlias = "Callable[[Any, Theme, str, Area | None], tuple[Page, ...]]"
"""From a view to its pages, in a theme, signed with a version: one page, or as many as an area needs.

Every view says in its `description` what the picture shows.
"""


def _layout(name: str) -> Layout:
    """Who lays out the picture of that name: `pages` in the module `layout` of its folder."""
    layout: Layout = import_module(f"cxmap.rendering.pictures.{name}.layout").pages
    return layout


PICTURES: dict[str, Callable[[], Layout]] = {
    name: partial(_layout, name)
    for name in (
        "board", "curve", "matrix", "timeline", "flow", "gaps", "channels", "elements", "quadrants",
        "opportunities", "lifecycle",
    )
}  # fmt: skip

OF_VERSIONS: dict[str, Callable[[], Layout]] = {
    "trend": partial(_layout, "trend"),
    "difference": partial(_layout, "curve"),
}
"""Pictures of several versions of a map, which take more than one map to make."""
