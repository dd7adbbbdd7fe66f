"""Groups beside each other: what each gets at every place, in every phase and on the whole, with differences.

Only what is known of a group itself is compared; a score that is given for everybody says nothing about who
is served worse. Figures of phases and of the whole are plain means, like for like: over the places at which
every group has a score that has any in that phase. Two means are tested as two figures are (`differences`),
where all of them are measured, and everything that is tested is corrected as one list (Holm 1979). What is
the same figure, such as a mean over a single place and that place, enters the list once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations
from statistics import fmean
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from cxmap.model import Scale
from cxmap.scoring.differences import Contrast, contrast, contrast_of_means, interval_of_mean
from cxmap.scoring.measured import Estimate, kind
from cxmap.scoring.settings import Settings
from cxmap.scoring.significance import holm
from cxmap.scoring.ties import levels, settled

Basis = Literal["measured", "believed", "mixed", "shared", "withheld", "absent", "unknown"]
"""`shared` is given for everybody and compared with nobody's; `absent` groups never come there."""
OWN: tuple[Basis, ...] = ("measured", "believed", "mixed")
"""What is known of a group itself."""
Level = Literal["whole", "phase", "place"]
Key = tuple[tuple[str, bool], ...]
"""Which places a figure is of: each by its id and whether it is a phase as a whole."""


class Side(Struct, frozen=True):
    """A group of people, or a map, that is compared with others."""

    id: str
    name: str
    people: tuple[str, ...] = ()
    """The names of its personas; nothing for a persona or a map."""


class Standing(Struct, frozen=True):
    """What is known of one side at a place, or its mean over several. In points of the scale."""

    basis: Basis
    score: float | None = None
    low: float | None = None
    high: float | None = None
    n: float | None = None
    measured: Estimate | None = None
    """Nothing for a mean over several places."""
    floor: int | None = None
    """The privacy floor, where answers are withheld."""
    without: tuple[str, ...] = ()
    """Personas of the group who come there and have no score of their own."""
    short: bool = False
    """Whether somebody of it falls short of the goal there."""

    @property
    def is_own(self) -> bool:
        """Whether it can be compared."""
        return self.basis in OWN and self.score is not None


class Spot(Struct, frozen=True):
    """A touchpoint, or a phase as a whole, with what is known of each side there."""

    id: str
    name: str
    phase: str
    """The id of its phase; empty in a map without phases."""
    is_phase: bool
    standings: tuple[Standing, ...]
    note: str = ""
    """How it was matched, where that was not by its id."""


class Pair(Struct, frozen=True):
    """Two sides at a row, by their positions."""

    first: int
    second: int
    gain: float | None
    """How much better the second one is; nothing where one of them has no score of its own."""
    contrast: Contrast | None
    stands: bool = False
    """Whether it stands when everything that was tested is taken together (Holm 1979)."""


class Row(Struct, frozen=True):
    """A place, a phase or the whole, with every side and every two of them."""

    level: Level
    id: str
    name: str
    phase: str
    standings: tuple[Standing, ...]
    pairs: tuple[Pair, ...]
    worst: tuple[int, ...]
    """Who is served worst, by position: several where they tie, nobody where all do."""
    over: int = 1
    """Over how many places the scores are means."""
    of: int = 1
    """Of how many places at which any side has a score of its own."""
    is_phase: bool = False
    """Whether the place is a phase as a whole."""
    note: str = ""
    key: Key = ()
    """Equal for figures that are the same, as of a place and of a mean over that place alone."""

    @property
    def widest(self) -> Pair | None:
        """The two that lie furthest apart; the first such two where several do."""
        known = [pair for pair in self.pairs if pair.gain is not None]
        return max(known, key=lambda pair: abs(pair.gain or 0.0), default=None)


class Table(Struct, frozen=True):
    """Everything that is compared: the whole, then each phase with its places."""

    sides: tuple[Side, ...]
    rows: tuple[Row, ...]

    @property
    def whole(self) -> Row:
        """The whole."""
        return self.rows[0]

    @property
    def places(self) -> tuple[Row, ...]:
        """The places alone."""
        return tuple(row for row in self.rows if row.level == "place")

    def worst_at(self, side: int) -> int:
        """At how many places a side is served worse than another."""
        return sum(side in row.worst for row in self.places)

    def short_at(self, side: int) -> int:
        """At how many places somebody of a side falls short of the goal."""
        return sum(row.standings[side].short for row in self.places)

    @property
    def contested(self) -> int:
        """At how many places two sides or more have a score of their own."""
        return sum(row.widest is not None for row in self.places)

    @property
    def tested(self) -> int:
        """How many comparisons were tested together."""
        return len(
            {
                (row.key, pair.first, pair.second)
                for row in self.rows
                for pair in row.pairs
                if _p_value(pair) is not None
            }
        )


def table_of(
    sides: Sequence[Side],
    spots: Sequence[Spot],
    phases: Iterable[tuple[str, str]],
    scale: Scale,
    settings: Settings,
) -> Table:
    """The sides beside each other at all spots; phases are ids with names, in their order."""
    by_phase = [(id_, name, [spot for spot in spots if spot.phase == id_]) for id_, name in phases]
    free = [spot for spot in spots if spot.phase == ""]
    rows = [_mean_row("whole", "", "", spots, len(sides), scale, settings)]
    for id_, name, own in by_phase:
        rows.append(_mean_row("phase", id_, name, own, len(sides), scale, settings))
        rows += [_place_row(spot, scale, settings) for spot in own]
    rows += [_place_row(spot, scale, settings) for spot in free]
    return Table(tuple(sides), _together(rows, settings.confidence))


