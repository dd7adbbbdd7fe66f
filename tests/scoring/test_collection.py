"""Many maps as one: who comes, what is worst, what to map next."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cxmap
from cxmap.model import LinkedMap
from cxmap.scoring import score
from cxmap.scoring.collection import Collection, Member, collection

Link = tuple[str, str]
"""The id of a place, and the map that it leads on to."""


def member(
    name: str, *points: str, kind: str = "journey", links: tuple[Link, ...] = (), more: str = ""
) -> Member:
    text = ""
    for point in points:
        id_ = point.split(",")[0].removeprefix("name: ").strip("'").lower()
        text += f"  - {{{point}{''.join(f', journey: {to}' for place, to in links if place == id_)}}}\n"
    map_ = cxmap.loads(f"cxmap: 1\nkind: {kind}\ntitle: {name}\ngoal: 1\n{more}touchpoints:\n{text}")
    linked = tuple(LinkedMap(place, to, to, map_, "", None) for place, to in links)
    return Member(name, name, score(map_.with_linked(linked)), {to: to for _, to in links})


def priorities(many: Collection) -> dict[str, float | None]:
    return {own.place.name: own.priority for own in many.pressing}


def test_priority_is_that_of_the_map_times_who_comes_to_it() -> None:
    many = collection(
        [
            member(
                "whole",
                "name: Claim, experience: 1, reach: 10%",
                kind="experience",
                links=(("claim", "claims"),),
            ),
            member("claims", "name: Wait, experience: -1"),
        ]
    )
    assert priorities(many) == {"Wait": pytest.approx(50 * 0.1)}
    (wait,) = many.pressing
    assert wait.comers.by == ("Claim", "whole")
    assert not wait.comers.assumed


def test_shares_multiply_along_the_way_and_the_widest_way_counts() -> None:
    many = collection(
        [
            member("whole", "name: A, reach: 50%", "name: B, reach: 10%", kind="experience",
                   links=(("a", "middle"), ("b", "deep"))),
            member("middle", "name: C, reach: 40%", links=(("c", "deep"),)),
            member("deep", "name: D, experience: 0"),
        ]
    )  # fmt: skip
    assert priorities(many) == {"D": pytest.approx(25 * 0.5 * 0.4)}


def test_a_journey_that_no_map_leads_to_is_assumed_to_be_everybodys() -> None:
    many = collection(
        [
            member("alone", "name: A, experience: 0"),
            member("whole", "name: B, experience: 0", kind="experience"),
        ]
    )
    assert {own.place.name: (own.comers.share, own.comers.assumed) for own in many.pressing} == {
        "A": (1.0, True),
        "B": (1.0, False),
    }


def test_a_reach_that_nobody_wrote_is_assumed_on_the_way_too() -> None:
    many = collection(
        [
            member("whole", "name: A", kind="experience", links=(("a", "below"),)),
            member("below", "name: B, experience: 0"),
        ]
    )
    assert many.pressing[0].comers.assumed


def test_circles_take_nobody_away() -> None:
    many = collection(
        [
            member("one", "name: A, experience: 0, reach: 50%", links=(("a", "two"),)),
            member("two", "name: B, experience: 0, reach: 50%", links=(("b", "one"),)),
        ]
    )
    assert all(own.comers.share >= 0.25 for own in many.pressing)


def test_equal_priorities_share_a_rank_and_whom_a_mean_hides_stands_last() -> None:
    people = "personas: [{id: ann, name: Ann}, {id: bob, name: Bob}]\n"
    many = collection(
        [
            member("a", "name: A, experience: 0"),
            member("b", "name: B, experience: 0"),
            member("c", "name: C, experience: -1"),
            member("d", "name: 'D', experience: {ann: 2, bob: 0}", more=people),
        ]
    )
    assert [(own.place.name, own.rank) for own in many.pressing] == [
        ("C", 1),
        ("A", 2),
        ("B", 2),
        ("D", None),
    ]


def test_what_to_map_next_is_the_worst_part_of_a_relation_without_a_journey() -> None:
    many = collection(
        [
            member("whole", "name: Claim, experience: -2", "name: Renew, experience: -1",
                   "name: Choose, experience: 0", "name: Ask", kind="experience",
                   links=(("claim", "claims"),)),
            member("claims", "name: Wait, experience: -2", "name: Get, experience: -2"),
            member("renew", "name: Letter, experience: 0", more="state: current\n"),
        ]
    )  # fmt: skip
    assert [own.pressing.place.name for own in many.candidates] == ["Renew", "Choose"]
    assert [place.name for _, place in many.unscored] == ["Ask"]
    assert {own.pressing.place.name: own.like for own in many.candidates}["Renew"] == ("renew",)


def test_a_part_whose_journeys_cannot_be_used_has_none() -> None:
    whole = member(
        "whole", "name: Claim, experience: -2", "name: Renew, experience: -1", kind="experience",
        links=(("claim", "claims"), ("renew", "renew")),
    )  # fmt: skip
    claim, renew = whole.card.map.linked
    lost = LinkedMap(claim.place, claim.to, claim.file, None, "there is no file claims", None)
    card = score(whole.card.map.with_linked((lost, renew)))
    many = collection([Member("whole", "whole", card, {"renew": "renew"})])
    assert [own.pressing.place.name for own in many.candidates] == ["Claim"]


def test_maps_of_the_future_count_nowhere() -> None:
    many = collection(
        [
            member("then", "name: A, experience: -2", more="state: future\n"),
            member("now", "name: B, experience: 0"),
        ]
    )
    assert priorities(many) == {"B": 25}
    assert [own.name for own in many.future] == ["then"]
    assert [own.member.name for own in many.maps] == ["now"]


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5), st.integers(1, 100)), max_size=12))
def test_whatever_leads_where_nobody_is_more_than_everybody(ways: list[tuple[int, int, int]]) -> None:
    maps = []
    for at in range(6):
        own = [(to, reach) for above, to, reach in ways if above == at]
        points = [f"name: P{number}, experience: 0, reach: {reach}%" for number, (_, reach) in enumerate(own)]
        links = tuple((f"p{number}", f"m{to}") for number, (to, _) in enumerate(own))
        maps.append(member(f"m{at}", *points, "name: Z, experience: 0", links=links))
    many = collection(maps)
    assert all(0 < own.comers.share <= 1 for own in many.pressing)
    ranks = [own.priority for own in many.pressing if own.priority is not None]
    assert ranks == sorted(ranks, reverse=True)
