"""A backlog comes back: its status and dates are put into the maps, and what else it says is told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any, get_args

from msgspec import Struct

from cxmap.api.fixing import Mended
from cxmap.api.reading import examined_with
from cxmap.api.settings import StrPath
from cxmap.api.surroundings import Surroundings
from cxmap.errors import CxmapError
from cxmap.source import document_of, read_bytes, read_whole, shortened

if TYPE_CHECKING:
    from cxmap.exchange.backlog_file import BacklogRow
    from cxmap.model import Map, Opportunity
    from cxmap.source import Document

TAKEN = ("status", "due", "done")
"""What a backlog may change; all else is the map's to say."""
_MARK = "\ufeff"
_TOLD = (
    "title", "owner", "impact", "feasibility", "cost", "effort", "reach", "confidence", "addresses",
    "removes", "horizon", "budget",
)  # fmt: skip


class Returned(Struct, frozen=True):
    """What comes of a backlog: the maps as they are to become, and what is to be said."""

    maps: tuple[Mended, ...]
    """Those that change."""
    changes: tuple[str, ...]
    """What changes, a line each."""
    told: tuple[str, ...]
    """What the backlog says otherwise and is not taken."""
    problems: tuple[str, ...]
    """What could not be taken, with its line."""


def returned(path: StrPath, sound: Sequence[tuple[str, Map]]) -> Returned:
    """What a backlog (CSV or Markdown, `-` is standard input) changes in maps, each with its file.

    Nothing is written. Raises InputError where the backlog cannot be read, and CxmapError where a change has
    no place in the text of a map that leaves everything else as it is.
    """
    from cxmap.exchange.backlog_file import read_backlog

    name = str(path)
    if any(file == "-" for file, _ in sound):
        raise CxmapError("standard input cannot be changed; give the files of the maps")
    rows = read_backlog(read_whole(name), "<stdin>" if name == "-" else name)
    return _Taking("<stdin>" if name == "-" else name, sound).of(rows)


