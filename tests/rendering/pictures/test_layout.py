"""Where things stand on the page: nothing overlaps, leaves the page, is lost or tiny."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings

from cxmap.rendering.scene.page import Box, Page, Shape
from cxmap.rendering.scene.text import clean
from cxmap.view.curve.values import CurveView
from tests.rendering.drawn import compose
from tests.rendering.strategies import views
from tests.rendering.views import Point, curve_view

SMALLEST = 8.0
"""The digit of a small badge; running text is larger."""


def overlaps(page: Page) -> list[tuple[str, str]]:
    """The pairs of lines that cover each other, swept from top to bottom."""
    texts = sorted(page.texts, key=lambda text: text.box.y)
    found = []
    for at, one in enumerate(texts):
        box = Box(one.box.x + 0.1, one.box.y + 0.1, one.box.w - 0.2, one.box.h - 0.2)
        for other in texts[at + 1 :]:
            if other.box.y >= box.bottom:
                break
            if box.meets(other.box):
                found.append((one.text, other.text))
    return found


def squeezed(text: str) -> str:
    """A text without what a line break may add or take."""
    return "".join(clean(text).split()).replace("-", "").replace("\N{SOFT HYPHEN}", "")


@settings(max_examples=15, deadline=None)
@given(views())
def test_no_text_overlaps_another_or_leaves_the_page(view: CurveView) -> None:
    page = compose(view, version="1.2.3")
    assert overlaps(page) == []
    for text in page.texts:
        box = text.box
        assert box.x >= 0 and box.right <= page.width, text
        assert box.y >= 0 and box.bottom <= page.height, text
        assert text.style.size >= SMALLEST


@settings(max_examples=10, deadline=None)
@given(views(most=20))
def test_every_word_is_somewhere_on_the_page(view: CurveView) -> None:
    page = compose(view)
    drawn = squeezed("".join(text.text for text in page.texts))
    wanted = [column.name for column in view.columns] + [callout.text for callout in view.callouts]
    wanted += [column.remark for column in view.columns] + [
        view.title,
        view.sheet.headline,
        *view.sheet.source,
    ]
    wanted += [series.name for series in view.series if series.stretches]
    for text in wanted:
        assert squeezed(text) in drawn


@settings(max_examples=5, deadline=None)
@given(views(most=30))
def test_shapes_stay_on_the_page(view: CurveView) -> None:
    page = compose(view)
    for shape in page.items:
        if isinstance(shape, Shape):
            for x, y in shape.outline.points:
                assert 0 <= x <= page.width
                assert 0 <= y <= page.height


@pytest.mark.parametrize("count", [1, 3, 8, 13])
def test_short_journeys_fit_a_slide(count: int) -> None:
    page = compose(curve_view([Point("I queue at the till", 25.0, pains=("Ten minutes",))] * count))
    assert page.height == pytest.approx(page.width * 9 / 16)


def test_long_journeys_run_on_below() -> None:
    points = [Point(f"Step {at}", 50.0 + 25 * (at % 3)) for at in range(40)]
    page = compose(curve_view(points, [("First", 13), ("Second", 14), ("Third", 13)]))
    names = {text.text: text.box for text in page.texts}
    assert names["Step 0"].y < names["Step 13"].y < names["Step 27"].y
    assert names["Step 12"].y == names["Step 0"].y
    assert page.height > page.width * 9 / 16


def test_names_of_touchpoints_stand_in_a_line() -> None:
    page = compose(curve_view([Point("One"), Point("Two", None), Point("Three", 0.0)]))
    tops = [text.y for text in page.texts if text.text in ("One", "Two", "Three")]
    assert len(set(tops)) == 1


def test_callouts_without_room_move_below_the_plot() -> None:
    long = "No repair and no discount on a faulty product, which was what I feared when I saw it " * 3
    crowded = [Point(f"Step {at}", 50.0, callouts=(("negative", long),)) for at in range(16)]
    page = compose(curve_view(crowded))
    assert any(text.text == "impact moments" for text in page.texts)
    assert overlaps(page) == []


def test_marks_are_explained_only_where_they_occur() -> None:
    quiet = compose(curve_view([Point("One", 75.0, 75.0), Point("Two", 75.0, 75.0)]))
    words = {text.text for text in quiet.texts}
    assert "our estimate, not measured" in words
    assert words.isdisjoint({"measured, with interval", "impact moment", "below goal", "above goal"})
    loud = compose(curve_view([Point("One", 25.0, margin=5.0), Point("Two", 100.0, 75.0)]))
    assert {"measured, with interval", "below goal", "above goal"} <= {t.text for t in loud.texts}


def test_columns_never_share_a_place() -> None:
    page = compose(curve_view([Point(name) for name in ("Alpha", "Beta", "Gamma")]))
    boxes = [text.box for text in page.texts if text.text in ("Alpha", "Beta", "Gamma")]
    assert not any(one.meets(other) for one, other in combinations(boxes, 2))
