"""Laws of the charts over random maps: gaps, channels, elements, quadrants and opportunities."""

from __future__ import annotations

import json
from collections.abc import Callable
from random import Random
from typing import Any, NamedTuple
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import cxmap
from cxmap.locale import words_for
from cxmap.model import Map
from cxmap.rendering.backends.about import About
from cxmap.rendering.backends.files import files_of
from cxmap.rendering.contrast import contrast
from cxmap.rendering.frame.apart import apart
from cxmap.rendering.frame.slide import evenly
from cxmap.rendering.pictures.channels import layout as channels_layout
from cxmap.rendering.pictures.channels.ramp import colour_at, ink_on
from cxmap.rendering.pictures.elements import layout as elements_layout
from cxmap.rendering.pictures.gaps import layout as gaps_layout
from cxmap.rendering.pictures.opportunities import layout as opportunities_layout
from cxmap.rendering.pictures.quadrants import layout as quadrants_layout
from cxmap.rendering.scene.page import Box, Page, Shape
from cxmap.rendering.scene.text import ELLIPSIS
from cxmap.rendering.theme import DARK, LIGHT
from cxmap.view.channels.build import build_channels
from cxmap.view.elements.build import build_elements
from cxmap.view.gaps.chart import build_gap_chart
from cxmap.view.opportunities.build import build_opportunities
from cxmap.view.quadrants.build import build_quadrants
from tests.rendering.strategies import TEXTS

from ..said import said
from .test_layout import overlaps, squeezed


class Chart(NamedTuple):
    """A builder and its pen."""

    build: Callable[..., Any]
    pen: Any


CHARTS = {
    "gaps": Chart(build_gap_chart, gaps_layout),
    "channels": Chart(build_channels, channels_layout),
    "elements": Chart(build_elements, elements_layout),
    "quadrants": Chart(build_quadrants, quadrants_layout),
    "opportunities": Chart(build_opportunities, opportunities_layout),
}
ELEMENTS = ("support", "quality", "help", "advice")
STATUSES = ("proposed", "planned", "doing", "done", "dropped")
HOSTILE = (
    "$x^{",
    "[red]bold[/red]",
    "<script>alert(1)</script> & ]]>",
    "😀 👩‍👩‍👧 🛒",
    "%s {} {0}",
    "z\u0341\u0342a\u0301lgo",
)


def made(
    seed: int, steps: int, phases: int, channels: int, ideas: int, texts: tuple[str, ...] = TEXTS
) -> Map:
    """A map of so many parts, from a seed."""
    random = Random(seed)

    def name() -> str:
        return random.choice(texts)

    low, high = random.choice(((-2, 2), (1, 5), (0, 10), (-1000, 1000)))

    def score() -> float:
        return random.choice((low, high, (low + high) / 2, random.uniform(low, high)))

    def maybe(share: float, **more: Any) -> dict[str, Any]:
        return more if random.random() < share else {}

    def touchpoint(id_: str) -> dict[str, Any]:
        own = random.sample(range(channels), min(channels, random.randint(0, 2)))
        return {
            "id": id_,
            "name": name(),
            "channel": [f"c{at}" for at in own],
            "elements": random.sample(ELEMENTS, random.randint(0, 2)),
            **maybe(0.7, importance=random.randint(1, 5)),
            **maybe(0.3, reach=random.random()),
            **maybe(0.8, experience=score()),
            **maybe(
                0.3, metrics=[{"type": "csat", "value": random.randint(0, 100), "n": random.randint(1, 9999)}]
            ),
        }

    return cxmap.loads(
        json.dumps(
            {
                "cxmap": 1,
                "title": name(),
                "language": random.choice(("en", "nl")),
                "scale": {
                    "min": low,
                    "max": high,
                    "direction": random.choice(("higher-is-better", "lower-is-better")),
                },
                "goal": score(),
                "channels": [
                    {"id": f"c{at}", "name": name(), "purpose": name(), **maybe(0.5, goal=score())}
                    for at in range(channels)
                ],
                "phases": [
                    {
                        "id": f"p{at}",
                        "name": name(),
                        "touchpoints": [touchpoint(f"t{at}-{to}") for to in range(at, steps, phases)],
                    }
                    for at in range(phases)
                ],
                "opportunities": [
                    {
                        "id": f"o{at}",
                        "title": name(),
                        "addresses": ["p0"],
                        "owner": name(),
                        "status": random.choice(STATUSES),
                        **maybe(0.9, impact=random.randint(1, 5), feasibility=random.randint(1, 5)),
                        **maybe(
                            0.6,
                            reach=random.choice((0, 7, 5000)),
                            confidence=0.5,
                            effort=random.choice((0, 3)),
                        ),
                    }
                    for at in range(ideas)
                ],
            },
            ensure_ascii=False,
        )
    )


def drawn(name: str, map_: Map) -> tuple[Any, tuple[Page, ...]]:
    """The view and the pages of a chart."""
    chart = CHARTS[name]
    view = chart.build(cxmap.score(map_), words_for(map_.language))
    return view, chart.pen.pages(view, LIGHT, "1.2.3")


maps = st.builds(
    made, st.integers(0, 10**6), st.integers(1, 60), st.integers(1, 9), st.integers(0, 16), st.integers(0, 25)
)


