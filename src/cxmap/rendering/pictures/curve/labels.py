"""The words on a plot, each put where it covers nothing; what finds no room is handed back, never dropped."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from math import ceil, cos, pi, sin

from msgspec import Struct, field

from cxmap.rendering.frame.coordinates import Frame, cut
from cxmap.rendering.frame.marks import BADGE, DIAMOND, FUTURE_SCORE, SCORE, badge, colour_of, has_badge
from cxmap.rendering.frame.room import Room
from cxmap.rendering.pictures.curve.callouts import callouts
from cxmap.rendering.pictures.curve.columns import is_wordy
from cxmap.rendering.pictures.curve.future import arrows, future_bars
from cxmap.rendering.pictures.curve.plot import GHOST, diamond_places, goal_paths, level_box
from cxmap.rendering.scene import type_scale
from cxmap.rendering.scene.page import Box, Item, Point, Shape, Style, rounded, tagged
from cxmap.rendering.scene.text import block, clean, height, widest, wrap
from cxmap.rendering.theme import Theme
from cxmap.view.curve.values import CurveView, Series
from cxmap.view.monotone import along

MAIN = type_scale.NAME
OTHER = type_scale.SMALL_STRONG
QUIET = type_scale.SMALL_ASIDE
VALUE, COUNT = type_scale.STRONG, type_scale.SMALL
"""Of a score beside its mark, and of the number of answers below it."""
APART, RIVAL = 16.0, 35.0
"""How far a name keeps from the line beside its own, current or future, and what less room costs."""
OTHERS = 15.0
"""What it costs to lie over 4 points of a line that is not the main one, so that no name hides its own."""
ALONG, MOST_COST = 0.4, 60.0
"""What it costs a name to stand one point further along its line, and what it may cost altogether."""
MOST_TRIED = ceil(MOST_COST / ALONG)
"""So many points of a line are near enough to its beginning."""
_REACH = {"experience": SCORE + 2, "future": FUTURE_SCORE + 1.5, "earlier": FUTURE_SCORE + 1.5}
"""How far marks reach around their middle."""
NAME_LINES = 3
"""A line with a longer name is explained at the foot of the page."""


class PlacedLabels(Struct):
    """The labels of a row, and what found no room: callouts by number, remarks by column."""

    items: list[Item] = field(default_factory=list)
    callouts: list[int] = field(default_factory=list)
    remarks: list[int] = field(default_factory=list)
    named: list[str] = field(default_factory=list)
    """The series that got their name on the line."""
    goal_named: bool = False


def _tops(room: Room, points: list[Point], size: tuple[float, float], far: float) -> list[tuple[Box, float]]:
    """Places above and below every point of a line; the further along it, the dearer."""
    w, h = size
    result = []
    for number, (x, y) in enumerate(points):
        left = min(max(x - w / 2, room.bounds.x), room.bounds.right - w)
        price = ALONG * number + abs(left + w / 2 - x) * 0.05
        result += [(Box(left, y - h - far, w, h), price), (Box(left, y + far, w, h), price + 0.3)]
        result += [(Box(left, y - h - far - 9, w, h), price + 6), (Box(left, y + far + 9, w, h), price + 6.3)]
    return result


def _meets(box: Box, line: Sequence[Point]) -> bool:
    """Whether a name at this place could be taken for that of another line."""
    x, y, w, h = box.grown(APART)
    return any(x < px <= x + w and y < py <= y + h for px, py in line)


def _backed(
    lines: tuple[str, ...], box: Box, style: Style, colour: str, theme: Theme, alpha: float
) -> list[Item]:
    backing = Shape(rounded(box, 3), theme.paper, alpha=alpha)
    return [backing, *block(lines, box.x + box.w / 2, box.y + 1, style, colour, "center")]


class Labeller:
    """Places the labels of one row, the ones that matter most first."""

    def __init__(
        self, view: CurveView, frame: Frame, names_height: float, theme: Theme, taken: Sequence[Box] = ()
    ) -> None:
        self.view, self.frame, self.theme = view, frame, theme
        top = frame.top + names_height
        self.room = Room(Box(frame.left + 2, top, frame.right - frame.left - 4, frame.bottom - top - 2))
        self.labels = PlacedLabels()
        self._first_goal = -1
        self._lines: dict[str, list[list[Point]]] = {}
        self.room.block(*(box.grown(3) for box in taken))
        self._occupy()

    def _occupy(self) -> None:
        frame, room = self.frame, self.room
        for series in self.view.together:
            paths = []
            for run in series.stretches:
                part = cut(run.line, frame.first, frame.last + 1)
                if part:
                    paths.append([frame.at(point) for point in along(part, steps=12)])
                for mark in run.marks:
                    if frame.has(mark.column):
                        x, y = frame.x(mark.x), frame.y(mark.height)
                        r = _REACH.get(series.role, 5.0)
                        room.block(Box(x - r, y - r, 2 * r, 2 * r))
                        if mark.low is not None and mark.high is not None:
                            y0, y1 = frame.y(mark.high), frame.y(mark.low)
                            room.block(Box(x - 5, y0 - 1, 10, y1 - y0 + 2))
                        if series.role == "experience" and mark.believed is not None:
                            ghost = frame.y(mark.believed)
                            room.block(Box(x - GHOST - 1, ghost - GHOST - 1, 2 * GHOST + 2, 2 * GHOST + 2))
                        if not part:
                            paths.append([(x, y)])
            self._lines[series.key] = paths
            for path in paths:
                if series.role == "experience":
                    room.block_line(path, 5.0)
                else:
                    room.avoid_line(path, 14.0 if series.is_beside else OTHERS, 3.0)
        for x, start, end in arrows(self.view, frame):
            room.avoid([Box(x - 3, min(start, end), 6, abs(end - start))], 40.0)
        for bar in future_bars(self.view, frame):
            room.block(bar.grown(2))
        for tick in () if is_wordy(self.view) else self.view.ticks:
            room.avoid([Box(frame.left, frame.y(tick.height) - 0.5, frame.right - frame.left, 1)], 1.5)
        for path in goal_paths(self.view, frame):
            room.avoid_line(path, 6.0, 2.0)
        for level in self.view.levels:
            box = level_box(level, frame)
            if box is not None:
                room.block(box.grown(2))
        for _, _, x, y in diamond_places(self.view, frame):
            r = DIAMOND + 1.5
            room.block(Box(x - r, y - r, 2 * r, 2 * r))

    def all(self, in_lane: frozenset[int], in_cell: frozenset[int], *, scores: bool = False) -> PlacedLabels:
        """Every label, apart from the callouts and remarks that already have a place below the plot.

        With `scores`, each mark of the main line has its number beside it.
        """
        self._badges()
        if scores:
            self._scores()
        self._series(("experience",))
        self._goals(only_first=True)
        self._series(("future", "earlier"))
        self._remarks(in_cell)
        self._callouts(in_lane)
        self._series(("persona", "expectation", "curve"))
        self._goals(only_first=False)
        return self.labels

    def _badges(self) -> None:
        heights = (
            {mark.column: mark.height for run in self.view.series[0].stretches for mark in run.marks}
            if self.view.series
            else {}
        )
        for number, column in enumerate(self.view.columns):
            if (
                column.rank is None
                or not has_badge(column.rank)
                or not self.frame.has(number)
                or number not in heights
            ):
                continue
            x, y = self.frame.middle(number), self.frame.y(heights[number])
            wide = any(callout.column == number for callout in self.view.callouts)
            reach = (DIAMOND if wide else SCORE) + BADGE + 2.5
            spots = []
            below = 1 if heights[number] < self._goal_at(number) else -1
            for ring, more in enumerate((0.0, 6.0, 14.0, 24.0)):
                for turn in range(16):
                    angle = below * (pi / 2 + turn * pi / 8)
                    spot = (x + cos(angle) * (reach + more), y + sin(angle) * (reach + more))
                    spots.append((spot, ring * 8 + 2.0 * min(turn, 16 - turn)))
            self._badge(column.rank, spots, undecided=column.undecided)
        for level in self.view.levels:
            bar = level_box(level, self.frame)
            if (
                bar is None
                or level.rank is None
                or not has_badge(level.rank)
                or level.left < self.frame.first
            ):
                continue
            x, y = bar.x + bar.w / 2, bar.y + bar.h / 2
            below = 1 if level.goal is None or level.height < level.goal else -1
            far = below * (BADGE + bar.h / 2 + 3)
            spots = [
                ((x + shift * 12, y + side * far), abs(shift) + (0 if side > 0 else 4))
                for shift in (0, -1, 1, -2, 2, -3, 3)
                for side in (1, -1)
            ]
            self._badge(level.rank, spots, undecided=level.side == "open")

    def _scores(self) -> None:
        """The number of every mark and level of the main line, and how many answers are behind it."""
        frame = self.frame
        sharp = {callout.column for callout in self.view.callouts}
        marks = [mark for series in self.view.series[:1] for run in series.stretches for mark in run.marks]
        for before, mark, after in zip([None, *marks], marks, [*marks[1:], None], strict=False):
            if not frame.has(mark.column):
                continue
            x, y = frame.middle(mark.column), frame.y(mark.height)
            reach = (DIAMOND if mark.column in sharp else SCORE) + 2
            ends = [y, *(frame.y(end) for end in (mark.low, mark.high, mark.believed) if end is not None)]
            beside = [other.height for other in (before, after) if other is not None]
            lean = sum(beside) / len(beside) - mark.height if beside else 0.0
            below = lean > 0 or (lean == 0 and mark.height < self._goal_at(mark.column))
            spread = Box(x - reach, min(ends) - reach, 2 * reach, max(ends) - min(ends) + 2 * reach)
            small = f"n\u00a0=\u00a0{mark.n}" if mark.n else ""
            self._score(mark.label, small, spread, self.view.columns[mark.column].id, below=below)
        for level in self.view.levels:
            bar = level_box(level, frame)
            if bar is not None and level.left >= frame.first:
                self._score(level.label, "", bar.grown(2), "", below=False)

    def _score(self, text: str, small: str, around: Box, place: str, *, below: bool) -> None:
        """A number beside what takes up a box, rather above or rather below."""
        parts = [((line,), style) for line, style in ((clean(text), VALUE), (small, COUNT)) if line]
        w = max((widest(lines, style) for lines, style in parts), default=0.0) + 4
        h = sum(height(lines, style) for lines, style in parts)
        x, y = around.x + around.w / 2, around.y + around.h / 2
        over, under = around.y - h - 1, around.bottom + 1
        first, second = (under, over) if below else (over, under)
        left, right, level = around.x - w - 2, around.right + 2, y - h / 2
        lean = w * 0.6
        spots = [
            (x - w / 2, first), (x - w / 2, second), (x - w / 2 + lean, first), (x - w / 2 - lean, first),
            (right, level), (left, level),
            (right, first), (left, first), (right, second), (left, second),
        ]  # fmt: skip
        choices = [(Box(at_x, at_y, w, h), 1.5 * at) for at, (at_x, at_y) in enumerate(spots)]
        best = self.room.best(choices)
        if best is None:
            return
        box = choices[best][0]
        top = box.y
        items: list[Item] = [Shape(rounded(box, 3), self.theme.paper, alpha=0.72)]
        for lines, style in parts:
            colour = self.theme.ink if style is VALUE else self.theme.muted
            items += block(lines, box.x + w / 2, top, style, colour, "center")
            top += height(lines, style)
        self.labels.items += tagged(items, "score", "experience", place)
        self.room.block(box)

    def _badge(self, rank: int, spots: list[tuple[Point, float]], *, undecided: bool) -> None:
        r = BADGE + 1
        boxes = [(Box(x - r, y - r, 2 * r, 2 * r), price) for (x, y), price in spots]
        best = self.room.best(boxes, 1e12) or 0
        drawn = badge(*spots[best][0], rank, self.theme, undecided=undecided)
        self.labels.items += tagged(drawn, "badge", "experience")
        self.room.block(boxes[best][0])

    def _goal_at(self, column: int) -> float:
        return next((run.height for run in self.view.goals if run.first <= column <= run.last), 100.0)

    def _series(self, roles: tuple[str, ...]) -> None:
        for series in self.view.together:
            if series.role in roles:
                self._name(series)

    def _name(self, series: Series) -> None:
        main = series.role == "experience"
        style = MAIN if main or series.is_beside else OTHER if series.role == "persona" else QUIET
        lines = wrap(series.name, style, 150)
        paths = self._lines[series.key]
        points = [point for path in paths for point in path[::2]]
        if not points and (main or series.is_beside):
            levels = [level_box(level, self.frame) for level in self.view.levels]
            bars = [bar for bar in levels if bar is not None] if main else future_bars(self.view, self.frame)
            points = [(bar.x + bar.w * at / 8, bar.y + bar.h / 2) for bar in bars for at in range(1, 8)]
        if not points or not 0 < len(lines) <= NAME_LINES:
            return
        if not main:
            points.reverse()
        w, h = widest(lines, style) + 6, height(lines, style) + 2
        candidates = _tops(self.room, points[:MOST_TRIED], (w, h), 8.0 if main else 6.0)
        x, y = points[0]
        beside = x - w - 8 if main else x + 8
        candidates.insert(0, (Box(beside, y - h / 2, w, h), 1.0))
        rivals = [one.key for one in self.view.series if one.is_beside != series.is_beside]
        rivals = [key for key in rivals if main or (series.is_beside and key == "experience")]
        near = [point for key in rivals for path in self._lines.get(key, []) for point in path]
        if near:
            candidates = [(box, price + (RIVAL if _meets(box, near) else 0.0)) for box, price in candidates]
        best = self.room.best(candidates, MOST_COST)
        if best is None:
            return
        box = candidates[best][0]
        named = _backed(lines, box, style, colour_of(series, self.theme), self.theme, 0.72)
        self.labels.items += tagged(named, "name", series.key)
        self.labels.named.append(series.key)
        self.room.block(box)

    def _goals(self, *, only_first: bool) -> None:
        seen: float | None = None
        for run in self.view.goals:
            first, last = max(run.first, self.frame.first), min(run.last, self.frame.last)
            if first > last or run.height == seen or (self.labels.goal_named and only_first):
                continue
            if not only_first and self._first_goal == run.first:
                seen = run.height
                continue
            lines = wrap(run.label, QUIET, 120, 2)
            w, h = widest(lines, QUIET) + 6, height(lines, QUIET) + 1
            left, right = self.frame.x(first) + 3, self.frame.x(last + 1) - 3 - w
            if not lines or right < left:
                continue
            y = self.frame.y(run.height)
            count = int((right - left) / 5) + 1
            spots = [left + number * 5 for number in range(count)]
            candidates = [(Box(x, y - h - 1.5, w, h), 0.15 * number) for number, x in enumerate(spots)]
            candidates += [(Box(x, y + 1.5, w, h), 3 + 0.15 * number) for number, x in enumerate(spots)]
            best = self.room.best(candidates, 45.0)
            if best is None:
                continue
            box = candidates[best][0]
            self.labels.items += _backed(lines, box, QUIET, self.theme.goal, self.theme, 0.6)
            self.room.block(box)
            seen = run.height
            if only_first:
                self.labels.goal_named = True
                self._first_goal = run.first
                return

    def _remark(self, column: int) -> str:
        """Why a column has no score."""
        return "" if is_wordy(self.view) else self.view.columns[column].remark

    def _remarks(self, in_cell: frozenset[int]) -> None:
        frame = self.frame
        shown = [at for at in range(frame.first, frame.last + 1) if at < len(self.view.columns)]
        for remark, group in groupby(shown, key=lambda at: "" if at in in_cell else self._remark(at)):
            members = list(group)
            if not remark:
                continue
            lines = wrap(remark, QUIET, min(len(members) * frame.column - 6, 170), 4)
            w, h = widest(lines, QUIET) + 6, height(lines, QUIET) + 2
            x = (frame.x(members[0]) + frame.x(members[-1] + 1)) / 2 - w / 2
            middle = (frame.best + frame.worst) / 2
            steps = [0] + [sign * far for far in range(1, 30) for sign in (-1, 1)]
            offsets = [-h - 2 + step * 6.0 for step in steps]
            candidates = [(Box(x, middle + offset, w, h), abs(offset) * 0.2) for offset in offsets]
            best = self.room.best(candidates, 55.0)
            if best is None:
                self.labels.remarks += members
                continue
            box = candidates[best][0]
            self.labels.items += block(lines, box.x + w / 2, box.y + 1, QUIET, self.theme.muted, "center")
            self.room.block(box)

    def _callouts(self, in_lane: frozenset[int]) -> None:
        leaders, boxes, homeless = callouts(self.view, self.frame, self.room, self.theme, in_lane)
        self.labels.items[:0] = leaders
        self.labels.items += boxes
        self.labels.callouts += homeless
