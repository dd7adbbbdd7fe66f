"""The answers behind a figure, on its own scale: what every interval, test and verdict is made of."""

from __future__ import annotations

import math
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from cxmap.scoring.exact import Answers, chance, chance_of_groups, least_favourable
from cxmap.scoring.intervals import Interval, Method, mean_interval, nps_interval, wilson
from cxmap.scoring.population import chance_among, corrected
from cxmap.scoring.significance import p_mean, p_nps, p_share, p_touching
from cxmap.scoring.strata import stratified
from cxmap.scoring.ties import CLOSE

Kind = Literal["mean", "share", "nps"]


class Sample(Struct, frozen=True):
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
    """The standard deviation of the answers; none of a single one. Of `widest`, the largest possible."""
    values: tuple[float, ...] = ()
    """What an answer can count for: 0 and 100 for a share, -100, 0 and 100 for an NPS."""
    shares: tuple[float, ...] = ()
    """The share (0..1, weighted) of the answers that count for each; nothing where only the mean is known."""
    people: int | None = None
    """How many could have answered; none where there is no end to them."""
    method: Method = "t"
    widest: bool = False
    """Whether nobody says how the answers lie apart: then all of them count as lying at the ends of the
    scale, which is the widest spread that a figure can have."""
    parts: tuple[tuple[float, Sample], ...] = ()
    """The groups that are put together by their shares: the share of each, from 0 to 1, and its answers."""

    @property
    def noise(self) -> float:
        """Differences smaller than this are arithmetic, not answers."""
        return CLOSE * (self.high - self.low)

    @property
    def spread(self) -> float:
        """The standard deviation of the answers; of a single one, how far those seen lie apart.

        Of groups that are put together, that of a plain sample of the effective n with their error.
        """
        if self.parts:
            errors = (share * part.spread / math.sqrt(part.n) for share, part in self.parts if share)
            return math.hypot(*errors) * math.sqrt(self.n)
        if self.sd is not None:
            return self.sd
        given = zip(self.values, self.shares, strict=True)
        return math.sqrt(math.fsum(share * (value - self.point) ** 2 for value, share in given))

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
        if self.people is None:
            return 1.0
        return 0.0 if self.census else 1.0 - self.n / self.people

    @property
    def effective(self) -> float:
        """The number of answers that a share or an NPS counts as, among a limited number of people more."""
        return self.n if self.people is None or self.census else corrected(self.n, self.people)

    @property
    def _as_share(self) -> float | None:
        """The part (0..1) of the answers at the high end, where all of them lie at the ends of the scale."""
        return self.shares[1] if self.kind == "share" or (self.kind == "mean" and self.widest) else None

    @property
    def _nothing_known(self) -> bool:
        return not self.n or (self.kind == "mean" and self.widest and self.n < 2.0)

    def interval(self, confidence: float) -> Interval:
        """The figure with its published interval; none of it is rounded."""
        point, n = self.point, self.n
        sd = self.sd if self.kind == "mean" and not self.widest else None
        if self.census:
            return Interval(point, point, point, n, "census", sd)
        bounds = (self.low, self.high)
        if self.parts:
            weights, figures, unseen = zip(
                *((share, part.interval(confidence), part.unseen) for share, part in self.parts), strict=True
            )
            return stratified(weights, figures, unseen, bounds, confidence)
        if self._nothing_known:
            return Interval(point, None, None, n, self.method, sd)
        if self.kind == "mean" and not self.widest:
            interval = mean_interval(point, sd, n, confidence=confidence, bounds=bounds, people=self.people)
            method = self.method if interval.method == "t" else interval.method
            return replace(interval, method=method)
        count, share = self.effective, self._as_share
        if share is None:
            detractors, passives, promoters = (part * count for part in self.shares)
            interval = nps_interval(promoters, passives, detractors, confidence)
            ends = (interval.low or 0.0, interval.high or 0.0)
        else:
            interval = wilson(share * count, count, confidence)
            length = self.high - self.low
            ends = (self.low + length * (interval.low or 0.0), self.low + length * (interval.high or 0.0))
        method = "widest spread" if self.widest else interval.method
        return Interval(point, min(ends[0], point), max(ends[1], point), n, method)

    def p_printed(self, goal: float) -> float | None:
        """The two-sided p-value that the printed interval is made of; none where there is no interval."""
        if self.census or self._nothing_known:
            return None
        if self.parts:
            return p_touching(self.interval, goal)
        share = self._as_share
        if share is not None:
            line = (goal - self.low) / (self.high - self.low)
            return p_share(share * self.effective, self.effective, min(max(line, 0.0), 1.0))
        if self.kind == "nps":
            detractors, passives, promoters = (share * self.effective for share in self.shares)
            return p_nps(promoters, passives, detractors, goal)
        if self.alike:
            return None if self.n < 2 else 2.0 * self.p_exact(goal)
        return p_mean(self.point, self.sd, self.n, goal, unseen=self.unseen)

    def p_exact(self, goal: float) -> float:
        """The one-sided p of the exact test: of the goal being met where the figure lies below it, or missed.

        Groups that are put together are taken as of people without end.
        """
        far, near = (self.high, self.low) if goal > self.point else (self.low, self.high)
        if self.parts:
            groups = [
                (share / part.n, part.speaking_least_against(far, near))
                for share, part in self.parts
                if share
            ]
            return chance_of_groups(groups, goal, far, near)
        answers = self.speaking_least_against(far, near)
        if self.people is None:
            return chance(answers, goal, far, near)
        return chance_among(answers, goal, far, near, self.people)

    def speaking_least_against(self, far: float, near: float) -> Answers:
        """The answers; where only mean and sd are known, of all that have them (`exact.least_favourable`)."""
        if self.shares:
            return [(value, self.n * share) for value, share in zip(self.values, self.shares, strict=True)]
        return least_favourable(self.point, self.sd or 0.0, self.n, far, near)

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
        """As many answers, given the same way by people without end, each as heavy as the others.

        Of groups, each has its part of them.
        """
        parts = tuple((share, part.of(part.n * n / self.n)) for share, part in self.parts)
        return replace(self, n=n, answers=math.ceil(n), sd=self.spread, people=None, parts=parts)
