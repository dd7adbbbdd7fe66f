"""Sheets as an Excel workbook: the only place that knows openpyxl."""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from cxmap.archives import timeless
from cxmap.errors import CxmapError
from cxmap.exchange.draft import Loss, Written
from cxmap.exchange.workbook.columns import Column
from cxmap.exchange.workbook.figures import FORMULA, GAP, Difference
from cxmap.exchange.workbook.marks import SHEET, WORDS, Marks, packed
from cxmap.exchange.workbook.sheets import MAP, PHASE, PHASES, TOUCHPOINTS, Sheet, sheets_of
from cxmap.exchange.workbook.tables import marks_of
from cxmap.model import Map
from cxmap.scoring import Settings

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

NEEDS = "a workbook needs openpyxl: pip install 'cxmap[office]'"
LONGEST_CELL = 32_767
"""Letters: what Excel keeps of a cell."""
SPARE_ROWS = 200
"""Below the last row, checked like the others."""
MOST_WORDS = 250
"""Letters of a list of words that Excel takes inside a rule."""
_WIDE, _NARROW, _USUAL = 44, 11, 22
_LINE_HEIGHT, _TALLEST = 15.0, 400.0
"""In points; Excel takes no row above 409."""
_INK, _PAPER, _COUNTED, _LINE = "FF1F3A4D", "FFFFFFFF", "FFF1F3F4", "FFD5DBDF"
_SHORT = "FFF8D7D3"


def write_workbook(map_: Map, data: Mapping[str, Any], settings: Settings | None = None) -> Written:
    """A map as a workbook that `cxmap import` reads back; nothing is lost but comments and layout.

    The same map gives the same bytes. Raises CxmapError where openpyxl is not installed.
    """
    try:
        from openpyxl import Workbook
    except ImportError:
        raise CxmapError(NEEDS) from None
    sheets = sheets_of(map_, data, settings or Settings())
    order = {TOUCHPOINTS: 0, PHASES: 1, MAP: 99}
    sheets.sort(key=lambda sheet: order.get(sheet.name, 2))
    book = Workbook()
    book.remove(book.active)
    book.properties.creator = "cxmap"
    book.properties.title = _plain(map_.title)
    book.calculation.fullCalcOnLoad = True
    marks = marks_of(sheets)
    losses: list[Loss] = []
    tables = {sheet.key: sheet for sheet in sheets if sheet.key}
    for sheet in sheets:
        _Writer(book.create_sheet(sheet.name), sheet, tables, map_, losses).write()
    _remember(book.create_sheet(SHEET), marks)
    out = io.BytesIO()
    book.save(out)
    return Written(timeless(out.getvalue()), tuple(losses))


def _remember(made: Worksheet, marks: Marks) -> None:
    """What tells later which cells were changed, on a sheet that nobody needs to see."""
    made.sheet_state = "hidden"
    for number, text in enumerate((WORDS, *packed(marks)), start=1):
        cell = made.cell(number, 1)
        cell.value, cell.data_type, cell.number_format = text, "s", "@"


def _plain(text: str) -> str:
    """A text without the signs that no Office file may hold."""
    return "".join(sign for sign in text if sign.isprintable())


def _lines(value: Any, width: float) -> int:
    """About how many lines a cell takes: not every spreadsheet makes rows as tall as their texts."""
    return sum(1 + int(len(line) / width) for line in value.split("\n")) if isinstance(value, str) else 1


