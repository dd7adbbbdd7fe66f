"""The top of a page: what it is about and, beside or below it, what it comes down to."""

from __future__ import annotations

from typing import Protocol

from cxmap.rendering.scene.page import Item, Style
from cxmap.rendering.scene.text import block, clean, height, widest, width, wrap
from cxmap.rendering.theme import Theme

TITLE = Style(23, bold=True)
SUBTITLE = Style(11.5)
HEADLINE = Style(14, bold=True)
FIGURES = Style(11.5)
SEPARATOR = "\u00a0 \N{MIDDLE DOT} \u00a0"
"""With spaces that SVG does not run together."""
BETWEEN = 7.0
BESIDE = 0.42
"""The share of a page's width that the headline may take at the right of the title, in two lines at most."""


class Headed(Protocol):
    """What a view brings along for the head of its page."""

    @property
    def title(self) -> str:
        """Of the map."""

    @property
    def subtitle(self) -> tuple[str, ...]:
        """What else to know of it, in short parts."""

    @property
    def headline(self) -> str:
        """What it comes down to."""

    @property
    def headline_bad(self) -> bool:
        """Whether that is bad news."""

    @property
    def figures(self) -> tuple[str, ...]:
        """What stands below the headline, in short parts."""


def flowing(parts: tuple[str, ...], style: Style, limit: float, most: int) -> tuple[str, ...]:
    """Parts with dots between them; a part that no longer fits begins a new line."""
    lines: list[str] = []
    line = ""
    for part in (clean(part) for part in parts):
        longer = f"{line}{SEPARATOR}{part}" if line else part
        if part and width(longer, style) <= limit:
            line = longer
        elif part:
            lines += [line] if line else []
            *full, line = wrap(part, style, limit, most)
            lines += full
    return tuple([*lines, line] if line else lines)


def draw_head(view: Headed, left: float, right: float, top: float, theme: Theme) -> tuple[list[Item], float]:
    """The head and its height."""
    whole = right - left
    colour = theme.bad if view.headline_bad else theme.ink
    headline = wrap(view.headline, HEADLINE, whole, 6)
    narrow = wrap(view.headline, HEADLINE, whole * BESIDE, 6)
    figures = flowing(view.figures, FIGURES, whole, 6)
    beside = max(widest(narrow, HEADLINE), widest(figures, FIGURES))
    rest = whole - beside - 40
    title = wrap(view.title, TITLE, rest, 40)
    items: list[Item] = []
    if len(narrow) <= 2 and len(figures) <= 1 and beside < whole * BESIDE and len(title) <= 2:
        subtitle = flowing(view.subtitle, SUBTITLE, rest, 12)
        y = top + height(title, TITLE) + BETWEEN if title else top
        items += block(title, left, top, TITLE, theme.ink)
        items += block(subtitle, left, y, SUBTITLE, theme.muted)
        y_right = top + (TITLE.size - HEADLINE.size) * 0.9 if len(narrow) <= 1 else top
        items += block(narrow, right, y_right, HEADLINE, colour, "right")
        y_figures = max(top + height(("x",), TITLE), y_right + height(narrow, HEADLINE)) + BETWEEN
        items += block(figures, right, y_figures, FIGURES, theme.muted, "right")
        return items, max(y + height(subtitle, SUBTITLE), y_figures + height(figures, FIGURES)) - top
    y = top
    parts = (
        (wrap(view.title, TITLE, whole, 12), TITLE, theme.ink),
        (flowing(view.subtitle, SUBTITLE, whole, 12), SUBTITLE, theme.muted),
        (headline, HEADLINE, colour),
        (figures, FIGURES, theme.muted),
    )
    for lines, style, ink in parts:
        if lines:
            items += block(lines, left, y, style, ink)
            y += height(lines, style) + BETWEEN
    return items, y - BETWEEN - top
