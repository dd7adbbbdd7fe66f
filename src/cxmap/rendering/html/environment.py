"""The one Jinja environment: own templates, everything escaped, nothing undefined."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined

from cxmap.rendering.html.colours import colours
from cxmap.rendering.html.safe import address, anchor
from cxmap.rendering.html.shapes import DASHES, DIAMOND, MARKERS, SIGNS
from cxmap.rendering.theme import LIGHT
from cxmap.view.curve import CurveView


def capital(text: str) -> str:
    """The text with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def ghosts(curve: CurveView) -> bool:
    """Whether any mark has a believed score apart from the measured one."""
    marks = (mark for line in curve.series for run in line.stretches for mark in run.marks)
    return any(mark.believed is not None and mark.believed != mark.height for mark in marks)


def _read(name: str) -> str:
    return files("cxmap.rendering.html").joinpath("templates", name).read_text("utf-8")


@cache
def stylesheet() -> str:
    """The colours and rules of the page."""
    return colours() + "".join(
        _read(name) for name in ("report.css", "numbers.css", "controls.css", "narrow.css")
    )


@cache
def environment() -> Environment:
    """The environment that all pages are made with."""
    made = Environment(
        loader=PackageLoader("cxmap.rendering.html", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )
    made.filters.update(anchor=anchor, address=address, capital=capital)
    made.globals.update(
        stylesheet=stylesheet(),
        dashes=DASHES,
        markers=MARKERS,
        signs=SIGNS,
        diamond=DIAMOND,
        chips=len(LIGHT.chips),
        others=len(LIGHT.others),
        ghosts=ghosts,
    )
    return made
