"""Which columns of a table stand on its lines at a width, how wide each is, and what its heads are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from msgspec import Struct
from rich.cells import cell_len
from rich.text import Text

from cxmap.rendering.text.numbers import NONE

GAP = 2
"""Blank columns between two columns."""
NARROWEST = 8
"""No column of words becomes narrower than this, whatever the terminal."""
_BEFORE_POINT = re.compile(r"[^\d]*[\d,]*")

Align = Literal["left", "right", "point"]
Pieces = Sequence[Text]
"""A cell as it reads on the line below its row: the whole of it first, then shorter forms."""


class Column(Struct, frozen=True, kw_only=True, dict=True):
    """One column: its cells, and what becomes of them where the line is too short for all columns.

    Cells hold no control characters and no line breaks. The order of a table's columns is that of the lines;
    their `rank` says which is given up first.
    """

    name: str
    """What the remark about columns that are left out calls it."""
    heads: tuple[str, ...] = ("",)
    """Its heading, from long to short; lines are parted by a line break."""
    cells: Sequence[Text] = ()
    """One for each row; nothing for a column that stands below the rows only."""
    below: Sequence[Pieces] = ()
    """For each row, how the cell reads below it; nothing for a column that is left out instead."""
    rank: int = 0
    """0 for what always stands on the line; the higher, the sooner it goes below or is left out."""
    align: Align = "left"
    """`point` stands numbers with their decimal points in one line."""
    least: float | None = None
    """A column of words that may wrap, down to this share of the whole line; None keeps cells on one line."""
    must: bool = False
    """Never left out: below its row it gets lines of its own where there is no room otherwise."""
    tied: bool = False
    """Stands right behind the column before it, under one heading."""

    @property
    def says_something(self) -> bool:
        """Whether any row has more here than that there is nothing."""
        return any(cell.plain not in ("", NONE) for cell in self.cells) or any(self.below)

    @cached_property
    def parts(self) -> tuple[tuple[int, int], ...]:
        """For each cell, the columns before and from its decimal point."""
        spans = []
        for cell in self.cells:
            whole = _BEFORE_POINT.match(cell.plain) if self.align == "point" else None
            before = cell_len(cell.plain[: whole.end()]) if whole else 0
            spans.append((before, cell_len(cell.plain) - before))
        return tuple(spans)

    @cached_property
    def before(self) -> int:
        """The columns before the decimal point of the longest whole number."""
        return max((before for before, _ in self.parts), default=0)

    @cached_property
    def natural(self) -> int:
        """The columns of its widest cell, without its heading."""
        if self.align == "point":
            return self.before + max((rest for _, rest in self.parts), default=0)
        return max((cell_len(cell.plain) for cell in self.cells), default=0)

    def narrow(self, width: int) -> int:
        """The columns that it takes at least on a line of `width` columns."""
        if self.least is None:
            return self.natural
        return min(self.natural, max(NARROWEST, int(width * self.least)))


Unit = Sequence[Column]
"""A column with those that are tied to it."""


def units(columns: Sequence[Column]) -> list[Unit]:
    """The columns that say something, each with those that are tied to it."""
    tied: list[list[Column]] = []
    for column in columns:
        if column.tied and tied:
            tied[-1].append(column)
        else:
            tied.append([column])
    spoken = ([column for column in unit if column.says_something] for unit in tied)
    return [unit for unit in spoken if unit]


@dataclass
class Group:
    """The columns of a unit that stand on the line, under one heading, with the width of each."""

    columns: list[Column]
    widths: list[int] = field(default_factory=list)
    head: str = ""

    def total(self, widths: Iterable[int]) -> int:
        """The columns of the group, one blank between its parts, not narrower than the heading."""
        parts = list(widths)
        return max(sum(parts) + len(parts) - 1, head_width(self.head))

    @property
    def width(self) -> int:
        """The same for the widths that were settled."""
        return self.total(self.widths)


def head_width(head: str) -> int:
    """The columns of a heading."""
    return max(map(cell_len, head.split("\n")))


def _least(groups: Sequence[Group], width: int) -> int:
    totals = [group.total(column.narrow(width) for column in group.columns) for group in groups]
    return sum(totals) + GAP * (len(totals) - 1)


def _kept(wanted: Sequence[Unit], width: int) -> list[Group]:
    """The columns that stand on the line: the last in rank go, with what is tied to them, until all fits."""
    groups = [Group([*unit], head=unit[0].heads[-1]) for unit in wanted if unit[0].cells]
    while _least(groups, width) > width:
        last = max((column for group in groups for column in group.columns), key=lambda column: column.rank)
        if last.rank == 0:
            break
        for group in groups:
            if group.columns[0] is last:
                group.columns.clear()
            group.columns = [column for column in group.columns if column is not last]
        groups = [group for group in groups if group.columns]
    return groups


def fitted(wanted: Sequence[Unit], width: int | None) -> list[Group]:
    """The columns that stand on a line of `width` columns (None for as wide as they are), with their widths.

    What is left over goes to columns of words first, by rank, then to longer headings. Where even the columns
    that always stand there are too wide, those of words share what the numbers leave.
    """
    room = 10**6 if width is None else width
    groups = _kept(wanted, room)
    for group in groups:
        group.widths = [column.narrow(room) for column in group.columns]

    def spare() -> int:
        return room - sum(group.width for group in groups) - GAP * (len(groups) - 1)

    words = [
        (column.rank, group, at)
        for group in groups
        for at, column in enumerate(group.columns)
        if column.least is not None
    ]
    words.sort(key=lambda entry: entry[0])
    for _, group, at in words:
        column = group.columns[at]
        group.widths[at] += max(0, min(spare(), column.natural - group.widths[at]))
    for _, group, at in reversed(words):
        if spare() < 0:
            group.widths[at] = max(NARROWEST, group.widths[at] + spare())
    for group in sorted(groups, key=lambda group: group.columns[0].rank):
        for head in group.columns[0].heads:
            if head_width(head) - group.width <= spare():
                group.head = head
                break
    return groups
