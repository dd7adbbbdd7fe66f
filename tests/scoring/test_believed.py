"""Believed scores: one number, several people's, per persona; and nothing taken for zero or for data."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from cxmap.locale import words_for
from cxmap.model import Map
from cxmap.rendering.text.gap_records import as_json
from cxmap.rendering.text.gap_table import terminal
from cxmap.scoring import quadrants, score
from cxmap.scoring.believed import Believed
from cxmap.view.gaps.table import build_gaps
from cxmap.view.report.traces import Tracer
from cxmap.view.report.writing import Writer
from tests.scoring.scoring_maps import FIVE, map_of, people, point


def believed(experience: Any, persona: str | None = None, **shares: float) -> Believed:
    personas = people("ann", "bob", "by", **shares)
    card = score(map_of(point("x", experience=experience), scale=FIVE, personas=personas), persona=persona)
    return card.touchpoints[0].believed


@pytest.mark.parametrize(
    ("experience", "expected", "raters"),
    [
        (3, 3, ()),
        ([2, 4, 3], 3, (("", 2), ("", 4), ("", 3))),
        ([2, None, 4], 3, (("", 2), ("", 4))),
        ([5], 5, (("", 5),)),
        ({"by": {"Ann": 2, "Ben": 5}}, 3.5, (("Ann", 2), ("Ben", 5))),
        ({"by": {"Ann": 2, "Ben": None}}, 2, (("Ann", 2),)),
        ({"by": 3}, 3, ()),
        ({"by": [2, 3]}, 2.5, (("", 2), ("", 3))),
        ({"by": {"by": 3}}, 3, (("by", 3),)),
        ({"by": {"by": {"Ann": 2, "Ben": 4}}}, 3, (("Ann", 2), ("Ben", 4))),
        ({"ann": [1, 3], "bob": 5}, 3.5, (("", 1), ("", 3))),
        ({"ann": {"by": {"Cem": 1, "Dee": 3}}, "bob": None}, 2, (("Cem", 1), ("Dee", 3))),
    ],
)
def test_a_score_is_the_mean_of_who_gave_one(
    experience: Any, expected: float, raters: tuple[tuple[str, float], ...]
) -> None:
    own = believed(experience)
    assert own.score == pytest.approx(expected)
    assert own.raters == raters


@pytest.mark.parametrize("experience", [None, [None, None], {"by": {"Ann": None}}, {"ann": [None]}])
def test_where_nobody_gave_one_there_is_none_on_purpose(experience: Any) -> None:
    assert believed(experience) == Believed(None, "none on purpose")


def test_a_persona_has_the_mean_of_its_own_raters_and_weighs_by_its_share() -> None:
    experience = {"ann": [1, 3, 2], "bob": 5}
    assert believed(experience, "ann") == Believed(2, "personas", (("", 1), ("", 3), ("", 2)))
    assert believed(experience, "bob") == Believed(5, "personas")
    everybody = believed(experience, ann=0.8, bob=0.2)
    assert everybody.score == pytest.approx(0.8 * 2 + 0.2 * 5), "three raters are no larger share"


def test_a_spread_needs_two() -> None:
    assert believed([2, 4, 3]).spread == (2, 4)
    assert believed([2]).spread is None
    assert believed(2).spread is None


@given(st.lists(st.one_of(st.none(), st.integers(1, 5)), min_size=1, max_size=9))
def test_a_list_and_names_say_the_same(scores: list[int | None]) -> None:
    listed = believed(scores)
    named = believed({"by": {f"rater {at}": score_ for at, score_ in enumerate(scores)}})
    assert (listed.score, listed.spread, len(listed.raters)) == (named.score, named.spread, len(named.raters))
    given_ = [score_ for score_ in scores if score_ is not None]
    assert listed.score == (pytest.approx(sum(given_) / len(given_)) if given_ else None)


def test_several_peoples_opinion_stays_an_estimate_and_shows_how_far_it_lies_apart() -> None:
    map_ = map_of(point("x", experience={"by": {"Ann": 1, "Ben": 3}}), scale=FIVE, goal=4)
    card = score(map_)
    place = card.touchpoints[0]
    assert (place.measured, place.verdict, place.judgement) == (None, "believed short", None)
    table = build_gaps(card, words_for("en"))
    assert (table.tally.measured, table.tally.believed_without_data) == (0, 1)
    console = Console(width=100)
    with console.capture() as printed:
        console.print(terminal(table, explain=True))
    assert "our estimate 2: estimates of 2 people, from 1 to 3: Ann 1; Ben 3" in printed.get()
    row = json.loads(as_json([("m", table)], version="1"))["maps"][0]["rows"][0]
    assert row["raters"] == [{"name": "Ann", "score": 1}, {"name": "Ben", "score": 3}]


def traced(map_: Map, language: str) -> str:
    """What the report says of the experience of its one touchpoint."""
    card = score(map_)
    tracer = Tracer(Writer(card, words_for(language)), quadrants(card))
    return tracer.trace(card.touchpoints[0]).line("experience")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Estimates of 2 people, from 1 to 3: Ann 1; Ben 3. (1 + 3) / 2 = 2."),
        ("nl", "Inschattingen van 2 personen, van 1 tot 3: Ann 1; Ben 3. (1 + 3) / 2 = 2."),
        ("de", "Schätzungen von 2 Personen, von 1 bis 3: Ann 1; Ben 3. (1 + 3) / 2 = 2."),
        ("fr", "Estimations de 2 personnes, de 1 à 3"),
    ],
)
def test_the_report_says_who_gave_what(language: str, said: str) -> None:
    map_ = map_of(point("x", experience={"by": {"Ann": 1, "Ben": 3}}), scale=FIVE, goal=4)
    assert said in traced(map_, language)


def test_the_report_says_what_each_personas_raters_gave() -> None:
    map_ = map_of(
        point("x", experience={"ann": [1, 3], "bob": 5}),
        scale=FIVE,
        goal=4,
        personas=people("ann", "bob", ann=0.5, bob=0.5),
    )
    line = traced(map_, "en")
    assert "ann 2 (1; 3) × 50" in line
    assert "bob 5 × 50" in line
