"""Brief paths draw what exact ones do, to the tenth of a point."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from cxmap.rendering.backends.outlines import PARTS, brief_path
from cxmap.rendering.scene.page import Box, Outline, Point, circle, joined, polyline, rounded

coordinates = st.floats(-2_000, 2_000, allow_nan=False)
points = st.tuples(coordinates, coordinates)
outlines = st.one_of(
    st.builds(polyline, st.lists(points, min_size=2, max_size=6), closed=st.booleans()),
    st.builds(circle, coordinates, coordinates, st.floats(0.5, 40)),
    st.builds(
        lambda x, y, w, h, r: rounded(Box(x, y, w, h), r),
        coordinates, coordinates, st.floats(1, 90), st.floats(1, 90), st.floats(0, 9),
    ),
)  # fmt: skip


def followed(data: str) -> list[Point]:
    """Where a reader of SVG comes by when it follows relative commands."""
    found: list[Point] = []
    x = y = first_x = first_y = 0.0
    for letter, rest in re.findall(r"([mlcz])([^mlcz]*)", data):
        numbers = [float(text) for text in re.findall(r"-?(?:\d+(?:\.\d+)?|\.\d+)", rest)]
        pairs = list(zip(numbers[::2], numbers[1::2], strict=True))
        for at, (across, down) in enumerate(pairs):
            found.append((x + across, y + down))
            if letter != "c" or at % 3 == 2:
                x, y = x + across, y + down
        if letter == "m":
            first_x, first_y = x, y
        if letter == "z":
            x, y = first_x, first_y
    return found


def drawn_points(outline: Outline) -> list[Point]:
    return [point for point, kind in zip(outline.points, outline.kinds, strict=True) if kind != "Z"]


@given(st.lists(outlines, min_size=1, max_size=4))
def test_a_brief_path_comes_by_every_point(parts: list[Outline]) -> None:
    outline = joined(parts)
    for (x, y), (exact_x, exact_y) in zip(followed(brief_path(outline)), drawn_points(outline), strict=True):
        assert abs(x - exact_x) <= 0.5 / PARTS + 1e-6
        assert abs(y - exact_y) <= 0.5 / PARTS + 1e-6


def test_nothing_adds_up_along_a_line() -> None:
    line = polyline([(at * 0.333, at * 0.077) for at in range(3_000)])
    x, y = followed(brief_path(line))[-1]
    assert abs(x - 2_999 * 0.333) < 0.06
    assert abs(y - 2_999 * 0.077) < 0.06


def test_letters_and_blanks_are_written_where_they_are_needed() -> None:
    assert brief_path(polyline([(1, 2), (3.5, 1), (3.5, 0.5)])) == "m1 2l2.5-1 0-.5"
