"""Counts: each place once, findings and claims apart, phases as phases."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from cxmap.scoring import Scorecard, Tally, extremes, score, tally
from tests.scoring.scoring_maps import FIVE, map_of, point

SOURCES = [
    {"id": "gut", "type": "assumption"},
    {"id": "talks", "type": "interview"},
    {"id": "poll", "type": "survey"},
]


@st.composite
def cards(draw: st.DrawFn) -> Scorecard:
    """Small maps of measured, believed and unscored touchpoints, in phases that may be scored as a whole."""

    def touchpoint(at: str) -> dict[str, Any]:
        keys: dict[str, Any] = {}
        if draw(st.booleans()):
            keys["experience"] = draw(st.sampled_from([1, 2, 3.9, 4, 5, None]))
        if draw(st.booleans()):
            answers = draw(st.lists(st.integers(0, 60), min_size=5, max_size=5).filter(any))
            source = draw(st.sampled_from([None, "gut", "talks", "poll"]))
            metric = {"type": "rating", "scale": FIVE, "answers": answers}
            keys["metrics"] = [metric | ({"source": source} if source else {})]
        if draw(st.booleans()):
            keys["evidence"] = draw(st.sampled_from(["gut", "talks", "poll"]))
        if draw(st.integers(0, 4)) == 0:
            keys["goal"] = None
        return point(at, **keys)

    phases = []
    for number in range(draw(st.integers(1, 3))):
        count = draw(st.integers(0, 3))
        phase: dict[str, Any] = {"id": f"p{number}", "name": "P"}
        phase["touchpoints"] = [touchpoint(f"t{number}-{at}") for at in range(count)]
        if draw(st.booleans()):
            phase["experience"] = draw(st.integers(1, 5))
        phases.append(phase)
    tolerance = draw(st.sampled_from([0, 0.3]))
    return score(map_of(phases=phases, scale=FIVE, goal=4, tolerance=tolerance, sources=SOURCES))


@given(cards())
def test_every_place_is_counted_once(card: Scorecard) -> None:
    found = tally(card)
    decided = (found.short, found.believed_short, found.met, found.believed_met)
    assert sum(decided) + found.undecided == found.judged.total == len(card.judged)
    assert found.measured + found.believed_from_data + found.believed_without_data == found.scored.total
    assert found.scored.total == len(card.scored)
    assert found.places.phases == len(card.phases)
    assert found.places.touchpoints == len(card.touchpoints)


@given(cards())
def test_findings_are_measured_claims_are_not_and_undecided_is_neither(card: Scorecard) -> None:
    found = tally(card)
    assert found.all_short == len(card.short)
    assert found.all_short + found.undecided_below == len(card.listed)
    assert found.short + found.met + found.undecided <= found.measured
    for place in card.places:
        if place.verdict in ("short", "met", "undecided"):
            assert place.measured is not None
        if place.verdict in ("believed short", "believed met"):
            assert place.measured is None


@given(cards())
def test_the_counts_of_the_phases_add_up_to_those_of_the_map(card: Scorecard) -> None:
    names = [name for name in Tally.__struct_fields__ if isinstance(getattr(tally(card), name), int)]
    parts = [
        tally(card, [place for place in card.places if place.phase is phase]) for phase in card.map.phases
    ]
    for name in names:
        assert sum(getattr(part, name) for part in parts) == getattr(tally(card), name), name


def test_an_undecided_one_below_its_goal_is_no_shortfall() -> None:
    few = {"type": "rating", "scale": FIVE, "value": 3, "sd": 2, "n": 6, "source": "poll"}
    many = {**few, "n": 600}
    card = score(
        map_of(
            point("few", metrics=[few]),
            point("many", metrics=[many]),
            point("said", experience=2),
            scale=FIVE,
            goal=4,
            sources=SOURCES,
        )
    )
    found = tally(card)
    assert (found.short, found.believed_short, found.undecided, found.undecided_below) == (1, 1, 1, 1)
    assert found.all_short == 2


def test_the_worst_and_the_best_are_the_first_of_their_kind() -> None:
    card = score(
        map_of(*(point(f"t{at}", experience=value) for at, value in enumerate((1, -2, 1, -2, None))))
    )
    ends = extremes(card, reversed(card.places))
    assert ends is not None
    assert [found.place.id for found in ends] == ["t1", "t0"]
    assert extremes(card, card.places[-1:]) is None
    turned = score(
        map_of(
            point("low", experience=1),
            point("high", experience=5),
            scale={**FIVE, "direction": "lower-is-better"},
        )
    )
    ends = extremes(turned, turned.places)
    assert ends is not None
    assert [found.place.id for found in ends] == ["high", "low"]
