"""The layout of tables: what fits is on the line, the rest below the row or named, numbers are whole."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.text import Text

from cxmap.rendering.text.columns import Align, Column
from cxmap.rendering.text.numbers import number
from cxmap.rendering.text.rows import Rows
from cxmap.rendering.text.table import DrawnTable, draw

Record = tuple[str, float, float | None, str]
RECORDS: list[Record] = [
    ("Work online in the room", 2.75, -1.75, "408 answers"),
    ("Receive the invoice", 2.0, -12.0, ""),
    ("租车旅程", 12.5, None, "no more than a remark of some length"),
]


def _columns(records: Sequence[Record]) -> list[Column]:
    rows = Rows(records)
    return [
        rows.column("name", lambda row: row[0], least=0.7),
        rows.column("score", lambda row: number(row[1], 2), align="point", rank=1),
        rows.column("gap", lambda row: number(row[2], 2, signed=True), align="point"),
        rows.column("note", lambda row: row[3], phrase="{}", rank=2),
    ]


def _lines(drawn: DrawnTable) -> list[str]:
    return [line.plain for line in drawn.lines]


def test_everything_on_one_line() -> None:
    drawn = draw(_columns(RECORDS), 80)
    assert _lines(drawn) == [
        "name                     score     gap  note",
        "────────────────────────────────────────────────────────────────────────────",
        "Work online in the room   2.75   -1.75  408 answers",
        "Receive the invoice       2     -12",
        "租车旅程                 12.5     -     no more than a remark of some length",
    ]
    assert drawn.left_out == ()


def test_what_finds_no_room_stands_below_and_then_is_named() -> None:
    drawn = draw(_columns(RECORDS), 34)
    assert _lines(drawn)[2:] == [
        "Work online in the room   -1.75",
        "  score 2.75 · 408 answers",
        "Receive the invoice      -12",
        "  score 2",
        "租车旅程                   -",
        "  score 12.5",
    ]
    assert drawn.left_out == ("note",)


def test_headings_are_shortened_before_columns_go() -> None:
    rows = Rows([1.0, 2.0])
    columns = [
        rows.column("a", lambda _: "aaaa"),
        rows.column("b", lambda _: "1", heads=("importance", "imp."), rank=1),
    ]
    assert _lines(draw(columns, 40))[0].split() == ["a", "importance"]
    assert _lines(draw(columns, 12))[0].split() == ["a", "imp."]
    assert _lines(draw(columns, 9)) == ["a", "────", "aaaa", "  b 1", "aaaa", "  b 1"]


def test_a_tied_column_shares_the_heading_and_follows_its_cell_below() -> None:
    rows = Rows([("2.75", "(2..3)"), ("12", "")])
    columns = [
        rows.column("a", lambda _: "some words here", least=0.8),
        rows.column("experience", lambda row: row[0], align="point", rank=1),
        rows.column("interval", lambda row: row[1], rank=2, tied=True),
    ]
    assert _lines(draw(columns, 40))[2:] == ["some words here   2.75 (2..3)", "some words here  12"]
    assert _lines(draw(columns, 20))[2:4] == ["some words here", "  experience 2.75"]
    assert draw(columns, 20).left_out == ("interval",)
    assert _lines(draw(columns, 26))[2:4] == ["some words here", "  experience 2.75 (2..3)"]


def test_what_must_be_shown_gets_lines_of_its_own() -> None:
    rows = Rows(["Ann 1; Bob 2; Christine 3; Dorothea 4"])
    columns = [rows.column("a", lambda _: "x"), rows.aside("personas", lambda row: (row,), rank=1, must=True)]
    drawn = draw(columns, 20)
    assert _lines(drawn)[2:] == ["x", "  Ann 1; Bob 2;", "  Christine 3;", "  Dorothea 4"]
    assert drawn.left_out == ()


def test_columns_that_say_nothing_are_none() -> None:
    rows = Rows([None, None])
    columns = [
        rows.column("a", lambda _: "x"),
        rows.column("b", lambda _: "-"),
        rows.column("c", lambda _: ""),
    ]
    assert _lines(draw(columns, 40)) == ["a", "─", "x", "x"]
    assert draw([], 40) == DrawnTable((), ())


def test_without_a_width_nothing_is_wrapped_or_left_out() -> None:
    records: list[Record] = [("word " * 60, 1.0, 2.0, "note " * 60)]
    (_, _, line) = _lines(draw(_columns(records), None))
    assert len(line) > 500


NUMBERS = st.one_of(
    st.floats(-1e9, 1e9).map(lambda value: number(value, 2)), st.sampled_from(["-", "", "6 of 7", "43.6%"])
)
CELLS = st.text(st.sampled_from("ab 漢-1."), max_size=30)


@st.composite
def tables(draw_: st.DrawFn) -> list[Column]:
    """Tables of any columns: one that always stands, others of any rank."""
    count = draw_(st.integers(1, 4))
    columns = [Column(name="first", cells=[Text(draw_(CELLS) or "x") for _ in range(count)], least=0.3)]
    for at in range(draw_(st.integers(0, 6))):
        is_number = draw_(st.booleans())
        cells = [Text(draw_(NUMBERS if is_number else CELLS)) for _ in range(count)]
        aligns: list[Align] = ["right", "point"] if is_number else ["left"]
        columns.append(
            Column(
                name=f"c{at}",
                heads=("a long heading", "head"),
                cells=cells,
                below=[(cell,) if cell.plain.strip() else () for cell in cells],
                rank=draw_(st.integers(1, 9)),
                align=draw_(st.sampled_from(aligns)),
                least=None if is_number else draw_(st.sampled_from([None, 0.2])),
                tied=draw_(st.booleans()),
                must=draw_(st.booleans()),
            )
        )
    return columns


@given(tables(), st.integers(40, 140))
def test_no_line_is_too_long_and_every_number_is_whole(columns: list[Column], width: int) -> None:
    drawn = draw(columns, width)
    shown = [line.plain for line in drawn.lines]
    assert all(cell_len(line) <= width and line == line.rstrip() for line in shown)
    text = "\n".join(shown)
    for column in columns[1:]:
        if column.align != "left" and column.name not in drawn.left_out:
            assert all(cell.plain in text for cell in column.cells)


@given(tables(), st.integers(40, 140))
def test_what_is_missing_is_named(columns: list[Column], width: int) -> None:
    drawn = draw(columns, width)
    signs = "".join(line.plain for line in drawn.lines).replace(" ", "").replace("↵", "")
    for column in columns[1:]:
        if column.says_something and column.name not in drawn.left_out:
            assert all(set(cell.plain.replace(" ", "")) <= set(signs) for cell in column.cells)


@pytest.mark.parametrize("width", [40, 60, 80, 100, 140])
def test_decimal_points_stand_in_one_line(width: int) -> None:
    rows = Rows([1.0, -12.25, 1234567.5, 0.004])
    columns = [rows.column("n", lambda row: number(row, 3), align="point")]
    lines = [line.plain for line in draw(columns, width).lines][2:]
    assert {line.find(".") for line in lines if "." in line} == {9}
    assert lines[0] == "        1"
