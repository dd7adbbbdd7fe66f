"""Figures of a journey: means, peak and end, seams, spreads, groups; by hand."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmap.scoring import (
    Scorecard,
    channel_spread,
    groups,
    journey,
    persona_spreads,
    score,
    seams,
)
from tests.scoring.scoring_maps import FIVE, map_of, people, point


def line(*scores: float | None, **frame: Any) -> Scorecard:
    """A journey with these experiences."""
    return score(
        map_of(*(point(f"t{at}", experience=value) for at, value in enumerate(scores)), **{"goal": 1} | frame)
    )


def told(card: Scorecard) -> tuple[str, list[str], float | None]:
    """The peak, the ends and peak-end."""
    found = journey(card)
    assert found is not None
    assert found.peak is not None
    return found.peak.id, [end.place.id for end in found.ends], found.peak_end


def test_figures_by_hand() -> None:
    card = score(
        map_of(
            point("a", experience=1, importance=1),
            point("b", experience=-2, importance=5),
            point("c", experience=None),
            point("d", experience=2, importance=2),
            point("e", experience=0),
        )
    )
    found = journey(card)
    assert found is not None
    assert found.mean == pytest.approx(0.25)
    assert found.weighted_mean == pytest.approx((1 - 10 + 4 + 0) / 11)
    assert (found.lowest.id, found.scored, found.moments) == ("b", 4, 5)
    assert told(card) == ("b", ["e"], -1)


def test_the_bad_one_is_the_peak_on_a_tie_and_the_first_of_two_bad_ones() -> None:
    found = journey(line(2, 0, -2, -2, 1))
    assert found is not None
    assert found.lowest.id == "t2"
    assert told(line(2, 0, -2, -2, 1))[0] == "t2"
    assert told(line(2, -1.9, 0))[0] == "t0"


def test_a_tie_by_a_hair_of_arithmetic_is_a_tie() -> None:
    scale = {"min": 0, "max": 0.6}
    card = line(0.5, 0.1 + 0.2 - 0.2, 0.3, scale=scale, goal=0.3)
    assert told(card)[0] == "t1", "0.5 and 0.1 both lie 0.2 from the middle"


def test_duration_does_not_count_and_low_can_be_good() -> None:
    scale = {"min": 1, "max": 7, "direction": "lower-is-better"}
    assert told(line(1, 7, 3, scale=scale, goal=2)) == ("t1", ["t2"], 5)
    assert told(line(1, 1, 1, 1, 7, 3, scale=scale, goal=2)) == ("t4", ["t5"], 5)


def test_a_journey_without_scores_has_no_figures() -> None:
    card = line(None, None)
    assert journey(card) is None
    assert seams(card) == ()
    assert channel_spread(card) is None


@given(st.lists(st.integers(-8, 8).map(lambda quarter: quarter / 4), min_size=3, max_size=8))
def test_every_figure_lies_between_the_worst_and_the_best(scores: list[float]) -> None:
    found = journey(line(*scores))
    assert found is not None
    assert found.peak_end is not None
    assert found.weighted_mean is None, "nothing is weighted"
    for value in (found.mean, found.peak_end):
        assert min(scores) - 1e-9 <= value <= max(scores) + 1e-9
    assert found.lowest.experience == min(scores)
    scale = {"min": -2, "max": 2, "direction": "lower-is-better"}
    mirrored = line(*(-value for value in scores), scale=scale, goal=-1)
    assert told(mirrored) == (told(line(*scores))[0], told(line(*scores))[1], -found.peak_end)


# Too little to tell


@pytest.mark.parametrize(
    ("scores", "untold"),
    [
        ([2, None, None], "too few"),
        ([2, 1], "too few"),
        ([2, 1, 0], None),
        ([2, None, 1, None, None, 0], None),
        ([2, None, None, 1, None, None, 0], "too few"),
        ([2, 1, 0, None], "end without a score"),
        ([None] * 16 + [2], "too few"),
    ],
)
def test_peak_end_takes_three_scores_and_half_of_the_journey(scores: list[Any], untold: str | None) -> None:
    found = journey(line(*scores))
    assert found is not None
    assert found.untold == untold
    assert (found.peak_end is None) == (untold is not None)
    assert (found.peak is None) == (untold == "too few") == (found.ends == ())


def test_a_phase_scored_as_a_whole_stands_for_its_touchpoints() -> None:
    card = score(
        map_of(
            phases=[
                {
                    "id": "p",
                    "name": "P",
                    "experience": -1,
                    "touchpoints": [point(f"p{at}") for at in range(9)],
                },
                {"id": "q", "name": "Q", "touchpoints": [point("a", experience=1), point("b", experience=2)]},
                {"id": "r", "name": "R", "experience": 0, "touchpoints": [point("c")]},
            ]
        )
    )
    found = journey(card)
    assert found is not None
    assert (found.scored, found.moments) == (4, 4)
    assert told(card) == ("b", ["r"], 1), "the way ends at c, for which its phase stands"


def test_an_nps_is_no_moment_of_the_journey() -> None:
    nps = [{"type": "nps", "promoters": 0, "passives": 0, "detractors": 50}]
    card = score(
        map_of(
            point("a", experience=1),
            point("b", experience=0),
            point("c", experience=1),
            point("recommend", metrics=nps),
        )
    )
    found = journey(card)
    assert found is not None
    assert found.lowest.id == "b"
    assert (found.scored, found.moments) == (3, 3)
    assert told(card) == ("a", ["c"], 1), "who answers at the very end ended at c"


# Seams


def test_seams_are_drops_between_neighbours_the_steepest_first() -> None:
    card = score(
        map_of(
            point("a", experience=2, channel="web"),
            point("b", experience=1, channel=["web", "shop"]),
            point("c", experience=-2, channel="shop"),
            point("d", experience=None, channel="web"),
            point("e", experience=-1, channel="shop"),
            point("f", experience=-2, channel="mail", owner="Retail"),
            channels=[
                {"id": "web", "name": "Web", "owner": "Digital"},
                {"id": "shop", "name": "Shop", "owner": "Retail"},
                {"id": "mail", "name": "Mail", "owner": "Marketing"},
            ],
        )
    )
    found = [
        (seam.before.id, seam.after.id, seam.drop, seam.channel_changes, seam.owner_changes)
        for seam in seams(card)
    ]
    assert found == [
        ("b", "c", 3, False, True),
        ("a", "b", 1, False, False),
        ("e", "f", 1, True, False),
    ]


def two_sided() -> Scorecard:
    """A driver and a rider who meet half-way."""
    return score(
        map_of(
            point("order", personas=["rider"], experience=2),
            point("wait", personas=["driver"], experience=-2),
            point("meet", experience={"rider": 1, "driver": 1}),
            point("clean", personas=["driver"], experience=-1),
            point("rate", experience={"rider": 1, "driver": 0}),
            personas=people("rider", "driver"),
        )
    )


def test_no_seam_lies_between_two_people_who_never_meet() -> None:
    found = [(seam.before.id, seam.after.id, seam.drop, seam.personas) for seam in seams(two_sided())]
    assert found == [("meet", "clean", 2, ("driver",)), ("order", "meet", 1, ("rider",))]


def test_what_one_persona_passes_over_joins_its_neighbours() -> None:
    card = score(
        map_of(
            point("a", experience={"ann": 2, "bob": 2}),
            point("b", personas=["bob"], experience=2),
            point("c", experience={"ann": 0, "bob": 2}),
            personas=people("ann", "bob"),
        )
    )
    assert [(seam.before.id, seam.after.id, seam.personas) for seam in seams(card)] == [("a", "c", ("ann",))]


def test_a_mean_hides_no_seam_of_a_persona() -> None:
    card = score(
        map_of(
            point("a", experience={"ann": 2, "bob": -2, "cem": 2}),
            point("b", experience={"ann": 0, "bob": 2, "cem": 0}),
            personas=people("ann", "bob", "cem"),
        )
    )
    assert [(seam.drop, seam.scores, seam.personas) for seam in seams(card)] == [
        (2, (2, 0), ("ann", "cem"))
    ], "the mean stays where it is"


def test_a_difference_of_arithmetic_is_no_seam_and_no_spread() -> None:
    personas = people("ann", "bob", ann=0.6, bob=0.4)
    card = score(
        map_of(
            point("a", experience={"ann": 0.1 + 0.2, "bob": 0.3}),
            point("b", experience=0.3),
            personas=personas,
        )
    )
    assert card.touchpoints[0].experience != card.touchpoints[1].experience
    assert seams(card) == ()
    assert persona_spreads(card) == ()


# Channels, personas and other groups


def grouped() -> Scorecard:
    return score(
        map_of(
            channels=[
                {"id": "web", "name": "Web", "owner": "Digital"},
                {"id": "shop", "name": "Shop"},
                {"id": "fax", "name": "Fax"},
            ],
            markets=[{"id": "nl", "name": "Netherlands"}],
            personas=[{"id": "ann", "name": "Ann", "market": "nl"}, {"id": "bob", "name": "Bob"}],
            phases=[
                {
                    "id": "p",
                    "name": "P",
                    "owner": "Sales",
                    "touchpoints": [
                        point("a", channel="web", experience={"ann": 2, "bob": -2}, elements=["help"]),
                        point("b", channel=["web", "shop"], experience=-1, elements=["help", "quality"]),
                    ],
                },
                {"id": "q", "name": "Q", "touchpoints": [point("c", channel="fax", experience=None)]},
            ],
            goal=1,
        )
    )


def test_groups_by_hand() -> None:
    found = {group.id: group for group in groups(grouped(), "channel")}
    assert list(found) == ["web", "shop", "fax"]
    web = found["web"]
    assert (web.touchpoints, web.scored, web.mean, web.lowest, web.highest) == (2, 2, -0.5, -1, 0)
    assert (web.mean_gap, web.short) == (-1.5, 2)
    assert (found["fax"].touchpoints, found["fax"].mean, found["fax"].mean_gap) == (1, None, None)


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("phase", {"P": -0.5, "Q": None}),
        ("element", {"help": -0.5, "quality": -1}),
        ("owner", {"Digital": -0.5, "Sales": None}),
        ("persona", {"Ann": 0.5, "Bob": -1.5}),
        ("market", {"Netherlands": 0.5}),
    ],
)
def test_groups_by_everything(by: Any, expected: dict[str, float | None]) -> None:
    found = {group.name: group.mean for group in groups(grouped(), by)}
    expected.pop("Sales", None)
    assert found == expected


def test_what_is_undecided_is_not_counted_as_short() -> None:
    rating = {"type": "rating", "scale": FIVE, "value": 3.4, "sd": 1.14, "n": 5}
    card = score(
        map_of(
            point("a", metrics=[rating], channel="web"),
            point("b", experience=2, channel="web"),
            channels=["Web"],
            scale=FIVE,
            goal=4,
        )
    )
    assert card.touchpoints[0].rank == 2
    assert groups(card, "channel")[0].short == 1


def test_a_persona_within_the_tolerance_is_not_short() -> None:
    card = score(map_of(point("a", experience={"ann": 0.8}), personas=people("ann"), goal=1, tolerance=0.3))
    assert groups(card, "persona")[0].short == 0


def test_channels_spread_from_the_worst_to_the_best() -> None:
    found = channel_spread(grouped())
    assert found is not None
    assert (found.range, found.worst.name, found.best.name) == (0.5, "Shop", "Web")
    assert [group.name for group in found.channels] == ["Web", "Shop"], "the fax has no score"


def test_personas_spread_the_widest_first() -> None:
    card = score(
        map_of(
            point("narrow", experience={"ann": 1, "bob": 0}),
            point("same", experience={"ann": 1, "bob": 1}),
            point("wide", experience={"ann": 2, "bob": -2}),
            point("one", experience={"ann": 2, "bob": None}),
            personas=people("ann", "bob"),
        )
    )
    assert [(spread.place.id, spread.range) for spread in persona_spreads(card)] == [
        ("wide", 4),
        ("narrow", 1),
    ]
