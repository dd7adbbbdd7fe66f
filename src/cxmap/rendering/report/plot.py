"""Where everything of an emotion curve stands in its picture.

The picture is as wide as its columns turn out to be on the reader's screen, so what has a width of its own
(lines, areas) is given in hundredths of a column and stretched, and what has none (marks, words) is placed in
percent of the width. Heights are pixels. Nothing here decides on a score; it only finds the place for one.
"""

from __future__ import annotations

from textwrap import wrap

from cxmap.rendering.backends.svg import number
from cxmap.rendering.report.drawn import Face, Plateau, Plot, Side, Words
from cxmap.rendering.report.frame import EDGE, Frame, goals_by_column
from cxmap.rendering.report.names import LINE, names_of
from cxmap.rendering.report.points import points_of
from cxmap.rendering.report.shapes import DASHES, MARKERS, mouth
from cxmap.view.curve.values import CurveView, Level, Stretch, Tick

HEIGHT = 340.0


def _tone(mood: float) -> str:
    return "bad" if mood < 0.4 else "good" if mood > 0.6 else "neutral"


def _face(frame: Frame, tick: Tick) -> Face:
    return Face(number(frame.height(tick.height)), tick.word, tick.number, mouth(tick.mood), _tone(tick.mood))


def _path(frame: Frame, stretches: tuple[Stretch, ...]) -> str:
    found = []
    for stretch in stretches:
        for at, bend in enumerate(stretch.line):
            points = [f"{frame.units(x)} {number(frame.height(y))}" for x, y in bend]
            found.append(("" if at else f"M{points[0]}") + "C" + " ".join(points[1:]))
    return "".join(found)


def _goal(frame: Frame, view: CurveView) -> str:
    found: list[str] = []
    before = -1
    for run in view.goals:
        y = number(frame.height(run.height))
        found.append(f"V{y}" if run.first == before + 1 and found else f"M{frame.units(run.first)} {y}")
        found.append(f"H{frame.units(run.last + 1)}")
        before = run.last
    return "".join(found)


def _plateau(frame: Frame, level: Level) -> Plateau:
    return Plateau(
        x1=frame.percent(level.first + 0.12),
        x2=frame.percent(level.last + 0.88),
        middle=frame.percent((level.first + level.last + 1) / 2),
        y=number(frame.height(level.height)),
        kind=level.kind,
        label=level.label,
        badge=str(level.rank) if level.rank is not None and level.rank <= 3 else "",
        undecided=level.side == "open",
    )


def _sides(frame: Frame, view: CurveView) -> tuple[Side, ...]:
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


def _goal_words(frame: Frame, view: CurveView) -> tuple[Words, ...]:
    start = "end" if frame.mirrored else "start"
    dx = "-6" if frame.mirrored else "6"
    return tuple(
        Words(frame.percent(run.first), number(frame.height(run.height) - 6), (run.label,), start, dx)
        for run in view.goals
    )


def _remarks(frame: Frame, view: CurveView) -> tuple[Words, ...]:
    """Why a score is missing, said in the middle of its column, or below the goal where that runs there."""
    goals = goals_by_column(view)
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


def plot(view: CurveView, *, mirrored: bool = False, tall: float = HEIGHT, edge: float = EDGE) -> Plot:
    """Place a curve in so many pixels of height, `edge` of them above and below its scale.

    `mirrored` is for scripts that run from right to left.
    """
    frame = Frame(max(1, len(view.columns)), mirrored=mirrored, tall=tall, edge=edge)

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
        points=points_of(frame, view),
        plateaus=tuple(_plateau(frame, level) for level in view.levels),
        sides=_sides(frame, view),
        words=names_of(frame, view),
        remarks=_remarks(frame, view),
    )
