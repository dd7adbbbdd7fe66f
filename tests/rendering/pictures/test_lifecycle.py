"""The pen of the lifecycle: nothing overlaps, leaves the page or is lost."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import cxmap
from cxmap.locale import words_for
from cxmap.model import Map
from cxmap.rendering.backends.about import About
from cxmap.rendering.backends.files import files_of
from cxmap.rendering.frame.paper import SIZES
from cxmap.rendering.pictures.lifecycle.layout import pages
from cxmap.rendering.scene.page import Page, Shape
from cxmap.scoring import score
from cxmap.view.lifecycle.build import build_lifecycle
from cxmap.view.lifecycle.values import LifecycleView
from tests.rendering.random_maps import texts as any_text

from .test_layout import SMALLEST, overlaps, squeezed


def view_of(map_: Map) -> LifecycleView:
    return build_lifecycle(score(map_), words_for(map_.language))


@st.composite
def lives(draw: st.DrawFn) -> LifecycleView:
    """Maps whose touchpoints were measured now and then over a few quarters, or over many years."""
    years = draw(st.sampled_from((1, 2, 12)))
    phases = []
    for number in range(draw(st.integers(1, 9))):
        points: list[dict[str, Any]] = []
        for at in range(draw(st.integers(0, 2))):
            metrics = [
                {
                    "type": "rating",
                    "scale": {"min": 1, "max": 5},
                    "value": draw(st.sampled_from((1, 2.25, 3.4, 5))),
                    "n": draw(st.sampled_from((2, 60, 123_456_789))),
                    "sd": draw(st.sampled_from((0.5, 1.2))),
                    "date": f"{2014 + draw(st.integers(0, years)):04}-{draw(st.integers(1, 12)):02}-01",
                }
                for _ in range(draw(st.integers(0, 4)))
            ]
            believed = draw(st.none() | st.integers(-2, 2))
            points.append({"id": f"t{number}-{at}", "name": "T", "metrics": metrics, "experience": believed})
        phases.append({"id": f"p{number}", "name": draw(any_text), "touchpoints": points})
    goal = draw(st.sampled_from((-2, 0.333, 2)))
    data = {"cxmap": 1, "title": draw(any_text), "goal": goal, "date": "2015-03-01", "phases": phases}
    data["metrics"] = [
        {**kind, "n": 90, "date": f"{2014 + year:04}-05-01"}
        for kind in draw(
            st.lists(st.sampled_from(QUESTIONS), max_size=3, unique_by=lambda kind: kind["type"])
        )
        for year in range(draw(st.integers(1, years + 1)))
    ]
    return view_of(Map.model_validate(data))


QUESTIONS: tuple[dict[str, Any], ...] = (
    {"type": "nps", "value": -31},
    {"type": "csat", "value": "66.7%", "name": "Overall satisfaction with everything"},
    {"type": "ces", "value": 2.25, "sd": 1, "scale": {"min": 1, "max": 7, "direction": "lower-is-better"}},
)
"""Questions about the whole, on scales of their own."""


def check(page: Page) -> None:
    assert overlaps(page) == []
    for text in page.texts:
        box = text.box
        assert box.x >= 0 and box.right <= page.width, text
        assert box.y >= 0 and box.bottom <= page.height, text
        assert text.style.size >= SMALLEST


@settings(max_examples=20, deadline=None)
@given(lives())
def test_nothing_overlaps_or_leaves_the_page(view: LifecycleView) -> None:
    for page in pages(view, version="1.2.3"):
        check(page)


@settings(max_examples=10, deadline=None)
@given(lives())
def test_every_number_is_drawn(view: LifecycleView) -> None:
    drawn = [text.text for page in pages(view) for text in page.texts]
    for panel in view.panels:
        for mark in panel.marks:
            assert mark.label in drawn
            assert any(mark.n in text for text in drawn)
    everything = squeezed("".join(drawn))
    for panel in view.panels:
        assert squeezed(panel.note) in everything


@pytest.mark.parametrize("name", ["insurer-lifecycle", "hotel-stay", "shopping-day.nl"])
def test_examples(project: Path, name: str) -> None:
    view = view_of(cxmap.load(project / "examples" / f"{name}.cxmap.yaml"))
    (page,) = pages(view)
    check(page)
    # a slide's form, unless there is more than it holds: many panels, or notes of two lines below their names
    form = page.width * 9 / 16
    assert (
        page.height == pytest.approx(form, abs=4) or len(view.panels) > 10 or form < page.height < form + 20
    )
    about = About(view.title, view.description, "cxmap")
    assert files_of([page], "svg", about) == files_of([page], "svg", about)


@pytest.mark.parametrize("size", sorted(SIZES))
def test_on_paper_everything_keeps_to_its_area(project: Path, size: str) -> None:
    area = SIZES[size].area
    view = view_of(cxmap.load(project / "examples" / "insurer-lifecycle.cxmap.yaml"))
    made = pages(view, version="1.2.3", area=area)
    most = area.stretch if len(made) == 1 else 1.0
    for page in made:
        assert page.width <= area.width * most + 0.01 and page.height <= area.height * most + 0.01
        assert overlaps(page) == []


def test_a_scale_of_its_own_has_a_strip_without_faces(project: Path) -> None:
    """Moods are those of the map's scale: beside the numbers of an NPS stands none."""
    view = view_of(cxmap.load(project / "examples" / "hotel-stay.cxmap.yaml"))
    (page,) = pages(view)
    heights = {text.text: text.box.y for text in page.texts}
    lowest_phase = max(
        heights[panel.name.split()[0]] for panel in view.panels if not panel.ticks and " " not in panel.name
    )
    numbers = [text for text in page.texts if text.text in {"\u2212100", "+100"}]
    assert len(numbers) == 2 and all(text.box.y > lowest_phase for text in numbers)
    axis, top, bottom = numbers[0].box.right, min(text.y for text in numbers), max(text.y for text in numbers)
    drawn = [item.outline.points for item in page.items if isinstance(item, Shape)]
    beside = [points for points in drawn if points and max(x for x, _ in points) < axis]
    assert any(min(y for _, y in points) < top for points in beside), "the faces of the map's own scale"
    assert not [points for points in beside if top - 9 < min(y for _, y in points) < bottom]
