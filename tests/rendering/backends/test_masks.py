"""Lines as masks: dot for dot what matplotlib paints letter by letter, wherever they stand."""

from __future__ import annotations

import matplotlib
import numpy as np
import pytest
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.font_manager import FontProperties

from cxmap.rendering.backends.about import About
from cxmap.rendering.backends.canvas import png_file
from cxmap.rendering.backends.masks import is_forwards, mask_of
from cxmap.rendering.backends.settings import own_settings
from cxmap.rendering.scene.fonts import shipped
from cxmap.rendering.scene.page import Page, Style
from cxmap.rendering.scene.text import put
from cxmap.rendering.scene.typeface import FAMILY

ABOUT = About("Title", "What it shows", "cxmap")


@pytest.mark.parametrize("text", ["Queue", "jA(", "xyz", "_", "\N{EM DASH}", "AVA To, +0.5 n=12", "ÅÇ “j”"])
@pytest.mark.parametrize("size", [7.5, 9.0, 13.2])
def test_a_mask_is_what_is_painted_letter_by_letter(text: str, size: float) -> None:
    style = Style(size, bold=True)
    with own_settings():
        mask = mask_of(text, style, 144.0)
        renderer = RendererAgg(600, 100, 144.0)  # type: ignore[no-untyped-call]
        font = FontProperties(size=size)
        font.set_file(shipped(FAMILY, bold=True, italic=False).path)
        renderer.draw_text(renderer.new_gc(), 50, 60, " " + text, font, 0.0)  # type: ignore[no-untyped-call]
        painted = np.asarray(renderer.buffer_rgba())[:, :, 3]  # type: ignore[no-untyped-call]
    expected = np.zeros_like(painted)
    high, wide = mask.cover.shape
    expected[60 - mask.above : 60 - mask.above + high, 50 : 50 + wide] = mask.cover
    assert expected.any()
    # where two letters meet, each is painted over the other's edge, which a mask adds up
    assert np.abs(painted.astype(int) - expected).max() <= 12


def test_what_may_run_from_right_to_left_is_no_mask() -> None:
    assert is_forwards("Queue 漢字 😀 e\u0301")
    assert not is_forwards("a \u05d0 b")
    assert not is_forwards("\u2066a\u2069")
    assert not is_forwards("\u0645\u0631\u062d\u0628\u0627")


def test_equal_lines_are_drawn_once() -> None:
    style = Style(9.0)
    with own_settings():
        assert mask_of("Pay", style, 144.0) is mask_of("Pay", style, 144.0)
        assert mask_of("Pay", style, 72.0) is not mask_of("Pay", style, 144.0)


@pytest.mark.parametrize(("x", "y"), [(-4, 20), (96, 20), (50, 2), (50, 59), (-90, 20), (300, 20), (50, 200)])
@pytest.mark.parametrize("text", ["Queue at the till", "\u05d0\u05d1\u05d2 Queue"])
def test_letters_beyond_the_edge_of_a_page_are_left_out(x: float, y: float, text: str) -> None:
    page = Page(100.0, 60.0, "#ffffff", [put(text, x, y, Style(12), "#000000")])
    assert png_file(page, ABOUT).startswith(b"\x89PNG")


def test_matplotlib_is_as_it_was_afterwards() -> None:
    before = dict(matplotlib.rcParams)
    png_file(Page(20.0, 20.0, "#ffffff", []), ABOUT)
    assert dict(matplotlib.rcParams) == before
