"""Where everything of an emotion curve stands in its picture.

The picture is as wide as its columns turn out to be on the reader's screen, so what has a width of its own
(lines, areas) is given in hundredths of a column and stretched, and what has none (marks, words) is placed in
percent of the width. Heights are pixels. Nothing here decides on a score; it only finds the place for one.
"""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import wrap

from cxmap.rendering.html.shapes import DASHES, DIAMOND, MARKERS, SIGNS, mouth
from cxmap.view.curve import CurveView, Level, Mark, Series, Stretch, Tick

HEIGHT = 340.0
EDGE = 44.0
"""Room above the best score and below the worst one, for words beside marks."""
LINE = 15.0
UNIT = 100.0


@dataclass(frozen=True, slots=True)
class Words:
    """A text of one or more lines. `anchor` is start, middle or end of the line at x (percent) and y."""

    x: str
    y: str
    lines: tuple[str, ...]
    anchor: str = "middle"
    dx: str = "0"
    number: int = 0


@dataclass(frozen=True, slots=True)
class Face:
    """A line of the scale with its face."""

    y: str
    word: str
    number: str
    mouth: str
    tone: str


@dataclass(frozen=True, slots=True)
class Point:
    """A mark of the main line with what stands beside it."""

    x: str
    y: str
    kind: str
    label: str
    label_x: str
    label_y: str
    badge: str
    badge_y: str
    direction: str
    sign: str
    whisker: str
    n: str


@dataclass(frozen=True, slots=True)
class Side:
    """A line beside the main one."""

    number: int
    name: str
    dash: str
    marker: str
    path: str
    points: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Plateau:
    """The score of a phase as a whole, level across its columns; the badge stands at its middle."""

    x1: str
    x2: str
    middle: str
    y: str
    kind: str
    label: str
    badge: str


@dataclass(frozen=True, slots=True)
class Plot:
    """A picture, ready to be written down."""

    columns: int
    height: str
    faces: tuple[Face, ...]
    bands: tuple[tuple[str, str], ...]
    shades: tuple[tuple[str, str], ...]
    goal: str
    goal_words: tuple[Words, ...]
    line: str
    points: tuple[Point, ...]
    plateaus: tuple[Plateau, ...]
    sides: tuple[Side, ...]
    words: tuple[Words, ...]
    """Names at the ends of lines."""
    remarks: tuple[Words, ...]
    diamond: str = DIAMOND


def number(value: float) -> str:
    """A coordinate, short and the same everywhere."""
    return f"{round(value, 2) + 0.0:g}" if abs(value) < 1e5 else f"{round(value)}"


class _Frame:
    """From columns to percent of the width and to units of the stretched layer, from scores to pixels."""

    def __init__(self, columns: int, *, mirrored: bool, tall: float) -> None:
        self.columns, self.mirrored, self.tall = columns, mirrored, tall

    def height(self, percent: float) -> float:
        return EDGE + (100 - percent) / 100 * (self.tall - 2 * EDGE)

    def share(self, column: float) -> float:
        share = column / self.columns
        return 1 - share if self.mirrored else share

    def percent(self, column: float) -> str:
        return number(self.share(column) * 100) + "%"

    def units(self, column: float) -> str:
        return number(self.share(column) * self.columns * UNIT)


def _tone(mood: float) -> str:
    return "bad" if mood < 0.4 else "good" if mood > 0.6 else "neutral"


def _face(frame: _Frame, tick: Tick) -> Face:
    return Face(number(frame.height(tick.height)), tick.word, tick.number, mouth(tick.mood), _tone(tick.mood))


def _path(frame: _Frame, stretches: tuple[Stretch, ...]) -> str:
    found = []
    for stretch in stretches:
        for at, bend in enumerate(stretch.line):
            points = [f"{frame.units(x)} {number(frame.height(y))}" for x, y in bend]
            found.append(("" if at else f"M{points[0]}") + "C" + " ".join(points[1:]))
    return "".join(found)


def _goal(frame: _Frame, view: CurveView) -> str:
    found: list[str] = []
    before = -1
    for run in view.goals:
        y = number(frame.height(run.height))
        found.append(f"V{y}" if run.first == before + 1 and found else f"M{frame.units(run.first)} {y}")
        found.append(f"H{frame.units(run.last + 1)}")
        before = run.last
    return "".join(found)


def _goals(view: CurveView) -> dict[int, float]:
    return {column: run.height for run in view.goals for column in range(run.first, run.last + 1)}


def _below(mark: Mark, around: list[Mark], goal: float | None) -> bool:
    """Whether words stand below a mark: in a valley, and on level ground when it lies under its goal."""
    if not around:
        return goal is not None and mark.height < goal
    lean = sum(other.height for other in around) / len(around) - mark.height
    return lean > 0 if lean else goal is not None and mark.height < goal


