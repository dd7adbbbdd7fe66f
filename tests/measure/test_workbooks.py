"""Answers in workbooks count as those in text files do; what is no workbook is refused."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from cxmap.errors import InputError
from cxmap.measure import Measured, measure
from tests.measure.conftest import map_with

WIDE = "files: answers.xlsx\nscale: {min: 1, max: 5}\nscores: {queue: Q1, pay: Q2}"
ROWS: list[list[object]] = [
    [1, 5, date(2026, 1, 5)],
    [2.0, "4", datetime(2026, 2, 1, 10, 30)],  # noqa: DTZ001 - cells have no zone
    [None, 6, None],
    [None, None, None],
]


def workbook(path: Path, rows: list[list[object]], sheet: str = "Answers") -> None:
    book = openpyxl.Workbook()
    first = book.active
    assert first is not None
    first.title = sheet
    first.append(["Q1", "Q2 ", "sent"])
    for row in rows:
        first.append(row)
    other = book.create_sheet("Other")
    other.append(["Q1", "Q2", "sent"])
    other.append([5, 5, date(2026, 1, 1)])
    book.save(path)


def test_a_sheet_counts_as_the_same_rows_in_a_text_file(
    measured: Callable[..., Measured], tmp_path: Path
) -> None:
    workbook(tmp_path / "answers.xlsx", ROWS)
    data = f"{WIDE}\ndate: sent\nperiod: quarter"
    text = "Q1,Q2,sent\n1,5,2026-01-05\n2,4,2026-02-01 10:30:00\n,6,\n"
    of_book = measured(data, {}).content
    of_text = measured(data.replace("xlsx", "csv"), {"answers.csv": text}).content
    assert of_book.figures == of_text.figures
    assert of_book.inputs[0].dropped == of_text.inputs[0].dropped
    assert of_book.inputs[0].rows == 3


def test_another_sheet_is_named(measured: Callable[..., Measured], tmp_path: Path) -> None:
    workbook(tmp_path / "answers.xlsx", ROWS)
    (queue, _) = measured(f"{WIDE}\nsheet: Other", {}).content.figures
    assert queue.metric.answers == (0, 0, 0, 0, 1)
    with pytest.raises(InputError, match="has no sheet `Third`; it has Answers, Other"):
        measured(f"{WIDE}\nsheet: Third", {})


def test_what_is_no_workbook_or_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "answers.xlsx"
    path.write_bytes(b"Q1,Q2\n1,2\n")
    with pytest.raises(InputError, match="is not a workbook"):
        measure(map_with(WIDE), tmp_path)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", "a")
    with pytest.raises(InputError, match="it has no"):
        measure(map_with(WIDE), tmp_path)
    workbook(path, ROWS)
    monkeypatch.setattr("cxmap.source.workbook.MOST_UNPACKED", 100)
    with pytest.raises(InputError, match="save the sheet as CSV"):
        measure(map_with(WIDE), tmp_path)


def test_entities_and_far_away_cells_do_no_harm(tmp_path: Path) -> None:
    workbook(tmp_path / "good.xlsx", ROWS)
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]>'
    with (
        zipfile.ZipFile(tmp_path / "good.xlsx") as good,
        zipfile.ZipFile(tmp_path / "answers.xlsx", "w") as bad,
    ):
        for name in good.namelist():
            content = good.read(name)
            if name.endswith("sheet1.xml"):
                content = bomb.encode() + content.replace(b"<t>Q1</t>", b"<t>&a;</t>")
            bad.writestr(name, content)
    with pytest.raises(InputError, match=r"answers\.xlsx"):
        measure(map_with(WIDE), tmp_path)
