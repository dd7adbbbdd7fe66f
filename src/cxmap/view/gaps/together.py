"""Several maps as one list of gaps: in percent of each map's scale, since scales differ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from msgspec import Struct

from cxmap.scoring.collection import Collection, MapStanding, Pressing, in_percent
from cxmap.view.gaps.rows import GapRow, GapTable
from cxmap.view.rolled import RolledRow


class TogetherRow(Struct, frozen=True):
    """A place below its goal, among those of all maps. Goal, experience and gap are in percent of a scale."""

    pressing: Pressing
    row: GapRow
    """The place in the list of its own map."""
    map: str
    """The title of its map, with the file where several have it."""
    goal: float | None
    experience: float | None
    low: float | None
    high: float | None
    gap: float | None


class UnlikeText(NamedTuple):
    """One touchpoint with two scores in two maps: what is said of it, and where in which file."""

    file: str
    code: str
    message: str
    hint: str
    line: int
    column: int
    end: tuple[int, int]
    """The line and column behind it."""
    fingerprint: str

    @property
    def text(self) -> str:
        """All of it but the cure, on one line."""
        return f"{self.file}:{self.line}:{self.column} {self.code} {self.message}"


class Together(Struct, frozen=True):
    """Several maps as one."""

    collection: Collection
    rows: tuple[TogetherRow, ...]
    titles: Mapping[str, str]
    """What each map is called here, by its file: the title, with the file where several have it."""
    apart: tuple[tuple[str, RolledRow], ...]
    """Places that say something else of themselves than their journeys, each with the file of its map."""
    lost: tuple[tuple[str, str, str], ...]
    """Journeys that cannot be used: the file, the way as written there, and why."""
    unlike: tuple[UnlikeText, ...]
    """One touchpoint with two scores."""
    tables: Mapping[str, GapTable]

    @property
    def maps(self) -> tuple[MapStanding, ...]:
        """How each map stands, the one with the highest priority first."""
        return self.collection.maps

    def cut(self, *, everything: bool, top: int | None, usual: int) -> tuple[TogetherRow, ...]:
        """The first `top` rows, or the first `usual` ones unless `everything` is wanted."""
        if top is None:
            return self.rows if everything else self.rows[:usual]
        return self.rows[:top]


def build_together(
    collection: Collection,
    tables: Mapping[str, GapTable],
    unlike: Sequence[UnlikeText],
) -> Together:
    """The maps of a collection as one; `tables` are their whole lists, by their files."""
    members = (*collection.members, *collection.future)
    count: dict[str, int] = {}
    for member in members:
        count[member.card.map.title] = count.get(member.card.map.title, 0) + 1
    titles = {
        member.name: member.card.map.title
        if count[member.card.map.title] == 1
        else f"{member.card.map.title} ({member.name})"
        for member in members
    }
    rows_of = {name: {row.id: row for row in table.rows} for name, table in tables.items()}
    return Together(
        collection=collection,
        rows=tuple(
            _row(own, rows_of[own.member.name][own.place.id], titles[own.member.name])
            for own in collection.pressing
        ),
        titles=titles,
        apart=tuple(
            (name, row)
            for name, table in tables.items()
            for row in table.rolled
            if row.rolled.verdict == "apart"
        ),
        lost=tuple(
            (member.name, link.to, link.why)
            for member in members
            for link in member.card.map.linked
            if link.map is None
        ),
        unlike=tuple(unlike),
        tables=tables,
    )


def _row(own: Pressing, row: GapRow, title: str) -> TogetherRow:
    card = own.member.card
    goal, experience, gap = in_percent(own.place, card)
    ends: tuple[float | None, float | None] = (None, None)
    if row.low is not None and row.high is not None:
        low, high = sorted((card.scale.percent(row.low), card.scale.percent(row.high)))
        ends = low, high
    return TogetherRow(own, row, title, goal, experience, *ends, gap)
