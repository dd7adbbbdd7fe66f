"""The one Jinja environment: own templates, everything escaped, nothing undefined."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined

from cxmap.rendering.report.colours import colours, font
from cxmap.rendering.report.house import House
from cxmap.rendering.report.safe import address, anchor
from cxmap.rendering.report.shapes import DASHES, DIAMOND, MARKERS, SIGNS, mouth
from cxmap.rendering.theme import LIGHT
from cxmap.view.curve.values import CurveView

STYLES = (
    "report.css", "board.css", "numbers.css", "trend.css", "matrix.css", "controls.css", "narrow.css",
    "print.css",
)  # fmt: skip
"""In the order in which they overrule each other."""


def capital(text: str) -> str:
    """The text with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def ghosts(curve: CurveView) -> bool:
    """Whether any mark has a believed score apart from the measured one."""
    marks = (mark for line in curve.series for run in line.stretches for mark in run.marks)
    return any(mark.believed is not None and mark.believed != mark.height for mark in marks)


def _read(name: str) -> str:
    return files("cxmap.rendering.report").joinpath("templates", name).read_text("utf-8")


@cache
def _rules() -> str:
    return "".join(_read(name) for name in STYLES)


def stylesheet(house: House) -> str:
    """The colours and rules of the page."""
    return colours(house) + _rules() + font(house)


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
    )
    made.filters.update(anchor=anchor, address=address, capital=capital)
    made.globals.update(
        dashes=DASHES,
        markers=MARKERS,
        signs=SIGNS,
        diamond=DIAMOND,
        mouth=mouth,
        others=len(LIGHT.others),
        ghosts=ghosts,
    )
    return made
