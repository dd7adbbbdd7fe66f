"""Two versions of a map beside each other: the edits that lead from one to the other, and what they mean."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from cxmap.changes.change import Change, Group, Pair, Tone, Version
from cxmap.changes.customers import customers
from cxmap.changes.edits import Edit, edits
from cxmap.changes.promises import EASED, promises
from cxmap.changes.proof import proof
from cxmap.changes.structure import structure
from cxmap.changes.texts import texts
from cxmap.model.matching import matches
from cxmap.model.plain import state_of
from cxmap.scoring import Scorecard, evidence

GROUPS: tuple[Group, ...] = ("customers", "promises", "evidence", "structure", "texts")
_ORDER = ("worse", "better", "neutral")


class Comparison(Struct, frozen=True):
    """What changed between two maps; without edits and changes, nothing did."""

    before: Version
    after: Version
    edits: tuple[Edit, ...]
    changes: tuple[Change, ...]
    """By group, what got worse first, the largest first, then in the order of the map."""

    def of(self, group: Group) -> tuple[Change, ...]:
        """The changes of a group."""
        return tuple(change for change in self.changes if change.group == group)

    @property
    def worse(self) -> int:
        """At how many touchpoints, phases or figures of the whole something got worse for customers."""
        return self._spots("worse")

    @property
    def better(self) -> int:
        """At how many of them something got better."""
        return self._spots("better")

    def _spots(self, tone: Tone) -> int:
        spots = (change.spot for change in self.of("customers") if change.tone == tone)
        return len({(spot.section, spot.id) for spot in spots})

    @property
    def eased(self) -> int:
        """How many promises became easier to keep; a goal counts wherever it holds."""
        return sum(max(1, len(change.places)) for change in self.changes if change.kind in EASED)


def version(card: Scorecard, as_of: date | None) -> Version:
    """A scored map with what its scores rest on at a day."""
    return Version(card, evidence(card, as_of=as_of))


def compare(before: Version, after: Version) -> Comparison:
    """What changed. Both have to be scored with the same settings, and for the same persona."""
    was, now = state_of(before.map), state_of(after.map)
    matched = matches(was, now)
    pair = Pair(before, after, was, now, matched)
    made = edits(before.map, after.map, matched)
    changes = [*customers(pair), *promises(pair), *proof(pair), *structure(pair)]
    changes += texts(pair, made, changes)
    changes.sort(key=lambda change: (GROUPS.index(change.group), _ORDER.index(change.tone), -change.weight))
    return Comparison(before, after, made, tuple(changes))
