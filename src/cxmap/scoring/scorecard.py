"""Every touchpoint's goal, experience and gap, ranked: the figures that all outputs draw on.

gap = experience - goal, in points of the map's scale, turned so that below zero is always a shortfall,
whichever end of the scale is the good one.

priority = shortfall x importance x reach: the shortfall in percent of the scale, importance 1..5 divided
by 3 (3 when not given), reach as a share of customers (1 when not given). Ties keep the map's order.

A phase that has an experience as a whole, and no touchpoint with one, is scored like a touchpoint.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from cxmap.model import Map, Phase, Scale, Touchpoint
from cxmap.scoring.believed import Believed, believed_by, believed_by_all, passes, personas_of
from cxmap.scoring.choosing import coming
from cxmap.scoring.goals import AppliedGoal, applied_goal
from cxmap.scoring.measured import Estimate, estimate
from cxmap.scoring.privacy import choose
from cxmap.scoring.settings import USUAL, Settings
from cxmap.scoring.ties import highest_first, settled
from cxmap.scoring.verdicts import Judgement, Verdict, judge_believed, judge_measured, standing

Unknown = Literal["no goal", "no experience", "neither"]

SHORT: tuple[Verdict, ...] = ("short", "believed short")
USUAL_IMPORTANCE = 3.0
WHOLE = 100.0
"""The length of a scale in percent, on which shortfalls and priorities lie."""


@dataclass(frozen=True, slots=True)
class PersonaScore:
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

    @property
    def suppressed(self) -> bool:
        """Whether there are answers that are not shown, being too few."""
        return self.withheld_below is not None


@dataclass(frozen=True, slots=True)
class PlaceScore:
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
    rank: int | None = None
    """1 is the first to look at; only what lies below its goal has a rank."""
    stands: bool = False
    """Whether a measured shortfall stands when all measured touchpoints are tested together (Holm 1979)."""

    @property
    def suppressed(self) -> bool:
        """Whether there are answers that are not shown, being too few."""
        return self.withheld_below is not None

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


@dataclass(frozen=True, slots=True)
class Scorecard:
    """All touchpoints of a map in its order, with their gaps, and the phases that are scored as a whole."""

    map: Map
    touchpoints: tuple[PlaceScore, ...]
    phases: tuple[PlaceScore, ...] = ()
    settings: Settings = USUAL
    persona: str | None = None

    @property
    def scale(self) -> Scale:
        """The scale of all scores."""
        return self.map.scale

    @property
    def tolerance(self) -> float:
        """How far below its goal an experience still counts as met, in points of the scale."""
        return self.map.tolerance if self.settings.tolerance is None else self.settings.tolerance

    @property
    def places(self) -> tuple[PlaceScore, ...]:
        """Touchpoints and phases in the map's order, a phase before its touchpoints."""
        both = (*self.phases, *self.touchpoints)
        return tuple(sorted(both, key=lambda found: found.order))

    @property
    def ranked(self) -> tuple[PlaceScore, ...]:
        """What is below its goal by priority, then what somebody falls short at, then everything else.

        Each in the map's order where nothing ranks it.
        """

        def order(found: PlaceScore) -> tuple[bool, int, bool]:
            return found.rank is None, found.rank or 0, not found.hides_someone

        return tuple(sorted(self.places, key=order))

    @property
    def listed(self) -> tuple[PlaceScore, ...]:
        """Everything below its goal by priority: shortfalls, and what may be one but is undecided."""
        return tuple(found for found in self.ranked if found.rank is not None)

    @property
    def short(self) -> tuple[PlaceScore, ...]:
        """The shortfalls, confirmed and believed, by priority."""
        return tuple(found for found in self.listed if found.verdict != "undecided")

    @property
    def hiding(self) -> tuple[PlaceScore, ...]:
        """What falls short for somebody and not on average, in the map's order."""
        return tuple(found for found in self.places if found.hides_someone)

    @property
    def scored(self) -> tuple[PlaceScore, ...]:
        """What has an experience, in the map's order."""
        return tuple(found for found in self.places if found.experience is not None)

    @property
    def judged(self) -> tuple[PlaceScore, ...]:
        """What has both a goal and an experience, in the map's order."""
        return tuple(found for found in self.places if found.gap is not None)


