"""Where journeys end: what may be an end, and how much each of several weighs."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmap.scoring import journey, score
from cxmap.scoring.ends import LEAST_END, ends
from tests.scoring.scoring_maps import map_of, people, point


def shares(*touchpoints: dict[str, Any], persona: str | None = None, **frame: Any) -> dict[str, Any]:
    """The ends of a map of these touchpoints, by id, with their shares."""
    card = score(map_of(*touchpoints, **frame), persona=persona)
    return {end.place.id: pytest.approx(end.share) for end in ends(card)}


def test_the_last_touchpoint_is_the_end() -> None:
    assert shares(point("a"), point("b")) == {"b": 1}


def test_an_optional_last_stop_for_a_few_is_no_end() -> None:
    assert shares(point("a"), point("b", optional=True, reach=0.02)) == {"a": 1}
    assert shares(point("a"), point("b", optional=True, reach=0.2)) == {"a": 0.8, "b": 0.2}
    assert shares(point("a", reach=0.4), point("b", reach=0.1)) == {"a": 0.75, "b": 0.25}


def test_what_only_some_pass_in_the_middle_is_no_end() -> None:
    assert shares(point("a"), point("b", reach=0.3), point("c")) == {"c": 1}


def test_where_journeys_may_end_and_nobody_knows_how_many_do_both_ends_weigh_alike() -> None:
    known = shares(point("a"), point("b", exit=True), point("c", reach=0.02, optional=True), point("d"))
    assert known == {"b": 0.5, "d": 0.5}
    assert shares(point("a"), point("b", optional=True)) == {"a": 0.5, "b": 0.5}
    open_ = point("b", exit=True, next={"to": "c"})
    assert shares(point("a"), open_, point("c")) == {"b": 0.5, "c": 0.5}


def test_shares_under_next_say_how_many_end() -> None:
    fork = point("a", exit=True, next=[{"to": "b", "share": 0.3}, {"to": "c", "share": 0.5}])
    found = shares(fork, point("b", exit=True), point("c", exit=True))
    assert found == {"a": 0.2, "b": 0.3, "c": 0.5}


def test_drop_off_is_no_end() -> None:
    fork = point("a", next=[{"to": "b", "share": 0.3}])
    assert shares(fork, point("b")) == {"b": 1}


def test_a_way_back_alone_leads_to_no_end() -> None:
    assert shares(point("a"), point("b", next="a")) == {}
    found = journey(
        score(map_of(point("a", experience=1), point("b", experience=1), point("c", experience=0, next="a")))
    )
    assert found is not None
    assert (found.untold, found.peak_end) == ("no end", None)


def test_who_is_asked_about_the_whole_ended_before() -> None:
    nps = [{"type": "nps", "value": 20}]
    assert shares(point("a"), point("b"), point("asked", metrics=nps, reach=0.4)) == {"b": 1}
    fork = point("a", next=[{"to": "b", "share": 0.2}, {"to": "c", "share": 0.8}])
    met = (fork, point("b", next="asked"), point("c", next="asked"), point("asked", metrics=nps))
    assert shares(*met) == {"b": 0.2, "c": 0.8}


def test_a_relation_ends_where_it_is_said_to() -> None:
    frame = {"kind": "experience"}
    assert shares(point("a", reach=0.5), point("b", reach=0.2), point("c"), **frame) == {"c": 1}
    left = (point("a"), point("quit", exit=True, reach=0.14), point("back", exit=True, reach=0.06))
    assert shares(*left, point("later"), **frame) == {"quit": 0.7, "back": 0.3}


def test_a_closing_phase_without_touchpoints_is_the_end() -> None:
    phases = [
        {"id": "p", "name": "P", "touchpoints": [point("a"), point("b", exit=True), point("c")]},
        {"id": "q", "name": "Q", "experience": 1, "touchpoints": []},
    ]
    assert shares(phases=phases) == {"b": 0.5, "q": 0.5}
    whole = [{"id": id_, "name": id_, "experience": 1, "touchpoints": []} for id_ in "pqr"]
    assert shares(phases=whole) == {"r": 1}


def test_each_persona_has_its_own_end() -> None:
    mine, yours = point("a"), point("b", personas=["bob"])
    assert shares(mine, yours, personas=people("ann", "bob"), persona="ann") == {"a": 1}
    assert shares(mine, yours, personas=people("ann", "bob"), persona="bob") == {"b": 1}


def test_an_end_without_a_score_is_named() -> None:
    """The case of an optional 2 % beside two real ends, one of which nobody scored."""
    card = score(
        map_of(
            point("a", experience=3),
            point("b", experience=5, exit=True),
            point("c", experience=1, reach=0.02, optional=True),
            point("d", exit=True),
            scale={"min": 1, "max": 5},
        )
    )
    found = journey(card)
    assert found is not None
    assert (found.untold, found.end, found.peak_end) == ("end without a score", None, None)
    assert [place.id for place in found.ends_without_a_score] == ["d"]


def test_ends_weigh_by_those_who_end_there() -> None:
    card = score(
        map_of(
            point("a", experience=0),
            point("b", experience=2),
            point("c", experience=-1, optional=True, reach=0.25),
        )
    )
    found = journey(card)
    assert found is not None
    assert found.end == pytest.approx(0.75 * 2 + 0.25 * -1)
    assert found.peak_end == pytest.approx((2 + 1.25) / 2)


step = st.fixed_dictionaries(
    {},
    optional={
        "reach": st.sampled_from([0, 0.02, 0.3, 1]),
        "optional": st.booleans(),
        "exit": st.booleans(),
        "next": st.lists(
            st.fixed_dictionaries(
                {"to": st.sampled_from(["t0", "t1", "t2", "t3"])},
                optional={"share": st.sampled_from([0.1, 0.4])},
            ),
            max_size=2,
            unique_by=lambda way: str(way["to"]),
        ),
    },
)


@given(st.lists(step, min_size=4, max_size=6), st.sampled_from(["journey", "experience"]))
def test_shares_add_up_and_none_is_negligible(steps: list[dict[str, Any]], kind: str) -> None:
    card = score(map_of(*(point(f"t{at}", **keys) for at, keys in enumerate(steps)), kind=kind))
    found = ends(card)
    assert not found or sum(end.share for end in found) == pytest.approx(1)
    assert all(end.share >= LEAST_END for end in found)
    assert [end.place.order for end in found] == sorted({end.place.order for end in found})


def test_who_passes_an_optional_touchpoint_over_does_not_end_there() -> None:
    fork = point("a", next=[{"to": "b", "share": 0.6}, {"to": "out", "share": 0.4}])
    found = shares(fork, point("out", next=[]), point("b"), point("c", optional=True), point("d"))
    assert found == {"out": 0.4, "d": 0.6}


def test_what_a_team_does_last_is_no_end_of_the_journey() -> None:
    personas = [{"id": "ann", "name": "Ann"}, {"id": "crew", "name": "Crew", "type": "team"}]
    steps = [point("load", personas=["ann", "crew"]), point("drive", personas="ann")]
    assert shares(*steps, personas=personas) == {"drive": 1}
    alone = [{**persona, "type": "team"} for persona in personas]
    assert shares(*steps, personas=alone) == {"load": 0.5, "drive": 0.5}
