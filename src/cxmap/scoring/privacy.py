"""Groups of people with too few answers to be shown, and what has to go with them.

A mean of three people's answers is three people's answers. So the figure of a persona with fewer answers than
the privacy floor is withheld. Where everybody's figure is known, a single withheld one could be worked out
from it and the others; so the next smallest group is withheld as well, until there are two at least, with as
many answers together as the floor asks of one (complementary suppression, Cox 1980). Everybody's own figure
is withheld where it is nothing but that of withheld groups, or less than a floor away from it.

The number of answers counts, not an effective one. Groups whose number is not known are not known to be
small. Believed scores are nobody's answers and stay.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from cxmap.model import Metric
from cxmap.scoring.pooling import chosen

LEAST_GROUPS = 2
"""A single unknown could be solved for; two leave one equation for two unknowns."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The metric that is the experience of somebody, as far as it may be shown."""

    metric: Metric | None
    suppressed: bool
    """Whether there is one that may not be shown."""


def answers_of(metric: Metric) -> float | None:
    """How many people answered, where it is known."""
    return metric.counted or metric.n or metric.effective_n


def withheld(sizes: Mapping[str, float | None], floor: int) -> frozenset[str]:
    """The groups whose figures are not shown, by the numbers of their answers (None: not known)."""
    hidden = {group for group, size in sizes.items() if size is not None and size < floor}
    if not hidden:
        return frozenset()
    others = [(size is None, size or 0.0, at, group) for at, (group, size) in enumerate(sizes.items())]
    for _, _, _, group in sorted(others):
        if len(hidden) >= LEAST_GROUPS and sum(sizes[other] or 0.0 for other in hidden) >= floor:
            break
        hidden.add(group)
    return frozenset(hidden)


def _firsts(metrics: Sequence[Metric]) -> tuple[dict[str, float | None], Metric | None]:
    """The answers of each persona's first metric, and everybody's own metric."""
    sizes: dict[str, float | None] = {}
    whole: Metric | None = None
    for metric in metrics:
        if metric.persona is None:
            whole = whole or metric
        else:
            sizes.setdefault(metric.persona, answers_of(metric))
    return sizes, whole


def choose(metrics: Sequence[Metric], persona: str | None, coming: Collection[str], floor: int) -> Choice:
    """The metric that is the experience of everybody, or of one persona, unless it has to be withheld."""
    metric = chosen(metrics, persona, coming)
    if metric is None:
        return Choice(None, suppressed=False)
    sizes, whole = _firsts(metrics)
    hidden = withheld(sizes, floor)
    if persona is not None:
        suppressed = persona in hidden and metric.persona == persona
    else:
        shown = sum(size or 0.0 for group, size in sizes.items() if group not in hidden)
        total = None if whole is None else answers_of(whole)
        total = sum(size or 0.0 for size in sizes.values()) if total is None else total
        suppressed = bool(hidden) and total - shown < floor
    return Choice(None, suppressed=True) if suppressed else Choice(metric, suppressed=False)


def showable(metrics: Sequence[Metric], floor: int) -> tuple[Metric, ...]:
    """The metrics of a touchpoint that may be shown one by one: nobody's who is withheld, in any of them."""
    hidden = set(withheld(_firsts(metrics)[0], floor))
    series: dict[tuple[object, ...], dict[str, float | None]] = {}
    for metric in metrics:
        if metric.persona is not None:
            key = (metric.type, metric.name, metric.is_share, metric.own_scale, metric.date)
            series.setdefault(key, {})[metric.persona] = answers_of(metric)
    for sizes in series.values():
        hidden |= withheld(sizes, floor)
    return tuple(metric for metric in metrics if metric.persona is None or metric.persona not in hidden)
