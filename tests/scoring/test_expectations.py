"""What customers expect: where it is looked for, whose it is, and that it stays apart from the goal."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from cxmap.scoring import PlaceScore, Scorecard, score
from cxmap.scoring.expectations import NONE
from tests.scoring.scoring_maps import map_of, people, point

CHANNELS = [
    {"id": "shop", "name": "Shop", "expectation": 0},
    {"id": "phone", "name": "Phone", "expectation": 2},
]


def only(*touchpoints: dict[str, Any], persona: str | None = None, **frame: Any) -> PlaceScore:
    return score(map_of(*touchpoints, **frame), persona=persona).touchpoints[0]


def test_the_difference_is_experience_minus_expectation() -> None:
    found = only(point("a", experience=-1, expectation={"score": 1, "words": "help at once"}))
    assert (found.expectation.score, found.expectation.origin, found.expectation_gap) == (1, "touchpoint", -2)
    assert found.expectation.words == "help at once"
    turned = only(
        point("a", experience=4, expectation=2), scale={"min": 1, "max": 7, "direction": "lower-is-better"}
    )
    assert turned.expectation_gap == -2, "more effort than expected is worse"


def test_it_is_looked_for_like_a_goal() -> None:
    def found(phase: Any, **more: Any) -> tuple[float | None, str | None, str | None]:
        phases = [{"id": "p", "name": "P", **phase, "touchpoints": [point("a", experience=0, **more)]}]
        own = only(phases=phases, channels=CHANNELS).expectation
        return own.score, own.origin, own.channel

    assert found({"expectation": 1}, expectation=-1, channel=["phone"]) == (-1, "touchpoint", None)
    assert found({"expectation": 1}, channel=["shop", "phone"]) == (2, "channel", "phone"), (
        "the most demanding"
    )
    assert found({"expectation": 1}) == (1, "phase", None)
    assert found({}) == (None, None, None)
    assert found({"expectation": 1}, expectation=None)[0] is None, "none on purpose ends the search"
    assert only(point("a", experience=0)).expectation is NONE


def test_each_persona_has_its_own_and_everybody_the_mean_by_shares() -> None:
    personas = [
        {**one, "share": share} for one, share in zip(people("ann", "ben"), ("75%", "25%"), strict=True)
    ]
    own = point("a", experience={"ann": 0, "ben": 2}, expectation={"ann": 2, "ben": -2})
    found = only(own, personas=personas)
    assert [(one.expectation.score, one.expectation_gap) for one in found.personas] == [(2, -2), (-2, 4)]
    assert found.expectation.score == pytest.approx(1)
    assert only(own, personas=personas, persona="ben").expectation_gap == 4
    other = point("a", experience=0, expectation={"ann": 2}, channel=["shop"])
    ben = only(other, personas=personas, channels=CHANNELS, persona="ben")
    assert (ben.expectation.score, ben.expectation.origin) == (0, "channel"), "not ann's"


numbers = st.integers(-2, 2)


@given(st.lists(st.tuples(numbers, numbers), min_size=1, max_size=5), numbers)
def test_no_verdict_rank_or_figure_rests_on_it(scores: list[tuple[int, int]], goal: int) -> None:
    def card(*, expected: bool) -> Scorecard:
        return score(
            map_of(
                *(
                    point(f"t{at}", experience=own, **({"expectation": other} if expected else {}))
                    for at, (own, other) in enumerate(scores)
                ),
                goal=goal,
            )
        )

    told = [
        replace(found, expectation=NONE, expectation_gap=None, touchpoint=None)
        for found in card(expected=True).ranked
    ]
    assert told == [replace(found, touchpoint=None) for found in card(expected=False).ranked]
