"""What fits into a budget: the set of opportunities that together are worth most and cost no more.

The 0/1 knapsack, solved exactly: of all sets, only those are carried on that no other one beats in both cost
and worth (Nemhauser & Ullmann 1969). Of equal worth, the cheaper set is taken.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

MOST_SETS = 200_000
"""Beyond so many sets that none beats, which takes some seconds, the best one found by then is given."""


class Fit(Struct, frozen=True):
    """The chosen positions, in their order, with what they cost and are worth together."""

    chosen: tuple[int, ...]
    cost: float
    worth: float
    exact: bool
    """Whether no other set is better; not where there were too many to look at."""


def best_fit(costs: Sequence[float], worths: Sequence[float], budget: float) -> Fit:
    """The best set of items whose costs, at least zero each, are at most the budget together."""
    front: list[tuple[float, float, tuple[int, ...]]] = [(0.0, 0.0, ())]
    exact = True
    room = budget * (1 + 1e-12)
    for at, (cost, worth) in enumerate(zip(costs, worths, strict=True)):
        if worth <= 0 or cost > room:
            continue
        with_it = [(c + cost, w + worth, (*chosen, at)) for c, w, chosen in front if c + cost <= room]
        front = _unbeaten(sorted([*front, *with_it], key=lambda state: (state[0], -state[1])))
        if len(front) > MOST_SETS:
            front, exact = front[-MOST_SETS:], False
    cost, worth, chosen = max(front, key=lambda state: (state[1], -state[0]))
    return Fit(chosen, cost, worth, exact)


def _unbeaten(
    states: Sequence[tuple[float, float, tuple[int, ...]]],
) -> list[tuple[float, float, tuple[int, ...]]]:
    kept: list[tuple[float, float, tuple[int, ...]]] = []
    for state in states:
        if not kept or state[1] > kept[-1][1] + 1e-12:
            kept.append(state)
    return kept
