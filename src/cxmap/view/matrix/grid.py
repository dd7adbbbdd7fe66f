"""The columns of a matrix, and what a lane gets from each: touchpoint by touchpoint, or over several."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby

from cxmap.locale import Words
from cxmap.model import Phase, Touchpoint
from cxmap.scoring import PlaceScore, Scorecard
from cxmap.view.curve.values import CurveView
from cxmap.view.matrix.values import Cell, Entry

Entries = Sequence[Entry]
MOST_ENTRIES = 60
"""Of one cell; what goes beyond is counted."""


class Grid:
    """Which touchpoint stands in which column, and the cells that a lane gets from it."""

    def __init__(self, card: Scorecard, curve: CurveView, words: Words) -> None:
        shown = iter(card.touchpoints)
        self.map = card.map
        self.scores: list[PlaceScore | None] = [
            next(shown) if column.id else None for column in curve.columns
        ]
        self.bands = {band.id: band for band in curve.bands}
        self.last = len(self.scores) - 1
        self.more = words.more

    def cell(self, first: int, last: int, entries: Entries, *, once: bool = False) -> Cell:
        """A cell with as many entries as anybody would read, and a last one that counts the others."""
        if len(entries) > MOST_ENTRIES:
            rest = Entry(self.more(len(entries) - MOST_ENTRIES + 1), tone="open")
            entries = (*entries[: MOST_ENTRIES - 1], rest)
        return Cell(first, last, tuple(entries), once)

    def cells(
        self,
        of_touchpoint: Callable[[Touchpoint], Entries],
        of_phase: Callable[[Phase], Entries] | None = None,
        of_map: Entries = (),
    ) -> tuple[Cell, ...]:
        """What the whole map says, then the phases, then the touchpoints; empty ones left out."""
        cells = [self.cell(0, self.last, of_map, once=True)]
        for phase in self.map.phases if of_phase else ():
            band = self.bands[phase.id]
            cells.append(self.cell(band.first, band.last, of_phase(phase) if of_phase else ()))
        for at, score in enumerate(self.scores):
            if score is not None:
                cells.append(self.cell(at, at, of_touchpoint(score.point)))
        return tuple(cell for cell in cells if cell.entries)

    def runs(
        self,
        of_touchpoint: Callable[[Touchpoint], Entries],
        of_phase: Callable[[Phase], Entries] | None = None,
    ) -> list[Cell]:
        """One cell for as long as the same entry stands in neighbouring columns."""
        here: dict[Entry, list[int]] = {}
        home = {
            at: phase
            for phase in self.map.phases
            for at in range(self.bands[phase.id].first, self.bands[phase.id].last + 1)
        }
        for at, score in enumerate(self.scores):
            entries = list(of_phase(home[at])) if of_phase and at in home else []
            entries += of_touchpoint(score.point) if score else ()
            for entry in dict.fromkeys(entries):
                here.setdefault(entry, []).append(at)
        return [
            Cell(first, last, (entry,)) for entry, columns in here.items() for first, last in runs_of(columns)
        ]

    def columns_of(self, place: str) -> list[int]:
        """The columns of a touchpoint or phase, by its id."""
        own = [at for at, score in enumerate(self.scores) if score is not None and score.id == place]
        if own or place not in self.bands:
            return own
        band = self.bands[place]
        return list(range(band.first, band.last + 1))


def runs_of(columns: Sequence[int]) -> list[tuple[int, int]]:
    """The first and last of every stretch of neighbours in rising numbers."""
    result = []
    for _, group in groupby(enumerate(columns), key=lambda pair: pair[1] - pair[0]):
        run = [at for _, at in group]
        result.append((run[0], run[-1]))
    return result


def plain(texts: Iterable[str]) -> list[Entry]:
    """Texts with nothing beside them."""
    return [Entry(text) for text in texts]
