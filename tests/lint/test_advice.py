"""What advice leaves alone: each of these is near to a finding, and none."""

from __future__ import annotations

from datetime import date

import pytest

from cxmap.ages import Ages
from cxmap.api.reading import examine
from cxmap.lint import run_advice
from cxmap.lint.advice.personal_data import is_iban
from cxmap.lint.vocabulary import GLAD, SAD, TO_COME, mood, says_it_is_to_come
from cxmap.source import document_of

HEAD = "cxmap: 1\ntitle: A visit\n"
AGES = Ages(date(2026, 4, 1))


def _codes(text: str, ages: Ages = AGES) -> set[str]:
    map_, problems = examine(document_of((HEAD + text).encode(), "m"))
    assert map_ is not None, problems
    return {finding.code for finding in run_advice(map_, ages)}


def _point(written: str) -> str:
    return f"touchpoints:\n  - {{id: a, name: I wait, {written}}}\n"


QUIET = {
    "a sketch": "touchpoints: [{name: a, experience: 1}, {name: b, experience: -1}]\n",
    "a phase score near its parts":
    "phases: [{name: p, experience: 1, touchpoints: [{name: a, experience: "
    "0.5}]}]\n",
    "a phase that stands for a part":
    "phases: [{name: p, experience: 2, touchpoints: [{name: a, experience: -2}, "
    "b]}]\n",
    "channels before touchpoints have any": "channels: [Web, Store]\ntouchpoints: [I come in]\n",
    "a planned source": "sources: [{id: s, status: planned}]\ntouchpoints: [a]\n",
    "a source of a metric": "sources: [{id: s, type: survey}]\n"
    + _point("metrics: [{type: csat, value: 72%, n: 180, source: s}]"),
    "a curve with one value for all": "curves: [{id: c, name: C, overall: 1}]\ntouchpoints: [a]\n",
    "a described market": "markets: [{id: nl, name: N, description: Pays by card}]\ntouchpoints: [a]\n",
    "a field of another kind": _point("x-importance: very"),
    "an exit on the way": "touchpoints: [{name: a, next: c, exit: true}, b, {id: c, name: c}]\n",
    "an experience map": "kind: experience\ntouchpoints: [{name: a, next: c}, b, {id: c, name: c}]\n",
    "other personas' ways": "personas: [x, y]\ntouchpoints:\n  - {name: a, personas: x}\n"
    "  - {name: b, personas: x, next: d}\n  - {name: c, personas: y}\n  - {id: d, name: d}\n",
    "a fork by persona": "personas: [x, y]\ntouchpoints:\n  - {name: a, next: [b, c]}\n"
    "  - {id: b, name: b, personas: x}\n  - {id: c, name: c, personas: y}\n",
    "none of the shares":
    "touchpoints: [{name: a, next: [{to: b, when: x}, {to: c}]}, {id: b, name: b}, {id: c, name: "
    "c}]\n",
    "a face for a feeling": _point("feelings: 😀"),
    "a part of a sentence": _point("thoughts: [To do list in hand, None of them looks up, '!!!']"),
    "one name on two channels":
    "channels: [w, s]\ntouchpoints: [{name: a, channel: w}, {name: a, channel: "
    "s}]\n",
    "one name in two phases": "phases: [{name: p, touchpoints: [a]}, {name: q, touchpoints: [a]}]\n",
    "a feeling that comes back": _point("feelings: [calm, tense, calm]"),
    "one sentence of two people": "personas: [x, y]\n"
    + _point("quotes: [{text: So slow, persona: x}, {text: So slow, persona: y}]"),
    "no address of a person":
    _point("quotes: [Mail info@shop.nl or a@example.org, Order 0612345, On "
    "2026-03-31]"),
    "a number of the company": _point("quotes: [I call 0800-1234567 and 14 0318, It cost 1.234.567.890]"),
    "the owner's address": _point("owner: jan@firm.nl"),
    "a bank account that is none": _point("quotes: [NL91 ABNA 0417 1643 01]"),
    "a few foreign words": _point("quotes: [Het is de beste van de stad en ik kom terug]"),
    "a picture's page": _point("links: [https://example.org/gallery]"),
    "a mild number": _point("feelings: [{word: annoyed, score: 0}]"),
    "not what it seems": _point("experience: 2, feelings: [not angry]"),
    "mixed feelings": _point("experience: 2, feelings: [angry, happy]"),
    "a low scale":
    "scale: {min: 1, max: 5, direction: lower-is-better}\n" + _point("feelings: [{word: furious, "
    "score: 5}]"),
    "a bad average": "personas: [x, y]\n" + _point("experience: {x: -2, y: -1}"),
    "a bad score with a pain":
    "personas: [x, y]\n" + _point("experience: {x: -2, y: 2}, pain_points: [No "
    "chair]"),
    "raters a little apart": _point("experience: [0, 1, 2]"),
    "goal null":
    "goal: null\ntouchpoints: [{name: a, experience: 1}, {name: b, experience: 1}, {name: c, "
    "experience: 1}]\n"
    "sources: [{id: s, type: workshop}]\nevidence: s\n",
    "a goal a little below": _point("goal: 1, experience: 1.5"),
    "a goal below on purpose": _point("goal: {score: -1, words: quick}, experience: 1"),
    "old evidence beside fresh": "sources: [{id: o, date: 2018-01-01}, {id: f, date: 2026-03-01}]\n"
    + _point("experience: 1, evidence: [o, f]"),
    "old evidence of an old map": "date: 2018-02-01\nsources: [{id: o, date: 2018-01-01}]\n"
    + _point("experience: 1, evidence: o"),
    "a severe pain before any ideas": _point("pain_points: [{text: x, severity: 5}]"),
    "a severe pain in an addressed phase":
    "phases: [{id: p, name: p, touchpoints: [{name: a, pain_points: [{text: x, "
    ""
    "severity: 5}]}]}]\nopportunities: [{title: o, addresses: p}]\n",
    "an opportunity that was dropped": "touchpoints: [a]\nopportunities: [{title: o, status: dropped}]\n",
    "unrated ones": "touchpoints: [a]\nopportunities: [{title: o, addresses: a}, {title: q, addresses: a}]\n",
    "due later": "touchpoints: [a]\nopportunities: [{title: o, addresses: a, due: 2026-04-01}]\n",
    "shares rounded up": "personas: [{name: x, share: 33.4%}, {name: y, share: 66.7%}]\ntouchpoints: [a]\n",
}  # fmt: skip


