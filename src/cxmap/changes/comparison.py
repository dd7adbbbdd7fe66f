"""Two versions of a map beside each other: the edits that lead from one to the other, and what they mean."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cxmap.changes.change import Change, Group, Pair, Tone, Version
from cxmap.changes.customers import customers
from cxmap.changes.edits import Edit, edits
from cxmap.changes.matching import matches
from cxmap.changes.plain import state_of
from cxmap.changes.promises import EASED, promises
from cxmap.changes.proof import proof
from cxmap.changes.structure import structure
from cxmap.changes.texts import texts
from cxmap.scoring import Scorecard, evidence

GROUPS: tuple[Group, ...] = ("customers", "promises", "evidence", "structure", "texts")
_ORDER = ("worse", "better", "neutral")


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed between two maps; without edits and changes, nothing did."""

    before: Version
    after: Version
    edits: tuple[Edit, ...]
    changes: tuple[Change, ...]
    """By group, what got worse first, the largest first, then in the order of the map."""

    def of(self, group: Group) -> tuple[Change, ...]:
        """The changes of a group."""
        return tuple(one for one in self.changes if one.group == group)

    @property
    def worse(self) -> int:
        """At how many touchpoints, phases or figures of the whole something got worse for customers."""
        return self._spots("worse")

    @property
    def better(self) -> int:
        """At how many of them something got better."""
        return self._spots("better")

    def _spots(self, tone: Tone) -> int:
        spots = (one.spot for one in self.of("customers") if one.tone == tone)
        return len({(spot.section, spot.id) for spot in spots})

    @property
    def eased(self) -> int:
        """How many promises became easier to keep; a goal counts wherever it holds."""
        return sum(max(1, len(one.places)) for one in self.changes if one.kind in EASED)


def version(card: Scorecard, as_of: date | None) -> Version:
    """A scored map with what its scores rest on at a day."""
    return Version(card, evidence(card, as_of=as_of))


def compare(before: Version, after: Version) -> Comparison:
    """What changed. Both have to be scored with the same settings, and for the same persona."""
    was, now = state_of(before.map), state_of(after.map)
    found = matches(was, now)
    pair = Pair(before, after, was, now, found)
    made = edits(before.map, after.map, found)
    told = [*customers(pair), *promises(pair), *proof(pair), *structure(pair)]
    told += texts(pair, made, told)
    told.sort(key=lambda one: (GROUPS.index(one.group), _ORDER.index(one.tone), -one.weight))
    return Comparison(before, after, made, tuple(told))
