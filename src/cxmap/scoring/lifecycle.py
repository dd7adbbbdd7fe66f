"""Scores by period: how the phases of a map did over the quarters or years that its dated scores span.

A touchpoint's measured scores are the metric that is its experience (the first one) and all others of the
same kind there, each in the period of its date or else its source's. A believed score is of the date of its
latest collected source, else of the map's. Within a period a touchpoint counts once: its latest measured
score or, where it has none, its believed one. A period's score is the plain mean over touchpoints.

The interval of a mean is put together from those of its scores (MOVER, Zou & Donner 2008), as of independent
samples: low = mean - sqrt(sum (point - low)^2) / k, and so high. It is given where every score has one.

Periods are compared like for like: by the means, in both, of the touchpoints that both hold, measured in the
same way. Periods that share none are not compared. A course's change is from its first period that shares
touchpoints with the last one. It is tested (`differences.contrast_of_means`, and of a single figure
`repeated.contrast_over_time`, by the same people where these answered again), and `clear` where it stands
when the changes of all courses are taken together (Holm 1979). From eight periods on that hold the same,
measured in the same way, a course has control limits (`control`).

A question about the whole journey, or about a phase beside its touchpoints, is no moment of the journey: it
has a course of its own, with what was measured on each date.

Periods are quarters where the scores span no more than two years, else years; shorter ones where else two
measurements of one question would fall into one and there are no more than 24 of them.

Scores without any date are left out; where nothing else is known, they make up the one period `NO_DATE`.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby, pairwise
from statistics import fmean
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from cxmap.model import Metric, Phase, Scale
from cxmap.scoring.choosing import coming
from cxmap.scoring.combinations import combined
from cxmap.scoring.control import Limits, limits_of
from cxmap.scoring.differences import contrast_of_means
from cxmap.scoring.grounds import day_of, grounds, is_estimate, sources_of
from cxmap.scoring.intervals import Ends
from cxmap.scoring.measured import Estimate, estimate, kind, way
from cxmap.scoring.privacy import choose
from cxmap.scoring.repeated import contrast_over_time
from cxmap.scoring.scorecard import MetricScore, PlaceScore, Scorecard
from cxmap.scoring.verdicts import standing

By = Literal["year", "quarter", "month"]
YEARS_FROM = 730
"""Days between the first and the last date from which periods are years."""
MOST_PERIODS = 24
"""So many shorter periods still have room on a page."""
WHOLE = -1
"""The order of the whole journey; those of phases follow below it."""


class Period(Struct, frozen=True, order=True):
    """A year, or (`quarter` 1 to 4) a quarter of one, or (`month` 1 to 12) a month."""

    year: int
    quarter: int = 0
    month: int = 0

    def following(self) -> Period:
        """The next period of the same length."""
        if self.month:
            year, month = divmod(12 * self.year + self.month, 12)
            return Period(year, 0, month + 1)
        if not self.quarter:
            return Period(self.year + 1)
        return Period(self.year, self.quarter + 1) if self.quarter < 4 else Period(self.year + 1, 1)


NO_DATE = Period(date.min.year)


class Dated(Struct, frozen=True):
    """A score with its date, in points of the map's scale."""

    place: PlaceScore | None
    """Nothing for a question about the whole, or about a phase beside its touchpoints."""
    order: int
    """The place's number in the order of the map; below zero for such a question."""
    day: date
    point: float
    measured: Estimate | None


class PeriodScore(Struct, frozen=True):
    """The mean of a period, in points of the map's scale."""

    period: Period
    mean: float
    low: float | None
    high: float | None
    n: float | None
    """How many answers, over all measured scores; nothing where a size is not known or all are believed."""
    scores: tuple[Dated, ...]

    @property
    def measured(self) -> bool:
        """Whether every score in it is measured."""
        return all(score.measured is not None for score in self.scores)

    def shared_with(self, other: PeriodScore) -> tuple[PeriodScore, PeriodScore] | None:
        """Both, over the touchpoints that both hold, measured in the same way; nothing without such."""
        mine, theirs = (
            {_sort(score): score for score in period_score.scores} for period_score in (self, other)
        )
        both = [sort for sort in mine if sort in theirs]
        if not both:
            return None
        return _mean(self.period, [mine[sort] for sort in both]), _mean(
            other.period, [theirs[sort] for sort in both]
        )


