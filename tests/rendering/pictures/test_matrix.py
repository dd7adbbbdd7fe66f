"""Laws of the matrix's pages: nothing overlaps, leaves the page or gets lost; pages end where phases do."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from msgspec.structs import replace

import cxmap
from cxmap.locale import words_for
from cxmap.locale.en import EN
from cxmap.locale.nl import NL
from cxmap.model import Map
from cxmap.rendering.backends.about import About, Format
from cxmap.rendering.backends.files import files_of
from cxmap.rendering.colour import mixed
from cxmap.rendering.contrast import TEXT, contrast
from cxmap.rendering.frame.coordinates import Frame
from cxmap.rendering.frame.paper import SIZES
from cxmap.rendering.frame.stamp import stamped
from cxmap.rendering.logo import Logo
from cxmap.rendering.pictures.matrix.cells import IDEA_TINT, PAIN_TINT
from cxmap.rendering.pictures.matrix.layout import TINT, pages
from cxmap.rendering.pictures.matrix.widths import LEAST, edges_of
from cxmap.rendering.scene.page import Area, Page, Shape
from cxmap.rendering.theme import THEMES, Theme
from cxmap.scoring import score
from cxmap.view.matrix.build import build_matrix
from cxmap.view.matrix.values import MatrixView
from cxmap.view.spans import spans
from tests.rendering.random_maps import maps

from .test_layout import overlaps, squeezed

ROOT = Path(__file__).parents[3]
MAPS = sorted((*(ROOT / "tests/maps").glob("*.cxmap.yaml"), *(ROOT / "examples").glob("*.cxmap.yaml")))
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


def insist_on_words(view: MatrixView, made: tuple[Page, ...]) -> None:
    """Every text of the view stands on some page."""
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
    wanted += [text for card in view.cards for text in (card.name, card.role, *card.quotes)]
    for text in wanted:
        assert squeezed(text) in drawn


def insist_on_area(made: tuple[Page, ...], area: Area) -> None:
    """All pages have the size of the area, or as much more as it may stretch."""
    for page in made:
        assert area.width / area.stretch - 1 <= page.width <= area.width * area.stretch + 1
        assert page.height / page.width == pytest.approx(area.height / area.width)


@settings(max_examples=8, deadline=None)
@given(maps())
def test_pages_are_in_order_and_hold_every_word(map_: Map) -> None:
    view = view_of(map_)
    made = pages(view, version="1.2.3")
    insist_on_order(made)
    insist_on_words(view, made)


@settings(max_examples=5, deadline=None)
@given(maps())
def test_pages_on_paper_are_in_order_and_hold_every_word(map_: Map) -> None:
    view = view_of(map_)
    made = pages(view, version="1.2.3", area=SIZES["a4"].area)
    insist_on_order(made)
    insist_on_words(view, made)


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.name.partition(".cxmap")[0])
def test_real_maps_keep_to_every_size(path: Path) -> None:
    map_ = cxmap.load(path)
    view = build_matrix(score(map_), words_for(map_.language))
    for paper in (None, *SIZES.values()):
        made = pages(view, version="1.2.3", area=paper.area if paper else None)
        insist_on_order(made)
        insist_on_words(view, made)
        if paper:
            insist_on_area(made, paper.area)


def lowest_text(page: Page) -> float:
    """How far down the text above the foot reaches."""
    return max(text.box.bottom for text in page.texts if text.box.bottom < page.height - 80)


def test_a_whole_journey_is_one_poster_and_fills_it() -> None:
    map_ = cxmap.load(ROOT / "examples/hotel-stay.cxmap.yaml")
    assert sum(len(phase.touchpoints) for phase in map_.phases) >= 17
    (page,) = pages(view_of(map_), area=SIZES["a0"].area)
    assert lowest_text(page) > 0.85 * page.height
    assert max(text.box.right for text in page.texts) > 0.95 * page.width


def crowded(count: int, text: str = "Trouble") -> Map:
    """A journey of two touchpoints, the first with so many pain points."""
    pains = ", ".join(f"{text} {at}" for at in range(count))
    return cxmap.loads(
        "cxmap: 1\ntitle: Crowded\nphases: [{name: P, touchpoints: "
        f"[{{name: One, pain_points: [{pains}]}}, {{name: Two, pain_points: [Little]}}]}}]"
    )


def test_a_lane_taller_than_a_page_goes_on_and_says_so() -> None:
    view, area = view_of(crowded(60)), SIZES["a4"].area
    made = pages(view, area=area)
    assert len(made) > 2
    insist_on_order(made)
    insist_on_words(view, made)
    insist_on_area(made, area)
    for number, page in enumerate(made):
        said = [text.text for text in page.texts]
        assert (EN.in_matrix.continued in said) == (number > 0)
        assert "One" in said and "pain points" in said
    named = [text.text for page in made for text in page.texts if text.text.startswith("Trouble ")]
    assert named == [f"Trouble {at}" for at in range(60)]


def test_only_an_entry_taller_than_a_page_makes_its_page_taller() -> None:
    view, area = view_of(crowded(3, "word " * 400)), Area(600.0, 420.0)
    made = pages(view, area=area)
    assert sum(page.height > area.height for page in made) == 3
    insist_on_order(made)
    insist_on_words(view, made)


def test_cards_that_need_several_pages_share_the_last_one_with_the_first_lanes() -> None:
    needs = ", ".join(f"Need {at}" for at in range(12))
    people = ", ".join(f"{{id: p{at}, name: Person {at}, needs: [{needs}]}}" for at in range(9))
    view = view_of(
        cxmap.loads(
            f"cxmap: 1\ntitle: T\npersonas: [{people}]\nphases: [{{name: Only, touchpoints: [{{name: One, "
            "actions: [Look]}]}]\n"
        )
    )
    made = pages(view, area=SIZES["a4"].area)
    insist_on_order(made)
    insist_on_words(view, made)
    insist_on_area(made, SIZES["a4"].area)
    said = [[text.text for text in page.texts] for page in made]
    people_on = [any(text.startswith("Person ") for text in texts) for texts in said]
    lanes_on = ["Look" in texts for texts in said]
    assert len(made) > 1 and lanes_on == [False] * (len(made) - 1) + [True]
    assert people_on == [True] * len(made)


SPARSE = """
cxmap: 1
title: Sparse
phases:
  - name: P
    touchpoints:
      - {name: One, actions: [Look around]}
      - {name: Two, thoughts: [Is this it]}
      - {name: Three, questions: [What now]}
      - {name: Four}
