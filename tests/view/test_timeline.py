"""The timeline on small maps: what lies where, in which scaling, and what it adds up to."""

from __future__ import annotations

from dataclasses import fields
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cxmap
from cxmap.locale.en import EN
from cxmap.locale.nl import NL
from cxmap.view.timeline.axis import SECONDS, length_text, measure_for
from cxmap.view.timeline.build import build_timeline
from cxmap.view.timeline.values import TimelineView

HEAD = "cxmap: 1\ntitle: T\n"


def view_of(touchpoints: str) -> TimelineView:
    return build_timeline(cxmap.score(cxmap.loads(f"{HEAD}touchpoints: [{touchpoints}]\n")), EN)


def test_lengths_are_true_to_scale_where_that_can_be_read() -> None:
    view = view_of("{name: a, duration: 10 min}, {name: b, waiting: 20 min, duration: 10 min}")
    a, b = view.groups[0].rows
    assert view.scaling == "linear"
    assert [a.start, a.end] == pytest.approx([0.0, 25.0])
    assert [(one.sort, round(one.start), round(one.end)) for one in b.pieces] == [
        ("waiting", 25, 75),
        ("acting", 75, 100),
    ]
    assert b.label == "waits 20 min \N{MIDDLE DOT} 10 min"
    assert [(one.sort, one.text, one.share) for one in view.totals] == [
        ("acting", "20\N{NO-BREAK SPACE}min", 0.5),
        ("waiting", "20\N{NO-BREAK SPACE}min", 0.5),
    ]
    assert view.notes == (EN.in_timeline.linear,)
    assert view.ticks[0].label == "0" and view.ticks[-1].place <= 100


@pytest.mark.parametrize(
    ("short", "long", "scaling"),
    [
        ("30 min", "1 h", "linear"),
        ("10 min", "1 day", "root"),
        ("30 min", "2 months", "root"),
        ("1 min", "2 months", "logarithmic"),
    ],
)
def test_the_scaling_follows_the_spread_of_lengths_and_is_said(short: str, long: str, scaling: str) -> None:
    view = view_of(f"{{name: a, duration: {short}}}, {{name: b, duration: {long}}}")
    assert view.scaling == scaling
    assert view.notes[0] == getattr(EN.in_timeline, scaling)
    first = view.groups[0].rows[0]
    assert first.end - first.start >= 1


def test_ranges_are_drawn_at_their_longest_and_sure_up_to_their_shortest() -> None:
    (row,) = view_of("{name: a, duration: 10-40 min}").groups[0].rows
    (piece,) = row.pieces
    assert [piece.start, piece.sure, piece.end] == pytest.approx([0, 25, 100])
    assert EN.in_timeline.longest in view_of("{name: a, duration: 1-4 h}").notes


def test_what_goes_on_reaches_the_end_of_the_axis_and_is_in_no_total() -> None:
    view = view_of("{name: a, duration: ongoing}, {name: b, duration: 1 h}")
    (piece,) = view.groups[0].rows[0].pieces
    assert piece.open and piece.end == 100
    assert [one.text for one in view.totals] == ["1\N{NO-BREAK SPACE}h"]


def test_without_times_everything_is_evenly_spaced_and_says_so() -> None:
    view = view_of("a, b, c, d")
    assert view.scaling == "even" and view.ticks == () and view.totals == ()
    assert [row.start for row in view.groups[0].rows] == [0, 25, 50, 75]
    assert view.notes == (EN.in_timeline.even,)


def test_touchpoints_without_a_time_share_a_part_of_the_axis() -> None:
    view = view_of("a, {name: b, duration: 1 h}, c")
    a, b, c = view.groups[0].rows
    assert a.end - a.start == pytest.approx(c.end - c.start)
    assert not a.pieces and b.pieces
    assert "2 of 3 touchpoints have no time" in view.notes[1]


def test_a_phase_lends_its_duration_to_touchpoints_without_one() -> None:
    text = f"""{HEAD}phases:
  - {{name: P, duration: 4 h, touchpoints: [a, {{name: b, duration: 2 h}}, c]}}
  - {{name: Q, duration: 2 h, touchpoints: [d, e]}}
  - {{name: R}}
"""
    view = build_timeline(cxmap.score(cxmap.loads(text)), EN)
    first, second, third = view.groups
    assert [one.text for one in view.totals] == ["6\N{NO-BREAK SPACE}h"]
    assert (first.lends, first.own_length, second.own_length, third.lends) == (True, False, True, False)
    a, b, c = first.rows
    assert a.end - a.start == pytest.approx((b.end - b.start) / 2) == pytest.approx(c.end - c.start)
    assert third.rows == () and third.end > third.start