class Change(Struct, frozen=True):
    """From one period to a later one, over the touchpoints that both hold; above zero is better."""

    first: PeriodScore
    last: PeriodScore
    gain: float
    p_value: float | None
    """Of the two means being the same; nothing where that cannot be tested."""
    clear: bool | None
    """Whether it is more than chance explains, all courses together; nothing where it is not tested."""
    of: int
    """How many touchpoints the two periods hold together, each counted once."""
    whole: bool
    """Whether both hold all of these, measured in the same way."""


class Course(Struct, frozen=True):
    """The scores of one phase, or of all (no phase), period by period."""

    phase: Phase | None
    goal: float | None
    """The mean goal of the touchpoints that have a dated score."""
    scores: tuple[PeriodScore, ...]
    steps: tuple[Change | None, ...]
    """From each period to the next one with a score; nothing where they share no touchpoint."""
    change: Change | None
    """From the first period that can be compared with the last."""
    limits: Limits | None = None
    """Where enough of its last periods hold the same, all of it measured."""
    question: MetricScore | None = None
    """For a question about the whole or a phase: its newest figure."""


class Lifecycle(Struct, frozen=True):
    """All phases of a map over the periods of its dated scores."""

    by: By
    periods: tuple[Period, ...]
    """Every period from the first to the last, also those without a score."""
    overall: Course
    phases: tuple[Course, ...]
    questions: tuple[Course, ...]
    """Measured questions about the whole, then about phases."""
    undated: int
    """How many scores have no date and are left out."""


def _sort(score: Dated) -> tuple[object, ...]:
    """Equal for scores of one touchpoint that can be held against each other."""
    return score.order, None if score.measured is None else way(score.measured)


def _believed_day(card: Scorecard, place: PlaceScore) -> date | None:
    if place.believed.basis == "figure":
        return grounds(card.map, place).date or card.map.date
    sources = sources_of(card.map, place.phase, place.touchpoint)
    return max((source.date for source in sources if source.date), default=card.map.date)


def series(card: Scorecard, place: PlaceScore) -> list[Dated]:
    """The measured scores of a touchpoint or phase with their dates; `date.min` for none."""
    if place.measured is None:
        return []
    parts = [stratum.metric for stratum in place.measured.strata] or [place.measured.metric]
    kinds = [kind(metric) for metric in parts]
    alike = [
        metric
        for metric in place.place.metrics
        if kind(metric) in kinds and not is_estimate(card.map, metric)
    ]
    people = coming(card.map, place.place)

    def answered_on(metric: Metric) -> date:
        return day_of(card.map, metric) or date.min

    result: list[Dated] = []
    for day, group in groupby(sorted(alike, key=answered_on), key=answered_on):
        metrics = list(group)
        floor = card.settings.privacy_floor
        choice = choose(metrics, card.persona, people, floor)
        if choice.metric is None and not choice.suppressed:
            choice = choose(metrics, card.persona, people, floor, shared=True)
        if (metric := choice.metric) is not None:
            measured = estimate(metric, card.scale, card.settings.confidence)
            result.append(Dated(place, place.order, day, measured.point, measured))
    return result


def _all(card: Scorecard) -> tuple[list[Dated], int]:
    """Every score that counts, and how many have no date and do not."""
    scores: list[Dated] = []
    for place in card.places:
        waves = series(card, place)
        scores += waves
        if place.believed.score is not None:
            day = _believed_day(card, place)
            if day is not None or not waves:
                scores.append(Dated(place, place.order, day or date.min, place.believed.score, None))
    dated = [score for score in scores if score.day != date.min]
    return (dated, len(scores) - len(dated)) if dated else (scores, 0)


