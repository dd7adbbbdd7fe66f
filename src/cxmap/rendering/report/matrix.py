"""The matrix as a table: which cells stand in which row, over how many columns, for the screen and for paper.

Nothing is drawn yet. A lane whose cells overlap (a remark on a phase and others on its touchpoints) takes
several rows; in each row every column is covered once, by a cell or by emptiness.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from cxmap.view.curve.values import Band, Column
from cxmap.view.matrix.values import Cell, Entry, Lane, LaneBand, MatrixView, Place
from cxmap.view.spans import Span, spans

BROAD = 3
"""A cell over at least so many columns has room for its entries beside each other."""


class Slot(Struct, frozen=True):
    """A cell of a row: the first of its columns in its table, how many they are, and what stands there."""

    first: int
    columns: int
    entries: tuple[Entry, ...]
    """Nothing where the row is empty."""

    @property
    def broad(self) -> bool:
        """Whether its entries stand beside each other."""
        return self.columns >= BROAD


class LaneRows(Struct, frozen=True):
    """A lane with its rows; the lane of the curve has none."""

    lane: Lane
    rows: tuple[tuple[Slot, ...], ...]


class LaneGroup(Struct, frozen=True):
    """Lanes under one heading."""

    key: str
    heading: str
    lanes: tuple[LaneRows, ...]


class Head(Struct, frozen=True):
    """A touchpoint at the head of its column; `place` has its notes."""

    column: Column
    place: Place
    number: int
    """Counted from 0 through the whole map, as in the curve."""


class Table(Struct, frozen=True):
    """A table: some columns of the matrix, all of its lanes."""

    starts: frozenset[int]
    """The columns at which phases begin, counted from the first of the table."""
    bands: tuple[tuple[Band, Place], ...]
    heads: tuple[Head, ...]
    groups: tuple[LaneGroup, ...]


def tables(view: MatrixView, most: int | None = None) -> tuple[Table, ...]:
    """The matrix in tables of at most `most` columns, cut where phases end; in one where that is None.

    What is about the whole map stands in the first.
    """
    count = max(1, len(view.columns))
    starts = {band.first for band in view.curve.bands}
    cuts = spans(count, count if most is None else most, starts)
    parts = {id(lane): _parted(lane, cuts) for band in view.bands for lane in band.lanes}
    return tuple(
        _table(view, cut, {lane: cells[number] for lane, cells in parts.items()})
        for number, cut in enumerate(cuts)
    )


def _parted(lane: Lane, cuts: Sequence[Span]) -> list[list[Cell]]:
    """The cells of a lane that each table shows; those of the curve are no cells of a table."""
    result: list[list[Cell]] = [[] for _ in cuts]
    ends = [last for _, last in cuts]
    for cell in lane.cells if lane.kind != "curve" else ():
        for number in range(bisect_left(ends, cell.first), len(cuts)):
            first = cuts[number][0]
            if first > cell.last:
                break
            if not (cell.once and first > 0):
                result[number].append(cell)
    return result


def _table(view: MatrixView, cut: Span, cells: Mapping[int, Sequence[Cell]]) -> Table:
    """A table of these columns; `cells` are what it shows of each lane, by the identity of that."""
    first, last = cut
    shown = [
        (replace(band, first=max(band.first - first, 0), last=min(band.last, last) - first), place)
        for place, band in zip(view.phases, view.curve.bands, strict=True)
        if band.first <= last and band.last >= first
    ]
    return Table(
        starts=frozenset(band.first for band, _ in shown),
        bands=tuple(shown),
        heads=tuple(Head(view.curve.columns[at], view.columns[at], at) for at in range(first, last + 1)),
        groups=tuple(_groups(view.bands, cut, cells)),
    )


def _groups(bands: Iterable[LaneBand], cut: Span, cells: Mapping[int, Sequence[Cell]]) -> Iterable[LaneGroup]:
    for band in bands:
        lanes = tuple(LaneRows(lane, _rows(cells[id(lane)], *cut)) for lane in band.lanes)
        filled = tuple(lane_rows for lane_rows in lanes if lane_rows.rows or lane_rows.lane.kind == "curve")
        if filled:
            yield LaneGroup(band.key, band.heading, filled)


def _rows(cells: Sequence[Cell], first: int, last: int) -> tuple[tuple[Slot, ...], ...]:
    """The cells that touch these columns, in as few rows as keep them apart; single columns share one."""
    together: dict[tuple[int, int], list[Entry]] = {}
    for cell in cells:
        span = max(cell.first, first) - first, min(cell.last, last) - first
        together.setdefault(span, []).extend(cell.entries)
    rows: list[list[tuple[int, int]]] = []
    wide = [span for span in together if span[0] < span[1]]
    single = sorted(span for span in together if span[0] == span[1])
    for span in sorted(wide, key=lambda cell: (cell[0] - cell[1], cell[0])):
        _put([span], rows)
    if single:
        _put(single, rows)
    return tuple(_filled(sorted(row), together, last - first + 1) for row in rows)


def _put(wanted: Sequence[tuple[int, int]], rows: list[list[tuple[int, int]]]) -> None:
    """Into the first row that has room for all of them, or into a new one."""
    for row in rows:
        if all(end < start or begin > stop for begin, end in wanted for start, stop in row):
            row.extend(wanted)
            return
    rows.append(list(wanted))


def _filled(
    row: Sequence[tuple[int, int]], entries: dict[tuple[int, int], list[Entry]], columns: int
) -> tuple[Slot, ...]:
    slots: list[Slot] = []
    at = 0
    for start, end in row:
        slots += [Slot(empty, 1, ()) for empty in range(at, start)]
        slots.append(Slot(start, end - start + 1, tuple(entries[start, end])))
        at = end + 1
    return (*slots, *(Slot(empty, 1, ()) for empty in range(at, columns)))
