"""Ways, drop-off and arrivals of small maps, worked out by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cxmap
from cxmap.scoring import score
from cxmap.scoring.flow import Flow, Stop, flow
from cxmap.scoring.graph import components, in_order
from cxmap.scoring.ranges import Range


def flow_of(touchpoints: str, kind: str = "journey") -> Flow:
    return flow(score(cxmap.loads(f"cxmap: 1\nkind: {kind}\ntitle: T\ntouchpoints:\n{touchpoints}")))


def stop(found: Flow, id_: str) -> Stop:
    return next(one for one in found.stops if one.id == id_)


def arrivals(found: Flow) -> dict[str, float | None]:
    return {one.id: None if one.arrivals is None else round(exact(one.arrivals), 6) for one in found.stops}


def exact(share: Range | None) -> float:
    """A share that is one number."""
    assert share is not None and share.is_exact
    return share.low


SHOP = """
  - {id: ad, name: Ad, entry: true, next: [{to: list, share: 50%}]}
  - {id: list, name: List, next: [{to: item, share: 60%}, {to: search, share: 20%}]}
  - {id: search, name: Search, next: [{to: item, share: 50%}]}
  - {id: item, name: Item, next: pay}
  - {id: pay, name: Pay, exit: true, next: [{to: back, share: 10%}]}
  - {id: back, name: Back}
"""


def test_shares_are_handed_on_and_what_is_left_drops_off() -> None:
    found = flow_of(SHOP)
    # item: 0.5 x 0.6 + 0.5 x 0.2 x 0.5 = 0.35
    assert arrivals(found) == {"ad": 1, "list": 0.5, "search": 0.1, "item": 0.35, "pay": 0.35, "back": 0.035}
    drops = {one.id: one.drop_off for one in found.stops}
    assert exact(drops["ad"]) == pytest.approx(0.5)
    assert exact(drops["list"]) == pytest.approx(0.2)
    assert drops["item"] is None and drops["back"] is None, "no share is given there"
    assert stop(found, "pay").drop_off is None, "an exit loses nobody"
    assert exact(stop(found, "pay").ends) == pytest.approx(0.9)
    assert found.why is None and found.known == 6


def test_shares_that_add_up_drop_nobody() -> None:
    found = flow_of(
        "  - {id: a, name: A, next: [{to: b, share: 70%}, {to: c, share: 30%}]}\n"
        "  - {id: b, name: B}\n  - {id: c, name: C}"
    )
    assert exact(stop(found, "a").drop_off) == 0.0
    assert arrivals(found) == {"a": 1, "b": 0.7, "c": 1}


def test_without_next_the_following_one_follows_also_where_journeys_may_end() -> None:
    found = flow_of("  - A\n  - {name: B, exit: true}\n  - C\n  - D")
    assert [(way.start, way.end, way.implied) for way in found.ways] == [
        (0, 1, True),
        (1, 2, True),
        (2, 3, True),
    ]
    assert [one.exit for one in found.stops] == [False, True, False, False]
    assert found.why == "no shares"


def test_only_an_empty_next_says_that_nothing_follows() -> None:
    found = flow_of("  - A\n  - {name: B, next: []}\n  - C\n  - D")
    assert [(way.start, way.end) for way in found.ways] == [(0, 1), (2, 3)]
    fork = "  - {id: a, name: A, next: [x, b]}\n  - {id: x, name: X, exit: true}\n  - {id: b, name: B}"
    assert [(way.start, way.end) for way in flow_of(fork).ways] == [(0, 1), (0, 2)], "b is the other branch"
    back = "  - A\n  - {name: B, exit: true}\n  - {id: c, name: C}\n  - {name: D, next: c}"
    assert [(way.start, way.end) for way in flow_of(back).ways] == [(0, 1), (1, 2), (2, 3), (3, 2)]
    last = "phases: [{name: P, exit: true, touchpoints: [A, B]}, {name: Q, touchpoints: [C]}]"
    found = flow(score(cxmap.loads(f"cxmap: 1\ntitle: T\n{last}\n")))
    assert [(way.start, way.end) for way in found.ways] == [(0, 1), (1, 2)]


def ends(share: Range | None) -> tuple[float, float]:
    assert share is not None
    return share.low, share.high


def test_what_comes_of_about_so_many_is_about_so_many() -> None:
    found = flow_of("  - {id: a, name: A, next: [{to: b, share: ca. 60%}]}\n  - {id: b, name: B}")
    arriving, lost = stop(found, "b").arrivals, stop(found, "a").drop_off
    assert arriving is not None and arriving.about and lost is not None and lost.about
    assert ends(arriving) == (0.6, 0.6)


RANGES = """
  - {id: choose, name: Choose, next: [{to: buy, share: 15-20%}, {to: later, share: 5-10%}]}
  - {id: buy, name: Buy, next: [{to: return, share: <10%}]}
  - {id: later, name: Later, next: []}
  - {id: return, name: Return}
