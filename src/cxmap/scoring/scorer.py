"""From a map to its scorecard: each place's goal, experience and verdict, each further metric, the whole."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from cxmap.model import Map, Metric, Phase, Scale, Touchpoint
from cxmap.scoring.believed import Believed, believed_by, believed_by_all, passes, personas_of
from cxmap.scoring.choosing import Coming, all_coming, coming
from cxmap.scoring.expectations import AppliedExpectation, applied_expectation
from cxmap.scoring.goals import AppliedGoal, applied_goal, decided_by_conversion, goal_on_own_scale
from cxmap.scoring.grounds import is_estimate
from cxmap.scoring.measured import Estimate, estimate
from cxmap.scoring.newest import asked_again, newest_first
from cxmap.scoring.pooling import kinds
from cxmap.scoring.privacy import choose, group_of, showable
from cxmap.scoring.ranks import ranks
from cxmap.scoring.scorecard import (
    SHORT,
    USUAL_IMPORTANCE,
    WHOLE,
    MetricScore,
    PersonaScore,
    PlaceScore,
    Scorecard,
    Unknown,
)
from cxmap.scoring.settings import USUAL, Settings
from cxmap.scoring.ties import settled
from cxmap.scoring.unchanged import Unchanged
from cxmap.scoring.verdicts import Judgement, Verdict, judge_believed, judge_measured, standing


def _unknown(goal: float | None, experience: float | None) -> Unknown | None:
    if goal is None:
        return "neither" if experience is None else "no goal"
    return "no experience" if experience is None else None


def _difference(scale: Scale, value: float | None, goal: float | None) -> float | None:
    if value is None or goal is None:
        return None
    return settled(scale.difference(value, goal), scale.length)


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
        self.settings, self.confidence = settings, settings.confidence
        self.privacy_floor = settings.privacy_floor
        self.tolerance = map_.tolerance if settings.tolerance is None else settings.tolerance
        self.assumed = assumed

    def estimate(
        self, place: Touchpoint | Phase, persona: str | None, *, shared: bool = False, our_own: bool = False
    ) -> Known:
        """What was measured or, where `our_own`, is only our estimate; and whether it is withheld."""
        metrics = tuple(metric for metric in place.metrics if is_estimate(self.map, metric) == our_own)
        if not metrics:
            return Known()
        people = coming(self.map, place)
        choice = choose(metrics, persona, people, self.privacy_floor, shared=shared)
        if choice.metric is None:
            return Known(suppressed=choice.suppressed)
        return Known(estimate(choice.metric, self.scale, self.confidence), own=not shared)

    def believed(self, place: Touchpoint | Phase, persona: str | None) -> tuple[Believed, bool]:
        """What the map's makers wrote, else a figure that comes from no customer; whether one is withheld."""
        written = believed_by_all(self.map, place) if persona is None else believed_by(place, persona)
        if written.basis != "nothing":
            return written, False
        known = self.estimate(place, persona, our_own=True)
        if known.measured is None and not known.suppressed and persona is not None:
            known = self.estimate(place, persona, shared=True, our_own=True)
        if known.measured is None:
            return written, known.suppressed
        return Believed(known.measured.point, "figure", figure=known.measured), False

    def difference(self, value: float | None, goal: float | None) -> float | None:
        return _difference(self.scale, value, goal)

    def measured(self, place: Touchpoint | Phase, persona: str | None) -> Known:
        """What was measured; for a persona without a metric or believed score of its own, of its segment or
        of everybody."""
        known = self.estimate(place, persona)
        if known.measured is not None or known.suppressed or persona is None:
            return known
        own = place.experience is not None and persona in place.experience.by_persona
        felt = any(persona in feeling.persona for feeling in place.feelings)
        return Known() if own or felt else self.estimate(place, persona, shared=True)

    def goal(
        self, phase: Phase | None, touchpoint: Touchpoint | None, measured: Estimate | None
    ) -> AppliedGoal:
        """The goal of what was measured, in its own unit where there is one; else of what is believed."""
        return applied_goal(self.map, phase, touchpoint, None if measured is None else measured.metric)

    def expected(
        self, phase: Phase | None, touchpoint: Touchpoint | None, persona: str | None
    ) -> AppliedExpectation:
        """What a persona, or everybody, expects there."""
        return applied_expectation(self.map, phase, touchpoint, persona)

    def withholding(self, suppressed: bool) -> int | None:
        """The floor, where something is withheld by it."""
        return self.privacy_floor if suppressed else None

    def judge(
        self, measured: Estimate | None, gap: float | None, goal: AppliedGoal
    ) -> tuple[Verdict, Judgement | None]:
        if gap is None or goal.score is None:
            return "unknown", None
        tolerance = self.tolerance if goal.own is None else 0.0
        if measured is None:
            return judge_believed(gap, self.scale, tolerance), None
        judgement = judge_measured(
            measured, goal.score, self.scale, tolerance, settings=self.settings, own_goal=goal.own
        )
        return judgement.verdict, judgement

    def personas(self, phase: Phase | None, touchpoint: Touchpoint | None) -> tuple[PersonaScore, ...]:
        place = touchpoint or phase
        assert place is not None
        persona_scores = []
        for persona in personas_of(self.map, place):
            measured, suppressed, asked = self.measured(place, persona.id)
            believed, unshown = self.believed(place, persona.id)
            suppressed = suppressed or (measured is None and unshown)
            goal = self.goal(phase, touchpoint, measured or believed.figure)
            own = measured.point if measured else believed.score
            gap = self.difference(own, goal.score)
            verdict, _ = self.judge(measured, gap, goal)
            persona_scores.append(
                PersonaScore(
                    persona=persona.id,
                    name=persona.name,
                    experience=own,
                    gap=gap,
                    measured=measured,
                    verdict=verdict,
                    withheld_below=self.withholding(suppressed),
                    asked=asked,
                    goal=goal,
                    turns=() if measured else believed.turns,
                    moves=() if measured else believed.moves,
                    expectation=(expected := self.expected(phase, touchpoint, persona.id)),
                    expectation_gap=self.difference(own, expected.score),
                )
            )
        return tuple(persona_scores)

    def metric_score(
        self,
        metric: Metric,
        phase: Phase | None = None,
        touchpoint: Touchpoint | None = None,
    ) -> MetricScore:
        """A metric of a touchpoint, a phase or the whole map (neither), judged on its own scale."""
        found_here = estimate(metric, self.scale, self.confidence)
        goal, own = self.goal(phase, touchpoint, found_here), metric.own_scale
        own_goal = goal_on_own_scale(goal, metric, self.scale)
        measured = None if is_estimate(self.map, metric) else found_here
        verdict, judgement = self.judge(measured, self.difference(found_here.point, goal.score), goal)
        return MetricScore(
            estimate=found_here,
            goal=goal,
            own_goal=own_goal,
            gap=_difference(own, found_here.own.point, own_goal),
            verdict=verdict,
            judgement=judgement,
            converted=decided_by_conversion(goal, metric, self.scale),
            phase=None if touchpoint is not None else phase,
        )

    def others(
        self, phase: Phase | None, touchpoint: Touchpoint | None, used: Estimate | None
    ) -> tuple[MetricScore, ...]:
        """The further metrics of everybody, or of the persona, beside the one that is the experience."""
        place = touchpoint or phase
        assert place is not None
        if used is None or len(place.metrics) < 2:
            return ()
        rest = self.figures(place.metrics, coming(self.map, place))
        if used.metric in rest:
            rest.remove(used.metric)
        return tuple(
            replace(self.metric_score(metric, phase, touchpoint), earlier=earlier)
            for metric, earlier in zip(rest, asked_again(self.map, used.metric, rest), strict=True)
        )

    def figures(self, metrics: Sequence[Metric], people: Coming) -> list[Metric]:
        """Every figure of the persona, or else of everybody, that may be shown: kind by kind."""
        return [metric for alike in kinds(metrics) for metric in self.told(alike, people)]

    def told(self, alike: Sequence[Metric], people: Coming) -> list[Metric]:
        """The same among metrics of one kind, which may be waves of one question."""
        shown = showable(alike, people, self.privacy_floor)
        own = [metric for metric in shown if self.persona is not None and metric.persona == self.persona]
        if own:
            return own
        choice = choose(alike, self.persona, people, self.privacy_floor)
        if choice.metric is None and not choice.suppressed and self.persona is not None:
            choice = choose(alike, None, people, self.privacy_floor)
        if choice.metric is None:
            return []
        everybodys = [metric for metric in alike if group_of(metric) is None]
        return everybodys if choice.metric in everybodys else [choice.metric]

    def assess(
        self, index: int, order: int, phase: Phase | None, touchpoint: Touchpoint | None
    ) -> PlaceScore:
        place = touchpoint or phase
        assert place is not None
        believed, unshown = self.believed(place, self.persona)
        measured, suppressed, _ = self.measured(place, self.persona)
        suppressed = suppressed or (measured is None and unshown)
        figure = measured or believed.figure
        goal, others = self.goal(phase, touchpoint, figure), self.others(phase, touchpoint, figure)
        personas = self.personas(phase, touchpoint)
        if place.id in self.assumed:  # the goal stays what it is: only the experience is another one
            believed, measured = Believed(self.assumed[place.id], "experience"), None
            personas, suppressed = (), False
        experience = measured.point if measured else believed.score
        gap = self.difference(experience, goal.score)
        importance = USUAL_IMPORTANCE if place.importance is None else place.importance
        reach = 1.0 if touchpoint is None or touchpoint.reach is None else touchpoint.reach.middle
        shortfall = None if gap is None else max(0.0, -gap) / self.scale.length * WHOLE
        verdict, judgement = self.judge(measured, gap, goal)
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
            others=others,
            expectation=(expected := self.expected(phase, touchpoint, self.persona)),
            expectation_gap=self.difference(experience, expected.score),
            converted=measured is not None and decided_by_conversion(goal, measured.metric, self.scale),
        )

    def touchpoints(self, like: Scorecard | None) -> list[PlaceScore]:
        """The touchpoints that the persona, where there is one, comes to."""
        before, known = _phases_before(self.map), Unchanged(self.map, like)
        return [
            known.score(step, step.number + before[step.number])
            or self.assess(step.number, step.number + before[step.number], step.phase, step.touchpoint)
            for step in self.map.steps
            if self.persona is None or passes(step.touchpoint, self.persona)
        ]

    def whole_phases(self, touchpoints: Sequence[PlaceScore]) -> tuple[list[PlaceScore], list[PlaceScore]]:
        """The phases that stand for touchpoints without a score, and those scored beside all of theirs.

        A phase stands for its touchpoints where it has an experience and none of them does; with one that
        somebody wrote down, also for those that have none while others do. Where there is deliberately none,
        nothing stands for it. A metric alone is a figure of the whole there (`whole`).
        """
        shown = {place.index: place for place in touchpoints}
        standing: list[PlaceScore] = []
        beside: list[PlaceScore] = []
        index = 0
        for at, phase in enumerate(self.map.phases):
            inside = [shown[own] for own in range(index, index + len(phase.touchpoints)) if own in shown]
            own = self.assess(index, index + at, phase, None)
            unscored = [place for place in inside if place.experience is None]
            if own.experience is not None and len(unscored) == len(inside):
                standing.append(own)
            elif own.believed.score is not None and own.believed.figure is None:
                open_ = any(place.believed.basis != "none on purpose" for place in unscored)
                (standing if open_ else beside).append(own)
            index += len(phase.touchpoints)
        return standing, beside

    def whole(self, judged: Collection[Phase]) -> tuple[list[MetricScore], int]:
        """The figures of the map and of phases that are not `judged` as a whole; and how many are withheld.

        Everybody's figures and, where they may be told, those of each group; or the chosen persona's.
        """
        places: list[tuple[Phase | None, Sequence[Metric], Coming]] = [
            (None, self.map.metrics, all_coming(self.map))
        ]
        places += [
            (phase, phase.metrics, coming(self.map, phase))
            for phase in self.map.phases
            if not any(phase is other for other in judged)
        ]
        metric_scores, withheld = [], 0
        for phase, metrics, people in places:
            for alike in kinds(metrics):
                showing_all = self.told(alike, people)
                if self.persona is None:
                    showing = showable(alike, people, self.privacy_floor)
                    showing_all += [
                        group for group in showing if group_of(group) and group not in showing_all
                    ]
                    withheld += len(alike) - len(showing)
                else:
                    withheld += choose(alike, self.persona, people, self.privacy_floor).suppressed
                metric_scores += [self.metric_score(metric, phase) for metric in showing_all]
        return metric_scores, withheld


