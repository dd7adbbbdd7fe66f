"""Emotion curves made up for tests, from a handful of choices."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cxmap.view.curve.shade import Shade, between
from cxmap.view.curve.values import (
    Band,
    Callout,
    Chip,
    Column,
    CurveLabels,
    CurveLane,
    CurveView,
    Direction,
    GoalRun,
    Kind,
    Level,
    Mark,
    Series,
    Stretch,
    Tick,
)
from cxmap.view.monotone import along, bends
from cxmap.view.sheet import Sheet

LABELS = CurveLabels(
    goal="goal",
    experience="experience",
    touchpoint="touchpoint",
    channel="channel",
    no_score="no score",
    impact_moment="impact moment",
    impact_moments="impact moments",
    believed_mark="our estimate, not measured",
    measured_mark="measured, with interval",
    short_mark="below goal",
    above_mark="above goal",
    within_mark="goal met within the tolerance",
    undecided_mark="not decided",
    rank_mark="rank in the list of gaps",
)
WORDS = ("woedend", "teleurgesteld", "neutraal", "tevreden", "verrukt")


@dataclass(frozen=True)
class Point:
    """A touchpoint of a made-up curve."""

    name: str
    score: float | None = 50.0
    goal: float | None = 75.0
    others: tuple[float | None, ...] = ()
    channels: tuple[str, ...] = ("Website",)
    pains: tuple[str, ...] = ()
    gains: tuple[str, ...] = ()
    thoughts: tuple[str, ...] = ()
    callouts: tuple[tuple[Direction, str], ...] = ()
    margin: float | None = None


def _series(role: str, name: str, number: int, marks: Sequence[Mark | None]) -> Series:
    runs: list[list[Mark]] = [[]]
    for mark in marks:
        if mark is None:
            runs.append([])
        else:
            runs[-1].append(mark)
    stretches = tuple(
        Stretch(tuple(run), bends([(mark.column + 0.5, mark.height) for mark in run])) for run in runs if run
    )
    return Series(role, name if number else "", name, stretches, number)  # type: ignore[arg-type]


def _main(at: int, point: Point) -> Mark | None:
    if point.score is None:
        return None
    kind: Kind = "believed" if point.margin is None else "measured"
    if point.margin is None:
        return Mark(at, point.score, kind, f"{point.score:.0f}")
    low, high = max(0.0, point.score - point.margin), min(100.0, point.score + point.margin)
    return Mark(at, point.score, kind, f"{point.score / 25 - 2:+.1f}", low, high, str(40 + at))


def _goals(points: Sequence[Point]) -> tuple[GoalRun, ...]:
    runs: list[GoalRun] = []
    for at, point in enumerate(points):
        if point.goal is None:
            continue
        if runs and runs[-1].last == at - 1 and runs[-1].height == point.goal:
            runs[-1] = GoalRun(runs[-1].first, at, point.goal, runs[-1].label)
        else:
            runs.append(GoalRun(at, at, point.goal, f"goal {point.goal / 25 - 2:+.0f}"))
    return tuple(runs)


def _bands(count: int, phases: Sequence[tuple[str, int]]) -> tuple[Band, ...]:
    bands, first = [], 0
    for name, width in phases:
        if first < count:
            bands.append(Band(name, name, first, min(first + width, count) - 1))
        first += width
    return tuple(bands)


def curve_view(
    points: Sequence[Point],
    phases: Sequence[tuple[str, int]] = (),
    *,
    title: str = "A day of shopping",
    words: Sequence[str] = WORDS,
    levels: Sequence[Level] = (),
    names: Sequence[str] = ("Business traveller", "Family", "Student", "Retired couple"),
) -> CurveView:
    """A view as `build_curve` would fill it."""
    goals = _goals(points)
    main = _series("experience", "experience", 0, [_main(at, point) for at, point in enumerate(points)])
    series = [main]
    for number in range(max((len(point.others) for point in points), default=0)):
        heights = [point.others[number] if number < len(point.others) else None for point in points]
        marks = [None if one is None else Mark(at, one, "believed", "") for at, one in enumerate(heights)]
        series.append(
            _series("persona" if number < 3 else "curve", names[number % len(names)], number + 1, marks)
        )
    shades: list[Shade] = []
    for stretch in main.stretches:
        for goal in goals:
            inside = [one for one in along(stretch.line) if goal.first <= one[0] <= goal.last + 1]
            shades += between(inside, goal.height)
    gaps = sorted(
        (point.score - point.goal, at)
        for at, point in enumerate(points)
        if point.score is not None and point.goal is not None and point.score < point.goal
    )
    ranks = {at: rank for rank, (_, at) in enumerate(gaps, start=1)}
    channels = sorted({name for point in points for name in point.channels})
    columns = tuple(
        Column(
            f"t{at}",
            point.name,
            tuple(Chip(name, channels.index(name)) for name in point.channels),
            ranks.get(at),
            point.score is not None,
            "" if point.score is not None else "no score, on purpose",
            "",
        )
        for at, point in enumerate(points)
    )
    lanes = [
        CurveLane("thoughts", "thoughts", tuple(point.thoughts for point in points)),
        CurveLane("pain_points", "pain points", tuple(point.pains for point in points)),
        CurveLane("gains", "gains", tuple(point.gains for point in points)),
    ]
    steps = max(len(words) - 1, 1)
    return CurveView(
        sheet=Sheet(
            language="en",
            title=title,
            subtitle=(
                "Journey map, current state",
                "Fashion shopper",
                "Come home with a jacket",
                "21 July 2018",
            ),
            headline=f"{len(gaps)} of {len(points)} touchpoints fall below goal",
            headline_bad=bool(gaps),
            figures=(
                "mean \N{MINUS SIGN}0.3",
                "peak\N{EN DASH}end \N{MINUS SIGN}2",
                "lowest: Queue at the till",
            ),
            source=("Diary of one shopper, 2018, n = 1",),
            description="Emotion curve of a day of shopping.",
            page_of="part {page} of {pages}",
            first_pages="only the first {most} are drawn",
        ),
        ticks=tuple(
            Tick(at * 100 / steps, word, f"{at - 2:+d}", at / steps) for at, word in enumerate(words)
        ),
        bands=_bands(len(points), phases),
        columns=columns,
        series=tuple(series),
        goals=goals,
        shades=tuple(shades),
        levels=tuple(levels),
        callouts=tuple(
            Callout(at, point.score, direction, text)
            for at, point in enumerate(points)
            for direction, text in point.callouts
        ),
        lanes=tuple(lane for lane in lanes if any(lane.cells)),
        labels=LABELS,
    )
