"""Which numbers lie on a scale, so that each of them can be held against it.

A field says so in its type (`Score`, `CurveScore`, `Points`); nothing is listed a second time here.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from cxmap.model.context import Curve
from cxmap.model.part import Part, Scored
from cxmap.model.walking import Route, leaves, marked, walk


class ScoredNumber(Struct, frozen=True):
    """A number with its route. `curve` is the id of the curve on whose scale it lies, where it is not the
    map's; `is_length` where it is a difference in points and not a score."""

    value: float
    route: Route
    curve: str | None
    is_length: bool


def scores(part: Part) -> Iterator[ScoredNumber]:
    """Every number of a part, and of all that it holds, that lies on a scale, in the order of the fields."""
    for here, route in walk(part, Scored):
        for name, mark, _ in marked(type(here), Scored):
            for value, place in leaves(getattr(here, name), (*route, name)):
                curve = str(place[len(route) + 1]) if mark.on == "curve" else None
                if isinstance(here, Curve) and mark.on == "own":
                    curve = here.id
                if isinstance(value, int | float):
                    yield ScoredNumber(value, place, curve, mark.on == "length")