""".replace("Look around", "Look around " * 30).replace("Is this it", "Is this it " * 30)


def test_lanes_with_little_in_them_share_a_row_on_paper_and_say_whose_each_cell_is() -> None:
    view = view_of(cxmap.loads(SPARSE))
    (page,) = pages(view, area=SIZES["a4"].area)
    captions = [text for text in page.texts if text.text == "thoughts"]
    assert len(captions) == 2 and {text.style.italic for text in captions} == {True, False}

    def top(page: Page, start: str) -> float:
        return min(text.y for text in page.texts if text.text.startswith(start))

    assert top(page, "Look around") == top(page, "Is this") == top(page, "What now")
    (free,) = pages(view)
    assert top(free, "Look around") < top(free, "Is this") < top(free, "What now")


def test_lanes_that_say_nothing_are_named() -> None:
    view = view_of(cxmap.loads(SPARSE))
    for area in (None, SIZES["a4"].area):
        said = squeezed("".join(text.text for page in pages(view, area=area) for text in page.texts))
        for name in (EN.quotes, EN.frontstage, EN.kpis, EN.motivations):
            assert squeezed(name) in said.partition(squeezed(EN.in_matrix.empty_lanes.split("{")[0]))[2]
        assert squeezed(EN.actions) not in said.partition(squeezed("Nowhere on this map"))[2]


def test_columns_are_as_wide_as_what_stands_in_them() -> None:
    text = "many words about little trouble " * 6
    map_ = cxmap.loads(
        f"cxmap: 1\ntitle: W\ntouchpoints: [{{name: A, thoughts: ['{text}']}}, B, C, D, E, F, {{name: G}}]"
    )
    view = view_of(map_)
    frame = Frame(0, 6, 100, 800, 0, 0, 0, 0)
    edges = edges_of(view, frame, THEMES["light"])
    widths = [right - left for left, right in pairwise(edges)]
    assert edges[0] == 100 and edges[-1] == 800
    assert widths[0] > 1.3 * max(widths[1:]) and min(widths) >= LEAST - 0.01
    uneven = replace(frame, edges=edges)
    xs = [uneven.x(at / 10) for at in range(71)]
    assert all(before < after for before, after in pairwise(xs))
    for at in range(7):
        assert uneven.x(at) == pytest.approx(edges[at])
        assert uneven.middle(at) == pytest.approx((edges[at] + edges[at + 1]) / 2)


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_letters_stand_out_from_their_grounds(theme: Theme) -> None:
    pain, idea = mixed(theme.bad_fill, theme.paper, PAIN_TINT), mixed(theme.line, theme.paper, IDEA_TINT)
    headings = [mixed(colour, theme.band, TINT) for colour in (theme.line, *theme.others)]
    for ground in (pain, idea, *headings):
        for colour in (theme.ink, theme.muted):
            assert contrast(colour, ground) >= TEXT
    assert contrast(theme.bad, pain) >= TEXT


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


def test_a_logo_has_its_room_on_every_page() -> None:
    logo = Logo(60, 20, bytes(60 * 20 * 4))
    view, area = view_of(crowded(60)), SIZES["a4"].area
    made = pages(view, replace(THEMES["light"], logo=logo), "1.2.3", area)
    insist_on_area(made, area)
    for page in made:
        assert stamped(page, logo).height == page.height


def test_equal_views_give_equal_bytes() -> None:
    map_ = cxmap.loads(
        "cxmap: 1\ntitle: $x$ [red] <b>\nphases: [{name: P, touchpoints: [{name: '😀 店', experience: 1}]}]"
    )
    about = About("T", "D", "cxmap")
    formats: tuple[Format, ...] = ("svg",)
    for format_ in formats:
        first, second = (files_of(pages(build_matrix(score(map_), NL)), format_, about) for _ in range(2))
        assert first == second
