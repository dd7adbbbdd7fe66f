"""Laws of the matrix's pages: nothing overlaps, leaves the page or gets lost; pages end where phases do."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

import cxmap
from cxmap.locale.en import EN
from cxmap.locale.nl import NL
from cxmap.model import Map
from cxmap.rendering.mpl.canvas import About, Format, paint
from cxmap.rendering.mpl.matrix_pages import spans
from cxmap.rendering.mpl.matrix_pen import pages, texts
from cxmap.rendering.mpl.page import Page, Shape
from cxmap.scoring import score
from cxmap.view.build_matrix import build_matrix
from cxmap.view.matrix import MatrixView

from .random_maps import maps
from .test_layout import overlaps, squeezed

SMALLEST = 8.0
"""The digit of the legend's badge; running text is larger."""


def insist_on_order(made: tuple[Page, ...]) -> None:
    """Texts do not cover each other or leave the page, and shapes stay on it."""
    for page in made:
        assert overlaps(page) == []
        for text in page.texts:
            box = text.box
            assert box.x >= 0 and box.right <= page.width and box.y >= 0 and box.bottom <= page.height, text
            assert text.style.size >= SMALLEST, text
        for shape in page.items:
            if isinstance(shape, Shape):
                assert all(0 <= x <= page.width and 0 <= y <= page.height for x, y in shape.outline.points)


def view_of(map_: Map) -> MatrixView:
    return build_matrix(score(map_), EN)


@settings(max_examples=8, deadline=None)
@given(maps())
def test_pages_are_in_order_and_hold_every_word(map_: Map) -> None:
    view = view_of(map_)
    made = pages(view, version="1.2.3")
    insist_on_order(made)
    drawn = squeezed("".join(text.text for page in made for text in page.texts))
    wanted = [
        entry.text
        for band in view.bands
        for lane in band.lanes
        for cell in lane.cells
        for entry in cell.entries
    ]
    wanted += [place.name for place in (*view.phases, *view.columns)] + [view.curve.title]
    wanted += [text for card in view.cards for fact in card.facts for text in fact.texts]
    for text in wanted:
        assert squeezed(text) in drawn
    assert set(wanted) <= set(texts(view))


@pytest.mark.parametrize(
    ("count", "begins", "expected"),
    [
        (0, (), ((0, 0),)),
        (14, (0, 5), ((0, 13),)),
        (18, (0, 2, 5, 6, 8, 15), ((0, 7), (8, 17))),
        (30, (0, 10, 20), ((0, 9), (10, 19), (20, 29))),
        (32, (0, 8, 16, 24), ((0, 7), (8, 15), (16, 23), (24, 31))),
        (30, (0,), ((0, 9), (10, 19), (20, 29))),
    ],
)
def test_pages_end_where_phases_end(
    count: int, begins: tuple[int, ...], expected: tuple[tuple[int, int], ...]
) -> None:
    assert spans(count, 14, begins) == expected


def long_map(count: int) -> Map:
    """So many touchpoints, ten in each phase."""
    phases = ""
    for at in range(count // 10):
        steps = ", ".join(f"Step {at}.{number}" for number in range(10))
        phases += f"  - name: Phase {at}\n    pain_points: [Trouble {at}]\n    touchpoints: [{steps}]\n"
    return cxmap.loads(f"cxmap: 1\ntitle: Long\npain_points: [Everywhere]\nphases:\n{phases}")


def test_long_journeys_repeat_labels_and_say_which_part_they_are() -> None:
    made = pages(view_of(long_map(60)))
    assert len(made) == 6
    for number, page in enumerate(made, start=1):
        said = " ".join(text.text for text in page.texts)
        assert f"part {number} of 6" in said and "pain points" in said and f"Trouble {number - 1}" in said
        assert ("Everywhere" in said) == (number == 1)


def test_equal_views_give_equal_bytes() -> None:
    map_ = cxmap.loads(
        "cxmap: 1\ntitle: $x$ [red] <b>\nphases: [{name: P, touchpoints: [{name: '😀 店', experience: 1}]}]"
    )
    about = About("T", "D", "cxmap")
    formats: tuple[Format, ...] = ("svg",)
    for format_ in formats:
        first, second = (
            [paint(page, format_, about) for page in pages(build_matrix(score(map_), NL))] for _ in range(2)
        )
        assert first == second