def _points(frame: _Frame, view: CurveView) -> tuple[Point, ...]:
    goals = _goals(view)
    directions = {callout.column: callout.direction for callout in reversed(view.callouts)}
    found = []
    for stretch in view.series[0].stretches if view.series else ():
        for at, mark in enumerate(stretch.marks):
            before, after = stretch.marks[max(0, at - 1) : at], stretch.marks[at + 1 : at + 2]
            below = _below(mark, [*before, *after], goals.get(mark.column))
            rise = (after[0].height if after else mark.height) - (before[0].height if before else mark.height)
            away = 0.0 if not before or not after else 11.0 if (rise > 0) == below else -11.0
            if before and after and (before[0].height - mark.height) * (after[0].height - mark.height) >= 0:
                away = 0.0
            rank = view.columns[mark.column].rank
            badge = str(rank) if rank is not None and rank <= 3 else ""
            direction = directions.get(mark.column, "")
            clear = 18.0 if direction else 13.0
            y = frame.height(mark.height)
            found.append(
                Point(
                    x=frame.percent(mark.column + 0.5),
                    y=number(y),
                    kind=mark.kind,
                    label=mark.label,
                    label_x=number((-away if frame.mirrored else away) + (11 if badge else 0)),
                    label_y=number(clear + 9 if below else -clear),
                    badge=badge,
                    badge_y=number(clear + 5 if below else -clear - 4),
                    direction=direction,
                    sign=SIGNS.get(direction, ""),
                    whisker=_whisker(frame, mark, y),
                    n="" if mark.n is None else f"n = {mark.n}",
                )
            )
    return tuple(found)


def _whisker(frame: _Frame, mark: Mark, y: float) -> str:
    if mark.low is None or mark.high is None:
        return ""
    top, end = number(frame.height(mark.high) - y), number(frame.height(mark.low) - y)
    return f"M-5 {top}H5M0 {top}V{end}M-5 {end}H5"


def _plateau(frame: _Frame, level: Level) -> Plateau:
    return Plateau(
        x1=frame.percent(level.first + 0.12),
        x2=frame.percent(level.last + 0.88),
        middle=frame.percent((level.first + level.last + 1) / 2),
        y=number(frame.height(level.height)),
        kind=level.kind,
        label=level.label,
        badge=str(level.rank) if level.rank is not None and level.rank <= 3 else "",
    )


def _sides(frame: _Frame, view: CurveView) -> tuple[Side, ...]:
    return tuple(
        Side(
            number=series.number,
            name=series.name,
            dash=DASHES[(series.number - 1) % len(DASHES)],
            marker=MARKERS[(series.number - 1) % len(MARKERS)],
            path=_path(frame, series.stretches),
            points=tuple(
                (frame.percent(mark.column + 0.5), number(frame.height(mark.height)))
                for stretch in series.stretches
                for mark in stretch.marks
            ),
        )
        for series in view.series[1:]
    )


def _names(frame: _Frame, view: CurveView) -> tuple[Words, ...]:
    """Each line's name at its end, pushed apart where lines end together; a single line needs none."""
    ends: list[tuple[int, float, Series]] = []
    for series in view.series:
        marks = [mark for stretch in series.stretches for mark in stretch.marks]
        if marks:
            ends.append((marks[-1].column, frame.height(marks[-1].height), series))
    if len(ends) < 2:
        return ()
    found = []
    free: dict[int, float] = {}
    for column, y, series in sorted(ends, key=lambda end: (end[0], end[1])):
        lines = tuple(wrap(series.name, 18 if column == frame.columns - 1 else 12))
        top = max(y - LINE * (len(lines) - 1) / 2, free.get(column, 0.0))
        free[column] = top + LINE * len(lines)
        side = "end" if frame.mirrored else "start"
        found.append(
            Words(
                frame.percent(column + 0.5),
                number(top + 4),
                lines,
                side,
                "-16" if frame.mirrored else "16",
                series.number,
            )
        )
    return tuple(found)


def _goal_words(frame: _Frame, view: CurveView) -> tuple[Words, ...]:
    start = "end" if frame.mirrored else "start"
    dx = "-6" if frame.mirrored else "6"
    return tuple(
        Words(frame.percent(run.first), number(frame.height(run.height) - 6), (run.label,), start, dx)
        for run in view.goals
    )


def _remarks(frame: _Frame, view: CurveView) -> tuple[Words, ...]:
    """Why a score is missing, said in the middle of its column, or below the goal where that runs there."""
    goals = _goals(view)
    covered = {at for level in view.levels for at in range(level.first, level.last + 1)}
    found = []
    for at, column in enumerate(view.columns):
        if not column.scored and at not in covered:
            lines = tuple(wrap(column.remark or column.name, 13))
            y, goal = frame.height(50) - 6, frame.height(goals.get(at, -100.0))
            if abs(goal - y) < LINE * (len(lines) + 1):
                y = goal + LINE + 6
            found.append(Words(frame.percent(at + 0.5), number(y), lines))
    return tuple(found)


def plot(view: CurveView, *, mirrored: bool = False, tall: float = HEIGHT) -> Plot:
    """Place a curve in so many pixels of height; `mirrored` for scripts that run from right to left."""
    frame = _Frame(max(1, len(view.columns)), mirrored=mirrored, tall=tall)

    def outline(points: tuple[tuple[float, float], ...]) -> str:
        return " ".join(f"{frame.share(x):.4f},{frame.height(y) / tall:.4f}" for x, y in points)

    return Plot(
        columns=frame.columns,
        height=number(tall),
        faces=tuple(_face(frame, tick) for tick in view.ticks),
        bands=tuple(
            (
                frame.percent(band.last + 1 if mirrored else band.first),
                number((band.last - band.first + 1) / frame.columns * 100) + "%",
            )
            for band in view.bands
        ),
        shades=tuple((shade.side, outline(shade.outline)) for shade in view.shades),
        goal=_goal(frame, view),
        goal_words=_goal_words(frame, view),
        line=_path(frame, view.series[0].stretches) if view.series else "",
        points=_points(frame, view),
        plateaus=tuple(_plateau(frame, level) for level in view.levels),
        sides=_sides(frame, view),
        words=_names(frame, view),
        remarks=_remarks(frame, view),
    )
