"""The pen of the flow: nothing overlaps, leaves the page or is lost."""

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
from cxmap.rendering.pictures.flow import layout
from cxmap.rendering.pictures.flow.layout import pages
from cxmap.rendering.scene.page import Box, Page, Shape
from cxmap.scoring import score
from cxmap.view.flow import parts as parts_module
from cxmap.view.flow.build import build_flow
from cxmap.view.flow.parts import parts_of
from cxmap.view.flow.values import FlowPart, FlowView
from tests.rendering.random_maps import texts as any_text

from ..said import said
from .test_layout import SMALLEST, overlaps, squeezed


def view_of(map_: Map) -> FlowView:
    return build_flow(score(map_), words_for(map_.language))


@st.composite
def flows(draw: st.DrawFn, most: int = 24) -> FlowView:
    """Maps with random ways, many of them with words."""
    count = draw(st.integers(1, most))
    points: list[dict[str, Any]] = []
    some = draw(st.lists(any_text, min_size=1, max_size=4))
    for at in range(count):
        ends = draw(st.lists(st.integers(0, count - 1), max_size=3, unique=True))
        share = draw(st.sampled_from((None, 0.1, 0.3)))
        ways = [
            {"to": f"t{end}", "share": share, "when": draw(st.none() | st.sampled_from(some))} for end in ends
        ]
        points.append(
            {
                "id": f"t{at}",
                "name": some[at % len(some)],
                "next": [{key: value for key, value in way.items() if value is not None} for way in ways],
                "channel": draw(st.lists(st.sampled_from(("c0", "c1")), max_size=2, unique=True)),
                "experience": draw(st.none() | st.integers(-2, 2)),
                **{key: draw(st.booleans()) for key in ("entry", "exit", "optional", "repeats")},
            }
        )
    cut = draw(st.integers(0, count))
    data: dict[str, Any] = {
        "cxmap": 1,
        "title": draw(any_text),
        "goal": 1,
        "channels": [{"id": "c0", "name": "Web"}, {"id": "c1", "name": draw(any_text)}],
    }
    if draw(st.booleans()):
        names = draw(st.lists(any_text, min_size=2, max_size=2))
        data["phases"] = [
            {"id": "p", "name": names[0], "touchpoints": points[:cut]},
            {"id": "q", "name": names[1], "touchpoints": points[cut:]},
        ]
    else:
        data["touchpoints"] = points
    return view_of(Map.model_validate(data))


def check(page: Page) -> None:
    assert overlaps(page) == []
    for text in page.texts:
        box = text.box
        assert box.x >= 0 and box.right <= page.width, text
        assert box.y >= 0 and box.bottom <= page.height, text
        assert text.style.size >= SMALLEST
    for item in page.items:
        if isinstance(item, Shape):
            for x, y in item.outline.points:
                assert -1 <= x <= page.width + 1 and -1 <= y <= page.height + 1


@settings(max_examples=10, deadline=None)
@given(flows())
def test_nothing_overlaps_or_leaves_the_page(view: FlowView) -> None:
    for page in pages(view, version="1.2.3"):
        check(page)


@settings(max_examples=8, deadline=None)
@given(flows(most=12))
def test_every_word_is_somewhere(view: FlowView) -> None:
    drawn = squeezed("".join(text.text for page in pages(view) for text in page.texts))
    for part in parts_of(view.plan):
        wanted = [box.name for box in part.boxes] + [link.when for link in part.links]
        wanted += [group.name for group in part.groups]
        for text in wanted:
            if len(text) <= 60:
                assert squeezed(text) in drawn
    assert set("".join(drawn)) <= set(squeezed("".join(said(view)))) | set(
        "cxmap…·abcdefghijklmnopqrstuvwxyz0123456789/()"
    )


@settings(max_examples=4, deadline=None)
@given(flows(most=10))
def test_equal_views_give_equal_pages(view: FlowView) -> None:
    assert pages(view) == pages(view)


@pytest.mark.parametrize("name", ["software-support", "shopping-day", "insurer-lifecycle"])
def test_examples(project: Path, name: str) -> None:
    view = view_of(cxmap.load(project / "examples" / f"{name}.cxmap.yaml"))
    (page,) = pages(view)
    check(page)
    assert page.width <= 1640 and page.height <= page.width * 0.85
    about = About(view.title, view.description, "cxmap")
    assert files_of([page], "svg", about) == files_of([page], "svg", about)


