"""Which fields lead elsewhere, by the id of something or by a link, so that all of it can be listed and checked.

A field says so in its type (`ChannelId`, `Many[SourceId]`, `Leads` ...); nothing is listed a second time here.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from cxmap.model.part import Leads, Part, Refers
from cxmap.model.walking import Route, leaves, marked, walk


class Reference(Struct, frozen=True):
    """An id that must exist in one of the map's sections. `is_key` where it stands as a key."""

    sections: tuple[str, ...]
    id: str
    route: Route
    is_key: bool


def references(part: Part) -> Iterator[Reference]:
    """Every reference in a part and in all that it holds, with its route, in the order of the fields."""
    for here, route in walk(part, Refers):
        for name, mark, is_key in marked(type(here), Refers):
            value = getattr(here, name)
            if not value:
                continue
            if isinstance(value, str):
                yield Reference(mark.sections, value, (*route, name), is_key=False)
            elif is_key:
                for id_ in value:
                    yield Reference(mark.sections, id_, (*route, name, id_), is_key=True)
            else:
                for id_, place in leaves(value, (*route, name)):
                    yield Reference(mark.sections, id_, place, is_key=False)


class Way(Struct, frozen=True):
    """A link as written, and its place. `free` where the field may as well hold words."""

    to: str
    route: Route
    free: bool


def ways(part: Part) -> Iterator[Way]:
    """Every link in a part and in all that it holds, in the order of the fields."""
    for here, route in walk(part, Leads):
        for name, mark, _ in marked(type(here), Leads):
            for to, place in leaves(getattr(here, name), (*route, name)):
                yield Way(to, place, mark.free)
