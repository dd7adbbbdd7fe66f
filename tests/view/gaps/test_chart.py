"""The chart of the gaps on small maps: places in percent, sides, and what has no gap."""

from __future__ import annotations

import cxmap
from cxmap.locale.en import EN
from cxmap.locale.nl import NL
from cxmap.view.gaps.chart import build_gap_chart
from cxmap.view.gaps.dumbbells import GapChart

SMALL = """
cxmap: 1
title: Small
goal: 1
channels: [{id: web, name: Web}]
phases:
  - name: One
    touchpoints:
      - {name: Met, experience: 2}
      - {name: Even, experience: 1}
      - {name: Short, experience: -1, importance: 5, reach: 40%, channel: web}
      - {name: Unscored}
      - {name: Aimless, goal: null, experience: 0}
      - name: Measured
        metrics: [{type: csat, value: 60%, n: 50}]
"""


def _chart(text: str = SMALL) -> GapChart:
    return build_gap_chart(cxmap.score(cxmap.loads(text)), EN)


def test_shortfalls_come_first_and_places_are_percent() -> None:
    rows = {row.name: row for row in _chart().rows}
    assert [row.name for row in _chart().rows if row.rank] == ["Short", "Measured"]
    short = rows["Short"]
    assert (short.experience, short.goal, short.side, short.kind) == (25, 75, "short", "believed")
    assert (short.gap_label, short.experience_label, short.goal_label) == (
        "\N{MINUS SIGN}2",
        "\N{MINUS SIGN}1",
        "+1",
    )
    assert short.below == ("One", "Web")
    assert short.priority == "33.3"
    assert short.factors == ("50% below goal", "importance 5", "reach 40%")
    assert (rows["Met"].side, rows["Even"].side) == ("above", None)
    assert rows["Met"].priority == ""


def test_a_measured_score_has_its_interval_and_n() -> None:
    measured = next(row for row in _chart().rows if row.name == "Measured")
    assert measured.kind == "measured"
    assert measured.n_label == "n = 50"
    assert measured.low is not None
    assert measured.high is not None
    assert measured.low < measured.experience == 60 < measured.high


def test_what_has_no_gap_is_listed_by_what_is_missing() -> None:
    chart = _chart()
    lacking = {why: [touchpoint.text for touchpoint in those] for why, those in chart.unknown}
    assert lacking == {EN.no_experience: ["Unscored (goal +1)"], EN.no_goal: ["Aimless (0)"]}
    assert {row.name for row in chart.rows} == {"Met", "Even", "Short", "Measured"}
    assert chart.sheet.figures == ("Begin with: Short", "1 measured", "4 estimated without data")


def test_only_marks_that_occur_are_explained() -> None:
    assert [key for key, _ in _chart().marks] == ["goal", "believed", "measured", "short", "above"]
    quiet = "cxmap: 1\ntitle: T\ntouchpoints: [{name: A, goal: 1, experience: 1}]"
    assert [key for key, _ in _chart(quiet).marks] == ["goal", "believed"]
    assert _chart("cxmap: 1\ntitle: T\ntouchpoints: [A]").marks == ()


def test_a_reversed_scale_keeps_its_good_end_at_100() -> None:
    scale = "scale: {min: 1, max: 5, direction: lower-is-better}"
    text = f"cxmap: 1\ntitle: T\n{scale}\ntouchpoints: [{{name: A, goal: 2, experience: 4}}]"
    (row,) = _chart(text).rows
    assert (row.experience, row.goal, row.side) == (25, 75, "short")


def test_description_and_words_follow_the_language() -> None:
    chart = build_gap_chart(cxmap.score(cxmap.loads(SMALL)), NL)
    assert chart.sheet.subtitle[0] == "Verschillen"
    assert chart.description.startswith("Verschillen: Small. ")
    assert "Unscored: " in chart.description
    assert chart.title == "Small"


def test_what_is_missing_is_said_with_an_example_of_the_maps_own() -> None:
    bare = _chart("cxmap: 1\ntitle: T\nphases: [{name: 'One: two', touchpoints: [A]}]").sheet.advice
    assert bare is not None
    assert bare.text == EN.in_charts.advice["scores"]
    assert bare.lines == (
        (0, "goal: 1"),
        (0, "phases:"),
        (1, '- name: "One: two"'),
        (2, "touchpoints:"),
        (3, '- name: "A"'),
        (4, "experience: -1"),
    )
    scored = "cxmap: 1\ntitle: T\nscale: {min: 0, max: 10, direction: lower-is-better}\n"
    aimless = _chart(scored + "touchpoints: [{name: A, experience: 1}]").sheet.advice
    assert aimless is not None
    assert (aimless.text, aimless.lines) == (EN.in_charts.advice["goals"], ((0, "goal: 2"),))
    assert _chart().sheet.advice is None