class _Writer:
    def __init__(
        self, made: Worksheet, sheet: Sheet, tables: Mapping[str, Sheet], map_: Map, losses: list[Loss]
    ) -> None:
        self.made, self.sheet, self.tables, self.map, self.losses = made, sheet, tables, map_, losses

    def write(self) -> None:
        from openpyxl.utils import get_column_letter
        from openpyxl.worksheet.properties import PageSetupProperties

        made, columns = self.made, self.sheet.columns
        for at, column in enumerate(columns, start=1):
            self.header(at, column)
            letter = get_column_letter(at)
            made.column_dimensions[letter].width = self.width(column)
            made.column_dimensions[letter].hidden = column.hidden
            if column.rare:
                made.column_dimensions[letter].outlineLevel = 1
                made.column_dimensions[letter].hidden = True
            self.checked(letter, column)
        by_slot = {column.slot: column for column in columns}
        for number, row in enumerate(self.sheet.rows, start=2):
            for at, column in enumerate(columns, start=1):
                self.cell(number, at, column, row.get(column.slot))
            tallest = max(
                (_lines(value, self.width(by_slot[slot])) for slot, value in row.items()), default=1
            )
            made.row_dimensions[number].height = min(_LINE_HEIGHT * tallest, _TALLEST)
        first = 3 if self.sheet.name == TOUCHPOINTS else 2
        made.freeze_panes = f"{get_column_letter(first)}2"
        made.row_dimensions[1].height = 3 * _LINE_HEIGHT
        last = get_column_letter(len(columns))
        made.auto_filter.ref = f"A1:{last}{max(1, len(self.sheet.rows) + 1)}"
        made.page_setup.orientation, made.page_setup.paperSize = "landscape", made.PAPERSIZE_A3
        made.print_title_rows = "1:1"
        if self.sheet.name == TOUCHPOINTS:
            made.print_title_cols = "A:B"
        else:
            made.page_setup.fitToWidth, made.page_setup.fitToHeight = 1, 0
            made.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        if self.sheet.name == TOUCHPOINTS:
            self.shade_gaps()

    def header(self, at: int, column: Column) -> None:
        from openpyxl.comments import Comment
        from openpyxl.styles import Alignment, Font, PatternFill

        cell = self.made.cell(1, at)
        self.put_text(cell, column.header)
        cell.font = Font(name="Calibri", bold=True, color=_INK if column.computed else _PAPER)
        cell.fill = PatternFill("solid", fgColor=_COUNTED if column.computed else _INK)
        cell.alignment = Alignment(wrap_text=True, vertical="center")
        if column.note:
            note = Comment(_plain(column.note.replace("`", "")), "cxmap")
            note.width, note.height = 320, 40 + 18 * (1 + len(column.note) // 46)
            cell.comment = note

    def width(self, column: Column) -> float:
        if column.inside and column.kind == "number":
            return _NARROW + 6
        if column.kind == "number":
            return _NARROW + 2
        if (
            column.key in ("id", "key", "place", "phase")
            or column.words
            or column.refers
            or column.kind == "day"
        ):
            return _USUAL
        return _WIDE if column.kind in ("text", "texts") or self.sheet.name == MAP else _USUAL

    def cell(self, row: int, at: int, column: Column, value: Any) -> None:
        from openpyxl.styles import Alignment, Border, PatternFill, Side

        cell = self.made.cell(row, at)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        cell.border = Border(bottom=Side("hair", color=_LINE))
        if column.computed:
            cell.fill = PatternFill("solid", fgColor=_COUNTED)
        if isinstance(value, Difference):
            cell.value = self.formula(row, value)
        elif isinstance(value, str):
            if len(value.encode("utf-16-le")) // 2 > LONGEST_CELL:
                where = self.sheet.rows[row - 2].get(("id", "")) or f"row {row}"
                self.losses.append(
                    Loss(
                        f"a cell holds {LONGEST_CELL:,} letters at most: `{column.header}` of {where} on the "
                        f"sheet `{self.sheet.name}` has more, and was left out"
                    )
                )
            elif value:
                self.put_text(cell, value)
        elif value is not None:
            cell.value = value
            if isinstance(value, float) and float(f"{value:.16g}") != value:
                cell._value = repr(value)  # openpyxl would round it to 16 digits
            if isinstance(value, date):
                cell.number_format = "yyyy-mm-dd"
        if column.computed and isinstance(value, float | int | Difference):
            cell.number_format = "0.00"
        if column.kind in ("text", "texts") and value is None:
            cell.number_format = "@"

    def put_text(self, cell: Any, text: str) -> None:
        """A text stays a text, whatever sign it begins with, also when somebody edits it."""
        cell.value = text
        cell.data_type = "s"
        cell.number_format = "@"
        if text[:1] in tuple("=+-@'"):
            cell.quotePrefix = True

    def formula(self, row: int, difference: Difference) -> str:
        from openpyxl.utils import get_column_letter

        letters = self.sheet.letters
        of, less = (f"{get_column_letter(letters[slot])}{row}" for slot in (difference.of, difference.less))
        return f'=IF(AND(ISNUMBER({of}),ISNUMBER({less})),{of}-{less},"")'

    def checked(self, letter: str, column: Column) -> None:
        """What may stand in a column: words and ids to choose from, numbers on the scale."""
        from openpyxl.worksheet.datavalidation import DataValidation

        if column.computed or self.sheet.name == MAP:
            return
        rule: dict[str, Any] | None = None
        if column.words and len(words := ",".join(column.words)) <= MOST_WORDS:
            rule = {"type": "list", "formula1": f'"{words}"'}
        elif column.refers and (listed := self.ids(column)):
            rule = {"type": "list", "formula1": listed}
        elif column.on_scale or column.bounds is not None:
            scale = self.map.scale
            low, high = (scale.min, scale.max) if column.bounds is None else column.bounds
            rule = {
                "type": "decimal",
                "operator": "between",
                "formula1": f"{low:.15g}",
                "formula2": f"{high:.15g}",
            }
            said = f"A number from {low:.15g} to {high:.15g}"
            rule |= {"error": f"{said}{', as the scale of the map says' if column.on_scale else ''}."}
        if rule is None:
            return
        check = DataValidation(allow_blank=True, errorTitle=_plain(column.header)[:32], **rule)
        check.errorStyle = "warning" if column.free else "stop"
        check.showErrorMessage = not column.several
        check.add(f"{letter}2:{letter}{len(self.sheet.rows) + 1 + SPARE_ROWS}")
        self.made.add_data_validation(check)

    def ids(self, column: Column) -> str:
        """Where the ids stand that a column may hold; nothing where there is no such list."""
        from openpyxl.utils import get_column_letter

        sheet = next((self.tables[key] for key in column.refers if key in self.tables), None)
        if sheet is None:
            return ""
        slot = ("id", "")
        if column.slot == PHASE.slot and any(
            row.get(column.slot) not in (None, *(row.get(slot) for row in sheet.rows))
            for row in self.sheet.rows
        ):
            slot = ("name", "")
        letter = get_column_letter(sheet.letters[slot])
        return f"'{sheet.name}'!${letter}$2:${letter}${len(sheet.rows) + 1 + SPARE_ROWS}"

    def shade_gaps(self) -> None:
        """Show at a glance where customers get less than was intended."""
        from openpyxl.formatting.rule import CellIsRule
        from openpyxl.styles import PatternFill
        from openpyxl.utils import get_column_letter

        for column in (GAP, FORMULA):
            letter = get_column_letter(self.sheet.letters[column.slot])
            fill = PatternFill("solid", bgColor=_SHORT)
            self.made.conditional_formatting.add(
                f"{letter}2:{letter}{len(self.sheet.rows) + 1 + SPARE_ROWS}",
                CellIsRule(operator="lessThan", formula=["0"], fill=fill),
            )
