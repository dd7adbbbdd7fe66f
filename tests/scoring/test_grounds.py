"""What a score rests on: grades, inheritance, the source of a figure, and what counts as data."""

from __future__ import annotations

from datetime import date
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmap.model import Source
from cxmap.scoring import Grounds, Settings, grounds, journey, score
from cxmap.scoring.grounds import DATA, GRADES, sources_of
from tests.scoring.scoring_maps import FIVE, map_of, people, point

SOURCES: list[dict[str, Any]] = [
    {"id": "gut", "type": "assumption", "date": "2026-05-01"},
    {"id": "desk", "type": "document", "date": "2026-05-02"},
    {"id": "staff", "type": "employees", "date": "2026-05-03", "n": 9},
    {"id": "diary", "type": "diary", "date": "2025-01-01", "n": 3},
    {"id": "talks", "type": "interview", "date": "2026-02-01", "n": 12},
    {"id": "old", "type": "survey", "date": "2024-07-02", "n": 4000},
    {"id": "poll", "type": "survey", "date": "2025-07-02", "n": 400},
    {"id": "log", "type": "behaviour", "n": 9000},
    {"id": "later", "type": "behaviour", "date": "2026-12-01", "status": "planned"},
    {"id": "empty", "type": "survey", "date": "2026-06-01", "n": 0},
]
RATING = {"type": "rating", "scale": FIVE, "value": 3, "sd": 1}


def rests(phase: dict[str, Any] | None = None, /, *, map_evidence: Any = (), **keys: Any) -> Grounds:
    """What the one touchpoint of a map rests on; with `phase`, it stands in a phase with these keys."""
    frame: dict[str, Any] = {"sources": SOURCES, "personas": people("ann", "ben"), "scale": FIVE}
    frame |= {"evidence": map_evidence, "goal": 4}
    if phase is None:
        card = score(map_of(point("a", **keys), **frame))
    else:
        card = score(
            map_of(phases=[{"id": "p", "name": "P", "touchpoints": [point("a", **keys)], **phase}], **frame)
        )
    return grounds(card.map, card.touchpoints[0])


def grade(own: Grounds) -> tuple[str | None, str]:
    return own.ground, own.grade


def test_every_type_of_source_has_a_grade() -> None:
    for type_ in get_args(Source.model_fields["type"].annotation):
        sources = [{"id": "s", "type": type_}]
        card = score(map_of(point("a", experience=1, evidence="s"), sources=sources))
        own = grounds(card.map, card.touchpoints[0])
        assert own.grade in GRADES[1:]
        assert own.is_data == (own.grade in DATA)
    assert grade(rests(experience=3, evidence="desk")) == ("believed without data", "document")


@pytest.mark.parametrize(
    ("evidence", "found"),
    [
        (["staff", "poll"], "poll"),
        (["old", "poll"], "poll"),
        (["poll", "old"], "poll"),
        (["diary", "talks", "staff"], "talks"),
        (["poll", "later"], "poll"),
        (["gut", "desk"], "desk"),
        (["gut", "empty"], "gut"),
    ],
)
def test_the_newest_source_of_the_best_grade_counts(evidence: list[str], found: str) -> None:
    own = rests(experience=3, evidence=evidence)
    (source,) = own.sources
    known = {source["id"]: source for source in SOURCES}[found]
    assert (source.id, own.n, str(own.date)) == (found, known.get("n"), known["date"])


@pytest.mark.parametrize(
    "own", [(), [{"to_collect": "More"}], ["later"], [{"source": "later", "to_collect": "It"}]]
)
def test_notes_and_plans_hide_nothing_that_is_inherited(own: Any) -> None:
    assert rests({"evidence": "talks"}, map_evidence="gut", experience=3, evidence=own).grade == "interviews"
    assert rests({}, map_evidence="gut", experience=3, evidence=own).grade == "assumption"
    assert rests({"evidence": own}, map_evidence="poll", experience=3).grade == "survey"
    assert grade(rests(experience=3, evidence=own)) == ("believed without data", "nothing")


def test_own_evidence_wins_even_where_it_is_weaker() -> None:
    assert rests({"evidence": "poll"}, experience=3, evidence="gut").grade == "assumption"


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("poll", ("measured", "survey")),
        ("talks", ("measured", "interviews")),
        ("log", ("measured", "behaviour")),
        ("desk", ("measured", "document")),
        ("gut", ("believed without data", "assumption")),
        ("staff", ("believed without data", "employees")),
        ("later", ("believed without data", "assumption")),
    ],
)
def test_a_figure_rests_on_the_type_of_its_source(source: str, found: tuple[str, str]) -> None:
    own = rests(metrics=[{**RATING, "n": 200, "source": source}], evidence=["log", "poll"])
    assert (grade(own), own.n) == (found, 200)


def test_a_figure_without_a_source_counts_as_a_survey_and_says_so() -> None:
    own = rests(metrics=[{**RATING, "n": 30, "date": "2026-06-02"}], evidence="talks")
    assert (grade(own), own.is_named, own.n, own.date) == (
        ("measured", "survey"),
        False,
        30,
        date(2026, 6, 2),
    )
    assert rests(metrics=[{**RATING, "source": "poll"}]).is_named


