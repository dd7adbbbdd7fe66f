"""Every touchpoint's goal, experience and gap, ranked: the figures that all outputs draw on.

gap = experience - goal, in points of the map's scale, turned so that below zero is always a shortfall,
whichever end of the scale is the good one.

priority = shortfall x importance x reach: the shortfall in percent of the scale, importance 1..5 divided
by 3 (3 when not given), reach as a share of customers (1 when not given). Ties keep the map's order.

A phase that has an experience as a whole is scored like a touchpoint: it stands for those of its touchpoints
that have none. Where all of them have one, its own is shown beside them and counts nowhere.
`cxmap.scoring.scorer` fills these records.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct, field

from cxmap.model import Map, Phase, Scale, Touchpoint
from cxmap.scoring.believed import Believed
from cxmap.scoring.expectations import NONE as NO_EXPECTATION
from cxmap.scoring.expectations import AppliedExpectation
from cxmap.scoring.goals import AppliedGoal
from cxmap.scoring.measured import Estimate
from cxmap.scoring.settings import USUAL, Settings
from cxmap.scoring.verdicts import Judgement, Verdict
from cxmap.showing import shown

Unknown = Literal["no goal", "no experience", "neither"]

SHORT: tuple[Verdict, ...] = ("short", "believed short")
USUAL_IMPORTANCE = 3.0
WHOLE = 100.0
"""The length of a scale in percent, on which shortfalls and priorities lie."""


class MetricScore(Struct, frozen=True):
    """A metric judged on its own: one that is not the experience of its place, or one of the whole."""

    estimate: Estimate
    goal: AppliedGoal
    own_goal: float | None
    """The goal on the metric's own scale: as written, or converted."""
    gap: float | None
    """Figure minus goal on the metric's own scale, turned so that below zero is a shortfall."""
    verdict: Verdict
    judgement: Judgement | None
    converted: bool = False
    """Whether the goal was written on another scale, so that a conversion decides."""
    phase: Phase | None = None
    """For a figure of a phase as a whole: which."""
    earlier: bool = False
    """For one beside the experience: whether the same was asked later, so that this is what was once."""

    @property
    def missed(self) -> bool:
        """Whether it is, and not was once, confirmed short of a goal in its own unit that somebody set."""
        return self.verdict == "short" and self.goal.own is not None and not self.earlier


class PersonaScore(Struct, frozen=True):
    """One persona's experience of a place, measured where there is data, and its gap."""

    persona: str
    name: str
    experience: float | None
    gap: float | None
    measured: Estimate | None = None
    verdict: Verdict = "unknown"
    withheld_below: int | None = None
    """The privacy floor, where there are answers that it withholds; what is believed of the persona stays."""
    asked: bool = False
    """Whether the experience comes from answers of this persona, not of its segment or of everybody."""
    goal: AppliedGoal = field(default_factory=AppliedGoal)
    """The goal that holds for this persona's metric, or for its belief."""
    moves: tuple[float, ...] = ()
    """What is felt in turn, where the mood changes within the place and nobody measured it."""
    turns: tuple[tuple[float, ...], ...] = ()
    """The same with what is felt at once at each moment, where that differs."""
    expectation: AppliedExpectation = NO_EXPECTATION
    """What this persona expects."""
    expectation_gap: float | None = None
    """Experience minus expectation, turned like a gap; apart from it, and from every verdict."""

    @property
    def suppressed(self) -> bool:
        """Whether there are answers that are not shown, being too few."""
        return self.withheld_below is not None


