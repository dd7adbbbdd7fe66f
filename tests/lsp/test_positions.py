"""Lines and columns between cxmap, which counts signs, and editors, which count units."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types

from cxmap.lsp.positions import Ruler
from cxmap.source import Span

TEXTS = st.text(st.sampled_from("ab é漢😀\u0301\r\n\u2028\x85\ud83d"), max_size=30)
UNITS: dict[str, Callable[[str], int]] = {
    "utf-8": lambda sign: len(sign.encode("utf-8", "surrogatepass")),
    "utf-16": lambda sign: 1 + (sign > "\uffff"),
}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
@given(TEXTS, st.integers(0, 12), st.integers(0, 12))
def test_there_and_back(encoding: str, text: str, line: int, column: int) -> None:
    ruler = Ruler(text, encoding)
    line = min(line, len(ruler.lines) - 1)
    column = min(column, len(ruler.lines[line]))
    position = ruler.position(line, column)
    assert ruler.point(position) == (line, column)
    before = ruler.lines[line][:column]
    assert position.character == sum(UNITS.get(encoding, len)(sign) for sign in before)


def test_lines_end_where_yaml_ends_them() -> None:
    assert Ruler("a\u2028b\x85c\x0bd\re\nf\r\ng").lines == ["a\u2028b\x85c\x0bd", "e", "f", "g"]


@given(TEXTS, st.integers(0, 2**31 - 1), st.integers(0, 2**31 - 1))
def test_no_position_is_too_far(text: str, line: int, character: int) -> None:
    ruler = Ruler(text)
    at, column = ruler.point(types.Position(line, character))
    assert 0 <= at < len(ruler.lines) and 0 <= column <= len(ruler.lines[at])


def test_half_a_sign_is_its_beginning() -> None:
    assert Ruler("a😀b").point(types.Position(0, 2)) == (0, 1)


def test_of_what_goes_over_lines_the_first_is_underlined() -> None:
    ruler = Ruler("a: 😀 b  \n  c\n")
    shown = ruler.first_line(Span(1, 4, 2, 4))
    assert (shown.start, shown.end) == (types.Position(0, 3), types.Position(0, 7))
