"""The report as values: sentences from the numbers, names for ids, nothing lost and nothing made up."""

from __future__ import annotations

from typing import Any

import pytest

from cxmap.locale import words_for
from cxmap.model import Map
from cxmap.scoring import score
from cxmap.view.opportunities.build import build_opportunities
from cxmap.view.report.build import build_report
from cxmap.view.report.values import Phrase, ReportView

MAP: dict[str, Any] = {
    "cxmap": 1,
    "title": "T",
    "goal": {"score": 1, "words": "at ease"},
    "personas": [{"id": "a", "name": "Anna"}, {"id": "b", "name": "Bert"}],
    "sources": [{"id": "s", "type": "survey", "n": 12}],
    "channels": [{"id": "web", "name": "Web shop", "goal": 0}],
    "phases": [
        {
            "id": "buy",
            "name": "Buying",
            "touchpoints": [
                {"id": "look", "name": "Look", "channel": "web", "experience": 2, "evidence": "s"},
                {
                    "id": "wait",
                    "name": "Wait",
                    "experience": {"a": -2, "b": 0},
                    "impact": "negative",
                    "next": [{"to": "pay", "share": 0.4, "when": "when open"}],
                    "pain_points": [{"text": "Slow", "severity": 4, "remedy": "More tills", "persona": "a"}],
                    "x-internal": "secret",
                },
                {"id": "pay", "name": "Pay", "experience": None},
            ],
        }
    ],
    "opportunities": [
        {"id": "small", "title": "Small", "impact": 2, "feasibility": 5},
        {"id": "big", "title": "Big", "impact": 5, "feasibility": 4, "addresses": ["wait", "buy"]},
        {"id": "vague", "title": "Vague"},
    ],
}


def view(data: dict[str, Any] | None = None, language: str = "en", persona: str | None = None) -> ReportView:
    return build_report(score(Map.model_validate(data or MAP), persona=persona), words_for(language), "0.1")


def text(runs: tuple[Phrase, ...]) -> str:
    return "".join(run.text for run in runs)


def test_summary_is_written_from_the_numbers_and_refers_to_the_cards() -> None:
    report = view()
    sentences = [text(sentence) for sentence in report.summary]
    assert report.headline == "1 of 2 touchpoints is below goal (our estimate)"
    assert sentences[0] == "Begin with “Wait”: −1 against a goal of +1, a gap of −2."
    assert any("“Big”: impact 5, feasibility 4" in sentence for sentence in sentences)
    sure = [text(sentence) for sentence in report.surety.sentences]
    assert sure == [
        "1 of 2 scored touchpoints rests on data: 1 estimated from a survey, interviews or behaviour; "
        f"1 estimated without data. {report.words.counted.claims}",
        "1 touchpoint has no score and is left out of every figure.",
    ]
    assert Phrase("Wait", "tp-wait") in report.summary[0]
    assert 3 <= len(sentences) <= 5


@pytest.mark.parametrize("language", ["en", "nl"])
def test_no_sentence_keeps_an_empty_place(language: str) -> None:
    for data in (MAP, {"cxmap": 1, "title": "T", "touchpoints": ["A"]}):
        report = view(data, language)
        for sentence in (*report.summary, *report.surety.sentences):
            assert "{" not in text(sentence) and text(sentence).endswith(".")


def test_opportunities_are_ranked_by_impact_times_feasibility() -> None:
    assert [(row.anchor, row.score) for row in view().opportunities] == [
        ("op-big", 20),
        ("op-small", 10),
        ("op-vague", None),
    ]
    assert text(view().opportunities[0].addresses) == "Wait, Buying"


def test_opportunities_stand_in_the_order_of_their_picture() -> None:
    rice = {"reach": 100, "confidence": 0.5}
    items = [
        {"id": "unrated", "title": "Unrated", "impact": 5},
        {"id": "done", "title": "Done", "impact": 5, "feasibility": 5, "status": "done"},
        {"id": "slow", "title": "Slow", "impact": 4, "feasibility": 3, "effort": 50, **rice},
        {"id": "plain", "title": "Plain", "impact": 3, "feasibility": 4},
        {"id": "fast", "title": "Fast", "impact": 4, "feasibility": 3, "effort": 5, **rice},
        {"id": "dropped", "title": "Dropped", "impact": 1, "feasibility": 1, "status": "dropped"},
    ]
    data = {**MAP, "opportunities": items}
    report = view(data)
    order = ["fast", "plain", "slow", "done", "dropped", "unrated"]
    assert [row.anchor for row in report.opportunities] == [f"op-{id_}" for id_ in order]
    assert report.chances is not None
    assert [point.title for point in report.chances.points] == ["Fast", "Plain", "Slow", "Done", "Dropped"]
    drawn = build_opportunities(score(Map.model_validate(data)), words_for("en"))
    assert [point.title for point in drawn.points] == [row.title for row in report.opportunities][:-1]
    closed = view({**MAP, "opportunities": [items[1]]})
    assert not any("Done" in text(sentence) for sentence in closed.summary)


def test_card_says_what_the_map_says() -> None:
    (chapter,) = view().chapters
    look, wait, pay = chapter.cards
    assert [run.text for fact in wait.facts if fact.label == "next" for run in fact.runs] == [
        "Pay",
        " (40%, when open)",
    ]
    (pains,) = wait.passages
    assert [text(note.runs) for note in pains.entries[0].notes] == ["4 of 5", "More tills", "Anna"]
    assert [(mark.name, mark.experience) for mark in wait.personas] == [("Anna", -2), ("Bert", 0)]
    assert look.personas == () and look.gap.goal_origin == "from its channel Web shop"
    assert pay.remark == "no score, on purpose"
    assert "secret" not in repr(view())


def test_header_counts_the_scores_that_rest_on_data() -> None:
    facts = {fact.label: text(fact.runs) for fact in view().facts}
    assert facts["evidence"].startswith("1 of 2 scored touchpoints rests on data: 1 estimated from")
    inherited = {**MAP, "evidence": "s"}
    facts = {fact.label: text(fact.runs) for fact in view(inherited).facts}
    assert facts["evidence"].startswith("2 of 2 scored touchpoints rest on data: 2 estimated from")


def test_order_of_the_map_and_order_of_the_gaps() -> None:
    report = view()
    assert [row.id for row in report.in_order] == ["look", "wait", "pay"]
    assert report.gaps.rows[0].id == "wait"


def test_one_persona_sees_its_own_scores_and_no_spread() -> None:
    report = view(persona="a")
    assert report.chapters[0].cards[1].gap.experience == -2
    assert all(not card.personas for chapter in report.chapters for card in chapter.cards)


def test_reversed_scale_is_explained() -> None:
    data = {**MAP, "scale": {"min": -2, "max": 2, "direction": "lower-is-better"}}
    report = view(data)
    assert report.method[0].texts == ("Scores run from +2 (worst) to −2 (best).", report.words.scale_reversed)


def test_phase_scored_as_a_whole_has_its_figures_in_its_chapter() -> None:
    data = {
        **MAP,
        "opportunities": [],
        "phases": [{"id": "p", "name": "P", "experience": -1, "touchpoints": ["A"]}],
    }
    report = view(data)
    assert report.chapters[0].gap is not None and report.chapters[0].gap.gap == -2
    assert report.anchors["p"] == "phase-p"
    assert not any("no score" in text(sentence) for sentence in report.surety.sentences)
