"""Two maps beside each other as two sides: which place of the one is which of the other, on one scale.

Places are matched by id, then by a name that each map has once (`matching`); what is alike and has neither
stays apart here, since a wrong match would be a wrong difference. Scores of the second map are brought to the
scale of the first.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from cxmap.model import Map
from cxmap.model.matching import matches, name_of
from cxmap.model.plain import Key, State, state_of
from cxmap.scoring import PlaceScore, Scorecard, converted
from cxmap.scoring.comparison import Side, Spot, Standing, Table, table_of
from cxmap.scoring.measured import estimate

ABSENT = Standing("absent")


class Counterparts(Struct, frozen=True):
    """Two maps side by side, and what only one of them has."""

    table: Table
    only_first: tuple[str, ...]
    only_second: tuple[str, ...]
    """Names of touchpoints, each in its map's order."""
    converted: bool
    """Whether scores of the second map were brought to another scale."""


def counterparts(first: Scorecard, second: Scorecard, names: tuple[str, str]) -> Counterparts:
    """Two scorecards side by side; `names` are what the maps are called where they are told apart."""
    olds, news = state_of(first.map), state_of(second.map)
    pairs = _sure_pairs(olds, news)
    theirs = {_key(place): place for place in second.places}
    spots = []
    for place in first.places:
        key = pairs.get(_key(place))
        other = None if key is None else theirs.pop(key, None)
        standings = (_standing(place, first, first.map), _other_standing(other, first, second.map))
        spots.append(_spot(place, other, standings))
    homes = {there: here for here, there in pairs.items()}
    for place in theirs.values():
        home = None if place.phase is None else homes.get(("phases", place.phase.id))
        phase = "" if place.phase is None else home[1] if home else _apart(first, place.phase.id)
        spots.append(
            Spot(
                place.id,
                place.name,
                phase,
                place.touchpoint is None,
                (ABSENT, _other_standing(place, first, second.map)),
            )
        )
    phases = [(phase.id, phase.name) for phase in first.map.phases]
    phases += [
        (_apart(first, phase.id), phase.name)
        for phase in second.map.phases
        if ("phases", phase.id) not in homes
    ]
    table = table_of(
        [Side(name, name) for name in names], _placed(spots), phases, first.scale, first.settings
    )
    lone = [spot for spot in spots if not spot.is_phase]
    ours, own = first.scale, second.scale
    return Counterparts(
        table,
        tuple(spot.name for spot in lone if spot.standings[1] is ABSENT),
        tuple(spot.name for spot in lone if spot.standings[0] is ABSENT),
        (ours.min, ours.max, ours.direction) != (own.min, own.max, own.direction),
    )


def _placed(spots: Sequence[Spot]) -> list[Spot]:
    """Phases as a whole before their touchpoints, as they stand in a map."""
    return sorted(spots, key=lambda spot: not spot.is_phase)


def _apart(first: Scorecard, id_: str) -> str:
    """The id of a phase that only the second map has, where the first has another one of that id."""
    return id_ if all(phase.id != id_ for phase in first.map.phases) else f"{id_} (2)"


def _key(place: PlaceScore) -> Key:
    return ("phases" if place.touchpoint is None else "touchpoints"), place.id


def _sure_pairs(olds: State, news: State) -> dict[Key, Key]:
    return {
        here: there
        for here, there in matches(olds, news).pairs.items()
        if here == there or name_of(olds.things[here]) == name_of(news.things[there])
    }


def _spot(place: PlaceScore, other: PlaceScore | None, standings: tuple[Standing, ...]) -> Spot:
    note = ""
    if other is not None and other.id != place.id:
        note = f"matched by name: `{place.id}` is `{other.id}` there"
    elif other is not None and other.name != place.name:
        note = f"called {other.name} there"
    return Spot(
        place.id,
        place.name,
        "" if place.phase is None else place.phase.id,
        place.touchpoint is None,
        standings,
        note,
    )


def _other_standing(place: PlaceScore | None, first: Scorecard, own: Map) -> Standing:
    return ABSENT if place is None else _standing(place, first, own)


def _standing(place: PlaceScore, first: Scorecard, own: Map) -> Standing:
    """What a map says of a place, on the scale of the first map. Nobody measures the future."""
    short = place.short_for_anyone
    if place.measured is not None and own.state == "current":
        figure = estimate(place.measured.metric, first.scale, first.settings.confidence)
        n = figure.answered or figure.n or None
        return Standing("measured", figure.point, figure.low, figure.high, n, figure, short=short)
    if place.experience is None:
        return Standing(
            "withheld" if place.suppressed else "unknown", floor=place.withheld_below, short=short
        )
    score = converted(place.experience, own.scale, first.scale)
    return Standing("believed", score, floor=place.withheld_below, short=short)
