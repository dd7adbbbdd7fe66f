"""The curve on paper, beside a future, and without a single score."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import cxmap
from cxmap.locale import words_for
from cxmap.model import Map
from cxmap.rendering.frame.paper import SIZES, on_paper
from cxmap.rendering.pictures.curve.layout import pages
from cxmap.rendering.scene.page import Area, Page, Shape
from cxmap.rendering.theme import DARK, LIGHT
from cxmap.view.curve.build import build_curve
from cxmap.view.curve.values import CurveView, Level
from tests.rendering.drawn import compose
from tests.rendering.random_maps import maps
from tests.rendering.strategies import views
from tests.rendering.views import Point, curve_view

from .test_layout import overlaps, squeezed

ROOT = Path(__file__).parent.parent.parent.parent
MAPS = sorted([*ROOT.glob("examples/*.cxmap.yaml"), *ROOT.glob("tests/maps/*.cxmap.yaml")])
SMALLEST = 8.5
DIGITS = 0.01


def built(path: Path, future: Path | None = None) -> CurveView:
    map_ = cxmap.load(path)
    then = None if future is None else cxmap.score(cxmap.load(future))
    return build_curve(cxmap.score(map_), words_for(map_.language), then)


def pages_on(view: CurveView, area: Area | None) -> tuple[Page, ...]:
    return pages(view, LIGHT, "1", area)


def insist_on_page(page: Page) -> None:
    assert overlaps(page) == []
    for text in page.texts:
        assert text.box.x >= -DIGITS and text.box.right <= page.width + DIGITS, text.text
        assert text.box.y >= -DIGITS and text.box.bottom <= page.height + DIGITS, text.text


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.name.removesuffix(".cxmap.yaml"))
def test_every_map_keeps_to_its_paper_with_letters_that_can_be_read(path: Path, size: str) -> None:
    area = SIZES[size].area
    view = built(path)
    pages = pages_on(view, area)
    least = SMALLEST / area.stretch
    for page in pages:
        insist_on_page(page)
        assert page.width <= area.width + DIGITS and page.height <= area.height + DIGITS
        assert min(text.style.size for text in page.texts) >= least - DIGITS
        assert on_paper(page, size).width == SIZES[size].width
    drawn = squeezed("".join(text.text for page in pages for text in page.texts))
    for column in view.columns:
        assert squeezed(column.name) in drawn


def steps(count: int) -> CurveView:
    points = [Point(f"Step {at}", 25.0 * (at % 5), pains=("Ten minutes in line",)) for at in range(count)]
    return curve_view(points, [(f"Phase {at}", 12) for at in range(count // 12 + 1)])


def test_one_row_fills_the_height_of_its_paper() -> None:
    area = Area(1152.0, 1000.0)
    (page,) = pages_on(steps(6), area)
    low = max(text.box.bottom for text in page.texts)
    assert (page.width, page.height) == (1152.0, 1000.0)
    assert low > 960


def test_what_needs_more_rows_goes_on_further_pages_which_say_so() -> None:
    pages = pages_on(steps(40), Area(1152.0, 648.0))
    assert len(pages) > 1
    for number, page in enumerate(pages, start=1):
        said = " ".join(text.text for text in page.texts)
        assert f"part {number} of {len(pages)}" in said
        assert "A day of shopping" in said
        assert ("below goal" in said) and (("touchpoints fall" in said) == (number == 1))
    names = [[t.text for t in page.texts if t.text.startswith("Step ")] for page in pages]
    assert [name for page in names for name in page] == [f"Step {at}" for at in range(40)]


def test_two_rows_share_a_page_that_holds_them() -> None:
    view = steps(24)
    pages = pages_on(view, Area(1000.0, 1300.0))
    assert len(pages) == 1
    tops = {text.y for text in pages[0].texts if text.text.startswith("Step ")}
    assert len(tops) == 2


def test_large_paper_shows_more_lanes() -> None:
    view = built(ROOT / "examples/hotel-stay.cxmap.yaml")
    (poster,) = pages_on(view, SIZES["a0"].area)
    words = {text.text for text in poster.texts}
    assert {"opportunities", "thoughts"} <= words
    assert any("Every department asks" in word for word in words), "a pain of a whole phase has its place"


def test_beyond_sixty_touchpoints_there_are_several_pages() -> None:
    assert len(pages_on(steps(60), None)) == 1
    pages = pages_on(steps(61), None)
    assert len(pages) == 2
    assert all("part" in " ".join(text.text for text in page.texts) for page in pages)


def test_one_row_that_cannot_be_lower_makes_its_page_higher() -> None:
    endless = Point(
        "Step", 50.0, pains=tuple("One of the many things that went wrong here" for _ in range(30))
    )
    pages = pages_on(curve_view([endless] * 2), Area(500.0, 300.0))
    assert pages and all(overlaps(page) == [] for page in pages)


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_the_future_is_told_apart_by_dashes_squares_and_its_name(theme: Any) -> None:
    examples = ROOT / "examples"
    view = built(examples / "shopping-day.cxmap.yaml", examples / "shopping-day.future.cxmap.yaml")
    page = compose(view, theme)
    insist_on_page(page)
    colour = theme.others[2]
    strokes = [item for item in page.items if isinstance(item, Shape) and item.stroke == colour]
    assert any(item.dash for item in strokes)
    squares = [item for item in strokes if item.outline.kinds == "MLLLZ" and item.fill == theme.paper]
    scored = sum(len(run.marks) for run in view.series[1].stretches)
    assert len(squares) == scored + 1, "each score, and one at the foot of the page"
    words = [text.text for text in page.texts]
    assert words.count("future") == 1 and words.count("lift") == 1
    assert words.count("new") == 2 and words.count("dropped") == 1
    assert "below goal" not in words


def test_names_of_the_two_lines_stand_at_their_own() -> None:
    examples = ROOT / "examples"
    view = built(examples / "shopping-day.cxmap.yaml", examples / "shopping-day.future.cxmap.yaml")
    page = compose(view)
    boxes = {text.text: text.box for text in page.texts if text.text in ("future", "experience")}
    assert boxes["future"].y < boxes["experience"].y, "the future lies above, in this example"


def test_maps_without_ids_in_common_but_two_are_drawn_in_words() -> None:
    maps = ROOT / "tests/maps"
    view = built(
        maps / "catering-software-current.nl.cxmap.yaml", maps / "catering-software-future.nl.cxmap.yaml"
    )
    page = compose(view)
    insist_on_page(page)
    words = [text.text for text in page.texts]
    assert words.count("vervalt") == 6 and words.count("nieuw") == 7
    assert "vermoeid" in words and "loyaal" in words


def test_without_a_score_feelings_take_the_place_of_the_scale() -> None:
    page = compose(built(ROOT / "tests/maps/parking-permit.cxmap.yaml"))
    words = [text.text for text in page.texts]
    assert "confused" in words and "relieved" in words
    assert not {"+2", "no score"} & set(words)
    assert next(t.y for t in page.texts if t.text == "confused") < next(
        t.y for t in page.texts if t.text == "Fill form"
    )


def test_goals_without_scores_keep_the_scale() -> None:
    map_ = Map.model_validate({"cxmap": 1, "title": "T", "goal": 1, "touchpoints": [{"name": "A"}]})
    page = compose(build_curve(cxmap.score(map_), words_for("en")))
    assert {"+2", "goal +1"} <= {text.text for text in page.texts}


def _joined(page: Page) -> list[Shape]:
    """What joins the bars of phases."""
    return [
        item
        for item in page.items
        if isinstance(item, Shape) and item.width == 2.0 and item.stroke == LIGHT.line
    ]


def test_phases_scored_as_a_whole_read_as_one_line() -> None:
    points = [Point(f"Step {at}", None) for at in range(4)]
    bars = [Level(at, at + 1, 30.0 + at * 20, "believed", "", None, None) for at in (0, 2)]
    assert len(_joined(compose(curve_view(points, levels=bars)))) == 1
    apart = [Level(0, 0, 30.0, "believed", "", None, None), Level(2, 3, 70.0, "believed", "", None, None)]
    assert not _joined(compose(curve_view(points, levels=apart)))


@settings(max_examples=4, deadline=None)
@given(views(), st.sampled_from([SIZES[name].area for name in ("slide", "a4", "a0")]))
def test_any_curve_keeps_all_of_its_words_apart_on_paper(view: CurveView, area: Area) -> None:
    pages = pages_on(view, area)
    for page in pages:
        insist_on_page(page)
    drawn = squeezed("".join(text.text for page in pages for text in page.texts))
    for text in [*(column.name for column in view.columns), *(one.text for one in view.callouts)]:
        assert squeezed(text) in drawn


@settings(max_examples=4, deadline=None)
@given(maps(), maps())
def test_any_map_can_stand_beside_any_other(now: Map, then: Map) -> None:
    view = build_curve(cxmap.score(now), words_for("en"), cxmap.score(then))
    page = compose(view)
    insist_on_page(page)
    assert {column.change for column in view.columns} <= {"", "new", "dropped"}
    drawn = squeezed("".join(text.text for text in page.texts))
    assert all(squeezed(column.name) in drawn for column in view.columns)
