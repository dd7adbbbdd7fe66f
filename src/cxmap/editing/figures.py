"""The figures of a sound map beside its text: what a touchpoint's gap is, in the words of its lists."""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple

from msgspec import Struct

from cxmap.editing.cards import safe
from cxmap.locale import Words
from cxmap.model import Map
from cxmap.source import Document, Route
from cxmap.view.gaps.rows import GapRow, GapTable


class Hint(NamedTuple):
    """A remark behind a name: where it stands (line and column from 0), and more of it on demand."""

    line: int
    column: int
    text: str
    about: str


class Figures(Struct, frozen=True, dict=True):
    """The list of gaps of a map, by the places of its text."""

    map: Map
    table: GapTable
    words: Words

    @cached_property
    def _rows(self) -> dict[Route, GapRow]:
        routes = {step.touchpoint.id: step.route for step in self.map.steps}
        phases: dict[str, Route] = {phase.id: ("phases", at) for at, phase in enumerate(self.map.phases)}
        return {
            (phases if row.whole_phase else routes)[row.id]: row
            for row in self.table.rows
            if row.id in (phases if row.whole_phase else routes)
        }

    def _told(self, row: GapRow) -> str:
        """The verdict, and whom an average hides."""
        return self.words.semicolon.join(filter(None, (row.verdict_text, row.short_for_text)))

    def card(self, route: Route) -> str:
        """Goal, experience, gap, verdict and rank of the touchpoint at a route; empty where there is none."""
        row = self._rows.get(route)
        if row is None:
            return ""
        words, numbers = self.words, self.table.numbers(self.words)
        rank = "" if row.rank is None else f", #{row.rank}"
        lines = [
            f"**{words.gap} {numbers.difference(row.gap)}**: {self._told(row)}{rank}",
            _line(words.experience, numbers.score(row.experience), row.rests),
            _line(words.goal, row.goal_written or numbers.score(row.goal), row.goal_origin),
            row.reason,
        ]
        return "\n\n".join(safe(line).replace("\\*\\*", "**") for line in lines if line)

    def hints(self, document: Document) -> list[Hint]:
        """Of every touchpoint that has a gap, that gap behind its name."""
        hints = []
        numbers = self.table.numbers(self.words)
        for route, row in self._rows.items():
            span = document.locate((*route, "name"))
            if span is None or (row.gap is None and not row.short_for_text):
                continue
            gap = "" if row.gap is None else f"{self.words.gap} {numbers.difference(row.gap)} · "
            rank = "" if row.rank is None else f" · #{row.rank}"
            hints.append(
                Hint(
                    span.end_line - 1, span.end_column - 1, f"{gap}{self._told(row)}{rank}", self.card(route)
                )
            )
        return sorted(hints)


def _line(label: str, figure: str, more: str) -> str:
    return f"{label} {figure}" + (f" ({more})" if more else "")
