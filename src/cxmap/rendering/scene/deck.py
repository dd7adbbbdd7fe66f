"""A page as a slide: what is drawn on it, a table that stays one, and what is said beside it."""

from __future__ import annotations

from msgspec import Struct

from cxmap.rendering.scene.page import Align, Box, Page, Style


class Cell(Struct, frozen=True):
    """A text in a table, and how it looks."""

    text: str
    colour: str
    style: Style
    align: Align = "left"


class Table(Struct, frozen=True):
    """Rows of cells in columns of so many points, from the top of its box; the first row names them."""

    box: Box
    columns: tuple[float, ...]
    rows: tuple[tuple[Cell, ...], ...]
    heights: tuple[float, ...]
    head: str
    """The ground of the first row."""
    line: str
    """Below the other ones."""


class Slide(Struct, frozen=True):
    """A page, its table, and notes for whoever presents it."""

    page: Page
    notes: str
    language: str = "en"
    table: Table | None = None
