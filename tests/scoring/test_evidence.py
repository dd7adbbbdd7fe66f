"""Weakness, ageing and debt: by hand, and as laws."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmap.scoring import Rests, evidence, newest_date, score
from cxmap.scoring.evidence import BAND, STRONGEST, ageing, weakness
from cxmap.scoring.grounds import GRADES, Grade
from tests.scoring.scoring_maps import FIVE, map_of, point

TODAY = date(2026, 7, 2)
grades = st.sampled_from(GRADES)
ages = st.one_of(st.none(), st.integers(0, 20_000))
sizes = st.one_of(st.none(), st.integers(1, 10**9))


def rests(type_: str | None, n: int | None = None, age: int | None = 0, importance: float = 3) -> Rests:
    """A believed touchpoint that rests on one source of so many people and days."""
    source: dict[str, Any] = {"id": "s", "type": type_ or "survey"}
    source |= {} if n is None else {"n": n}
    source |= {} if age is None else {"date": (TODAY - timedelta(days=age)).isoformat()}
    more = {"sources": [source], "evidence": "s"} if type_ else {}
    map_ = map_of(point("a", experience=3, importance=importance), scale=FIVE, **more)
    return evidence(score(map_), as_of=TODAY).places[0]


@pytest.mark.parametrize(
    ("type_", "n", "age", "importance", "debt"),
    [
        (None, None, None, 3, 1.0),  # nothing is known, and nothing can get old
        ("assumption", None, 0, 3, 0.75 + 0.15),
        ("assumption", None, 0, 5, 5 / 3 * 0.9),
        ("behaviour", 10_000, 0, 3, 0.15 / 100),
        ("survey", 400, 0, 3, 0.15 + 0.15 / 20),
        ("survey", 400, 365, 3, 0.1575 + 0.8425 * (1 - 0.5**0.5)),
        ("survey", 400, 730, 3, 0.1575 + 0.8425 / 2),
        ("survey", 400, None, 3, 0.1575 + 0.8425 / 2),
        ("document", 1, 0, 3, 0.75),
        ("interview", 9, 0, 3, 0.35),
    ],
)
def test_debts_by_hand(
    type_: str | None, n: int | None, age: int | None, importance: float, debt: float
) -> None:
    own = rests(type_, n, age, importance)
    assert own.debt == pytest.approx(debt)
    assert own.debt == pytest.approx(importance / 3 * (own.weakness + own.ageing))


def test_stale_is_older_than_one_period() -> None:
    assert [rests("survey", 9, age).stale for age in (None, 0, 365, 366)] == [False, False, False, True]


def test_a_guess_of_today_owes_more_than_a_survey_of_yesterday() -> None:
    assert (
        rests("assumption", None, 0).debt > rests("survey", 4000, 30).debt > rests("behaviour", 4000, 0).debt
    )


def test_grades_share_their_bands_and_never_pass_each_other() -> None:
    order = GRADES[1:]
    assert tuple(STRONGEST) == order
    for weaker, stronger in pairwise(order):
        assert STRONGEST[weaker] == pytest.approx(STRONGEST[stronger] + BAND)


@given(grades, sizes, sizes)
def test_weakness_falls_with_n_and_stays_within_its_grade(
    grade: Grade, one: int | None, other: int | None
) -> None:
    fewer, more = sorted((one or 1, other or 1))
    assert weakness(grade, more) <= weakness(grade, fewer) <= weakness(grade, None)
    if grade != "nothing":
        assert STRONGEST[grade] < weakness(grade, more) <= STRONGEST[grade] + BAND + 1e-12
        assert (weakness(grade, 2 * fewer) < weakness(grade, fewer)) or fewer > 10**8


@given(sizes, sizes, st.integers(0, len(GRADES) - 2))
def test_a_better_grade_is_never_weaker(few: int | None, many: int | None, at: int) -> None:
    assert weakness(GRADES[at + 1], few) <= weakness(GRADES[at], many) + 1e-12


@given(st.floats(0, 1), ages, ages, st.integers(1, 5_000))
def test_age_only_adds_and_never_more_than_was_known(
    weak: float, one: int | None, other: int | None, days: int
) -> None:
    young, old = sorted((2 * days if one is None else one, 2 * days if other is None else other))
    assert 0 <= ageing(weak, young, days) <= ageing(weak, old, days) <= 1 - weak
    assert ageing(weak, 0, days) == 0
    assert ageing(weak, None, days) == pytest.approx((1 - weak) / 2)


@given(st.floats(0, 1), st.floats(0, 1), ages)
def test_what_is_weaker_owes_more_at_any_age(one: float, other: float, age: int | None) -> None:
    strong, weak = sorted((one, other))
    assert strong + ageing(strong, age, 365) <= weak + ageing(weak, age, 365) + 1e-12


@given(
    st.sampled_from([None, "assumption", "document", "employees", "diary", "survey", "analytics"]),
    sizes,
    st.one_of(st.none(), st.integers(0, 9_000)),
    st.integers(1, 5),
    st.integers(1, 5),
)
def test_debt_grows_with_importance_up_to_that_of_nothing(
    type_: str | None, n: int | None, age: int | None, one: int, other: int
) -> None:
    lesser, greater = sorted((one, other))
    owed = rests(type_, n, age, lesser).debt
    assert owed <= rests(type_, n, age, greater).debt
    assert 0 < owed <= rests(None, importance=lesser).debt == pytest.approx(lesser / 3)


def test_debts_come_in_order_and_ties_in_that_of_the_map() -> None:
    card = score(
        map_of(
            point("known", experience=1, evidence="s", importance=5),
            point("first", experience=1),
            point("second", experience=1),
            sources=[{"id": "s", "type": "survey", "n": 90, "date": "2026-07-01"}],
        )
    )
    report = evidence(card, as_of=TODAY)
    assert [own.place.id for own in report.debts] == ["first", "second", "known"]
    assert report.coverage == pytest.approx(1 / 3)
    assert evidence(score(map_of(point("a"))), as_of=TODAY).coverage is None


def test_a_phase_scored_as_a_whole_owes_as_a_phase() -> None:
    card = score(
        map_of(phases=[{"id": "p", "name": "P", "experience": 1, "importance": 5, "touchpoints": ["A"]}])
    )
    report = evidence(card, as_of=TODAY)
    assert [(own.place.id, own.ground) for own in report.places] == [
        ("p", "believed without data"),
        ("a", None),
    ]
    assert (report.tally.scored.touchpoints, report.tally.scored.phases) == (0, 1)


def test_without_a_day_no_age_is_known() -> None:
    card = score(map_of(point("a", experience=1)))
    assert newest_date(card) is None
    assert evidence(card, as_of=None).places[0].age is None
    sources = [
        {"id": "s", "type": "survey", "date": "2026-01-01"},
        {"id": "t", "type": "survey", "date": "2026-09-01", "status": "planned"},
    ]
    dated = score(map_of(point("a", experience=1, evidence="s"), sources=sources, date="2025-12-31"))
    assert newest_date(dated) == date(2026, 1, 1)
    assert (
        evidence(dated, as_of=None).places[0].ageing
        == evidence(dated, as_of=date(2028, 1, 1)).places[0].ageing
    )
