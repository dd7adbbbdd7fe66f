"""Rows, hatching, room and the ends of curves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmap.rendering.frame.coordinates import clipped, cut
from cxmap.rendering.frame.hatch import hatching
from cxmap.rendering.frame.room import Room
from cxmap.rendering.frame.rows import rows
from cxmap.rendering.scene.page import Box
from cxmap.view.monotone import bends


@given(st.integers(1, 120), st.integers(2, 16), st.sets(st.integers(1, 119)))
def test_rows_hold_every_column_once(count: int, most: int, boundaries: set[int]) -> None:
    spans = rows(count, most, boundaries)
    assert [at for first, last in spans for at in range(first, last + 1)] == list(range(count))
    assert all(last - first < most for first, last in spans)
    assert len(spans) == -(-count // most)


def test_rows_break_where_a_phase_begins() -> None:
    assert rows(24, 16, {4, 13}) == ((0, 12), (13, 23))
    assert rows(24, 16, set()) == ((0, 11), (12, 23))


def test_hatching_stays_inside() -> None:
    square = ((10.0, 10.0), (30.0, 10.0), (30.0, 30.0), (10.0, 30.0))
    lines = hatching([square], 4)
    assert lines is not None
    assert all(10 - 1e-6 <= x <= 30 + 1e-6 and 10 - 1e-6 <= y <= 30 + 1e-6 for x, y in lines.points)
    assert hatching([((0.1, 0.1), (0.2, 0.1), (0.2, 0.2))], 50) is None


def test_a_label_goes_where_there_is_room() -> None:
    room = Room(Box(0, 0, 100, 100))
    room.block(Box(0, 0, 50, 100))
    room.avoid([Box(60, 0, 10, 100)], 5)
    taken, avoided, free = Box(10, 10, 10, 10), Box(62, 10, 5, 10), Box(80, 10, 10, 10)
    assert room.best([(taken, 0), (avoided, 0), (free, 3)]) == 2
    assert room.best([(taken, 0), (avoided, 0), (free, 9)]) == 1
    assert room.best([(taken, 0)]) is None
    assert room.best([(Box(95, 0, 10, 10), 0)]) is None
    assert room.best([]) is None


@given(st.lists(st.floats(0, 100), min_size=2, max_size=9), st.data())
def test_cut_lines_meet_the_edge_of_the_row(heights: list[float], data: st.DataObject) -> None:
    line = bends([(at + 0.5, height) for at, height in enumerate(heights)])
    edge = data.draw(st.integers(1, len(heights) - 1))
    left, right = cut(line, 0, edge), cut(line, edge, len(heights))
    assert left[-1].end[0] == pytest.approx(edge)
    assert right[0].start == pytest.approx(left[-1].end)


def test_areas_are_clipped_at_the_edge_of_the_row() -> None:
    square = [(0.0, 0.0), (4.0, 0.0), (4.0, 10.0), (0.0, 10.0)]
    assert sorted(clipped(square, 1, 3)) == [(1, 0), (1, 10), (3, 0), (3, 10)]
    assert clipped(square, 5, 6) == []
