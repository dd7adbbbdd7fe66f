"""Recorded events become what journeys did; held against a plain account of the same log."""

from __future__ import annotations

import statistics
from collections import Counter, defaultdict
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxmap.errors import CxmapError, InputError
from cxmap.measure import measure
from cxmap.model import MeasuredEvents, Observed, Portion, with_measured
from cxmap.scoring import score
from cxmap.scoring.flow import flow
from tests.measure.conftest import map_with_events

PLACES = "touchpoints:\n" + "".join(f"  - {{id: {name}, name: Step {name}}}\n" for name in "abcd")
LOG = "files: log.csv\ncase: order\nactivity: step\nstart: begun\nend: over"
START = datetime(2026, 1, 5, 9, 0)  # noqa: DTZ001 - logs have no zone here


class Event(NamedTuple):
    case: str
    step: str
    begun: datetime
    over: datetime


def told(share: Portion | None) -> float | None:
    """A share that is one number."""
    return None if share is None else share.middle


def followed(folder: Path, rows: str, events: str = LOG, floor: int = 1) -> MeasuredEvents:
    (folder / "log.csv").write_text(rows, "utf-8")
    (found,) = measure(map_with_events(events, PLACES), folder, floor=floor).content.events
    return found


def at(found: MeasuredEvents, place: str) -> Observed:
    return next(observed for observed in found.touchpoints if observed.touchpoint == place)


@st.composite
def logs(draw: st.DrawFn) -> list[Event]:
    """Journeys whose events are never at one moment, so that their order is certain."""
    events = []
    for case in range(draw(st.integers(1, 6))):
        moment = START
        for step in draw(st.lists(st.sampled_from("abcd?"), min_size=1, max_size=7)):
            moment += timedelta(minutes=draw(st.integers(1, 300)))
            over = moment + timedelta(minutes=draw(st.integers(0, 90)))
            events.append(Event(f"case {case}", step, moment, over))
    return draw(st.permutations(events))


@settings(max_examples=40, deadline=None)
@given(log=logs())
def test_every_count_is_that_of_a_plain_account(
    log: list[Event], tmp_path_factory: pytest.TempPathFactory
) -> None:
    known = [event for event in log if event.step != "?"]
    if not known:
        return
    rows = "order,step,begun,over\n" + "".join(
        f"{event.case},{event.step},{event.begun},{event.over}\n" for event in log
    )
    found = followed(tmp_path_factory.mktemp("log"), rows)
    journeys: dict[str, list[Event]] = defaultdict(list)
    for event in sorted(known, key=lambda event: event.begun):
        journeys[event.case].append(event)
    assert found.cases == len(journeys)
    for place in {event.step for event in known}:
        own = at(found, place)
        visits = [
            (journey, number)
            for journey in journeys.values()
            for number, event in enumerate(journey)
            if event.step == place
        ]
        following = Counter(
            journey[number + 1].step for journey, number in visits if number + 1 < len(journey)
        )
        waits = [
            max(0.0, (journey[number].begun - journey[number - 1].over).total_seconds())
            for journey, number in visits
            if number
        ]
        took = [(journey[number].over - journey[number].begun).total_seconds() for journey, number in visits]
        assert own.visits == len(visits)
        assert own.cases == len({journey[0].case for journey, _ in visits})
        assert own.begun == sum(number == 0 for _, number in visits)
        assert own.ended == sum(number + 1 == len(journey) for journey, number in visits)
        assert own.next == dict(following)
        assert own.duration is not None
        assert own.duration.median == pytest.approx(statistics.median(took))
        assert (own.waiting is None) == (not waits)
        assert own.waiting is None or own.waiting.median == pytest.approx(statistics.median(waits))


