"""A page as PNG or PDF by matplotlib: the only place that opens a figure.

Nothing outside decides how it looks: matplotlib's own defaults are restored around it, so a `matplotlibrc` in
the working directory changes nothing, and the bytes hold no date.
"""

from __future__ import annotations

from cxmap.rendering.backends import untouched  # noqa: F401 - before matplotlib

# isort: split
import logging
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from io import BytesIO
from typing import Any

import matplotlib
import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_pdf import PdfPages
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.transforms import Affine2D

from cxmap.rendering.backends.about import About
from cxmap.rendering.backends.letters import Letters
from cxmap.rendering.backends.mixed import outlines, without_signs
from cxmap.rendering.backends.png import png
from cxmap.rendering.backends.stamp import Stamp
from cxmap.rendering.scene.page import Page, Shape, Text
from cxmap.rendering.scene.text import unmarked
from cxmap.rendering.scene.typeface import written_in

DPI = 144.0
MOST_PIXELS = 60_000_000
STAMP_DPI = 288.0
"""Of logos in PDF, whose lines and letters have no dots."""
_CODES = {"M": Path.MOVETO, "L": Path.LINETO, "C": Path.CURVE4, "Z": Path.CLOSEPOLY}
_OWN_SETTINGS = {
    "pdf.fonttype": 42,
    "path.simplify": False,
    "text.hinting": "none",
    "text.usetex": False,
    "text.parse_math": False,
}
_NOT_OURS = frozenset(
    {"backend", "backend_fallback", "interactive", "toolbar", "timezone", "text.hinting_factor"}
)


def resolution(page: Page, dpi: float = DPI) -> float:
    """Dots an inch: crisp, and fewer where a page is so large that it would fill the memory."""
    pixels = page.width / 72 * dpi * page.height / 72 * dpi
    return dpi if pixels <= MOST_PIXELS else dpi * float((MOST_PIXELS * 0.99 / pixels) ** 0.5)


def png_file(page: Page, about: About, dpi: float = DPI) -> bytes:
    """The page as PNG, with so many dots an inch (see `resolution`)."""
    about_it = {
        "Software": about.creator,
        "Title": unmarked(about.title),
        "Description": unmarked(about.description),
    }
    dots = resolution(page, dpi)
    with _own_settings():
        canvas = _figure(page, dots)
        canvas.draw()  # type: ignore[no-untyped-call]
        painted = np.asarray(canvas.buffer_rgba())  # type: ignore[no-untyped-call]
        # figure and canvas hold each other: 240 MB of dots of an A0 must not wait for the collector
        del canvas.renderer
        canvas.figure.clear()
    return png(painted[:, :, :3], dots, about_it)  # the paper covers all, so nothing shines through


def pdf_file(pages: Sequence[Page], about: About) -> bytes:
    """The pages as one PDF."""
    metadata = {
        "CreationDate": None,
        "Creator": about.creator,
        "Producer": about.creator,
        "Title": unmarked(about.title),
        "Subject": unmarked(about.description),
    }
    file = BytesIO()
    with _own_settings(), PdfPages(file, metadata=metadata) as book:
        for page in pages:
            dots = STAMP_DPI if page.stamps else 72.0
            figure = _figure(page, 72.0, outlined=True).figure
            book.savefig(figure, facecolor=page.paper, dpi=dots)
    return file.getvalue()


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


def _figure(page: Page, dpi: float, *, outlined: bool = False) -> FigureCanvasAgg:
    """The page on a canvas; with `outlined`, lines whose directions need signs are drawn as outlines."""
    figure = Figure(figsize=(page.width / 72, page.height / 72), dpi=dpi, facecolor=page.paper)
    canvas = FigureCanvasAgg(figure)
    place = (
        Affine2D().scale(1, -1).translate(0, page.height) + Affine2D().scale(1 / 72) + figure.dpi_scale_trans
    )
    with written_in(page.family):
        line = _line if outlined else Letters
        artists = [line(item) if isinstance(item, Text) else _patch(item) for item in page.items]
    for layer, artist in enumerate([*artists, *(Stamp(*stamp) for stamp in page.stamps)], start=1):
        artist.set_transform(place)
        artist.set_zorder(layer)
        artist.set_clip_on(False)
        figure.add_artist(artist)
    return canvas


def _line(item: Text) -> Letters | PathPatch:
    text = without_signs(item.text)
    return outlines(item) if text is None else Letters(replace(item, text=text))


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
