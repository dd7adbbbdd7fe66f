"""Where people, channels and waves differ, each with its test and all of them together."""

from __future__ import annotations

from typing import Any

import pytest
from scipy import stats

from cxmap.scoring import Scorecard, Settings, score
from cxmap.scoring.contrasts import p_fisher
from cxmap.scoring.differences import channel_differences, persona_differences, segment_differences
from cxmap.scoring.intervals import difference_interval, wilson
from cxmap.scoring.lifecycle import lifecycle
from tests.scoring.scoring_maps import EFFORT, FIVE, map_of, people, point

RATING = {"type": "rating", "scale": FIVE}


def rated(
    persona: str | None = None, value: float = 3, sd: float = 1, n: int = 100, **more: Any
) -> dict[str, Any]:
    return {**RATING, "value": value, "sd": sd, "n": n, **({"persona": persona} if persona else {}), **more}


def asked(*metrics: dict[str, Any], id_: str = "a", **keys: Any) -> dict[str, Any]:
    return point(id_, metrics=list(metrics), **keys)


def card(*points: dict[str, Any], **frame: Any) -> Scorecard:
    settings = frame.pop("settings", None)
    persons = people("ann", "bob", "cem")
    return score(
        map_of(*points, **{"scale": FIVE, "goal": 4, "personas": persons} | frame), settings=settings
    )


# Between personas


def test_two_means_by_hand() -> None:
    (found,) = persona_differences(card(asked(rated("ann", 3.2, 1.1, 80), rated("bob", 3.9, 0.7, 50))))
    assert (found.first.id, found.second.id) == ("ann", "bob")
    assert found.gain == pytest.approx(0.7)
    test = stats.ttest_ind_from_stats(3.9, 0.7, 50, 3.2, 1.1, 80, equal_var=False)
    assert found.contrast.p_value == pytest.approx(test.pvalue, rel=1e-9)
    v1, v2 = 1.1**2 / 80, 0.7**2 / 50
    df = (v1 + v2) ** 2 / (v1**2 / 79 + v2**2 / 49)
    half = stats.t.ppf(0.975, df) * (v1 + v2) ** 0.5
    assert (found.contrast.low, found.contrast.high) == pytest.approx((0.7 - half, 0.7 + half))
    assert found.stands


def test_two_shares_by_newcombe_and_fisher() -> None:
    csat = [
        {"type": "csat", "persona": id_, "answers": [0, n - k, 0, k, 0]}
        for id_, k, n in (("ann", 56, 70), ("bob", 48, 80))
    ]
    (found,) = persona_differences(card(asked(*csat)))
    ends = [(k / n, wilson(k, n).low, wilson(k, n).high) for k, n in ((56, 70), (48, 80))]
    low, high = difference_interval(ends[0], ends[1]) or (0, 0)
    assert found.gain == pytest.approx(4 * (48 / 80 - 56 / 70)), "the scale is 4 points long"
    assert (found.contrast.low, found.contrast.high) == pytest.approx((4 * low, 4 * high))
    assert found.contrast.p_value == p_fisher(48, 80, 56, 70)


def test_two_nps() -> None:
    nps = [
        {"type": "nps", "persona": id_, "promoters": up, "passives": 20, "detractors": down}
        for id_, up, down in (("ann", 60, 20), ("bob", 40, 40))
    ]
    (found,) = persona_differences(card(asked(*nps)))
    assert found.gain == pytest.approx(-0.8), "40 points of 200 are a fifth of the scale"
    assert found.contrast.low is not None
    assert found.contrast.high is not None
    assert found.contrast.low < -0.8 < found.contrast.high < 0
    assert found.contrast.p_value is not None
    assert found.contrast.p_value < 0.002


def test_on_an_effort_less_is_better() -> None:
    ces = [
        {"type": "ces", "scale": EFFORT, "persona": id_, "value": value, "sd": 1, "n": 40}
        for id_, value in (("ann", 2.0), ("bob", 5.0))
    ]
    (found,) = persona_differences(card(asked(*ces)))
    assert found.gain == pytest.approx(-2), "3 of 6 points are half the scale"
    assert found.contrast.high is not None
    assert found.contrast.high < 0


def test_all_comparisons_are_taken_together() -> None:
    """p = 0.02 stands alone, and not among five."""
    close = (rated("ann", 3.0, 1, 100), rated("bob", 3.33, 1, 100))
    alone = persona_differences(card(asked(*close)))
    assert [found.stands for found in alone] == [True]
    others = [asked(rated("ann"), rated("bob"), id_=f"t{at}") for at in range(4)]
    among = persona_differences(card(asked(*close), *others))
    assert len(among) == 5
    assert [found.stands for found in among] == [False] * 5
    assert among[0].contrast.p_value == alone[0].contrast.p_value
    assert among[0].contrast.p_value == pytest.approx(0.02, abs=0.005)


def test_every_pair_is_compared_and_the_largest_difference_comes_first() -> None:
    found = persona_differences(card(asked(rated("ann", 2), rated("bob", 3), rated("cem", 4.5))))
    assert [(one.first.id, one.second.id) for one in found] == [
        ("ann", "cem"),
        ("bob", "cem"),
        ("ann", "bob"),
    ]


@pytest.mark.parametrize(
    ("metrics", "basis"),
    [
        ([rated("ann", 2), rated("bob", 4, n=4)], "too few"),
        ([rated("ann", 2), {**rated("bob", 4), "name": "Another question"}], "asked otherwise"),
        ([rated("ann", 2), {"type": "csat", "persona": "bob", "value": 90, "n": 50}], "asked otherwise"),
        ([rated("ann", 2), {**RATING, "persona": "bob", "value": 4}], "no margin"),
    ],
)
def test_what_cannot_be_tested_says_why(metrics: list[dict[str, Any]], basis: str) -> None:
    found = persona_differences(card(asked(*metrics), settings=Settings(privacy_floor=1)))
    assert [(one.contrast.basis, one.contrast.p_value, one.stands) for one in found] == [(basis, None, False)]


