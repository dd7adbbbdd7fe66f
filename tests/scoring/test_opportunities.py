"""Opportunities ranked by impact times feasibility, and RICE beside it."""

from __future__ import annotations

import pytest

import cxmap
from cxmap.model import Map, Opportunity
from cxmap.scoring.opportunities import product, rank_opportunities, rice


def _map(*opportunities: str) -> Map:
    lines = "".join(f"\n  - {{{one}}}" for one in opportunities)
    return cxmap.loads(f"cxmap: 1\ntitle: T\ntouchpoints: [A]\nopportunities:{lines}")


def _order(map_: Map) -> list[tuple[str, int | None]]:
    return [(found.opportunity.title, found.rank) for found in rank_opportunities(map_).rated]


def test_score_is_impact_times_feasibility() -> None:
    found = rank_opportunities(
        _map("title: A, impact: 3, feasibility: 2.5", "title: B, impact: 4, feasibility: 5")
    )
    assert [(one.opportunity.title, one.score, one.rank) for one in found.rated] == [
        ("B", 20, 1),
        ("A", 7.5, 2),
    ]
    assert [one.rice for one in found.rated] == [None, None]


def test_nothing_is_assumed_for_a_missing_rating() -> None:
    found = rank_opportunities(_map("title: A, impact: 5", "title: B, feasibility: 5", "title: C"))
    assert found.rated == ()
    assert [item.title for item in found.unrated] == ["A", "B", "C"]
    assert product(found.unrated[0]) is None


def test_rice_needs_all_four() -> None:
    whole = "title: A, reach: 1200, impact: 4, confidence: 50%, effort: 8"
    assert rice(_map(whole).opportunities[0]) == pytest.approx(1200 * 4 * 0.5 / 8)
    for left_out in ("reach: 1200, ", "impact: 4, ", "confidence: 50%, "):
        assert rice(_map(whole.replace(left_out, "")).opportunities[0]) is None


@pytest.mark.parametrize(("reach", "effort"), [(10, 0), (10, -1), (-10, 5)])
def test_rice_of_impossible_numbers_is_none(reach: float, effort: float) -> None:
    item = Opportunity(title="A", impact=4, reach=reach, confidence=0.5, effort=effort)
    assert rice(item) is None


def test_ties_go_by_rice_and_then_by_the_map() -> None:
    rated = "impact: 4, feasibility: 4"
    given = "confidence: 1, effort: 1"
    map_ = _map(
        f"title: Plain, {rated}",
        f"title: Small, {rated}, reach: 1, {given}",
        f"title: Second, {rated}",
        f"title: Large, {rated}, reach: 9, {given}",
    )
    assert _order(map_) == [("Plain", 1), ("Large", 2), ("Second", 3), ("Small", 4)]


def test_done_and_dropped_have_a_score_and_no_rank() -> None:
    map_ = _map(
        "title: Done, impact: 5, feasibility: 5, status: done",
        "title: Open, impact: 1, feasibility: 1",
        "title: Dropped, impact: 5, feasibility: 4, status: dropped",
    )
    assert _order(map_) == [("Open", 1), ("Done", None), ("Dropped", None)]


def test_a_map_without_opportunities() -> None:
    found = rank_opportunities(cxmap.loads("cxmap: 1\ntitle: T\ntouchpoints: [A]"))
    assert (found.rated, found.unrated) == ((), ())