def _phases_before(map_: Map) -> tuple[int, ...]:
    """For each touchpoint, how many phases begin before it: its own and the earlier ones."""
    if map_.touchpoints:
        return (0,) * len(map_.touchpoints)
    return tuple(at for at, phase in enumerate(map_.phases, start=1) for _ in phase.touchpoints)


def score(
    map_: Map,
    *,
    persona: str | None = None,
    settings: Settings | None = None,
    assumed: Mapping[str, float] | None = None,
    like: Scorecard | None = None,
) -> Scorecard:
    """Score every touchpoint of a map, every phase that is scored as a whole, and the figures of the whole.

    With `persona` (an id that the map declares), only the touchpoints that it comes to, by its own scores.
    `assumed` replaces the experience of touchpoints (by id) with a number on the scale: what if? What did
    not change since the map of a card that it is `like` is taken from there, where that was scored the same
    way; nothing else differs.
    """
    settings = settings or USUAL
    map_ = newest_first(map_)
    scorer = _Scorer(map_, persona, settings, assumed or {})
    if like is not None and (assumed or (like.persona, like.settings) != (persona, settings)):
        like = None
    touchpoints = scorer.touchpoints(like)
    phases, beside = scorer.whole_phases(touchpoints)
    places = sorted([*phases, *touchpoints], key=lambda place: place.order)
    numbers = ranks(places)
    tests = [None if place.judgement is None else place.judgement.p_value for place in places]
    stands = dict(zip((place.order for place in places), standing(tests, settings.confidence), strict=True))
    whole, withheld = scorer.whole([place.phase for place in phases if place.phase is not None])

    def ranked(place: PlaceScore) -> PlaceScore:
        stand = stands[place.order] and place.verdict == "short"
        return replace(place, rank=numbers.get(place.order), stands=stand)

    return Scorecard(
        map_,
        tuple(ranked(place) for place in touchpoints),
        tuple(ranked(place) for place in phases),
        settings,
        persona,
        tuple(whole),
        withheld,
        tuple(beside),
    )
