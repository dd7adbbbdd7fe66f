"""How ways run over a grid without touching what stands on it: between columns and rows, over empty cells.

Positions are ordinals. Across: 0 is the gutter left of the first column, 1 the first column, 2 the next
gutter. Down: 0 is the channel above the first row, 1 the first row, and so on. A route is a chain of straight
legs, in turn level and upright. Legs that would lie on each other get tracks beside each other, counted from
the middle.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cmp_to_key
from heapq import heapify, heappop, heappush
from itertools import pairwise
from math import inf
from typing import Literal, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from cxmap.view.flow.layout import GridCell, Placement

Side = Literal["left", "right", "top", "bottom"]
BEND, CROSSING, SHARED, BEHIND = 1.5, 0.5, 0.25, 0.35
LEVEL, UPRIGHT = 1.0, 0.8
LEAVING: dict[Side, float] = {"right": 0.0, "bottom": 0.5, "top": 1.6, "left": 2.6}
ARRIVING: dict[Side, float] = {"left": 0.0, "top": 0.5, "bottom": 1.6, "right": 3.4}
EDGE = 0.4
"""How far the side of a box lies from its ordinal, for legs that begin or end there."""
_STEP: dict[Side, tuple[int, int]] = {"right": (1, 0), "left": (-1, 0), "bottom": (0, 1), "top": (0, -1)}
_SIDE = {step: side for side, step in _STEP.items()}


class Leg(Struct, frozen=True):
    """A straight part of a route: the ordinal it lies on, and from where to where along it."""

    level: bool
    lane: int
    start: float
    end: float
    track: float = 0.0
    """Which of the legs beside each other, from the middle of the lane."""

    @property
    def low(self) -> float:
        """The lower end."""
        return min(self.start, self.end)

    @property
    def high(self) -> float:
        """The higher end."""
        return max(self.start, self.end)


class Route(Struct, frozen=True):
    """The legs of one way, from the side of a box to the side of another."""

    leaves: Side
    arrives: Side
    legs: tuple[Leg, ...]


class _State(NamedTuple):
    """A place reached, and the step that reached it."""

    x: int
    y: int
    dx: int
    dy: int


class _Router:
    """Finds routes one after the other; later ones keep clear of earlier ones where that costs little."""

    def __init__(self, placement: Placement) -> None:
        self.width, self.height = 2 * placement.columns, 2 * placement.rows
        self.breaks = {2 * row + 1 for row in placement.breaks}
        self.boxes = {(2 * cell.column + 1, 2 * cell.row + 1) for cell in placement.cells}
        self.used: Counter[tuple[int, int, bool]] = Counter()

    def _cost(self, x: int, y: int, *, level: bool) -> float | None:
        """What a step onto a place costs; nothing where it cannot be made."""
        inside = 0 <= x <= self.width and 0 <= y <= self.height
        if not inside or (x, y) in self.boxes or (y in self.breaks and (level or x % 2)):
            return None
        price = LEVEL if level else UPRIGHT
        price += SHARED * self.used[x, y, level] + CROSSING * self.used[x, y, not level]
        behind = x in (0, self.width) or y in (0, self.height) or (x % 2 == 1 and y % 2 == 1)
        return price + (BEHIND if behind else 0.0)

    def _moves(self, at: _State) -> Iterator[tuple[int, int, float]]:
        yield at.dx, at.dy, 0.0
        if not (at.x % 2 and at.y % 2) and at.y not in self.breaks:
            yield at.dy, at.dx, BEND
            yield -at.dy, -at.dx, BEND

    def route(self, start: GridCell, end: GridCell) -> Route:
        """The cheapest way from one box to another, or from the right of a box around to its own top."""
        origin, goal = _ordinals(start), _ordinals(end)
        leaving: dict[Side, float] = LEAVING if start != end else {"right": 0.0}
        arriving: dict[Side, float] = ARRIVING if start != end else {"top": 0.0}
        first = {_State(*origin, *_STEP[side]): price for side, price in leaving.items()}
        prices: dict[_State, float] = dict(first)
        before: dict[_State, _State] = {}
        queue = [(price, state) for state, price in first.items()]
        heapify(queue)
        while queue:
            price, at = heappop(queue)
            if price > prices[at]:
                continue
            if (at.x, at.y) == goal and at in before:
                return self._taken(at, before)
            for dx, dy, bend in [(at.dx, at.dy, 0.0)] if at in first else list(self._moves(at)):
                after = _State(at.x + dx, at.y + dy, dx, dy)
                if (after.x, after.y) == goal:
                    cost = arriving.get(_SIDE[-dx, -dy])
                else:
                    cost = self._cost(after.x, after.y, level=bool(dx))
                if cost is not None and price + bend + cost < prices.get(after, inf):
                    prices[after] = price + bend + cost
                    before[after] = at
                    heappush(queue, (prices[after], after))
        raise AssertionError("every box can be left and reached")

    def _taken(self, last: _State, before: dict[_State, _State]) -> Route:
        chain = [last]
        while chain[-1] in before:
            chain.append(before[chain[-1]])
        chain.reverse()
        for state, other in pairwise(chain):
            for place in (state, other):
                self.used[place.x, place.y, bool(other.dx)] += 1
        leaves, arrives = _SIDE[chain[1].dx, chain[1].dy], _SIDE[-last.dx, -last.dy]
        return Route(leaves, arrives, tuple(_legs([(at.x, at.y) for at in chain])))


def _ordinals(cell: GridCell) -> tuple[int, int]:
    return 2 * cell.column + 1, 2 * cell.row + 1


def _legs(chain: Sequence[tuple[int, int]]) -> list[Leg]:
    corners = [chain[0]]
    for (x0, y0), (x1, y1), (x2, y2) in zip(chain, chain[1:], chain[2:], strict=False):
        if (x1 - x0, y1 - y0) != (x2 - x1, y2 - y1):
            corners.append((x1, y1))
    corners.append(chain[-1])
    legs = []
    for number, ((x0, y0), (x1, y1)) in enumerate(pairwise(corners)):
        level = y0 == y1
        start, end = (float(x0), float(x1)) if level else (float(y0), float(y1))
        sign = 1 if end > start else -1
        start += EDGE * sign if number == 0 else 0.0
        end -= EDGE * sign if number == len(corners) - 2 else 0.0
        legs.append(Leg(level, y0 if level else x0, start, end))
    return legs


class _Piece(NamedTuple):
    """A leg and what its route does at either end: -1 turns to lower ordinals, 1 to higher ones, 0 ends."""

    route: int
    number: int
    leg: Leg
    at_low: int
    at_high: int
    beyond_low: float
    beyond_high: float


def _piece(route: int, number: int, legs: Sequence[Leg]) -> _Piece:
    leg = legs[number]

    def turn(other: int) -> tuple[int, float]:
        if not 0 <= other < len(legs):
            return 0, 0.0
        far = legs[other].end if other > number else legs[other].start
        return (1 if far > leg.lane else -1), far

    first, last = turn(number - 1), turn(number + 1)
    low, high = (first, last) if leg.start <= leg.end else (last, first)
    return _Piece(route, number, leg, low[0], high[0], low[1], high[1])


def _before(state: _Piece, other: _Piece) -> int:
    """Below zero where `one` had better lie on the lower track, so that the two do not cross."""
    vote = 0
    a, b = state.leg, other.leg
    if b.low < a.low < b.high:
        vote += state.at_low
    if b.low < a.high < b.high:
        vote += state.at_high
    if a.low < b.low < a.high:
        vote -= other.at_low
    if a.low < b.high < a.high:
        vote -= other.at_high
    if a.low == b.low:
        vote += (state.at_low > other.at_low) - (state.at_low < other.at_low)
    if a.high == b.high:
        vote += (state.at_high > other.at_high) - (state.at_high < other.at_high)
    if vote:
        return vote
    for mine, theirs in ((state.beyond_high, other.beyond_high), (state.beyond_low, other.beyond_low)):
        if mine != theirs:
            return -1 if mine < theirs else 1
    return -1 if (state.route, state.number) < (other.route, other.number) else 1


def _tracked(pieces: list[_Piece]) -> dict[tuple[int, int], float]:
    """Tracks for the legs of one lane; legs that do not lie beside each other share one."""
    tracks: dict[tuple[int, int], float] = {}
    by_low = sorted(pieces, key=lambda piece: (piece.leg.low, piece.leg.high, piece.route, piece.number))
    cluster: list[_Piece] = []
    reach = -1.0
    clusters = []
    for piece in by_low:
        if cluster and piece.leg.low > reach:
            clusters.append(cluster)
            cluster = []
        cluster.append(piece)
        reach = max(reach, piece.leg.high)
    if cluster:
        clusters.append(cluster)
    for members in clusters:
        placed: list[tuple[_Piece, int]] = []
        for piece in sorted(members, key=cmp_to_key(_before)):
            meets = [
                track
                for other, track in placed
                if other.leg.low <= piece.leg.high and piece.leg.low <= other.leg.high
            ]
            placed.append((piece, max(meets, default=-1) + 1))
        most = max(track for _, track in placed)
        tracks |= {(piece.route, piece.number): track - most / 2 for piece, track in placed}
    return tracks


def routes(placement: Placement, ways: Sequence[tuple[int, int]]) -> tuple[Route, ...]:
    """A route for each way between nodes, none through a cell that holds one; short ways choose first."""
    router = _Router(placement)

    def length(number: int) -> tuple[int, int]:
        start, end = (placement.cells[node] for node in ways[number])
        return abs(start.column - end.column) + abs(start.row - end.row), number

    by_way: dict[int, Route] = {}
    for number in sorted(range(len(ways)), key=length):
        start, end = ways[number]
        by_way[number] = router.route(placement.cells[start], placement.cells[end])
    lanes: dict[tuple[bool, int], list[_Piece]] = {}
    for number in range(len(ways)):
        legs = by_way[number].legs
        for at, leg in enumerate(legs):
            lanes.setdefault((leg.level, leg.lane), []).append(_piece(number, at, legs))
    tracks: dict[tuple[int, int], float] = {}
    for pieces in lanes.values():
        tracks |= _tracked(pieces)
    return tuple(
        replace(
            by_way[number],
            legs=tuple(replace(leg, track=tracks[number, at]) for at, leg in enumerate(by_way[number].legs)),
        )
        for number in range(len(ways))
    )
