"""The sheets of a map: one for each of its lists, and one for what it says of itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from msgspec import Struct, field
from msgspec.structs import replace

from cxmap.exchange.workbook.cells import Cell, to_cell
from cxmap.exchange.workbook.columns import Column, column_of, is_by_persona, within
from cxmap.exchange.workbook.figures import FIGURES, figures
from cxmap.exchange.workbook.marks import digest
from cxmap.model import (
    Channel,
    Curve,
    Goal,
    Kpi,
    Lane,
    Map,
    Market,
    Metric,
    Opportunity,
    Owner,
    PainPoint,
    Part,
    Persona,
    Phase,
    Scale,
    Scope,
    Segment,
    Source,
    Target,
    Touchpoint,
)
from cxmap.scoring import Settings

MAP, TOUCHPOINTS, PHASES = "Map", "Touchpoints", "Phases"


class Kind(NamedTuple):
    """A kind of sheet: its name, the key of its list, what stands in a row, and what is shown from the start."""

    name: str
    key: str
    part: type[Part]
    usual: tuple[str, ...]
    first: str = ""
    """The header of the name column, where `Name` would not say it."""


LISTS = (
    Kind(TOUCHPOINTS, "touchpoints", Touchpoint, (
        "name", "id", "channel", "personas", "experience", "goal", "importance", "feelings", "actions", "thoughts",
        "questions", "gains", "impact", "evidence", "owner", "note",
    ), "Touchpoint"),
    Kind(PHASES, "phases", Phase, ("name", "id", "description", "when", "goal", "experience", "questions", "note"), "Phase"),
    Kind("Channels", "channels", Channel, ("name", "id", "mode", "purpose", "goal", "owner", "description")),
    Kind("Personas", "personas", Persona, ("name", "id", "type", "role", "needs", "goals", "frustrations", "share")),
    Kind("Opportunities", "opportunities", Opportunity, (
        "title", "id", "description", "addresses", "impact", "feasibility", "status", "owner", "due", "note",
    )),
    Kind("Sources", "sources", Source, ("name", "id", "type", "date", "n", "status", "by", "url", "note")),
    Kind("Markets", "markets", Market, ("name", "id")),
    Kind("Segments", "segments", Segment, ("name", "id")),
    Kind("Curves", "curves", Curve, ("name", "id")),
    Kind("Lanes", "lanes", Lane, ("name", "id")),
    Kind("Targets", "targets", Target, ("name",)),
)  # fmt: skip
"""The lists of a map, in the order of their sheets."""
PLACED = (
    Kind("Pain points", "pain_points", PainPoint, ("text", "severity", "effect", "remedy", "cause", "persona")),
    Kind("Metrics", "metrics", Metric, ("type", "value", "n", "answers", "date", "source")),
    Kind("KPIs", "kpis", Kpi, ("name", "current", "target", "source")),
)  # fmt: skip
"""What touchpoints, phases and the map itself have several of: a sheet for all of them."""
ALWAYS = frozenset(
    ("touchpoints", "phases", "channels", "personas", "opportunities", "sources", "pain_points")
)
"""Sheets that stand there even when they are empty, to be filled."""
PLACE = Column(
    "place", "Place", "text", "The touchpoint or phase, by its ID; empty for the map as a whole.",
    refers=("touchpoints", "phases"), free=True,
)  # fmt: skip
PHASE = Column("phase", "Phase", "text", "The phase that the touchpoint belongs to.", refers=("phases",))
ROW = Column(
    "row", "cxmap row", "text", "What cxmap knows this row by, so that it can be told from the others when its texts "
    "were changed. A new row has none.", computed=True, hidden=True,
)  # fmt: skip
INNER = frozenset(kind.key for kind in PLACED)
SECTIONS = frozenset(kind.key for kind in (*LISTS, *PLACED))


class Sheet(Struct):
    """A sheet: its columns, and for each row its cells by the slots of the columns."""

    name: str
    key: str
    columns: list[Column]
    rows: list[dict[tuple[str, str], Cell]] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    """What each row is known by."""
    holders: list[str] = field(default_factory=list)
    """The phase or place that each row belongs to, by its id; empty for the map as a whole."""

    @property
    def letters(self) -> dict[tuple[str, str], int]:
        """The position of each column, from 1."""
        return {column.slot: at for at, column in enumerate(self.columns, start=1)}


def named_headers(kind: Kind) -> dict[str, str]:
    """Headers of a sheet that do not come from the key, in small letters."""
    return {kind.first.casefold(): "name"} if kind.first else {}


def sheets_of(map_: Map, data: Mapping[str, Any], settings: Settings | None) -> list[Sheet]:
    """The sheets of a map, from the values of its file; what is counted, as a project scores its maps.

    Without settings nothing is counted.
    """
    made = _Sheets(map_, data, settings)
    return [made.map_sheet(), *made.lists(), *made.placed()]


class _Sheets:
    def __init__(self, map_: Map, data: Mapping[str, Any], settings: Settings | None) -> None:
        self.map, self.data, self.settings = map_, data, settings
        self.personas = [persona.id for persona in map_.personas]
        self.labels = phase_labels([(phase.id, phase.name) for phase in map_.phases])

    def map_sheet(self) -> Sheet:
        """What the map says of itself: a key on each row."""
        columns = [
            Column("key", "Key", "text"),
            Column("value", "Value", "any", several=True),
            Column("meaning", "Meaning", "text", computed=True),
        ]
        sheet = Sheet(MAP, "", columns)
        for key in [*Map.model_fields, *(key for key in self.data if key not in Map.model_fields)]:
            if key in SECTIONS:
                continue
            value = self.data.get(key, ...)
            part = Map.model_fields.get(key)
            inner = part_in(key)
            if (
                isinstance(value, dict)
                and value
                and inner is not None
                and not any("." in one for one in value)
            ):
                for name, own in value.items():
                    column = column_of(inner, name)
                    cell = to_cell(_trimmed(own, column), column.kind)
                    sheet.rows.append(_key_row(f"{key}.{name}", cell, column.note))
            else:
                column = column_of(Map, key)
                cell = "" if value is ... else to_cell(_trimmed(value, column), column.kind)
                sheet.rows.append(_key_row(key, cell, "" if part is None else part.description or ""))
        sheet.keys = [str(row["key", ""]) for row in sheet.rows]
        return sheet

    def lists(self) -> list[Sheet]:
        """The lists of the map."""
        made = []
        for kind in LISTS:
            items = self.steps() if kind.key == "touchpoints" else _several(self.data.get(kind.key, []))
            owners: Sequence[Any] = getattr(self.map, kind.key)
            owners = [step.touchpoint for step in self.map.steps] if kind.key == "touchpoints" else owners
            rows = [
                _whole(kind.part, item, getattr(owner, "id", ""))
                for item, owner in zip(items, owners, strict=True)
            ]
            if rows or kind.key in ALWAYS:
                ids = [str(getattr(owner, "id", "")) for owner in owners]
                made.append(self.sheet(kind, rows, ids))
        return made

    def steps(self) -> list[Any]:
        phases = [phase for phase in _several(self.data.get("phases", [])) if isinstance(phase, dict)]
        inside = [item for phase in phases for item in _several(phase.get("touchpoints", []))]
        return [*inside, *_several(self.data.get("touchpoints", []))]

    def sheet(
        self, kind: Kind, rows: Sequence[Mapping[str, Any]], ids: Sequence[str], *, places: bool = False
    ) -> Sheet:
        """A sheet of one list; `ids` are those of the items, or of the places that hold them."""
        skipped = INNER | {"touchpoints"}
        keys = [*kind.usual, *(key for key in kind.part.model_fields if key not in kind.usual)]
        own = list(dict.fromkeys(key for row in rows for key in row if key not in kind.part.model_fields))
        columns: list[Column] = []
        for key in [*keys, *own]:
            if key in skipped and kind.key in ("touchpoints", "phases"):
                continue
            column = column_of(kind.part, key)
            if key == "name" and kind.first:
                column = replace(column, header=kind.first)
            used = [row[key] for row in rows if key in row]
            parts = self.parted(kind, column, used)
            if column.key in ("curves", "lanes") and kind.key in ("touchpoints", "phases"):
                columns += parts
                continue
            rare = key not in kind.usual and not used
            columns += [replace(column, rare=rare), *parts]
        sheet = Sheet(kind.name, kind.key, columns, [self.row(columns, row) for row in rows])
        sheet.holders = list(ids) if places else [""] * len(rows)
        sheet.keys = list(ids) if all(ids) and not places else list(_content_keys(kind, rows, sheet.holders))
        if kind.key == "touchpoints":
            sheet.columns.insert(0, PHASE)
            at = next(at for at, column in enumerate(columns) if column.key == "goal") + 1
            sheet.columns[at:at] = FIGURES
            for row, step in zip(sheet.rows, self.map.steps, strict=True):
                if step.phase is not None:
                    row[PHASE.slot] = to_cell(self.labels[step.phase.id], "text")
            sheet.holders = ["" if step.phase is None else step.phase.id for step in self.map.steps]
            if self.settings is not None:
                for row, more in zip(sheet.rows, figures(self.map, rows, self.settings), strict=True):
                    row |= more
        sheet.columns.append(ROW)
        for row, key in zip(sheet.rows, sheet.keys, strict=True):
            row[ROW.slot] = to_cell(key, "text")
        return sheet

    def parted(self, kind: Kind, column: Column, used: Sequence[Any]) -> list[Column]:
        """The columns of a field that has one for each persona, lane or curve."""
        if kind.key not in ("touchpoints", "phases"):
            return []
        if column.key == "lanes":
            return [within(column, "lane", lane.id, lane.name) for lane in self.map.lanes]
        if column.key == "curves":
            return [within(column, "curve", curve.id, curve.name) for curve in self.map.curves]
        if column.key != "experience":
            return []
        values = [value for value in used if is_by_persona(value, self.personas)]
        return [
            within(column, "persona", persona.id, persona.name)
            for persona in self.map.personas
            if any(persona.id in value for value in values)
        ]

    def row(self, columns: Sequence[Column], item: Mapping[str, Any]) -> dict[tuple[str, str], Cell]:
        """The cells of an item."""
        cells: dict[tuple[str, str], Cell] = {}
        parted = {column.key for column in columns if column.inside}
        for column in columns:
            if column.key not in item:
                continue
            value = item[column.key]
            apart = column.key in parted and (
                column.key != "experience" or is_by_persona(value, self.personas)
            )
            if column.inside and apart and column.inside in value:
                cells[column.slot] = to_cell(_trimmed(value[column.inside], column), column.kind)
            elif not column.inside and not apart:
                cells[column.slot] = to_cell(_trimmed(value, column), column.kind)
        return cells

    def placed(self) -> list[Sheet]:
        """What places have several of."""
        made = []
        places: list[tuple[Any, str]] = [
            *zip(_several(self.data.get("phases", [])), (phase.id for phase in self.map.phases), strict=True),
            *zip(self.steps(), (step.touchpoint.id for step in self.map.steps), strict=True),
        ]
        for kind in PLACED:
            rows = [("", item) for item in _several(self.data.get(kind.key, []))]
            rows += [
                (id_, item)
                for place, id_ in places
                for item in (_several(place.get(kind.key, [])) if isinstance(place, dict) else ())
            ]
            if not rows and kind.key not in ALWAYS:
                continue
            ids = [id_ for id_, _ in rows]
            sheet = self.sheet(kind, [_whole(kind.part, item) for _, item in rows], ids, places=True)
            sheet.columns.insert(0, PLACE)
            for row, (id_, _) in zip(sheet.rows, rows, strict=True):
                if id_:
                    row[PLACE.slot] = to_cell(id_, "text")
            made.append(sheet)
        return made


def _trimmed(value: Any, column: Column) -> Any:
    """A text as the format takes it: the line's end that a block of YAML leaves is none of it."""
    if column.kind == "text" and isinstance(value, str):
        return value.strip() or value
    return value


