"""The timeline on small maps: what lies where, in which scaling, and what it adds up to."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import fields

import cxmap
from cxmap.locale.en import EN
from cxmap.locale.nl import NL
from cxmap.view.timeline.axis import SECONDS, length_text, measure_for, ticks_of
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
    ("short", "long", "scaling", "since_start"),
    [
        ("30 min", "1 h", "linear", True),
        ("10 min", "1 day", "logarithmic", False),
        ("1 min", "2 months", "logarithmic", False),
    ],
)
def test_the_axis_follows_the_spread_of_lengths_and_is_said(
    short: str, long: str, scaling: str, since_start: bool
) -> None:
    view = view_of(f"{{name: a, duration: {short}}}, {{name: b, duration: {long}}}")
    own = EN.in_timeline
    assert (view.scaling, view.since_start) == (scaling, since_start)
    assert (own.from_zero in view.notes) == (not since_start)
    assert getattr(own, scaling) in view.notes
    assert view.axis == (own.time if since_start else own.length)
    first, second = view.groups[0].rows
    assert first.end - first.start >= 1
    assert (second.start == first.end) == since_start and (second.start == 0) == (not since_start)


@pytest.mark.parametrize("times", [("5 min", "5 days"), ("1 h", "3 h"), ("10 min", "3 months")])
def test_a_bar_from_the_left_ends_where_the_axis_says(times: tuple[str, str]) -> None:
    """Whatever the scaling: equal times have equal places, on bars and ticks alike."""
    view = view_of("a, " + ", ".join(f"{{name: b, duration: {time}}}" for time in times))
    seconds = [one.high or 0 for one in (cxmap.model.Duration.model_validate(time) for time in times)]
    measure = measure_for(seconds)
    assert not view.since_start and view.scaling == measure.scaling
    ends = [row.end for row in view.groups[0].rows[1:]]
    assert ends == pytest.approx([measure.percent(one) for one in seconds])
    ticks = ticks_of(measure, EN)
    assert view.ticks == ticks and [tick.place for tick in ticks] == sorted(tick.place for tick in ticks)
    assert 3 <= len(ticks) <= 12


def test_ranges_are_drawn_at_their_longest_and_sure_up_to_their_shortest() -> None:
    (row,) = view_of("{name: a, duration: 10-40 min}").groups[0].rows
    (piece,) = row.pieces
    assert [piece.start, piece.sure, piece.end] == pytest.approx([0, 25, 100])
    assert EN.in_timeline.longest in view_of("{name: a, duration: 1-4 h}").notes


def test_what_goes_on_reaches_the_end_of_the_axis_and_is_in_no_total() -> None:
    view = view_of("{name: a, duration: ongoing}, {name: b, duration: 1 h}")
    (piece,) = view.groups[0].rows[0].pieces
    assert piece.open and piece.ongoing and (piece.start, piece.end) == (0, 100)
    assert not view.since_start, "nobody knows when what follows it begins"
    assert [one.text for one in view.totals] == ["1\N{NO-BREAK SPACE}h"]


def test_without_times_there_is_no_axis() -> None:
    view = view_of("a, b, c, d")
    assert view.scaling == "none" and (view.ticks, view.totals, view.axis) == ((), (), "")
    assert view.notes == (EN.in_timeline.even,)


def test_what_has_no_time_has_no_place_and_nothing_begins_after_it() -> None:
    view = view_of("a, {name: b, duration: 1 h}, c, {name: d, duration: 2 h}")
    assert [len(row.pieces) for row in view.groups[0].rows] == [0, 1, 0, 1]
    assert not view.since_start
    assert [(row.start, row.end) for row in view.groups[0].rows if row.pieces] == [(0, 50), (0, 100)]
    assert "2 of 4 touchpoints have no time" in " ".join(view.sums)


def test_the_time_of_a_phase_is_its_own_and_nobody_acts_in_it() -> None:
    text = f"""{HEAD}phases:
  - {{name: P, duration: 4 h, touchpoints: [a, {{name: b, duration: 2 h}}, c]}}
  - {{name: Q, duration: 2 h, touchpoints: [d, e]}}
  - {{name: R}}
