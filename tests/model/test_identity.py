"""Ids made from names: readable, allowed, unique, and never one that somebody wrote."""

from __future__ import annotations

import re
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticKnownError

from cxmap.model import Map
from cxmap.model.identity import LONGEST, MOST_TOUCHPOINTS, id_from, with_ids

ALLOWED = re.compile(r"[^\s\x00-\x2c/:;<=>?@\[\\\]^`{|}~]+")


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("I queue at the till", "i-queue-at-the-till"),
        ("Café Zoë", "cafe-zoe"),
        ("Straße", "strasse"),
        ("İstanbul", "istanbul"),
        ("ℌello", "hello"),
        ("Ёлка", "елка"),
        ("收银台 排队", "收银台-排队"),
        ("がく", "がく"),
        ("한국어", "한국어"),
        ("हिन्दी में", "हिन्दी-में"),
        ("سلام", "سلام"),
        ("a_b - c", "a-b-c"),
        ("½ price!", "1-2-price"),
        ("C++ & C#", "c-c"),
        ("", "unnamed"),
        ("???", "unnamed"),
        ("👍", "unnamed"),
        ("a\u200db", "a-b"),
        ("x" * 100, "x" * LONGEST),
        ("word " * 30, "word-word-word-word-word-word-word-word-word"),
    ],
)
def test_ids_of_names(name: str, id_: str) -> None:
    assert id_from(name) == id_


@given(st.text())
def test_a_made_id_is_allowed_short_and_stable(name: str) -> None:
    made = id_from(name)
    assert ALLOWED.fullmatch(made)
    assert len(made) <= LONGEST
    assert id_from(made) == made


def _map(**data: Any) -> Map:
    return Map.model_validate({"cxmap": 1, "title": "t", **data})


def test_equal_names_are_numbered_over_phases_and_touchpoints() -> None:
    map_ = _map(
        phases=[{"name": "Pay", "touchpoints": ["Pay", "Pay"]}, {"name": "Pay", "touchpoints": ["Pay"]}]
    )
    assert [phase.id for phase in map_.phases] == ["pay", "pay-2"]
    assert [step.touchpoint.id for step in map_.steps] == ["pay-3", "pay-4", "pay-5"]


def test_written_ids_come_first() -> None:
    map_ = _map(touchpoints=["Pay", "Pay", {"id": "pay", "name": "x"}, {"id": "pay-3", "name": "y"}])
    assert [step.touchpoint.id for step in map_.steps] == ["pay-2", "pay-4", "pay", "pay-3"]


def test_sections_do_not_share_their_ids() -> None:
    map_ = _map(
        channels=["Web"], personas=["Web"], sources=["Web"], opportunities=["Web"], touchpoints=["Web"]
    )
    assert {map_.channels[0].id, map_.personas[0].id, map_.sources[0].id, map_.opportunities[0].id} == {"web"}


def test_what_has_no_name_gets_no_id() -> None:
    data = {"sources": [{"type": "survey"}, 5, None], "phases": [7, {"touchpoints": 3}], "channels": "web"}
    assert with_ids(data) == data


def test_the_data_given_is_left_as_it_is() -> None:
    data: dict[str, Any] = {"channels": ["Web"], "phases": [{"name": "A", "touchpoints": [{"name": "B"}]}]}
    with_ids(data)
    assert data == {"channels": ["Web"], "phases": [{"name": "A", "touchpoints": [{"name": "B"}]}]}


def test_many_equal_names_take_little_time() -> None:
    start = time.process_time()
    result = with_ids({"channels": ["x"] * 100_000})
    assert time.process_time() - start < 6
    assert result["channels"][-1]["id"] == "x-100000"


def test_too_many_touchpoints_are_refused_before_they_are_looked_at() -> None:
    phases = [{"name": "a", "touchpoints": ["x"] * 1_000}] * 5
    assert len(with_ids({"phases": phases})["phases"]) == 5
    with pytest.raises(PydanticKnownError, match=f"at most {MOST_TOUCHPOINTS}"):
        with_ids({"phases": [*phases, {"name": "b", "touchpoints": ["x"]}]})


@given(
    st.lists(st.one_of(st.sampled_from(["a", "a-2", "A", "b"]), st.text(max_size=5)), max_size=12), st.data()
)
def test_ids_are_unique_unless_somebody_wrote_them_twice(names: list[str], data: st.DataObject) -> None:
    written = data.draw(st.lists(st.sampled_from(["a", "a-2", "a-3", "b"]), unique=True, max_size=3))
    items = [*names, *({"id": id_, "name": "n"} for id_ in written)]
    ids = [item["id"] for item in with_ids({"touchpoints": items})["touchpoints"]]
    assert len(set(ids)) == len(ids)
    assert ids[len(names) :] == written