def _unknown(goal: float | None, experience: float | None) -> Unknown | None:
    if goal is None:
        return "neither" if experience is None else "no goal"
    return "no experience" if experience is None else None


def _believed(map_: Map, place: Touchpoint | Phase, persona: str | None) -> Believed:
    return believed_by_all(map_, place) if persona is None else believed_by(place, persona)


class Known(NamedTuple):
    """What was measured of somebody at a place."""

    measured: Estimate | None = None
    suppressed: bool = False
    """Whether there are answers that are not shown."""
    own: bool = False
    """Whether the answers are those of whom it is about, and not of more people."""


class _Scorer:
    """Scores the places of one map with the same settings."""

    def __init__(
        self, map_: Map, persona: str | None, settings: Settings, assumed: Mapping[str, float]
    ) -> None:
        self.map, self.scale, self.persona = map_, map_.scale, persona
        self.confidence, self.privacy_floor = settings.confidence, settings.privacy_floor
        self.tolerance = map_.tolerance if settings.tolerance is None else settings.tolerance
        self.assumed = assumed

    def estimate(self, place: Touchpoint | Phase, persona: str | None, *, shared: bool = False) -> Known:
        """What was measured, and whether it is withheld."""
        if not isinstance(place, Touchpoint) or not place.metrics:
            return Known()
        people = coming(self.map, place)
        choice = choose(place.metrics, persona, people, self.privacy_floor, shared=shared)
        if choice.metric is None:
            return Known(suppressed=choice.suppressed)
        return Known(estimate(choice.metric, self.scale, self.confidence), own=not shared)

    def difference(self, value: float | None, goal: float | None) -> float | None:
        if value is None or goal is None:
            return None
        return settled(self.scale.difference(value, goal), self.scale.length)

    def measured(self, place: Touchpoint | Phase, persona: str | None) -> Known:
        """What was measured; for a persona without a metric or believed score of its own, of its segment or
        of everybody."""
        found = self.estimate(place, persona)
        if found.measured is not None or found.suppressed or persona is None:
            return found
        own = place.experience is not None and persona in place.experience.by_persona
        felt = any(persona in feeling.persona for feeling in place.feelings)
        return Known() if own or felt else self.estimate(place, persona, shared=True)

    def withholding(self, suppressed: bool) -> int | None:
        """The floor, where something is withheld by it."""
        return self.privacy_floor if suppressed else None

    def judge(
        self, measured: Estimate | None, gap: float | None, goal: float | None
    ) -> tuple[Verdict, Judgement | None]:
        if gap is None or goal is None:
            return "unknown", None
        if measured is None:
            return judge_believed(gap, self.scale, self.tolerance), None
        judgement = judge_measured(measured, goal, self.scale, self.tolerance)
        return judgement.verdict, judgement

    def personas(self, place: Touchpoint | Phase, goal: float | None) -> tuple[PersonaScore, ...]:
        found = []
        for persona in personas_of(self.map, place):
            measured, suppressed, asked = self.measured(place, persona.id)
            own = measured.point if measured else believed_by(place, persona.id).score
            gap = self.difference(own, goal)
            verdict, _ = self.judge(measured, gap, goal)
            found.append(
                PersonaScore(
                    persona=persona.id,
                    name=persona.name,
                    experience=own,
                    gap=gap,
                    measured=measured,
                    verdict=verdict,
                    withheld_below=self.withholding(suppressed),
                    asked=asked,
                )
            )
        return tuple(found)

    def assess(
        self, index: int, order: int, phase: Phase | None, touchpoint: Touchpoint | None
    ) -> PlaceScore:
        place = touchpoint or phase
        assert place is not None
        goal = applied_goal(self.map, phase, touchpoint)
        believed = _believed(self.map, place, self.persona)
        measured, suppressed, _ = self.measured(place, self.persona)
        personas = self.personas(place, goal.score)
        if place.id in self.assumed:
            believed, measured = Believed(self.assumed[place.id], "experience"), None
            personas, suppressed = (), False
        experience = measured.point if measured else believed.score
        gap = self.difference(experience, goal.score)
        importance = USUAL_IMPORTANCE if place.importance is None else place.importance
        reach = 1.0 if touchpoint is None or touchpoint.reach is None else touchpoint.reach
        shortfall = None if gap is None else max(0.0, -gap) / self.scale.length * 100
        verdict, judgement = self.judge(measured, gap, goal.score)
        return PlaceScore(
            index=index,
            order=order,
            phase=phase,
            touchpoint=touchpoint,
            goal=goal,
            believed=believed,
            measured=measured,
            experience=experience,
            gap=gap,
            shortfall=shortfall,
            importance=importance,
            reach=reach,
            priority=None if shortfall is None else shortfall * importance / USUAL_IMPORTANCE * reach,
            verdict=verdict,
            judgement=judgement,
            blind_spot=self.difference(believed.score, measured.point) if measured else None,
            unknown=_unknown(goal.score, experience),
            personas=personas,
            withheld_below=self.withholding(suppressed),
            short_for=()
            if self.persona is not None
            else tuple(own for own in personas if own.verdict in SHORT),
        )

    def touchpoints(self) -> list[PlaceScore]:
        """The touchpoints that the persona, where there is one, comes to."""
        before = _phases_before(self.map)
        return [
            self.assess(step.number, step.number + before[step.number], step.phase, step.touchpoint)
            for step in self.map.steps
            if self.persona is None or passes(step.touchpoint, self.persona)
        ]

    def whole_phases(self, scored: set[int]) -> list[PlaceScore]:
        """The phases that have an experience while none of their touchpoints (by index) does."""
        found = []
        index = 0
        for at, phase in enumerate(self.map.phases):
            inside = range(index, index + len(phase.touchpoints))
            if not scored.intersection(inside):
                score_ = self.assess(index, index + at, phase, None)
                if score_.experience is not None:
                    found.append(score_)
            index += len(phase.touchpoints)
        return found


