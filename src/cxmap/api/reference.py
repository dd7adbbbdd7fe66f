"""What a map may hold, and everything that can be wrong with one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cxmap.lint.catalogue import Page


def schema() -> dict[str, Any]:
    """The JSON Schema of the map format (draft-07)."""
    from cxmap.model.schema import json_schema

    return json_schema()


def rules() -> tuple[Page, ...]:
    """The explanation of every code that `validate` can report, by code."""
    from cxmap.lint.catalogue import PAGES

    return PAGES


def languages() -> tuple[str, ...]:
    """The languages of pictures and reports, as BCP 47 tags."""
    from cxmap.locale import LANGUAGES

    return tuple(LANGUAGES)


def themes() -> tuple[str, ...]:
    """The palettes of pictures."""
    from cxmap.rendering.theme import THEMES

    return tuple(THEMES)


def sizes() -> tuple[str, ...]:
    """The sizes of paper that pictures can be laid out for."""
    from cxmap.rendering.frame.paper import SIZES

    return tuple(SIZES)


def page_colours() -> str:
    """The colours of reports as custom properties of CSS, light and dark, for pages beside them."""
    from cxmap.rendering.report.colours import colours
    from cxmap.rendering.report.look import PLAIN

    return colours(PLAIN)


def typeface() -> str:
    """The family that pictures are written in, where no brand asks for another."""
    from cxmap.rendering.scene.typeface import FAMILY

    return FAMILY


def font(*, bold: bool, italic: bool) -> bytes:
    """The font file of a cut of that family, for pages with pictures whose readers may lack it."""
    from cxmap.rendering.scene.fonts import shipped

    return Path(shipped(typeface(), bold, italic).path).read_bytes()
