"""Two maps side by side: what is matched, on which scale, and what only one has."""

from __future__ import annotations

from typing import Any

import pytest

from cxmap import api
from cxmap.model import Map


def made(*places: dict[str, Any], **more: Any) -> Map:
    return Map.model_validate({"cxmap": 1, "title": "Shop", "touchpoints": [*places], **more})


def test_touchpoints_are_matched_by_id_then_by_name_and_never_by_likeness() -> None:
    one = made(
        {"id": "queue", "name": "Queue", "experience": -1},
        {"id": "pay", "name": "Pay by card", "experience": 1},
        {"id": "leave", "name": "Leave the shop", "experience": 0},
    )
    other = made(
        {"id": "queue", "name": "Stand in line", "experience": 1},
        {"id": "paying", "name": "Pay by card", "experience": 2},
        {"id": "left", "name": "Leaving the shop", "experience": 0},
    )
    found = api.compare_maps(one, other)
    rows = {row.id: row for row in found.table.places}
    assert [rows[id_].pairs[0].gain for id_ in ("queue", "pay", "leave", "left")] == [2, 1, None, None]
    assert rows["queue"].note == "called Stand in line there"
    assert rows["pay"].note == "matched by name: `pay` is `paying` there"
    assert found.only == (("Leave the shop",), ("Leaving the shop",))
    assert rows["left"].standings[0].basis == "absent"
    assert found.table.whole.over == 2


def test_scores_of_the_second_map_are_brought_to_the_first_ones_scale() -> None:
    answers = {"type": "csat", "answers": [5, 5, 10, 10, 10], "scale": {"min": 1, "max": 5}}
    one = made({"id": "a", "name": "A", "metrics": [answers]}, {"id": "b", "name": "B", "experience": 1})
    other = made(
        {"id": "a", "name": "A", "metrics": [answers]},
        {"id": "b", "name": "B", "experience": 1},
        scale={"min": 1, "max": 7, "direction": "lower-is-better"},
    )
    found = api.compare_maps(one, other)
    assert found.converted
    rows = {row.id: row for row in found.table.places}
    assert rows["a"].pairs[0].gain == 0  # the same answers, whatever the map's scale
    assert rows["b"].standings[1].score == 2  # the best end
    assert not api.compare_maps(one, one).converted


def test_phases_that_only_the_second_map_has_keep_their_touchpoints() -> None:
    one = Map.model_validate(
        {"cxmap": 1, "title": "Now", "phases": [{"id": "buy", "name": "Buy", "touchpoints": ["Pay"]}]}
    )
    other = Map.model_validate(
        {
            "cxmap": 1,
            "title": "Then",
            "state": "future",
            "phases": [
                {"id": "buy", "name": "Buy", "touchpoints": ["Pay", "Wave goodbye"]},
                {"id": "after", "name": "Afterwards", "touchpoints": ["Return"]},
            ],
        }
    )
    found = api.compare_maps(one, other)
    assert [(row.level, row.name) for row in found.table.rows] == [
        ("whole", ""),
        ("phase", "Buy"),
        ("place", "Pay"),
        ("place", "Wave goodbye"),
        ("phase", "Afterwards"),
        ("place", "Return"),
    ]
    assert found.future == ("Then",)


def test_nobody_measures_the_future() -> None:
    answers = {"type": "csat", "answers": [5, 5, 10, 10, 10], "scale": {"min": 1, "max": 5}}
    place = {"id": "a", "name": "A", "metrics": [answers]}
    pair = api.compare_maps(made(place), made(place, state="future")).table.places[0].pairs[0]
    assert pair.contrast is not None
    assert (pair.gain, pair.contrast.basis) == (0, "believed")


@pytest.mark.parametrize("share", [0.6, 0.9])
def test_measured_figures_are_tested_and_estimates_are_not(share: float) -> None:
    def shop(value: float) -> Map:
        return made(
            {"id": "a", "name": "A", "metrics": [{"type": "csat", "value": f"{value:.0%}", "n": 400}]}
        )

    pair = api.compare_maps(shop(0.5), shop(share)).table.places[0].pairs[0]
    assert pair.contrast is not None
    assert pair.contrast.basis == "measured"
    assert pair.stands
    believed = made({"id": "a", "name": "A", "experience": -2})
    mixed = api.compare_maps(believed, shop(share)).table.places[0].pairs[0]
    assert mixed.contrast is not None
    assert (mixed.contrast.basis, mixed.contrast.p_value, mixed.stands) == ("believed", None, False)
