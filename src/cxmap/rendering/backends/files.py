"""Pages as files: SVG written by hand, PNG and PDF by matplotlib, which is imported for these alone."""

from __future__ import annotations

from collections.abc import Sequence

from cxmap.rendering.backends.about import About, Format
from cxmap.rendering.backends.svg import svg_file
from cxmap.rendering.scene.page import Page


def files_of(pages: Sequence[Page], format: Format, about: About) -> tuple[bytes, ...]:
    """Pages as files: a PDF holds them all, other formats have one file a page.

    Equal pages give equal bytes.
    """
    if format == "svg":
        return tuple(svg_file(page, about) for page in pages)
    if format == "pdf":
        from cxmap.rendering.backends.pdf import pdf_file

        return (pdf_file(pages, about),)
    from cxmap.rendering.backends.canvas import png_file

    return tuple(png_file(page, about) for page in pages)