def _content_keys(kind: Kind, rows: Sequence[Mapping[str, Any]], holders: Sequence[str]) -> Iterator[str]:
    """Keys for items without ids: they follow from where an item stands and what it says first."""
    seen: Counter[str] = Counter()
    for row, holder in zip(rows, holders, strict=True):
        key = digest([holder, row.get(kind.usual[0]) or dict(row)])
        seen[key] += 1
        yield key if seen[key] == 1 else f"{key}-{seen[key]}"


def _key_row(key: str, cell: Cell, note: str) -> dict[tuple[str, str], Cell]:
    return {("key", ""): to_cell(key, "text"), ("value", ""): cell, ("meaning", ""): note}


def part_in(key: str) -> type[Part] | None:
    """The part whose keys have rows of their own on the map's sheet."""
    parts: dict[str, type[Part]] = {"scope": Scope, "owner": Owner, "scale": Scale, "goal": Goal}
    return parts.get(key)


def phase_labels(phases: Sequence[tuple[str, str]]) -> dict[str, str]:
    """What each phase is called on the touchpoints' sheet: by its name, where that names one only."""
    ids = [id_ for id_, _ in phases]
    names = [" ".join(name.split()) for _, name in phases]
    plain = len(set(names)) == len(names) and not set(names) & set(ids)
    return dict(zip(ids, names if plain else ids, strict=True))


def _several(value: Any) -> Sequence[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _whole(part: type[Part], item: Any, id_: str = "") -> dict[str, Any]:
    """An item without its short form, with the id that others call it by."""
    made: dict[str, Any] = {part.shorthand or "": item} if isinstance(item, str) else dict(item)
    return made | ({"id": id_} if id_ else {})
