"""Marks that would cover each other: tied ones in rows, all within their bounds, none on another."""

from __future__ import annotations

from itertools import combinations
from math import hypot
from random import Random

import pytest

from cxmap.rendering.frame import apart as module
from cxmap.rendering.frame.apart import apart
from cxmap.rendering.frame.room import Room
from cxmap.rendering.frame.scatter import LABEL, label_points
from cxmap.rendering.scene.page import Box, Point
from cxmap.rendering.theme import LIGHT

BOX = Box(0, 0, 600, 400)


def _clear(points: list[Point], r: float) -> bool:
    return all(hypot(a[0] - b[0], a[1] - b[1]) >= 2 * r for a, b in combinations(points, 2))


def test_few_at_one_place_stand_above_each_other() -> None:
    placed = apart([(300.0, 200.0)] * 3, [6.0] * 3, BOX, column=14.5)
    assert placed == [(300.0, 185.5), (300.0, 200.0), (300.0, 214.5)]


def test_many_at_one_place_stand_in_rows_around_it() -> None:
    placed = apart([(300.0, 200.0)] * 7, [6.0] * 7, BOX)
    assert len({y for _, y in placed}) == 2
    assert sum(x for x, _ in placed) / 7 == pytest.approx(300)
    assert _clear(placed, 6.0)


def test_marks_stay_in_bounds_of_their_own() -> None:
    own = Box(0, 0, 290, 190)
    placed = apart([(289.0, 189.0)] * 12 + [(310.0, 200.0)], [6.0] * 13, BOX, own=[own] * 12 + [BOX])
    assert _clear(placed, 6.0)
    for x, y in placed[:12]:
        assert x + 6 <= own.right + 0.01 and y + 6 <= own.bottom + 0.01


@pytest.mark.parametrize("seed", range(4))
def test_no_mark_covers_another_on_scales_of_whole_numbers(seed: int) -> None:
    random = Random(seed)
    points = [(100.0 * random.randint(1, 5), 75.0 * random.randint(1, 4)) for _ in range(90)]
    assert _clear(apart(points, [9.0] * 90, BOX), 9.0)


def test_hundreds_of_marks_are_placed_in_no_time() -> None:
    assert len(apart([(300.0, 200.0)] * 900, [8.0] * 900, BOX)) == 900


def _held(count: int) -> int:
    """How many distances are taken for so many marks, spread over a plot."""
    random, taken = Random(7), 0

    def counted(across: float, down: float) -> float:
        nonlocal taken
        taken += 1
        return hypot(across, down)

    points = [(random.uniform(0, 600), random.uniform(0, 400)) for _ in range(count)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "hypot", counted)
        patch.setattr(module, "ROUNDS", 1)
        apart(points, [2.0] * count, BOX)
    return taken


def test_the_work_grows_as_the_marks_do() -> None:
    assert _held(4_000) < 2.5 * _held(2_000)


def test_a_crowd_around_one_place_is_bounded() -> None:
    random = Random(5)
    crowd = [(300 + random.random(), 200 + random.random()) for _ in range(3_000)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "MOST_PAIRS", 5_000)
        patch.setattr(module, "MOST_STEPS", 5_000)
        assert len(apart(crowd, [6.0] * 3_000, BOX)) == 3_000
        assert len(module._close(crowd, 10.0)) == 5_000


def test_labels_cover_no_mark_and_leaders_do_not_cross() -> None:
    random = Random(3)
    points = [(random.uniform(200, 400), random.uniform(150, 250)) for _ in range(14)]
    placed = apart(points, [6.0] * 14, BOX)
    labels = label_points(placed, [6.0] * 14, [f"Label {at}" for at in range(14)], Room(BOX), LIGHT)
    boxes = [item.box for item in labels.items if hasattr(item, "box")]
    assert boxes and not any(one.meets(other) for one, other in combinations(boxes, 2))
    for x, y in placed:
        assert not any(box.meets(Box(x - 5, y - 5, 10, 10)) for box in boxes)
    lines = [item.outline.points for item in labels.items if not hasattr(item, "box")]
    for (a, b), (c, d) in combinations(lines, 2):
        assert not (_side(a, b, c) * _side(a, b, d) < 0 and _side(c, d, a) * _side(c, d, b) < 0)
    assert LABEL.size >= 8.5


def _side(a: Point, b: Point, p: Point) -> float:
    return (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0])
