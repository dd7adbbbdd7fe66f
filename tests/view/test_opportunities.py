"""The opportunities on small maps: ranks, sizes, places they address, and the unrated."""

from __future__ import annotations

import cxmap
from cxmap.locale.en import EN
from cxmap.view.opportunities.build import build_opportunities
from cxmap.view.opportunities.values import OpportunitiesView, UnratedOpportunity

SMALL = """
cxmap: 1
title: Small
phases: [{id: one, name: Phase one, touchpoints: [{id: q, name: Queue}]}]
opportunities:
  - {title: Sew, addresses: [q, one], impact: 4, feasibility: 4, reach: 100, owner: Store, due: 2026-06-30}
  - {title: Refund, impact: 5, feasibility: 4, reach: 25, confidence: 80%, effort: 4, status: planned}
  - {title: Old, impact: 5, feasibility: 5, status: done, due: 2026-06-30}
  - {title: Idea, owner: Nobody}
"""

EMPTY = "cxmap: 1\ntitle: T\ntouchpoints: [A]\n"


def _view(text: str = SMALL) -> OpportunitiesView:
    return build_opportunities(cxmap.score(cxmap.loads(text)), EN)


def test_open_ones_are_ranked_and_closed_ones_follow() -> None:
    view = _view()
    assert [(point.title, point.rank, point.score) for point in view.points] == [
        ("Refund", 1, "20"),
        ("Sew", 2, "16"),
        ("Old", None, "25"),
    ]
    assert view.points[0].rice == "25"
    assert view.points[0].factors == "5 \N{MULTIPLICATION SIGN} 4"
    assert view.points[1].about == ("proposed", "Queue, Phase one", "Store", "due 30 June 2026")
    assert view.points[2].about == ("done",)
    assert view.sheet.headline == "Best rated: Refund"
    assert view.sheet.figures == ("3 of 4 rated",)
    assert view.unrated == (UnratedOpportunity("Idea", "proposed", ("proposed", "Nobody")),)
    assert [status for status, _ in view.statuses] == ["proposed", "planned", "done"]


def test_size_is_the_share_of_the_largest_reach_or_else_effort() -> None:
    view = _view()
    assert [point.size for point in view.points] == [0.25, 1.0, None]
    assert (view.size_note, view.no_size_note) == ("larger: more reach", "broken line: reach not given")
    effort = _view(EMPTY + "opportunities: [{title: B, impact: 1, feasibility: 1, effort: 3}]")
    assert (effort.points[0].size, effort.size_note, effort.no_size_note) == (1.0, "larger: more effort", "")


def test_maps_without_ratings_say_so() -> None:
    none = _view("cxmap: 1\ntitle: T\ntouchpoints: [A]")
    assert (none.points, none.sheet.headline, none.sheet.figures) == ((), "No opportunities yet", ())
    unrated = _view(EMPTY + "opportunities: [B]")
    assert unrated.sheet.headline == EN.in_charts.none_rated
    assert unrated.sheet.advice is not None
    assert unrated.sheet.advice.lines[1] == (1, '- title: "B"')
    closed = _view(EMPTY + "opportunities: [{title: B, impact: 1, feasibility: 1, status: dropped}]")
    assert closed.sheet.headline == EN.in_charts.none_open