@pytest.mark.parametrize("name", CHARTS)
@settings(max_examples=6, deadline=None)
@given(map_=maps)
def test_nothing_overlaps_leaves_the_page_or_is_tiny(name: str, map_: Map) -> None:
    view, pages = drawn(name, map_)
    assert pages == CHARTS[name].pen.pages(view, LIGHT, "1.2.3")
    for page in pages:
        assert overlaps(page) == []
        assert page.height >= page.width * 9 / 16 - 0.01
        for text in page.texts:
            assert text.box.x >= 0 and text.box.right <= page.width, text
            assert text.box.y >= 0 and text.box.bottom <= page.height, text
            assert text.style.size >= 8.5
        for item in page.items:
            if isinstance(item, Shape):
                assert all(0 <= x <= page.width and 0 <= y <= page.height for x, y in item.outline.points)


@pytest.mark.parametrize("name", CHARTS)
@settings(max_examples=4, deadline=None)
@given(map_=maps)
def test_texts_are_all_that_is_drawn(name: str, map_: Map) -> None:
    view, pages = drawn(name, map_)
    of_the_view = set("".join(said(view)))
    letters = {letter for page in pages for text in page.texts for letter in text.text}
    assert letters <= of_the_view | set(
        "cxmap 1.2.3-,·–0456789→↑×\N{NO-BREAK SPACE}\N{REPLACEMENT CHARACTER}\N{HORIZONTAL ELLIPSIS}"
    )


@settings(max_examples=5, deadline=None)
@given(map_=maps)
def test_every_name_is_somewhere(map_: Map) -> None:
    wanted: tuple[tuple[str, Callable[[Any], list[str]]], ...] = (
        ("gaps", lambda view: [row.name for row in view.rows]),
        ("channels", lambda view: [row.name for row in view.rows]),
        ("quadrants", lambda view: [point.name for point in view.points]),
        ("opportunities", lambda view: [point.title for point in view.points]),
    )
    for name, titles in wanted:
        view, pages = drawn(name, map_)
        for title in titles(view):
            assert any(
                squeezed(title)[:12] in squeezed("".join(text.text for text in page.texts)) for page in pages
            )


@pytest.mark.parametrize("name", CHARTS)
def test_hostile_texts_are_only_texts(name: str) -> None:
    map_ = made(3, 12, 3, 5, 6, HOSTILE)
    view, pages = drawn(name, map_)
    (data, *_) = files_of(pages, "svg", About(view.title, view.description, "cxmap 1"))
    assert data == files_of(pages, "svg", About(view.title, view.description, "cxmap 1"))[0]
    tags = {element.tag.rpartition("}")[2] for element in ElementTree.fromstring(data).iter()}
    assert "script" not in tags


@pytest.mark.parametrize("name", CHARTS)
def test_empty_maps_are_pages_that_say_so(name: str) -> None:
    view, pages = drawn(name, cxmap.loads("cxmap: 1\ntitle: T\ntouchpoints: [A]"))
    words = [text.text for text in pages[0].texts]
    assert words.count(view.sheet.headline) == 2
    assert any(view.sheet.advice.lines[-1][1] in text for text in words)
    assert len(CHARTS[name].pen.pages(view, DARK, "1")) == 1


@pytest.mark.parametrize("name", CHARTS)
def test_a_dozen_touchpoints_fit_a_slide(name: str) -> None:
    (page,) = drawn(name, made(5, 10, 4, 5, 5, ("Queue at the till", "Pay and leave", "Call")))[1]
    assert page.height <= page.width * 9 / 16 * 1.02


def test_many_rows_make_more_pages() -> None:
    rows = "".join(f"\n  - {{name: Step {at}, goal: 2, experience: 0}}" for at in range(60))
    _, pages = drawn("gaps", cxmap.loads(f"cxmap: 1\ntitle: T\ntouchpoints:{rows}"))
    assert len(pages) == 3
    steps = [sum(text.text.startswith("Step ") for text in page.texts) for page in pages]
    assert steps == [20, 20, 20]
    assert all(any(f"part {at} of 3" in text.text for text in page.texts) for at, page in enumerate(pages, 1))


def test_crowded_quadrants_get_numbers_and_a_key() -> None:
    rows = "".join(
        f"\n  - {{name: A rather long name {at}, goal: 1, importance: 3, experience: 0}}" for at in range(40)
    )
    _, (page,) = drawn("quadrants", cxmap.loads(f"cxmap: 1\ntitle: T\ntouchpoints:{rows}"))
    words = [text.text for text in page.texts]
    assert words.count("17") == 2
    assert ELLIPSIS not in "".join(words)


def test_cells_are_told_apart_without_colour_vision_and_read_well() -> None:
    assert (colour_at(-5), colour_at(50), colour_at(200)) == ("#b35806", "#f4f4f5", "#542788")
    assert all(contrast(ink_on(colour_at(at)), colour_at(at)) >= 4.5 for at in range(101))


def test_marks_at_one_place_are_moved_apart_and_others_stay() -> None:
    points = [(50.0, 50.0)] * 5 + [(200.0, 50.0)]
    placed = apart(points, [6.0] * 6, Box(0, 0, 300, 100))
    assert placed[5] == (200.0, 50.0)
    for at, (x, y) in enumerate(placed[:5]):
        assert all((x - a) ** 2 + (y - b) ** 2 >= 11.9**2 for a, b in placed[at + 1 : 5])
        assert abs(x - 50) < 25 and abs(y - 50) < 25


def test_runs_are_about_equally_long() -> None:
    assert [len(run) for run in evenly(26, 25)] == [13, 13]
    assert evenly(0, 25) == [range(0)]
