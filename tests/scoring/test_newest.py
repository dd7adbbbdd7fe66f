"""Of a question that was asked several times, the newest answers are the experience, wherever they stand."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest

from cxmap.model import Map
from cxmap.scoring import score
from cxmap.scoring.newest import newest_first

SPRING: dict[str, Any] = {"type": "csat", "answers": [9, 9, 9, 9, 9], "date": "2025-04-01", "name": "Wait"}
AUTUMN: dict[str, Any] = {**SPRING, "answers": [1, 1, 9, 20, 20], "date": "2025-10-01"}
WINTER: dict[str, Any] = {**SPRING, "answers": [1, 1, 2, 20, 30], "date": "2026-01-01"}
LOYAL: dict[str, Any] = {"type": "nps", "value": 12, "n": 80, "date": "2026-02-01"}


def made(metrics: list[dict[str, Any]], *, on: str = "touchpoint") -> Map:
    place: dict[str, Any] = {"id": "wait", "name": "Wait", "metrics": metrics}
    parts: dict[str, Any] = {"touchpoint": {"touchpoints": [place]}}
    parts["phase"] = {"phases": [{**place, "id": "p", "touchpoints": ["Sit"]}]}
    parts["map"] = {"touchpoints": ["Sit"], "metrics": metrics}
    return Map.model_validate({"cxmap": 1, "title": "T", "scale": {"min": 1, "max": 5}, **parts[on]})


def days(map_: Map) -> list[str]:
    return [str(found.metric.date) for found in newest_first(map_).measurements]


@pytest.mark.parametrize("on", ["touchpoint", "phase", "map"])
@pytest.mark.parametrize("order", list(permutations([SPRING, AUTUMN, WINTER])))
def test_waves_stand_in_the_order_of_their_days(order: tuple[dict[str, Any], ...], on: str) -> None:
    assert days(made(list(order), on=on)) == ["2026-01-01", "2025-10-01", "2025-04-01"]


def test_the_newest_is_the_experience() -> None:
    (wait,) = score(made([SPRING, AUTUMN])).touchpoints
    assert wait.measured is not None and str(wait.measured.metric.date) == "2025-10-01"
    assert [str(figure.estimate.metric.date) for figure in wait.others] == ["2025-04-01"]


def test_the_question_that_stands_first_stays_first() -> None:
    assert days(made([SPRING, LOYAL, AUTUMN])) == ["2025-10-01", "2026-02-01", "2025-04-01"]


@pytest.mark.parametrize(
    "other",
    [
        {**AUTUMN, "name": "Wait on the phone"},
        {**AUTUMN, "scale": {"min": 1, "max": 5, "direction": "lower-is-better"}},
        {key: value for key, value in AUTUMN.items() if key != "date"},
    ],
)
def test_other_questions_and_waves_without_a_day_keep_their_places(other: dict[str, Any]) -> None:
    map_ = made([SPRING, other])
    assert newest_first(map_) is map_


def test_a_source_has_the_day_where_the_figure_has_none() -> None:
    bare = {key: value for key, value in AUTUMN.items() if key != "date"}
    data = made([SPRING, {**bare, "source": "autumn"}]).model_dump(mode="json", exclude_unset=True)
    data["sources"] = [{"id": "autumn", "type": "survey", "date": "2025-10-02"}]
    newest = newest_first(Map.model_validate(data)).touchpoints[0].metrics[0]
    assert newest.source == "autumn"


def test_each_group_has_its_own_newest() -> None:
    of = [{**wave, "persona": who} for wave in (SPRING, WINTER) for who in ("ann", "ben")]
    data = made(of).model_dump(mode="json", exclude_unset=True)
    data["personas"] = [{"id": "ann", "name": "Ann"}, {"id": "ben", "name": "Ben"}]
    newest = newest_first(Map.model_validate(data)).touchpoints[0].metrics
    assert [(metric.persona, str(metric.date)) for metric in newest] == [
        ("ann", "2026-01-01"), ("ben", "2026-01-01"), ("ann", "2025-04-01"), ("ben", "2025-04-01"),
    ]  # fmt: skip


def test_what_was_worked_out_of_the_old_order_is_not_kept() -> None:
    map_ = made([SPRING, WINTER])
    assert map_.steps[0].touchpoint.metrics[0].date is not None and map_.measurements
    newest = newest_first(map_)
    assert newest.steps[0].touchpoint is newest.touchpoints[0]
    assert newest_first(newest) is newest
