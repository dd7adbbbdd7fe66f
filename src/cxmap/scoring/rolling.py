"""What the journeys below a touchpoint or phase add up to, beside its own score: stated, never in its place.

A journey's moments are put together by importance / 3 x reach (3 and everybody where the map gives none), in
percent of the scale, 0 its worst end and 100 its best, so that maps of different scales can be held against
each other. An NPS asks about the whole relationship, and is no moment. Several journeys below one place are
put together by their `share`, or alike where none is written.

The interval is there where every part has one. It is MOVER's for a sum (`combinations.combined`); parts that
come from one source, or of which nobody says from which, may be the answers of the same people, so their
errors are added up as they are: the interval is rather too wide than too narrow.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from cxmap.model import LinkedMap, Map, Scale
from cxmap.scoring.combinations import combined
from cxmap.scoring.intervals import Ends
from cxmap.scoring.scorecard import USUAL_IMPORTANCE, WHOLE, PlaceScore, Scorecard
from cxmap.scoring.scorer import score
from cxmap.scoring.settings import Settings

APART = 10.0
"""Two scores of which one is an estimate differ where so many percent of the scale lie between them."""
DEEPEST = 20
Verdict = Literal["apart", "alike", "not decided", "unknown"]
"""Whether a place's own score and that of its journeys differ: unknown where one of the two is missing."""


class RolledPart(Struct, frozen=True):
    """A moment that a journey's figure is made of."""

    id: str
    name: str
    percent: float
    low: float | None
    high: float | None
    weight: float
    """Its share of the figure; all together weigh 1."""
    importance: float
    importance_assumed: bool
    reach: float
    reach_assumed: bool
    measured: bool
    source: str
    """The source that it was measured from; empty where nobody says."""
    from_below: bool = False
    """Whether it has no score of its own and stands for its own journeys."""


class RolledJourney(Struct, frozen=True):
    """One journey below a place, in percent of its scale."""

    to: str
    """The way there, as written."""
    file: str
    title: str
    share: float | None
    """As written."""
    weight: float
    """Its share of the figure of the place; 0 where it has none."""
    percent: float | None
    low: float | None
    high: float | None
    parts: tuple[RolledPart, ...]
    moments: int
    """How many moments the journey has, with a score or without."""
    why: str = ""
    """Why there is no figure."""


class RolledUp(Struct, frozen=True):
    """What the journeys below a place add up to, in points of the scale of the map above."""

    place: PlaceScore | None
    """The place as it is scored; nothing where it is a phase that is not scored as a whole."""
    id: str
    name: str
    journeys: tuple[RolledJourney, ...]
    score: float | None
    low: float | None
    high: float | None
    own: float | None
    """The place's own score."""
    difference: float | None
    """Rolled up minus own, turned so that below zero the journeys are worse than the place says."""
    difference_low: float | None
    difference_high: float | None
    verdict: Verdict
    percent: float | None
    """The score in percent of the scale."""

    @property
    def measured(self) -> int:
        """How many parts rest on data."""
        return sum(part.measured for journey in self.journeys for part in journey.parts)

    @property
    def parts(self) -> int:
        """How many parts there are."""
        return sum(len(journey.parts) for journey in self.journeys)

    @property
    def lowest(self) -> tuple[RolledJourney, RolledPart] | None:
        """The worst moment, which the mean hides; on a tie the first. Nothing of a single one."""
        both = [(journey, part) for journey in self.journeys for part in journey.parts]
        return min(both, key=lambda own: own[1].percent) if len(both) > 1 else None

    def points(self, percent: float, scale: Scale) -> float:
        """A percentage in points of the scale of the map above."""
        return _points(scale, percent)

    @property
    def lost(self) -> tuple[RolledJourney, ...]:
        """The journeys without a figure, each with the reason."""
        return tuple(journey for journey in self.journeys if journey.percent is None)