"""


def test_ranges_of_shares_stay_ranges() -> None:
    """Of everybody 15-20 % buy and 5-10 % come later, so that 70-80 % go; of the buyers 90 % at least."""
    found = flow_of(RANGES)
    assert ends(stop(found, "choose").drop_off) == pytest.approx((0.7, 0.8))
    assert ends(stop(found, "buy").arrivals) == pytest.approx((0.15, 0.2))
    assert ends(stop(found, "buy").drop_off) == pytest.approx((0.9, 1.0))
    assert ends(stop(found, "return").arrivals) == pytest.approx((0.0, 0.02))


shares = st.tuples(st.integers(0, 100), st.integers(0, 100)).map(sorted)


@given(shares, shares, st.floats(0, 1), st.floats(0, 1))
def test_a_range_holds_what_any_number_in_it_gives(
    first: list[int], second: list[int], here: float, there: float
) -> None:
    def within(ends: list[int], at: float) -> float:
        return (ends[0] + at * (ends[1] - ends[0])) / 100

    def arriving(one: str, other: str) -> Range:
        ways = f"next: [{{to: b, share: {one}}}]"
        text = f"  - {{id: a, name: A, {ways}}}\n  - {{id: b, name: B, next: [{{to: c, share: {other}}}]}}\n"
        found = stop(flow_of(text + "  - {id: c, name: C}"), "c").arrivals
        assert found is not None
        return found

    wide = arriving(f"{first[0]}-{first[1]}%", f"{second[0]}-{second[1]}%")
    narrow = exact(arriving(f"{within(first, here):.9f}", f"{within(second, there):.9f}"))
    assert wide.low - 1e-6 <= narrow <= wide.high + 1e-6


def test_an_experience_map_has_no_order_of_its_own() -> None:
    found = flow_of("  - {id: a, name: A, next: c}\n  - B\n  - {id: c, name: C}", kind="experience")
    assert [(way.start, way.end, way.implied) for way in found.ways] == [(0, 2, False)]


def test_loops_leave_arrivals_open_with_a_lower_bound() -> None:
    found = flow_of(
        """
  - {id: in, name: In, entry: true, next: [{to: try, share: 80%}]}
  - {id: try, name: Try, next: [{to: help, share: 50%}, {to: done, share: 40%}]}
  - {id: help, name: Help, next: [{to: try, share: 90%}]}
  - {id: done, name: Done, exit: true}
