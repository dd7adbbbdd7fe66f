"""What fits into a budget, against every set there is."""

from __future__ import annotations

from itertools import chain, combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmap.scoring.budget import best_fit


@given(
    st.lists(st.tuples(st.integers(0, 50), st.integers(0, 25)), max_size=9),
    st.integers(0, 150),
)
def test_no_set_is_better(items: list[tuple[int, int]], budget: int) -> None:
    costs, worths = [float(cost) for cost, _ in items], [float(worth) for _, worth in items]
    fit = best_fit(costs, worths, float(budget))
    every = chain.from_iterable(combinations(range(len(items)), size) for size in range(len(items) + 1))
    possible = [
        (sum(worths[at] for at in chosen), -sum(costs[at] for at in chosen))
        for chosen in every
        if sum(costs[at] for at in chosen) <= budget
    ]
    assert (fit.worth, -fit.cost) == max(possible)
    assert fit.cost == sum(costs[at] for at in fit.chosen)
    assert fit.exact


def test_going_down_the_list_would_be_worse() -> None:
    assert best_fit([10.0, 6.0, 5.0], [10.0, 8.0, 7.0], 11.0).chosen == (1, 2)


def test_a_hundred_items_are_chosen_in_time() -> None:
    costs = [1000.0 + 37 * at % 911 for at in range(100)]
    worths = [float(1 + at * 7 % 25) for at in range(100)]
    fit = best_fit(costs, worths, 20_000.0)
    assert fit.exact
    assert fit.cost <= 20_000


@pytest.mark.parametrize("budget", [0.0, 5.0])
def test_nothing_fits(budget: float) -> None:
    assert best_fit([10.0], [5.0], budget).chosen == ()
