"""The words on the ways of a flow: on the line or beside it; what finds no room is explained below."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import hypot

from msgspec import Struct

from cxmap.rendering.frame.room import BLOCKED, Room
from cxmap.rendering.pictures.flow.lines import thickness
from cxmap.rendering.scene import type_scale
from cxmap.rendering.scene.page import Box, Item, Point, Shape, circle, rectangle
from cxmap.rendering.scene.text import block, height, put, widest, wrap
from cxmap.rendering.theme import Theme
from cxmap.view.flow.values import FlowLink, FlowPart

SHARE, WHEN = type_scale.SMALL_STRONG, type_scale.SMALL
LIMITS = (112.0, 88.0, 66.0)
"""Widths of words beside a way, tried in turn."""
MOST_LINES = 5
"""What needs more gets a letter, explained below."""
COVERS_CORNER = 9.0
"""What it costs to hide a corner, by which a way is followed with the eye."""
KEY = 6.4
CUTS = 1.2
"""What it costs to interrupt a line, per point of its width."""


class _Words(Struct, frozen=True):
    lines: tuple[str, ...]
    share: tuple[str, ...]
    w: float
    h: float


def label_height(link: FlowLink) -> float:
    """How tall the words of a way are at their widest."""
    return _words(link, LIMITS[0]).h


def _words(link: FlowLink, limit: float) -> _Words:
    share = wrap(link.share, SHARE, limit, 1)
    lines = wrap(link.when, WHEN, limit)
    return _Words(
        lines,
        share,
        max(widest(lines, WHEN), widest(share, SHARE)),
        height(share, SHARE) + height(lines, WHEN),
    )


def _leg_boxes(points: Sequence[Point], pen: float) -> list[Box]:
    half = pen / 2 + 1.0
    return [
        Box(min(x0, x1) - half, min(y0, y1) - half, abs(x1 - x0) + 2 * half, abs(y1 - y0) + 2 * half)
        for (x0, y0), (x1, y1) in pairwise(points)
    ]


def _candidates(points: Sequence[Point], words: _Words, pen: float) -> list[tuple[Box, float]]:
    """On the line or beside it, rather on a long leg and rather in its middle."""
    w, h = words.w + 6, words.h + 2
    off = 3.5 + pen / 2
    cut = pen * CUTS if words.share or words.lines else 0.0
    result = []
    legs = list(pairwise(points))
    for number, ((x0, y0), (x1, y1)) in enumerate(legs):
        long = hypot(x1 - x0, y1 - y0)
        steps = 2 * max(1, int(long / 14))
        for step in range(steps + 1):
            at = step / steps
            x, y = x0 + (x1 - x0) * at, y0 + (y1 - y0) * at
            price = abs(at - 0.45) * 14 + number * 5 + max(0.0, 40 - long) * 0.2
            if abs(x1 - x0) > abs(y1 - y0):
                places = [
                    (x - w / 2, y - h - off, 0.0),
                    (x - w / 2, y + off, 1.0),
                    (x - w / 2, y - h / 2, 2.5 + cut),
                ]
                if w > long - 10:
                    places = places[:2]
            else:
                places = [
                    (x - w / 2, y - h / 2, cut),
                    (x + off, y - h / 2, 2.0),
                    (x - w - off, y - h / 2, 2.5),
                ]
                if h > long - 12:
                    places = places[1:]
            result += [(Box(px, py, w, h), price + more) for px, py, more in places]
    corners = points[1:-1]
    return [(box, price + COVERS_CORNER * _holds(box, corners)) for box, price in result]


def _holds(box: Box, points: Sequence[Point]) -> int:
    return sum(box.x < x < box.right and box.y < y < box.bottom for x, y in points)


class LabelPlacer:
    """Places the words of all ways; what finds no room gets a letter, explained below the picture."""

    def __init__(
        self,
        bounds: Box,
        bands: Sequence[tuple[Box, str]],
        boxes: Sequence[Box],
        lines: Sequence[list[Point]],
        part: FlowPart,
    ) -> None:
        links = part.links
        self.bounds, self.bands, self.links = bounds, bands, links
        self.names = [view.name for view in part.boxes]
        self.taken = [box.grown(2.5) for box in boxes]
        self.lines = lines
        self.legs = [_leg_boxes(points, thickness(link)) for points, link in zip(lines, links, strict=True)]
        self.keyed: list[tuple[str, str]] = []
        """Letters and what they stand for; without a letter where not even that found room."""

    def _find(self, number: int, words: _Words, *, over_lines: bool = False) -> Box | None:
        room = Room(self.bounds)
        room.block(*self.taken)
        for other, legs in enumerate(self.legs):
            if other != number:
                room.avoid(legs, 60.0 if over_lines else BLOCKED)
        candidates = _candidates(self.lines[number], words, thickness(self.links[number]))
        best = room.best(candidates)
        return None if best is None else candidates[best][0]

    def _put(self, box: Box, words: _Words, number: int, theme: Theme) -> list[Item]:
        self.taken.append(box.grown(1.5))
        link = self.links[number]
        middle = box.x + box.w / 2
        items = self._interrupted(box, number, theme)
        colour = theme.line if link.back else theme.ink
        items += block(words.share, middle, box.y + 1, SHARE, colour, "center")
        top = box.y + 1 + height(words.share, SHARE)
        items += block(words.lines, middle, top, WHEN, theme.line if link.back else theme.muted, "center")
        return items

    def _interrupted(self, box: Box, number: int, theme: Theme) -> list[Item]:
        """The own line left out where words stand on it."""
        items: list[Item] = []
        for leg in self.legs[number]:
            if box.meets(leg):
                left, top = max(box.x, leg.x), max(box.y, leg.y)
                hole = Box(left, top, min(box.right, leg.right) - left, min(box.bottom, leg.bottom) - top)
                items.append(Shape(rectangle(hole), self._ground(hole, theme)))
        return items

    def _ground(self, box: Box, theme: Theme) -> str:
        x, y = box.x + box.w / 2, box.y + box.h / 2
        inside = (
            colour for band, colour in self.bands if band.x <= x < band.right and band.y <= y < band.bottom
        )
        return next(inside, theme.paper)

    def draw(self, theme: Theme) -> list[Item]:
        """The labels, short ways first: they have the fewest places to choose from."""

        def length(number: int) -> float:
            return sum(abs(x1 - x0) + abs(y1 - y0) for (x0, y0), (x1, y1) in pairwise(self.lines[number]))

        items: list[Item] = []
        for number in sorted(range(len(self.links)), key=lambda at: (length(at), at)):
            link = self.links[number]
            if not link.share and not link.when:
                continue
            for limit in LIMITS:
                words = _words(link, limit)
                box = self._find(number, words) if len(words.lines) <= MOST_LINES else None
                if box is not None:
                    items += self._put(box, words, number, theme)
                    break
            else:
                items += self._key(number, theme)
        return items

    def _key(self, number: int, theme: Theme) -> list[Item]:
        link = self.links[number]
        letter = _letter(sum(bool(letter) for letter, _ in self.keyed))
        size = max(2 * KEY, 6.5 * len(letter) + 6)
        words = _Words((), (), size - 6, 2 * KEY - 2)
        box = self._find(number, words) or self._find(number, words, over_lines=True)
        text = " ".join(text for text in (link.share, link.when) if text)
        if box is None:
            start, end = self.names[link.start], self.names[link.end]
            self.keyed.append(("", f"{start} \N{RIGHTWARDS ARROW} {end}: {text}"))
            return []
        self.keyed.append((letter, text))
        self.taken.append(box.grown(1))
        x, y = box.x + box.w / 2, box.y + box.h / 2
        return key_mark(x, y, letter, theme, link.back)


def key_mark(x: float, y: float, letter: str, theme: Theme, back: bool = False) -> list[Item]:
    """A letter that stands for words below the picture."""
    style = type_scale.SMALL_STRONG
    colour = theme.line if back else theme.neutral
    ring = Shape(circle(x, y, KEY + 2.4 * (len(letter) - 1)), theme.paper, colour, 1.1)
    return [ring, put(letter, x, y + style.size * 0.365, style, colour, "center")]


def _letter(number: int) -> str:
    letters = "abcdefghijklmnopqrstuvwxyz"
    return (letters[number // 26 - 1] if number >= 26 else "") + letters[number % 26]
