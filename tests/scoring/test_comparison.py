"""Groups beside each other: who is compared, over what, and the laws that every comparison keeps."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import fmean
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxmap import api
from cxmap.errors import CxmapError
from cxmap.model import Map
from cxmap.scoring.compared import Compared
from cxmap.scoring.comparison import Row

PEOPLE = ("anna", "ben", "cleo")
ANSWERS = st.lists(st.integers(0, 40), min_size=5, max_size=5).filter(lambda counts: sum(counts) >= 12)
SCORE = st.one_of(st.none(), st.integers(-2, 2))


@st.composite
def a_place(draw: st.DrawFn, at: int) -> dict[str, Any]:
    place: dict[str, Any] = {"id": f"t{at}", "name": f"Touchpoint {at}"}
    if draw(st.booleans()):
        asked = draw(st.lists(st.sampled_from(PEOPLE), min_size=1, unique=True))
        place["metrics"] = [
            {"type": "csat", "persona": id_, "answers": draw(ANSWERS), "scale": {"min": 1, "max": 5}}
            for id_ in asked
        ]
    else:
        place["experience"] = {id_: draw(SCORE) for id_ in PEOPLE}
    return place


@st.composite
def a_map(draw: st.DrawFn) -> dict[str, Any]:
    places = [draw(a_place(at)) for at in range(draw(st.integers(1, 4)))]
    cut = draw(st.integers(0, len(places)))
    return shop(places[:cut], places[cut:])


def shop(first: Sequence[dict[str, Any]], second: Sequence[dict[str, Any]] = ()) -> dict[str, Any]:
    return {
        "cxmap": 1,
        "title": "Shop",
        "goal": 1,
        "personas": [{"id": id_, "name": id_.title()} for id_ in PEOPLE],
        "phases": [
            {"id": "p0", "name": "Before", "touchpoints": [*first]},
            {"id": "p1", "name": "After", "touchpoints": [*second]},
        ],
    }


def made(data: dict[str, Any]) -> Map:
    return Map.model_validate(data)


def row(found: Compared, id_: str) -> Row:
    return next(own for own in found.table.rows if own.id == id_)


@given(a_map())
@settings(max_examples=25, deadline=None)
def test_a_map_beside_itself_has_no_differences(data: dict[str, Any]) -> None:
    found = api.compare_maps(made(data), made(data))
    pairs = [pair for own in found.table.rows for pair in own.pairs]
    assert all(pair.gain in (None, 0.0) and not pair.stands for pair in pairs)
    assert all(own.worst == () for own in found.table.rows)
    assert found.only == ((), ())


@given(a_map(), a_map())
@settings(max_examples=25, deadline=None)
def test_swapping_two_maps_flips_every_sign(one: dict[str, Any], other: dict[str, Any]) -> None:
    there, back = api.compare_maps(made(one), made(other)), api.compare_maps(made(other), made(one))
    swapped = {own.id: own.pairs[0] for own in (*back.table.places, back.table.whole)}
    for own in (*there.table.places, there.table.whole):  # phases are those of the first map
        pair, mirror = own.pairs[0], swapped[own.id]
        if pair.gain is None or mirror.gain is None:
            assert pair.gain is mirror.gain
            continue
        assert pair.gain == pytest.approx(-mirror.gain, abs=1e-9)
        assert pair.contrast is not None
        assert mirror.contrast is not None
        assert pair.contrast.basis == mirror.contrast.basis
        if pair.contrast.low is not None:
            assert mirror.contrast.high is not None
            assert pair.contrast.low == pytest.approx(-mirror.contrast.high, abs=1e-9)
        if pair.contrast.p_value is not None:
            assert pair.contrast.p_value == pytest.approx(mirror.contrast.p_value, abs=1e-9)


@given(a_map())
@settings(max_examples=25, deadline=None)
def test_the_order_of_groups_decides_nothing(data: dict[str, Any]) -> None:
    turned = data | {"personas": [*reversed(data["personas"])]}

    def told(found: Compared) -> dict[tuple[str, str, frozenset[str]], tuple[float | None, bool]]:
        ids = [side.id for side in found.table.sides]
        return {
            (own.level, own.id, frozenset({ids[pair.first], ids[pair.second]})): (
                None if pair.gain is None else round(abs(pair.gain), 9),
                pair.stands,
            )
            for own in found.table.rows
            for pair in own.pairs
        }

    one, other = (api.compare_groups(made(data_), "persona") for data_ in (data, turned))
    assert told(one) == told(other)
    assert {one.table.sides[at].id for at in one.table.whole.worst} == {
        other.table.sides[at].id for at in other.table.whole.worst
    }


@given(a_map())
@settings(max_examples=25, deadline=None)
def test_means_are_like_for_like_and_differ_by_what_they_show(data: dict[str, Any]) -> None:
    found = api.compare_groups(made(data), "persona")
    for own in found.table.rows:
        if own.level == "place":
            continue
        places = [place for place in found.table.places if own.level == "whole" or place.phase == own.id]
        known = [at for at in range(3) if any(place.standings[at].is_own for place in places)]
        common = [place for place in places if all(place.standings[at].is_own for at in known)]
        assert own.over == (len(common) if known else 0)
        for at in known if common else []:
            mean = fmean(place.standings[at].score or 0.0 for place in common)
            assert own.standings[at].score == pytest.approx(mean)
        for pair in own.pairs:
            if pair.gain is not None:
                scores = own.standings[pair.first].score, own.standings[pair.second].score
                assert pair.gain == pytest.approx((scores[1] or 0.0) - (scores[0] or 0.0), abs=1e-9)


def metric(id_: str, answers: list[int]) -> dict[str, Any]:
    return {"type": "csat", "persona": id_, "answers": answers, "scale": {"min": 1, "max": 5}}


def test_everything_tested_is_corrected_as_one_list_and_a_mean_over_one_place_counts_once() -> None:
    clear = [metric("anna", [30, 10, 0, 0, 0]), metric("ben", [0, 0, 0, 10, 30])]
    found = api.compare_groups(made(shop([{"id": "t", "name": "T", "metrics": clear}])), "persona")
    assert found.table.tested == 1  # the place, its phase and the whole are one figure
    assert [own.pairs[0].stands for own in found.table.rows if own.id in ("", "p0", "t")] == [True] * 3
    close = [metric("anna", [8, 6, 10, 10, 6]), metric("ben", [3, 3, 8, 12, 14])]
    alone = api.compare_groups(made(shop([{"id": "t0", "name": "T", "metrics": close}])), "persona")
    assert row(alone, "t0").pairs[0].stands
    many: list[dict[str, Any]] = [{"id": f"t{at}", "name": f"T{at}", "metrics": close} for at in range(12)]
    crowd = api.compare_groups(made(shop(many)), "persona")
    assert crowd.table.tested == 12 + 1  # each place, and the phase's mean
    assert not row(crowd, "t0").pairs[0].stands


def test_the_mean_of_a_phase_and_of_the_whole_are_two_figures_only_where_they_differ() -> None:
    close = [metric("anna", [8, 6, 10, 10, 6]), metric("ben", [3, 3, 8, 12, 14])]
    places: list[dict[str, Any]] = [{"id": f"t{at}", "name": f"T{at}", "metrics": close} for at in range(4)]
    assert api.compare_groups(made(shop(places[:2], places[2:])), "persona").table.tested == 4 + 2 + 1
    assert api.compare_groups(made(shop(places)), "persona").table.tested == 4 + 1


def test_what_is_believed_is_never_tested_and_what_everybody_gets_is_nobodys_difference() -> None:
    places: list[dict[str, Any]] = [
        {"id": "own", "name": "Own", "experience": {"anna": -1, "ben": 2}},
        {"id": "all", "name": "All", "experience": -2},
    ]
    found = api.compare_groups(made(shop(places)), "persona")
    own, everybody = row(found, "own"), row(found, "all")
    assert own.pairs[0].contrast is not None
    assert (own.pairs[0].gain, own.pairs[0].contrast.basis) == (3, "believed")
    assert own.pairs[0].contrast.p_value is None
    assert {standing.basis for standing in everybody.standings} == {"shared"}
    assert all(pair.gain is None for pair in everybody.pairs)
    assert [standing.score for standing in found.table.whole.standings[:2]] == [-1, 2]  # without `all`
    assert found.table.whole.worst == (0,)


def test_a_group_that_never_comes_is_no_gap() -> None:
    places = [{"id": "t", "name": "T", "personas": ["anna", "ben"], "experience": {"anna": 0, "ben": 1}}]
    found = api.compare_groups(made(shop(places)), "persona")
    assert [standing.basis for standing in row(found, "t").standings] == ["believed", "believed", "absent"]


def test_small_groups_are_withheld_from_places_and_means() -> None:
    few = [
        metric("anna", [2, 1, 0, 0, 0]),
        metric("ben", [0, 0, 10, 20, 30]),
        metric("cleo", [9, 9, 9, 9, 9]),
    ]
    found = api.compare_groups(made(shop([{"id": "t", "name": "T", "metrics": few}])), "persona")
    standings = row(found, "t").standings
    assert standings[0].basis == "withheld"
    assert standings[0].score is None
    assert standings[0].floor
    assert sum(own.basis == "withheld" for own in standings) >= 2  # one alone could be worked out
    assert found.table.whole.standings[0].basis == "withheld"


def markets(*places: dict[str, Any]) -> dict[str, Any]:
    data = shop([*places])
    for persona, market in zip(data["personas"], ("nl", "nl", "de"), strict=True):
        persona["market"] = market
    return data | {"markets": [{"id": "nl", "name": "Netherlands"}, {"id": "de", "name": "Germany"}]}


def test_a_market_is_all_who_live_in_it_by_their_answers_or_by_their_shares() -> None:
    measured = [
        metric("anna", [0, 0, 0, 0, 20]),
        metric("ben", [60, 0, 0, 0, 0]),
        metric("cleo", [0, 0, 40, 0, 0]),
    ]
    believed = {"anna": 2, "ben": -2, "cleo": 0}
    data = markets(
        {"id": "asked", "name": "Asked", "metrics": measured},
        {"id": "told", "name": "Told", "experience": believed},
    )
    found = api.compare_groups(made(data), "market")
    assert [side.people for side in found.table.sides] == [("Anna", "Ben"), ("Cleo",)]
    asked = row(found, "asked").standings[0]
    assert (asked.basis, asked.n) == ("measured", 80)
    assert asked.score == pytest.approx(-2 + 4 * 20 / 80)
    assert row(found, "told").standings[0].score == 0
    data["personas"][0]["share"], data["personas"][1]["share"] = "75%", "25%"
    assert row(api.compare_groups(made(data), "market"), "told").standings[0].score == 1


def test_where_a_touchpoint_does_not_exist_nobody_of_that_market_comes() -> None:
    data = markets(
        {"id": "own", "name": "Own", "markets": "nl", "experience": -1},
        {"id": "by", "name": "By channel", "channel": "desk", "experience": -1},
        {"id": "told", "name": "Told", "markets": "nl", "experience": {"anna": 1, "cleo": -2}},
    ) | {"channels": [{"id": "desk", "name": "Desk", "markets": ["nl"]}]}
    found = api.compare_groups(made(data), "market")
    assert [row(found, id_).standings[1].basis for id_ in ("own", "by")] == ["absent", "absent"]
    assert row(found, "told").standings[1].score == -2  # somebody wrote it: shown all the same


def test_everybodys_score_is_a_groups_own_where_nobody_else_comes() -> None:
    answers = {"type": "csat", "answers": [9, 9, 9, 9, 9], "scale": {"min": 1, "max": 5}}
    data = markets(
        {"id": "told", "name": "Told", "markets": "de", "experience": -1},
        {"id": "asked", "name": "Asked", "personas": ["anna", "ben"], "metrics": [answers]},
    )
    found = api.compare_groups(made(data), "market")
    assert [standing.basis for standing in row(found, "told").standings] == ["absent", "believed"]
    assert [standing.basis for standing in row(found, "asked").standings] == ["measured", "absent"]
    assert row(found, "asked").standings[0].n == 45


def test_who_lacks_a_score_of_their_own_is_named() -> None:
    data = markets({"id": "t", "name": "T", "experience": {"anna": 1, "cleo": -2}})
    assert row(api.compare_groups(made(data), "market"), "t").standings[0].without == ("Ben",)


def test_a_segment_has_its_own_answers_or_those_of_its_personas() -> None:
    data = shop(
        [
            {
                "id": "t",
                "name": "T",
                "metrics": [
                    {
                        "type": "csat",
                        "segment": "new",
                        "answers": [20, 0, 0, 0, 0],
                        "scale": {"min": 1, "max": 5},
                    },
                    metric("cleo", [0, 0, 0, 0, 30]),
                ],
            }
        ]
    )
    for persona, segment in zip(data["personas"], ("new", "new", "old"), strict=True):
        persona["segment"] = segment
    found = api.compare_groups(made(data | {"segments": ["New", "Old", "Gone"]}), "segment")
    assert found.empty == ("Gone",)
    assert [standing.n for standing in row(found, "t").standings] == [20, 30]
    assert row(found, "t").worst == (0,)


def test_what_cannot_be_compared_is_said_with_a_cure() -> None:
    map_ = made(shop([{"id": "t", "name": "T", "experience": 1}]))
    with pytest.raises(CxmapError, match="no markets; list them under `markets`"):
        api.compare_groups(map_, "market")
    with pytest.raises(CxmapError, match="no persona `dora`; it has anna, ben, cleo"):
        api.compare_groups(map_, "persona", only=["dora"])
    with pytest.raises(CxmapError, match="--only names one"):
        api.compare_groups(map_, "persona", only=["anna"])
    crowd = shop([{"id": "t", "name": "T", "experience": 1}])
    crowd["personas"] = [f"Persona {at}" for at in range(21)]
    with pytest.raises(CxmapError, match="at most 20"):
        api.compare_groups(made(crowd), "persona")


def test_an_effort_scale_is_worst_at_its_high_end() -> None:
    data = shop([{"id": "t", "name": "T", "experience": {"anna": 6, "ben": 2}}])
    data |= {"scale": {"min": 1, "max": 7, "direction": "lower-is-better"}, "goal": 2}
    found = api.compare_groups(made(data), "persona")
    assert row(found, "t").worst == (0,)
    assert row(found, "t").pairs[0].gain == 4
