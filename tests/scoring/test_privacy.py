"""Groups with too few answers are withheld, and nothing that is shown gives them away."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmap.scoring import PlaceScore, Scorecard, Settings, groups, persona_spreads, score
from cxmap.scoring.choosing import coming
from cxmap.scoring.lifecycle import lifecycle
from cxmap.scoring.privacy import completed, showable
from tests.scoring.scoring_maps import FIVE, map_of, people, point

FLOOR = 5


def rated(value: float, n: int | None, persona: str | None = None, **more: Any) -> dict[str, Any]:
    spread = {"n": n, **({"sd": 0.5} if n and n > 1 else {})} if n is not None else {}
    whose = {} if persona is None else {"persona": persona}
    return {"type": "rating", "scale": FIVE, "value": value, **spread, **whose, **more}


def card(*metrics: dict[str, Any], persona: str | None = None, **keys: Any) -> Scorecard:
    frame = {key: keys.pop(key) for key in ("personas", "segments") if key in keys}
    map_ = map_of(
        point("a", metrics=list(metrics), **keys),
        **{"scale": FIVE, "goal": 4, "personas": people("ann", "bob", "cem")} | frame,
    )
    return score(map_, persona=persona, settings=Settings(privacy_floor=FLOOR))


def place(*metrics: dict[str, Any], **keys: Any) -> PlaceScore:
    return card(*metrics, **keys).touchpoints[0]


def shown(found: PlaceScore) -> dict[str, float | None]:
    return {own.persona: own.measured.point if own.measured else None for own in found.personas}


def test_a_persona_with_few_answers_is_withheld() -> None:
    found = place(rated(2, 40, "ann"), rated(3, 3, "bob"), rated(4, 60, "cem"))
    assert shown(found) == {"ann": None, "bob": None, "cem": 4}, "or Bob's could be worked out"
    assert [own.suppressed for own in found.personas] == [True, True, False]
    assert found.measured is not None
    assert found.measured.answered == 103
    assert not found.suppressed


def test_enough_answers_withhold_nothing() -> None:
    found = place(rated(2, 5, "ann"), rated(3, 5, "bob"), rated(4, 5, "cem"))
    assert shown(found) == {"ann": 2, "bob": 3, "cem": 4}


def test_two_small_groups_hide_each_other() -> None:
    found = place(rated(2, 3, "ann"), rated(3, 3, "bob"), rated(4, 60, "cem"))
    assert shown(found) == {"ann": None, "bob": None, "cem": 4}


def test_two_groups_that_are_small_together_take_a_third_along() -> None:
    """1 + 2 answers: everybody's figure less Cem's would be that of three people."""
    found = place(rated(2, 1, "ann"), rated(3, 2, "bob"), rated(4, 60, "cem"))
    assert shown(found) == {"ann": None, "bob": None, "cem": None}
    assert found.measured is not None


def test_everybody_of_few_is_withheld_too() -> None:
    found = place(rated(2, 3, "ann"), personas=people("ann"))
    assert (found.experience, found.measured, found.suppressed) == (None, None, True)
    few = place(rated(2, 2, "ann"), rated(3, 2, "bob"), personas=people("ann", "bob"))
    assert (few.measured, few.suppressed) == (None, True)


def test_everybody_who_was_asked_as_everybody_is_no_group() -> None:
    assert place(rated(2, 3)).measured is not None
    assert place(rated(2, 100), rated(3, 3, "ann")).measured is not None
    near = place(rated(2, 5), rated(3, 3, "ann"))
    assert near.measured is not None, "of five, Ann is three"
    same = place(rated(2, 3), rated(2, 3, "ann"))
    assert (same.measured, same.suppressed) == (None, True), "all three are Ann's"


def test_what_is_believed_stays() -> None:
    found = place(rated(2, 3, "ann"), rated(4, 60, "bob"), experience={"ann": 1, "bob": 5, "cem": 3})
    ann, bob, cem = found.personas
    assert (ann.experience, ann.measured, ann.suppressed, ann.verdict) == (1, None, True, "believed short")
    assert (bob.experience, bob.suppressed) == (5, True)
    assert (cem.experience, cem.suppressed) == (3, False)


def test_a_number_that_is_not_known_is_not_known_to_be_small() -> None:
    assert shown(place(rated(2, None, "ann"), rated(4, 60, "bob"))) == {"ann": 2, "bob": 4, "cem": None}


def test_weighted_answers_count_as_people() -> None:
    weighted = rated(3, 40, "ann", effective_n=3.5)
    assert shown(place(weighted, rated(4, 60, "bob")))["ann"] == 3


def test_one_persona_alone_is_withheld_in_the_same_way() -> None:
    metrics = rated(2, 40, "ann"), rated(3, 3, "bob"), rated(4, 60, "cem")
    assert [card(*metrics, persona=id_).touchpoints[0].experience for id_ in ("ann", "bob", "cem")] == [
        None,
        None,
        4,
    ]
    assert card(*metrics, persona="bob").touchpoints[0].suppressed


def test_a_segment_is_a_whole_of_its_personas() -> None:
    personas = [{"id": id_, "name": id_, "segment": "new"} for id_ in ("ann", "bob")] + people("cem")
    metrics = [
        rated(3, 100, segment="new"),
        rated(2, 97, "ann"),
        rated(4, 3, "bob"),
        rated(3, 200),
    ]
    found = place(*metrics, personas=personas, segments=[{"id": "new", "name": "New"}])
    assert shown(found) == {"ann": None, "bob": None, "cem": 3}, "97 of 100 would tell the other three"
    assert found.measured is not None


def test_a_segment_of_few_is_withheld() -> None:
    segments = [{"id": id_, "name": id_} for id_ in ("new", "old")]
    found = place(rated(3, 4, segment="new"), rated(4, 90, segment="old"), segments=segments, personas=[])
    assert found.measured is not None
    assert [one.withheld for one in found.measured.strata] == [True, True]


def test_groups_and_spreads_leave_the_withheld_out() -> None:
    found = card(rated(1, 40, "ann"), rated(5, 3, "bob"), rated(4, 60, "cem"))
    assert persona_spreads(found) == (), "only Cem's is left"
    assert {group.id: group.mean for group in groups(found, "persona")} == {
        "ann": None, "bob": None, "cem": 4,
    }  # fmt: skip
    assert [own.persona for own in found.touchpoints[0].short_for] == []


def test_what_else_was_measured_is_shown_of_nobody_who_is_withheld() -> None:
    other = {"type": "csat", "value": 50, "n": 90}
    metrics = [
        rated(2, 40, "ann"), rated(3, 3, "bob"), rated(4, 60, "cem"), {**other, "persona": "ann"},
        {**other, "persona": "cem"}, {**other, "n": 2, "persona": "cem", "date": "2026-01-01"},
    ]  # fmt: skip
    touchpoint = card(*metrics).touchpoints[0].point
    people_ = coming(card(*metrics).map, touchpoint)
    left = showable(touchpoint.metrics, people_, FLOOR)
    assert [(metric.type, metric.persona) for metric in left] == [], "Cem has two answers in another wave"
    left = showable(touchpoint.metrics[:-1], people_, FLOOR)
    assert [(metric.type, metric.persona) for metric in left] == [("rating", "cem"), ("csat", "cem")]


def test_waves_of_few_are_withheld() -> None:
    waves = [rated(3, 60, "ann", date="2026-03-01"), rated(2, 3, "ann", date="2025-03-01")]
    found = lifecycle(card(*waves, persona="ann"))
    assert [(one.period.year, one.mean) for one in found.overall.scores] == [(2026, 3)]


# No output, and no arithmetic, gives a withheld figure away

sizes = st.lists(st.one_of(st.integers(1, 12), st.integers(20, 400)), min_size=1, max_size=5)


@given(sizes, st.integers(1, 8))
def test_what_is_withheld_cannot_be_solved_for(known: list[int], floor: int) -> None:
    """With everybody's figure and those shown, the withheld ones are one equation of two unknowns."""
    parts: dict[Any, float | None] = {("persona", str(at)): size for at, size in enumerate(known)}
    small = {group for group, size in parts.items() if size is not None and size < floor}
    hidden = completed(parts, small, floor)
    assert small <= hidden
    assert not hidden or hidden == set(parts) or len(hidden) >= 2
    together = sum(parts[group] or 0 for group in hidden)
    assert not hidden or hidden == set(parts) or together >= floor
    assert bool(hidden) == bool(small), "nothing is withheld without a reason"


