"""What is said of the answers behind a figure: what counts, whose it is, how many, in every language."""

from __future__ import annotations

import json
from typing import Any

import pytest

from cxmap.locale import words_for
from cxmap.model import Map
from cxmap.rendering.text.gap_records import as_json
from cxmap.scoring import score
from cxmap.view.answering import visibly_fewer
from cxmap.view.curve.build import build_curve
from cxmap.view.gaps.table import build_gaps
from cxmap.view.wording import method_text
from tests.scoring.scoring_maps import FIVE, map_of, people, point

CSAT = [
    {"type": "csat", "persona": "a", "answers": [0, 0, 0, 5, 5]},
    {"type": "csat", "persona": "b", "answers": [500, 400, 0, 100, 0]},
]


def of(metrics: list[dict[str, Any]], **shares: float) -> Map:
    return map_of(point("x", metrics=metrics), scale=FIVE, goal=4, personas=people("a", "b", **shares))


def told(map_: Map, language: str) -> str:
    own = score(map_).touchpoints[0].measured
    assert own is not None
    return method_text(own, words_for(language)).replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("language", "positive", "share", "who", "counted"),
    [
        ("en", "positive: 4 … 5 of 1 … 5", "by share of customers: a 90 % × 100 %; b 10 % × 10 %",
         "by who answered: a n = 10; b n = 1000", "n = 1010, effective 12.3"),
        ("nl", "positief: 4 … 5 van 1 … 5", "naar aandeel klanten: a 90 % × 100 %; b 10 % × 10 %",
         "naar aantal antwoorden: a n = 10; b n = 1000", "n = 1010, effectief 12,3"),
        ("de", "positiv: 4 … 5 von 1 … 5", "nach Kundenanteil: a 90 % × 100 %; b 10 % × 10 %",
         "nach Zahl der Antworten: a n = 10; b n = 1000", "n = 1010, effektiv 12,3"),
        ("fr", "positif : 4 … 5 de 1 … 5", "selon la part de la clientèle : a 90 % × 100 % ; b 10 % × 10 %",
         "selon les réponses : a n = 10 ; b n = 1000", "n = 1010, effectif 12,3"),
    ],
)  # fmt: skip
def test_what_counts_whose_it_is_and_how_many_there_are(
    language: str, positive: str, share: str, who: str, counted: str
) -> None:
    def plain(text: str) -> str:
        return text.replace("\N{NARROW NO-BREAK SPACE}", " ").replace(" %", "%").replace(" :", ":")

    by_share, by_answers = (
        plain(told(of(CSAT, **shares), language)) for shares in ({"a": 0.9, "b": 0.1}, {"a": 0.9})
    )
    assert plain(positive) in by_share
    assert plain(share) in by_share
    assert plain(counted) in by_share
    assert plain(who) in by_answers
    assert "n = 1010" in by_answers
    assert plain(counted) not in by_answers


@pytest.mark.parametrize(
    ("keys", "positive"),
    [
        ({"answers": [1, 2, 3, 4, 5]}, "positive: 4 … 5 of 1 … 5"),
        ({"answers": [1, 2, 3], "scale": {"min": 1, "max": 3}}, "positive: 3 of 1 … 3"),
        ({"value": 50, "n": 40, "positive": 5}, "positive: 5 of 1 … 5"),
        ({"value": 50, "n": 40}, ""),
        ({"value": 50, "n": 40, "scale": FIVE}, ""),
        ({"figure": "mean", "answers": [1, 2, 3, 4, 5]}, ""),
    ],
)
def test_only_what_was_declared_or_counted_is_said_to_count(keys: dict[str, Any], positive: str) -> None:
    text = told(of([{"type": "csat", **keys}]), "en")
    assert ("positive" in text) == bool(positive)
    assert positive in text


def test_json_says_what_counts_and_how_it_was_put_together() -> None:
    def row(map_: Map) -> dict[str, Any]:
        table = build_gaps(score(map_), words_for("en"))
        found: dict[str, Any] = json.loads(as_json([("m", table)], version="1"))["maps"][0]["rows"][0]
        return found

    shared = row(of(CSAT, a=0.9, b=0.1))
    assert (shared["pool"], shared["positive"], shared["n"]) == ("by share", [4, 5], 1010)
    assert shared["effective_n"] == pytest.approx(12.345, abs=1e-3)
    assert shared["groups"] == [
        {"persona": "a", "name": "a", "weight": 0.9, "figure": 100, "n": 10},
        {"persona": "b", "name": "b", "weight": 0.1, "figure": 10, "n": 1000},
    ]
    assert row(of(CSAT))["pool"] == "by answers"
    alone = row(of([{"type": "rating", "scale": FIVE, "answers": [1, 2, 3, 4, 5]}]))
    assert (alone["pool"], alone["groups"], alone["positive"]) == ("none", [], [])


def test_segments_that_lie_apart_are_listed_like_personas() -> None:
    segments = [{"id": "new", "name": "New", "share": 0.5}, {"id": "old", "name": "Old", "share": 0.5}]
    metrics = [
        {"type": "csat", "segment": "new", "answers": [0, 0, 0, 5, 5]},
        {"type": "csat", "segment": "old", "answers": [5, 5, 0, 0, 0]},
    ]
    map_ = map_of(point("x", metrics=metrics), scale=FIVE, goal=4, segments=segments)
    assert build_gaps(score(map_), words_for("en")).rows[0].spread == (("New", 5), ("Old", 1))


def test_where_there_is_room_for_one_n_it_is_that_of_the_people_who_answered() -> None:
    card = score(of(CSAT, a=0.9, b=0.1))
    (row,) = build_gaps(card, words_for("en")).rows
    assert (row.printed_n, row.answered) == (1010, 1010)
    marks = [mark.n for run in build_curve(card, words_for("en")).series[0].stretches for mark in run.marks]
    assert marks == ["1010"]
    rating = {"type": "rating", "scale": FIVE, "value": 3, "sd": 1, "effective_n": 40.5}
    assert build_gaps(score(of([rating])), words_for("en")).rows[0].printed_n == 40.5


def test_an_effective_n_is_said_where_it_differs_visibly() -> None:
    assert not visibly_fewer(352, 351.6)
    assert not visibly_fewer(1_540, 1_530)
    assert visibly_fewer(20, 18.5)
    assert visibly_fewer(2_537, 2_045)
