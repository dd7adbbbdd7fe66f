"""The whole way of a file into a map: read, held against it, merged, written into its text."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TypeAlias

from msgspec import Struct

from cxmap.exchange.merging.applying import Applied
from cxmap.exchange.merging.arriving import Arrived
from cxmap.exchange.merging.merge import ABSENT, Choice, Conflict, Merged, merged
from cxmap.exchange.merging.rewriting import rewritten
from cxmap.exchange.workbook.tables import ID, VALUE, WHOLE, Row, Slot, Tables
from cxmap.exchange.yaml_text import flow
from cxmap.source import Document, Route

USE = "use"


class Brought(Struct, frozen=True):
    """The text of the map afterwards, what could not be decided, and what is to be told."""

    text: str
    conflicts: tuple[Conflict, ...]
    told: tuple[str, ...]
    origins: dict[Route, str]
    """Where in the file each new value came from, by its route in the map."""
    summary: str = ""
    """What changed, in words; empty where nothing did."""


Lent: TypeAlias = Mapping[tuple[str, str], str]
"""The rows that a map takes in, by table and key, each with the file that it stands in."""


def bring(
    document: Document,
    ours: Tables,
    arrived: Arrived,
    choice: Choice,
    lent: Lent | None = None,
    offered: Collection[tuple[str, str]] = (),
) -> Brought:
    """Put what was changed in a file into the text of a map. Raises CxmapError where that has no place.

    `ours` has what the map takes in, too; what is `lent` stays as it is, and is told. What else shared files
    have (`offered`, by table and id) is no part of the map before it names it.
    """
    for tables in (ours, arrived.tables):
        if WHOLE in tables:  # it says where parts come from, and whoever exports a map puts them into it
            tables[WHOLE].rows.pop(USE, None)
    result = merged(ours, arrived.tables, arrived.marks, choice)
    for spot in [spot for spot, row in result.added.items() if (spot[0], row.cells.get(ID)) in offered]:
        del result.added[spot]
    told = (*arrived.told, *_without_lent(result, ours, lent or {}), *result.told)
    if result.conflicts:
        return Brought(document.text, tuple(result.conflicts), told, {})
    applied = Applied(document.data or {}, ours, result, arrived.tables, frozenset(lent or ()))
    made = rewritten(document, applied.data, applied.origins)
    gone = tuple(f"the comment `{comment}` went with it" for comment in made.gone)
    summary = "" if made.text == document.text else _summary(result, ours)
    return Brought(made.text, (), (*told, *gone), _origins(applied, result, arrived), summary)


def _without_lent(result: Merged, ours: Tables, lent: Lent) -> list[str]:
    """Take out of a result what would change what other files hold, and say what that is."""
    told = []
    for spot in [spot for spot in result.changed if spot in lent]:
        there = f"{_named(spot, ours)} stands in {lent[spot]}"
        for slot, value in result.changed.pop(spot).items():
            what = "" if spot[0] == WHOLE else f"`{'.'.join(filter(None, slot))}` of "
            said = "nothing" if value is ABSENT else flow(value)
            told.append(f"{what}{there}, where it can be changed; the file says {said}")
    for spot in sorted(result.removed & lent.keys()):
        result.removed.discard(spot)
        told.append(f"{_named(spot, ours)} stands in {lent[spot]} and stays: a map has what it names")
    return told


def _named(spot: tuple[str, str], ours: Tables) -> str:
    table, key = spot
    if table == WHOLE:
        return f"`{key}`"
    kind = ours[table].kind
    return f"{kind.part.__name__.lower() if kind else 'row'} {ours[table].rows[key].name(kind)}"


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
