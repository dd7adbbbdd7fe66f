"""A figure that is put together from the metrics of several groups of people."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from cxmap.model import Metric
from cxmap.scoring.combinations import (
    Sample,
    combined,
    effective_answers,
    stratified_error,
    stratified_mean,
    weighted_point,
)
from cxmap.scoring.intervals import Bounds, Ends, Interval, equal_interval
from cxmap.scoring.ties import CLOSE

Pool = Literal["none", "by share", "by answers"]
"""How a figure was put together: not at all; each group by its share of customers; by how many answered."""
Party = Literal["persona", "segment"]


class Stratum(Struct, frozen=True):
    """One of the groups: whose answers they are, by id, and how much of the whole they stand for."""

    party: Party
    id: str
    name: str
    weight: float
    """From 0 to 1; those of all groups add up to 1."""
    metric: Metric
    point: float
    """Its figure, on the metric's own scale."""
    withheld: bool = False
    """Whether its figure is not shown, since too few answered (`privacy`)."""


class Pooled(Metric):
    """The metrics of several groups put together: a metric of everybody that remembers what it is made of.

    By share, it is post-stratified: each group weighs by its share of customers, however many answered. Its
    answers are then those of all groups, weighted by share / n of their group, with Kish's effective number.
    """

    strata: tuple[Stratum, ...] = ()
    pool: Pool = "none"

    @property
    def by_groups(self) -> bool:
        """Whether the groups stay apart in its margin of error: by share, and where answers are weighted."""
        return self.pool == "by share" or any(
            stratum.metric.effective_n is not None for stratum in self.strata
        )


def stratified(
    weights: Sequence[float],
    figures: Sequence[Interval],
    unseen: Sequence[float],
    bounds: Bounds,
    confidence: float,
) -> Interval:
    """The figure of everybody by share, with its interval, from those of the groups on their common scale.

    point = sum w point. Means with their spreads: t with Satterthwaite's degrees of freedom
    (`stratified_mean`). For shares and NPS, and where a group has one answer, or answers that are all equal
    or of an unknown spread: MOVER from the groups' own intervals (`combined`), in which a mean of one answer
    has that of `equal_interval`. `sd` is that of a plain sample of the effective n with the same error.
    `unseen` is the share of each group that did not answer: by its root the group's error is smaller.
    """
    point = weighted_point(weights, [figure.point or 0.0 for figure in figures])
    n = effective_answers(weights, [figure.n for figure in figures])
    if n is None:
        return Interval(point, None, None, 0, "as published")
    noise = CLOSE * (bounds[1] - bounds[0])
    samples = [
        Sample(
            weight,
            figure.point or 0.0,
            0.0 if figure.sd is None or figure.sd < noise else figure.sd * math.sqrt(left),
            figure.n,
        )
        for weight, figure, left in zip(weights, figures, unseen, strict=True)
    ]
    known = stratified_error(samples)
    if known is not None:
        interval_ends = stratified_mean(samples, confidence, bounds)
        low, high = interval_ends or (None, None)
        return Interval(point, low, high, n, "stratified t", known[0] * n**0.5)
    ends = combined(weights, [_own_ends(figure, confidence, bounds) for figure in figures])
    return _around(point, ends, n, bounds)


def whole_spread(weights: Sequence[float], points: Sequence[float], spreads: Sequence[float | None]) -> float:
    """The standard deviation of all customers: sd^2 = sum of w (sd^2 + (point - whole)^2) over the groups.

    What is within the groups and what lies between them, just as counted answers would have it. A group with
    one answer has no spread of its own.
    """
    whole = weighted_point(weights, points)
    return math.sqrt(
        math.fsum(
            weight * ((spread or 0.0) ** 2 + (point - whole) ** 2)
            for weight, point, spread in zip(weights, points, spreads, strict=True)
        )
    )


def _own_ends(figure: Interval, confidence: float, bounds: Bounds) -> Ends:
    """A group's mean with its interval; of what is possible where it has one answer."""
    if figure.n < 2 and figure.low is None:
        figure = equal_interval(figure.point or 0.0, figure.n, bounds, confidence=confidence)
    return figure.point or 0.0, figure.low, figure.high


def _around(point: float, ends: Bounds | None, n: float, bounds: Bounds) -> Interval:
    if ends is None:
        return Interval(point, None, None, n, "as published")
    return Interval(point, max(bounds[0], ends[0]), min(bounds[1], ends[1]), n, "MOVER")
