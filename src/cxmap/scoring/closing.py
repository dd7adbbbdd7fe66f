"""How much of today's gaps a map of the future would close, going by the goals of today's map.

For every place that is below its goal now, beyond the tolerance: remaining = how far the hoped-for score
still lies below that goal, 0 where it does not. Closed is the share of all points that are lacking now, over
the places that the future scores. Nothing of it is a finding: scores of the future are hoped for.
"""

from __future__ import annotations

from msgspec import Struct

from cxmap.scoring.comparison import Table
from cxmap.scoring.scorecard import Scorecard
from cxmap.scoring.ties import settled


class Gap(Struct, frozen=True):
    """A place that is below its goal, in points of the current map's scale."""

    id: str
    name: str
    now: float
    """How far below; 0 where it is not below now."""
    then: float
    """The same in the future; 0 where the goal would be met."""


class Closing(Struct, frozen=True):
    """What would become of today's gaps, in the current map's order."""

    met: tuple[Gap, ...]
    """Goals that would be met."""
    remaining: tuple[Gap, ...]
    """What would still be below its goal."""
    gone: tuple[str, ...]
    """Names of places below their goals that the future no longer has."""
    untold: tuple[str, ...]
    """Names of places below their goals of which the future says nothing."""
    opened: tuple[Gap, ...]
    """What is not below its goal now, and would be."""

    @property
    def now(self) -> float:
        """Points that are lacking now, where the future scores the place."""
        return sum(gap.now for gap in (*self.met, *self.remaining))

    @property
    def then(self) -> float:
        """Points of those that would still be lacking."""
        return sum(gap.then for gap in self.remaining)

    @property
    def closed(self) -> float | None:
        """The share that would be closed, below 0 where gaps would widen; nothing where there are none."""
        return 1.0 - self.then / self.now if self.now > 0.0 else None

    @property
    def below(self) -> int:
        """How many places are below their goal now."""
        return len(self.met) + len(self.remaining) + len(self.gone) + len(self.untold)


def closing(card: Scorecard, table: Table) -> Closing:
    """What becomes of the gaps of a current map, the first side of a table, in its future, the second."""
    places = {(place.id, place.touchpoint is None): place for place in card.places}
    met, remaining, opened = list[Gap](), list[Gap](), list[Gap]()
    gone, untold = list[str](), list[str]()
    for row in table.places:
        place = places.get((row.id, row.is_phase))
        if (
            place is None
            or place.goal.score is None
            or place.gap is None
            or row.standings[0].basis == "absent"
        ):
            continue
        tolerance = card.tolerance_for(place.goal)

        def lacking(gap: float, tolerance: float = tolerance) -> float:
            return max(0.0, -gap) if settled(gap + tolerance, card.scale.length) < 0.0 else 0.0

        now, then = lacking(place.gap), row.standings[1].score
        if row.standings[1].basis == "absent" or then is None:
            names = gone if row.standings[1].basis == "absent" else untold
            names += [row.name] if now else []
            continue
        left = lacking(card.scale.difference(then, place.goal.score))
        if now:
            (remaining if left else met).append(Gap(row.id, row.name, now, left))
        elif left:
            opened.append(Gap(row.id, row.name, now, left))
    return Closing(tuple(met), tuple(remaining), tuple(gone), tuple(untold), tuple(opened))
