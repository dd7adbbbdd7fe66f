"""The flow as a view: the grid, the routes, and what is said."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

import cxmap
from cxmap.locale import LANGUAGES
from cxmap.scoring import score
from cxmap.view.flow.build import build_flow
from cxmap.view.flow.layout import Placement, place
from cxmap.view.flow.parts import parts_of
from cxmap.view.flow.routes import Leg, Route, routes
from cxmap.view.flow.values import FlowView


def view_of(text: str, language: str = "en") -> FlowView:
    return build_flow(score(cxmap.loads(f"cxmap: 1\ntitle: T\n{text}")), LANGUAGES[language])


LOOP = """
goal: 1
channels: [{id: web, name: Web shop}]
phases:
  - name: Buy
    touchpoints:
      - id: a
        name: A
        channel: web
        entry: true
        experience: -1
        next: [{to: b, share: 60%, when: if it fits}]
      - {id: b, name: B, repeats: true, next: [{to: b, share: 10%}, {to: c, share: 90%}]}
  - {name: Nothing, touchpoints: []}
  - name: After
    touchpoints:
      - {id: c, name: C, optional: true, exit: true, experience: null, reach: 40%}
"""


def test_boxes_say_what_is_known() -> None:
    view = view_of(LOOP)
    (part,) = parts_of(view.plan)
    a, b, c = part.boxes
    assert (a.entry, a.score, a.mood, a.rank, a.arrivals) == (True, "\u22121", 0.25, 1, "100% arrive")
    assert [chip.name for chip in a.chips] == ["Web shop"]
    assert a.drop_off == "40% drop off"
    assert (b.repeats, b.arrivals, b.drop_off) == (True, "60% arrive", "")
    assert (c.optional, c.exit, c.score, c.arrivals) == (
        True,
        True,
        "no score, on purpose",
        "reach 40%",
    )
    assert view.sheet.headline.startswith("40% of those who come drop off")
    assert view.sheet.headline_bad
    assert view.sheet.figures == ("3 connections", "1 loop", "arrivals known at 2 of 3 touchpoints")
    assert [(link.share, link.when, link.back) for link in part.links] == [
        ("60%", "if it fits", False),
        ("10%", "", True),
        ("90%", "", False),
    ]
    assert [(group.phase.name, group.note) for group in part.groups][1] == ("Nothing", "no touchpoints")
    assert "to B (60%, if it fits)" in view.description


def test_the_rule_for_unwritten_ways_is_said() -> None:
    assert "the map’s order counts" in view_of("touchpoints: [A, B]").notes[0]
    view = view_of("kind: experience\ntouchpoints: [A, B]")
    assert parts_of(view.plan)[0].links == ()
    assert "no order of its own" in view.notes[0]
    assert "geldt de volgorde van de kaart" in view_of("touchpoints: [A, B]", "nl").notes[0]


def test_boxes_show_impact_moments_and_times_as_written() -> None:
    view = view_of(
        "touchpoints:\n  - {name: A, waiting: <2 days, duration: ca. 10 min,"
        " impact: [negative, positive, negative]}\n"
        "  - {name: B, duration: ongoing}\n  - {name: C}"
    )
    a, b, c = parts_of(view.plan)[0].boxes
    assert a.impacts == ("negative", "positive")
    assert a.times.replace("\u00a0", " ") == "waits <2 days · takes ca. 10 min"
    assert (b.times, c.times, c.impacts) == ("ongoing", "", ())


def test_a_touchpoint_that_no_way_leads_to_says_so() -> None:
    view = view_of(
        "touchpoints:\n  - {id: a, name: A, next: [c]}\n  - {id: b, name: B}\n  - {id: c, name: C}\n"
        "  - {id: d, name: D, entry: true}"
    )
    assert [box.lone for box in parts_of(view.plan)[0].boxes] == ["", "no way leads here", "", ""]
    view = view_of("kind: experience\ntouchpoints: [A, B]")
    assert [box.lone for box in parts_of(view.plan)[0].boxes] == ["", ""]
    named = view_of("kind: experience\ntouchpoints: [A, {id: b, name: B, next: [c]}, {id: c, name: C}]")
    assert not any(box.lone for part in parts_of(named.plan) for box in part.boxes)
    assert "names none" in view.notes[1]


def test_where_some_journeys_end_others_go_on() -> None:
    view = view_of("touchpoints: [A, {name: B, exit: true}, C]")
    assert [(box.exit, box.goes_on) for box in parts_of(view.plan)[0].boxes] == [
        (False, True),
        (True, True),
        (True, False),
    ]
    assert [(link.start, link.end) for link in parts_of(view.plan)[0].links] == [(0, 1), (1, 2)]


def test_a_short_map_runs_to_the_right_and_branches_lie_below() -> None:
    view = view_of(
        "touchpoints:\n  - {id: a, name: A, next: [x, b]}\n  - {id: x, name: X, exit: true}\n"
        "  - {id: b, name: B}\n  - {id: c, name: C}"
    )
    assert [tuple(box.cell) for box in parts_of(view.plan)[0].boxes] == [(0, 0), (1, 1), (1, 0), (2, 0)]


def test_long_maps_are_cut_between_phases_and_say_where_ways_go_on() -> None:
    def points(number: int) -> str:
        return ", ".join(f"{{id: t{number}-{at}, name: T}}" for at in range(12))

    phases = "\n".join(f"  - {{name: P{number}, touchpoints: [{points(number)}]}}" for number in range(10))
    view = view_of(f"phases:\n{phases}")
    assert [len(part.boxes) for part in parts_of(view.plan)] == [60, 60]
    assert parts_of(view.plan)[0].boxes[-1].onward == ("to T (page 2)",)
    assert parts_of(view.plan)[1].boxes[0].onward == ("from page 1",)


def _passes(leg: Leg) -> set[tuple[int, int]]:
    """The columns and rows whose cells a leg crosses."""
    inner = range(int(leg.low) + 1, int(leg.high - 0.01) + 1)
    if leg.lane % 2 == 0:
        return set()
    return {(at // 2, leg.lane // 2) if leg.level else (leg.lane // 2, at // 2) for at in inner if at % 2}


def _sound(grid: Placement, found: tuple[Route, ...]) -> None:
    taken = {tuple(cell) for cell in grid.cells}
    lying: dict[tuple[bool, int, float], list[tuple[float, float]]] = {}
    for route in found:
        for one, other in pairwise(route.legs):
            assert one.level != other.level and one.end == other.lane and other.start == one.lane
        for leg in route.legs:
            assert not _passes(leg) & taken, "no way runs through a touchpoint"
            assert leg.level is False or leg.lane // 2 not in grid.breaks or leg.lane % 2 == 0
            lying.setdefault((leg.level, leg.lane, leg.track), []).append((leg.low, leg.high))
    for spans in lying.values():
        spans.sort()
        for (_, high), (low, _) in pairwise(spans):
            assert high < low, "no two ways lie on each other"


sizes = st.lists(st.integers(0, 9), min_size=1, max_size=8).filter(any)


@settings(max_examples=40)
@given(sizes, st.data())
def test_every_touchpoint_has_a_cell_and_no_way_touches_another(
    counts: list[int], data: st.DataObject
) -> None:
    total = sum(counts)
    groups, start = [], 0
    for count in counts:
        groups.append(list(range(start, start + count)))
        start += count
    node = st.integers(0, total - 1)
    ways = data.draw(st.lists(st.tuples(node, node), max_size=20))
    grid = place(groups, [(one, other) for one, other in ways if one < other])
    assert len(set(grid.cells)) == total
    for span in grid.spans:
        for at in groups[span.group]:
            cell = grid.cells[at]
            assert cell.row not in grid.breaks and cell.column < grid.columns and cell.row < grid.rows
    found = routes(grid, ways)
    assert len(found) == len(ways)
    _sound(grid, found)
    assert found == routes(grid, ways)


def test_a_phase_that_is_scored_as_a_whole_has_its_score_and_rank_at_its_name() -> None:
    view = view_of(
        "goal: 1\nphases:\n  - {name: P, experience: -2, touchpoints: [A, B]}\n"
        "  - {name: Q, experience: 2, touchpoints: [{name: C, experience: 1}]}"
    )
    first, second = (group.phase for group in parts_of(view.plan)[0].groups)
    assert (first.name, first.rank, first.tone) == ("P", 1, "bad")
    told = first.score.replace("\N{NO-BREAK SPACE}", " ")
    assert told == "experience \u22122 · gap \u22123 · below goal (our estimate)"
    assert (second.score, second.rank) == ("", None)


def test_ranges_of_shares_are_told_as_ranges_and_none_as_its_middle() -> None:
    view = view_of(
        "touchpoints:\n  - {id: a, name: A, next: [{to: b, share: 15-20%}, {to: c, share: 5-10%}]}\n"
        "  - {id: b, name: B, next: [{to: d, share: ca. 60%}]}\n  - {id: c, name: C, next: []}\n"
        "  - {id: d, name: D}"
    )
    a, b, _, d = parts_of(view.plan)[0].boxes
    said = [
        text.replace("\N{NO-BREAK SPACE}", " ") for text in (a.drop_off, b.arrivals, b.drop_off, d.arrivals)
    ]
    assert said == [
        "70\N{EN DASH}80% drop off",
        "15\N{EN DASH}20% arrive",
        "\N{ALMOST EQUAL TO} 40% drop off",
        "\N{ALMOST EQUAL TO} 9\N{EN DASH}12% arrive",
    ]
    assert [link.share for link in parts_of(view.plan)[0].links if link.share] == [
        "15-20%",
        "5-10%",
        "ca. 60%",
    ]
    assert "80" in view.sheet.headline and "75" not in view.sheet.headline


def test_an_exit_for_some_says_that_it_may_end_there() -> None:
    view = view_of("touchpoints:\n  - {id: a, name: A, exit: true}\n  - {id: b, name: B}")
    assert [(box.exit, box.goes_on) for box in parts_of(view.plan)[0].boxes] == [(True, True), (True, False)]
    assert (view.labels.may_end, view.labels.end) == ("may end", "end")