def _combined(card: Scorecard, period: Period, scores: Iterable[Dated]) -> PeriodScore:
    """The mean over touchpoints, each once."""
    latest: dict[int, Dated] = {}
    for score in scores:
        key = score.order
        before = latest.get(key)
        rank = (score.measured is not None, score.day)
        if before is None or rank >= (before.measured is not None, before.day):
            latest[key] = score
    return _mean(period, [latest[key] for key in sorted(latest)], card.scale)


def _mean(period: Period, members: Sequence[Dated], scale: Scale | None = None) -> PeriodScore:
    mean = fmean(score.point for score in members)
    low, high = _interval(members)
    sizes = [score.measured.n for score in members if score.measured is not None]
    n = math.fsum(size or 0.0 for size in sizes) if sizes and all(sizes) else None
    if scale is not None and low is not None and high is not None:
        low, high = max(low, scale.min), min(high, scale.max)
    return PeriodScore(period, mean, low, high, n, tuple(members))


def _interval(members: Sequence[Dated]) -> tuple[float | None, float | None]:
    ends: list[Ends] = [
        (score.point, score.measured.low, score.measured.high)
        if score.measured
        else (score.point, None, None)
        for score in members
    ]
    return combined([1 / len(members)] * len(members), ends) or (None, None)


def _p_value(card: Scorecard, first: PeriodScore, measured: Sequence[Sequence[Estimate]]) -> float | None:
    if len(measured[0]) == 1 == len(measured[1]):
        day = first.scores[0].day
        return contrast_over_time(measured[0][0], measured[1][0], day, card.scale, card.settings).p_value
    return contrast_of_means(measured[0], measured[1], card.scale, card.settings).p_value


def _compared(card: Scorecard, before: PeriodScore, after: PeriodScore) -> Change | None:
    both = before.shared_with(after)
    if both is None:
        return None
    first, last = both
    measured = [
        [score.measured for score in period_score.scores if score.measured is not None]
        for period_score in (first, last)
    ]
    p_value = None
    if len(measured[0]) == len(measured[1]) == len(first.scores):
        p_value = _p_value(card, first, measured)
    of = len({score.order for period_score in (before, after) for score in period_score.scores})
    gain = card.scale.difference(last.mean, first.mean)
    return Change(first, last, gain, p_value, None, of, whole=len(first.scores) == of)


def _together(card: Scorecard, changes: Sequence[Change | None]) -> list[Change | None]:
    """The same, each with whether it stands among all of them."""
    p_values = [None if change is None else change.p_value for change in changes]
    return [
        None if change is None else replace(change, clear=None if change.p_value is None else stands)
        for change, stands in zip(changes, standing(p_values, card.settings.confidence), strict=True)
    ]


def _decided(card: Scorecard, courses: Sequence[Course]) -> tuple[Course, ...]:
    """The same courses: the changes of all of them decided together, and so all their steps."""
    changes = _together(card, [course.change for course in courses])
    steps = iter(_together(card, [step for course in courses for step in course.steps]))
    return tuple(
        replace(course, change=change, steps=tuple(next(steps) for _ in course.steps))
        for course, change in zip(courses, changes, strict=True)
    )


def _course(
    card: Scorecard, phase: Phase | None, scores: Sequence[Dated], by: By, question: MetricScore | None = None
) -> Course:
    ordered = sorted(scores, key=lambda score: period_of(score.day, by))
    periods = tuple(
        _combined(card, period, group)
        for period, group in groupby(ordered, key=lambda score: period_of(score.day, by))
    )
    goals = {
        score.order: score.place.goal.score
        for score in scores
        if score.place is not None and score.place.goal.score is not None
    }
    steps = tuple(_compared(card, period_score, other) for period_score, other in pairwise(periods))
    comparisons = (_compared(card, period_score, periods[-1]) for period_score in periods[:-1])
    change = next((change for change in comparisons if change is not None), None)
    goal = fmean(goals.values()) if goals else None
    return Course(phase, goal, periods, steps, change, _limits(card, periods, steps), question)