"""
    )
    assert [way.back for way in found.ways] == [False, False, False, True]
    tried = stop(found, "try")
    assert (tried.arrivals, tried.at_least, tried.why, tried.loop) == (None, 0.8, "loop", True)
    assert stop(found, "done").why == "loop" and not stop(found, "done").loop
    assert exact(stop(found, "try").drop_off) == pytest.approx(0.1), (
        "what is lost there is known all the same"
    )


def test_who_comes_to_a_touchpoint_that_repeats_is_known_what_comes_behind_is_not() -> None:
    found = flow_of(
        "  - {id: a, name: A, next: [{to: b, share: 50%}]}\n"
        "  - {id: b, name: B, next: [{to: b, share: 30%}, {to: c, share: 60%}]}\n  - {id: c, name: C}"
    )
    assert arrivals(found) == {"a": 1, "b": 0.5, "c": None}
    assert stop(found, "b").loop and stop(found, "c").why == "loop"
    assert exact(stop(found, "b").drop_off) == pytest.approx(0.1)


@pytest.mark.parametrize(
    ("touchpoints", "id_", "why"),
    [
        (("a, next: [{to: b, share: 50%}, c]", "b, exit: true", "c"), "c", "missing share"),
        (("a, exit: true, next: b", "b, next: [{to: c, share: 1.0}]", "c"), "b", "missing share"),
        (("a", "b, optional: true", "c, next: [{to: d, share: 0.5}]", "d"), "b", "optional"),
        (("a, next: [{to: c, share: 0.5}]", "b", "c"), "b", "no way in"),
        (("a, entry: true, next: [{to: c, share: 0.5}]", "b, entry: true", "c"), "c", "several entries"),
    ],
)
def test_what_is_not_known_is_said(touchpoints: tuple[str, ...], id_: str, why: str) -> None:
    found = stop(flow_of("\n".join(f"  - {{name: T, id: {one}}}" for one in touchpoints)), id_)
    assert found.arrivals is None
    assert found.why == why


def test_those_who_pass_over_an_optional_touchpoint_go_on_with_the_others() -> None:
    found = flow_of(
        "  - {id: a, name: A}\n  - {id: b, name: B, optional: true}\n"
        "  - {id: c, name: C, next: [{to: d, share: 0.5}]}\n  - {id: d, name: D}"
    )
    assert arrivals(found) == {"a": 1, "b": None, "c": 1, "d": 0.5}


def test_a_personas_arrivals_are_not_everybodys() -> None:
    text = (
        "cxmap: 1\ntitle: T\npersonas: [{id: p, name: P}, {id: q, name: Q}]\ntouchpoints:\n"
        "  - {id: a, name: A, next: [{to: b, share: 0.5}]}\n"
        "  - {id: b, name: B, personas: q}\n  - {id: c, name: C}"
    )
    found = flow(score(cxmap.loads(text), persona="p"))
    assert [one.id for one in found.stops] == ["a", "c"]
    assert found.ways == ()
    assert all(one.arrivals is None for one in found.stops)


numbers = st.integers(0, 11)
graphs = st.lists(st.tuples(numbers, numbers), max_size=30)


@given(graphs)
def test_loops_are_what_can_reach_each_other(ways: list[tuple[int, int]]) -> None:
    reach = {at: {at} for at in range(12)}
    for _ in range(12):
        for start, end in ways:
            reach[start] |= reach[end]
    found = components(12, ways)
    for one in range(12):
        for other in range(12):
            assert (found[one] == found[other]) == (other in reach[one] and one in reach[other])


@given(graphs)
def test_an_order_runs_along_every_way(ways: list[tuple[int, int]]) -> None:
    forward = [(min(way), max(way)) for way in ways if way[0] != way[1]]
    place = {at: number for number, at in enumerate(in_order(12, forward))}
    assert sorted(place) == list(range(12))
    assert all(place[start] < place[end] for start, end in forward)


@given(st.data())
def test_nobody_is_invented(data: st.DataObject) -> None:
    """In maps without loops arrivals lie in 0..1, and no more people end and drop off than enter."""
    count = data.draw(st.integers(2, 7))
    lines = []
    for at in range(count):
        ends = (
            data.draw(st.lists(st.integers(at + 1, count - 1), max_size=3, unique=True))
            if at + 1 < count
            else []
        )
        share = data.draw(st.floats(0, 1)) / max(len(ends), 1)
        ways = ", ".join(f"{{to: t{end}, share: {share:.6f}}}" for end in ends)
        lines.append(f"  - {{id: t{at}, name: T, exit: true, next: [{ways}]}}")
    found = flow_of("\n".join(lines))
    for one in found.stops:
        assert one.arrivals is None or 0 <= one.arrivals.low <= one.arrivals.high <= 1
        assert (one.arrivals is None) == (one.why is not None)
