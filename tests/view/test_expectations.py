"""Expectations, reasons, shares and curve values of phases, as every output says them."""

from __future__ import annotations

import json

import pytest

import cxmap
from cxmap.api import texts
from cxmap.locale import words_for
from cxmap.view.curve.build import build_curve
from cxmap.view.curve.lanes import moods
from cxmap.view.expectations import expectation_text, expectations_summary, written_expectation
from cxmap.view.gaps.table import build_gaps
from cxmap.view.matrix.build import build_matrix

EN = words_for("en")
MINUS = "\N{MINUS SIGN}"
TEXT = """cxmap: 1
title: M
goal: 1
personas: [{id: ann, name: Ann}, {id: ben, name: Ben}]
sources: [{id: talks, name: Talks, type: interview, n: 10}]
curves: [{id: ease, name: Ease, scale: {min: 0, max: 10}, overall: 6.5}]
phases:
  - name: P
    curves: {ease: 7}
    expectation: {score: 1, words: quick, evidence: talks}
    touchpoints:
      - {name: A, experience: {ann: 1, ben: -1}}
      - {name: B, experience: 2, expectation: {ann: 2, ben: 0}, curves: {ease: 9}}
      - C
"""


def card(persona: str | None = None) -> cxmap.scoring.Scorecard:
    return cxmap.score(cxmap.loads(TEXT), persona=persona)


def test_it_is_said_with_its_own_difference() -> None:
    first, second, third = card().touchpoints
    said = expectation_text(card(), first, EN)
    assert said == f"expected +1, experience {MINUS} expectation {MINUS}1 (Ann 0, Ben {MINUS}2)"
    assert expectation_text(card("ben"), card("ben").touchpoints[0], EN).endswith(f"expectation {MINUS}2")
    assert expectation_text(card(), third, EN) == "expectation +1", "nothing is compared with nothing"
    assert second.point.expectation is not None
    assert written_expectation(card(), second.point.expectation, EN) == ("Ann +2, Ben 0",)
    assert expectations_summary(card(), EN) == "Below what customers expect at 1 of 2: A"
    assert expectations_summary(cxmap.score(cxmap.loads("cxmap: 1\ntitle: M\ntouchpoints: [A]\n")), EN) == ""


@pytest.mark.parametrize("language", ["nl", "de", "fr"])
def test_every_language_says_it(language: str) -> None:
    words = words_for(language)
    said = expectation_text(card(), card().touchpoints[0], words)
    assert "experience" not in said and f"{MINUS}1" in said


def test_table_json_and_csv_hold_it_apart_from_the_gap() -> None:
    tables = [("m", build_gaps(card(), EN))]
    row = json.loads(texts.gaps_json(tables))["maps"][0]["rows"][0]
    assert (row["gap"], row["expectation"], row["experience_minus_expectation"]) == (-1, 1, -1)
    assert (row["expectation_from"], row["expectation_words"]) == ("phase", "quick")
    assert row["personas"]["ben"]["experience_minus_expectation"] == -2
    head, first, *_ = texts.gaps_csv(tables).splitlines()
    record = dict(zip(head.split(","), first.split(","), strict=True))
    assert (record["expectation"], record["experience_minus_expectation"]) == ("1", "-1")


def test_the_curve_has_a_line_for_it_and_levels_for_the_values_of_phases() -> None:
    view = build_curve(card(), EN)
    lines = {series.role: series for series in view.series}
    expected = lines["expectation"]
    assert expected.name == "what customers expect"
    assert [mark.label for run in expected.stretches for mark in run.marks] == ["+1", "+1", "+1"]
    ease = lines["curve"]
    assert ease.name == "Ease (own scale 0 to 10, journey as a whole 6.5)"
    drawn = [[(mark.x, mark.label) for mark in run.marks] for run in ease.stretches]
    assert sorted(drawn) == [[(0.5, "7")], [(1.5, "9")], [(2.5, "7")]], "level where a touchpoint has none"


def test_the_matrix_has_a_lane_for_it() -> None:
    lanes = {lane.key: lane for band in build_matrix(card(), EN).bands for lane in band.lanes}
    said = [entry.text for cell in lanes["expectation"].cells for entry in cell.entries]
    assert "\N{LEFT DOUBLE QUOTATION MARK}quick\N{RIGHT DOUBLE QUOTATION MARK}" in said
    assert any("Talks" in text for text in said)
    ease = [entry.text + entry.value for cell in lanes["curve-ease"].cells for entry in cell.entries]
    assert ease == ["journey as a whole 6.5", "7", "9"]


def test_feelings_come_with_their_reasons() -> None:
    feelings = "[{word: hope, because: they rang}, {word: doubt, at_once: true}, calm]"
    (step,) = cxmap.loads(f"cxmap: 1\ntitle: M\ntouchpoints: [{{name: A, feelings: {feelings}}}]").steps
    assert moods(step.touchpoint.feelings) == ("hope (they rang) + doubt", "calm")
