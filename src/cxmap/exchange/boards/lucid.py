"""Lucidchart's CSV: a row for each shape, container and line of a diagram.

Shapes with a text are touchpoints, the container around one is its phase, lines are the ways on. Columns of a
diagram's own data are read as those of a table. Where shapes stand on the page is in no such file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from cxmap.errors import InputError
from cxmap.exchange.boards.cells import csv_of
from cxmap.exchange.draft import Draft, Loss, Written
from cxmap.exchange.grid import Grid, read_grid
from cxmap.exchange.headers import meaning
from cxmap.exchange.losses import with_losses
from cxmap.exchange.rows import PHASE, TOUCHPOINT, table_of
from cxmap.exchange.scales import scale_in
from cxmap.exchange.tables import TableReader
from cxmap.model import Map
from cxmap.model.identity import id_from
from cxmap.source import shortened

if TYPE_CHECKING:
    from cxmap.scoring import Settings

_NEEDED = frozenset(("Id", "Name", "Page ID", "Line Source", "Line Destination"))
_OWN = (
    "Id", "Name", "Shape Library", "Page ID", "Contained By", "Group", "Line Source", "Line Destination",
    "Source Arrow", "Destination Arrow", "Status", "Text Area 1", "Comments",
)  # fmt: skip
_TEXT = re.compile(r"Text Area \d+\Z")
_SIGNED = "cxmap"
"""The last column of a file of ours: cells are taken as they are."""
_LIBRARY = "Flowchart Shapes/Containers"
_CONTAINER = "Rectangle Container"
_NO_SHAPES = ("Document", "Page", "Line")


def looks_like_lucid(content: bytes) -> bool:
    """Whether the first line of a file is that of a diagram of Lucidchart."""
    first = content[:4_000].partition(b"\n")[0]
    return all(f"{column},".encode() in first for column in _NEEDED)


def read_lucid(content: bytes, name: str, *, sheet: str = "", **options: Any) -> Draft:
    """The map in a diagram; `sheet` names one of its pages. Raises InputError for what is none."""
    grid = read_grid(content, name)
    if not set(grid.rows[0]) >= _NEEDED:
        missing = ", ".join(sorted(_NEEDED - set(grid.rows[0])))
        raise InputError(f"{name} is no CSV of Lucidchart: it has no column {missing}")
    return _Reader(grid, name, sheet, options.get("scale")).draft()


class _Reader(TableReader):
    def __init__(self, grid: Grid, name: str, page: str, scale: tuple[float, float] | None) -> None:
        header, *rows = grid.rows
        exact = header[-1] == _SIGNED
        super().__init__(grid, name, {}, scale or (scale_in(header) if exact else None), exact=exact)
        self.all = [dict(zip(header, row, strict=True)) for row in rows]
        self.wanted = page
        self.own_columns = [
            column
            for column in header
            if column not in _OWN and not _TEXT.match(column) and column != _SIGNED
        ]

    def draft(self) -> Draft:
        self.sheets()
        page = self.page()
        rows = [row for row in self.all if page is None or row["Page ID"] == page["Id"]]
        shapes = {row["Id"]: row for row in rows if row["Name"] not in _NO_SHAPES}
        holding = {id_ for row in shapes.values() for id_ in _around(row)} & shapes.keys()
        steps: dict[str, dict[str, Any]] = {}
        phases: dict[str, dict[str, Any]] = {
            id_: {"name": _text(row), "touchpoints": []}
            for id_, row in shapes.items()
            if _text(row) and (id_ in holding or (self.exact and row["Name"] == _CONTAINER))
        }  # in a file of ours a phase without touchpoints holds nothing
        loose: dict[str, Any] = {"name": "", "touchpoints": []}
        silent = 0
        for id_, row in shapes.items():
            if id_ in phases:
                continue
            text = _text(row)
            if not text:
                silent += id_ not in holding
                continue
            around = [outer for outer in _around(row) if outer in phases]
            steps[id_] = {"name": self.plain(text)}
            (phases[around[-1]] if around else loose)["touchpoints"].append(steps[id_])
            self.columns_of(steps[id_], row)
        if silent:
            self.draft_.tell(f"shapes without a text were passed over: {silent}")
        self.connect([row for row in rows if row["Name"] == "Line"], steps, [loose, *phases.values()])
        made = self.done(
            [phase for phase in (loose, *phases.values()) if phase["name"] or phase["touchpoints"]]
        )
        made.data["title"] = self.title(page)
        return made

    def page(self) -> Mapping[str, str] | None:
        """The page to be read; the others are told of."""
        pages = [row for row in self.all if row["Name"] == "Page"]
        full = [row for row in pages if any(other["Page ID"] == row["Id"] for other in self.all)]
        named = [row for row in pages if _text(row) == self.wanted]
        if self.wanted and not named:
            there = ", ".join(f"`{shortened(_text(row))}`" for row in pages[:8])
            raise InputError(f"{self.name} has no page `{shortened(self.wanted)}`; it has {there}")
        if not full:
            return None
        own = named[0] if named else full[0]
        for row in full:
            if row is not own:
                self.draft_.tell(f"the page `{shortened(_text(row))}` was not read; --sheet names another")
        return own

    def title(self, page: Mapping[str, str] | None) -> str:
        document = next((_text(row) for row in self.all if row["Name"] == "Document"), "")
        return document or ("" if page is None else _text(page))

    def columns_of(self, step: dict[str, Any], row: Mapping[str, str]) -> None:
        known: dict[str, str] = {"note": row["Comments"]} if row.get("Comments") else {}
        extra: dict[str, str] = {}
        for column in self.own_columns:
            key, cell = meaning(column), row[column]
            if cell and key not in (None, "phase", "touchpoint") and key not in known:
                known[str(key)] = cell
            elif cell:
                extra[column] = cell
        self.fill(step, known, extra, of_phase=False)

    def connect(
        self,
        lines: Sequence[Mapping[str, str]],
        steps: Mapping[str, dict[str, Any]],
        phases: Sequence[dict[str, Any]],
    ) -> None:
        """Lines as ways on. Where one leads to the touchpoint that follows anyway, nothing is written."""
        order = [step for phase in phases for step in phase["touchpoints"]]
        following = {id(step): after for step, after in pairwise(order)}
        ways: dict[int, list[dict[str, Any]]] = {}
        lost = 0
        for row in lines:
            ends = [row["Line Source"], row["Line Destination"]]
            backwards = _has_arrow(row, "Source Arrow") and not _has_arrow(row, "Destination Arrow")
            if backwards:
                ends.reverse()
            source, target = (steps.get(end) for end in ends)
            if source is None or target is None:
                lost += 1
            elif source is target:
                source["repeats"] = True
                if said := _text(row):
                    self.draft_.tell(f"`{shortened(said)}` at the line of what repeats has no place in a map")
            else:
                way = {"to": self.id_of(target)} | ({"when": self.plain(_text(row))} if _text(row) else {})
                own = ways.setdefault(id(source), [])
                own += [] if way in own else [way]
        if lost:
            self.draft_.tell(
                f"lines that do not lead from one touchpoint to another were passed over: {lost}"
            )
        for step in order if ways else ():
            own = ways.get(id(step), [])
            after = following.get(id(step))
            if after is not None and own == [{"to": after.get("id")}]:
                continue
            if own or after is not None:
                step["next"] = own

    def id_of(self, step: dict[str, Any]) -> str:
        if "id" not in step:
            taken = {one.get("id") for one in self._named}
            made = first = id_from(step["name"])
            number = 1
            while made in taken:
                number += 1
                made = f"{first}-{number}"
            rest = dict(step)
            step.clear()
            step |= {"id": made} | rest
            self._named.append(step)
        return str(step["id"])


def _text(row: Mapping[str, str]) -> str:
    texts = [cell for column, cell in row.items() if cell and _TEXT.match(column)]
    return "\n".join(texts)


def _has_arrow(row: Mapping[str, str], end: str) -> bool:
    return row.get(end, "") not in ("", "None")


def _around(row: Mapping[str, str]) -> list[str]:
    """The containers around a shape, the innermost last."""
    return [id_ for id_ in row.get("Contained By", "").split("|") if id_]


def write_lucid(map_: Map, _data: Mapping[str, Any], _settings: Settings | None = None) -> Written:
    """A map as a diagram to be imported, and everything that has no place there."""
    losses = [Loss("where shapes stand is in no CSV of Lucidchart: it lays them out itself")]
    return with_losses(csv_of(_rows(map_)), map_, read_lucid, *losses)


def _rows(map_: Map) -> Iterator[list[str]]:
    table = table_of(map_)
    own = [column for column in table.columns if column.key not in (PHASE, TOUCHPOINT, "note")]
    wide = len(_OWN) + len(own) + 1
    yield [*_OWN, *(column.label for column in own), _SIGNED]

    def row(number: int, **said: str) -> list[str]:
        named = {key.replace("_", " "): cell for key, cell in said.items()}
        cells = [str(number), *(named.get(column, "") for column in _OWN[1:])]
        return cells + [""] * (wide - len(cells))

    yield row(1, Name="Page", Text_Area_1=map_.title)
    number = 1
    numbers: dict[str, int] = {}
    for phase in map_.phases:
        number += 1
        numbers[f"phase {phase.id}"] = number
        yield row(number, Name=_CONTAINER, Shape_Library=_LIBRARY, Page_ID="1", Text_Area_1=phase.name)
    for place in table.places:
        if place.touchpoint is None:
            continue
        number += 1
        numbers[place.touchpoint.id] = number
        inside = "" if place.phase is None else str(numbers[f"phase {place.phase.id}"])
        cells = row(
            number, Name="Process", Shape_Library=_LIBRARY, Page_ID="1", Contained_By=inside,
            Text_Area_1=place.touchpoint.name, Comments=place.touchpoint.note or "",
        )  # fmt: skip
        yield [*cells[: len(_OWN)], *(column.cell(place) for column in own), ""]
    steps = [step.touchpoint for step in map_.steps]
    for at, point in enumerate(steps):
        ways = [(way.to, way.when or "") for way in point.next]
        if "next" not in point.model_fields_set:
            ways = [(after.id, "") for after in steps[at + 1 : at + 2]]
        ways += [(point.id, "")] if point.repeats and (point.id, "") not in ways else []
        for to, when in ways:
            number += 1
            yield row(
                number, Name="Line", Page_ID="1", Line_Source=str(numbers[point.id]),
                Line_Destination=str(numbers.get(to, "")), Source_Arrow="None", Destination_Arrow="Arrow",
                Text_Area_1=when,
            )  # fmt: skip