def _place_row(spot: Spot, scale: Scale, settings: Settings) -> Row:
    pairs = tuple(
        _pair(at, to, [spot], scale, settings) for at, to in combinations(range(len(spot.standings)), 2)
    )
    return Row(
        level="place",
        id=spot.id,
        name=spot.name,
        phase=spot.phase,
        standings=spot.standings,
        pairs=pairs,
        worst=_worst(spot.standings, scale),
        is_phase=spot.is_phase,
        note=spot.note,
        key=_key([spot]),
    )


def _key(spots: Iterable[Spot]) -> Key:
    return tuple((spot.id, spot.is_phase) for spot in spots)


def _mean_row(
    level: Level,
    id_: str,
    name: str,
    spots: Sequence[Spot],
    sides: int,
    scale: Scale,
    settings: Settings,
) -> Row:
    known = [side for side in range(sides) if any(spot.standings[side].is_own for spot in spots)]
    scored = [spot for spot in spots if any(spot.standings[side].is_own for side in known)]
    common = [spot for spot in scored if all(spot.standings[side].is_own for side in known)]
    standings = tuple(
        _mean([spot.standings[side] for spot in common], scale, settings)
        if side in known
        else _without_score([spot.standings[side] for spot in spots])
        for side in range(sides)
    )
    pairs = tuple(
        _pair(at, to, common if at in known and to in known else [], scale, settings)
        for at, to in combinations(range(sides), 2)
    )
    return Row(
        level=level,
        id=id_,
        name=name,
        phase=id_,
        standings=standings,
        pairs=pairs,
        worst=_worst(standings, scale),
        over=len(common),
        of=len(scored),
        key=_key(common),
    )


def _mean(standings: Sequence[Standing], scale: Scale, settings: Settings) -> Standing:
    if len(standings) == 1:
        return replace(standings[0], short=False)
    if not standings:
        return Standing("unknown")
    bases = {own.basis for own in standings}
    basis: Basis = bases.pop() if len(bases) == 1 else "mixed"
    figures = [own.measured for own in standings if own.measured is not None]
    low, high = (interval_of_mean(figures, scale, settings) if basis == "measured" else None) or (None, None)
    return Standing(
        basis,
        fmean(own.score for own in standings if own.score is not None),
        low,
        high,
        without=tuple(dict.fromkeys(name for own in standings for name in own.without)),
    )


def _without_score(standings: Sequence[Standing]) -> Standing:
    """What is to be said of a side that has no score of its own at any of these places."""
    order: tuple[Basis, ...] = ("withheld", "shared", "unknown", "absent")
    bases = {own.basis for own in standings}
    basis: Basis = next((own for own in order if own in bases), "unknown")
    floor = next((own.floor for own in standings if own.floor is not None), None)
    return Standing(basis, floor=floor if basis == "withheld" else None)


def _pair(first: int, second: int, spots: Sequence[Spot], scale: Scale, settings: Settings) -> Pair:
    """Two sides over some places; nothing to say where one of them has no score of its own there."""
    sides = [(spot.standings[first], spot.standings[second]) for spot in spots]
    if not sides or not all(standing.is_own and other.is_own for standing, other in sides):
        return Pair(first, second, None, None)
    means = [fmean(pair[at].score or 0.0 for pair in sides) for at in (0, 1)]
    gain = settled(scale.difference(means[1], means[0]), scale.length)
    figures = [
        (standing.measured, other.measured)
        for standing, other in sides
        if standing.measured is not None and other.measured is not None
    ]
    if len(figures) < len(sides):
        return Pair(first, second, gain, Contrast(None, None, None, "believed"))
    if any(kind(estimate.metric) != kind(other.metric) for estimate, other in figures):
        return Pair(first, second, gain, Contrast(None, None, None, "asked otherwise"))
    if len(figures) == 1:
        return Pair(first, second, gain, contrast(*figures[0], scale, settings))
    ours, theirs = zip(*figures, strict=True)
    return Pair(first, second, gain, contrast_of_means(ours, theirs, scale, settings))


def _worst(standings: Sequence[Standing], scale: Scale) -> tuple[int, ...]:
    known = [(at, own.score) for at, own in enumerate(standings) if own.is_own and own.score is not None]
    percents = [scale.percent(score) for _, score in known]
    found = levels(percents, 100.0)
    if len(set(found)) < 2:
        return ()
    return tuple(at for (at, _), level in zip(known, found, strict=True) if level == 0)


def _p_value(pair: Pair) -> float | None:
    return None if pair.contrast is None else pair.contrast.p_value


def _together(rows: Sequence[Row], confidence: float) -> tuple[Row, ...]:
    """The rows, each pair with whether it stands when all are tested together."""
    tested = {(row.key, pair.first, pair.second): _p_value(pair) for row in rows for pair in row.pairs}
    standing = dict(zip(tested, holm([*tested.values()], alpha=1.0 - confidence), strict=True))
    return tuple(
        replace(
            row,
            pairs=tuple(
                replace(pair, stands=standing[row.key, pair.first, pair.second]) for pair in row.pairs
            ),
        )
        for row in rows
    )
