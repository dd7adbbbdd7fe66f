"""Counts as sentences, and what a score rests on in words; in four languages."""

from __future__ import annotations

import pytest

from cxmap.locale import LANGUAGES
from cxmap.locale.en import EN
from cxmap.scoring import Count, Tally, grounds, score
from cxmap.view.counting import coverage_text, grounds_parts, rests_text, verdicts_text
from tests.scoring.scoring_maps import FIVE, map_of, point


def counted(
    short: int = 0,
    believed_short: int = 0,
    undecided: int = 0,
    met: int = 0,
    believed_met: int = 0,
    phases: int = 0,
    hiding: int = 0,
) -> Tally:
    judged = short + believed_short + undecided + met + believed_met
    count = Count(judged - phases, phases)
    return Tally(
        places=count,
        scored=count,
        judged=count,
        short=short,
        believed_short=believed_short,
        undecided=undecided,
        undecided_below=0,
        met=met,
        believed_met=believed_met,
        hiding=hiding,
        measured=short + met + undecided,
        believed_from_data=believed_short,
        believed_without_data=believed_met,
    )


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (
            counted(short=6, believed_short=3, undecided=1, met=7),
            "6 of 17 touchpoints are below goal (measured), 3 more by our estimate; 1 not decided",
        ),
        (counted(short=1, met=3), "1 of 4 touchpoints is below goal (measured)"),
        (
            counted(believed_short=8, believed_met=4),
            "8 of 12 touchpoints are below goal (our estimate)",
        ),
        (counted(believed_short=1), "The one judged touchpoint is below goal (our estimate)"),
        (
            counted(believed_short=1, phases=1),
            "The one judged phase is below goal (our estimate)",
        ),
        (counted(undecided=2, met=1), "None of 3 touchpoints is known to be below goal; 2 not decided"),
        (counted(met=2), "Both touchpoints meet their goal (measured)"),
        (
            counted(met=2, hiding=1),
            "Both touchpoints meet their goal on average (measured); 1 below goal for someone",
        ),
        (
            counted(short=1, met=2, hiding=2),
            "1 of 3 touchpoints is below goal (measured); 2 more below goal for someone",
        ),
        (
            counted(undecided=1, met=1, hiding=1),
            "None of 2 touchpoints is known to be below goal; 1 not decided; 1 below goal for someone",
        ),
        (
            counted(met=3, believed_met=2),
            "All 5 touchpoints meet their goal: 3 measured, 2 by our estimate",
        ),
        (
            counted(believed_short=2, believed_met=4, phases=1),
            "2 of 6 touchpoints and phases are below goal (our estimate)",
        ),
        (counted(believed_met=3, phases=3), "All 3 phases meet their goal (our estimate)"),
    ],
)
def test_headlines_keep_findings_and_claims_apart(found: Tally, said: str) -> None:
    assert verdicts_text(found, EN) == said


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "nl",
            "6 van de 17 contactpunten scoren onder doel (gemeten), "
            "nog 3 volgens onze inschatting; 1 onbeslist",
        ),
        (
            "de",
            "6 von 17 Kontaktpunkten liegen unter Ziel (gemessen), 3 weitere nach unserer Schätzung; "
            "1 nicht entschieden",
        ),
        (
            "fr",
            "6 points de contact sur 17 sont sous l’objectif (mesuré), "
            "3 de plus selon notre estimation\u202f; 1 non tranché",
        ),
    ],
)  # fmt: skip
def test_the_same_headline_in_other_languages(language: str, said: str) -> None:
    assert verdicts_text(counted(short=6, believed_short=3, undecided=1, met=7), LANGUAGES[language]) == said


@pytest.mark.parametrize(
    ("language", "one", "phase"),
    [
        (
            "nl",
            "1 van de 4 contactpunten scoort onder doel (gemeten)",
            "De enige beoordeelde fase scoort onder doel (gemeten)",
        ),
        (
            "de",
            "1 von 4 Kontaktpunkten liegt unter Ziel (gemessen)",
            "Die einzige beurteilte Phase liegt unter Ziel (gemessen)",
        ),
        (
            "fr",
            "1 point de contact sur 4 est sous l’objectif (mesuré)",
            "La seule phase évaluée est sous l’objectif (mesuré)",
        ),
    ],
)  # fmt: skip
def test_one_is_singular_and_a_phase_has_its_own_gender(language: str, one: str, phase: str) -> None:
    assert verdicts_text(counted(short=1, met=3), LANGUAGES[language]) == one
    assert verdicts_text(counted(short=1, phases=1), LANGUAGES[language]) == phase


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_a_phase_is_never_called_a_touchpoint(language: str) -> None:
    words = LANGUAGES[language]
    noun = {"en": "touchpoint", "nl": "contactpunt", "de": "Kontaktpunkt", "fr": "contact"}[language]
    for found in (
        counted(short=2, phases=2),
        counted(met=2, phases=2),
        counted(undecided=2, phases=2),
        counted(believed_short=1, phases=1),
    ):
        assert noun not in verdicts_text(found, words) + coverage_text(found, words)
    assert words.counted.places(0, 2).startswith("2 ") and noun not in words.counted.places(0, 2)
    assert noun in words.counted.places(2, 1)


def test_coverage_says_how_many_rest_on_data_and_how() -> None:
    found = counted(short=8, believed_short=8, believed_met=1)
    assert coverage_text(found, EN) == (
        "16 of 17 scored touchpoints rest on data: 8 measured; "
        "8 estimated from a survey, interviews or behaviour; 1 estimated without data"
    )
    assert grounds_parts(counted(met=1), EN) == ("1 measured",)
    assert coverage_text(counted(), EN) == ""


def test_what_a_score_rests_on_in_words() -> None:
    sources = [
        {"id": "talks", "name": "Ten talks", "type": "interview"},
        {"id": "gut", "name": "Gut", "type": "assumption"},
        {"id": "poll", "type": "survey"},
    ]
    rating = {"type": "rating", "scale": FIVE, "value": 3, "n": 9}
    card = score(
        map_of(
            point("a", experience=3, evidence="talks"),
            point("b", experience=3, evidence="gut"),
            point("c", experience=3),
            point("d", metrics=[{**rating, "source": "poll"}]),
            point("e", metrics=[rating]),
            point("f", metrics=[{**rating, "source": "gut"}]),
            point("g", evidence="poll"),
            scale=FIVE,
            sources=sources,
        )
    )
    assert [rests_text(grounds(card.map, found), EN) for found in card.touchpoints] == [
        "estimated, from interviews: Ten talks",
        "estimated, no data: Gut, assumption",
        "estimated, no data",
        "measured: survey",
        "measured, source not named",
        "estimated, no data: Gut, assumption",
        "no score: survey",
    ]
