"""How far the top of the list can be trusted: would other importances and scores give the same order?"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from statistics import NormalDist

from cxmap.scoring.scorecard import USUAL_IMPORTANCE, PlaceScore, Scorecard
from cxmap.scoring.verdicts import CLOSE

DRAWS = 2_000
TOP = 3


@dataclass(frozen=True, slots=True)
class Stability:
    """Shares of draws: in how many the same places make up the top, and how often each is the first."""

    top: tuple[PlaceScore, ...]
    draws: int
    same_top: float
    """The first ones stay the first ones, in any order."""
    same_first: float
    """The first one stays the first."""


def _drawn(found: PlaceScore, card: Scorecard, random: Random, deviations: float) -> float:
    """A priority that could be: importance moved by up to a point, the score moved within its interval."""
    experience, goal = found.experience, found.goal.score
    assert experience is not None
    assert goal is not None
    measured = found.measured
    if measured is not None and measured.low is not None and measured.high is not None:
        spread = (measured.high - measured.low) / (2 * deviations)
        experience = min(max(random.gauss(experience, spread), card.scale.min), card.scale.max)
    importance = min(max(found.importance + random.uniform(-1, 1), 1.0), 5.0)
    below = -card.scale.difference(experience, goal)
    if below <= card.tolerance + CLOSE * card.scale.length:
        return 0.0
    return below / card.scale.length * 100 * importance / USUAL_IMPORTANCE * found.reach


def stability(card: Scorecard, *, top: int = TOP, draws: int = DRAWS, seed: int = 0) -> Stability | None:
    """Draw the list again and again; nothing where there are not more shortfalls than the top holds.

    In each draw every importance moves by up to one point either way (evenly), and every measured score
    within its interval (normally). The seed makes the answer the same every time.
    """
    short = card.listed
    if len(short) <= top:
        return None
    judged = card.judged
    first = tuple(short[:top])
    wanted = {id(found) for found in first}
    random = Random(seed)  # noqa: S311 - a simulation, not a secret
    deviations = NormalDist().inv_cdf(0.5 + card.settings.confidence / 2)
    same_top = same_first = 0
    for _ in range(draws):
        drawn = [(-_drawn(found, card, random, deviations), at) for at, found in enumerate(judged)]
        drawn.sort()
        leaders = [judged[at] for _, at in drawn[:top]]
        same_top += {id(found) for found in leaders} == wanted
        same_first += leaders[0] is first[0]
    return Stability(first, draws, same_top / draws, same_first / draws)
