"""The words that a curve needs beside its data."""

from __future__ import annotations

from cxmap.locale import Words
from cxmap.view.curve.values import CurveLabels


def labels_of(words: Words) -> CurveLabels:
    """Those words."""
    return CurveLabels(
        goal=words.goal,
        experience=words.experience,
        touchpoint=words.touchpoint,
        channel=words.channel,
        no_score=words.no_score,
        impact_moment=words.impact_moment,
        impact_moments=words.impact_moments,
        believed_mark=words.believed_mark,
        measured_mark=words.measured_mark,
        ghost_mark=words.in_report.ghost_mark,
        short_mark=words.short_mark,
        above_mark=words.above_mark,
        within_mark=words.in_charts.within_line,
        undecided_mark=words.undecided,
        rank_mark=words.rank_mark,
        lift=words.lift,
        current=words.current_state,
        future_mark=words.future_state,
    )
