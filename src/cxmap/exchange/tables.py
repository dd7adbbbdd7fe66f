"""Tables that people keep journeys in: a step on each row, or lanes as rows and phases as columns.

Headers are known in four languages (`headers`). What has no place of its own in a map becomes a lane of its
own, so nothing is dropped; what is unsure is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec.structs import replace

from cxmap.errors import InputError
from cxmap.exchange.celltexts import join, listed, plain, several
from cxmap.exchange.draft import Draft
from cxmap.exchange.filling import FELT, OF_PHASES, Filler
from cxmap.exchange.framing import Frame, framed, is_sum
from cxmap.exchange.grid import Grid, letters, read_grid
from cxmap.exchange.headers import NAMES, meaning
from cxmap.exchange.meanings import OF, counters, likely_scores, meanings
from cxmap.exchange.workbook import is_own_workbook, read_own_workbook
from cxmap.exchange.workbook.figures import FIGURES
from cxmap.exchange.workbook.sheets import ROW
from cxmap.source import shortened

_UNNAMED = re.compile(r"Unnamed: \d+\Z")
"""What some tools write where a column has no name."""
_MOST_NAMED = 10
_COUNTER = "\0counter"
"""In the place of the name of a column that is left out."""


def read_table(
    content: bytes,
    name: str,
    *,
    sheet: str = "",
    columns: Mapping[str, str] | None = None,
    scale: tuple[float, float] | None = None,
    **_: Any,
) -> Draft:
    """The map in a table, or in a workbook as cxmap writes it.

    `columns` names the column of a key where its own name does not say so.

    Raises InputError where no column or row says what the steps or phases are.
    """
    if not (sheet or columns or scale) and is_own_workbook(content, name):
        return read_own_workbook(content, name)
    grid = _without_figures(read_grid(content, name, sheet))
    return TableReader(grid, name, columns or {}, scale).draft()


def _without_figures(grid: Grid) -> Grid:
    """A sheet of cxmap's own that was saved alone, without what is computed or known to cxmap alone."""
    header = [" ".join(cell.split()).casefold() for cell in grid.rows[0]]
    if ROW.header.casefold() not in header:
        return grid
    computed = {"id", *(column.header.casefold() for column in (ROW, *FIGURES))}
    kept = [at for at, cell in enumerate(header) if cell not in computed]
    return replace(grid, rows=tuple(tuple(row[at] for at in kept) for row in grid.rows))


