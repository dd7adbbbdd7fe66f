"""Fitting to paper: laws of the searches, whatever is searched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmap.rendering.frame.fit import between, closest, first, keeps, largest
from cxmap.rendering.scene.page import Area, Page

AREA = Area(800.0, 600.0)


@given(st.integers(0, 40), st.integers(0, 41), st.integers(0, 45))
def test_the_first_choice_that_gives_something_is_found(count: int, holding: int, in_turn: int) -> None:
    tried: list[int] = []

    def make(choice: int) -> str | None:
        tried.append(choice)
        return str(choice) if choice <= holding else None

    choices = range(count, 0, -1)
    expected = next((str(choice) for choice in choices if choice <= holding), None)
    assert first(choices, make, in_turn=in_turn) == expected
    assert len(tried) == len(set(tried)) <= min(in_turn, count) + 6


@given(st.floats(0.0, 0.999))
def test_the_smallest_number_that_gives_something_is_approached(edge: float) -> None:
    made = closest(0.0, 1.0, 1.0, 20, lambda number: number if number >= edge else None)
    assert edge <= made <= edge + 2**-19


def test_the_largest_letters_at_which_a_picture_is_whole() -> None:
    """A drawing of 500 by 280 points fits 800 by 600 up to 1.6 times larger."""
    tried: list[Area] = []

    def draw(room: Area) -> tuple[Page, ...]:
        tried.append(room)
        if room.width < 500:
            return (Page(room.width, room.height, "white"), Page(room.width, room.height, "white"))
        return (Page(room.width, max(room.height, 280.0), "white"),)

    (page,) = largest(AREA, (2.0, 1.7, 1.5, 1.0), draw)
    assert (page.width, page.height, len(tried)) == (800.0, 600.0, 3)
    assert largest(AREA, (2.0,), draw) == largest(AREA, (), draw) == ()
    assert largest(AREA, (1.0,), lambda room: (Page(room.width, room.height + 1, "white"),)) == ()


def test_a_hair_is_no_overflow() -> None:
    assert keeps((), 1.0)
    assert keeps([Page(1.0, 100.009, "white")], 100.0)
    assert not keeps([Page(1.0, 90.0, "white"), Page(1.0, 100.02, "white")], 100.0)


def test_numbers_between() -> None:
    assert list(between(2.0, 1.0, 3)) == pytest.approx([2.0, 1.5, 1.0])
