"""Pages as a PDF: figures of matplotlib, whose texts stay texts."""

from __future__ import annotations

from cxmap.rendering.backends import untouched  # noqa: F401 - before matplotlib

# isort: split
from collections.abc import Sequence
from io import BytesIO

from matplotlib.backends.backend_pdf import PdfPages
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.transforms import Affine2D
from msgspec.structs import replace

from cxmap.rendering.backends.about import About
from cxmap.rendering.backends.letters import Letters
from cxmap.rendering.backends.mixed import outlines, without_signs
from cxmap.rendering.backends.settings import CODES, own_settings
from cxmap.rendering.backends.stamp import Stamp
from cxmap.rendering.scene.page import Page, Shape, Text
from cxmap.rendering.scene.text import unmarked
from cxmap.rendering.scene.typeface import written_in

STAMP_DPI = 288.0
"""Of logos, whose dots are fixed; lines and letters have none."""


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
    with own_settings(), PdfPages(file, metadata=metadata) as book:
        for page in pages:
            dots = STAMP_DPI if page.stamps else 72.0
            book.savefig(_figure(page), facecolor=page.paper, dpi=dots)
    return file.getvalue()


def _figure(page: Page) -> Figure:
    """The page as a figure, its items as artists; lines whose directions need signs are drawn as outlines."""
    figure = Figure(figsize=(page.width / 72, page.height / 72), dpi=72.0, facecolor=page.paper)
    place = (
        Affine2D().scale(1, -1).translate(0, page.height) + Affine2D().scale(1 / 72) + figure.dpi_scale_trans
    )
    with written_in(page.family):
        artists = [_line(item) if isinstance(item, Text) else _patch(item) for item in page.items]
    for layer, artist in enumerate([*artists, *(Stamp(*stamp) for stamp in page.stamps)], start=1):
        artist.set_transform(place)
        artist.set_zorder(layer)
        artist.set_clip_on(False)
        figure.add_artist(artist)
    return figure


def _line(item: Text) -> Letters | PathPatch:
    text = without_signs(item.text)
    return outlines(item) if text is None else Letters(replace(item, text=text))


def _patch(item: Shape) -> PathPatch:
    path = Path(item.outline.points, [CODES[kind] for kind in item.outline.kinds])
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
