"""What every chart of a map has around it: title, headline, figures, sources, and its own description."""

from __future__ import annotations

from msgspec import Struct


class Advice(Struct, frozen=True):
    """What a map lacks for a chart: why and how to add it, and an example in the map's own format."""

    text: str
    heading: str
    lines: tuple[tuple[int, str], ...]
    """How deep each line is indented, and the line."""


class Sheet(Struct, frozen=True):
    """The frame of a chart, in words."""

    language: str
    title: str
    subtitle: tuple[str, ...]
    """The kind of chart first, then what the map is, of whom, what for and when."""
    headline: str
    headline_bad: bool
    figures: tuple[str, ...]
    source: tuple[str, ...]
    description: str
    """What the picture says, for those who cannot see it."""
    page_of: str
    """`part {page} of {pages}`"""
    first_pages: str
    """`only the first {most} are drawn`, for more pages than anybody would look through"""
    advice: Advice | None = None
    """For a map that has nothing, or nothing much, to draw."""


class OnSheet:
    """A view with a sheet around it, which shows what a file says about itself."""

    __slots__ = ()
    sheet: Sheet

    @property
    def title(self) -> str:
        """The title of the map."""
        return self.sheet.title

    @property
    def description(self) -> str:
        """What the picture says, for those who cannot see it."""
        return self.sheet.description
