"""What nobody should miss of what changed in a map: gaps, broken promises, goalposts that were moved."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from cxmap.changes import Comparison
from cxmap.changes.shortfalls import promises_kept, shortfalls
from cxmap.rendering.text.change_texts import MOVED, rows
from cxmap.scoring import Broken, PlaceScore
from cxmap.view.promises import broken_promise

MOST_NAMED = 6
"""Touchpoints in a line; the others are counted, and stand in the tables."""
Write = Callable[[str], str]
"""How a text of a map is written where it is to be read."""


class Sum(Struct, frozen=True):
    """A line: what it is about, and what is to be said; `is_loud` where somebody should act."""

    about: str
    text: str
    is_loud: bool = True


def sums(comparison: Comparison, write: Write) -> Iterator[Sum]:
    """The lines, in this order."""
    yield from _gaps(comparison, write)
    yield from _promises(comparison, write)
    for row in rows(comparison):
        if row.group == "promises" and MOVED in row.what:
            aside = f", {write(row.note)}" if row.note else ""
            yield Sum("goalposts moved", f"{write(row.where)}: {write(row.what.replace(MOVED, ''))}{aside}")


def _gaps(comparison: Comparison, write: Write) -> Iterator[Sum]:
    """How many gaps there were and are, and which ones changed; nothing where none did."""
    gaps = shortfalls(comparison)
    told = [
        ("new", gaps.opened),
        ("closed", gaps.closed),
        ("gone only because the goal or tolerance gave way", gaps.eased),
        ("gone or no longer decided", gaps.otherwise),
    ]
    parts = [f"{said}: {_names(places, write)}" for said, places in told if places]
    if parts:
        yield Sum("below goal", f"{gaps.before} before, {gaps.after} now ({'; '.join(parts)})")


def _names(places: Sequence[PlaceScore], write: Write) -> str:
    named = ", ".join(write(place.name) for place in places[:MOST_NAMED])
    rest = len(places) - MOST_NAMED
    return f"{named} and {rest} more" if rest > 0 else named


def _promises(comparison: Comparison, write: Write) -> Iterator[Sum]:
    kept, scale = promises_kept(comparison), comparison.after.map.scale

    def texts(those: Sequence[Broken]) -> str:
        told = [write(broken_promise(broken, scale).text) for broken in those[:MOST_NAMED]]
        rest = len(those) - MOST_NAMED
        return "; ".join(told) + (f"; and {rest} more" if rest > 0 else "")

    if kept.broken:
        yield Sum("promise broken", texts(kept.broken))
    if kept.still:
        yield Sum("promise broken as before", texts(kept.still), is_loud=False)
    if kept.kept:
        named = _names([broken.place for broken in kept.kept], write)
        yield Sum("promise no longer broken", named, is_loud=False)
