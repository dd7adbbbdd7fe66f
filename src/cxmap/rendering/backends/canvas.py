"""A page put on paper by matplotlib: the only place that opens a figure.

Nothing outside decides how it looks: matplotlib's own defaults are restored around it, so a `matplotlibrc` in
the working directory changes nothing, and the bytes hold no date.
"""

from __future__ import annotations

import logging
import re
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Literal
from xml.sax.saxutils import escape

import matplotlib
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_pdf import PdfPages
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.text import Text as Letters
from matplotlib.transforms import Affine2D

from cxmap.rendering.backends.lettering import properties
from cxmap.rendering.backends.mixed import outlines, without_signs
from cxmap.rendering.backends.stamp import Stamp
from cxmap.rendering.scene.page import Page, Shape, Text
from cxmap.rendering.scene.text import unmarked
from cxmap.rendering.scene.typeface import written_in

Format = Literal["png", "svg", "pdf"]
DPI = 144.0
MOST_PIXELS = 60_000_000
STAMP_DPI = 288.0
"""Of logos in SVG and PDF, whose lines and letters have no dots."""
_CODES = {"M": Path.MOVETO, "L": Path.LINETO, "C": Path.CURVE4, "Z": Path.CLOSEPOLY}
_OWN_SETTINGS = {
    "svg.fonttype": "none",
    "svg.hashsalt": "cxmap",
    "pdf.fonttype": 42,
    "path.simplify": False,
    "text.hinting": "none",
    "text.usetex": False,
    "text.parse_math": False,
}
_NOT_OURS = frozenset(
    {"backend", "backend_fallback", "interactive", "toolbar", "timezone", "text.hinting_factor"}
)


@dataclass(frozen=True, slots=True)
class About:
    """What a file says about itself."""

    title: str
    description: str
    creator: str


def resolution(page: Page, dpi: float = DPI) -> float:
    """Dots an inch: crisp, and fewer where a page is so large that it would fill the memory."""
    pixels = page.width / 72 * dpi * page.height / 72 * dpi
    return dpi if pixels <= MOST_PIXELS else dpi * float((MOST_PIXELS * 0.99 / pixels) ** 0.5)


def paint(page: Page, format: Format, about: About, dpi: float = DPI) -> bytes:
    """The page as a file; `dpi` is for PNG only. Equal pages give equal bytes."""
    with _own_settings():
        return _save(page, format, about, dpi)


def paint_all(pages: Sequence[Page], format: Format, about: About) -> tuple[bytes, ...]:
    """Pages as files: a PDF holds them all, other formats have one file a page."""
    if format != "pdf" or len(pages) == 1:
        return tuple(paint(page, format, about) for page in pages)
    with _own_settings():
        file = BytesIO()
        with PdfPages(file, metadata=_metadata(format, about)) as book:
            for page in pages:
                book.savefig(_figure(page, 72.0, format), facecolor=page.paper, **_dots(page))
        return (_finished(file.getvalue(), format, about),)


@contextmanager
def _own_settings() -> Iterator[None]:
    """Matplotlib's defaults and ours, whatever else is set."""
    settings: dict[Any, Any] = dict(matplotlib.rcParamsDefault)
    settings = {key: value for key, value in settings.items() if key not in _NOT_OURS} | _OWN_SETTINGS
    with warnings.catch_warnings(), _quiet(), matplotlib.rc_context(settings):
        warnings.simplefilter("ignore")
        yield


@contextmanager
def _quiet() -> Iterator[None]:
    """No log lines about letters and weights that a font lacks: `without_glyph` tells about those."""
    log = logging.getLogger("matplotlib.font_manager")
    before = log.level
    log.setLevel(logging.ERROR)
    try:
        yield
    finally:
        log.setLevel(before)


def _save(page: Page, format: Format, about: About, dpi: float) -> bytes:
    dpi = resolution(page, dpi) if format == "png" else 72.0
    figure = _figure(page, dpi, format)
    file = BytesIO()
    more: dict[str, Any] = {"metadata": _metadata(format, about)}
    more |= {"dpi": dpi, "pil_kwargs": {"compress_level": 4}} if format == "png" else _dots(page)
    figure.savefig(file, format=format, facecolor=page.paper, **more)
    return _finished(file.getvalue(), format, about)


def _dots(page: Page) -> dict[str, Any]:
    """The resolution of what is made of dots on a page without."""
    return {"dpi": STAMP_DPI if page.stamps else 72.0}


def _figure(page: Page, dpi: float, format: Format) -> Figure:
    figure = Figure(figsize=(page.width / 72, page.height / 72), dpi=dpi, facecolor=page.paper)
    FigureCanvasAgg(figure)
    place = (
        Affine2D().scale(1, -1).translate(0, page.height) + Affine2D().scale(1 / 72) + figure.dpi_scale_trans
    )
    with written_in(page.family):
        artists = [_line(item, format) if isinstance(item, Text) else _patch(item) for item in page.items]
    for layer, artist in enumerate([*artists, *(Stamp(*stamp) for stamp in page.stamps)], start=1):
        artist.set_transform(place)
        artist.set_zorder(layer)
        artist.set_clip_on(False)
        figure.add_artist(artist)
    return figure


def _metadata(format: Format, about: About) -> dict[str, str | None]:
    title, description = unmarked(about.title), unmarked(about.description)
    if format == "png":
        return {"Software": about.creator, "Title": title, "Description": description}
    if format == "svg":
        return {"Date": None, "Creator": about.creator, "Title": title, "Description": description}
    return {
        "CreationDate": None,
        "Creator": about.creator,
        "Producer": about.creator,
        "Title": title,
        "Subject": description,
    }


def _finished(data: bytes, format: Format, about: About) -> bytes:
    """In SVG, what screen readers need, and fonts for machines without DejaVu."""
    if format != "svg":
        return data
    text = data.decode("utf-8").replace("<svg ", '<svg role="img" ', 1)
    text = text.replace("</title>", f"</title>\n <desc>{escape(unmarked(about.description))}</desc>", 1)
    return re.sub(r"font-family: ([^;\"]+)", r"font-family: \1, Verdana, sans-serif", text).encode("utf-8")


def _line(item: Text, format: Format) -> Letters | PathPatch:
    if format != "pdf":
        return _letters(item, item.text)
    text = without_signs(item.text)
    return outlines(item) if text is None else _letters(item, text)


def _letters(item: Text, text: str) -> Letters:
    return Letters(
        item.x,
        item.y,
        text,
        color=item.colour,
        fontproperties=properties(text, item.style),
        horizontalalignment=item.align,
        verticalalignment="baseline",
        parse_math=False,
        usetex=False,
    )


def _patch(item: Shape) -> PathPatch:
    path = Path(item.outline.points, [_CODES[kind] for kind in item.outline.kinds])
    return PathPatch(
        path,
        facecolor=item.fill or "none",
        edgecolor=item.stroke or "none",
        linewidth=item.width if item.stroke else 0.0,
        linestyle=(0.0, tuple(length / item.width for length in item.dash)) if item.dash else "solid",
        alpha=item.alpha if item.alpha < 1 else None,
        capstyle="butt" if item.dash else "round",
        joinstyle="round",
    )
