"""An edited file brought back into the map that it was made of: `cxmap import FILE --into MAP`."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

from cxmap.api.rewritten import MARK, Rewritten
from cxmap.errors import CxmapError, InputError
from cxmap.source import Route, read_whole, route_text

if TYPE_CHECKING:
    from cxmap.api.reading import Read
    from cxmap.api.settings import StrPath
    from cxmap.exchange import Draft
    from cxmap.exchange.merging import Arrived, Brought, Lent, Tables
    from cxmap.source import Document

INTO = ("table", "json")
"""Formats that say enough to be held against a map; others round scores, or know things by their order."""
_ANY_SCALE = (-10_000.0, 10_000.0)
"""Scores of a table are read as they stand: whether they lie on the map's scale is asked of the map."""


class Merging(Rewritten, frozen=True):
    """A map file before and after a file was brought into it, and all that is to be known about that."""

    conflicts: tuple[str, ...] = ()
    """What both sides changed, each with both values; then nothing is changed."""
    problems: tuple[str, ...] = ()
    """Why the map would be no sound one, each with its cell; then nothing is changed either."""
    remarks: tuple[str, ...] = ()
    summary: str = ""
    """What changes, in words: `2 cells changed, 1 row added`."""


def import_into(
    path: StrPath,
    into: StrPath,
    form: str | None = None,
    *,
    sheet: str = "",
    columns: Mapping[str, str] | None = None,
    prefer: Literal["map", "file"] | None = None,
    remove: bool = False,
    keep_order: bool = False,
) -> Merging:
    """What becomes of a map file when the changes of an edited workbook, table or JSON file are put into it.

    Nothing is written; `write` of the outcome does that. `prefer` decides what both sides changed since the
    export, with `remove` the rows that the file lacks are taken out of the map. What a map takes in with
    `use` stays as it is, and the shared file is named for whoever wants to change it there. Raises InputError
    for what cannot be read, InvalidMapError where the map is not sound, CxmapError where its text has no
    place for a change.
    """
    from cxmap.api.reading import examined_with, map_or_raise
    from cxmap.api.surroundings import Surroundings
    from cxmap.exchange.merging import Choice, bring, tables_of
    from cxmap.source import document_of

    name, target = os.fspath(path), os.fspath(into)
    if not name or not target:
        raise InputError("a path is empty; name a file")
    if target == "-":
        raise CxmapError("a map from standard input cannot be changed; name its file")
    raw = read_whole(target)
    document = document_of(raw, target)
    read = Surroundings(target).read
    examined = examined_with(document, read)
    map_ = map_or_raise(examined, target)
    start = MARK if raw.startswith(MARK.encode()) else ""
    before = start + document.text
    if before.encode("utf-8", "surrogatepass") != raw:
        raise CxmapError(f"{target} is not plain UTF-8; save it as that first")
    shown = "<stdin>" if name == "-" else name
    ours = tables_of(map_, examined.document.data or {})
    lent = _lent(ours, examined.document)
    arrived = _arrived(name, shown, form, ours, sheet=sheet, columns=columns)
    choice = Choice(prefer=prefer, remove=remove, keep_order=keep_order)
    brought = bring(document, ours, arrived, choice, lent, _offered(examined.whole))
    remarks = tuple(f"{shown}: {text}" for text in brought.told)
    conflicts = tuple(f"{shown}: {conflict}" for conflict in brought.conflicts)
    problems = () if conflicts or brought.text == document.text else _problems(brought, shown, target, read)
    after = before if conflicts or problems else start + brought.text
    return Merging(target, before, after, conflicts, problems, remarks, brought.summary)


