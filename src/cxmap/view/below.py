"""The journeys that show places of a map more closely: what they are called, what they add up to."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from cxmap.locale import Words
from cxmap.model import Map
from cxmap.view.rolled import RolledRow
from cxmap.view.shares import share_text


class Below(Struct, frozen=True):
    """The journeys below a phase or touchpoint."""

    journeys: tuple[tuple[str, str], ...]
    """What each is called, with its share where there is one, and the way there as written."""
    said: str
    """The place's own score, what they add up to, whether they differ; empty where nobody looked for that."""
    how: tuple[str, ...]
    """How it is put together, and what is missing."""


def below(map_: Map, rows: Iterable[RolledRow], words: Words) -> dict[str, Below]:
    """By the id of each place that leads on; `rows` are what its journeys add up to."""
    rolled = {row.rolled.id: row for row in rows}
    titles = {(link.place, link.to): link.map.title for link in map_.linked if link.map is not None}
    found: dict[str, Below] = {}
    for place, _ in map_.deeper:
        named = []
        for journey in place.journey:
            title = titles.get((place.id, journey.to), journey.to)
            share = "" if journey.share is None else f" ({share_text(journey.share, words)})"
            named.append((f"{title}{share}", journey.to))
        row = rolled.get(place.id)
        found[place.id] = Below(tuple(named), "" if row is None else row.said, () if row is None else row.how)
    return found