class PlaceScore(Struct, frozen=True):
    """What is known of one touchpoint, or of a phase as a whole. Scores are in points of the scale."""

    index: int
    """The position among the map's touchpoints, from 0; a phase has that of its first touchpoint."""
    order: int
    """The position among everything that can be scored, from 0: no two places of a map share one."""
    phase: Phase | None
    touchpoint: Touchpoint | None
    """Nothing for a phase as a whole."""
    goal: AppliedGoal
    believed: Believed
    measured: Estimate | None
    experience: float | None
    """What the gap is taken from: measured where there is data, believed otherwise."""
    gap: float | None
    shortfall: float | None
    """Percent of the scale, 0 where the goal is met; none where there is no gap to speak of."""
    importance: float
    reach: float
    priority: float | None
    verdict: Verdict
    judgement: Judgement | None
    """What a measured verdict rests on."""
    blind_spot: float | None
    """Believed minus measured, turned like a gap: above zero, people believe it to be better than it is."""
    unknown: Unknown | None
    personas: tuple[PersonaScore, ...]
    withheld_below: int | None = None
    """The privacy floor, where there are answers that it withholds; see `privacy`."""
    short_for: tuple[PersonaScore, ...] = ()
    """The personas who fall short of the goal, by measurement or by what is believed, whatever the mean says.
    Nobody in the scorecard of one persona."""
    others: tuple[MetricScore, ...] = ()
    """Everybody's further metrics, each judged on its own; the first one is the experience."""
    converted: bool = False
    """Whether the measured experience is held against a goal that was written on another scale."""
    expectation: AppliedExpectation = NO_EXPECTATION
    """What customers expect, beside the goal, which is what the company wants."""
    expectation_gap: float | None = None
    """Experience minus expectation, turned like a gap; apart from it, and from every verdict and rank."""
    rank: int | None = None
    """1 is the first to look at; only what lies below its goal has a rank."""
    stands: bool = False
    """Whether a measured shortfall stands when all measured touchpoints are tested together (Holm 1979)."""

    @property
    def suppressed(self) -> bool:
        """Whether there are answers that are not shown, being too few."""
        return self.withheld_below is not None

    @property
    def moves(self) -> tuple[float, ...]:
        """What is felt in turn, where the mood changes within the place and nobody measured it."""
        return self.believed.moves if self.measured is None else ()

    @property
    def turns(self) -> tuple[tuple[float, ...], ...]:
        """What is felt moment by moment, with all that is felt at once, where it differs."""
        return self.believed.turns if self.measured is None else ()

    @property
    def felt(self) -> tuple[float, ...]:
        """Every score that is felt there, mixed ones apart; else the experience, where there is one."""
        return tuple(score for moment in self.turns for score in moment) or self.moments

    @property
    def moments(self) -> tuple[float, ...]:
        """What is felt in turn, where that is known; else the experience, where there is one."""
        return self.moves or (() if self.experience is None else (self.experience,))

    @property
    def judged_for(self) -> tuple[PersonaScore, ...]:
        """The personas of whom it is known whether the goal is met."""
        return tuple(own for own in self.personas if own.gap is not None)

    @property
    def is_short(self) -> bool:
        """Whether it falls short on average, by measurement or by what is believed."""
        return self.verdict in SHORT

    @property
    def hides_someone(self) -> bool:
        """Whether somebody falls short though it does not, or not for certain, on average."""
        return bool(self.short_for) and not self.is_short

    @property
    def short_for_anyone(self) -> bool:
        """Whether it falls short on average or for somebody."""
        return self.is_short or bool(self.short_for)

    @property
    def place(self) -> Touchpoint | Phase:
        """The touchpoint, or the phase as a whole."""
        place = self.touchpoint or self.phase
        assert place is not None
        return place

    @property
    def point(self) -> Touchpoint:
        """The touchpoint; not for a phase as a whole."""
        assert self.touchpoint is not None
        return self.touchpoint

    @property
    def id(self) -> str:
        """The id of the touchpoint or phase."""
        return self.place.id

    @property
    def name(self) -> str:
        """The name of the touchpoint or phase."""
        return self.place.name

    @property
    def is_moment(self) -> bool:
        """Whether it is a moment of the journey: an NPS asks about the whole relationship instead.

        What is believed where an NPS is withheld is one; where there is no score at all, the question counts.
        """
        figure = self.measured or self.believed.figure
        if figure is not None:
            return figure.metric.type != "nps"
        first = None if self.experience is not None else next(iter(self.place.metrics), None)
        return first is None or first.type != "nps"

    @property
    def missed(self) -> tuple[MetricScore, ...]:
        """The further metrics that are confirmed short of a goal in their own unit."""
        return tuple(other for other in self.others if other.missed)


