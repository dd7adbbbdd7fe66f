"""Laws of the timeline's pages: nothing overlaps, leaves the page or gets lost; bars follow each other."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import cxmap
from cxmap.locale.en import EN
from cxmap.model import Map
from cxmap.rendering.backends.about import About
from cxmap.rendering.backends.files import files_of
from cxmap.rendering.frame.fit import EXACT
from cxmap.rendering.frame.paper import SIZES
from cxmap.rendering.frame.slide import FREE
from cxmap.rendering.pictures.timeline import layout
from cxmap.rendering.pictures.timeline.bars import Track
from cxmap.rendering.pictures.timeline.layout import pages
from cxmap.rendering.theme import LIGHT
from cxmap.scoring import score
from cxmap.view.timeline.build import build_timeline
from cxmap.view.timeline.values import TimelineView
from tests.rendering.random_maps import maps

from .test_layout import overlaps, squeezed
from .test_matrix import insist_on_order, long_map


def view_of(map_: Map) -> TimelineView:
    return build_timeline(score(map_), EN)


@settings(max_examples=10, deadline=None)
@given(maps(most=40))
def test_pages_are_in_order_and_hold_every_word(map_: Map) -> None:
    view = view_of(map_)
    made = pages(view, version="1.2.3")
    insist_on_order(made)
    drawn = squeezed("".join(text.text for page in made for text in page.texts))
    rows = [row for group in view.groups for row in group.rows]
    wanted = [row.name for row in rows] + [row.label for row in rows] + [group.name for group in view.groups]
    wanted += [*view.notes, *view.sums, *(total.text for total in view.totals)]
    for text in wanted:
        assert squeezed(text) in drawn


def test_a_short_timeline_fits_a_slide_and_a_long_one_runs_over_pages() -> None:
    short = pages(view_of(cxmap.loads("cxmap: 1\ntitle: T\ntouchpoints: [{name: a, duration: 1 h}, b, c]")))
    assert [page.height for page in short] == [648]
    long = pages(view_of(long_map(60)))
    assert len(long) == 2
    insist_on_order(long)
    said = [" ".join(text.text for text in page.texts) for page in long]
    assert "part 2 of 2" in said[1] and "Step 5.9" in said[1] and "Step 5.9" not in said[0]


def test_equal_views_give_equal_bytes() -> None:
    text = "cxmap: 1\ntitle: $x$\ntouchpoints: [{name: '[red] 店', waiting: 2 days, experience: -2}, b]"
    view = view_of(cxmap.loads(text))
    about = About("T", "D", "cxmap")
    first, second = (files_of(pages(view), "svg", about) for _ in range(2))
    assert first == second


@pytest.mark.parametrize("size", sorted(SIZES))
def test_on_paper_everything_keeps_to_its_area(project: Path, size: str) -> None:
    area = SIZES[size].area
    view = view_of(cxmap.load(project / "examples" / "insurer-lifecycle.cxmap.yaml"))
    made = pages(view, version="1.2.3", area=area)
    most = area.stretch if len(made) == 1 else 1.0
    for page in made:
        assert page.width <= area.width * most + 0.01 and page.height <= area.height * most + 0.01
        assert overlaps(page) == []


@settings(max_examples=10, deadline=None)
@given(maps(most=40), st.floats(60, 900))
def test_rows_are_as_high_as_they_were_found_to_be_before_they_were_drawn(map_: Map, wide: float) -> None:
    view = view_of(map_)
    sheet, track = layout._sheet(view, LIGHT, "", FREE), Track(400.0, 400.0 + wide)
    drawn = sum(line.height for line in layout._lines(list(view.groups), sheet, track, 0.0))
    assert layout._heights(list(view.groups), sheet, track) == pytest.approx(drawn, abs=EXACT / 10)


def test_a_first_page_with_totals_does_not_thin_out_those_after_it() -> None:
    path = Path(__file__).parents[3] / "examples" / "hotel-stay.cxmap.yaml"
    view = view_of(cxmap.load(path))
    area = SIZES["slide"].area
    made = pages(view, area=area)
    assert len(made) == 3 and all(page.height <= area.height + 0.01 for page in made)
    names = [row.name for group in view.groups for row in group.rows]
    shown = [[text.text for text in page.texts if text.text in names] for page in made]
    assert [name for page in shown for name in page] == names
