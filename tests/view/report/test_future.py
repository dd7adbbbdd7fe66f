"""The part of a report that holds a future beside the current state."""

from __future__ import annotations

import cxmap
from cxmap.locale import words_for
from cxmap.scoring import score
from cxmap.view.curve.build import build_curve
from cxmap.view.report.build import build_report
from cxmap.view.report.future import FutureRow

NOW = """
cxmap: 1
title: Now
touchpoints:
  - {id: a, name: Ask, experience: -1}
  - {id: b, name: Be told, experience: 1}
  - {id: c, name: Come back, experience: 0}
  - {id: d, name: Drop out, experience: null}
"""
THEN = """
cxmap: 1
title: Then
state: future
scale: {min: 0, max: 4}
touchpoints:
  - {id: a, name: Ask, experience: 4}
  - {id: n, name: Be named, experience: 3}
  - {id: b, name: Be told, experience: 3}
  - {id: d, name: Drop out, experience: 1}
"""


def test_rows_follow_the_curve_with_scores_on_the_current_scale() -> None:
    now, then = cxmap.loads(NOW), cxmap.loads(THEN)
    beside = build_curve(score(now), words_for("en"), score(then))
    view = build_report(score(now), words_for("en"), "0", beside=beside)
    assert view.future is not None and view.future.title == "Then"
    assert view.future.rows == (
        FutureRow("a", "Ask", "\N{MINUS SIGN}1", "+2", ("+3",)),
        FutureRow("n", "Be named", "", "+1", ("new",)),
        FutureRow("b", "Be told", "+1", "+1", ("0",)),
        FutureRow("c", "Come back", "0", "", ("dropped",)),
        FutureRow("d", "Drop out", "", "\N{MINUS SIGN}1", ()),
    )
    assert view.future.figures == (
        "mean of the 2 scored in both 0 \N{RIGHTWARDS ARROW} +1.5",
        "1 of 2 touchpoints rises",
    )
    assert view.curve.future is None and view.curve.future_line is None


def test_without_a_future_there_is_no_such_part() -> None:
    assert build_report(score(cxmap.loads(NOW)), words_for("en"), "0").future is None
