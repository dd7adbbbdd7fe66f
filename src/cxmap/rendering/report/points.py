"""The marks of the main line, each with its score, n, badge, margin of error and believed score beside it."""

from __future__ import annotations

from cxmap.rendering.backends.svg import number
from cxmap.rendering.report.drawn import Point
from cxmap.rendering.report.frame import Frame, goals_by_column
from cxmap.rendering.report.labels import (
    BADGE,
    COLUMN,
    GOAL,
    LINE,
    MARK,
    OTHER,
    SCORE,
    SMALL,
    SMALL_TALL,
    TALL,
    WHISKER,
    WORDS,
    Asked,
    Box,
    Given,
    around,
    place,
)
from cxmap.rendering.report.names import ASIDE, endings
from cxmap.rendering.report.shapes import SIGNS
from cxmap.view.curve.values import CurveView, Mark
from cxmap.view.monotone import along


def _below(mark: Mark, around_: list[Mark], goal: float | None) -> bool:
    """Whether words rather stand below a mark: in a valley, and on level ground when below its goal."""
    if not around_:
        return goal is not None and mark.height < goal
    lean = sum(other.height for other in around_) / len(around_) - mark.height
    return lean > 0 if lean else goal is not None and mark.height < goal


def _obstacles(frame: Frame, view: CurveView) -> list[Box]:
    """What words must not cover: lines as dots along them, marks, whiskers, and the words at goals."""
    found = []
    for series in view.series:
        main = series.number == 0
        for stretch in series.stretches:
            line = along(stretch.line)
            weight = LINE if main else OTHER
            found += [around(x * COLUMN, frame.height(y), 2.0, weight) for x, y in line]
            for mark in stretch.marks:
                x = (mark.column + 0.5) * COLUMN
                found.append(around(x, frame.height(mark.height), 6.0, MARK))
                if mark.believed is not None:
                    found.append(around(x, frame.height(mark.believed), 5.0, MARK))
                if mark.low is not None and mark.high is not None:
                    top, end = frame.height(mark.high), frame.height(mark.low)
                    found.append(Box(x - 5, top, x + 5, end, WHISKER))
    for one in endings(frame, view):
        x = (one.column + 0.5) * COLUMN + ASIDE
        found.append(Box(x - 2, one.top - TALL / 2, x + one.width, one.bottom, 2 * WORDS))
    for run in view.goals:
        y, start = frame.height(run.height), run.first * COLUMN
        found.append(Box(start, y - 18, start + 10 + len(run.label) * SMALL, y - 3, WORDS))
        found.append(Box(start, y - 1, (run.last + 1) * COLUMN, y + 1, GOAL))
    return found


def _asked(frame: Frame, view: CurveView) -> list[tuple[Mark, str, str, Asked]]:
    """Every mark of the main line with its badge and impact, and the words that want a place beside it."""
    goals = goals_by_column(view)
    directions = {callout.column: callout.direction for callout in reversed(view.callouts)}
    found = []
    for stretch in view.series[0].stretches if view.series else ():
        for at, mark in enumerate(stretch.marks):
            neighbours = [*stretch.marks[max(0, at - 1) : at], *stretch.marks[at + 1 : at + 2]]
            rank = view.columns[mark.column].rank
            badge = str(rank) if rank is not None and rank <= 3 else ""
            direction = directions.get(mark.column, "")
            clear, y = 12.0 if direction else 7.0, frame.height(mark.height)
            reach = [frame.height(end) - y for end in (mark.low, mark.high) if end is not None]
            reach += [frame.height(mark.believed) - y] if mark.believed is not None else []
            asked = Asked(
                x=(mark.column + 0.5) * COLUMN,
                y=y,
                up=max(clear, -min(reach, default=0.0)),
                down=max(clear, max(reach, default=0.0)),
                below=_below(mark, neighbours, goals.get(mark.column)),
                text=mark.label,
                small=f"n = {mark.n}" if mark.n else "",
                badge=bool(badge),
            )
            found.append((mark, badge, direction, asked))
    return found


def points_of(frame: Frame, view: CurveView) -> tuple[Point, ...]:
    """The marks of the main line, their words placed so that they can be read."""
    wanted = _asked(frame, view)
    places = place([asked for *_, asked in wanted], _obstacles(frame, view), frame.tall)
    return tuple(
        _point(frame, mark, badge, direction, asked, given, undecided=view.columns[mark.column].undecided)
        for (mark, badge, direction, asked), given in zip(wanted, places, strict=True)
    )


def _point(
    frame: Frame, mark: Mark, badge: str, direction: str, asked: Asked, given: Given, *, undecided: bool
) -> Point:
    aside = BADGE / 2 if badge else 0.0
    middle = -given.dx if frame.mirrored else given.dx
    base = given.dy - asked.height / 2 + TALL - 2
    ghost = None if mark.believed is None else frame.height(mark.believed) - asked.y
    apart = ghost is not None and abs(ghost) > 1.0
    return Point(
        column=mark.column,
        x=frame.percent(mark.column + 0.5),
        y=number(asked.y),
        kind=mark.kind,
        label=mark.label,
        label_x=number(middle + aside),
        label_y=number(base),
        badge=badge,
        undecided=undecided,
        badge_x=number(middle - len(mark.label) * SCORE / 2 - 1),
        badge_y=number(base - 4.5),
        direction=direction,
        sign=SIGNS.get(direction, ""),
        whisker=_whisker(frame, mark, asked.y),
        n=asked.small,
        n_x=number(middle),
        n_y=number(base + SMALL_TALL),
        ghost=number(ghost) if ghost is not None and apart else "",
        tie=f"M0 0V{number(ghost)}" if ghost is not None and apart else "",
    )


def _whisker(frame: Frame, mark: Mark, y: float) -> str:
    if mark.low is None or mark.high is None:
        return ""
    top, end = number(frame.height(mark.high) - y), number(frame.height(mark.low) - y)
    return f"M-5 {top}H5M0 {top}V{end}M-5 {end}H5"
