"""How far the top of the list can be trusted: would other importances and scores give the same order?

Every importance and every score is drawn anew, 2,000 times, from what it may be (`sampling`): a survey of
many hardly moves, a survey of few and a guess move a lot. So the less is known, the less stable the top is.
The same places get the same random numbers whatever is known of them (common random numbers): two maps that
differ in that alone differ in nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from heapq import nlargest
from random import Random

from msgspec import Struct

from cxmap.scoring.sampling import GRAIN, experiences, usual_width
from cxmap.scoring.scorecard import USUAL_IMPORTANCE, WHOLE, PlaceScore, Scorecard
from cxmap.scoring.ties import CLOSE

DRAWS = 2_000
TOP = 3
MET = -1.0
"""What a place counts for in a draw in which it meets its goal: less than any priority."""
TIE = 1e-9
"""What a place of the map counts for less than the one before, so that ties keep the order of the map."""


class Stability(Struct, frozen=True):
    """Shares of draws: in how many the same places make up the top, and how often each is the first."""

    top: tuple[PlaceScore, ...]
    draws: int
    same_top: float
    """The first ones stay the first ones, in any order."""
    same_first: float
    """The first one stays the first."""
    believed: int
    """How many of the places that compete are believed, and drawn as guesses."""
    measured: int
    """How many are measured, and drawn from their sampling distribution."""
    guess_width: float
    """How far a believed score is moved either way at most, in points of the map's scale."""


class _Candidate(Struct, frozen=True):
    """What of a place enters a draw. Shortfalls are in percent of the scale, below zero above the goal."""

    place: PlaceScore
    shortfalls: tuple[float, ...]
    """Equally likely ones, from the largest to the smallest."""
    spared: float
    """A shortfall up to here counts as met: the tolerance."""
    factor: float
    """Reach divided by the usual importance."""
    importances: tuple[float, ...]
    """Equally likely ones, from the lowest to the highest."""

    @property
    def worst_case(self) -> float:
        """The highest priority that a draw can give."""
        return self.priority(self.shortfalls[0], self.importances[-1])

    @property
    def best_case(self) -> float:
        """The lowest one."""
        return self.priority(self.shortfalls[-1], self.importances[0])

    def priority(self, shortfall: float, importance: float) -> float:
        """The priority of a draw; `MET` where it meets the goal."""
        return shortfall * importance * self.factor if shortfall > self.spared else MET

    def drawn(self, seed: int, draws: int) -> list[float]:
        """Its priorities; the random numbers depend on its id alone."""
        spared, factor = self.spared, self.factor
        lots = _lots(f"{seed} {self.place.id}", draws)
        pairs = zip(
            map(self.shortfalls.__getitem__, lots[::2]),
            map(self.importances.__getitem__, lots[1::2]),
            strict=True,
        )
        late = self.place.order * TIE
        return [
            shortfall * importance * factor - late if shortfall > spared else MET
            for shortfall, importance in pairs
        ]


@lru_cache(maxsize=512)  # a desk asks for the same with every save
def _lots(seed: str, draws: int) -> bytes:
    """Which of the equally likely values each draw takes: of shortfalls and importances in turn."""
    uniform = Random(seed).random  # noqa: S311 - a simulation, not a secret
    return bytes(int(uniform() * GRAIN) for _ in range(2 * draws))


def guess_width(card: Scorecard) -> float:
    """How far a believed score may be off either way, in points of the map's scale."""
    width = card.settings.guess_width
    return usual_width(card.scale) if width is None else width


def _candidate(place: PlaceScore, card: Scorecard, width: float) -> _Candidate:
    experience, gap, scale = place.experience, place.gap, card.scale
    assert experience is not None
    assert gap is not None
    at = scale.percent(experience)
    short = -gap / scale.length * WHOLE
    return _Candidate(
        place=place,
        shortfalls=tuple(
            short + at - value for value in experiences(experience, place.measured, scale, width)
        ),
        spared=(card.tolerance_for(place.goal) / scale.length + CLOSE) * WHOLE,
        factor=place.reach / USUAL_IMPORTANCE,
        importances=tuple(
            min(max(place.importance + 2.0 * (at + 0.5) / GRAIN - 1.0, 1.0), 5.0) for at in range(GRAIN)
        ),
    )


def _contenders(card: Scorecard, top: Sequence[PlaceScore], width: float) -> list[_Candidate]:
    """The places that some draw could put into the top, and those that are there."""
    candidates = [_candidate(place, card, width) for place in card.judged]
    bar = nlargest(len(top), (candidate.best_case for candidate in candidates))[-1]
    first = {place.order for place in top}
    return [
        candidate
        for candidate in candidates
        if candidate.worst_case >= max(bar - CLOSE, 0.0) or candidate.place.order in first
    ]


def stability(card: Scorecard, *, top: int = TOP, draws: int = DRAWS, seed: int = 0) -> Stability | None:
    """Draw the list again and again; nothing where there are not more shortfalls than the top holds.

    In each draw every importance moves by up to one point either way (evenly, within 1..5), and every score
    as far as what is known of it lets it (see `sampling`). The top stays the top in draws in which each of
    its places still falls short, with a priority above that of every other place. The seed makes the answer
    the same every time.
    """
    listed = card.listed
    if len(listed) <= top:
        return None
    width = guess_width(card)
    leading = listed[:top]
    contenders = _contenders(card, leading, width)
    first, orders = leading[0].order, {place.order for place in leading}
    leader = [MET] * draws
    weakest = [float("inf")] * draws
    runner_up, strongest = [MET] * draws, [MET] * draws
    for candidate in contenders:
        priorities = candidate.drawn(seed, draws)
        if candidate.place.order in orders:
            weakest = list(map(min, weakest, priorities))
        else:
            strongest = list(map(max, strongest, priorities))
        if candidate.place.order == first:
            leader = priorities
        else:
            runner_up = list(map(max, runner_up, priorities))
    return Stability(
        top=leading,
        draws=draws,
        same_top=sum(low > high for low, high in zip(weakest, strongest, strict=True)) / draws,
        same_first=sum(own > other for own, other in zip(leader, runner_up, strict=True)) / draws,
        believed=sum(contender.place.measured is None for contender in contenders),
        measured=sum(contender.place.measured is not None for contender in contenders),
        guess_width=width,
    )