def test_a_long_journey_has_several_pages() -> None:
    names = ", ".join(f"Step {number}" for number in range(70))
    view = view_of(cxmap.loads(f"cxmap: 1\ntitle: T\ntouchpoints: [{names}]"))
    first, second = pages(view)
    check(first)
    check(second)
    drawn = squeezed("".join(text.text for page in (first, second) for text in page.texts))
    assert "part1of2" in drawn and "toStep35(page2)" in drawn


def test_a_short_journey_is_low_and_its_boxes_are_large() -> None:
    (page,) = pages(view_of(cxmap.loads("cxmap: 1\ntitle: T\ntouchpoints: [A, B, C]")))
    assert page.height < page.width / 3
    assert [text.style.size for text in page.texts if text.text in "ABC"] == pytest.approx([10.5 * 1.5] * 3)


def test_boxes_say_how_it_is_how_far_from_the_goal_and_what_is_lost() -> None:
    text = """cxmap: 1
title: T
goal: 1
touchpoints:
  - {id: a, name: A, experience: -1, pain_points: [x, y], entry: true, next: [{to: b, share: 60%}]}
  - {id: b, name: B, exit: true}
"""
    (page,) = pages(view_of(cxmap.loads(text)))
    drawn = [text.text for text in page.texts]
    for wanted in ("start", "end", "\u22121", "\u22122", "below goal (our estimate)", "2", "100% arrive"):
        assert wanted in drawn, drawn
    assert {"40% drop off", "pain points", "of them, lost here"} <= set(drawn)


@pytest.mark.parametrize(
    ("place", "size", "count"),
    [
        ("examples/software-support", "slide", 3),
        ("examples/hotel-stay", "a4", 2),
        ("examples/insurer-lifecycle", "a0", 1),
        ("tests/maps/reference-library", "a3", 1),
        ("tests/maps/parking-permit", "slide", 1),
    ],
)
def test_on_paper_everything_keeps_to_its_area(project: Path, place: str, size: str, count: int) -> None:
    area = SIZES[size].area
    view = view_of(cxmap.load(project / f"{place}.cxmap.yaml"))
    made = pages(view, version="1.2.3", area=area)
    assert len(made) == count
    names = squeezed("".join(text.text for page in made for text in page.texts))
    assert all(squeezed(box.name) in names for box in view.plan.boxes)
    for page in made:
        assert page.width <= area.width + 0.01 and page.height <= area.height + 0.51
        assert overlaps(page) == []


@pytest.mark.parametrize("count", [20, 60])
def test_a_long_line_runs_on_without_a_way_across_another(count: int) -> None:
    names = ", ".join(f"Step {number}" for number in range(count))
    view = view_of(cxmap.loads(f"cxmap: 1\ntitle: T\ntouchpoints: [{names}]"))
    (page,) = pages(view)
    check(page)
    legs = [
        ((leg.low, leg.lane), (leg.high, leg.lane))
        if leg.level
        else ((leg.lane, leg.low), (leg.lane, leg.high))
        for link in parts_of(view.plan)[0].links
        for leg in link.route.legs
    ]
    level = [(a, b) for a, b in legs if a[1] == b[1]]
    upright = [(a, b) for a, b in legs if a[0] == b[0]]
    for (x0, y), (x1, _) in level:
        assert not any(x0 < x < x1 and top < y < bottom for (x, top), (_, bottom) in upright)


def test_labels_stand_clear_of_boxes(project: Path) -> None:
    view = view_of(cxmap.load(project / "examples" / "software-support.cxmap.yaml"))
    (page,) = pages(view)
    share = next(text for text in page.texts if text.text == "75%")
    name = next(text for text in page.texts if text.text == "The export stops")
    frame = Box(name.box.x - 10, name.box.y - 8, 120, 80)
    assert not frame.meets(share.box)


def test_the_pages_that_nobody_sees_are_counted_but_not_made(monkeypatch: pytest.MonkeyPatch) -> None:
    names = ", ".join(f"Step {number}" for number in range(200))
    view = view_of(cxmap.loads(f"cxmap: 1\ntitle: T\ntouchpoints: [{names}]"))
    whole = pages(view, area=SIZES["a4"].area)
    made = 0
    make = parts_module._part

    def counted(*arguments: Any, **options: Any) -> FlowPart:
        nonlocal made
        made += 1
        return make(*arguments, **options)

    monkeypatch.setattr(parts_module, "_part", counted)
    monkeypatch.setattr(layout, "MOST_PAGES", 2)
    first = pages(view, area=SIZES["a4"].area)
    assert [page.count for page in first] == [len(whole)] * 2
    assert made <= 10 * 36 * 2  # numbers of touchpoints, grids with and without ways, pages
