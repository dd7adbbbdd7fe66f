"""The grid of a flow in points: how wide its columns and gutters are, how tall its rows and channels."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property, lru_cache

from msgspec import Struct

from cxmap.rendering.frame.marks import BADGE, has_badge
from cxmap.rendering.pictures.flow.boxes import NAME, PADDING, Inside, arranged, foot_width, footing, tallest
from cxmap.rendering.pictures.flow.labels import label_height
from cxmap.rendering.pictures.flow.tracks import PITCH, labelled_of, pitches_of, tracks_of
from cxmap.rendering.scene import type_scale
from cxmap.rendering.scene.page import Box, Point
from cxmap.rendering.scene.text import height, longest_word, wrap
from cxmap.rendering.scene.typeface import family
from cxmap.view.flow.routes import Leg
from cxmap.view.flow.values import FlowGroup, FlowLabels, FlowLink, FlowPart

HEADING, WHOLE = type_scale.NAME, type_scale.SMALL
RANKED = 2 * BADGE + 6.0
"""What the rank of a phase takes from the width of its name."""
GUTTER, OUTER, CHANNEL = 34.0, 14.0, 13.0
"""Between columns with ways, at the edges and between columns without, and between rows: each way adds to
these."""
NARROWEST, WIDEST = 92.0, 176.0
"""Of a column of boxes: narrower breaks most names, wider leaves them in one line with much air."""
LABEL = 74.0
"""What a gutter is given for labels where there is room."""
MOST_GUTTER = 190.0
"""Free width goes into gutters, for words beside ways; beyond that, boxes no longer look joined."""
MOST_EXTRA = 40.0
"""Added to a channel between rows at most, for the same reason."""
TIER_GAP = 14.0
HEADING_TOP, HEADING_BOTTOM = 7.0, 3.0


@lru_cache(maxsize=200)
def _longest(names: tuple[str, ...], _family: str) -> float:
    """The longest word of all names."""
    return max((longest_word(name, NAME) for name in names), default=0.0)


class FlowGrid(Struct, frozen=True, dict=True):
    """A part of a flow between `left` and `right`, with its top at `top`."""

    part: FlowPart
    labels: FlowLabels
    left: float
    right: float
    top: float
    extra: float = 0.0
    """Height to add to each channel between two rows."""
    around: float = 0.0
    """Height to add above the first row of every tier and below its last."""

    @cached_property
    def tracks(self) -> dict[tuple[bool, int], float]:
        """The distance of the outermost tracks of each lane, in tracks."""
        return tracks_of(self.part)

    @cached_property
    def pitches(self) -> dict[tuple[bool, int], float]:
        """How far apart the tracks of each lane lie, where there is room."""
        return pitches_of(self.part)

    def _spread(self, lane: tuple[bool, int]) -> float:
        """How far apart the outermost tracks of a lane lie, where there is room."""
        return self.tracks.get(lane, 0.0) * self.pitches.get(lane, PITCH)

    @cached_property
    def _gutters(self) -> list[float]:
        """The least widths of the gutters: room for every track."""
        gutters = []
        for at in range(self.part.columns + 1):
            spread = self._spread((False, 2 * at))
            wide = 0 < at < self.part.columns or (False, 2 * at) in self.tracks
            gutters.append((GUTTER if wide else OUTER) + spread)
        return gutters

    @property
    def least_width(self) -> float:
        """How far apart `left` and `right` have to be at the least."""
        return sum(self._gutters) + NARROWEST * self.part.columns

    @property
    def fits(self) -> bool:
        """Whether columns and ways have the room that they need at the least."""
        return self.right - self.left >= self.least_width

    @property
    def _hoped(self) -> list[float]:
        """The room that the words of ways would like in each gutter."""
        labelled = labelled_of(self.part)
        return [LABEL if 2 * at in labelled else 0.0 for at in range(self.part.columns + 1)]

    @cached_property
    def usual(self) -> float:
        """The width of a column before gaps claim room beside their scores."""
        most = (self.right - self.left - sum(self._gutters)) / self.part.columns
        column = most - sum(self._hoped) / self.part.columns
        return max(min(column, WIDEST), min(self._least_column, most))

    @cached_property
    def _across(self) -> tuple[list[float], float]:
        """The widths of the gutters, and of the columns."""
        part, gutters, wanted = self.part, self._gutters, self._hoped
        whole = self.right - self.left
        column, foot = self.usual, foot_width(part.boxes)
        if column < foot <= min(NARROWEST + 40, (whole - sum(gutters)) / part.columns):
            column = foot
        rest = whole - sum(gutters) - column * part.columns
        if sum(wanted) and rest > 0:
            share = min(1.6, rest / sum(wanted))
            gutters = [
                min(wide + want * share, max(MOST_GUTTER, wide))
                for wide, want in zip(gutters, wanted, strict=True)
            ]
        rest = whole - sum(gutters) - column * part.columns
        if rest > 0:
            each = rest / part.columns
            gutters = [
                wide + (each if 0 < at < part.columns else each / 2) for at, wide in enumerate(gutters)
            ]
        return gutters, column

    @cached_property
    def level(self) -> bool:
        """Whether each box has room for its gap beside its score."""
        return footing(self.part.boxes, self.column) == "beside"

    @cached_property
    def _least_column(self) -> float:
        """What keeps the longest word of a name whole, within reason."""
        word = _longest(tuple(view.name for view in self.part.boxes), family())
        return max(NARROWEST + 14, min(NARROWEST + 40, word + 2 * PADDING))

    @property
    def column(self) -> float:
        """The width of a column."""
        return self._across[1]

    def gutter(self, at: int) -> tuple[float, float]:
        """Both edges of a gutter."""
        gutters, column = self._across
        start = self.left + sum(gutters[:at]) + at * column
        return start, start + gutters[at]

    @cached_property
    def insides(self) -> tuple[Inside, ...]:
        """What stands in each box."""
        where = footing(self.part.boxes, self.column)
        return tuple(arranged(view, self.column, self.labels, where) for view in self.part.boxes)

    def _heading_width(self, group: FlowGroup) -> float:
        """Over its whole width, unless ways may pass between its columns."""
        first = self.gutter(group.first)[1]
        last = self.gutter(group.last + 1)[0]
        return self.column if self.part.breaks else last - first

    def heading(self, group: FlowGroup) -> tuple[str, ...]:
        """The lines of a phase's name, beside its rank where it has one."""
        ranked = RANKED if has_badge(group.phase.rank) else 0.0
        return wrap(group.phase.name, HEADING, self._heading_width(group) - ranked, 4)

    def below_heading(self, group: FlowGroup) -> tuple[str, ...]:
        """The lines that tell the score of a phase as a whole."""
        return wrap(group.phase.score, WHOLE, self._heading_width(group), 4) if group.phase.score else ()

    def heading_tall(self, group: FlowGroup) -> float:
        """The height of both."""
        return height(self.heading(group), HEADING) + height(self.below_heading(group), WHOLE)

    def _heading_height(self, top: int) -> float:
        tall = max((self.heading_tall(group) for group in self.part.groups if group.top == top), default=0.0)
        return HEADING_TOP + tall + HEADING_BOTTOM if tall else 0.0

    @cached_property
    def _down(self) -> tuple[list[float], list[float]]:
        """The top of each channel and of each row, and one more channel: where the part ends."""
        part = self.part
        rows: dict[int, list[Inside]] = defaultdict(list)
        for inside in self.insides:
            rows[inside.view.cell.row].append(inside)
        channels, tops = [], []
        y = self.top + self._heading_height(0)
        for at in range(part.rows + 1):
            channels.append(y)
            y += self._channel(at)
            if at < part.rows:
                tops.append(y)
                if at in part.breaks:
                    y += TIER_GAP + self._heading_height(at + 1)
                else:
                    y += self._row(rows[at], at)
        channels.append(y)
        return channels, tops

    def _row(self, insides: Sequence[Inside], at: int) -> float:
        spread = self._spread((True, 2 * at + 1))
        return max(tallest(insides), 30.0, spread + 16)

    def _channel(self, at: int) -> float:
        spread = self._spread((True, 2 * at))
        busy = (True, 2 * at) in self.tracks
        plain = CHANNEL + (spread + 6 if busy else 0.0)
        edge = self._over(at) or self._under(at)
        least = self._labels.get(at, 0.0)
        return max(plain + (0.0 if edge else self.extra), least) + (self.around if edge else 0.0)

    def _over(self, at: int) -> bool:
        """Whether a channel is the first of a tier."""
        return at == 0 or at - 1 in self.part.breaks

    def _under(self, at: int) -> bool:
        """Whether a channel is the last of a tier."""
        return at == self.part.rows or at in self.part.breaks

    @cached_property
    def _labels(self) -> dict[int, float]:
        """What channels need for words on ways that run straight down through them."""
        rooms: dict[int, float] = {}
        for link in self.part.links:
            first = link.route.legs[0]
            if len(link.route.legs) == 1 and not first.level and (link.share or link.when):
                at = self.part.boxes[link.start].cell.row + (first.end > first.start)
                rooms[at] = max(rooms.get(at, 0.0), label_height(link) + 22)
        return rooms

    @property
    def inner_channels(self) -> int:
        """How many channels can take up spare height."""
        return sum(not self._over(at) and not self._under(at) for at in range(self.part.rows + 1))

    @property
    def bottom(self) -> float:
        """Where the part ends."""
        return self._down[0][-1]

    def box(self, number: int) -> Box:
        """A touchpoint's box, as tall as its row."""
        cell = self.part.boxes[number].cell
        top, below = self._down[1][cell.row], self._down[0][cell.row + 1]
        return Box(self.gutter(cell.column)[1], top, self.column, below - top)

    def band(self, group: FlowGroup) -> Box:
        """The background of a phase, from the middle of one gutter to the middle of another."""
        first, last = self.gutter(group.first), self.gutter(group.last + 1)
        left = self.left if group.first == 0 else sum(first) / 2
        right = self.right if group.last + 1 == self.part.columns else sum(last) / 2
        top = self._down[0][group.top] - self._heading_height(group.top)
        return Box(left, top, right - left, self._lower(group) - top)

    def _lower(self, group: FlowGroup) -> float:
        """The lower edge of the channel below a group."""
        at = group.bottom + 1
        return self._down[1][at] if at < self.part.rows else self._down[0][-1]

    def x(self, lane: int, track: float) -> float:
        """Where an upright leg stands."""
        if lane % 2:
            start, end = self.gutter(lane // 2)[1], self.gutter(lane // 2 + 1)[0]
        else:
            start, end = self.gutter(lane // 2)
        return (start + end) / 2 + track * self._pitch(False, lane, end - start)

    def y(self, lane: int, track: float) -> float:
        """Where a level leg lies."""
        channels, tops = self._down
        if lane % 2:
            start, end = tops[lane // 2], channels[lane // 2 + 1]
        else:
            start = channels[lane // 2]
            end = tops[lane // 2] if lane // 2 < len(tops) else channels[-1]
            start += self.around if self._over(lane // 2) else 0.0
            end -= self.around if self._under(lane // 2) else 0.0
        return (start + end) / 2 + track * self._pitch(True, lane, end - start)

    def _pitch(self, level: bool, lane: int, room: float) -> float:
        spread = self.tracks.get((level, lane), 0.0)
        wanted = self.pitches.get((level, lane), PITCH)
        return min(wanted, (room - 10) / spread) if spread else wanted

    def points(self, link: FlowLink) -> list[Point]:
        """The corners of a way, from border to border."""
        legs = link.route.legs
        start, end = self.box(link.start), self.box(link.end)
        across = [leg.level for leg in legs]
        places = [self._place(leg) for leg in legs]
        turns = [
            (places[at + 1], places[at]) if across[at] else (places[at], places[at + 1])
            for at in range(len(legs) - 1)
        ]
        first, last = (
            _border(start, link.route.leaves, places[0]),
            _border(end, link.route.arrives, places[-1]),
        )
        return [first, *turns, last]

    def _place(self, leg: Leg) -> float:
        return self.y(leg.lane, leg.track) if leg.level else self.x(leg.lane, leg.track)


def _border(box: Box, side: str, place: float) -> Point:
    return {
        "left": (box.x, place),
        "right": (box.right, place),
        "top": (place, box.y),
        "bottom": (place, box.bottom),
    }[side]