"""
    view = build_timeline(cxmap.score(cxmap.loads(text)), EN)
    first, second, third = view.groups
    assert [(one.sort, one.text) for one in view.totals] == [
        ("acting", "2\N{NO-BREAK SPACE}h"),
        ("passing", "4\N{NO-BREAK SPACE}h"),
    ]
    assert [row.pieces for row in (*second.rows, first.rows[0])] == [(), (), ()]
    own = [(group.own.sort, group.own.start, group.own.end) for group in view.groups if group.own]
    assert own == [("passing", 0, 100), ("passing", 0, 50)] and third.rows == ()


def test_a_phase_with_a_time_of_its_own_alone_has_its_place_since_the_start() -> None:
    text = f"""{HEAD}phases:
  - {{name: P, touchpoints: [{{name: a, duration: 1 h}}]}}
  - {{name: Q, duration: 2-3 h, touchpoints: [d, e]}}
"""
    view = build_timeline(cxmap.score(cxmap.loads(text)), EN)
    assert view.since_start and [group.span for group in view.groups] == [(0, 25), None]
    own = [(group.own.start, group.own.sure, group.own.end) for group in view.groups if group.own]
    assert own == [pytest.approx((25, 75, 100))]


SILENCE = """channels: [{id: shop, name: Shop}]
touchpoints:
  - {name: Buy, channel: shop, duration: 30 min}
  - {name: Ask, actions: [I ask], waiting: 10 min}
  - {name: Hear nothing, duration: 1 h, thoughts: [Did they forget me]}
"""


def test_time_in_which_nobody_acts_is_not_acting() -> None:
    view = build_timeline(cxmap.score(cxmap.loads(HEAD + SILENCE)), EN)
    assert [row.pieces[0].sort for row in view.groups[0].rows] == ["acting", "waiting", "passing"]
    assert view.share == "25% of acting and waiting is waiting"
    unsaid = view_of("{name: a, duration: 10 min}")
    assert unsaid.groups[0].rows[0].pieces[0].sort == "acting", "a map that never says who acts"


def test_ways_that_the_order_of_the_rows_does_not_tell_are_links() -> None:
    view = view_of(
        "{id: a, name: a, next: [b, c]}, {id: b, name: b, next: d}, {id: c, name: c}, "
        "{id: d, name: d, next: [{to: a, share: 10%}, {to: e}]}, {id: e, name: e}, f"
    )
    told = [(link.start, link.end, link.back) for link in view.links]
    assert sorted(told) == [
        (0, 1, False),
        (0, 2, False),
        (1, 3, False),
        (2, 3, False),
        (3, 0, True),
        (3, 4, False),
    ]
    assert view_of("a, b, c").links == ()


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
        (4200, 4200, "1 h 10 min"),
        (4200, 5400, "70–90 min"),
        (4200, 18000, "1 h 10 min – 5 h"),
        (100, 100, "1 min 40 s"),
        (7182, 7182, "2 h"),
        (108000, 108000, "1 day 6 h"),
    ],
)
def test_times_in_words(low: float, high: float, text: str) -> None:
    assert length_text(low, high, EN).replace("\N{NO-BREAK SPACE}", " ") == text


@given(st.lists(st.floats(1, 1e9), min_size=1, max_size=30))
def test_any_measure_grows_with_time(lengths: list[float]) -> None:
    measure = measure_for(lengths)
    drawn = [measure.percent(one) for one in sorted(lengths)]
    assert drawn[0] > 0 and drawn[-1] <= 100
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
    assert [(link.start, link.end, link.back) for link in view.links] == [
        (0, 1, False), (0, 2, False), (1, 4, False), (3, 2, True), (3, 4, False)
    ]  # fmt: skip
    assert rows[2].pieces[0].sure * 3.15 == pytest.approx(40)
    assert EN.in_timeline.beside in view.notes and EN.in_timeline.by_ways in view.sums


def test_times_are_added_up_along_the_ways() -> None:
    """Shortest: A, shop, money, 35 minutes. Longest: A, post, check, money, 315, of which 240 waiting."""
    view = build_timeline(cxmap.score(cxmap.loads(PARCEL)), EN)
    assert view.whole.replace("\N{NO-BREAK SPACE}", " ") == "in all 35 min \N{EN DASH} 5 h 15 min"
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
    assert EN.in_timeline.by_ways in view.sums


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
    assert [(link.start, link.end) for link in view.links] == [(0, 2), (1, 2)]
    assert EN.in_timeline.beside in view.notes and EN.in_timeline.by_ways in view.sums


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        ("5 working days", "<2 days", "7\N{EN DASH}9 days"),
        ("<1 day", "<2 days", "up to 3 days"),
        ("5 days", "30+ days", "at least 5 weeks"),
        ("ca. 1 day", "1 day", "about 2 days"),
        ("1-2 days", "1 day", "2\N{EN DASH}3 days"),
        ("1 day", "ongoing", "1 day"),
    ],
)
def test_a_bound_stays_a_bound_in_sums(first: str, second: str, said: str) -> None:
    text = f"touchpoints: [{{name: A, waiting: {first}}}, {{name: B, waiting: {second}}}]\n"
    view = build_timeline(cxmap.score(cxmap.loads(HEAD + text)), EN)
    assert [one.text.replace("\N{NO-BREAK SPACE}", " ") for one in view.totals] == [said]
    assert [row.label for row in view.groups[0].rows] == [f"waits {first}", f"waits {second}"], "as written"
    working = EN.in_timeline.working_days in view.sums
    assert working == ("working" in first)


def test_what_takes_at_least_so_long_ends_in_an_arrow_where_that_is_over() -> None:
    view = view_of("{name: A, waiting: 30+ days}, {name: B, waiting: 30 days}")
    first, second = (row.pieces[0] for row in view.groups[0].rows)
    assert (first.open, first.ongoing, second.open) == (True, False, False)
    assert not view.since_start, "the second begins nobody knows when"
    assert (first.start, first.end) == (second.start, second.end) == (0, 100)
    assert view.share == "", "nobody knows of what it would be a share"


def test_a_personas_own_time_is_drawn_on_its_own_page() -> None:
    text = f"""{HEAD}personas: [{{id: ann, name: Ann}}, {{id: ben, name: Ben}}, {{id: cem, name: Cem}}]
