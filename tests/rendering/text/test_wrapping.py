"""Texts on lines: every sign stays, words stay whole where they can, no line is too long."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.text import Text

from cxmap.rendering.text.wrapping import FOLD, clusters, wrap

SIGNS = [*"aé1-—漢字ー。のشم", "กำ", "e\u0301", "👍🏽", "👩\u200d👩\u200d👧", "🇳🇱", "⚠️"]
WORDS = st.lists(st.sampled_from(SIGNS), min_size=1, max_size=12).map("".join)
TEXTS = st.lists(WORDS, max_size=8).map(" ".join)


def _wrapped(text: str, width: int, indent: int = 0) -> list[str]:
    return [line.plain for line in wrap(Text(text), width, indent)]


@given(TEXTS, st.integers(4, 40))
def test_no_line_is_too_long_and_nothing_is_lost(text: str, width: int) -> None:
    lines = _wrapped(text, width)
    assert all(cell_len(line) <= width for line in lines)
    assert "".join(lines).replace(FOLD, "").replace(" ", "") == text.replace(" ", "")


@given(TEXTS, st.integers(4, 40))
def test_a_word_that_fits_on_a_line_is_never_broken(text: str, width: int) -> None:
    words = {word for line in _wrapped(text, width) for word in line.split(" ")}
    assert {word for word in text.split(" ") if cell_len(word) <= width} <= words | {""}


@given(TEXTS, st.integers(12, 40), st.integers(1, 6))
def test_lines_after_the_first_are_indented(text: str, width: int, indent: int) -> None:
    first, *others = _wrapped(text, width, indent)
    assert all(line.startswith(" " * indent) for line in others)
    assert all(cell_len(line) <= width for line in (first, *others))


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("one two three", 7, ["one two", "three"]),
        ("one  two", 20, ["one  two"]),
        ("   one two", 7, ["   one", "two"]),
        ("incomprehensibilities of it", 10, ["incompreh↵", "ensibilit↵", "ies of it"]),
        ("租车旅程平台", 7, ["租车旅", "程平台"]),
        ("租车旅程。平台", 9, ["租车旅", "程。平台"]),
        ("租车 abc", 8, ["租车 abc"]),
        ("", 8, [""]),
    ],
)  # fmt: skip
def test_by_hand(text: str, width: int, lines: list[str]) -> None:
    assert _wrapped(text, width) == lines


def test_a_mark_says_that_a_word_goes_on_but_not_between_wide_signs() -> None:
    assert _wrapped("abcdefghij", 5) == ["abcd↵", "efgh↵", "ij"]
    assert FOLD not in "".join(_wrapped("漢字" * 9, 7))


def test_what_is_drawn_as_one_sign_stays_one() -> None:
    assert clusters("e\u0301👍🏽👩\u200d👩\u200d👧🇳🇱🇧🇪a") == [
        "e\u0301", "👍🏽", "👩\u200d👩\u200d👧", "🇳🇱", "🇧🇪", "a",
    ]  # fmt: skip


def test_styles_stay_on_their_words() -> None:
    text = Text("red ", style="red").append("blue and more", style="blue")
    _, second = wrap(text, 8)
    assert second.plain == "and more"
    assert {str(span.style) for span in second.spans} == {"blue"}
