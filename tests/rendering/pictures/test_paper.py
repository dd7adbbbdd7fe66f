"""Laws of pictures on paper: letters can be read, and paper is not wasted."""

from __future__ import annotations

from pathlib import Path

import pytest

import cxmap
from cxmap.api.drawing import Drawing
from cxmap.rendering.frame.margins import BOTTOM
from cxmap.rendering.scene.page import Page, Shape

ROOT = Path(__file__).parents[3]
MAPS = sorted((*(ROOT / "tests/maps").glob("*.cxmap.yaml"), *(ROOT / "examples").glob("*.cxmap.yaml")))
VIEWS = ("matrix", "flow", "timeline")
LEAST = {"slide": 9.0, "a4": 7.5, "a3": 7.5}
"""Points: a slide is read from a seat in the third row, paper in the hand."""
LEAST_FILLED = 1 / 3


def body_of(page: Page) -> tuple[float, float]:
    """How far down the body reaches, in parts of the room between head and foot."""
    texts = sorted(page.texts, key=lambda text: text.y)
    top = texts[0].box.bottom
    bottom = page.height - BOTTOM * 2
    lows = [text.box.bottom for text in texts]
    lows += [max(y for _, y in item.outline.points) for item in page.items if isinstance(item, Shape)]
    return max((low for low in lows if low < bottom - 30), default=top) - top, bottom - 30 - top


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.name.partition(".cxmap")[0])
def test_letters_on_paper_can_be_read_and_pages_are_filled(path: Path, view: str) -> None:
    map_ = cxmap.load(path)
    for size, least in LEAST.items():
        pages = Drawing(map_, size=size).pages(view)
        smallest = min(text.style.size for page in pages for text in page.texts)
        assert smallest >= least - 0.01, f"{size}: {smallest:.1f} points"
        for number, page in enumerate(pages[:-1], start=1):
            tall, room = body_of(page)
            assert tall >= LEAST_FILLED * room, f"{size}, page {number} of {len(pages)}: {tall / room:.0%}"