class TableReader(Filler):
    """Rows of texts to a map; what cells say goes into touchpoints and phases by `fill`."""

    def __init__(
        self,
        grid: Grid,
        name: str,
        columns: Mapping[str, str],
        scale: tuple[float, float] | None,
        *,
        exact: bool = False,
    ) -> None:
        super().__init__(name, scale, exact=exact)
        self.grid, self.columns = grid, columns
        self.frame = Frame(0, (), (), "", ())

    def draft(self) -> Draft:
        self.frame = frame = framed(self.grid, self.meaning, exact=self.exact)
        for remark in frame.told:
            self.draft_.tell(remark)
        if frame.title:
            self.draft_.data["title"] = plain(frame.title)
        first, rows = self.grid.rows[frame.begun], [self.grid.rows[at] for at in frame.rows]
        header = self.header(first, rows)
        self.sheets()
        lanes = [row[0] for row in rows]
        self.insist_on_known(header, lanes)
        across = [[row[at] for row in rows] for at in range(len(header))]
        keys = meanings(header, frame.groups, self.columns, across)
        lane_keys = meanings(lanes, (), self.columns, [row[1:] for row in rows])
        known, below = set(filter(None, keys)), set(filter(None, lane_keys))
        if known & {"touchpoint", "phase", "actions"} and (self.exact or len(below) <= max(1, len(known))):
            self.tell_of_columns(header, keys, across)
            phases = self.by_rows(self.without_counters(header, keys, across), keys, rows)
        elif len(below) > 1 or (not header[0] and len(header) > 2) or below & self.columns.keys():
            self.tell_of_columns(lanes, lane_keys, [row[1:] for row in rows])
            phases = self.by_columns(first, header, rows, lane_keys)
        else:
            raise self.unknown(header)
        draft = self.done(phases)
        self.tell_lanes()
        return draft

    def meaning(self, name: str) -> str | None:
        """What a column or lane of this name holds, as far as its name says so."""
        own = {column.casefold(): key for key, column in self.columns.items()}
        return own.get(name.casefold()) or meaning(name)

    def without_counters(
        self, header: Sequence[str], keys: Sequence[str | None], held: Sequence[Sequence[str]]
    ) -> tuple[str, ...]:
        """The header without columns that only count the rows, which are told."""
        counting = frozenset() if self.exact else counters(header, keys, held)
        for at in sorted(counting):
            self.draft_.tell(f"`{shortened(header[at])}` was left out, as it only counts the rows")
        return tuple(_COUNTER if at in counting else name for at, name in enumerate(header))

    def tell_of_columns(
        self, names: Sequence[str], keys: Sequence[str | None], held: Sequence[Sequence[str]]
    ) -> None:
        """Which of them are taken for the scores of personas, and which may be."""
        if self.exact:
            return
        whose = [name for name, key in zip(names, keys, strict=True) if key and key.startswith(OF)]
        if whose and not any(key.startswith(OF) for key in self.columns):
            self.draft_.tell(f"{listed(whose)} were read as the scores of personas")
        if likely := [names[at] for at in likely_scores(keys, held)]:
            said = " ".join(
                f"--column '{OF}{shortened(name)}={shortened(name)}'" for name in likely[:_MOST_NAMED]
            )
            self.draft_.tell(f"{listed(likely)} hold numbers; if these are the scores of personas: {said}")

    def tell_lanes(self) -> None:
        """Which columns or rows became lanes, since nothing else is known by their names."""
        if self.lanes.names and not self.exact:
            names = list(self.lanes.names.values())
            became = "lanes" if len(names) > 1 else "a lane"
            self.draft_.tell(
                f"{listed(names)} became {became}; --column says what else one holds, as --column "
                f"'thoughts={shortened(names[0])}'"
            )

    def header(self, first: Sequence[str], rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
        """The names of columns; one that has none and holds something is called as spreadsheets do."""
        return tuple(
            cell if cell and not _UNNAMED.match(cell)
            else f"Column {letters(at + 1)}" if at and any(row[at] for row in rows)
            else ""
            for at, cell in enumerate(first)
        )  # fmt: skip

    def sheets(self) -> None:
        if self.exact and self.grid.short:
            self.draft_.tell(f"row {self.grid.short} has fewer cells than the first one; is the file whole?")
        for names, said in (
            (self.grid.other_sheets, "was not read; --sheet names another"),
            (self.grid.hidden_sheets, "is hidden and was not read; --sheet names it"),
        ):
            for name in names:
                self.draft_.tell(f"the sheet `{name}` {said}")
        for cell, why in self.grid.unread[:_MOST_NAMED]:
            self.draft_.tell(f"{self.grid.sheet}!{cell} holds {why}, and was not read")
        if (rest := len(self.grid.unread) - _MOST_NAMED) > 0:
            self.draft_.tell(f"... and {rest} more such {'cell' if rest == 1 else 'cells'}")

    def unknown(self, header: Sequence[str]) -> InputError:
        shown = listed(header)
        other = ", ".join(f"`{own}`" for own in self.grid.other_sheets)
        sheets = f", or read another sheet with --sheet ({other})" if other else ""
        return InputError(
            f"{self.name}: no column says what the steps are; it has {shown}. Name it, "
            f"as --column 'touchpoint={shortened(header[0] or header[-1])}'{sheets}"
        )

    def insist_on_known(self, header: Sequence[str], lanes: Sequence[str]) -> None:
        """Raise InputError where somebody named a column that is not there, or a key that no map has."""
        for key, column in self.columns.items():
            if column.casefold() not in (cell.casefold() for cell in (*header, *lanes)):
                raise InputError(f"{self.name} has no column `{shortened(column)}`; it has {listed(header)}")
            if key not in NAMES and not key.removeprefix(OF).strip() == key.removeprefix(OF) != key:
                raise InputError(f"--column: there is no `{key}`; known are {', '.join(NAMES)}, {OF}PERSONA")

    # a step on each row

    def by_rows(
        self, header: Sequence[str], keys: Sequence[str | None], rows: Sequence[Sequence[str]]
    ) -> list[dict[str, Any]]:
        title = "touchpoint" if "touchpoint" in keys else "actions" if "actions" in keys else ""
        phases: list[dict[str, Any]] = []
        for at, row in zip(self.frame.rows, rows, strict=True):
            cells = {key: cell for key, cell in zip(keys, row, strict=True) if key and cell}
            extra: dict[str, str] = {}
            for name, key, cell in zip(header, keys, row, strict=True):
                if key is None and cell and name != _COUNTER:
                    join(extra, name or "Lane", cell)
            phase = self.plain(cells.pop("phase", "")) or (phases[-1]["name"] if phases else "")
            if not phases or phases[-1]["name"] != phase:
                phases.append({"name": phase, "touchpoints": []})
            name = cells.pop(title, "") if title else ""
            if not name and not title:
                self.fill(phases[-1], cells, extra, of_phase=True)
                continue
            if not name:
                if cells or extra:
                    name = phase or "?"
                    self.draft_.tell(f"a row without a step was named after its phase: {name}")
                else:
                    continue
            step: dict[str, Any] = {"name": self.plain(name)}
            phases[-1]["touchpoints"].append(step)
            self.draft_.place(step, "", self.grid.place(at))
            self.fill(step, cells, extra, of_phase=False)
        return phases

    # lanes as rows, phases as columns

    def by_columns(
        self,
        first: Sequence[str],
        header: Sequence[str],
        rows: Sequence[Sequence[str]],
        keys: Sequence[str | None],
    ) -> list[dict[str, Any]]:
        groups = list(self.groups(first, header, rows, stepwise="touchpoint" in keys))
        stepwise = any(len(group) > 1 for group in groups)  # then each column is a step
        phases: list[dict[str, Any]] = []
        for group in groups:
            phase: dict[str, Any] = {"name": plain(header[group[0]]), "touchpoints": []}
            phases.append(phase)
            self.draft_.place(phase, "", self.grid.place(self.frame.begun, group[0] + 1))
            whole: tuple[dict[str, str], dict[str, str]] = ({}, {})
            for at in group:
                names, cells, extra = self.column(rows, keys, at, of_step=stepwise)
                steps = [{"name": text} for text in names]
                phase["touchpoints"] += steps
                if stepwise and len(steps) == 1:
                    self.fill(steps[0], cells, extra, of_phase=False)
                    continue
                for held, more in zip(whole, (cells, extra), strict=True):
                    for key, cell in more.items():
                        join(held, key, cell)
            self.fill(phase, *whole, of_phase=True)
        return phases

    def groups(
        self, first: Sequence[str], header: Sequence[str], rows: Sequence[Sequence[str]], *, stepwise: bool
    ) -> Iterator[list[int]]:
        """Columns below one name, which may stand above the first of them alone where they hold steps."""
        group: list[int] = []
        for at in range(1, len(header)):
            held = [row[at] for row in rows]
            if not first[at] and not any(held):
                continue
            if is_sum(header[at], held):
                self.draft_.tell(f"`{header[at]}` was left out, as it sums up the others")
                continue
            if group and (first[at] == first[group[0]] or (stepwise and not first[at])) and any(first):
                group.append(at)
                continue
            if group:
                yield group
            group = [at]
        if group:
            yield group

    def column(
        self, rows: Sequence[Sequence[str]], keys: Sequence[str | None], at: int, *, of_step: bool
    ) -> tuple[list[str], dict[str, str], dict[str, str]]:
        """The steps in a column, what cxmap knows, and what becomes lanes."""
        names: list[str] = []
        cells: dict[str, str] = {}
        extra: dict[str, str] = {}
        for row, key in zip(rows, keys, strict=True):
            if not row[at]:
                continue
            if key == "touchpoint":
                names += [plain(row[at])] if of_step else several(row[at], "/,、")
            elif key is not None and (of_step or key in OF_PHASES or key in FELT or key.startswith(OF)):
                join(cells, key, row[at])
            else:
                join(extra, row[0] or "Lane", row[at])
        return names, cells, extra
