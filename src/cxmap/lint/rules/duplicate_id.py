"""Two things have the same id.

Whatever refers to it could mean either of them, and links and comparisons over time take the wrong one.
Phases and touchpoints share their ids, since an opportunity may address both.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cxmap.model import Map
from cxmap.source import Diagnostic, Related, Route, Severity

CODE = "CX202"
SEVERITY: Severity = "error"
WRONG = """\
cxmap: 1
title: A visit
touchpoints:
  - {id: door, name: I come in}
  - {id: door, name: I leave}
"""
RIGHT = WRONG.replace("door, name: I leave", "exit, name: I leave")


def _places(map_: Map) -> Iterator[Iterable[tuple[str, Route]]]:
    for section in (
        "markets",
        "segments",
        "personas",
        "sources",
        "channels",
        "curves",
        "lanes",
        "opportunities",
        "variants",
    ):
        yield [(part.id, (section, at)) for at, part in enumerate(getattr(map_, section))]
    yield [
        *((phase.id, ("phases", at)) for at, phase in enumerate(map_.phases)),
        *((step.touchpoint.id, step.route) for step in map_.steps),
    ]


def check(map_: Map) -> Iterator[Diagnostic]:
    """Each id but the first of equal ones."""
    for places in _places(map_):
        first: dict[str, Route] = {}
        for id_, route in places:
            if not id_:
                continue
            if id_ in first:
                related = (Related("the first one", (*first[id_], "id")),)
                hint = "Give one of them another id."
                yield Diagnostic(
                    CODE,
                    f"the id `{id_}` is already taken",
                    (*route, "id"),
                    "value",
                    hint,
                    SEVERITY,
                    None,
                    related,
                )
            else:
                first[id_] = route