def test_one_moment_is_enough_and_then_nothing_is_said_of_how_long_it_took(tmp_path: Path) -> None:
    rows = (
        "order,step,when\n1,a,2026-01-01 10:00\n1,Step B,2026-01-01 12:00\n2,a,2026-01-02\n"
        "2,c,\n,a,2026-01-01\n"
    )
    found = followed(tmp_path, rows, "files: log.csv\ncase: order\nactivity: step\nend: when")
    assert at(found, "b").duration is None
    assert at(found, "b").waiting is not None
    assert (found.cases, at(found, "a").ended) == (2, 1)


def test_whole_journeys_in_a_cell_and_how_many_they_stand_for(tmp_path: Path) -> None:
    rows = "path,n\na > b > a,2\nb,5\nx > b,1\n"
    found = followed(tmp_path, rows, "files: log.csv\npath: path\ncount: n")
    assert found.cases == 8
    assert (at(found, "a").cases, at(found, "a").visits, at(found, "a").ended) == (2, 4, 2)
    assert at(found, "b").next == {"a": 2}
    assert at(found, "a").waiting is None


def test_channels_are_counted_by_id_name_or_declared_word(tmp_path: Path) -> None:
    rows = "order,step,when,by\n1,a,2026-01-01,www\n2,a,2026-01-01,Till\n3,a,2026-01-01,fax\n"
    places = "channels:\n  - {id: web, name: Web shop}\n  - {id: till, name: Till}\n" + PLACES
    (tmp_path / "log.csv").write_text(rows, "utf-8")
    events = (
        "files: log.csv\ncase: order\nactivity: step\nend: when\n"
        "channels: {column: by, values: {web: www, till: till}}"
    )
    (found,) = measure(map_with_events(events, places), tmp_path, floor=1).content.events
    assert at(found, "a").channels == {"web": 1, "till": 1}


def test_few_journeys_are_not_told(tmp_path: Path) -> None:
    rows = "order,step,when\n" + "".join(
        f"{case},a,2026-01-01\n{case},{'b' if case < 3 else 'c'},2026-01-02\n" for case in range(20)
    )
    found = followed(tmp_path, rows, "files: log.csv\ncase: order\nactivity: step\nend: when", floor=5)
    assert [observed.touchpoint for observed in found.touchpoints] == ["a", "c"]
    assert found.withheld == 1
    assert at(found, "a").next == {}  # that of c would tell how many went to b
    assert at(found, "a").ended == 0


def test_a_log_without_any_known_step_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"no event in log\.csv is of a touchpoint of the map; such as `x`"):
        followed(tmp_path, "order,step,begun,over\n1,x,2026-01-01,2026-01-01\n")


def test_what_nobody_wrote_comes_from_the_log_and_what_was_written_stays(tmp_path: Path) -> None:
    places = (
        "touchpoints:\n"
        "  - {id: a, name: A, reach: 90%, duration: 1 h, next: [b, c]}\n"
        "  - {id: b, name: B, next: [{to: c, share: 10%}]}\n"
        "  - {id: c, name: C}\n"
    )
    rows = "order,step,begun,over\n" + "".join(
        f"{case},a,2026-01-01 08:00,2026-01-01 08:10\n"
        f"{case},{'b' if case < 3 else 'c'},2026-01-03 08:10,2026-01-03 12:10\n"
        for case in range(4)
    )
    (tmp_path / "log.csv").write_text(rows, "utf-8")
    map_ = map_with_events(LOG, places)
    filled = with_measured(map_, measure(map_, tmp_path, floor=1).content)
    a, b, c = (step.touchpoint for step in filled.steps)
    assert (told(a.reach), a.duration.text if a.duration else "", a.recorded) == (
        0.9,
        "1 h",
        frozenset({"next"}),
    )
    assert [told(way.share) for way in a.next] == [0.75, 0.25]
    assert (told(b.reach), [told(way.share) for way in b.next]) == (0.75, [0.1])
    assert c.waiting is not None
    assert c.waiting.text == "2 d"
    assert c.duration is not None
    assert c.duration.text == "4 h"


