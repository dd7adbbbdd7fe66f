"""Gaps over the versions of a map: when they open, when they close, and for how long they stood."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import CensoredData, ecdf

from cxmap.model import Map
from cxmap.scoring import score
from cxmap.scoring.course import Course, Gap, _median, course
from cxmap.scoring.trend import Version

START = date(2024, 1, 1)


def version(at: int, scores: dict[str, float | None], goal: float = 0.0, **more: object) -> Version:
    points = [{"name": name, "experience": value} for name, value in scores.items()]
    map_ = Map.model_validate({"cxmap": 1, "title": "Small", "goal": goal, "touchpoints": points, **more})
    return Version(f"r{at}", START + timedelta(days=30 * at), score(map_))


def walked(*versions: Version) -> Course:
    return course(versions, today=START + timedelta(days=1000))


def told(gaps: tuple[Gap, ...]) -> list[tuple[str, int, int | None, str, int | None]]:
    return [(gap.place.name, gap.opened, gap.ended, gap.ending, gap.days) for gap in gaps]


def test_a_gap_opens_closes_and_opens_again() -> None:
    found = walked(*(version(at, {"A": value}) for at, value in enumerate((1, -1, -1, 1, -1))))
    assert told(found.gaps) == [("A", 1, 3, "met", 60), ("A", 4, None, "", 880)]
    assert [gap.from_start for gap in found.gaps] == [False, False]
    assert [len(found.opened_at(at)) for at in range(5)] == [0, 1, 0, 0, 1]
    assert [len(found.ended_at(at)) for at in range(5)] == [0, 0, 0, 1, 0]


def test_one_that_was_there_from_the_start_may_be_older() -> None:
    found = walked(version(0, {"A": -1}), version(1, {"A": 1}))
    assert told(found.gaps) == [("A", 0, 1, "met", 30)]
    assert found.gaps[0].from_start
    assert found.opened_at(0) == ()


def test_lowering_the_goal_closes_nothing() -> None:
    found = walked(
        version(0, {"A": 1, "B": -1}), version(1, {"A": -1, "B": 0}), version(2, {"A": -1, "B": 0.5}, -1)
    )
    gap = next(gap for gap in found.gaps if gap.place.name == "A")
    assert (gap.ending, gap.eased, gap.is_closed) == ("met", True, False)
    assert [gap.place.name for gap in found.closed] == ["B"]


@pytest.mark.parametrize(
    ("after", "ending"), [({"A": None, "B": 0}, "unscored"), ({"B": 0}, "gone"), ({"A": -1, "B": 0}, "")]
)
def test_what_ends_otherwise_is_not_closed(after: dict[str, float | None], ending: str) -> None:
    found = walked(version(0, {"A": 0, "B": 0}), version(1, {"A": -1, "B": 0}), version(2, after))
    assert [gap.ending for gap in found.gaps] == [ending]
    assert found.closed == ()
    assert found.median_days is None


def test_a_renamed_touchpoint_keeps_its_gap() -> None:
    first = {"touchpoints": [{"id": "a", "name": "Queue", "experience": -1}, {"name": "B", "experience": 0}]}
    second = {"touchpoints": [{"id": "a", "name": "Wait", "experience": -1}, {"name": "B", "experience": 0}]}
    cards = [
        score(Map.model_validate({"cxmap": 1, "title": "S", "goal": 0, **more})) for more in (first, second)
    ]
    found = walked(*(Version(f"r{at}", START + timedelta(at), card) for at, card in enumerate(cards)))
    assert told(found.gaps) == [("Wait", 0, None, "", 1000)]


def test_an_opportunity_is_done_once() -> None:
    def at(number: int, status: str) -> Version:
        return version(number, {"A": 0}, opportunities=[{"title": "Tills", "status": status}])

    found = walked(at(0, "planned"), at(1, "done"), at(2, "done"))
    assert [(done.at, done.title) for done in found.done] == [(1, "Tills")]


def _gap(days: int, closed: bool) -> Gap:
    place = score(Map.model_validate({"cxmap": 1, "title": "S", "touchpoints": ["A"]})).places[0]
    return Gap(place, 0, 1 if closed else None, "met" if closed else "", False, False, days)


@given(st.lists(st.tuples(st.integers(1, 40), st.booleans()), min_size=1, max_size=25))
def test_the_median_is_that_of_kaplan_and_meier(stood: list[tuple[int, bool]]) -> None:
    """Against scipy's survival function, where gaps that are still open are censored."""
    own = _median([_gap(days, closed) for days, closed in stood])
    closed = [days for days, is_closed in stood if is_closed]
    open_ = [days for days, is_closed in stood if not is_closed]
    survival = ecdf(CensoredData(uncensored=closed, right=open_)).sf
    reached = [
        quantile for quantile, share in zip(survival.quantiles, survival.probabilities, strict=True)
        if share <= 0.5 + 1e-9 and quantile in closed
    ]  # fmt: skip
    assert own == (min(reached) if reached else None)


def _measured(at: int, mean: float) -> Version:
    scale = {"min": 1, "max": 5}
    metric = {"type": "rating", "value": mean, "sd": 1, "n": 400, "scale": scale}
    points = [{"name": "A", "metrics": [metric]}]
    map_ = Map.model_validate({"cxmap": 1, "title": "S", "goal": 3, "scale": scale, "touchpoints": points})
    return Version(f"r{at}", START + timedelta(days=30 * at), score(map_))


def test_control_limits_are_those_of_an_xmr_chart() -> None:
    """Wheeler's rule by hand: the mean, and 2.66 mean moving ranges to either side."""
    means = [3.0, 3.1, 2.9, 3.0, 3.1, 3.0, 2.9, 3.0, 4.5]
    limits = walked(*(_measured(at, mean) for at, mean in enumerate(means))).limits
    assert limits is not None
    moving = sum(abs(later - former) for former, later in pairwise(means)) / 8
    assert limits.centre == pytest.approx(sum(means) / 9)
    assert limits.high - limits.centre == pytest.approx(2.66 * moving)
    assert limits.outside == (8,)


def test_beliefs_have_no_control_limits() -> None:
    assert walked(*(version(at, {"A": at % 2}) for at in range(12))).limits is None
    assert walked(*(_measured(at, 3.0) for at in range(7))).limits is None


@given(
    st.lists(
        st.lists(st.sampled_from([-2, -1, 0, 1, 2, None]), min_size=2, max_size=2), min_size=2, max_size=7
    )
)
def test_gaps_agree_with_the_verdicts_of_each_version(rows: list[list[float | None]]) -> None:
    rows[-1][0] = 0.0  # the last version has a score, else there is no trend
    versions = [version(at, dict(zip("AB", row, strict=True))) for at, row in enumerate(rows)]
    found = walked(*versions)
    if not found.points:
        return
    for at, point in enumerate(found.points):
        card = point.version.card
        assert card is not None
        short = {place.name for place in card.short}
        standing = [
            gap.place.name for gap in found.gaps if gap.opened <= at and (gap.ended is None or at < gap.ended)
        ]
        assert sorted(standing) == sorted(short)
