"""Workbooks that want no good, or hold more than cells: read, refused or named, in a moment."""

from __future__ import annotations

import io
import time
import zipfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from cxmap import api
from cxmap.errors import CxmapError, InputError
from cxmap.exchange.tables import read_table
from cxmap.source.unread import unread_cells
from tests.exchange.merging.books import ALL, cell, edited, export, into

BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">{}]>'.format(
    "".join(f'<!ENTITY {chr(98 + at)} "{f"&{chr(97 + at)};" * 10}">' for at in range(9))
)


def book(rows: list[list[Any]], **more: Any) -> bytes:
    made = openpyxl.Workbook()
    sheet = made.worksheets[0]
    sheet.title = "One"
    for row in rows:
        sheet.append(row)
    for merged in more.get("merged", ()):
        sheet.merge_cells(merged)
    for name in more.get("hidden", ()):
        other = made.create_sheet(name)
        other.append(["Step"])
        other.sheet_state = "hidden"
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def repacked(content: bytes, change: Mapping[str, Any]) -> bytes:
    """A workbook with other parts; what is a function changes the part that is there."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            made = change.get(name)
            new.writestr(name, made(old.read(name)) if callable(made) else old.read(name))
        for name, made in change.items():
            if name not in old.namelist():
                new.writestr(name, made)
    return out.getvalue()


def read(content: bytes) -> tuple[dict[str, Any], list[str]]:
    draft = read_table(content, "t.xlsx")
    return draft.data, [loss.text for loss in draft.losses]


def test_a_cell_merged_from_several_counts_for_each() -> None:
    data, _ = read(
        book(
            [["Phase", "Step", "Channel"], ["Buy", "Queue", "Shop"], [None, "Pay", None]],
            merged=["A2:A3", "C2:C3"],
        )
    )
    assert data["phases"] == [
        {
            "name": "Buy",
            "touchpoints": [{"name": "Queue", "channel": ["shop"]}, {"name": "Pay", "channel": ["shop"]}],
        }
    ]


def test_columns_below_one_phase_are_its_touchpoints() -> None:
    data, told = read(
        book(
            [
                ["Our shop"],
                ["", "Find", None, "Buy"],
                ["Step", "See", "Read", "Pay"],
                ["Emotion", "glad", "", "sad"],
            ],
            merged=["A1:D1", "B2:C2"],
        )
    )
    assert data["title"] == "Our shop"
    assert told == ["One, row 1 was taken as the title: Our shop"]
    assert data["phases"] == [
        {"name": "Find", "touchpoints": [{"name": "See", "feelings": ["glad"]}, {"name": "Read"}]},
        {"name": "Buy", "touchpoints": [{"name": "Pay", "feelings": ["sad"]}]},
    ]


def test_columns_of_one_name_lose_nothing() -> None:
    data, _ = read(book([["Step", "Cost", "Cost", None], ["Pay", "low", "high", "loose"]]))
    assert data["touchpoints"] == [{"name": "Pay", "lanes": {"cost": ["low", "high"], "column-d": ["loose"]}}]


def test_what_has_no_value_and_what_is_hidden_is_named() -> None:
    _, told = read(book([["Step", "Note"], ["Pay", "=A1&B1"], ["Go", "=1+1"]], hidden=["Secret"]))
    assert told == [
        "the sheet `Secret` is hidden and was not read; --sheet names it",
        "One!B2 holds a formula that was never computed, and was not read",
        "One!B3 holds a formula that was never computed, and was not read",
    ]


def test_days_are_read_as_days_and_as_texts() -> None:
    data, _ = read(book([["Step", "When"], ["Pay", date(2026, 3, 1)], ["Go", "1 March"], ["Rest", 46082]]))
    assert [step["when"] for step in data["touchpoints"]] == ["2026-03-01", "1 March", "46082"]


@pytest.mark.parametrize("error", ["#REF!", "#DIV/0!", "#N/A"])
def test_an_error_is_no_empty_cell(error: str) -> None:
    def edit(made: Any) -> None:
        one = cell(made, "Touchpoints", "See an ad", "Experience")
        one.value, one.data_type = error, "e"

    with pytest.raises(InputError, match=r"Touchpoints!F\d+ holds the error " + error):
        into(ALL, edited(export(ALL), edit))


def test_a_formula_that_was_never_computed_empties_nothing() -> None:
    def edit(made: Any) -> None:
        cell(made, "Touchpoints", "See an ad", "Experience").value = "=1+1"

    content = edited(export(ALL), edit)
    with pytest.raises(
        InputError, match="a formula that was never computed; open the workbook in a spreadsheet"
    ):
        into(ALL, content)
    values = (b"<f>1+1</f><v></v>", b"<f>1+1</f><v>2</v>")
    computed = repacked(content, {"xl/worksheets/sheet1.xml": lambda xml: xml.replace(*values)})
    assert into(ALL, computed).text == ALL.replace("web, experience: 1", "web, experience: 2")


def test_formulas_that_give_no_text_have_a_value() -> None:
    content = repacked(
        book([["Step"], ["=A1"]]),
        {"xl/worksheets/sheet1.xml": lambda xml: xml.replace(b'<c r="A2">', b'<c r="A2" t="str">')},
    )
    assert unread_cells(content) == {}


def test_texts_that_look_like_formulas_are_texts() -> None:
    tricks = ["=1+1", "+1", "-1", "@x", '=HYPERLINK("http://x")']

    def edit(made: Any) -> None:
        for text, name in zip(tricks, ("See an ad", "Ask a friend", "Queue", "Pay"), strict=False):
            one = cell(made, "Touchpoints", name, "Note")
            one.value, one.data_type = text, "s"

    text = into(ALL, edited(export(ALL), edit)).text
    assert [step.touchpoint.note for step in api.loads(text).steps] == tricks[:4]
    assert into(text, export(text)).text == text


def test_macros_and_links_to_other_books_are_passed_over() -> None:
    content = repacked(
        export(ALL),
        {
            "xl/vbaProject.bin": b"\xd0\xcf\x11\xe0" + b"x" * 1000,
            "xl/externalLinks/externalLink1.xml": b"<externalLink><externalBook/></externalLink>",
            "xl/_rels/external.rels": b'<Relationships><Relationship Target="file:///etc/passwd"/></Relationships>',
        },
    )
    assert into(ALL, content).text == ALL


@pytest.mark.parametrize(
    "part",
    ["xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"],
)
def test_bombs_go_off_nowhere(part: str) -> None:
    def armed(xml: bytes) -> bytes:
        head, sign, rest = xml.partition(b"?>")
        head, rest = (head + sign, rest) if sign else (b"", xml)
        return head + BOMB.encode() + rest.replace(b"Pay", b"&j;").replace(b"Touchpoints", b"&j;")

    content = repacked(edited(export(ALL), lambda made: None), {part: armed})
    started = time.process_time()
    try:
        assert len(into(ALL, content).text) < 10 * len(ALL)
    except CxmapError as error:
        assert len(str(error)) < 500
    assert time.process_time() - started < 5


def test_two_million_rows_are_refused_at_once(tmp_path: Path) -> None:
    row = '<row r="{0}"><c r="A{0}" t="inlineStr"><is><t>x</t></is></c></row>'
    many = "".join(row.format(at) for at in range(1, 60_000)).encode()
    content = repacked(
        book([["Step"]]),
        {"xl/worksheets/sheet1.xml": lambda xml: xml.replace(b"<sheetData>", b"<sheetData>" + many, 1)},
    )
    path = tmp_path / "many.xlsx"
    path.write_bytes(content)
    (tmp_path / "m.cxmap.yaml").write_text(ALL, encoding="utf-8")
    for bring in (api.import_map, lambda name: api.import_into(name, tmp_path / "m.cxmap.yaml")):
        with pytest.raises(InputError, match="more than 5,000 rows"):
            bring(path)
    assert (tmp_path / "m.cxmap.yaml").read_text(encoding="utf-8") == ALL


def test_marks_that_somebody_forged_are_none() -> None:
    for text in ("{", '{"version":1,"rows":{"touchpoints":[1]}}', "[" * 5000, '{"version":9,"rows":{}}'):

        def edit(made: Any, text: str = text) -> None:
            made["cxmap"].cell(2, 1).value = text

        brought = into(ALL, edited(export(ALL), edit))
        assert brought.text == ALL
        assert any("does not remember" in told for told in brought.told)
