"""Charts on paper: no page larger than its area, nothing lost or covered, whatever the map."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import cxmap
from cxmap.locale import words_for
from cxmap.model import Map
from cxmap.rendering.frame.paper import SIZES
from cxmap.rendering.scene.page import Page
from cxmap.rendering.theme import LIGHT

from .test_charts import CHARTS, made
from .test_layout import overlaps, squeezed

ROOT = Path(__file__).parents[3]
PATHS = sorted((*(ROOT / "examples").glob("*.cxmap.yaml"), *(ROOT / "tests" / "maps").glob("*.cxmap.yaml")))
COUNTS = (3, 20, 60)
NAMES = (
    "Arbeidsongeschiktheidsverzekeringsvoorwaarden doornemen met de aansprakelijkheidsverzekeraar",
    "在手机应用程序上查看租车价格并与其他平台进行比较然后决定是否预订",
)


def _generated(touchpoints: int) -> str:
    folder = ROOT / "benchmarks"
    sys.path.insert(0, str(folder))
    try:
        spec = importlib.util.spec_from_file_location("corpus", folder / "corpus.py")
        assert spec is not None and spec.loader is not None
        corpus = importlib.util.module_from_spec(spec)
        sys.modules[spec.name] = corpus
        spec.loader.exec_module(corpus)
        return str(corpus.a_map(touchpoints, seed=touchpoints))
    finally:
        sys.path.remove(str(folder))
        sys.modules.pop("corpus", None)
        sys.modules.pop("vocabulary", None)


@cache
def maps() -> tuple[Map, ...]:
    """Examples, published maps, generated ones, and two with very long names."""
    found = [cxmap.load(path) for path in PATHS]
    found += [cxmap.loads(_generated(count)) for count in COUNTS]
    return (*found, made(1, 30, 5, 7, 14, NAMES), made(2, 45, 9, 12, 30))


def _wanted(name: str, view: Any) -> Iterator[str]:
    yield from (view.sheet.title, view.sheet.headline, *view.sheet.figures)
    each: dict[str, Callable[[], Iterator[str]]] = {
        "gaps": lambda: (text for row in view.rows for text in (row.name, row.verdict, *row.below)),
        "channels": lambda: (text for row in view.rows for text in (row.name, *row.about)),
        "elements": lambda: (row.name for row in view.rows),
        "quadrants": lambda: (point.name for point in view.points),
        "opportunities": lambda: (point.title for point in (*view.points, *view.unrated)),
    }
    yield from each[name]()
    yield from getattr(view, "notes", ())
    yield from (place.text for _, lacking in getattr(view, "unknown", ()) for place in lacking)
    if name == "channels" and view.rows:
        yield from view.phases


def _pages(name: str, map_: Map, size: str) -> tuple[Any, tuple[Page, ...]]:
    view = CHARTS[name].build(cxmap.score(map_), words_for(map_.language))
    return view, CHARTS[name].pen.pages(view, LIGHT, "1.2.3", SIZES[size].area)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", CHARTS)
def test_pages_fit_their_paper_and_hold_every_text(name: str, size: str) -> None:
    area = SIZES[size].area
    for map_ in maps() if size == "a4" else maps()[::3]:
        view, pages = _pages(name, map_, size)
        least = 8.49 / (area.stretch if len(pages) == 1 else 1.0)
        for page in pages:
            assert page.width == pytest.approx(area.width)
            assert page.height / page.width == pytest.approx(area.height / area.width)
            assert overlaps(page) == []
            for text in page.texts:
                assert text.style.size >= least, (map_.title, text)
                assert text.box.x >= 0 and text.box.right <= page.width, (map_.title, text)
                assert text.box.y >= 0 and text.box.bottom <= page.height, (map_.title, text)
        said = squeezed("".join(text.text for page in pages for text in page.texts))
        for wanted in _wanted(name, view):
            assert squeezed(wanted) in said, (map_.title, wanted)


@pytest.mark.parametrize("name", ("gaps", "channels"))
def test_every_page_has_its_number_and_the_headings_again(name: str) -> None:
    _, pages = _pages(name, cxmap.loads(_generated(60)), "a4")
    assert len(pages) > 1
    heads = {"gaps": "touchpoint", "channels": "channel"}
    for number, page in enumerate(pages, start=1):
        words = [text.text for text in page.texts]
        assert any(f"part {number} of {len(pages)}" in text for text in words)
        assert heads[name] in words


def test_large_paper_is_filled_with_larger_letters() -> None:
    few = cxmap.loads("cxmap: 1\ntitle: T\ngoal: 1\ntouchpoints: [{name: A, experience: 0}]")
    _, (page,) = _pages("gaps", few, "a0")
    assert min(text.style.size for text in page.texts) > 12


def test_a_poster_stays_whole_as_long_as_it_can_be_read() -> None:
    assert [len(_pages("gaps", cxmap.loads(_generated(count)), "a0")[1]) for count in (40, 60)] == [1, 2]


def test_a_title_that_takes_the_page_is_made_smaller_rather_than_cut() -> None:
    long = "A title that goes on " * 60
    rows = "".join(f"\n  - {{name: Step {at}, goal: 2, experience: 0}}" for at in range(30))
    _, pages = _pages("gaps", cxmap.loads(f"cxmap: 1\ntitle: {long}\ntouchpoints:{rows}"), "slide")
    for page in pages:
        assert (page.width, page.height) == pytest.approx(SIZES["slide"].area[:2])
    said = "".join(text.text for page in pages for text in page.texts)
    assert all(f"Step {at}" in said for at in range(30))
