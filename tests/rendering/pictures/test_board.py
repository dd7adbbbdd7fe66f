"""The board slide: whole, on one page, and legible from across the room."""

from __future__ import annotations

from pathlib import Path

import pytest

import cxmap
from cxmap.api import Drawing
from cxmap.model import Map
from cxmap.rendering.frame.paper import SIZES
from cxmap.rendering.scene.page import Box

ROOT = Path(__file__).parents[3]
MAPS = sorted([*(ROOT / "examples").glob("*.cxmap.yaml"), *(ROOT / "tests" / "maps").glob("*.cxmap.yaml")])
LEGIBLE = 12.0


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.name.removesuffix(".cxmap.yaml"))
def test_one_slide_with_letters_of_twelve_points(path: Path) -> None:
    drawing = Drawing(cxmap.load(path), size="slide")
    (page,) = drawing.pages("board")
    assert (page.width, page.height) == (960.0, 540.0)
    assert min(text.style.size for text in page.texts) >= LEGIBLE - 0.01
    whole = Box(0, 0, page.width, page.height)
    for text in page.texts:
        box = text.box
        assert box.x >= -0.5 and box.right <= whole.right + 0.5 and box.bottom <= whole.bottom, text.text


def test_names_are_not_cut_in_the_examples() -> None:
    for path in MAPS:
        (page,) = Drawing(cxmap.load(path), size="slide").pages("board")
        assert not [text.text for text in page.texts if text.text.endswith("\N{HORIZONTAL ELLIPSIS}")], (
            path.name
        )


@pytest.mark.parametrize("size", [None, *SIZES])
def test_every_size_has_one_page(size: str | None) -> None:
    drawing = Drawing(cxmap.load(ROOT / "examples" / "hotel-stay.cxmap.yaml"), size=size)
    assert len(drawing.pages("board")) == 1


def test_the_verdict_of_the_first_three_is_whole() -> None:
    drawing = Drawing(cxmap.load(ROOT / "examples" / "hotel-stay.cxmap.yaml"), size="slide")
    view = drawing.views.of("board")
    (page,) = drawing.pages("board")
    told = " ".join(text.text for text in page.texts)
    for item in view.sections[0].items:
        assert item.figure in told and item.verdict in told and item.details[0] in told


@pytest.mark.parametrize("count", [9, 60])
def test_the_curve_shows_where_each_of_the_first_three_is_however_crowded_it_is(count: int) -> None:
    touchpoints = [
        {"name": f"Touchpoint number {at}", "experience": (-2, 2, 0)[at % 3]} for at in range(count)
    ]
    data = {"cxmap": 1, "title": "T", "goal": 1, "touchpoints": touchpoints}
    (page,) = Drawing(Map.model_validate(data), size="slide").pages("board")
    curve = [text.text for text in page.texts if text.x < page.width / 2]
    listed = [text.text for text in page.texts if text.x >= page.width / 2]
    for rank in "123":
        assert rank in curve and rank in listed


def test_the_sentence_is_as_large_on_every_board() -> None:
    """However much or little a map says, and however long the sentence is: one rule, larger than the rest."""
    sizes: set[float] = set()
    for path in MAPS:
        drawing = Drawing(cxmap.load(path), size="slide")
        said = drawing.views.of("board").sheet.headline.split()[0]
        (page,) = drawing.pages("board")
        largest = max(page.texts, key=lambda text: text.style.size)
        assert largest.text.split()[0] == said, path.name
        sizes.add(round(largest.style.size, 3))
    assert len(sizes) == 1
