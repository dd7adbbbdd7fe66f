"""What became of the gaps of a map: which opened, which were closed, and which only look as if they were.

A gap is a touchpoint, or a phase as a whole, that is below its goal. One that is met because the goal or the
tolerance gave way was closed for nobody.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from cxmap.changes.comparison import Comparison
from cxmap.changes.edits import Renamed
from cxmap.model.plain import Key
from cxmap.scoring import Broken, PlaceScore, Scorecard, broken_promises


class Shortfalls(Struct, frozen=True):
    """The gaps of both versions. Places are those of the newer map, or of the older one if gone."""

    before: int
    after: int
    opened: tuple[PlaceScore, ...]
    closed: tuple[PlaceScore, ...]
    eased: tuple[PlaceScore, ...]
    """Met only because of another goal or tolerance."""
    otherwise: tuple[PlaceScore, ...]
    """Not below goal any more for another reason: gone, no longer scored, no longer decided."""


class Promises(Struct, frozen=True):
    """What targets are broken. `kept` are kept again, or their touchpoint is gone; none of them was eased."""

    broken: tuple[Broken, ...]
    """Broken now, and not before."""
    still: tuple[Broken, ...]
    kept: tuple[Broken, ...]


def _known_as(comparison: Comparison) -> dict[Key, Key]:
    return {edit.before: edit.after for edit in comparison.edits if isinstance(edit, Renamed)}


def _key(place: PlaceScore) -> Key:
    return ("phases" if place.touchpoint is None else "touchpoints"), place.id


def shortfalls(comparison: Comparison) -> Shortfalls:
    """The gaps of two versions, held against each other."""
    names = _known_as(comparison)
    old, new = comparison.before.card, comparison.after.card
    was = {names.get(_key(place), _key(place)): place for place in old.short}
    now = {_key(place): place for place in new.short}
    places = {_key(place): place for place in new.places}
    turned = {
        (change.spot.section, change.spot.id): change.why
        for change in comparison.of("customers")
        if change.kind == "verdict" and not change.detail
    }
    closed: list[PlaceScore] = []
    eased: list[PlaceScore] = []
    otherwise: list[PlaceScore] = []
    for key, place in was.items():
        if key in now:
            continue
        here = places.get(key)
        if here is None or here.verdict not in ("met", "believed met"):
            otherwise.append(here or place)
        else:
            (eased if turned.get(key) else closed).append(here)
    opened = (place for key, place in now.items() if key not in was)
    return Shortfalls(len(was), len(now), tuple(opened), tuple(closed), tuple(eased), tuple(otherwise))


def promises_kept(comparison: Comparison) -> Promises:
    """Which targets of the maps are broken, and which were; a target is known by its name, else by itself."""
    names = _known_as(comparison)

    def known(card: Scorecard, renamed: dict[Key, Key]) -> dict[tuple[object, Key], Broken]:
        return {
            (
                broken.target.name or repr(broken.target),
                renamed.get(_key(broken.place), _key(broken.place)),
            ): broken
            for broken in broken_promises(card)
        }

    old, new = known(comparison.before.card, names), known(comparison.after.card, {})

    def those(sides: Iterable[tuple[tuple[object, Key], Broken]], other: dict[tuple[object, Key], Broken],
              *, both: bool) -> tuple[Broken, ...]:  # fmt: skip
        return tuple(broken for key, broken in sides if (key in other) == both)

    return Promises(
        those(new.items(), old, both=False),
        those(new.items(), old, both=True),
        those(old.items(), new, both=False),
    )
