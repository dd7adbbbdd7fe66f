"""What a future map lifts, by values worked out by hand."""

from __future__ import annotations

from typing import Any

import pytest

from cxmap.scoring import Lifts, NowThen, lifts, score
from tests.scoring.scoring_maps import EFFORT, FIVE, TEN, map_of, point


def lifted(now: dict[str, Any], then: dict[str, Any], on: Any = FIVE, other: Any = None) -> Lifts:
    """What becomes of touchpoints with these scores, on the one scale and on the other."""
    maps = (
        map_of(*(point(id_, experience=value) for id_, value in scores.items()), scale=scale, state=state)
        for scores, scale, state in ((now, on, "current"), (then, other or on, "future"))
    )
    card, future = map(score, maps)
    return lifts(card, future)


def told(found: Lifts) -> list[tuple[str, float, float, float]]:
    return [(one.place.id, one.now, one.then, one.gain) for one in found.touchpoints]


def counts(found: Lifts) -> tuple[int, int, int]:
    return found.rising, found.falling, found.equal


def test_touchpoints_are_matched_by_id_in_the_order_of_now() -> None:
    found = lifted({"a": 1, "b": 4, "c": 3}, {"c": 3, "b": 2, "a": 5})
    assert told(found) == [("a", 1, 5, 4), ("b", 4, 2, -2), ("c", 3, 3, 0)]
    assert counts(found) == (1, 1, 1)
    assert found.mean == NowThen(8 / 3, 10 / 3) and found.whole


def test_means_leave_out_what_is_new_dropped_or_unscored_and_peak_end_does_not() -> None:
    found = lifted({"a": 2, "gone": 1, "open": None, "b": 3}, {"a": 4, "new": 5, "open": 5, "b": 4})
    assert told(found) == [("a", 2, 4, 2), ("b", 3, 4, 1)]
    assert found.mean == NowThen(2.5, 4.0), "not 2 to 4.5, which dropping 1 and adding 5 would make"
    assert not found.whole
    assert found.peak_end == NowThen((1 + 3) / 2, (5 + 4) / 2), "with what was dropped and what is new"


@pytest.mark.parametrize(
    ("now", "then"), [({"a": 2}, {"a": 3, "new": 3}), ({"a": 2, "gone": 2}, {"a": 3}), ({"a": 2}, {"b": 3})]
)
def test_one_score_of_one_map_alone_is_enough_to_differ(now: dict[str, int], then: dict[str, int]) -> None:
    assert not lifted(now, then).whole


def test_on_a_reversed_scale_less_is_better() -> None:
    found = lifted({"a": 6, "b": 2, "c": 3}, {"a": 2, "b": 5, "c": 3}, EFFORT)
    assert told(found) == [("a", 6, 2, 4), ("b", 2, 5, -3), ("c", 3, 3, 0)]
    assert found.mean == NowThen(11 / 3, 10 / 3)
    assert found.peak_end == NowThen((6 + 3) / 2, (2 + 3) / 2), "now 2 and 6 are as intense, and bad counts"


def test_scores_of_another_scale_keep_their_percentage() -> None:
    found = lifted({"a": 2, "b": 3, "c": 4}, {"a": 10, "b": 5, "c": 5}, FIVE, TEN)
    assert told(found) == [("a", 2, 5, 3), ("b", 3, 3, 0), ("c", 4, 3, -1)]
    assert found.mean == NowThen(3, 11 / 3)
    assert found.peak_end == NowThen((2 + 4) / 2, (5 + 3) / 2)


def test_reversed_scales_are_converted_end_to_end() -> None:
    ten = {**TEN, "direction": "lower-is-better"}
    found = lifted({"a": 4, "b": 2}, {"a": 0, "b": 10}, EFFORT, ten)
    assert told(found) == [("a", 4, 1, 3), ("b", 2, 7, -5)]
    assert found.mean == NowThen(3, 4)


@pytest.mark.parametrize("length", [1e-6, 1.0, 1e9])
def test_what_counts_as_equal_grows_with_the_scale(length: float) -> None:
    scale = {"min": 0, "max": length}
    noise = lifted({"a": length / 2}, {"a": length * (0.5 + 5e-10)}, scale)
    assert counts(noise) == (0, 0, 1) and noise.touchpoints[0].gain == 0
    assert counts(lifted({"a": length / 2}, {"a": length * (0.5 + 5e-9)}, scale)) == (1, 0, 0)
    assert counts(lifted({"a": length / 2}, {"a": length * (0.5 - 5e-9)}, scale)) == (0, 1, 0)


def test_arithmetic_noise_of_converting_lifts_nothing() -> None:
    scores = {f"t{at}": at / 10 for at in range(101)}
    found = lifted(scores, {id_: value / 7 for id_, value in scores.items()}, TEN, {"min": 0, "max": 10 / 7})
    assert counts(found) == (0, 0, 101)


def test_phases_scored_as_a_whole_are_in_the_mean_and_are_not_counted_as_touchpoints() -> None:
    def phased(state: str, of_phase: float, of_point: float) -> Any:
        phases = [
            {"id": "p", "name": "P", "experience": of_phase, "touchpoints": [point("x")]},
            {"id": "q", "name": "Q", "touchpoints": [point("a", experience=of_point)]},
        ]
        return score(map_of(phases=phases, scale=FIVE, state=state))

    found = lifts(phased("current", 2, 3), phased("future", 5, 2))
    assert [(one.place.id, one.gain) for one in found.phases] == [("p", 3)]
    assert found.mean == NowThen(2.5, 3.5) and found.whole
    assert counts(found) == (0, 1, 0)


def test_nothing_in_common_has_no_mean_and_nothing_scored_no_peak_end() -> None:
    apart = lifted({"a": 2, "b": 2, "c": 2}, {"a": None, "d": 4, "e": 4, "f": 4})
    assert (apart.touchpoints, apart.mean, apart.peak_end) == ((), None, NowThen(2, 4))
    unscored = lifted({"a": 2, "b": 2, "c": 2}, {"a": None})
    assert (unscored.mean, unscored.peak_end, counts(unscored)) == (None, None, (0, 0, 0))


def test_one_journey_without_a_peak_end_has_nothing_to_be_held_against() -> None:
    now = {"a": 2, "b": 3, "c": 4}
    assert lifted(now, {**now, "d": None}).peak_end is None, "the future's end has no score"
    assert lifted({**now, "d": None}, now).peak_end is None
