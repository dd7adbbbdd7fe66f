"""JSON and CSV: exact numbers, nothing that a spreadsheet computes, nothing that is no text."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmap.rendering.text.documents import cell, csv_document, json_document

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.text(), PLAIN, max_size=3))
def test_json_reads_back_as_it_was(document: dict[str, Any]) -> None:
    text = json_document(document)
    assert json.loads(text) == document
    assert text.isascii() and "##" not in text


def test_json_holds_no_half_characters() -> None:
    assert json.loads(json_document({"caf\udce9": ["\ud800", "é😀"]})) == {"caf<U+DCE9>": ["<U+D800>", "é😀"]}


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf")])
def test_what_json_cannot_say_is_an_error(value: float) -> None:
    with pytest.raises(ValueError, match="JSON"):
        json_document({"a": [value]})


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_cells_hold_every_digit(value: float) -> None:
    assert float(cell(value)) == value


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (7123456.0, "7123456"), (1234567.5, "1234567.5"), (-1.5, "-1.5"), (0.1 + 0.2, "0.30000000000000004"),
        (3, "3"), (-3, "-3"), (None, ""), (True, "True"), ("=1+1", "'=1+1"), (["-2-3", "web"], "'-2-3 web"),
        (["web", "-2"], "web -2"), ("-1", "'-1"), ("＝1", "'＝1"), ("\n=1", "'\n=1"), ("", ""), ([], ""),
        ("caf\udce9", "caf<U+DCE9>"), ("\x1b[31mred\t\n", "<U+001B>[31mred\t\n"),
    ],
)  # fmt: skip
def test_cells(value: Any, text: str) -> None:
    assert cell(value) == text


@given(st.lists(st.text(st.sampled_from([*"=+-@\t\r\n＝ab1 ,;'\"é漢"])), min_size=2, max_size=2))
def test_no_cell_begins_like_a_formula_and_each_reads_back(texts: list[str]) -> None:
    document = csv_document(("a", "b"), [{"a": texts[0], "b": texts}])
    (_, row) = csv.reader(io.StringIO(document, newline=""))
    for shown, meant in zip(row, (texts[0], " ".join(texts)), strict=True):
        assert shown == meant or shown == "'" + meant
        assert shown[:1] not in {*"=+-@\t\r\n＝＋－＠"}


def test_a_cell_like_a_command_does_not_begin_its_line() -> None:
    assert csv_document(("a",), [{"a": "::error::x"}]) == 'a\n"::error::x"\n'
