"""One thing that changed between two maps, and the two sides that it is told from."""

from __future__ import annotations

from typing import Any, Literal

from msgspec import Struct
from msgspec.structs import replace

from cxmap.model import Map
from cxmap.model.matching import NAMES, Matches
from cxmap.model.plain import Key, State
from cxmap.scoring import EvidenceReport, PlaceScore, Scorecard

Group = Literal["customers", "promises", "evidence", "structure", "texts"]
Tone = Literal["worse", "better", "neutral"]
Kind = Literal[
    "experience", "figure", "grounds", "question", "scored", "unscored", "verdict", "short for", "met for",
    "rank", "pain", "pain gone", "pain changed", "impact", "impact gone", "impact turned",
    "goal lowered", "goal raised", "goal set", "goal dropped", "goal rescaled", "goal words",
    "tolerance widened", "tolerance narrowed", "scale", "target", "target gone",
    "opportunity", "opportunity gone", "status", "due", "done",
    "evidence stronger", "evidence weaker", "evidence refreshed", "evidence stale",
    "source date", "source type",
    "added", "removed", "moved", "renamed", "split", "merged", "text",
]  # fmt: skip
_BACKWARDS: tuple[tuple[Kind, Kind], ...] = (
    ("scored", "unscored"),
    ("short for", "met for"),
    ("pain", "pain gone"),
    ("impact", "impact gone"),
    ("goal lowered", "goal raised"),
    ("goal set", "goal dropped"),
    ("tolerance widened", "tolerance narrowed"),
    ("target", "target gone"),
    ("opportunity", "opportunity gone"),
    ("evidence stronger", "evidence weaker"),
    ("evidence refreshed", "evidence stale"),
    ("added", "removed"),
    ("split", "merged"),
)
_REVERSED: dict[Kind, Kind] = dict(_BACKWARDS) | {other: kind for kind, other in _BACKWARDS}
_FLIPPED: dict[Tone, Tone] = {"worse": "better", "better": "worse", "neutral": "neutral"}
Basis = Literal["", "measured", "believed", "asked otherwise", "too few", "no margin"]
Why = Literal["", "goal lowered", "goal raised", "tolerance widened", "tolerance narrowed"]
_OTHER_WHY: dict[Why, Why] = {
    "": "",
    "goal lowered": "goal raised",
    "goal raised": "goal lowered",
    "tolerance widened": "tolerance narrowed",
    "tolerance narrowed": "tolerance widened",
}
_OTHER_GROUNDS: dict[Basis, Basis] = {"measured": "believed", "believed": "measured"}


class Spot(Struct, frozen=True):
    """A thing in one of the maps: its section, id and name, and the phase that it stands in."""

    section: str
    id: str
    name: str
    phase: str = ""


class Change(Struct, frozen=True):
    """What changed of a thing, as values before and after. Numbers are on the scale of their own map."""

    group: Group
    kind: Kind
    tone: Tone
    here: Spot | None
    """The thing before; nothing where there was none."""
    there: Spot | None
    before: Any = None
    after: Any = None
    detail: str = ""
    """The field, persona, unit or figure that it is about."""
    places: tuple[str, ...] = ()
    """Names of all touchpoints that it holds for, where it was written elsewhere."""
    weight: float = 0.0
    """How much it matters beside others of its kind: percent of a scale, severity; the same both ways."""
    before_ends: tuple[float, float] | None = None
    after_ends: tuple[float, float] | None = None
    contrast: tuple[float, float] | None = None
    """The interval of the difference, in points of the scale; above zero is better."""
    p_value: float | None = None
    clear: bool | None = None
    """Whether a measured difference is more than chance, all of them together; nothing without a test."""
    basis: Basis = ""
    """What the difference rests on; for other grounds, what the experience rests on afterwards."""
    why: Why = ""
    """What alone turned a verdict, where customers' experience did not."""
    origins: tuple[str, str] = ("", "")
    """For an inherited goal: where it was written before, and where after."""

    @property
    def origin(self) -> str:
        """For an inherited goal: where it is written, or was where there is none any more."""
        return self.origins[1] or self.origins[0]

    @property
    def spot(self) -> Spot:
        """The thing, as it is afterwards where it is still there."""
        spot = self.there or self.here
        assert spot is not None
        return spot

    def reversed(self) -> Change:
        """The same told backwards."""
        ends = self.contrast
        return replace(
            self,
            kind=_REVERSED.get(self.kind, self.kind),
            tone=_FLIPPED[self.tone],
            here=self.there,
            there=self.here,
            before=self.after,
            after=self.before,
            before_ends=self.after_ends,
            after_ends=self.before_ends,
            contrast=None if ends is None else (-ends[1] + 0.0, -ends[0] + 0.0),
            origins=self.origins[::-1],
            why=_OTHER_WHY[self.why],
            basis=_OTHER_GROUNDS.get(self.basis, self.basis) if self.kind == "grounds" else self.basis,
        )


class Version(Struct, frozen=True):
    """A map as it is compared: scored, and with what its scores rest on at its day."""

    card: Scorecard
    evidence: EvidenceReport

    @property
    def map(self) -> Map:
        """The map itself."""
        return self.card.map


class Pair(Struct, frozen=True):
    """Two versions beside each other, taken apart and matched."""

    old: Version
    new: Version
    was: State
    now: State
    matches: Matches

    def here(self, key: Key) -> Spot:
        """A thing of the map before."""
        return _spot(self.was, key, self.old.map)

    def there(self, key: Key) -> Spot:
        """A thing of the map after."""
        return _spot(self.now, key, self.new.map)

    @property
    def places(self) -> list[tuple[PlaceScore, PlaceScore]]:
        """The places that both maps score or could score, in the order of the map after."""
        olds = {key_of(place): place for place in self.old.card.places}
        back = {there: here for here, there in self.matches.pairs.items()}
        pairs = ((olds.get(back.get(key_of(place), ("", ""))), place) for place in self.new.card.places)
        return [(old, new) for old, new in pairs if old is not None]

    def spots(self, old: PlaceScore, new: PlaceScore) -> tuple[Spot, Spot]:
        """The same place in both."""
        return self.here(key_of(old)), self.there(key_of(new))


def key_of(place: PlaceScore) -> Key:
    """What a scored place is called in the state of its map."""
    return ("phases" if place.touchpoint is None else "touchpoints"), place.id


def _spot(state: State, key: Key, map_: Map) -> Spot:
    fields = state.things[key]
    name = next((str(fields[name]) for name in NAMES if name in fields), key[1])
    holder = state.holder(key) if key[0] == "touchpoints" else ""
    phase = str(state.things["phases", holder]["name"]) if holder else ""
    return Spot(key[0], key[1], name or map_.title, phase)