def test_the_answers_of_a_figure_count_before_those_of_its_source() -> None:
    counted = {"type": "csat", "answers": [1, 1, 1, 1, 6], "source": "poll"}
    assert rests(metrics=[counted]).n == 10
    assert rests(metrics=[{**RATING, "source": "poll"}]).n == 400
    assert rests(metrics=[{**RATING, "source": "gut"}]).n is None


def test_an_estimate_is_never_confirmed_and_never_before_a_measurement() -> None:
    estimate = {**RATING, "value": 1, "n": 5000, "source": "gut"}
    card = score(map_of(point("a", metrics=[estimate]), scale=FIVE, goal=4, sources=SOURCES))
    (found,) = card.touchpoints
    assert (found.verdict, found.measured, found.experience) == ("believed short", None, 1)
    assert (found.believed.basis, found.judgement, found.stands) == ("figure", None, False)
    measured = {**RATING, "value": 4.5, "n": 400, "source": "poll"}
    card = score(map_of(point("a", metrics=[estimate, measured]), scale=FIVE, goal=4, sources=SOURCES))
    assert (card.touchpoints[0].verdict, card.touchpoints[0].experience) == ("met", 4.5)
    written = map_of(point("a", experience=2, metrics=[estimate]), scale=FIVE, goal=4, sources=SOURCES)
    assert (score(written).touchpoints[0].believed.score, score(written).touchpoints[0].experience) == (2, 2)
    figures = journey(score(written))
    assert figures is not None
    assert figures.mean == 2


def test_estimates_of_personas_are_theirs() -> None:
    metrics = [
        {**RATING, "value": value, "n": 5, "persona": persona, "source": "staff"}
        for persona, value in (("ann", 2), ("ben", 4))
    ]
    own = {"scale": FIVE, "goal": 4, "sources": SOURCES, "personas": people("ann", "ben")}
    (found,) = score(map_of(point("a", metrics=metrics), **own)).touchpoints
    assert (found.measured, found.experience) == (None, 3)
    assert [(one.experience, one.measured, one.verdict) for one in found.personas] == [
        (2, None, "believed short"),
        (4, None, "believed met"),
    ]


def test_estimates_of_few_colleagues_are_withheld_like_other_answers() -> None:
    few = {**RATING, "n": 3, "persona": "ann", "source": "staff"}
    map_ = map_of(point("a", metrics=[few]), scale=FIVE, sources=SOURCES, personas=people("ann"))
    (found,) = score(map_).touchpoints
    assert (found.experience, found.suppressed) == (None, True)
    assert [(own.experience, own.suppressed) for own in found.personas] == [(None, True)]
    (shown,) = score(map_, settings=Settings(privacy_floor=3)).touchpoints
    assert (shown.experience, shown.suppressed, shown.believed.basis) == (3, False, "figure")


def test_where_answers_are_put_together_the_weakest_and_oldest_part_counts() -> None:
    def of(*sources: str | None) -> Grounds:
        metrics = [
            {**RATING, "n": 20, "persona": persona} | ({"source": source} if source else {})
            for persona, source in zip(("ann", "ben"), sources, strict=True)
        ]
        return rests(metrics=metrics)

    both = of("poll", "talks")
    assert (both.grade, both.n, both.date) == ("interviews", 40, date(2025, 7, 2))
    assert [source.id for source in both.sources] == ["poll", "talks"]
    assert of("poll", "poll").grade == "survey"
    undated = of("poll", None)
    assert (undated.grade, undated.is_named, undated.date) == ("survey", True, None)


def test_a_mean_of_feelings_rests_on_their_sources_too() -> None:
    felt = {"feelings": [{"word": "glad", "score": 4, "source": "poll"}, {"word": "calm", "source": "log"}]}
    assert grade(rests(**felt)) == ("believed from data", "survey")
    assert rests(**felt, evidence="log").grade == "behaviour"
    assert rests(**felt, experience=3).grade == "nothing"


def test_without_a_score_there_is_nothing_that_could_be_data() -> None:
    own = rests(evidence="poll")
    assert (own.ground, own.grade, own.is_data) == (None, "survey", False)


def test_a_phase_rests_on_its_own_evidence_or_the_maps() -> None:
    phases = [
        {"id": "p", "name": "P", "experience": 2, "evidence": "talks", "touchpoints": [point("a")]},
        {"id": "q", "name": "Q", "experience": 2, "touchpoints": [point("b")]},
    ]
    card = score(map_of(phases=phases, sources=SOURCES, evidence="poll", scale=FIVE))
    assert [grade(grounds(card.map, found)) for found in card.phases] == [
        ("believed from data", "interviews"),
        ("believed from data", "survey"),
    ]


@given(st.lists(st.sampled_from([source["id"] for source in SOURCES]), max_size=5), st.randoms())
def test_the_order_of_sources_means_nothing(evidence: list[str], random: Any) -> None:
    shuffled = list(evidence)
    random.shuffle(shuffled)
    assert rests(experience=3, evidence=evidence) == rests(experience=3, evidence=shuffled)
    card = score(map_of(point("a", evidence=evidence), sources=SOURCES))
    assert not {"later", "empty"} & {
        source.id for source in sources_of(card.map, None, card.touchpoints[0].touchpoint)
    }