touchpoints: [{{name: A, duration: {{ann: 10 min, ben: 50 min}}}}, {{name: B, duration: 10 min}}]
"""
    both = build_timeline(cxmap.score(cxmap.loads(text)), EN)
    assert both.groups[0].rows[0].label == "Ann 10 min, Ben 50 min"
    assert both.whole.replace("\N{NO-BREAK SPACE}", " ") == "in all 20\N{EN DASH}60 min"
    ben = build_timeline(cxmap.score(cxmap.loads(text), persona="ben"), EN)
    assert (ben.groups[0].rows[0].label, ben.whole) == ("50 min", "in all 1\N{NO-BREAK SPACE}h")
    cem = build_timeline(cxmap.score(cxmap.loads(text), persona="cem"), EN)
    assert (cem.groups[0].rows[0].label, cem.groups[0].rows[0].pieces) == ("", ())


def test_those_who_do_not_end_where_journeys_may_end_go_on() -> None:
    text = "touchpoints: [{name: A, duration: 10 min, exit: true}, {name: B, duration: 30 min}]\n"
    assert whole_of(text) == "in all 10\N{EN DASH}40 min"


def test_nothing_follows_where_the_map_says_so() -> None:
    text = "touchpoints: [{name: A, duration: 10 min, next: []}, {name: B, duration: 30 min}]\n"
    assert whole_of(text) == "in all 10\N{EN DASH}30 min"
    marked = "{name: A, duration: 10 min, entry: true, next: []}, {name: B, duration: 30 min}"
    assert whole_of(f"touchpoints: [{marked}]\n") == "in all 10 min", "no journey comes to B"
    assert view_of(marked).groups[0].rows[1].start == pytest.approx(25), "drawn in the order of the map"
    assert whole_of("touchpoints: [{name: A, entry: true, next: []}, {name: B, duration: 30 min}]\n") == ""


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
    assert EN.in_timeline.by_ways in view.sums


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
    assert q.own is not None and q.own.start * 0.45 == pytest.approx(40)


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


def test_sums_of_some_of_the_times_say_so() -> None:
    timed = "{name: A, duration: 10 min}, {name: B, waiting: 5 min}"
    assert whole_of(f"touchpoints: [{timed}]\n") == "in all 15 min"
    assert whole_of(f"touchpoints: [{timed}, C]\n") == "in all 15 min, where times are given"
