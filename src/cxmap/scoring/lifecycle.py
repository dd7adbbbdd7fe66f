"""Scores by period: how the phases of a map did over the quarters or years that its dated scores span.

A touchpoint's measured scores are the metric that is its experience (the first one) and all others of the
same kind there, each in the period of its date or else its source's. A believed score is of the date of its
latest collected source, else of the map's. Within a period a touchpoint counts once: its latest measured
score or, where it has none, its believed one. A period's score is the plain mean over touchpoints.

The interval of a mean is put together from those of its scores (MOVER, Zou & Donner 2008), as of independent
samples: low = mean - sqrt(sum (point - low)^2) / k, and so high. It is given where every score has one.

Periods are compared like for like: by the means, in both, of the touchpoints that both hold, measured in the
same way. Periods that share none are not compared. A course's change is from its first period that shares
touchpoints with the last one. It is tested (`differences.contrast_of_means`), and `clear` where it stands
when the changes of all courses are taken together (Holm 1979).

Scores without any date are left out; where there are no others, they make up the one period `NO_DATE`.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby, pairwise
from statistics import fmean
from typing import Literal

from cxmap.model import Metric, Phase, Scale
from cxmap.scoring.choosing import coming
from cxmap.scoring.combinations import combined
from cxmap.scoring.differences import contrast_of_means
from cxmap.scoring.grounds import day_of, grounds, is_estimate, sources_of
from cxmap.scoring.intervals import Ends
from cxmap.scoring.measured import Estimate, estimate, kind, way
from cxmap.scoring.privacy import choose
from cxmap.scoring.scorecard import PlaceScore, Scorecard
from cxmap.scoring.verdicts import standing

By = Literal["year", "quarter"]
YEARS_FROM = 730
"""Days between the first and the last date from which periods are years."""


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A year, or (`quarter` 1 to 4) a quarter of one."""

    year: int
    quarter: int = 0

    def following(self) -> Period:
        """The next period of the same length."""
        if not self.quarter:
            return Period(self.year + 1)
        return Period(self.year, self.quarter + 1) if self.quarter < 4 else Period(self.year + 1, 1)


NO_DATE = Period(date.min.year)


@dataclass(frozen=True, slots=True)
class Dated:
    """A score with its date, in points of the map's scale."""

    place: PlaceScore
    day: date
    point: float
    measured: Estimate | None


@dataclass(frozen=True, slots=True)
class PeriodScore:
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
        mine, theirs = ({_sort(score): score for score in one.scores} for one in (self, other))
        both = [sort for sort in mine if sort in theirs]
        if not both:
            return None
        return _mean(self.period, [mine[sort] for sort in both]), _mean(
            other.period, [theirs[sort] for sort in both]
        )


@dataclass(frozen=True, slots=True)
class Change:
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


@dataclass(frozen=True, slots=True)
class Course:
    """The scores of one phase, or of all (no phase), period by period."""

    phase: Phase | None
    goal: float | None
    """The mean goal of the touchpoints that have a dated score."""
    scores: tuple[PeriodScore, ...]
    steps: tuple[Change | None, ...]
    """From each period to the next one with a score; nothing where they share no touchpoint."""
    change: Change | None
    """From the first period that can be compared with the last."""


@dataclass(frozen=True, slots=True)
class Lifecycle:
    """All phases of a map over the periods of its dated scores."""

    by: By
    periods: tuple[Period, ...]
    """Every period from the first to the last, also those without a score."""
    overall: Course
    phases: tuple[Course, ...]
    undated: int
    """How many scores have no date and are left out."""


def _sort(score: Dated) -> tuple[object, ...]:
    """Equal for scores of one touchpoint that can be held against each other."""
    return score.place.order, None if score.measured is None else way(score.measured)


def _believed_day(card: Scorecard, found: PlaceScore) -> date | None:
    if found.believed.basis == "figure":
        return grounds(card.map, found).date or card.map.date
    sources = sources_of(card.map, found.phase, found.touchpoint)
    return max((source.date for source in sources if source.date), default=card.map.date)


def series(card: Scorecard, found: PlaceScore) -> list[Dated]:
    """The measured scores of a touchpoint or phase with their dates; `date.min` for none."""
    if found.measured is None:
        return []
    parts = [stratum.metric for stratum in found.measured.strata] or [found.measured.metric]
    kinds = [kind(metric) for metric in parts]
    alike = [
        metric
        for metric in found.place.metrics
        if kind(metric) in kinds and not is_estimate(card.map, metric)
    ]
    people = coming(card.map, found.place)

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
            result.append(Dated(found, day, measured.point, measured))
    return result


def _all(card: Scorecard) -> tuple[list[Dated], int]:
    """Every score that counts, and how many have no date and do not."""
    scores: list[Dated] = []
    for found in card.places:
        own = series(card, found)
        scores += own
        if found.believed.score is not None:
            day = _believed_day(card, found)
            if day is not None or not own:
                scores.append(Dated(found, day or date.min, found.believed.score, None))
    dated = [score for score in scores if score.day != date.min]
    return (dated, len(scores) - len(dated)) if dated else (scores, 0)


def _combined(card: Scorecard, period: Period, scores: Iterable[Dated]) -> PeriodScore:
    """The mean over touchpoints, each once."""
    latest: dict[int, Dated] = {}
    for score in scores:
        key = score.place.order
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


def _compared(card: Scorecard, before: PeriodScore, after: PeriodScore) -> Change | None:
    both = before.shared_with(after)
    if both is None:
        return None
    first, last = both
    measured = [
        [score.measured for score in one.scores if score.measured is not None] for one in (first, last)
    ]
    p_value = None
    if len(measured[0]) == len(measured[1]) == len(first.scores):
        p_value = contrast_of_means(measured[0], measured[1], card.scale, card.settings).p_value
    of = len({score.place.order for one in (before, after) for score in one.scores})
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


def _course(card: Scorecard, phase: Phase | None, scores: Sequence[Dated], by: By) -> Course:
    ordered = sorted(scores, key=lambda score: period_of(score.day, by))
    periods = tuple(
        _combined(card, period, group)
        for period, group in groupby(ordered, key=lambda score: period_of(score.day, by))
    )
    goals = {
        score.place.order: score.place.goal.score for score in scores if score.place.goal.score is not None
    }
    steps = tuple(_compared(card, one, other) for one, other in pairwise(periods))
    found = (_compared(card, one, periods[-1]) for one in periods[:-1])
    change = next((one for one in found if one is not None), None)
    return Course(phase, fmean(goals.values()) if goals else None, periods, steps, change)


def period_of(day: date, by: By) -> Period:
    """The period that a day lies in."""
    return Period(day.year) if by == "year" else Period(day.year, (day.month + 2) // 3)


def lifecycle(card: Scorecard) -> Lifecycle:
    """The scores of a scorecard by year where they span more than two years, by quarter otherwise."""
    scores, undated = _all(card)
    days = [score.day for score in scores]
    by: By = "year" if days and (max(days) - min(days)).days > YEARS_FROM else "quarter"
    periods: list[Period] = []
    if days:
        period, last = period_of(min(days), by), period_of(max(days), by)
        while period <= last:
            periods.append(period)
            period = period.following()
    courses = [_course(card, None, scores, by)]
    courses += [
        _course(card, phase, [score for score in scores if score.place.phase is phase], by)
        for phase in card.map.phases
    ]
    overall, *phases = _decided(card, courses)
    return Lifecycle(by, tuple(periods), overall, tuple(phases), undated)
