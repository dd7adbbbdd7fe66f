"""How long gaps stood: where each place fell short over the versions of a map, and for how long.

A gap opens with the first version in which a place falls short, and closes with the first in which its goal
is met. One that ends otherwise (the place is gone, is no longer scored, or the data no longer decide) is
neither closed nor open, and one that ended only because its goal was lowered was closed for nobody. How long
gaps stand is the median of Kaplan and Meier (1958): what is still open counts for as long as it has stood, so
that a team that closes the easy ones does not look fast.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from statistics import fmean
from typing import Literal

from msgspec import Struct

from cxmap.model import Map
from cxmap.scoring.identities import Identity, identities
from cxmap.scoring.scorecard import PlaceScore, Scorecard
from cxmap.scoring.trend import Missing, Point, Trend, Version, trend

Ending = Literal["", "met", "undecided", "unscored", "gone"]
"""How a gap ended; nothing while it is open."""
LEAST_POINTS = 8
"""Fewer points than this give limits that are mostly chance (Wheeler 1993 asks for as many)."""
_MOVING = 2.66
"""Three standard deviations in mean moving ranges: 3 / d2, d2 = 1.128 for ranges of two (Shewhart 1931)."""


class Gap(Struct, frozen=True):
    """One stretch of versions in which a place fell short; `opened` and `ended` are positions of points."""

    place: PlaceScore
    """As it is in the last version that has it."""
    opened: int
    ended: int | None
    ending: Ending
    from_start: bool
    """Whether it was open in the first version already, so that it may be older."""
    eased: bool
    """Whether its goal is met only because that was lowered: the experience did not get better."""
    days: int | None
    """How long it has stood; nothing where a version has no day."""

    @property
    def is_closed(self) -> bool:
        """Whether customers got what was intended."""
        return self.ending == "met" and not self.eased


class Limits(Struct, frozen=True):
    """Within which bounds the mean moves by chance alone: those of an XmR chart, in points of the scale."""

    centre: float
    low: float
    high: float
    since: int
    """The first point that they hold for: those before are not like for like."""
    outside: tuple[int, ...]
    """Points that lie beyond them."""


class Done(Struct, frozen=True):
    """An opportunity that was carried out between the point before and this one."""

    at: int
    title: str
    day: date | None
    addresses: tuple[str, ...] = ()
    """The ids of the touchpoints and phases that it was for."""


class Course(Struct, frozen=True):
    """The course of a map: its trend, what gaps opened and closed, and what was done."""

    trend: Trend
    gaps: tuple[Gap, ...] = ()
    """In the order of opening, then of the map."""
    done: tuple[Done, ...] = ()
    limits: Limits | None = None
    """Nothing where there are too few points of one kind, or nothing was measured."""
    median_days: float | None = None
    """Days until half of all gaps are closed; nothing where that has not come yet, or there are none."""

    @property
    def points(self) -> tuple[Point, ...]:
        """The versions with scores."""
        return self.trend.points

    @property
    def open(self) -> tuple[Gap, ...]:
        """The gaps that are open in the last version."""
        return tuple(gap for gap in self.gaps if not gap.ending)

    @property
    def closed(self) -> tuple[Gap, ...]:
        """The gaps whose goal was met, and not by lowering it."""
        return tuple(gap for gap in self.gaps if gap.is_closed)

    def opened_at(self, point: int) -> tuple[Gap, ...]:
        """The gaps that opened with a point, but for those that the first one had already."""
        return tuple(gap for gap in self.gaps if gap.opened == point and not gap.from_start)

    def ended_at(self, point: int) -> tuple[Gap, ...]:
        """The gaps that ended with a point, however they did."""
        return tuple(gap for gap in self.gaps if gap.ended == point)


def course(
    versions: Sequence[Version], *, known: int = 0, missing: Missing = "", today: date | None = None
) -> Course:
    """The course of a map through its versions, the newest last; see `trend` for what they have to be.

    `today` is the day to which open gaps are counted, and that of a version which is not committed.
    """
    moved = trend(versions, known=known, missing=missing)
    cards = [card for point in moved.points if (card := point.version.card) is not None]
    if not cards:
        return Course(moved)
    days = [point.version.day or today for point in moved.points]
    gaps = _gaps(cards, days, today)
    return Course(moved, gaps, _done(cards), _limits(moved), _median(gaps))


def _gaps(cards: Sequence[Scorecard], days: Sequence[date | None], today: date | None) -> tuple[Gap, ...]:
    names = identities(cards)
    states: list[dict[Identity, PlaceScore]] = [
        {known[place.id]: place for place in card.places} for card, known in zip(cards, names, strict=True)
    ]
    last: dict[Identity, PlaceScore] = {}
    for state in states:
        last |= state
    short = [{own[place.id] for place in card.short} for card, own in zip(cards, names, strict=True)]
    gaps: list[Gap] = []
    for identity, place in last.items():
        opened: int | None = None
        for at in range(len(states) + 1):
            is_short = at < len(states) and identity in short[at]
            if is_short and opened is None:
                opened = at
            elif opened is not None and not is_short:
                open_still = at == len(states)
                begin, end = days[opened], today if open_still else days[at]
                stood = None if begin is None or end is None else max(0, (end - begin).days)
                ending: Ending = "" if open_still else _ending(states[at].get(identity))
                eased = ending == "met" and not _better(cards, states, identity, at)
                gaps.append(Gap(place, opened, None if open_still else at, ending, opened == 0, eased, stood))
                opened = None
    return tuple(sorted(gaps, key=lambda gap: (gap.opened, gap.place.order)))


def _better(
    cards: Sequence[Scorecard], states: Sequence[dict[Identity, PlaceScore]], identity: Identity, at: int
) -> bool:
    """Whether a place was experienced better in a version than in the one before, in percent of their scales.

    What is scored in another way since cannot be held against it, and counts as better.
    """
    before, now = states[at - 1][identity], states[at][identity]
    if (
        before.experience is None
        or now.experience is None
        or (before.measured is None) != (now.measured is None)
    ):
        return True
    first, second = (
        card.scale.percent(value)
        for card, value in ((cards[at - 1], before.experience), (cards[at], now.experience))
    )
    gain = second - first
    return gain > 1e-9


def _ending(place: PlaceScore | None) -> Ending:
    if place is None:
        return "gone"
    if place.experience is None or place.gap is None:
        return "unscored"
    return "undecided" if place.verdict == "undecided" else "met"


def _median(gaps: Sequence[Gap]) -> float | None:
    """Days until half of the gaps are closed, by Kaplan and Meier; what ended otherwise leaves on that day.

    Gaps that the first version had already may be older than is known: they count for what was seen of them.
    """
    timed = sorted((gap.days, not gap.is_closed) for gap in gaps if gap.days is not None)
    standing, at_risk = 1.0, len(timed)
    for days, censored in timed:
        if not censored:
            standing *= 1.0 - 1.0 / at_risk
            if standing <= 0.5 + 1e-12:
                return float(days)
        at_risk -= 1
    return None


def _done(cards: Sequence[Scorecard]) -> tuple[Done, ...]:
    """Opportunities that are done in a version and were not in the one before."""
    done: list[Done] = []
    before = _carried_out(cards[0].map)
    for at, card in enumerate(cards[1:], start=1):
        now = _carried_out(card.map)
        done += [Done(at, *about) for id_, about in now.items() if id_ not in before]
        before = now
    return tuple(done)


def _carried_out(map_: Map) -> dict[str, tuple[str, date | None, tuple[str, ...]]]:
    return {
        item.id: (item.title, item.done, tuple(item.addresses))
        for item in map_.opportunities
        if item.status == "done"
    }


def _limits(moved: Trend) -> Limits | None:
    """The limits of the last points that are like for like, where anything in them is measured.

    A mean of what people believe has no chance in it: it moves because somebody wrote down another number.
    """
    points = moved.points
    since = max((at for at, point in enumerate(points) if not point.alike), default=0)
    values = [point.mean for point in points[since:]]
    if len(values) < LEAST_POINTS or not any(point.measured for point in points[since:]):
        return None
    centre = fmean(values)
    spread = _MOVING * fmean(abs(later - former) for former, later in pairwise(values))
    low, high = centre - spread, centre + spread
    room = 1e-9 * max(1.0, math.fabs(centre))
    outside = tuple(
        since + at for at, value in enumerate(values) if value < low - room or value > high + room
    )
    return Limits(centre, low, high, since, outside)
