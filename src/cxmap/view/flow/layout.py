"""Where the touchpoints of a flow stand: a grid of columns and rows, before anybody knows how large they are.

Few enough layers (longest path from the start, phases one after the other) become columns, ordered so that
few ways cross (barycentre). Otherwise each phase becomes a column, or several, of touchpoints below each
other; a map without phases runs on in further tiers, like lines of text. Empty rows, `breaks`, part tiers.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from math import ceil
from typing import NamedTuple

from msgspec import Struct

from cxmap.scoring.graph import in_order

SWEEPS = 4


class GridShape(NamedTuple):
    """The most columns beside each other, and the most touchpoints below each other in one of them."""

    columns: int = 7
    rows: int = 6


USUAL = GridShape()


class GridCell(NamedTuple):
    """A place on the grid, both counted from 0."""

    column: int
    row: int


class GroupSpan(Struct, frozen=True):
    """The columns and rows that a group covers, both ends included."""

    group: int
    first: int
    last: int
    top: int
    bottom: int


class Placement(Struct, frozen=True):
    """A grid with every node in a cell of its own. Nodes and groups are numbered from 0."""

    columns: int
    rows: int
    breaks: frozenset[int]
    """Rows that only part tiers: nothing stands there, and ways cross them only between columns."""
    cells: tuple[GridCell, ...]
    spans: tuple[GroupSpan, ...]


class _Block(NamedTuple):
    """Neighbouring columns of one group: the nodes of each column from top to bottom, or nothing."""

    group: int
    columns: tuple[tuple[int | None, ...], ...]


def layers(groups: Sequence[Sequence[int]], ways: Sequence[tuple[int, int]]) -> dict[int, int]:
    """The layer of each node: past all that leads to it, and past every layer of the groups before its own.

    `ways` run forward in the order of the nodes or between groups; others are passed over.
    """
    into: dict[int, list[int]] = {}
    for start, end in ways:
        into.setdefault(end, []).append(start)
    layer: dict[int, int] = {}
    base = 0
    for group in groups:
        here = set(group)
        left = list(group)
        while left:
            later = []
            for node in left:
                before = [start for start in into.get(node, ()) if start in here and start != node]
                if all(start in layer for start in before):
                    layer[node] = max([base, *(layer[start] + 1 for start in before)])
                else:
                    later.append(node)
            if len(later) == len(left):
                layer[later[0]] = base
                later = later[1:]
            left = later
        base = max([base, *(layer[node] + 1 for node in group)]) if group else base + 1
    return layer


def _mean(values: Sequence[float], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise


def _remaining(order: Sequence[int], onward: dict[int, list[int]], layer: dict[int, int]) -> dict[int, int]:
    """How many layers the longest way onward still has, so that the main road keeps to the top."""
    result: dict[int, int] = {}
    for node in sorted(order, key=lambda node: -layer[node]):
        result[node] = max((result.get(end, 0) + 1 for end in onward.get(node, ())), default=0)
    return result


def _by_wish(wish: dict[int, float], remaining: dict[int, int], node: int) -> tuple[float, int, int]:
    return wish[node], -remaining[node], node


def _ordered(
    columns: list[list[int]], ways: Sequence[tuple[int, int]], layer: dict[int, int], most_rows: int
) -> dict[int, int]:
    """A row for each node of layered columns: barycentre sweeps, then level with what leads to it."""
    onward: dict[int, list[int]] = {}
    into: dict[int, list[int]] = {}
    for start, end in ways:
        if layer[start] < layer[end]:
            onward.setdefault(start, []).append(end)
            into.setdefault(end, []).append(start)
    remaining = _remaining([node for column in columns for node in column], onward, layer)
    for column in columns:
        column.sort(key=lambda node: (-remaining[node], node))
    place = {node: float(at) for column in columns for at, node in enumerate(column)}
    for sweep in range(SWEEPS):
        near = into if sweep % 2 == 0 else onward
        for column in columns if sweep % 2 == 0 else reversed(columns):
            wish = {
                node: _mean([place[neighbour] for neighbour in near.get(node, ())], place[node])
                for node in column
            }
            column.sort(key=partial(_by_wish, wish, remaining))
            place.update({node: float(at) for at, node in enumerate(column)})
    rows: dict[int, int] = {}
    for column in columns:
        free = 0
        for left, node in enumerate(column):
            wish_row = round(
                _mean([rows[neighbour] for neighbour in into.get(node, ()) if neighbour in rows], 0.0)
            )
            most = most_rows - (len(column) - left)
            rows[node] = max(free, min(wish_row, max(most, free)))
            free = rows[node] + 1
    return rows


def _layered(
    groups: Sequence[Sequence[int]], ways: Sequence[tuple[int, int]], shape: GridShape
) -> list[_Block]:
    layer = layers(groups, ways)
    blocks: list[_Block] = []
    count = max(layer.values(), default=0) + 1
    columns: list[list[int]] = [[] for _ in range(count)]
    for group in groups:
        for node in group:
            columns[layer[node]].append(node)
    rows = _ordered(columns, [way for way in ways if way[0] in layer and way[1] in layer], layer, shape.rows)
    for number, group in enumerate(groups):
        stacks = []
        for at in sorted({layer[node] for node in group}):
            inside = {rows[node]: node for node in columns[at]}
            stacks.append(tuple(inside.get(row) for row in range(max(inside) + 1)))
        blocks.append(_Block(number, tuple(stacks) or ((),)))
    return blocks


def _folded(
    groups: Sequence[Sequence[int]], ways: Sequence[tuple[int, int]], shape: GridShape
) -> list[_Block]:
    """Each group in as few columns as hold it, about equally tall."""
    sizes = [max(1, len(group)) for group in groups]
    fewest = sum(ceil(size / shape.rows) for size in sizes)
    tall = next(
        most
        for most in range(1, shape.rows + 1)
        if sum(ceil(size / most) for size in sizes) <= max(fewest, min(4, shape.columns))
    )
    blocks = []
    for number, group in enumerate(groups):
        place_of = {node: at for at, node in enumerate(group)}
        own = [
            (place_of[start], place_of[end]) for start, end in ways if start in place_of and end in place_of
        ]
        inside = [group[at] for at in in_order(len(group), own)]
        count = max(1, ceil(len(inside) / tall))
        height = ceil(len(inside) / count)
        stacks = tuple(tuple(inside[at : at + height]) for at in range(0, len(inside), height or 1))
        blocks.append(_Block(number, stacks or ((),)))
    return blocks


def _tiers(blocks: Sequence[_Block], most: int) -> list[list[_Block]]:
    """Blocks in lines of at most so many columns, about equally wide; a block is cut only if it must be."""
    pieces: list[_Block] = []
    for block in blocks:
        count = ceil(len(block.columns) / most)
        wide = ceil(len(block.columns) / count)
        pieces += [
            _Block(block.group, block.columns[at : at + wide]) for at in range(0, len(block.columns), wide)
        ]
    total = sum(len(piece.columns) for piece in pieces)
    for wide in range(ceil(total / ceil(total / most)), most + 1):
        tiers: list[list[_Block]] = [[]]
        for piece in pieces:
            used = sum(len(other.columns) for other in tiers[-1])
            if tiers[-1] and used + len(piece.columns) > wide:
                tiers.append([])
            tiers[-1].append(piece)
        if len(tiers) <= ceil(total / most) or wide == most:
            break
    return tiers


def place(
    groups: Sequence[Sequence[int]], ways: Sequence[tuple[int, int]], shape: GridShape = USUAL
) -> Placement:
    """A grid for groups of nodes; `ways` are pairs of nodes without the ones that close a loop.

    Nodes are numbered from 0 over all groups. A group without nodes keeps an empty column.
    """
    count = sum(len(group) for group in groups)
    layer_of = layers(groups, ways)
    wide = max(layer_of.values(), default=0) + 1
    tallest = max((list(layer_of.values()).count(at) for at in range(wide)), default=1)
    alone = len(groups) == 1
    shallow = wide <= shape.columns or alone
    blocks = (_layered if shallow and tallest <= shape.rows else _folded)(groups, ways, shape)
    cells: list[GridCell] = [GridCell(0, 0)] * count
    spans: list[GroupSpan] = []
    breaks: set[int] = set()
    columns = top = 0
    for tier in _tiers(blocks, shape.columns):
        if top:
            breaks.add(top)
            top += 1
        rows = max(1, *(len(stack) for block in tier for stack in block.columns), 1)
        at = 0
        for block in tier:
            spans.append(GroupSpan(block.group, at, at + len(block.columns) - 1, top, top + rows - 1))
            for stack in block.columns:
                for row, node in enumerate(stack):
                    if node is not None:
                        cells[node] = GridCell(at, top + row)
                at += 1
        columns = max(columns, at)
        top += rows
    return Placement(columns, top, frozenset(breaks), tuple(cells), tuple(spans))
