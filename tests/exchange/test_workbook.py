"""A map as a workbook, and back."""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Callable
from datetime import date, time, timedelta
from pathlib import Path
from random import Random
from typing import Any, get_args

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxmap import api
from cxmap.errors import CxmapError, InputError
from cxmap.exchange import yaml_text
from cxmap.exchange.headers import NAMES, meaning
from cxmap.exchange.tables import read_table
from cxmap.exchange.workbook import write_workbook
from cxmap.exchange.workbook.cells import Kind, from_cell, to_cell
from cxmap.model import Map
from tests.generated.maps import MapMaker, mended

SMALL: dict[str, Any] = {
    "cxmap": 1,
    "title": "Day",
    "goal": 1,
    "scale": {"min": -2, "max": 2},
    "personas": [{"id": "me", "name": "Me"}, {"id": "you", "name": "You"}],
    "channels": [{"id": "shop", "name": "Shop", "goal": 2}],
    "phases": [
        {"name": "First", "touchpoints": [{"name": "Queue", "channel": "shop", "experience": -1}, "Pay"]},
        {"name": "Last", "touchpoints": [{"name": "Go", "experience": {"me": 1, "you": -2}}]},
    ],
}


def written(data: dict[str, Any]) -> tuple[bytes, tuple[str, ...]]:
    result = write_workbook(Map.model_validate(data), data)
    assert isinstance(result.content, bytes)
    return result.content, tuple(loss.text for loss in result.losses)


def read(content: bytes) -> tuple[Map, list[str]]:
    draft = read_table(content, "map.xlsx")
    return Map.model_validate(draft.data), [loss.text for loss in draft.losses]


def edited(content: bytes, edit: Callable[[Any], None]) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(content))
    edit(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def column(sheet: Any, header: str) -> int:
    return [cell.value for cell in sheet[1]].index(header) + 1


@pytest.mark.parametrize("name", ["hotel-stay", "insurer-lifecycle", "shopping-day", "software-support"])
def test_a_map_comes_back_as_it_was(name: str, project: Path, tmp_path: Path) -> None:
    path = project / "examples" / f"{name}.cxmap.yaml"
    made = api.export_map(path, "xlsx")
    assert isinstance(made.content, bytes)
    assert made.losses == ()
    assert made.content == api.export_map(path, "xlsx").content
    book = tmp_path / "book.xlsx"
    book.write_bytes(made.content)
    back = api.import_map(book)
    assert back.remarks == ()
    assert api.loads(back.text) == api.open_map(path, measured=False).map


@pytest.mark.parametrize("seed", range(8))
def test_maps_that_nobody_wrote_come_back_or_what_is_lost_is_said(seed: int) -> None:
    data = mended(MapMaker(Random(seed), 60 + 40 * seed).make())
    content, losses = written(data)
    back = read_table(content, "map.xlsx")
    assert [loss.text for loss in back.losses] == []
    if not losses:
        assert Map.model_validate(back.data) == Map.model_validate(data)
        assert api.loads(yaml_text(back.data)) == api.loads(yaml_text(data))


TEXTS = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff")
    | st.sampled_from("\n\t_x04")
)
TRICKS = st.sampled_from(
    ["=1+1", "+3", "-2", "@a", "'=a", "null", "true", "12", "1,5", "2026-03-31", "[a]", "{a: 1}", '"a"',
     "_x0041_", "a_x0041_b", " a ", "a\nb", "a\r\nb", "\n", "", "- a", "a; b", "a, b", "12345678901234567",
     "{", "["]
)  # fmt: skip
PLAIN = (
    st.none()
    | st.booleans()
    | st.integers(-(10**17), 10**17)
    | st.floats(allow_nan=False, allow_infinity=False)
    | TRICKS
    | TEXTS
)
VALUES = st.recursive(
    PLAIN, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3)
)


@given(VALUES)
def test_any_value_comes_back_from_a_cell(value: Any) -> None:
    assert from_cell(to_cell(value, "any"), "any") == value