def test_what_is_believed_is_a_claim() -> None:
    found = persona_differences(card(point("a", experience={"ann": 1, "bob": 5})))
    assert [(one.gain, one.contrast.basis, one.stands) for one in found] == [(4, "believed", False)]
    mixed = card(asked(rated("ann", 2), experience={"bob": 5}))
    assert [one.contrast.basis for one in persona_differences(mixed)] == ["believed"]


def test_what_everybody_said_is_not_what_a_persona_said() -> None:
    """Cem has nothing of his own and is given everybody's figure, which Ann's answers are part of."""
    whole = card(asked(rated(None, 3, n=200), rated("ann", 2), rated("bob", 4)))
    assert [(one.first.id, one.second.id) for one in persona_differences(whole)] == [("ann", "bob")]
    alone = score(whole.map, persona="ann")
    assert persona_differences(alone) == ()


# Between segments


def test_segments_put_the_answers_of_their_personas_together() -> None:
    personas = [
        {"id": id_, "name": id_, "segment": segment}
        for id_, segment in (("ann", "new"), ("bob", "new"), ("cem", "old"))
    ]
    frame = {"personas": personas, "segments": [{"id": "new", "name": "New"}, {"id": "old", "name": "Old"}]}
    place = asked(rated("ann", 2, 1, 30), rated("bob", 3, 1, 70), rated("cem", 4, 1, 50))
    (found,) = segment_differences(card(place, **frame))
    assert (found.first.name, found.second.name, found.first.n) == ("New", "Old", 100)
    assert found.gain == pytest.approx(4 - 2.7)
    assert found.stands
    assert segment_differences(card(place)) == (), "nobody has a segment"
    apart = [{**persona, "segment": persona["id"]} for persona in personas]
    assert segment_differences(card(place, personas=apart)) == (), "then they are the personas"
    own = asked(rated(None, 2, 1, 90, segment="new"), rated(None, 4, 1, 90, segment="old"))
    (direct,) = segment_differences(card(own, **frame))
    assert (direct.first.n, direct.gain, direct.stands) == (90, 2, True)
    few = asked(rated("ann", 2, 1, 3), rated("bob", 3, 1, 70), rated("cem", 4, 1, 50))
    assert segment_differences(card(few, **frame)) == (), "Ann's answers could be worked out"


# Between channels

CHANNELS = {"channels": [{"id": id_, "name": id_} for id_ in ("web", "shop", "fax")]}


def test_channels_are_means_of_independent_estimates() -> None:
    found = channel_differences(
        card(
            asked(rated(value=2.0, sd=1.5, n=400), id_="a", channel="web"),
            asked(rated(value=3.0, sd=2.0, n=400), id_="b", channel="web"),
            asked(rated(value=4.0, sd=1.0, n=400), id_="c", channel="shop"),
            **CHANNELS,
        )
    )
    (one,) = found
    assert (one.first.name, one.second.name) == ("web", "shop")
    assert one.gain == pytest.approx(1.5)
    half = stats.t.ppf(0.975, 399) * (0.05**2 + (0.075**2 + 0.1**2) / 4) ** 0.5
    assert (one.contrast.low, one.contrast.high) == pytest.approx((1.5 - half, 1.5 + half))
    assert one.stands


def test_a_touchpoint_in_two_channels_counts_once() -> None:
    found = channel_differences(
        card(
            asked(rated(value=2.5, sd=1.6, n=100), id_="both", channel=["web", "shop"]),
            asked(rated(value=3.0, sd=1.0, n=100), id_="b", channel="web"),
            **CHANNELS,
        )
    )
    (one,) = found
    assert one.gain == pytest.approx(-0.25)
    half = stats.t.ppf(0.975, 99) * ((0.5 * 0.16) ** 2 + (0.5 * 0.1) ** 2) ** 0.5
    assert one.contrast.low == pytest.approx(-0.25 - half), "half of one and of the other, each once"


def test_a_channel_with_a_guess_in_it_is_a_claim() -> None:
    found = channel_differences(
        card(
            asked(rated(value=2.0), id_="a", channel="web"),
            point("b", experience=4, channel="web"),
            asked(rated(value=4.0), id_="c", channel="shop"),
            **CHANNELS,
        )
    )
    assert [(one.contrast.basis, one.contrast.low, one.stands) for one in found] == [
        ("believed", None, False)
    ]


# Between waves


def test_a_wave_is_called_a_change_only_among_all_of_them() -> None:
    """Each phase falls by 0.33, p = 0.02; one alone would stand, four do not."""

    def phase(at: int, fall: float) -> dict[str, Any]:
        waves = [rated(value=3.5, date="2025-03-01"), rated(value=3.5 - fall, date="2026-03-01")]
        return {"id": f"p{at}", "name": f"P{at}", "touchpoints": [asked(*waves, id_=f"t{at}")]}

    def clear(*falls: float) -> list[bool | None]:
        phases = [phase(at, fall) for at, fall in enumerate(falls)]
        found = lifecycle(score(map_of(phases=phases, scale=FIVE, goal=4)))
        return [None if one.change is None else one.change.clear for one in (found.overall, *found.phases)]

    assert clear(0.33) == [True, True]
    assert clear(0.33, 0.0, 0.0, 0.0) == [False] * 5
    assert clear(1.0, 0.0, 0.0, 0.0) == [True, True, False, False, False]
