"""A workbook is looked at before it is read: what it would take is known by then."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable

import openpyxl
import pytest

from cxmap.errors import InputError
from cxmap.source import insist_on_workbook, workbook

SHEET = "xl/worksheets/sheet1.xml"
START = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
END = b"</sheetData></worksheet>"


def _made(*rows: tuple[object, ...]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _with(change: Callable[[str, bytes], bytes], extra: tuple[str, ...] = ()) -> bytes:
    """A workbook of which some parts were changed, with others beside them."""
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(_made(("touchpoint", 1)))) as good,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as bad,
    ):
        for name in good.namelist():
            bad.writestr(name, change(name, good.read(name)))
        for name in extra:
            bad.writestr(name, "x")
    return file.getvalue()


def _sheet(cells: bytes) -> bytes:
    return _with(lambda name, content: START + cells + END if name == SHEET else content)


def test_a_workbook_is_one_however_wide_its_colours_reach() -> None:
    insist_on_workbook(io.BytesIO(_made(("touchpoint", "score"), ("queue", 3))), "a.xlsx")
    coloured = b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576" s="1"/></row>'
    insist_on_workbook(io.BytesIO(_sheet(coloured)), "a.xlsx")
    tall = b'<row r="1"><c><v>1</v></c></row><row r="1048576"><c><v>1</v></c></row>'
    insist_on_workbook(io.BytesIO(_sheet(tall)), "a.xlsx")


@pytest.mark.parametrize(
    "cells",
    [
        b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
        b"<row r='1'><c\nr = '&#65;1'><v>1</v></c><c r='ZZZ900000'><is><t>x</t></is></c></row>",
        b'<x:row xmlns:x="y"><x:c r="XFD1"><x:v>1</x:v></x:c></x:row><row><c r="B9000000"><v>1</v></c></row>',
        b'<row r="999999"><c/><c/><c/><c/><c/><c/><c/><c/><c/><c/><c><v>1</v></c></row>',
    ],
)
def test_cells_that_lie_far_apart_are_refused_before_room_is_made(cells: bytes) -> None:
    with pytest.raises(InputError, match=r"spread over [\d,]+ rows and [\d,]+ columns; .*CSV"):
        insist_on_workbook(io.BytesIO(_sheet(cells)), "a.xlsx")


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"touchpoint,score\n", "not a zip file"),
        (_made(("a", 1))[:-30], "not a zip file"),
        (_with(lambda _, content: content, ("content.xml",)), "parts of something else"),
        (_with(lambda _, content: content, ("xl/workbook.bin",)), "parts of something else"),
        (_sheet(b'<row><c r="1"><v>1</v></c></row>'), "`1` is no cell"),
        (_sheet(b"<row>"), r"sheet1\.xml is no sheet"),
        (_with(lambda name, content: b"x" + content if name == SHEET else content), "is no sheet"),
        (
            _with(lambda n, c: b'<!DOCTYPE a [<!ENTITY b "c">]>' + START + END if n == SHEET else c),
            "document type",
        ),
    ],
)
def test_what_is_no_workbook_is_one_sentence(content: bytes, why: str) -> None:
    with pytest.raises(InputError, match=why) as caught:
        insist_on_workbook(io.BytesIO(content), "a.xlsx")
    assert str(caught.value).startswith("a.xlsx ") and "\n" not in str(caught.value)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_parts_of_one_name_are_refused() -> None:
    with pytest.raises(InputError, match="parts of something else"):
        insist_on_workbook(io.BytesIO(_with(lambda _, content: content, (SHEET,))), "a.xlsx")


@pytest.mark.parametrize("claimed", [None, 1_000])
def test_an_archive_of_nothing_is_not_unpacked_whatever_it_claims(
    claimed: int | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook, "MOST_UNPACKED", 2_000_000)
    content = bytearray(_sheet(b" " * 3_000_000))
    if claimed is not None:
        at = content.rindex(b"PK\x01\x02", 0, content.rindex(SHEET.encode()))
        content[at + 24 : at + 28] = struct.pack("<I", claimed)
    with pytest.raises(InputError, match="unpacked; save the sheet as CSV"):
        insist_on_workbook(io.BytesIO(bytes(content)), "a.xlsx")
