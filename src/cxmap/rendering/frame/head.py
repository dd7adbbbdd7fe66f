"""The top of a page: what it is about and, beside or below it, what it comes down to."""

from __future__ import annotations

from functools import lru_cache

from cxmap.rendering.scene import type_scale
from cxmap.rendering.scene.block import Block
from cxmap.rendering.scene.page import Item, Style
from cxmap.rendering.scene.text import block, clean, height, put, widest, width, wrap
from cxmap.rendering.scene.typeface import family
from cxmap.rendering.theme import Theme
from cxmap.view.sheet import Sheet

TITLE = type_scale.TITLE
SUBTITLE = type_scale.LEAD
HEADLINE = type_scale.HEADLINE
RUNNING = type_scale.BODY
RUNNING_GAP = 14.0
"""Between the title and what stands after it on the same line."""
LARGE = (TITLE, HEADLINE, SUBTITLE)
SMALLER = (HEADLINE, type_scale.HEADING, type_scale.BODY)
"""The letters of title, headline and the rest."""
SEPARATOR = "\u00a0 \N{MIDDLE DOT} \u00a0"
"""With spaces that SVG does not run together."""
BETWEEN = 7.0
"""Between title, subtitle, headline and figures."""
NARROW = 900.0
"""On pages that are narrower between their margins, a slide's for one, the head is a step smaller."""
BESIDE = 0.42
"""The share of a page's width that the headline may take at the right of the title, in two lines at most."""


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


def running_head(sheet: Sheet, wide: float, theme: Theme) -> Block:
    """The head of a page that goes on with a picture: one line, so that its room is for the picture."""
    return _running(sheet.title, sheet.subtitle, theme.ink, theme.muted, wide, family())


@lru_cache(maxsize=256)
def _running(title: str, subtitle: tuple[str, ...], ink: str, muted: str, wide: float, _family: str) -> Block:
    name = put(clean(title), 0.0, HEADLINE.size * 0.9, HEADLINE, ink)
    about = flowing(subtitle, RUNNING, wide - name.width - RUNNING_GAP, 12)
    top = (HEADLINE.size - RUNNING.size) * 0.9
    items = (name, *block(about, name.width + RUNNING_GAP, top, RUNNING, muted))
    return Block(max(height(("x",), HEADLINE), top + height(about, RUNNING)), items)


def head_of(sheet: Sheet, wide: float, theme: Theme) -> Block:
    """The head of a page that is so wide between its margins; made once, however often it is asked for."""
    said = sheet.title, sheet.subtitle, sheet.headline, sheet.figures
    return _head(
        *said, theme.ink, theme.bad if sheet.headline_bad else theme.ink, theme.muted, wide, family()
    )


@lru_cache(maxsize=256)
def _head(
    title: str, subtitle: tuple[str, ...], headline: str, figures: tuple[str, ...], ink: str, verdict: str,
    muted: str, wide: float, _family: str,
) -> Block:  # fmt: skip
    if not (title or subtitle or headline or figures):
        return Block(0.0, ())
    name_style, said_style, about_style = LARGE if wide >= NARROW else SMALLER
    said, sums = wrap(headline, said_style, wide, 6), flowing(figures, about_style, wide, 6)
    narrow = wrap(headline, said_style, wide * BESIDE, 6)
    beside = max(widest(narrow, said_style), widest(sums, about_style))
    rest = wide - beside - 40
    name = wrap(title, name_style, rest, 40)
    if len(narrow) <= 2 and len(sums) <= 1 and beside < wide * BESIDE and len(name) <= 2:
        about = flowing(subtitle, about_style, rest, 12)
        y = height(name, name_style) + BETWEEN if name else 0.0
        y_said = (name_style.size - said_style.size) * 0.9 if len(narrow) <= 1 else 0.0
        below = max(height(("x",), name_style), y_said + height(narrow, said_style)) + BETWEEN
        return Block(
            max(y + height(about, about_style), below + height(sums, about_style)),
            (
                *block(name, 0.0, 0.0, name_style, ink),
                *block(about, 0.0, y, about_style, muted),
                *block(narrow, wide, y_said, said_style, verdict, "right"),
                *block(sums, wide, below, about_style, muted, "right"),
            ),
        )
    parts = (
        (wrap(title, name_style, wide, 12), name_style, ink),
        (flowing(subtitle, about_style, wide, 12), about_style, muted),
        (said, said_style, verdict),
        (sums, about_style, muted),
    )
    items: list[Item] = []
    y = 0.0
    for lines, style, colour in parts:
        if lines:
            items += block(lines, 0.0, y, style, colour)
            y += height(lines, style) + BETWEEN
    return Block(y - BETWEEN, tuple(items))