@pytest.mark.parametrize("text", QUIET.values(), ids=QUIET)
def test_near_to_a_finding_and_none(text: str) -> None:
    assert _codes(text) == set()


LOUD = {
    "CX408": _point("x-note: Closed on Mondays"),
    "CX421": "language: fr\n" + _point("thoughts: [à définir]"),
    "CX422": "touchpoints: [I wait, i  WAIT]\n",
    "CX424": _point("quotes: [Call me at +31 6 1234 5678 please]"),
    "CX432":
    "scale: {min: 1, max: 5, direction: lower-is-better}\n" + _point("feelings: [{word: furious 😡, "
    "score: 1}]"),
    "CX441": "sources: [{id: o, date: 2018-01-01}]\n" + _point("experience: 1, evidence: o"),
    "CX442": "sources: [{id: o, date: 2026-04-02}]\n" + _point("experience: 1, evidence: o"),
    "CX453": "touchpoints: [a]\nopportunities: [{title: o, addresses: a, done: 2026-01-01}]\n",
    "CX454": "touchpoints: [a]\nopportunities: [{title: o, addresses: a, due: 2026-03-31}]\n",
}  # fmt: skip


@pytest.mark.parametrize("code", LOUD)
def test_findings_in_other_forms(code: str) -> None:
    assert _codes(LOUD[code]) == {code}


def test_each_of_four_languages_has_a_word_for_nothing() -> None:
    for text in ("n/a", "N.v.t.", "keine", "Aucun", "-", "TBD", "nader te bepalen", "noch offen"):
        assert _codes("language: de\n" + _point(f"pain_points: ['{text}']")) == {"CX421"}


def test_what_stands_in_data_where_nobody_answered_is_no_placeholder() -> None:
    bound = "files: a.csv, scale: {min: 1, max: 5}, no_answer: ['-', n/a], overall: q"
    said = "files: a.csv, text: t, no_answer: [TBD, '-'], words: {a: [x]}"
    text = f"data: {{{bound}}}\ncomments: {{{said}}}\n" + _point("experience: 1")
    assert "CX421" not in _codes(text)


def test_a_project_says_when_evidence_is_stale() -> None:
    text = "sources: [{id: o, date: 2026-01-01}]\n" + _point("experience: 1, evidence: o")
    assert _codes(text) == set()
    assert _codes(text, Ages(date(2026, 4, 1), stale_days=30)) == {"CX441"}


def test_bank_accounts_are_checked() -> None:
    assert is_iban("NL91 ABNA 0417 1643 00")
    assert is_iban("DE89370400440532013000")
    assert not is_iban("NL91 ABNA 0417 1643 01")
    assert "CX424" in _codes(_point("quotes: [Pay to NL91 ABNA 0417 1643 00]"))


def test_words_mean_one_thing() -> None:
    assert not GLAD & SAD
    assert all(mood(word.upper()) == 1 for word in GLAD)
    assert all(mood(f"{word} 😐") == -1 for word in SAD)
    assert all(says_it_is_to_come(f"{word}.") for word in TO_COME)