class _Rolling:
    """Rolls up with the same settings; every map is scored once, however many ways lead there."""

    def __init__(self, settings: Settings) -> None:
        self.settings = replace(settings, tolerance=None)  # in points of one map's scale
        self.known: dict[int, tuple[tuple[RolledPart, ...], int]] = {}

    def parts_of(self, map_: Map, depth: int) -> tuple[tuple[RolledPart, ...], int]:
        """The moments of a journey that have a score, weighed, and how many moments there are."""
        if id(map_) not in self.known:
            card = score(map_, settings=self.settings)
            self.known[id(map_)] = self._parts(card, depth)
        return self.known[id(map_)]

    def _parts(self, card: Scorecard, depth: int) -> tuple[tuple[RolledPart, ...], int]:
        moments = [place for place in card.places if place.is_moment and card.stood_for(place) is None]
        below = {} if depth >= DEEPEST else {own.id: own for own in self.all_of(card, depth + 1)}
        parts = [part for place in moments if (part := _part(place, card.scale, below.get(place.id)))]
        total = math.fsum(part.weight for part in parts)
        return tuple(_weighing(part, total, len(parts)) for part in parts), len(moments)

    def all_of(self, card: Scorecard, depth: int = 0) -> tuple[RolledUp, ...]:
        linked: dict[str, list[LinkedMap]] = {}
        for link in card.map.linked:
            linked.setdefault(link.place, []).append(link)
        places = {place.id: place for place in (*card.places, *card.beside)}
        names = {part.id: part.name for part, _ in card.map.deeper}
        return tuple(
            self._rolled(card, id_, names.get(id_, id_), places.get(id_), links, depth)
            for id_, links in linked.items()
            if id_ in places or any(phase.id == id_ for phase in card.map.phases)
        )

    def _journey(self, link: LinkedMap, depth: int) -> RolledJourney:
        if link.map is None:
            return RolledJourney(link.to, link.file, "", link.share, 0.0, None, None, None, (), 0, link.why)
        parts, moments = self.parts_of(link.map, depth)
        title = link.map.title
        if not parts:
            why = "none of its moments has a score"
            return RolledJourney(
                link.to, link.file, title, link.share, 0.0, None, None, None, (), moments, why
            )
        point, low, high = _combined(parts)
        return RolledJourney(link.to, link.file, title, link.share, 0.0, point, low, high, parts, moments)

    def _rolled(
        self,
        card: Scorecard,
        id_: str,
        name: str,
        place: PlaceScore | None,
        links: Sequence[LinkedMap],
        depth: int,
    ) -> RolledUp:
        journeys = _shared_out([self._journey(link, depth) for link in links])
        scale, own = card.scale, None if place is None else place.experience
        weighed = [(journey.weight, part) for journey in journeys for part in journey.parts]
        if not any(weight for weight, _ in weighed):
            return RolledUp(
                place, id_, name, journeys, None, None, None, own, None, None, None, "unknown", None
            )
        point, low, high = _together(weighed)
        ends = (
            None
            if low is None or high is None
            else tuple(sorted((_points(scale, low), _points(scale, high))))
        )
        score_ = _points(scale, point)
        difference, bounds, verdict = _apart(scale, place, point, low, high)
        return RolledUp(
            place=place,
            id=id_,
            name=name,
            journeys=journeys,
            score=score_,
            low=None if ends is None else ends[0],
            high=None if ends is None else ends[1],
            own=own,
            difference=difference,
            difference_low=None if bounds is None else bounds[0],
            difference_high=None if bounds is None else bounds[1],
            verdict=verdict,
            percent=point,
        )


def _part(place: PlaceScore, scale: Scale, below: RolledUp | None) -> RolledPart | None:
    """A moment with its weight; nothing where neither it nor its journeys have a score."""
    own = place.touchpoint
    reach_assumed = own is None or own.reach is None
    if place.experience is not None:
        point, ends = scale.percent(place.experience), _ends(place, scale)
    elif below is not None and below.percent is not None:
        point, ends = below.percent, None
        if below.low is not None and below.high is not None:
            ends = _sorted(scale.percent(below.low), scale.percent(below.high))
    else:
        return None
    measured = place.measured
    return RolledPart(
        id=place.id,
        name=place.name,
        percent=point,
        low=None if ends is None else ends[0],
        high=None if ends is None else ends[1],
        weight=place.importance / USUAL_IMPORTANCE * place.reach,
        importance=place.importance,
        importance_assumed=place.place.importance is None,
        reach=place.reach,
        reach_assumed=reach_assumed,
        measured=measured is not None or (place.experience is None and ends is not None),
        source="" if measured is None else measured.metric.source or "",
        from_below=place.experience is None,
    )


