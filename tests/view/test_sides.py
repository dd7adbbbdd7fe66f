"""Colours follow the verdict: what the tolerance spares or the data leave open is bad news nowhere."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cxmap
from cxmap.locale.en import EN
from cxmap.scoring import Scorecard
from cxmap.view.curve.build import build_curve
from cxmap.view.curve.shade import Held, shades
from cxmap.view.flow.build import build_flow
from cxmap.view.flow.parts import parts_of
from cxmap.view.gaps.chart import build_gap_chart
from cxmap.view.judged import side_of
from cxmap.view.opportunities.build import build_opportunities
from cxmap.view.quadrants.build import build_quadrants
from cxmap.view.report.build import build_report

MAP = """
cxmap: 1
title: Sides
scale: {min: 1, max: 5}
tolerance: 0.25
goal: 4
phases:
  - id: p
    name: P
    touchpoints:
      - {id: short, name: Short, importance: 5, experience: 2}
      - {id: spared, name: Spared, importance: 5, experience: 3.8}
      - {id: above, name: Above, importance: 4, experience: 5}
      - id: open
        name: Open
        importance: 5
        metrics: [{type: rating, scale: {min: 1, max: 5}, value: 3.5, sd: 1.2, n: 12}]
  - {id: q, name: Q, goal: 4.1, experience: 4, touchpoints: [Silent]}
opportunities:
  - {id: best, title: Best of all, addresses: above, impact: 5, feasibility: 5}
  - {id: right, title: The right one, addresses: short, impact: 2, feasibility: 3}
  - {id: phase, title: For the phase, addresses: p, impact: 3, feasibility: 3}
"""


def _card(text: str = MAP) -> Scorecard:
    return cxmap.score(cxmap.loads(text))


def test_a_side_is_that_of_the_verdict() -> None:
    assert side_of(-1, "short") == side_of(-1, "believed short") == "short"
    assert side_of(-0.1, "met") == side_of(-0.1, "believed met") == "within"
    assert side_of(0.1, "met") == "above"
    assert side_of(-1, "undecided") == side_of(1, "undecided") == side_of(0, "undecided") == "open"
    assert side_of(0, "met") is side_of(None, "unknown") is None


def test_the_chart_of_gaps_is_red_only_below_goal() -> None:
    chart = build_gap_chart(_card(), EN)
    assert {row.name: row.side for row in chart.rows} == {
        "Short": "short", "Open": "open", "Spared": "within", "Above": "above", "Q (whole phase)": "within"
    }  # fmt: skip
    assert [text for _, text in chart.marks][-4:] == [
        "below goal", "goal met within the tolerance", "not decided", "above goal"
    ]  # fmt: skip
    assert {row.name for row in chart.rows if row.rank is not None and not row.undecided} == {"Short"}


def test_an_undecided_rank_is_told_from_a_finding() -> None:
    card = _card()
    columns = {column.id: column for column in build_curve(card, EN).columns if column.id}
    boxes = {box.id: box for page in parts_of(build_flow(card, EN).plan) for box in page.boxes}
    for found in (columns, boxes):
        ranked = {id_: one.undecided for id_, one in found.items() if one.rank is not None}
        assert ranked == {"short": False, "open": True}


def _heights(points: Iterable[tuple[float, float]]) -> tuple[float, float]:
    heights = [y for _, y in points]
    return min(heights), max(heights)


def test_the_curve_is_hatched_only_below_what_the_tolerance_spares() -> None:
    curve = build_curve(_card(), EN)
    threshold, goal = (3.75 - 1) / 4 * 100, 75.0
    found = {side: [one for one in curve.shades if one.side == side] for side in ("short", "within", "open")}
    assert all(found.values())
    for shade in found["short"]:
        assert _heights(shade.outline)[1] <= threshold + 1e-6
    for shade in found["within"]:
        low, high = _heights(shade.outline)
        assert threshold - 1e-6 <= low and high <= goal + 1e-6
    assert all(3 <= x <= 4 for shade in found["open"] for x, _ in shade.outline), "the column of Open"
    assert [level.side for level in curve.levels] == ["within"]


@given(
    st.lists(st.floats(0, 100), min_size=2, max_size=12), st.floats(5, 100), st.floats(0, 20), st.booleans()
)
def test_shades_stay_on_their_side(heights: list[float], goal: float, spared: float, undecided: bool) -> None:
    line = [(at / 2, height) for at, height in enumerate(heights)]
    run = Held(0, int(line[-1][0]), goal, max(0.0, goal - spared), undecided)
    for shade in shades(line, run):
        low, high = _heights(shade.outline)
        assert all(run.first <= x <= run.last + 1 for x, _ in shade.outline)
        if undecided:
            assert shade.side == "open"
        elif shade.side == "short":
            assert high <= run.threshold + 1e-6
        elif shade.side == "within":
            assert run.threshold - 1e-6 <= low and high <= goal + 1e-6
        else:
            assert shade.side == "above" and low >= goal - 1e-6


def _begin(text: str) -> tuple[str, str, str, str]:
    """What to begin with, by the gaps, the quadrants, the report, and the headline of the opportunities."""
    card = _card(text)
    report = "".join(run.text for run in build_report(card, EN, "0").summary[0])
    return (
        build_gap_chart(card, EN).sheet.figures[0],
        build_quadrants(card, EN).sheet.figures[0],
        report,
        build_opportunities(card, EN).sheet.headline,
    )


def test_every_view_begins_with_the_same() -> None:
    gaps, quadrants, report, opportunities = _begin(MAP)
    assert gaps == quadrants == "Begin with: Short"
    assert report.startswith("Begin with “Short”")
    assert opportunities == "For “Short”: The right one"


@pytest.mark.parametrize(
    ("taken", "headline"),
    [
        ("addresses: short, ", "For “Short”: For the phase"),
        (
            "addresses: [short], impact: 2, feasibility: 3, status: done}\n  - {title: X, addresses: open, ",
            None,
        ),
    ],
)
def test_what_answers_it_may_be_for_its_phase_or_lack(taken: str, headline: str | None) -> None:
    text = MAP.replace("addresses: short, ", "" if headline else taken)
    if headline is None:
        text = text.replace("addresses: p,", "addresses: q,")
        headline = "No opportunity answers “Short” yet; best rated is “Best of all”"
    assert _begin(text)[3] == headline


def test_numbers_of_the_quadrants_are_ranks() -> None:
    card = _card()
    names = [point.name for point in build_quadrants(card, EN).points]
    ranked = [found.name for found in card.listed]
    assert names[: len(ranked)] == ranked