@dataclass
class _Taking:
    name: str
    sound: Sequence[tuple[str, Map]]
    changes: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    seen: dict[tuple[str, str], int] = field(default_factory=dict)
    wanted: dict[str, dict[int, dict[str, str | None]]] = field(default_factory=dict)
    """By file and position of the opportunity: what its keys are to say; nothing where one is to go."""

    def of(self, rows: Sequence[BacklogRow]) -> Returned:
        for row in rows:
            self.take(row)
        maps = tuple(self.changed(file) for file, _ in self.sound if file in self.wanted)
        return Returned(maps, tuple(self.changes), tuple(self.told), tuple(self.problems))

    def problem(self, row: BacklogRow, text: str) -> None:
        self.problems.append(f"{self.name}:{row.line}: {text}")

    def take(self, row: BacklogRow) -> None:
        found = self.find(row)
        if found is None:
            return
        file, at, own = found
        before = self.seen.setdefault((file, own.id), row.line)
        if before != row.line:
            self.problem(row, f"`{own.id}` of {file} stands in line {before} as well; that one was taken")
            return
        known = _known(own)
        changed: dict[str, str | None] = {}
        for key in TAKEN:
            if key in row.cells and (value := self.value(row, key, known[key])) != known[key]:
                changed[key] = value or None
        for key, new in changed.items():
            self.changes.append(f"{file}: {own.title}: {key} {known[key] or 'none'} -> {new or 'none'}")
        if changed:
            self.wanted.setdefault(file, {})[at] = changed
        self.told += self.otherwise(row, file, own, known)

    def find(self, row: BacklogRow) -> tuple[str, int, Opportunity] | None:
        """The opportunity of a row, by its map and id; by its id alone where no map is named."""
        id_, file = row.cells.get("id", ""), row.cells.get("map", "")
        if not id_:
            title = f" ({shortened(row.cells['title'])})" if row.cells.get("title") else ""
            self.problem(
                row,
                f"a row without an id{title} was not taken: what is new is written into a map, under "
                "`opportunities`",
            )
            return None
        maps = list(self.maps_called(file)) if file else list(self.sound)
        if not maps:
            self.problem(row, f"`{shortened(file)}` is none of the maps that were given")
            return None
        hits = [
            (name, at, own)
            for name, map_ in maps
            for at, own in enumerate(map_.opportunities)
            if own.id == id_
        ]
        if len(hits) == 1:
            return hits[0]
        where = file or "the maps that were given"
        if not hits:
            self.problem(row, f"there is no opportunity `{shortened(id_)}` in {where}")
        else:
            files = ", ".join(name for name, _, _ in hits)
            self.problem(
                row, f"`{shortened(id_)}` stands in several maps ({files}): name one in a column `map`"
            )
        return None

    def maps_called(self, file: str) -> Iterator[tuple[str, Map]]:
        """The maps that a backlog means: by path, else by its end, as it may come from another folder."""
        exact = [(name, map_) for name, map_ in self.sound if name == file or Path(name) == Path(file)]
        if exact:
            yield from exact
            return
        parts = PurePath(file.replace("\\", "/")).parts
        for most in range(len(parts), 0, -1):
            ends = [
                (name, map_)
                for name, map_ in self.sound
                if Path(name).absolute().parts[-most:] == parts[-most:]
            ]
            if ends:
                yield from ends
                return

    def value(self, row: BacklogRow, key: str, known: str) -> str:
        """What a cell says; what is known where it says nothing that could be taken."""
        from cxmap.model import Opportunity

        written = row.cells[key]
        if key == "status":
            statuses = get_args(Opportunity.model_fields["status"].annotation)
            status = written.lower()
            if status in statuses:
                return status
            said = f"`{shortened(written)}` is no status" if written else "the status is empty"
            self.problem(row, f"{said}; there are {', '.join(statuses)}")
            return known
        if not written:
            return ""
        try:
            return _day(written.partition("T")[0].partition(" ")[0]).isoformat()
        except ValueError:
            self.problem(row, f"`{key}` is `{shortened(written)}`, which is no date; write it as 2026-06-30")
            return known

    def otherwise(
        self, row: BacklogRow, file: str, own: Opportunity, known: Mapping[str, str]
    ) -> Iterator[str]:
        from cxmap.exchange.backlog_file import same_cell

        for key in _TOLD:
            written = row.cells.get(key)
            if written is not None and not same_cell(written, known[key]):
                yield (
                    f"{self.name}:{row.line}: {own.title}: {key} is `{shortened(written)}` there and "
                    f"`{shortened(known[key])}` in {file}: not taken, as only status and dates are"
                )

    def changed(self, file: str) -> Mended:
        from cxmap.exchange.merging.rewriting import rewritten

        raw = read_bytes(file)
        document = document_of(raw, file)
        start = _MARK if raw.startswith(_MARK.encode()) else ""
        data = deepcopy(document.data)
        if data is None or (start + document.text).encode("utf-8", "surrogatepass") != raw:
            raise CxmapError(f"{file} is no plain UTF-8: save it as that, and take the backlog back again")
        for at, changes in self.wanted[file].items():
            _put(data["opportunities"], at, changes)
        after = _plain_dates(document.text, rewritten(document, data, {}).text, self.wanted[file].values())
        _insist_on_sound(document_of(after.encode(), file))
        return Mended(file, start + document.text, start + after, ())


def _put(items: list[Any], at: int, changes: Mapping[str, str | None]) -> None:
    own = items[at] if isinstance(items[at], dict) else {"title": items[at]}
    for key, value in changes.items():
        if value is None:
            own.pop(key, None)
        else:
            own[key] = value
    items[at] = own


def _plain_dates(before: str, after: str, wanted: Iterable[Mapping[str, str | None]]) -> str:
    """Dates as people write them, which the writer of values would put into quotes."""
    for changes in wanted:
        for key in ("due", "done"):
            quoted = f'{key}: "{changes.get(key)}"'
            if changes.get(key) and quoted not in before:
                after = after.replace(quoted, f"{key}: {changes[key]}")
    return after


def _known(own: Opportunity) -> dict[str, str]:
    """What a map says, as a cell of its export has it."""
    from cxmap.exchange.backlog_file import without_guard
    from cxmap.rendering.text.documents import cell

    values = {key: getattr(own, key) for key in (*TAKEN, *_TOLD)} | {"removes": "; ".join(own.removes)}
    return {key: without_guard(cell(value)) for key, value in values.items()}


def _insist_on_sound(document: Document) -> None:
    examined = examined_with(document, Surroundings(document.name).read)
    if examined.map is None:
        why = next(str(problem.message) for problem in examined.problems if problem.severity == "error")
        raise CxmapError(f"{document.name} would be no sound map any more ({why}); nothing was changed")


def _day(text: str) -> date:
    """A day as 2026-06-30, or as spreadsheets of half of Europe write it; slashes may have either order.

    Raises ValueError for anything else.
    """
    dotted = re.fullmatch(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", text)
    if dotted is None:
        return date.fromisoformat(text)
    day, month, year = map(int, dotted.groups())
    return date(year, month, day)
