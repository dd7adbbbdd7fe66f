"""A line of text as matplotlib writes it: at its place, without the boxes and turns of matplotlib's own."""

from __future__ import annotations

from cxmap.rendering.backends import untouched  # noqa: F401 - before matplotlib

# isort: split
from matplotlib.artist import Artist
from matplotlib.backend_bases import RendererBase
from matplotlib.colors import to_rgba

from cxmap.rendering.backends.lettering import properties
from cxmap.rendering.backends.settings import BEFORE
from cxmap.rendering.scene.page import Text


class Letters(Artist):
    """One line, its place on its baseline.

    matplotlib's own text first works out how high fonts are, the box of several lines and how it is turned,
    which takes as long as writing them; a page has placed its lines already.
    """

    def __init__(self, item: Text) -> None:
        super().__init__()
        self._item, self._font = item, properties(item.text, item.style)
        self._colour = to_rgba(item.colour)

    def draw(self, renderer: RendererBase) -> None:
        """Write it."""
        item = self._item
        if not item.text:
            return
        ((x, y),) = self.get_transform().transform(((item.x, item.y),))
        if share := BEFORE[item.align]:
            wide, _, _ = renderer.get_text_width_height_descent(item.text, self._font, ismath=False)
            x -= share * wide
        if renderer.flipy():
            y = renderer.get_canvas_width_height()[1] - y
        context = renderer.new_gc()
        context.set_foreground(self._colour, isRGBA=True)
        renderer.draw_text(context, x, y, item.text, self._font, 0.0, ismath=False)
        context.restore()
