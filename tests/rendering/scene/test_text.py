"""Cleaning, measuring and wrapping."""

from __future__ import annotations

import matplotlib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from cxmap.rendering.backends.lettering import properties
from cxmap.rendering.scene.fonts import without_glyph
from cxmap.rendering.scene.page import Style
from cxmap.rendering.scene.text import ELLIPSIS, _width, clean, width, wrap
from tests.rendering.strategies import texts

STYLE = Style(10)


@given(texts, st.floats(30, 400))
def test_lines_fit_and_lose_nothing(text: str, limit: float) -> None:
    lines = wrap(text, STYLE, limit)
    assert all(width(line, STYLE) <= limit + 12 for line in lines)
    squeezed = "".join("".join(lines).split()).replace("-", "")
    assert squeezed == "".join(clean(text).split()).replace("-", "").replace("\N{SOFT HYPHEN}", "")


@given(texts, st.integers(1, 3))
def test_a_cut_shows(text: str, most: int) -> None:
    whole, cut = wrap(text, STYLE, 60), wrap(text, STYLE, 60, most)
    assert len(cut) <= most
    if len(whole) > most:
        assert cut[-1].endswith(ELLIPSIS)
        assert width(cut[-1], STYLE) <= 60
    else:
        assert cut == whole


def test_words_break_with_a_hyphen_only_when_they_must() -> None:
    assert wrap("Arbeidsongeschiktheid", STYLE, 200) == ("Arbeidsongeschiktheid",)
    first, *_, last = wrap("Arbeidsongeschiktheid", STYLE, 60)
    assert first.endswith("-") and not last.endswith("-")
    assert wrap("See the jacket on my phone", STYLE, 80) == ("See the jacket", "on my phone")


def test_chinese_breaks_anywhere_but_before_a_comma() -> None:
    lines = wrap("由裁缝缝上纽扣，只要四欧元", STYLE, 62)
    assert len(lines) > 1
    assert not any(line.startswith("，") for line in lines)
    assert not any(line.endswith("-") for line in lines)


def test_spaces_that_do_not_break() -> None:
    assert wrap("now 50%", STYLE, width("now 50", STYLE) + 1) == ("now", "50%")


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("a\nb\tc", "a b c"),
        ("\ufeffa", "a"),
        ("a\x07b", "a\ufffdb"),
        ("a\ud800b", "a\ufffdb"),
        ("a\ufffeb", "a\ufffdb"),
        ("a\u202eb", "ab"),
        ("  ", ""),
    ],
)
def test_what_no_format_can_hold_is_made_visible(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@settings(deadline=None)
@given(
    st.sampled_from(("Wachten op de verzekeraar", "in 手机上 the shop", "8 of 12, +2 (n = 41)")),
    st.booleans(),
)
def test_widths_are_those_of_the_drawing(text: str, bold: bool) -> None:
    style = Style(20, bold=bold)
    with matplotlib.rc_context({"text.hinting": "none"}):
        figure = Figure(dpi=72)
        canvas = FigureCanvasAgg(figure)
        drawn = figure.text(0, 0, text, fontproperties=properties(text, style), parse_math=False)
        measured = drawn.get_window_extent(canvas.get_renderer()).width  # type: ignore[no-untyped-call]
    assert width(text, style) == pytest.approx(measured, rel=0.04)


def test_missing_glyphs_are_named_once() -> None:
    assert without_glyph("abc\u200d\ufe0f é\N{RIGHTWARDS ARROW}") == ()
    private = "\U0010fffd"  # no font has one, but for those that draw boxes for all of Unicode
    assert without_glyph(f"{private}x{private}") == (private,)


def test_a_long_word_is_broken_without_measuring_every_head_of_it() -> None:
    word, style = "abcdefghij" * 400, Style(9.0)
    _width.cache_clear()
    lines = wrap(word, style, 100.0, 500)
    assert "".join(line.removesuffix("-") for line in lines) == word
    assert all(width(line, style) <= 100.0 for line in lines)
    assert _width.cache_info().misses < 12 * len(lines)  # it was some forty a line
