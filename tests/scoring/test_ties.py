"""Arithmetic noise is no difference: ties keep the order of the map, in every figure."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmap.scoring import journey, persona_spreads, score, seams
from cxmap.scoring.ties import CLOSE, highest_first, levels, settled
from tests.scoring.scoring_maps import FIVE, map_of, people, point


def test_a_difference_of_arithmetic_is_none() -> None:
    assert settled(0.1 + 0.2 - 0.3, 4) == 0.0
    assert settled(-1e-8, 4) == -1e-8
    assert settled(1e-8, 100) == 0.0


def test_levels_by_hand() -> None:
    assert levels([0.3, 1.0, 0.1 + 0.2, -1.0], 1.0) == [1, 2, 1, 0]
    assert levels([], 1.0) == []


noise = st.floats(-CLOSE / 9, CLOSE / 9)


@given(st.lists(st.tuples(st.integers(-20, 20), noise), max_size=30))
def test_noise_changes_no_order(given_: list[tuple[int, float]]) -> None:
    plain = [whole / 4 for whole, _ in given_]
    noisy = [whole / 4 + hair for whole, hair in given_]
    assert levels(noisy, 1.0) == levels(plain, 1.0)
    numbers = range(len(given_))
    expected = tuple(sorted(numbers, key=lambda at: -plain[at]))
    assert highest_first(numbers, noisy.__getitem__, 1.0) == expected


def test_a_tie_of_priorities_keeps_the_order_of_the_map() -> None:
    """3.7 - 4 is -0.2999999999999998 and 1.2 - 1.5 is -0.30000000000000004."""
    card = score(
        map_of(point("first", goal=4, experience=3.7), point("second", goal=1.5, experience=1.2), scale=FIVE)
    )
    assert [(found.id, found.rank) for found in card.touchpoints] == [("first", 1), ("second", 2)]
    assert card.touchpoints[0].priority != card.touchpoints[1].priority, "or it would prove nothing"


@pytest.mark.parametrize("scores", [(0.3, 0.1 + 0.2, 0.0), (0.1 + 0.2, 0.3, 0.0)])
def test_a_tie_of_lowest_and_peak_is_the_first(scores: tuple[float, ...]) -> None:
    scale = {"min": -1, "max": 3}
    found = journey(
        score(map_of(*(point(f"t{at}", experience=-value) for at, value in enumerate(scores)), scale=scale))
    )
    assert found is not None
    assert found.lowest.id == "t0"
    assert found.peak is not None
    assert found.peak.id == "t0"


def test_seams_and_spreads_that_tie_keep_the_order_of_the_map() -> None:
    hair = 1e-12
    card = score(
        map_of(
            point("a", experience={"ann": 1.0, "bob": 0.5}),
            point("b", experience={"ann": 0.5, "bob": 0.0}),
            point("c", experience={"ann": 0.0, "bob": -0.5 - hair}),
            personas=people("ann", "bob"),
        )
    )
    assert [seam.before.id for seam in seams(card)] == ["a", "b"]
    assert seams(card)[1].drop > seams(card)[0].drop, "or it would prove nothing"
    assert [spread.place.id for spread in persona_spreads(card)] == ["a", "b", "c"]