@pytest.mark.parametrize("kind", ["text", "day", "number"])
@given(value=TRICKS | TEXTS)
def test_texts_come_back_from_any_column(kind: Kind, value: str) -> None:
    assert from_cell(to_cell(value, kind), kind) == value


@given(st.lists(TRICKS | TEXTS | st.dictionaries(TEXTS, PLAIN, min_size=1, max_size=3), max_size=4))
def test_lists_come_back_from_a_cell(value: list[Any]) -> None:
    assert from_cell(to_cell(value, "texts"), "texts") == value


@settings(max_examples=20)
@given(st.lists(TRICKS.filter(str.strip) | TEXTS.filter(str.strip), min_size=1, max_size=3))
def test_texts_come_back_from_the_file(texts: list[str]) -> None:
    step = {"id": "a", "name": "A", "note": texts[0], "actions": texts}
    data: dict[str, Any] = {"cxmap": 1, "title": "T", "touchpoints": [step]}
    content, losses = written(data)
    assert losses == ()
    assert read(content)[0] == Map.model_validate(data)


def test_no_text_is_a_formula() -> None:
    tricks = ["=1+1", "+1", "-1", "@x", '=HYPERLINK("http://x")']
    content, _ = written({"cxmap": 1, "title": "=T", "touchpoints": tricks})
    sheet = openpyxl.load_workbook(io.BytesIO(content))["Touchpoints"]
    cells = [sheet.cell(row, column(sheet, "Touchpoint")) for row in range(2, 7)]
    assert [(cell.value, cell.data_type, cell.quotePrefix) for cell in cells] == [
        (text, "s", True) for text in tricks
    ]


def test_headers_are_those_that_a_strangers_table_is_known_by() -> None:
    content, _ = written(SMALL)
    headers = [cell.value for cell in openpyxl.load_workbook(io.BytesIO(content))["Touchpoints"][1]]
    met = {meaning(header) for header in headers}
    assert met >= set(NAMES) - {"pain_points", "opportunities"}
    map_ = Map.model_validate(read_table(content, "map.xlsx", sheet="Touchpoints").data | {"title": "T"})
    assert [[step.name for step in phase.touchpoints] for phase in map_.phases] == [["Queue", "Pay"], ["Go"]]


def test_a_sheet_says_what_may_stand_in_it() -> None:
    content, _ = written(SMALL)
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheet = book["Touchpoints"]
    rules = {
        str(rule.sqref).split("2:")[0]: (rule.type, rule.formula1, rule.formula2, rule.errorStyle)
        for rule in sheet.data_validations.dataValidation
    }

    def rule(header: str) -> tuple[str, str, str | None, str]:
        return rules[openpyxl.utils.get_column_letter(column(sheet, header))]

    assert rule("Experience") == ("decimal", "-2", "2", "warning")
    assert rule("Importance")[:3] == ("decimal", "1", "5")
    assert rule("Phase")[1] == "'Phases'!$A$2:$A$203"
    assert rule("Channel")[1] == "'Channels'!$B$2:$B$202"
    assert rule("Status")[1] == '"healthy,watch,risk"'
    assert rule("Optional")[1] == '"TRUE,FALSE"'
    assert sheet.freeze_panes == "C2"
    assert "inherited from channel" in sheet.cell(1, column(sheet, "Goal")).comment.text
    assert book.sheetnames[:2] == ["Touchpoints", "Phases"]


@pytest.mark.parametrize("kind", get_args(Kind))
@pytest.mark.parametrize("cell", [time(9, 30), timedelta(hours=30), "9" * 5_000, float("inf"), -1e308, "\0"])
def test_whatever_stands_in_a_cell_is_a_value(cell: Any, kind: Kind) -> None:
    value = from_cell(cell, kind)
    assert isinstance(value, str | int | float | bool | list | dict | date | None)
    if isinstance(cell, time | timedelta):
        assert str(cell) in (value if isinstance(value, list) else str(value))


