"""Where the table is among the rows of a sheet: titles above it, a second header, sums and notes below it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from msgspec import Struct

from cxmap.exchange.celltexts import is_amount, plain
from cxmap.exchange.grid import Grid
from cxmap.exchange.headers import bare

MOST_ABOVE = 8
"""Rows that may stand above the names of the columns."""
MOST_SAID = 300
"""Letters of what is left out; a note may hold a source and how many were asked."""
_STEPS = frozenset(("touchpoint", "phase", "actions"))
_SUM_NAMES = (
    "total, totals, subtotal, sum, average, avg, mean, median, overall, totaal, totalen, subtotaal, som, "
    "gemiddeld, gemiddelde, mediaan, eindtotaal, summe, summen, gesamt, gesamtsumme, durchschnitt, "
    "mittelwert, mittel, moyenne, moyennes, somme, médiane, ensemble"
)
"""Words with which the name of a row or column begins that sums up others, parted by commas."""
_SUMS = frozenset(map(bare, _SUM_NAMES.split(",")))
_NOTE = re.compile(
    r"\*|(?:sources?|bron(?:nen)?|quellen?|notes?|nota|legend[ae]?|légende|legende|toelichting|opmerking(?:en)?|"
    r"anmerkung(?:en)?|remarques?|hinweis|nb|n\.b\.)\b.{0,20}:",
    re.IGNORECASE,
)


class Frame(Struct, frozen=True):
    """The rows that are the table, and what is to be said of the others."""

    begun: int
    """The row of the header."""
    groups: tuple[str, ...]
    """What stands above each column; nothing where there is one header alone."""
    rows: tuple[int, ...]
    """The rows below the header that are no sums and no notes."""
    title: str
    told: tuple[str, ...]


def framed(grid: Grid, meaning: Callable[[str], str | None], *, exact: bool) -> Frame:
    """The table of a sheet, by what names of columns and lanes mean; of our own, all below the title."""
    told: list[str] = []
    begun = _titles(grid, meaning)
    title = _only(grid.rows[0]) if begun else ""
    for at in range(begun):
        what = "left out" if at else "taken as the title"
        told.append(f"{grid.place(at)} was {what}: {_only(grid.rows[at])}")
    below = range(begun + 1, len(grid.rows))
    groups: tuple[str, ...] = ()
    if exact:
        return Frame(begun, groups, tuple(below), title, ())
    header = _header(grid.rows, begun, meaning)
    if header > begun:
        groups = _carried(grid.rows[header - 1], grid.rows[header])
        for at in range(begun, header):
            cells = " | ".join(dict.fromkeys(filter(None, grid.rows[at])))
            told.append(f"{grid.place(at)} stands above the names of the columns: {cells}")
        begun, below = header, range(header + 1, len(grid.rows))
    sums = {at for at in below if _is_sum(grid.rows[at])}
    told += [
        f"{grid.place(at)} was left out, as it sums up the others: {_first(grid, at)}" for at in sorted(sums)
    ]
    notes = _notes(grid, begun, [at for at in below if at not in sums])
    told += [f"{grid.place(at)} was left out, as a note below the table: {_first(grid, at)}" for at in notes]
    return Frame(
        begun, groups, tuple(at for at in below if at not in sums and at not in notes), title, tuple(told)
    )


def is_sum(name: str, cells: Sequence[str]) -> bool:
    """Whether a row or column of that name sums up others: it says so, and holds nothing but numbers."""
    words = bare(name).split()
    filled = [cell for cell in cells if cell and cell != name]
    return bool(words) and words[0] in _SUMS and bool(filled) and all(map(is_amount, filled))


def _is_sum(row: Sequence[str]) -> bool:
    return is_sum(next(filter(None, row), ""), row)


def _titles(grid: Grid, meaning: Callable[[str], str | None]) -> int:
    """How many rows with a single text stand above the table."""
    count = next((at for at, row in enumerate(grid.rows) if len(set(filter(None, row))) > 1), 0)
    # a header may have a single name
    return 0 if any(meaning(_only(row)) for row in grid.rows[:count]) else count


def _header(rows: Sequence[Sequence[str]], begun: int, meaning: Callable[[str], str | None]) -> int:
    """The row with the names of the columns: the first, unless one below it has more that are known."""

    def known(cells: Sequence[str]) -> set[str]:
        return {key for key in map(meaning, cells) if key}

    among = range(begun, min(begun + MOST_ABOVE, len(rows)))
    best = max(among, key=lambda at: (len(known(rows[at])), -at), default=begun)
    names, lanes = known(rows[best]), known([row[0] for row in rows[begun:] if row])
    usual = known(rows[begun]) if begun < len(rows) else set()
    fits = len(names) >= 2 and len(names) > len(usual) and bool(names & _STEPS) and len(lanes) <= len(names)
    return best if fits else begun


def _carried(above: Sequence[str], header: Sequence[str]) -> tuple[str, ...]:
    """What stands above each column; what stands above the first of several holds for the others, too."""
    groups: list[str] = []
    for cell, name in zip(above, header, strict=True):
        groups.append(cell or (groups[-1] if groups and name else ""))
    return tuple(groups)


def _notes(grid: Grid, begun: int, rows: Sequence[int]) -> list[int]:
    """The last rows with a single text, from where a gap, a merged cell or a word says that notes begin."""
    single: list[int] = []
    for at in reversed(rows):
        if len(set(filter(None, grid.rows[at]))) > 1:
            break
        single.insert(0, at)
    if len(single) == len(rows) or sum(map(bool, grid.rows[begun])) < 2:
        return []
    for position, at in enumerate(single):
        row = grid.rows[at]
        apart = at < len(grid.numbers) and grid.numbers[at] - grid.numbers[at - 1] > 1
        if apart or sum(map(bool, row)) > 1 or _NOTE.match(_only(row)):
            return single[position:]
    return []


def _only(row: Sequence[str]) -> str:
    return next(filter(None, row), "")


def _first(grid: Grid, at: int) -> str:
    text = plain(_only(grid.rows[at]))
    return text if len(text) <= MOST_SAID else f"{text[: MOST_SAID - 1]}…"