def test_optional_touchpoints_count_at_the_longest_only() -> None:
    view = view_of("{name: a, duration: 1 h}, {name: b, duration: 1 h, optional: true}")
    assert view.totals[0].text == "1\N{EN DASH}2\N{NO-BREAK SPACE}h"


def test_moods_follow_the_direction_of_the_scale() -> None:
    scale = "scale: {min: 1, max: 5, direction: lower-is-better}"
    text = f"{HEAD}{scale}\ntouchpoints: [{{name: a, experience: 1}}, b]\n"
    a, b = build_timeline(cxmap.score(cxmap.loads(text)), EN).groups[0].rows
    assert a.mood is not None and (a.mood.mood, a.mood.number, a.mood.kind) == (1.0, "1", "believed")
    assert b.mood is None and b.remark == "no score"


@pytest.mark.parametrize(
    ("low", "high", "text"),
    [
        (600, 600, "10 min"),
        (5400, 5400, "1.5 h"),
        (60, 300, "1–5 min"),
        (0, 7200, "up to 2 h"),
        (604800, 604800, "1 week"),
        (86400 * 2, 86400 * 5, "2–5 days"),
        (1800, 86400 * 3, "30 min – 3 days"),
        (3300, 3960, "55–66 min"),
    ],
)
def test_times_in_words(low: float, high: float, text: str) -> None:
    assert length_text(low, high, EN).replace("\N{NO-BREAK SPACE}", " ") == text


@given(st.lists(st.floats(1, 1e9), min_size=1, max_size=30))
def test_any_measure_grows_with_time(lengths: list[float]) -> None:
    measure = measure_for(lengths)
    drawn = [measure.length(one) for one in sorted(lengths)]
    assert drawn[0] > 0
    assert all(b >= a for a, b in pairwise(drawn))


def test_both_languages_fill_every_word() -> None:
    for english, dutch in ((EN.in_timeline, NL.in_timeline), (EN.in_matrix, NL.in_matrix)):
        for field in fields(english):
            assert getattr(english, field.name) and getattr(dutch, field.name)
    assert len(SECONDS) == len(EN.in_timeline.units)


PARCEL = f"""{HEAD}touchpoints:
  - {{id: a, name: A, duration: 10 min, next: [shop, post]}}
  - {{id: shop, name: Shop, waiting: 15 min, duration: 5 min, next: [money]}}
  - {{id: post, name: Post, duration: 30-60 min, next: [check]}}
  - {{id: check, name: Check, waiting: 2-4 h, next: [{{to: post, share: 10%}}, {{to: money, share: 90%}}]}}
  - {{id: money, name: Money, duration: 5 min, exit: true}}
"""


def test_alternatives_begin_together_and_the_later_one_holds_up_what_follows() -> None:
    """A 0-10; shop 10-30; post 10-70; check 70-310; money 310-315 (minutes, at their longest)."""
    view = build_timeline(cxmap.score(cxmap.loads(PARCEL)), EN)
    rows = view.groups[0].rows
    minutes = [(row.start * 3.15, row.end * 3.15) for row in rows]
    assert view.scaling == "linear"
    assert [start for start, _ in minutes] == pytest.approx([0, 10, 10, 70, 310])
    assert [end for _, end in minutes] == pytest.approx([10, 30, 70, 310, 315])
    assert [row.after for row in rows] == [None, 0, 0, 2, 3]
    assert rows[2].pieces[0].sure * 3.15 == pytest.approx(40)
    assert EN.in_timeline.beside in view.notes and EN.in_timeline.by_ways in view.notes


def test_times_are_added_up_along_the_ways() -> None:
    """Shortest: A, shop, money, 35 minutes. Longest: A, post, check, money, 315, of which 240 waiting."""
    view = build_timeline(cxmap.score(cxmap.loads(PARCEL)), EN)
    assert view.whole.replace("\N{NO-BREAK SPACE}", " ") == "in all 35 min \N{EN DASH} 5.25 h"
    assert [(one.name, one.text.replace("\N{NO-BREAK SPACE}", " ")) for one in view.totals] == [
        ("acting", "20\N{EN DASH}75 min"),
        ("waiting", "15 min \N{EN DASH} 4 h"),
    ]
    assert view.totals[1].share == pytest.approx(240 / 315)
    assert view.share == "76% of the longest path is waiting"