def test_the_formula_says_what_cxmap_says() -> None:
    content, _ = written(SMALL)
    sheet = openpyxl.load_workbook(io.BytesIO(content))["Touchpoints"]
    at = {cell.value: cell.column_letter for cell in sheet[1]}
    assert sheet[f"{at['Gap by cxmap']}2"].value == -3
    typed, held = at["Experience"], at["Goal that holds"]
    assert sheet[f"{at['Gap by formula']}2"].value == (
        f'=IF(AND(ISNUMBER({typed}2),ISNUMBER({held}2)),{typed}2-{held}2,"")'
    )
    assert sheet[f"{at['Gap by formula']}3"].value is None
    assert sheet[f"{at['Experience (persona you)']}4"].value == -2
    low, _ = written({**SMALL, "scale": {"min": -2, "max": 2, "direction": "lower-is-better"}})
    turned = openpyxl.load_workbook(io.BytesIO(low))["Touchpoints"][f"{at['Gap by formula']}2"].value
    assert f"{held}2-{typed}2" in turned


def test_what_a_designer_changes_is_read() -> None:
    content, _ = written(SMALL)

    def edit(book: Any) -> None:
        sheet = book["Touchpoints"]
        sheet.cell(2, column(sheet, "Experience")).value = 2
        sheet.cell(3, column(sheet, "Actions")).value = "I wait\nI sigh"
        sheet.cell(5, column(sheet, "Phase")).value = "Later"
        sheet.cell(5, column(sheet, "Touchpoint")).value = "=Call"
        sheet.cell(5, column(sheet, "Touchpoint")).data_type = "s"
        sheet.cell(1, 80).value = "Colour"
        sheet.cell(2, 80).value = "red"
        pains = book["Pain points"]
        pains.append(["Queue", "Too long", 4])
        pains.append(["nowhere", "Too far"])
        book["Map"].append([None, "stray"])
        book.create_sheet("Mine")

    map_, said = read(edited(content, edit))
    assert [[step.name for step in phase.touchpoints] for phase in map_.phases] == [
        ["Queue", "Pay"],
        ["Go"],
        ["=Call"],
    ]
    queue, pay = map_.phases[0].touchpoints
    assert queue.experience is not None
    assert queue.experience.score == 2
    assert [action.text for action in pay.actions] == ["I wait", "I sigh"]
    assert [(pain.text, pain.severity) for pain in queue.pain_points] == [("Too long", 4)]
    assert [pain.text for pain in map_.pain_points] == ["Too far"]
    for text in (
        "the column `Colour` of the sheet `Touchpoints`",
        "the sheet `Mine`",
        "`nowhere`",
        "and no key",
    ):
        assert any(text in line for line in said), (text, said)


def test_two_experiences_of_one_row_are_told() -> None:
    content, _ = written(SMALL)

    def edit(book: Any) -> None:
        sheet = book["Touchpoints"]
        sheet.cell(4, column(sheet, "Experience")).value = 2

    _, said = read(edited(content, edit))
    assert said == [
        "row 4 of the sheet `Touchpoints` has an experience of everybody beside those of personas; "
        "the personas' were taken, and 2 was not"
    ]


def test_two_columns_of_one_name_are_refused() -> None:
    content, _ = written(SMALL)

    def edit(book: Any) -> None:
        book["Touchpoints"].cell(1, 80).value = "Goal"

    with pytest.raises(InputError, match="the sheet `Touchpoints` has two columns `Goal`"):
        read(edited(content, edit))


def test_a_list_that_no_cell_can_hold_is_named() -> None:
    steps = [{"name": "A", "actions": ["x" * 3_900 + str(at) for at in range(10)]}]
    content, losses = written({"cxmap": 1, "title": "T", "touchpoints": steps})
    assert losses == (
        "a cell holds 32,767 letters at most: `Actions` of a on the sheet `Touchpoints` has more, "
        "and was left out",
    )
    assert read(content)[0].touchpoints[0].actions == ()


def test_no_time_is_in_the_file() -> None:
    content, _ = written(SMALL)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"2000-01-01T00:00:00Z" in archive.read("docProps/core.xml")


def test_without_openpyxl_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(CxmapError, match=r"pip install 'cxmap\[office\]'"):
        written(SMALL)