@given(sizes, st.booleans(), st.data())
def test_everybody_less_those_shown_is_nobody_withheld(
    known: list[int], has_whole: bool, data: st.DataObject
) -> None:
    values = [data.draw(st.integers(5, 20)) / 4 for _ in known]
    ids = [f"p{at}" for at in range(len(known))]
    metrics = [rated(value, n, id_) for id_, value, n in zip(ids, values, known, strict=True)]
    total = sum(known)
    mean = sum(value * n for value, n in zip(values, known, strict=True)) / total
    metrics = [rated(mean, total), *metrics] if has_whole else metrics
    found = place(*metrics, personas=people(*ids))
    left = {id_: value for id_, value in shown(found).items() if value is not None}
    own = {own.persona for own in found.personas if own.asked}
    hidden = set(ids) - own
    assert own == set(left) - {id_ for id_ in left if id_ in hidden}
    for id_, n in zip(ids, known, strict=True):
        assert n >= FLOOR or id_ in hidden
    if found.measured is not None and hidden:
        rest = total - sum(n for id_, n in zip(ids, known, strict=True) if id_ in own)
        assert rest >= FLOOR
        assert len(hidden) >= 2 or (has_whole and len(ids) == 1)


@pytest.mark.parametrize("floor", [1, 2])
def test_the_floor_can_be_lowered(floor: int) -> None:
    map_ = map_of(
        point("a", metrics=[rated(2, 1, "ann"), rated(3, 9, "bob")]),
        scale=FIVE,
        personas=people("ann", "bob"),
    )
    found = score(map_, settings=Settings(privacy_floor=floor)).touchpoints[0]
    assert [own.suppressed for own in found.personas] == [floor == 2] * 2