def _ends(place: PlaceScore, scale: Scale) -> tuple[float, float] | None:
    measured = place.measured
    if measured is None or measured.low is None or measured.high is None:
        return None
    return _sorted(scale.percent(measured.low), scale.percent(measured.high))


def _sorted(one: float, other: float) -> tuple[float, float]:
    return min(one, other), max(one, other)


def _weighing(part: RolledPart, total: float, count: int) -> RolledPart:
    """The same with its share of all weights; where nobody comes anywhere, all weigh alike."""
    return replace(part, weight=part.weight / total if total else 1.0 / count)


def _shared_out(journeys: Sequence[RolledJourney]) -> tuple[RolledJourney, ...]:
    """The same with their weights: by their shares among those that have a figure, or alike."""
    known = [journey for journey in journeys if journey.percent is not None]
    total = math.fsum(journey.share or 0.0 for journey in known)
    return tuple(
        journey
        if journey.percent is None
        else replace(journey, weight=(journey.share or 0.0) / total if total else 1.0 / len(known))
        for journey in journeys
    )


def _combined(parts: Sequence[RolledPart]) -> Ends:
    return _together([(1.0, part) for part in parts])


def _together(weighed: Iterable[tuple[float, RolledPart]]) -> Ends:
    """The weighted mean of parts with its interval, where every part that weighs has one."""
    parts = [(outer * part.weight, part) for outer, part in weighed if outer * part.weight > 0]
    point = min(WHOLE, max(0.0, math.fsum(weight * part.percent for weight, part in parts)))
    groups: dict[str, list[tuple[float, RolledPart]]] = {}
    for weight, part in parts:
        if part.low is None or part.high is None:
            return point, None, None
        groups.setdefault(part.source, []).append((weight, part))
    weights = [math.fsum(weight for weight, _ in group) for group in groups.values()]
    ends: list[Ends] = []
    for total, group in zip(weights, groups.values(), strict=True):
        points, lows, highs = (
            math.fsum(weight * value for (weight, _), value in zip(group, values, strict=True)) / total
            for values in (
                [part.percent for _, part in group],
                [part.low or 0.0 for _, part in group],
                [part.high or 0.0 for _, part in group],
            )
        )
        ends.append((points, lows, highs))
    bounds = combined(weights, ends)
    if bounds is None:
        return point, None, None
    return point, max(0.0, bounds[0]), min(WHOLE, bounds[1])


def _points(scale: Scale, percent: float) -> float:
    """A percentage of a scale in its points."""
    share = percent / WHOLE if scale.direction == "higher-is-better" else 1.0 - percent / WHOLE
    return scale.min + share * scale.length


def _apart(
    scale: Scale, place: PlaceScore | None, percent: float, low: float | None, high: float | None
) -> tuple[float | None, tuple[float, float] | None, Verdict]:
    """The difference of what is rolled up and a place's own score, in points; by their intervals where both
    have one, for independent answers, which is the cautious way where they are not."""
    if place is None or place.experience is None:
        return None, None, "unknown"
    own = scale.percent(place.experience)
    points = scale.length / WHOLE
    ends = _ends(place, scale)
    if ends is None or low is None or high is None:
        verdict: Verdict = "apart" if abs(percent - own) >= APART - 1e-9 else "alike"
        return (percent - own) * points, None, verdict
    bounds = combined((1.0, -1.0), ((percent, low, high), (own, *ends)))
    assert bounds is not None
    verdict = "apart" if bounds[0] > 0 or bounds[1] < 0 else "not decided"
    return (percent - own) * points, (bounds[0] * points, bounds[1] * points), verdict


def roll_ups(card: Scorecard) -> tuple[RolledUp, ...]:
    """Every place of a map that leads on to journeys, with what these add up to, in the order of the map.

    Nothing in the scorecard of one persona: other maps may mean other people by its id.
    """
    if not card.map.linked or card.persona is not None:
        return ()
    return _Rolling(card.settings).all_of(card)
