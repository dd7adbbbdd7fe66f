"""The answers behind a figure, on its own scale: what every interval, test and verdict is made of."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from cxmap.scoring.exact import Answers, chance, least_favourable
from cxmap.scoring.intervals import Interval, Method, mean_interval, nps_interval, wilson
from cxmap.scoring.population import chance_among, corrected
from cxmap.scoring.significance import p_mean, p_nps, p_share, p_touching
from cxmap.scoring.ties import CLOSE

Kind = Literal["mean", "share", "nps"]


@dataclass(frozen=True, slots=True)
class Sample:
    """A figure and what is known of the answers that it was made of. Shares lie on 0..100 here."""

    kind: Kind
    low: float
    high: float
    """The ends of the scale."""
    point: float
    n: float
    """The answers, by their effective number where they are weighted; 0 where nobody says."""
    answers: int | None
    """The people who answered, whatever they weigh; none where nobody says."""
    sd: float | None = None
    """The standard deviation of the answers; none where it is not known."""
    values: tuple[float, ...] = ()
    """What an answer can count for: 0 and 100 for a share, -100, 0 and 100 for an NPS."""
    shares: tuple[float, ...] = ()
    """The share (0..1, weighted) of the answers that count for each; nothing where only the mean is known."""
    people: int | None = None
    """How many could have answered; none where there is no end to them."""
    method: Method = "t"
    figure: Callable[[float], Interval] | None = None
    """What makes the printed interval of a confidence, where it is not made of these answers: of groups that
    are put together by their shares."""

    @property
    def noise(self) -> float:
        """Differences smaller than this are arithmetic, not answers."""
        return CLOSE * (self.high - self.low)

    @property
    def census(self) -> bool:
        """Whether everybody answered."""
        return self.people is not None and self.answers is not None and self.answers >= self.people

    @property
    def alike(self) -> bool:
        """Whether all answers are equal."""
        return self.sd is not None and self.sd < self.noise

    @property
    def unseen(self) -> float:
        """The share of people who did not answer: everybody, where there is no end to them."""
        if self.people is None or self.answers is None:
            return 1.0
        return max(0.0, 1.0 - self.answers / self.people)

    @property
    def effective(self) -> float:
        """The number of answers that a share or an NPS counts as, among a limited number of people more."""
        if self.people is None or self.answers is None or self.census:
            return self.n
        return corrected(self.n, self.answers, self.people)

    @property
    def _nothing_known(self) -> bool:
        return not self.n or (self.kind == "nps" and not self.shares)

    def interval(self, confidence: float) -> Interval:
        """The figure with its published interval; none of it is rounded."""
        point, n = self.point, self.n
        sd = self.sd if self.kind == "mean" else None
        if self.census:
            return Interval(point, point, point, n, "census", sd)
        if self.figure is not None:
            return self.figure(confidence)
        if self._nothing_known:
            return Interval(point, None, None, n, self.method, sd)
        if self.kind == "mean":
            found = mean_interval(
                point,
                self.sd,
                n,
                confidence=confidence,
                bounds=(self.low, self.high),
                seen=self.answers or 0,
                people=None if self.answers is None else self.people,
            )
            method = self.method if found.method == "t" else found.method
            return replace(found, method=method)
        count = self.effective
        if self.kind == "share":
            found = wilson(self.shares[1] * count, count, confidence)
            ends = (100.0 * (found.low or 0.0), 100.0 * (found.high or 0.0))
        else:
            detractors, passives, promoters = (share * count for share in self.shares)
            found = nps_interval(promoters, passives, detractors, confidence)
            ends = (found.low or 0.0, found.high or 0.0)
        return Interval(point, min(ends[0], point), max(ends[1], point), n, found.method)

    def p_printed(self, goal: float) -> float | None:
        """The two-sided p-value that the printed interval is made of; none where there is no interval."""
        if self.census or self._nothing_known:
            return None
        if self.figure is not None:
            return None if self.sd is None else p_touching(self.figure, goal)
        if self.kind == "share":
            return p_share(self.shares[1] * self.effective, self.effective, goal / 100.0)
        if self.kind == "nps":
            detractors, passives, promoters = (share * self.effective for share in self.shares)
            return p_nps(promoters, passives, detractors, goal)
        if self.alike:
            return None if self.n < 2 else 2.0 * self.p_exact(goal)
        return p_mean(self.point, self.sd, self.n, goal, unseen=self.unseen)

    def p_exact(self, goal: float) -> float:
        """The one-sided p of the exact test: of the goal being met where the figure lies below it, or missed.

        Where only mean and sd are known, the least favourable answers that have them (`exact`).
        """
        far, near = (self.high, self.low) if goal > self.point else (self.low, self.high)
        if self.shares:
            answers: Answers = [
                (value, self.n * share) for value, share in zip(self.values, self.shares, strict=True)
            ]
        else:
            answers = least_favourable(self.point, self.sd or 0.0, self.n, far, near)
        if self.people is None or self.answers is None:
            return chance(answers, goal, far, near)
        return chance_among(answers, goal, far, near, seen=self.answers, people=self.people)

    def p_value(self, goal: float) -> float | None:
        """Two-sided, of the figure being the goal in truth: the larger of the printed and the exact test's.

        So it is at most 1 - confidence exactly where both let the goal out. 1 on the goal. None where there
        is nothing to test: no n, no spread, one answer to a mean; and where everybody answered.
        """
        if self.census:
            return None
        printed = self.p_printed(goal)
        if printed is None:
            return None
        if abs(goal - self.point) < self.noise:
            return 1.0
        return min(1.0, max(printed, 2.0 * self.p_exact(goal)))

    def of(self, n: float) -> Sample:
        """As many answers, given the same way by people without end, each as heavy as the others."""
        return replace(self, n=n, answers=math.ceil(n), people=None, figure=None)
