"""How far the top of the list can be trusted: would other importances and scores give the same order?"""

from __future__ import annotations

from dataclasses import dataclass
from heapq import nlargest, nsmallest
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


@dataclass(frozen=True, slots=True)
class _Candidate:
    """What of a place enters a draw. Shortfalls are in percent of the scale."""

    place: PlaceScore
    shortfall: float
    """Below zero where the goal is exceeded."""
    spread: float
    """The standard error of the experience, in percent; 0 where nothing was measured."""
    least: float
    most: float
    """Where the shortfall ends with the scale."""
    spared: float
    """A shortfall up to here counts as met: the tolerance."""
    factor: float
    """Reach divided by the usual importance."""
    low: float
    high: float
    """The importances that are drawn from."""

    @property
    def worst_case(self) -> float:
        """The highest priority that a draw can give."""
        return self.priority(self.most if self.spread else self.shortfall, self.high)

    @property
    def best_case(self) -> float:
        """The lowest one."""
        return self.priority(self.least if self.spread else self.shortfall, self.low)

    def priority(self, shortfall: float, importance: float) -> float:
        """The priority of a draw; 0 where it meets the goal."""
        return shortfall * importance * self.factor if shortfall > self.spared else 0.0


def _candidate(found: PlaceScore, card: Scorecard, deviations: float) -> _Candidate:
    scale = card.scale
    experience, goal = found.experience, found.goal.score
    assert experience is not None
    assert goal is not None
    wanted, measured = scale.percent(goal), found.measured
    spread = 0.0
    if measured is not None and measured.low is not None and measured.high is not None:
        spread = (measured.high - measured.low) / scale.length * 100 / (2 * deviations)
    return _Candidate(
        place=found,
        shortfall=wanted - scale.percent(experience),
        spread=spread,
        least=wanted - 100,
        most=wanted,
        spared=(card.tolerance_for(found.goal) / scale.length + CLOSE) * 100,
        factor=found.reach / USUAL_IMPORTANCE,
        low=max(1.0, found.importance - 1),
        high=min(5.0, found.importance + 1),
    )


def _contenders(card: Scorecard, top: int) -> list[_Candidate]:
    """The places that some draw could put into the top: the others can be left out of every draw."""
    deviations = NormalDist().inv_cdf(0.5 + card.settings.confidence / 2)
    candidates = [_candidate(found, card, deviations) for found in card.judged]
    bar = nlargest(top, (one.best_case for one in candidates))[-1]
    return [one for one in candidates if one.worst_case >= bar]


def stability(card: Scorecard, *, top: int = TOP, draws: int = DRAWS, seed: int = 0) -> Stability | None:
    """Draw the list again and again; nothing where there are not more shortfalls than the top holds.

    In each draw every importance moves by up to one point either way (evenly, within 1..5), and every
    measured score within its interval (normally). The seed makes the answer the same every time.
    """
    listed = card.listed
    if len(listed) <= top:
        return None
    first = listed[:top]
    contenders = _contenders(card, top)
    numbers = {one.place.order: at for at, one in enumerate(contenders)}
    wanted = {numbers[found.order] for found in first}
    leader = numbers[first[0].order]
    random = Random(seed)  # noqa: S311 - a simulation, not a secret
    uniform, gauss = random.random, random.gauss
    same_top = same_first = 0
    for _ in range(draws):
        drawn = []
        for at, one in enumerate(contenders):
            shortfall = one.shortfall
            if one.spread:
                shortfall = min(max(gauss(shortfall, one.spread), one.least), one.most)
            importance = one.low + uniform() * (one.high - one.low)
            drawn.append((-one.priority(shortfall, importance), at))
        leaders = nsmallest(top, drawn)
        same_top += {at for _, at in leaders} == wanted
        same_first += leaders[0][1] == leader
    return Stability(first, draws, same_top / draws, same_first / draws)