def test_a_way_that_passes_something_over_makes_the_range_and_not_the_place() -> None:
    view = view_of(
        "{id: a, name: a, duration: 1 h, next: [b, c]}, {id: b, name: b, duration: 2 h}, "
        "{id: c, name: c, duration: 1 h}"
    )
    assert [row.start for row in view.groups[0].rows] == pytest.approx([0, 25, 75])
    assert view.whole == "in all 2\N{EN DASH}4\N{NO-BREAK SPACE}h"


def test_journeys_that_may_end_on_the_way_are_shorter() -> None:
    view = view_of("{name: a, duration: 1 h, exit: true, next: [b]}, {id: b, name: b, duration: 2 h}")
    assert view.whole == "in all 1\N{EN DASH}3\N{NO-BREAK SPACE}h"
    assert EN.in_timeline.by_ways in view.notes


def test_an_experience_map_keeps_its_order_where_ways_lead_back() -> None:
    text = f"""{HEAD}kind: experience
touchpoints:
  - {{id: a, name: A, duration: 1 h}}
  - {{id: b, name: B, duration: 1 h}}
  - {{id: c, name: C, duration: 2 h, next: [a]}}
"""
    rows = build_timeline(cxmap.score(cxmap.loads(text)), EN).groups[0].rows
    assert [row.start for row in rows] == pytest.approx([0, 25, 50])


def whole_of(text: str) -> str:
    view = build_timeline(cxmap.score(cxmap.loads(HEAD + text)), EN)
    return view.whole.replace("\N{NO-BREAK SPACE}", " ")


def test_what_begins_journeys_does_not_follow_the_one_before() -> None:
    """By way of A 20 minutes, by way of B 60; nobody takes A, B and C."""
    text = """touchpoints:
  - {id: a, name: A, duration: 10 min, entry: true, next: c}
  - {id: b, name: B, duration: 50 min, entry: true, next: c}
  - {id: c, name: C, duration: 10 min}
"""
    assert whole_of(text) == "in all 20\N{EN DASH}60 min"
    view = build_timeline(cxmap.score(cxmap.loads(HEAD + text)), EN)
    assert [row.start * 0.6 for row in view.groups[0].rows] == pytest.approx([0, 0, 50])
    assert [row.after for row in view.groups[0].rows] == [None, None, 1]
    assert EN.in_timeline.beside in view.notes and EN.in_timeline.by_ways in view.notes


def test_nothing_follows_where_journeys_end() -> None:
    text = "touchpoints: [{name: A, duration: 10 min, exit: true}, {name: B, duration: 30 min}]\n"
    assert whole_of(text) == "in all 10\N{EN DASH}30 min"
    marked = "{name: A, duration: 10 min, entry: true, exit: true}, {name: B, duration: 30 min}"
    assert whole_of(f"touchpoints: [{marked}]\n") == "in all 10 min", "no journey comes to B"
    assert view_of(marked).groups[0].rows[1].start == pytest.approx(25), "drawn in the order of the map"
    assert whole_of("touchpoints: [{name: A, entry: true, exit: true}, {name: B, duration: 30 min}]\n") == ""


def test_in_an_experience_map_what_leads_elsewhere_is_not_followed_by_the_next_one() -> None:
    text = """kind: experience
touchpoints:
  - {id: a, name: A, duration: 10 min, next: c}
  - {id: b, name: B, duration: 30 min, next: c}
  - {id: c, name: C, duration: 10 min}
"""
    assert whole_of(text) == "in all 20\N{EN DASH}40 min"
    view = build_timeline(cxmap.score(cxmap.loads(HEAD + text)), EN)
    assert [row.start / 2 for row in view.groups[0].rows] == pytest.approx([0, 10, 40]), "drawn in its order"
    assert EN.in_timeline.by_ways in view.notes


def test_an_experience_map_without_ways_adds_up_in_its_order() -> None:
    phases = "phases: [{name: P, touchpoints: [{name: A, duration: 1 h}]}, {name: Q, duration: 2 h}]\n"
    assert whole_of("kind: experience\n" + phases) == "in all 3 h"


BETWEEN = """phases:
  - name: P
    touchpoints: [{id: a, name: A, duration: 10 min, next: [b, c]}]
  - {name: Q, duration: 5 min}
  - name: R
    touchpoints:
      - {id: b, name: B, duration: 20 min, next: d}
      - {id: c, name: C, duration: 30 min, next: d}
      - {id: d, name: D, duration: 10 min}
"""


