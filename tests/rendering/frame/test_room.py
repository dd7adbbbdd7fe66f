"""Room for labels: what the grid of cells finds is what looking at everything would find."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from cxmap.rendering.frame.room import BLOCKED, Room
from cxmap.rendering.scene.page import Box

SPOTS = st.builds(Box, st.integers(-20, 320), st.integers(-20, 220), st.integers(0, 130), st.integers(0, 90))


@settings(max_examples=60, deadline=None)
@given(st.lists(SPOTS, max_size=30), st.lists(SPOTS, min_size=1, max_size=30), st.data())
def test_the_grid_finds_what_looking_at_everything_finds(
    taken: list[Box], wanted: list[Box], data: st.DataObject
) -> None:
    costs = data.draw(st.lists(st.integers(0, 9), min_size=len(taken), max_size=len(taken)))
    prices = data.draw(st.lists(st.integers(0, 9), min_size=len(wanted), max_size=len(wanted)))
    room = Room(Box(0, 0, 300, 200))
    for box, cost in zip(taken, costs, strict=True):
        room.avoid([box], cost)

    def total(box: Box, price: int) -> float:
        outside = box.x < 0 or box.y < 0 or box.right > 300 or box.bottom > 200
        covered = sum(cost for other, cost in zip(taken, costs, strict=True) if other.meets(box))
        return price + covered + (BLOCKED if outside else 0)

    totals = [total(box, price) for box, price in zip(wanted, prices, strict=True)]
    expected = totals.index(min(totals)) if min(totals) < BLOCKED / 2 else None
    assert room.best(list(zip(wanted, map(float, prices), strict=True))) == expected
