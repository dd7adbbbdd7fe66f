"""The matrix of the report: every column once in every row, all entries kept, whole phases on a sheet."""

from __future__ import annotations

import re
from typing import Any

import pytest

from cxmap.locale import words_for
from cxmap.model import Map
from cxmap.rendering.report.matrix import Table, tables
from cxmap.scoring import score
from cxmap.view.matrix.build import build_matrix
from cxmap.view.matrix.values import MatrixView

from .report_pages import SMALL, page, rich


def matrix(data: dict[str, Any]) -> MatrixView:
    return build_matrix(score(Map.model_validate(data)), words_for("en"))


def said(found: tuple[Table, ...]) -> set[tuple[str, str]]:
    return {
        (one.lane.key, entry.text)
        for sheet in found
        for group in sheet.groups
        for one in group.lanes
        for row in one.rows
        for slot in row
        for entry in slot.entries
    }


@pytest.mark.parametrize(("columns", "most"), [(1, None), (4, None), (25, None), (25, 10), (60, 10)])
def test_every_row_covers_every_column_once_and_nothing_is_lost(columns: int, most: int | None) -> None:
    view = matrix(rich(columns=columns))
    found = tables(view, most=most)
    for sheet in found:
        for one in (one for group in sheet.groups for one in group.lanes):
            assert bool(one.rows) != (one.lane.kind == "curve")
            for row in one.rows:
                covered = [at for slot in row for at in range(slot.first, slot.first + slot.columns)]
                assert covered == list(range(len(sheet.heads)))
    cells = {
        (lane.key, entry.text)
        for band in view.bands
        for lane in band.lanes
        for cell in lane.cells
        for entry in cell.entries
    }
    assert said(found) == cells
    assert [head.number for sheet in found for head in sheet.heads] == list(range(len(view.columns)))


def test_what_is_about_the_whole_map_stands_on_the_first_sheet() -> None:
    data = {**rich(columns=25), "quotes": ["Of the whole map"]}
    first, *others = (said((sheet,)) for sheet in tables(matrix(data), most=10))
    whole = {text for key, text in first if key == "quotes" and "whole map" in text}
    assert whole and others
    assert not any(text in whole for other in others for _, text in other)


def test_the_table_names_its_rows_and_columns_and_leads_to_the_cards() -> None:
    html = page(rich(columns=4))
    table = html[html.index('<table class="matrix"') :]
    table = table[: table.index("</table>")]
    assert re.search(r'<div class="panes screen" tabindex="0" role="region"[^>]* aria-label="', html)
    assert len(re.findall(r'<th scope="col" data-column="\d"', table)) == 5
    assert len(re.findall(r'<th scope="colgroup" colspan="\d"', table)) == 2
    assert {f'href="#tp-t{at}"' for at in range(4)} <= set(re.findall(r'href="#tp-t\d"', table))
    spans_ = [int(span) for span in re.findall(r'<colgroup span="(\d+)"', table)]
    assert sum(spans_) == 6
    for row in re.findall(r"<tr.*?</tr>", table, re.DOTALL):
        assert "scope=" in row or "<td" in row
    assert 'class="severity" role="img" aria-label="severity 4 of 5"' in table


def test_a_map_that_says_nothing_has_no_matrix() -> None:
    assert 'id="matrix"' not in page(SMALL)
