"""The whole way of a file into a map: read, held against it, merged, written into its text."""

from __future__ import annotations

from msgspec import Struct

from cxmap.exchange.merging.applying import Applied
from cxmap.exchange.merging.arriving import Arrived
from cxmap.exchange.merging.merge import Choice, Conflict, Merged, merged
from cxmap.exchange.merging.rewriting import rewritten
from cxmap.exchange.workbook.tables import VALUE, WHOLE, Row, Slot, Tables
from cxmap.source import Document, Route


class Brought(Struct, frozen=True):
    """The text of the map afterwards, what could not be decided, and what is to be told."""

    text: str
    conflicts: tuple[Conflict, ...]
    told: tuple[str, ...]
    origins: dict[Route, str]
    """Where in the file each new value came from, by its route in the map."""
    summary: str = ""
    """What changed, in words; empty where nothing did."""


def bring(document: Document, ours: Tables, arrived: Arrived, choice: Choice) -> Brought:
    """Put what was changed in a file into the text of a map. Raises CxmapError where that has no place."""
    result = merged(ours, arrived.tables, arrived.marks, choice)
    told = (*arrived.told, *result.told)
    if result.conflicts:
        return Brought(document.text, tuple(result.conflicts), told, {})
    applied = Applied(document.data or {}, ours, result, arrived.tables)
    made = rewritten(document, applied.data, applied.origins)
    gone = tuple(f"the comment `{comment}` went with it" for comment in made.gone)
    summary = "" if made.text == document.text else _summary(result, ours)
    return Brought(made.text, (), (*told, *gone), _origins(applied, result, arrived), summary)


def _summary(result: Merged, ours: Tables) -> str:
    moved = sum(
        1
        for table, holders in result.lists.items()
        for holder, keys in holders.items()
        if table in ours
        for key in keys
        if key in ours[table].rows and ours[table].rows[key].holder != holder
    )
    sorted_anew = sum(
        [key for key in keys if key in mine] != [key for key in mine if key in keys]
        for table, holders in result.lists.items()
        for holder, keys in holders.items()
        for mine in [
            [row.key for row in ours[table].rows.values() if row.holder == holder] if table in ours else []
        ]
    )
    counts = (
        (sum(map(len, result.changed.values())), "cell", "changed"),
        (len(result.added), "row", "added"),
        (len(result.removed), "row", "taken out"),
        (moved, "row", "moved elsewhere"),
        (sorted_anew, "list", "in another order"),
    )
    return ", ".join(f"{n} {noun}{'' if n == 1 else 's'} {done}" for n, noun, done in counts if n)


def _origins(applied: Applied, result: Merged, arrived: Arrived) -> dict[Route, str]:
    spots = {id(item): spot for spot, item in applied.items.items()}
    found: dict[Route, str] = {}

    def row_of(table: str, key: str) -> Row | None:
        there = arrived.tables.get(table)
        return there.rows.get(key) if there is not None else None

    def note(route: Route, row: Row, slots: list[Slot]) -> None:
        for slot in slots:
            steps = (slot[0], slot[1]) if slot[1] else (slot[0],)
            found[(*route, *steps)] = row.refs.get(slot) or row.ref

    waiting: list[tuple[Route, object]] = [((), applied.data)]
    while waiting:
        route, value = waiting.pop()
        spot = spots.get(id(value))
        row = row_of(*spot) if spot is not None else None
        if spot is not None and row is not None:
            if spot in result.added:
                found[route] = row.ref
                note(route, row, list(row.cells))
            elif spot in result.changed:
                note(route, row, list(result.changed[spot]))
        if isinstance(value, dict):
            waiting += [((*route, key), inner) for key, inner in value.items()]
        elif isinstance(value, list):
            waiting += [((*route, at), inner) for at, inner in enumerate(value)]
    for (table, key), cells in result.changed.items():
        row = row_of(table, key)
        if table == WHOLE and row is not None:
            found[key,] = row.refs.get(VALUE) or row.ref
        del cells
    return found