def _arrived(
    name: str, shown: str, form: str | None, ours: Tables, *, sheet: str, columns: Mapping[str, str] | None
) -> Arrived:
    """A file as tables that can be held against those of a map."""
    from cxmap.exchange import READERS, format_of
    from cxmap.exchange.grid import read_grid
    from cxmap.exchange.merging import arrived_json, arrived_sheet, arrived_table, arrived_workbook
    from cxmap.exchange.workbook import is_own_workbook

    wanted = form or format_of(name, READERS)
    if wanted not in INTO:
        if wanted in READERS:
            raise CxmapError(
                f"{name}: a {wanted} file says too little to be held against a map; --into takes "
                "workbooks, tables "
                "and JSON"
            )
        raise CxmapError(f"{name}: which format is it? With --into, --from takes {', '.join(INTO)}")
    content = read_whole(name)
    if wanted == "table" and not columns:
        if not sheet and is_own_workbook(content, shown):
            return arrived_workbook(content, shown, ours)
        alone = arrived_sheet(read_grid(content, shown, sheet), shown, ours)
        if alone is not None:
            return alone
    draft = READERS[wanted](content, shown, sheet=sheet, columns=columns, scale=_ANY_SCALE)
    tables = _tables_of_draft(draft, shown)
    told = [loss.text for loss in draft.losses]
    return arrived_json(tables, ours, told) if wanted == "json" else arrived_table(tables, ours, told)


def _tables_of_draft(draft: Draft, shown: str) -> Tables:
    from cxmap.api.reading import loads
    from cxmap.errors import InvalidMapError
    from cxmap.exchange import yaml_text
    from cxmap.exchange.merging import referred, tables_of
    from cxmap.source import document_of

    data = draft.data
    data["title"] = data.get("title") or "Journey"
    document = document_of(yaml_text(data).encode(), shown)
    try:
        map_ = loads(document)
    except InvalidMapError as error:
        raise InputError(f"{shown} makes no valid map: {error}") from None
    tables = tables_of(map_, document.data or {})
    referred(tables, draft.origins())
    return tables


def _lent(ours: Tables, document: Document) -> Lent:
    """In which file each row of a map's tables stands that is taken in from one."""
    from cxmap.exchange.merging import WHOLE

    found: dict[tuple[str, str], str] = {}
    for route, part in document.borrowed.items():
        if part.document.name == document.name:
            continue
        if len(route) == 1:
            found[WHOLE, str(route[0])] = part.document.name
        elif len(route) == 2 and isinstance(route[1], int) and route[0] in ours:
            keys = list(ours[str(route[0])].rows)
            if route[1] < len(keys):
                found[str(route[0]), keys[route[1]]] = part.document.name
    return found


def _offered(whole: Document | None) -> frozenset[tuple[str, str]]:
    """The tables and ids of all parts that shared files have, named by the map or not."""
    if whole is None:
        return frozenset()
    routes = [route for route in whole.borrowed if len(route) == 2 and whole.is_elsewhere(route)]
    parts = [(str(section), (whole.data or {})[str(section)][at]) for section, at in routes]
    named = (one for one in parts if isinstance(one[1], dict) and "id" in one[1])
    return frozenset((section, str(part["id"])) for section, part in named)


def _problems(brought: Brought, shown: str, target: str, read: Read) -> tuple[str, ...]:
    """Why the new text is no sound map, where in the file that came from."""
    from cxmap.api.reading import examined_with
    from cxmap.source import document_of

    document = document_of(brought.text.encode(), target)
    examined = examined_with(document, read)
    if examined.map is not None:
        return ()
    told: list[str] = []
    for problem in examined.problems:
        if problem.severity == "error":
            routes = [problem.route, *(related.route for related in problem.related if related.route)]
            cells = (cell_of(document.resolve(route)[0], brought.origins) for route in routes)
            cell = next(filter(None, cells), route_text(problem.route))
            cure = f". {problem.hint}" if problem.hint else ""
            told.append(f"{shown}: {cell}: {problem.code} {problem.message}{cure}")
    return tuple(told)


def cell_of(route: Route, origins: Mapping[Route, str]) -> str:
    """Where the value at a route, or what it is a part of, came from."""
    parts = (route[:length] for length in range(len(route), 0, -1))
    return next((origins[part] for part in parts if part in origins), "")