class Scorecard(Struct, frozen=True):
    """All touchpoints of a map in its order, with their gaps, and the phases that are scored as a whole."""

    map: Map
    touchpoints: tuple[PlaceScore, ...]
    phases: tuple[PlaceScore, ...] = ()
    settings: Settings = USUAL
    persona: str | None = None
    whole: tuple[MetricScore, ...] = ()
    """The map's own metrics, then those of phases that are not scored as a whole."""
    withheld: int = 0
    """How many groups' figures of the whole are not among these: too few answered."""
    beside: tuple[PlaceScore, ...] = ()
    """Phases with a believed score beside those of all their touchpoints: shown, never counted nor ranked."""

    def _repr_html_(self) -> str | None:
        return shown("scorecard html", self)

    @property
    def scale(self) -> Scale:
        """The scale of all scores."""
        return self.map.scale

    @property
    def tolerance(self) -> float:
        """How far below its goal an experience still counts as met, in points of the scale."""
        return self.map.tolerance if self.settings.tolerance is None else self.settings.tolerance

    def tolerance_for(self, goal: AppliedGoal) -> float:
        """The tolerance below a goal. It is in points, so a goal in a metric's own unit has none."""
        return self.tolerance if goal.own is None else 0.0

    def stood_for(self, place: PlaceScore) -> PlaceScore | None:
        """The phase whose score stands for a touchpoint that has none of its own; nothing where none does."""
        if place.touchpoint is None or place.experience is not None:
            return None
        if place.believed.basis == "none on purpose":
            return None
        return next((phase for phase in self.phases if phase.phase is place.phase), None)

    @property
    def places(self) -> tuple[PlaceScore, ...]:
        """Touchpoints and phases in the map's order, a phase before its touchpoints."""
        both = (*self.phases, *self.touchpoints)
        return tuple(sorted(both, key=lambda place: place.order))

    @property
    def ranked(self) -> tuple[PlaceScore, ...]:
        """What is below its goal by priority, then what somebody falls short at, then everything else.

        Each in the map's order where nothing ranks it.
        """

        def order(place: PlaceScore) -> tuple[bool, int, bool]:
            return place.rank is None, place.rank or 0, not place.hides_someone

        return tuple(sorted(self.places, key=order))

    @property
    def listed(self) -> tuple[PlaceScore, ...]:
        """Everything below its goal by priority: shortfalls, and what may be one but is undecided."""
        return tuple(place for place in self.ranked if place.rank is not None)

    @property
    def pressing(self) -> tuple[PlaceScore, ...]:
        """What comes first: all that is below its goal, then what falls short for somebody alone."""
        return tuple(place for place in self.ranked if place.rank is not None or place.hides_someone)

    @property
    def short(self) -> tuple[PlaceScore, ...]:
        """The shortfalls, confirmed and believed, by priority."""
        return tuple(place for place in self.listed if place.verdict != "undecided")

    @property
    def hiding(self) -> tuple[PlaceScore, ...]:
        """What falls short for somebody and not on average, in the map's order."""
        return tuple(place for place in self.places if place.hides_someone)

    @property
    def scored(self) -> tuple[PlaceScore, ...]:
        """What has an experience, in the map's order."""
        return tuple(place for place in self.places if place.experience is not None)

    @property
    def judged(self) -> tuple[PlaceScore, ...]:
        """What has both a goal and an experience, in the map's order."""
        return tuple(place for place in self.places if place.gap is not None)