def test_a_phase_without_touchpoints_stands_on_every_way_across_it() -> None:
    """By B 10 + 5 + 20 + 10 minutes, by C ten more."""
    assert whole_of(BETWEEN) == "in all 45\N{EN DASH}55 min"
    last = build_timeline(cxmap.score(cxmap.loads(HEAD + BETWEEN)), EN).groups[-1]
    assert [row.start * 0.55 for row in last.rows] == pytest.approx([15, 15, 45])


def test_phases_without_touchpoints_follow_each_other() -> None:
    every = "{name: P, duration: 1 h}, {name: Q, duration: 2 h}"
    assert whole_of(f"phases: [{every}, {{name: R, duration: 1 h}}]\n") == "in all 4 h"
    entry = "{name: A, duration: 1 h, entry: true}"
    assert whole_of(f"phases: [{every}, {{name: R, touchpoints: [{entry}]}}]\n") == "in all 4 h"
    two = BETWEEN.replace("  - {name: Q,", "  - {name: O, duration: 1 min}\n  - {name: Q,")
    assert whole_of(two) == "in all 46\N{EN DASH}56 min"


def test_a_phase_without_touchpoints_at_the_end_follows_every_alternative() -> None:
    text = """phases:
  - name: P
    touchpoints:
      - {id: a, name: A, duration: 10 min, next: [b, c]}
      - {id: b, name: B, duration: 20 min, exit: true}
      - {id: c, name: C, duration: 30 min}
  - {name: Q, duration: 5 min}
"""
    assert whole_of(text) == "in all 30\N{EN DASH}45 min"
    q = build_timeline(cxmap.score(cxmap.loads(HEAD + text)), EN).groups[-1]
    assert q.start * 0.45 == pytest.approx(40)


def test_ways_to_and_fro_over_a_phase_without_touchpoints_make_no_loop() -> None:
    text = """phases:
  - name: P
    touchpoints:
      - {id: a, name: A, duration: 1 h, next: c}
      - {id: b, name: B, duration: 1 h, next: d}
  - {name: Q, duration: 1 h}
  - name: R
    touchpoints:
      - {id: c, name: C, duration: 1 h, next: b}
      - {id: d, name: D, duration: 1 h}
"""
    assert whole_of(text) == "in all 5 h"
    back = """phases:
  - {name: P, touchpoints: [{id: a, name: A, duration: 1 h}, {id: b, name: B, duration: 1 h, next: b}]}
  - {name: Q, duration: 1 h}
  - {name: R, touchpoints: [{id: c, name: C, duration: 1 h, next: a}]}
"""
    assert whole_of(back) == "in all 4 h"


def test_what_happens_at_the_same_time_stands_at_the_same_place_in_any_scaling() -> None:
    view = view_of(
        "{id: a, name: a, duration: 1 min, next: [b, c]}, {id: b, name: b, duration: 2 months, next: [e]}, "
        "{id: c, name: c, duration: 1 day, next: [d]}, {id: d, name: d, duration: 2 days, next: [e]}, "
        "{id: e, name: e, duration: 5 min}"
    )
    a, b, c, d, e = view.groups[0].rows
    assert view.scaling == "logarithmic" and EN.in_timeline.shared in view.notes
    assert b.start == c.start == a.end and d.start == c.end and e.start == b.end > d.end


def test_a_phase_lends_its_time_along_its_longest_chain() -> None:
    """Of 6 hours, a takes 2; b and c, one after the other, 2 each; d, beside them, as long as each."""
    text = f"""{HEAD}phases:
  - name: P
    duration: 6 h
    touchpoints:
      - {{id: a, name: A, duration: 2 h, next: [b, d]}}
      - {{id: b, name: B, next: [c]}}
      - {{id: c, name: C, exit: true}}
      - {{id: d, name: D, exit: true}}
"""
    rows = build_timeline(cxmap.score(cxmap.loads(text)), EN).groups[0].rows
    hours = [(row.start * 0.06, row.end * 0.06) for row in rows]
    assert hours == [pytest.approx(one) for one in [(0, 2), (2, 4), (4, 6), (2, 4)]]


def test_sums_of_some_of_the_times_say_so() -> None:
    timed = "{name: A, duration: 10 min}, {name: B, waiting: 5 min}"
    assert whole_of(f"touchpoints: [{timed}]\n") == "in all 15 min"
    assert whole_of(f"touchpoints: [{timed}, C]\n") == "in all 15 min, where times are given"
