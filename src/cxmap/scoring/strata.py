"""A figure that is put together from the metrics of several groups of people."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from cxmap.model import Metric, Scale
from cxmap.scoring.combinations import (
    Sample,
    combined,
    effective_answers,
    stratified_error,
    stratified_mean,
    weighted_point,
)
from cxmap.scoring.intervals import Ends, Interval, equal_interval
from cxmap.scoring.ties import CLOSE

Pool = Literal["none", "by share", "by answers"]
"""How a figure was put together: not at all; each group by its share of customers; by how many answered."""
Party = Literal["persona", "segment"]


@dataclass(frozen=True, slots=True)
class Stratum:
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


def stratified(
    strata: Sequence[Stratum],
    scale: Scale,
    confidence: float,
    figure_of: Callable[[Metric, float], Interval],
) -> Interval:
    """The figure of everybody by share, with its interval, on the groups' common scale.

    point = sum w point. Means: t with Satterthwaite's degrees of freedom (`stratified_mean`). Where a group
    has one answer, or answers that are all equal, and for shares and NPS: MOVER from the groups' own
    intervals (`combined`), in which such a mean has that of `equal_interval`. `figure_of` gives the figure of
    one group. `sd` is that of a plain sample of the effective n with the same error. Where it is known how
    many of a group could have answered, its error is so much smaller.
    """
    weights = [stratum.weight for stratum in strata]
    own = [figure_of(stratum.metric, confidence) for stratum in strata]
    point = weighted_point(weights, [figure.point or 0.0 for figure in own])
    n = effective_answers(weights, [figure.n for figure in own])
    if n is None:
        return Interval(point, None, None, 0, "as published")
    bounds = (scale.min, scale.max)
    if strata[0].metric.is_share or strata[0].metric.type == "nps":
        ends = combined(weights, [(figure.point or 0.0, figure.low, figure.high) for figure in own])
        return _around(point, ends, n, bounds)
    noise = CLOSE * scale.length
    samples = [
        Sample(
            stratum.weight,
            figure.point or 0.0,
            0.0 if figure.sd is None or figure.sd < noise else figure.sd * math.sqrt(_unseen(stratum.metric)),
            figure.n,
        )
        for stratum, figure in zip(strata, own, strict=True)
    ]
    known = stratified_error(samples)
    if known is not None:
        found = stratified_mean(samples, confidence, bounds)
        low, high = found or (None, None)
        return Interval(point, low, high, n, "stratified t", known[0] * n**0.5)
    ends = combined(weights, [_own_ends(figure, confidence, bounds) for figure in own])
    return _around(point, ends, n, bounds)


def whole_spread(strata: Sequence[Stratum], figures: Sequence[Interval], whole: float) -> float | None:
    """The standard deviation of all customers: sd^2 = sum of w (sd^2 + (point - whole)^2) over the groups.

    What is within the groups and what lies between them, just as counted answers would have it. `figures` are
    those of the groups, `whole` is the figure of everybody. A group with one answer, or with equal ones only,
    has no spread of its own. None where that of another group is not known.
    """
    squares = []
    for stratum, figure in zip(strata, figures, strict=True):
        within = 0.0 if figure.n < 2 else figure.sd
        if within is None:
            return None
        squares.append(stratum.weight * (within**2 + (stratum.point - whole) ** 2))
    return math.sqrt(math.fsum(squares))


def _unseen(metric: Metric) -> float:
    """The share of a group that did not answer: all of it, where nobody says how many it is."""
    return 1.0 if metric.of is None or metric.raw_n is None else 1.0 - metric.raw_n / metric.of


def _own_ends(figure: Interval, confidence: float, bounds: tuple[float, float]) -> Ends:
    """A group's mean with its interval; of what is possible where it has one answer."""
    if figure.n < 2 and figure.low is None:
        figure = equal_interval(figure.point or 0.0, figure.n, bounds, confidence=confidence)
    return figure.point or 0.0, figure.low, figure.high


def _around(
    point: float, ends: tuple[float, float] | None, n: float, bounds: tuple[float, float]
) -> Interval:
    if ends is None:
        return Interval(point, None, None, n, "as published")
    return Interval(point, max(bounds[0], ends[0]), min(bounds[1], ends[1]), n, "MOVER")
