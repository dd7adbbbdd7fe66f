"""Curves on a scale of their own keep off the axis of the faces, in pictures and in the report."""

from __future__ import annotations

import pytest

import cxmap
from cxmap.locale import words_for
from cxmap.rendering.frame.paper import SIZES
from cxmap.rendering.pictures.curve.alone import plot_alone
from cxmap.rendering.pictures.curve.layout import pages
from cxmap.rendering.scene.page import Area, Item, Shape, Text
from cxmap.rendering.theme import LIGHT
from cxmap.view.curve.build import build_curve
from cxmap.view.curve.values import CurveView

MAP = """
cxmap: 1
title: Two curves
curves:
  - {id: effort, name: Effort, scale: {min: 0, max: 10}}
  - {id: trust, name: Trust}
touchpoints:
  - {name: One, experience: 1, curves: {effort: 2, trust: 1}}
  - {name: Two, experience: -1, curves: {effort: 9, trust: 0}}
  - {name: Three, experience: 2, curves: {effort: 5, trust: 2}}
"""


def view() -> CurveView:
    return build_curve(cxmap.score(cxmap.loads(MAP)), words_for("en"))


def heights(items: tuple[Item, ...] | list[Item], series: str) -> list[float]:
    """Of everything that belongs to a line."""
    shapes = [item for item in items if item.tag.series == series]
    ys = [y for item in shapes if isinstance(item, Shape) for _, y in item.outline.points]
    return ys + [item.y for item in shapes if isinstance(item, Text)]


@pytest.mark.parametrize("area", [None, SIZES["slide"].area, SIZES["a4"].area], ids=["free", "slide", "a4"])
def test_they_lie_below_everything_on_the_scale_of_the_map(area: Area | None) -> None:
    (page,) = pages(view(), LIGHT, "1", area)
    items = list(page.items)
    lowest = max(*heights(items, "experience"), *heights(items, "curve:trust"))
    assert min(heights(items, "curve:effort")) > lowest
    numbers = [item.text for item in items if isinstance(item, Text) and item.tag.series == "curve:effort"]
    assert numbers[-3:] == ["2", "9", "5"] and "".join(numbers[:-3]).replace(" ", "").startswith("Effort(own")


def test_the_plot_of_the_report_grows_by_them() -> None:
    drawn = plot_alone(view(), LIGHT, (0, 2), 600.0, 200.0, 26.0)
    low = heights(drawn.items, "curve:effort")
    assert min(low) > 200.0 > max(heights(drawn.items, "experience")) and max(low) <= drawn.height
    assert max(y for _, y in drawn.ticks) < 200.0


def test_a_legend_explains_what_stands_on_its_own_page() -> None:
    steps = ", ".join(f"{{name: Step {at}, experience: 1}}" for at in range(19))
    last = "{name: Last, experience: 1, impact: [{direction: positive, why: It was quick}]}"
    map_ = cxmap.loads(f"cxmap: 1\ntitle: L\ntouchpoints: [{steps}, {last}]")
    made = pages(build_curve(cxmap.score(map_), words_for("en")), LIGHT, "1", SIZES["slide"].area)
    named = ["impact moment" in [text.text for text in page.texts] for page in made]
    assert len(named) > 1 and named == [False] * (len(named) - 1) + [True]
