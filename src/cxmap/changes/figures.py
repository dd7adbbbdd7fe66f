"""Figures of two versions that answer the same question."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cxmap.scoring import MetricScore
from cxmap.scoring.measured import kind


def matched(
    old: Sequence[MetricScore], new: Sequence[MetricScore]
) -> Iterator[tuple[MetricScore, MetricScore]]:
    """Each figure that both versions have; of several waves of one question the first that is written."""
    before = {_asked(score): score for score in reversed(old)}
    for asked, score in {_asked(score): score for score in reversed(new)}.items():
        if asked in before:
            yield before[asked], score


def _asked(score: MetricScore) -> tuple[object, ...]:
    """What was asked of whom."""
    metric = score.estimate.metric
    return (*kind(metric), metric.persona, metric.segment, score.phase.name if score.phase else "")