def _limits(card: Scorecard, periods: Sequence[PeriodScore], steps: Sequence[Change | None]) -> Limits | None:
    """Those of the last periods that hold the same, measured in the same way; within the scale."""
    since = len(periods) - 1
    while since > 0 and (step := steps[since - 1]) is not None and step.whole:
        since -= 1
    if not periods or not all(score.measured for score in periods[since:]):
        return None
    limits = limits_of([score.mean for score in periods], since)
    if limits is None:
        return None
    return replace(limits, low=max(limits.low, card.scale.min), high=min(limits.high, card.scale.max))


def _questions(card: Scorecard, by: By) -> Iterator[Course]:
    """A course for each question about the whole or about a phase, asked of everybody or this persona."""
    asked: dict[tuple[object, ...], list[MetricScore]] = {}
    for score in card.whole:
        metric = score.estimate.metric
        if metric.segment is None and metric.persona == card.persona:
            asked.setdefault((score.phase and score.phase.id, *kind(metric)), []).append(score)
    numbers = {phase.id: at for at, phase in enumerate(card.map.phases, 1)}
    for waves in asked.values():
        phase = waves[0].phase
        order = WHOLE if phase is None else WHOLE - numbers[phase.id]
        dated = [
            Dated(None, order, day, score.estimate.point, score.estimate)
            for score in waves
            if (day := day_of(card.map, score.estimate.metric)) is not None
        ]
        if dated:
            newest = max(waves, key=lambda score: day_of(card.map, score.estimate.metric) or date.min)
            yield _course(card, phase, dated, by, newest)


def period_of(day: date, by: By) -> Period:
    """The period that a day lies in."""
    if by == "month":
        return Period(day.year, 0, day.month)
    return Period(day.year) if by == "year" else Period(day.year, (day.month + 2) // 3)


def _by(scores: Sequence[Dated]) -> By:
    """How long periods are, so that none hides a measurement and all have room."""
    days = [score.day for score in scores]
    if not days:
        return "quarter"
    first, last = min(days), max(days)
    by: By = "year" if (last - first).days > YEARS_FROM else "quarter"
    shorter: tuple[tuple[By, int], ...] = (
        ("quarter", (last.year - first.year) * 4 + (last.month + 2) // 3 - (first.month + 2) // 3 + 1),
        ("month", (last.year - first.year) * 12 + last.month - first.month + 1),
    )
    for finer, count in shorter:
        if finer != by and count <= MOST_PERIODS and _hidden(scores, finer) < _hidden(scores, by):
            by = finer
    return by


def _hidden(scores: Sequence[Dated], by: By) -> int:
    """How many measurements share their period with another one of the same place."""
    measured = [score for score in scores if score.measured is not None and score.day != date.min]
    days = {(score.order, score.day) for score in measured}
    return len(days) - len({(order, period_of(day, by)) for order, day in days})


def lifecycle(card: Scorecard) -> Lifecycle:
    """The scores of a scorecard by period, see above."""
    scores, undated = _all(card)
    questions = list(_questions(card, "month"))
    if questions and any(score.day == date.min for score in scores):
        scores, undated = [], len(scores)
    asked = [score for course in questions for period in course.scores for score in period.scores]
    by = _by(scores or asked)
    courses = [_course(card, None, scores, by)]
    courses += [
        _course(card, phase, [score for score in scores if score.place and score.place.phase is phase], by)
        for phase in card.map.phases
    ]
    questions = list(_questions(card, by)) if questions else []
    days = [score.day for score in (*scores, *asked)]
    periods: list[Period] = []
    if days:
        period, last = period_of(min(days), by), period_of(max(days), by)
        while period <= last:
            periods.append(period)
            period = period.following()
    decided = _decided(card, [*courses, *questions])
    phases = decided[1 : len(courses)]
    return Lifecycle(by, tuple(periods), decided[0], phases, decided[len(courses) :], undated)
