"""The means of all versions as a chart: where each stands by date and score, in percent."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from datetime import date
from itertools import accumulate

from cxmap.scoring.course import Course, Done, Limits
from cxmap.scoring.trend import Point
from cxmap.view.direction import isolated
from cxmap.view.report.writing import Writer, capital
from cxmap.view.trend.values import DayMark, DoneMark, LimitMark, TrendChart, TrendMark

LEAST_SHARE = 0.3
"""The chart shows at least so much of the scale, so that small changes stay small."""
MOST_STEPS = 4
NEAREST = 4.0
"""Percent of the width between two versions, where there is room for that."""
LABELLED = 24.0
"""Percent of the width between two dates."""
PRESENT = 10.0
"""Percent of the width from the last commit to what is not committed yet."""


def places(days: Sequence[date | None]) -> list[float]:
    """Where versions stand, 0 to 100, by their days but never on top of each other; None is the present."""
    count = len(days)
    if count < 2:
        return [50.0] * count
    numbers = [float(day.toordinal()) for day in days if day is not None]
    ordered = list(accumulate(numbers, max))
    span = ordered[-1] - ordered[0] if ordered else 0.0
    room = 100.0 - (PRESENT if len(ordered) < count and span else 0.0)
    if span:
        spots = [(number - ordered[0]) / span * room for number in ordered]
    else:
        spots = [at * 100.0 / (count - 1) for at in range(len(ordered))]
    spots += [100.0] * (count - len(ordered))
    least = min(NEAREST, 100.0 / (count - 1))
    for at in range(1, count):
        spots[at] = max(spots[at], spots[at - 1] + least)
    spots[-1] = min(spots[-1], 100.0)
    for at in range(count - 2, -1, -1):
        spots[at] = min(spots[at], spots[at + 1] - least)
    return [max(0.0, spot) for spot in spots]


def _step(span: float) -> float:
    """The smallest of 1, 2 and 5 times a power of ten that parts a span into few enough pieces."""
    power = 10.0 ** math.floor(math.log10(span / MOST_STEPS))
    return next(times * power for times in (1, 2, 5, 10, 20) if span / (times * power) <= MOST_STEPS)


def window(values: Sequence[float], low: float, high: float) -> tuple[float, ...]:
    """The numbers at the lines of an axis that holds all values and lies within a scale, lowest first.

    Without any value it is the axis of the whole scale.
    """
    bottom, top = min(values, default=low), max(values, default=high)
    lacking = max(0.0, (high - low) * LEAST_SHARE - (top - bottom))
    bottom, top = max(low, bottom - lacking / 2), min(high, top + lacking / 2)
    step = _step(max(top - bottom, (high - low) * LEAST_SHARE / 2))
    first, last = math.floor(bottom / step + 1e-9), math.ceil(top / step - 1e-9)
    lines = [round(at * step, 9) for at in range(first, max(last, first + 1) + 1)]
    inside = [line for line in lines if low < line < high]
    ends = ([low] if lines[0] <= low else []), ([high] if lines[-1] >= high else [])
    return (*ends[0], *inside, *ends[1])


def day_marks(spots: Sequence[float], texts: Sequence[str]) -> tuple[DayMark, ...]:
    """Dates for the first and the last version and for as many between as leave each other room."""
    if len(spots) < 2:
        return tuple(DayMark(spot, text, False) for spot, text in zip(spots, texts, strict=True))
    kept = [DayMark(spots[0], texts[0], False)]
    for spot, text in zip(spots[1:-1], texts[1:-1], strict=True):
        roomy = spot - kept[-1].x >= LABELLED and spots[-1] - spot >= LABELLED
        if roomy and text not in (kept[-1].text, texts[-1]):
            kept.append(DayMark(spot, text, True))
    return (*kept, DayMark(spots[-1], texts[-1], False))


def done_marks(writer: Writer, course: Course, spots: Sequence[float]) -> tuple[DoneMark, ...]:
    """The opportunities that were carried out, in the order of time, each on its day.

    Without a day it stands where the version does that first calls it done.
    """
    own = writer.words.in_course
    days = [point.version.day for point in course.points]

    def said(done: Done) -> str:
        day = done.day or course.points[done.at].version.day
        if day is None:
            return isolated(done.title)
        return (own.done_on if done.day else own.done_by).format(
            title=isolated(done.title), date=writer.words.long_date(day)
        )

    def spot(done: Done) -> float:
        return spots[done.at] if done.day is None else _spot_of(done.day, days[: done.at + 1], spots)

    return tuple(DoneMark(spot(done), number, said(done)) for number, done in enumerate(course.done, start=1))


def _spot_of(day: date, days: Sequence[date | None], spots: Sequence[float]) -> float:
    """Where a day lies among those of versions, none before the first and after the last of them."""
    for at in range(len(days) - 1, 0, -1):
        before, after = days[at - 1], days[at]
        if before is None or day < before:
            continue
        if after is None or day >= after or before == after:
            return spots[at]
        return spots[at - 1] + (spots[at] - spots[at - 1]) * ((day - before) / (after - before))
    return spots[0]


def trend_chart(writer: Writer, course: Course, days: Sequence[str]) -> TrendChart:
    """The chart of at least two points; `days` says when each was."""
    words, trend_words, scale, points = writer.words, writer.told.trend, writer.card.scale, course.points
    own, limits = words.in_course, course.limits
    values = [point.mean for point in points] + [point.goal for point in points if point.goal is not None]
    if limits is not None:
        values += [min(max(end, scale.min), scale.max) for end in (limits.low, limits.high)]
    lines = window(values, scale.min, scale.max)
    low, high = sorted((scale.percent(lines[0]), scale.percent(lines[-1])))

    def height(value: float) -> float:
        return (scale.percent(value) - low) / (high - low) * 100

    spots = places([point.version.day for point in points])

    def summary(at: int, point: Point, day: str) -> str:
        parts = [f"{trend_words.mean_experience} {writer.score(point.mean)}"]
        parts += [f"{trend_words.mean_goal} {writer.score(point.goal)}"] if point.goal is not None else []
        parts += [f"{trend_words.short} {point.short} / {point.judged}"] if point.judged else []
        parts += [own.outside] if limits is not None and at in limits.outside else []
        return f"{capital(day)}{words.colon}{', '.join(parts)}"

    return TrendChart(
        description=trend_words.chart.format(n=words.count(len(points)), first=days[0], last=days[-1]),
        experience=words.experience,
        goal=words.goal,
        marks=tuple(
            TrendMark(
                x=spot,
                y=height(point.mean),
                label=writer.score(point.mean),
                goal=None if point.goal is None else height(point.goal),
                goal_label="" if point.goal is None else writer.score(point.goal),
                alike=point.alike,
                measured=point.measured > 0,
                summary=summary(at, point, day),
            )
            for at, (spot, point, day) in enumerate(zip(spots, points, days, strict=True))
        ),
        ticks=tuple((height(line), writer.score(line)) for line in lines),
        days=day_marks(spots, days),
        dashed=trend_words.dashed if any(not point.alike for point in points[1:]) else "",
        limits=None if limits is None else _limit_mark(limits, spots, height, own.limits),
        outside=() if limits is None else limits.outside,
        outside_label=own.outside if limits is not None and limits.outside else "",
        done=done_marks(writer, course, spots),
        done_label=own.done if course.done else "",
    )


def _limit_mark(
    limits: Limits, spots: Sequence[float], height: Callable[[float], float], label: str
) -> LimitMark:
    """What lies beyond the ends of the scale is not drawn: no mean can lie there."""
    low, high = sorted(min(max(height(end), 0.0), 100.0) for end in (limits.low, limits.high))
    return LimitMark(spots[limits.since], spots[-1], low, height(limits.centre), high, label)