def test_what_ends_before_it_begins_took_no_known_time(tmp_path: Path) -> None:
    rows = "order,step,begun,over\n1,a,2026-01-02,2026-01-01\n2,a,2026-01-01 10:00,2026-01-01 10:05\n"
    observed = at(followed(tmp_path, rows), "a")
    assert observed.visits == 2
    assert observed.duration is not None
    assert (observed.duration.n, observed.duration.median) == (1, 300)


def test_moments_beyond_the_calendar_are_no_moments(tmp_path: Path) -> None:
    rows = "order,step,begun,over\n1,a,0001-01-01 (BC),-infinity\n2,a,2026-01-01,2026-01-01\n"
    found = followed(tmp_path, rows)
    assert (found.cases, found.since, found.until) == (1, date(2026, 1, 1), date(2026, 1, 1))


def test_counts_that_no_map_can_hold_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="adds up to cannot be held: `cases`"):
        followed(tmp_path, f"path,n\na>b,{2**63 - 1}\n", "files: log.csv\npath: path\ncount: n")


@pytest.mark.parametrize(
    ("waiting", "waited_for"), [("", "abc"), ("\nwaiting: [b]", "b"), ("\nwaiting: []", "")]
)
def test_customers_wait_where_the_author_says_so(waiting: str, waited_for: str, tmp_path: Path) -> None:
    rows = "order,step,begun,over\n" + "".join(
        f"{case},{step},2026-01-0{day} 09:00,2026-01-0{day} 09:30\n"
        for case in range(6)
        for day, step in enumerate("abca", start=1)
    )
    found = followed(tmp_path, rows, LOG + waiting)
    assert {place.touchpoint for place in found.touchpoints if place.waiting} == set(waited_for)
    assert all(place.duration for place in found.touchpoints), "how long a step took is known all the same"


def test_a_path_has_no_time_to_wait(tmp_path: Path) -> None:
    with pytest.raises(CxmapError, match="a `path` holds whole journeys"):
        followed(tmp_path, "path\na > b\n", "files: log.csv\npath: path\nwaiting: [a]")


def test_a_log_that_ends_before_the_map_does_loses_nobody_where_it_ends(tmp_path: Path) -> None:
    rows = "order,step,begun,over\n" + "".join(
        f"{case},{step},2026-01-0{day} 09:00,2026-01-0{day} 09:30\n"
        for case in range(10)
        for day, step in enumerate("ab" if case < 6 else "a", start=1)
    )
    (tmp_path / "log.csv").write_text(rows, "utf-8")
    map_ = map_with_events(LOG, PLACES)
    a, b, c, _ = flow(score(with_measured(map_, measure(map_, tmp_path, floor=1).content))).stops
    assert a.drop_off is not None and a.drop_off.low == pytest.approx(0.4)
    assert (b.arrivals and b.arrivals.low, b.drop_off, b.ends) == (0.6, None, None)
    assert (c.arrivals, c.drop_off) == (None, None)
    whole = map_with_events(LOG, "touchpoints: [{id: a, name: A}, {id: b, name: B}]")
    *_, last = flow(score(with_measured(whole, measure(whole, tmp_path, floor=1).content))).stops
    assert last.ends is not None and last.ends.low == 1, "there the map ends as well"


@pytest.mark.parametrize(
    "row", ["{},a,2026-01-01 09:00,", "{},a,,2026-01-01 09:00", "{},a,2026-01-01 09:00,soon"]
)
def test_an_event_without_one_of_its_moments_took_nobody_knows_how_long(row: str, tmp_path: Path) -> None:
    rows = "order,step,begun,over\n" + "".join(
        f"{row.format(case)}\n{case},b,2026-01-01 10:00,2026-01-01 10:20\n" for case in range(6)
    )
    found = followed(tmp_path, rows)
    assert at(found, "a").duration is None
    assert at(found, "a").cases == 6
    waited, took = at(found, "b").waiting, at(found, "b").duration
    assert waited is not None and (waited.n, waited.median) == (6, 3600)
    assert took is not None and took.median == 1200