def _phases_before(map_: Map) -> tuple[int, ...]:
    """For each touchpoint, how many phases begin before it: its own and the earlier ones."""
    if map_.touchpoints:
        return (0,) * len(map_.touchpoints)
    return tuple(at for at, phase in enumerate(map_.phases, start=1) for _ in phase.touchpoints)


def _is_listed(found: PlaceScore) -> bool:
    """Short, or undecided with the figure itself below what counts as met."""
    if found.verdict == "undecided":
        return found.judgement is not None and found.judgement.below
    return found.verdict in ("short", "believed short")


def _ranks(places: list[PlaceScore]) -> dict[int, int]:
    """The ranks of what is listed, by its order in the map."""
    short = sorted((found for found in places if _is_listed(found)), key=lambda found: found.order)
    ranked = highest_first(short, lambda found: found.priority or 0.0, WHOLE)
    return {found.order: number for number, found in enumerate(ranked, start=1)}


def score(
    map_: Map,
    *,
    persona: str | None = None,
    settings: Settings | None = None,
    assumed: Mapping[str, float] | None = None,
) -> Scorecard:
    """Score every touchpoint of a map.

    With `persona` (an id that the map declares), only the touchpoints that it comes to, by its own scores.
    `assumed` replaces the experience of touchpoints (by id) with a number on the scale: what if?
    """
    settings = settings or USUAL
    scorer = _Scorer(map_, persona, settings, assumed or {})
    touchpoints = scorer.touchpoints()
    scored = {found.index for found in touchpoints if found.experience is not None}
    phases = scorer.whole_phases(scored)
    ranks = _ranks([*phases, *touchpoints])
    tests = [None if found.judgement is None else found.judgement.p_value for found in touchpoints]
    stands = standing(tests, settings.confidence)

    def ranked(found: PlaceScore, *, stand: bool = False) -> PlaceScore:
        return replace(found, rank=ranks.get(found.order), stands=stand and found.verdict == "short")

    return Scorecard(
        map_,
        tuple(ranked(found, stand=stand) for found, stand in zip(touchpoints, stands, strict=True)),
        tuple(ranked(found) for found in phases),
        settings,
        persona,
    )
