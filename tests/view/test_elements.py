"""The elements on a small map: means, ends, gaps, and those that nobody named."""

from __future__ import annotations

import cxmap
from cxmap.locale.en import EN
from cxmap.view.elements.build import build_elements
from cxmap.view.elements.values import ElementsView

SMALL = """
cxmap: 1
title: Small
goal: 1
touchpoints:
  - {name: A, elements: [help, quality], experience: 2}
  - {name: B, elements: help, experience: -1}
  - {name: C, elements: [help, advice]}
"""


def _view(text: str) -> ElementsView:
    return build_elements(cxmap.score(cxmap.loads(text)), EN)


def test_weakest_first_unscored_last_unnamed_listed() -> None:
    view = _view(SMALL)
    help_, quality, advice = view.rows
    assert (help_.id, help_.mean, help_.scores, help_.touchpoints) == (
        "help",
        62.5,
        (25, 100),
        "3 touchpoints",
    )
    assert (help_.low_label, help_.high_label, help_.gap, help_.short) == (
        "\N{MINUS SIGN}1",
        "+2",
        -0.5,
        "1 of 2 below goal",
    )
    assert (quality.mean, quality.low_label, quality.gap_label) == (100, "", "+1")
    assert (advice.mean, advice.mean_label, advice.short) == (None, "no score", "")
    assert view.unnamed == ("support", "knowledge", "competence", "dedication", "satisfaction")
    assert view.sheet.headline == "Weakest: help (+0.5); strongest: quality (+2)"
    assert help_.kinds == ("believed", "believed")
    assert view.sheet.figures == ("3 of 8 elements named",)


def test_maps_without_elements_or_scores_say_so() -> None:
    none = _view("cxmap: 1\ntitle: T\ntouchpoints: [A]")
    assert (none.rows, len(none.unnamed), none.sheet.headline) == ((), 8, EN.in_charts.no_elements)
    unscored = _view("cxmap: 1\ntitle: T\ntouchpoints: [{name: A, elements: help}]")
    assert unscored.sheet.headline == EN.in_charts.elements_unscored
    assert unscored.marks == ()
    assert unscored.sheet.advice is not None
    one = _view("cxmap: 1\ntitle: T\ntouchpoints: [{name: A, elements: [help, advice], experience: 1}]")
    assert one.sheet.headline == "Weakest: help, advice"
