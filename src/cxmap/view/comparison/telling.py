"""What is said of a comparison: of a row, and of the whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from cxmap.locale import Words
from cxmap.scoring.compared import Compared
from cxmap.scoring.comparison import Pair, Row, Standing
from cxmap.view.comparison.values import ComparedRow
from cxmap.view.direction import isolated
from cxmap.view.numbers import DASH, numbers_of

Judged = Literal["", "stands", "chance", "estimate", "part", "asked otherwise", "too few", "no margin"]


def judged(row: Row, pair: Pair | None) -> Judged:
    """What the test says of two sides, or why there is none; nothing where they have no difference."""
    if pair is None or pair.contrast is None:
        return ""
    if pair.contrast.p_value is not None:
        return "stands" if pair.stands else "chance"
    if pair.contrast.basis == "asked otherwise":
        return "asked otherwise"
    if pair.contrast.basis == "too few":
        return "too few"
    if pair.contrast.basis != "believed":
        return "no margin"
    bases = {row.standings[side].basis for side in (pair.first, pair.second)}
    return "estimate" if bases == {"believed"} else "part"


class Telling:
    """The words for one comparison."""

    def __init__(self, compared: Compared, words: Words) -> None:
        self.compared, self.table, self.words = compared, compared.table, words
        self.own, self.numbers = words.in_comparison, numbers_of(compared.scale, words)
        self.sides = tuple(isolated(side.name) for side in compared.table.sides)

    def isolated(self, text: str) -> str:
        """A text of the map, fit to stand among others whichever way it runs."""
        return isolated(text)

    def listed(self, names: Sequence[str]) -> str:
        """Names after each other, told apart also where they hold commas."""
        shown = [isolated(name) for name in names]
        return (self.words.semicolon if any("," in name for name in shown) else ", ").join(shown)

    def names(self, at: Sequence[int]) -> str:
        """Sides by name."""
        return self.listed([self.sides[side] for side in at])

    def places(self, count: int) -> str:
        """A number of touchpoints, or of places where phases are scored as a whole."""
        whole = any(row.is_phase for row in self.table.places)
        return self.own.places(count) if whole else self.words.touchpoints(count)

    def score(self, own: Standing) -> str:
        """A score, in brackets where it is everybody's; a word where there is none."""
        if own.score is None:
            absent = self.own.lacking if self.compared.by == "map" else self.own.never
            return {"withheld": self.own.withheld, "absent": absent}.get(own.basis, DASH)
        shown = self.numbers.score(own.score)
        return f"({shown})" if own.basis == "shared" else shown

    def n(self, own: Standing) -> str:
        """How many answers are behind a score; nothing where that is not known."""
        return "" if own.n is None else f"n\u00a0=\u00a0{self.words.number(own.n, decimals=0)}"

    def apart(self, row: Row) -> str:
        """How far the two lie apart that lie furthest apart."""
        pair = row.widest
        return DASH if pair is None or pair.gain is None else self.numbers.plain(abs(pair.gain))

    def interval(self, row: Row) -> str:
        """The interval of the same; nothing where there is none."""
        pair = row.widest
        if pair is None or pair.contrast is None or pair.contrast.low is None or pair.contrast.high is None:
            return ""
        low, high = pair.contrast.low, pair.contrast.high
        if (pair.gain or 0.0) < 0.0:
            low, high = -high, -low
        return "\u2009\N{EN DASH}\u2009".join(self.numbers.ends(low, high, signed=low < 0))

    def judged(self, row: Row) -> str:
        """What the test says of the same."""
        key = judged(row, row.widest)
        return self.own.judged[key] if key else ""

    def name(self, row: Row) -> str:
        """What a row is called."""
        if row.level == "whole":
            return self.own.whole
        name = isolated(row.name)
        return self.words.whole_phase.format(name=name) if row.level == "place" and row.is_phase else name

    def row_notes(self, row: Row) -> tuple[str, ...]:
        """What is to be said of a row besides its numbers."""
        return tuple(self._row_notes(row))

    def _row_notes(self, row: Row) -> Iterator[str]:
        own = self.own
        if row.level != "place" and row.over < row.of:
            yield own.over.format(k=self.words.count(row.over), n=self.places(row.of))
        for name, standing in zip(self.sides, row.standings, strict=True):
            if standing.basis == "mixed":
                yield own.partly.format(name=name)
            if standing.without:
                yield own.without.format(name=name, names=self.listed(standing.without))
            if standing.floor is not None and standing.basis != "withheld":
                yield own.hidden.format(name=name, floor=self.words.count(standing.floor))

    def headline(self) -> str:
        """Who is served worst on the whole."""
        whole, own = self.table.whole, self.own
        if not self.table.contested:
            return own.nothing
        if not whole.over:
            return own.no_common
        places, pair = self.places(whole.over), whole.widest
        if not whole.worst or pair is None:
            return own.alike.format(places=places)
        best = pair.second if pair.first in whole.worst else pair.first
        return own.worse_by.format(
            names=self.names(whole.worst),
            gain=self.apart(whole),
            other=self.sides[best],
            places=places,
            judged=self.judged(whole),
        )

    def facts(self) -> tuple[str, ...]:
        """What holds for the whole comparison."""
        table, own, count = self.table, self.own, self.words.count
        found = []
        if table.contested:
            worst = ", ".join(f"{name} {count(table.worst_at(at))}" for at, name in enumerate(self.sides))
            found.append(own.worst_at.format(counts=worst, n=self.places(table.contested)))
        below = ", ".join(f"{name} {count(table.short_at(at))}" for at, name in enumerate(self.sides))
        found.append(own.below_at.format(counts=below))
        closing = self.compared.closing
        if closing is not None and closing.closed is not None and closing.closed >= 0.0:
            found.append(own.closed.format(share=self.words.percent(closing.closed)))
        return tuple(found)

    def notes(self) -> tuple[str, ...]:
        """How it is to be read, and what it leaves out."""
        return tuple(self._notes())

    def _notes(self) -> Iterator[str]:
        own, compared, table = self.own, self.compared, self.table
        if table.tested:
            yield own.tested(table.tested, self.words.percent(compared.confidence)) + "."
        standings = [standing for row in table.places for standing in row.standings]
        bases = {standing.basis for standing in standings}
        if "shared" in bases:
            yield own.shared
        if "absent" in bases:
            yield own.lacking_note if compared.by == "map" else own.never_note
        if "withheld" in bases:
            floor = max(standing.floor or 0 for standing in standings if standing.basis == "withheld")
            yield own.withheld_note.format(floor=self.words.count(floor))
        for name, side in zip(self.sides, table.sides, strict=True):
            if side.people:
                yield f"{name}{self.words.colon}{self.listed(side.people)}."
        if compared.empty:
            yield own.empty.format(names=self.listed(compared.empty)) + "."
        if compared.outside:
            yield own.outside.format(names=self.listed(compared.outside)) + "."
        for name, only in zip(self.sides, compared.only, strict=False):
            if only:
                yield own.only_in.format(name=name, names=self.listed(only)) + "."
        if compared.converted:
            yield own.converted.format(name=self.sides[1], other=self.sides[0])
        for future in compared.future:
            yield own.hoped.format(name=isolated(future))

    def sentence(self, row: ComparedRow) -> str:
        """A row for those who cannot see it."""
        scores = ", ".join(f"{name} {score}" for name, score in zip(self.sides, row.scores, strict=True))
        said = f"{row.name}{self.words.colon}{scores}"
        if row.apart == DASH:
            return said
        between = f" ({row.interval})" if row.interval else ""
        return f"{said}{self.words.semicolon}{self.own.apart} {row.apart}{between}, {row.judged}"
