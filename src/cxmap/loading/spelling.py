"""Names that were understood although they are not written as what they call."""

from __future__ import annotations

from cxmap.loading.shape import value_at
from cxmap.model import Map
from cxmap.source import Diagnostic, Document, Replace, Route

CODE = "CX110"


def inexact_names(map_: Map, document: Document) -> list[Diagnostic]:
    """Channels that a file calls neither by their ids nor by their names, to the letter; each spelling once.

    It is the same channel all the same; whoever searches the file for it would miss this one.
    """
    places: dict[tuple[str, str], list[Route]] = {}
    for reference in map_.references if map_.channels else ():
        if "channels" not in reference.sections or reference.is_key:  # what a key stands for is no name
            continue
        route, _ = document.resolve(reference.route)
        value = value_at(document.data, route)
        channel = map_.channels_by_id.get(reference.id)
        exact = (reference.id, channel.name if channel is not None else "")
        if isinstance(value, str) and value not in exact:
            places.setdefault((value, reference.id), []).append(route)
    return [_finding(*names, routes) for names, routes in places.items()]


def _finding(written: str, id_: str, routes: list[Route]) -> Diagnostic:
    more = len(routes) - 1
    also = f", here and at {more} other place{'s' if more > 1 else ''}" if more else ""
    message = f"`{written}` is taken as the channel `{id_}`{also}"
    fixes = tuple(Replace(route, id_) for route in routes)
    hint = f"Write its id: `{id_}`."
    return Diagnostic(CODE, message, routes[0], hint=hint, severity="warning", fixes=fixes)
