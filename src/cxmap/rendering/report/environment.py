"""The one Jinja environment: own templates, everything escaped, nothing undefined."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

from cxmap.rendering.frame.marks import has_badge
from cxmap.rendering.report.colours import colours, font
from cxmap.rendering.report.compiled import Compiled
from cxmap.rendering.report.look import Look
from cxmap.rendering.report.safe import address, anchor, bare, isolating

STYLES = (
    "report.css", "board.css", "numbers.css", "trend.css", "matrix.css", "controls.css", "narrow.css",
    "print.css",
)  # fmt: skip
"""In the order in which they overrule each other."""


def capital(text: str) -> str:
    """The text with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def _read(name: str) -> str:
    return files("cxmap.rendering.report").joinpath("templates", name).read_text("utf-8")


@cache
def _rules(names: tuple[str, ...]) -> str:
    return "".join(_read(name) for name in names)


def stylesheet(look: Look, names: tuple[str, ...] = STYLES) -> str:
    """The colours and rules of the page."""
    return colours(look) + _rules(names) + font(look)


@cache
def environment() -> Environment:
    """The environment that all pages are made with."""
    made = Environment(
        loader=PackageLoader("cxmap.rendering.report", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        bytecode_cache=Compiled(Path(__file__).parent / "templates"),
    )
    made.filters.update(anchor=anchor, address=address, bare=bare, capital=capital, isolating=isolating)
    made.globals.update(has_badge=has_badge)
    return made
