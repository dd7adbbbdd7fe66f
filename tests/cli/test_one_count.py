"""One count in every output: what falls short, what is undecided, and what the scores rest on."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path
from typing import Any

import pytest

from cxmap import api
from cxmap.cli.app import run
from cxmap.locale import words_for
from cxmap.scoring import Scorecard, tally
from cxmap.view.counting import coverage_text, verdicts_text
from cxmap.view.report.build import build_report

ROOT = Path(__file__).parent.parent.parent
MAPS = sorted([*(ROOT / "examples").glob("*.cxmap.yaml"), *(ROOT / "tests/maps").glob("*.cxmap.yaml")])
WHOLE_PHASES = """
cxmap: 1
title: Two phases judged as a whole
goal: 1
sources: [{id: talks, type: interview, n: 8, date: 2026-01-01}, {id: gut, type: assumption}]
phases:
  - {id: before, name: Before, experience: -1, evidence: talks, touchpoints: [Search, Read]}
  - id: there
    name: There
    touchpoints:
      - {id: arrive, name: Arrive, experience: 1}
      - {id: ask, name: Ask, metrics: [{type: csat, answers: [1, 2, 2, 3, 3]}]}
      - {id: guess, name: Guess, metrics: [{type: csat, answers: [40, 40, 40, 40, 40], source: gut}]}
  - {id: after, name: After, experience: 2, touchpoints: [Leave]}
"""


@pytest.fixture(
    params=[*MAPS, None], ids=lambda path: "phases" if path is None else path.name.partition(".")[0]
)
def file(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param is not None:
        return str(request.param)
    path = tmp_path / "phases.cxmap.yaml"
    path.write_text(WHOLE_PHASES, encoding="utf-8")
    return str(path)


def _shown(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert run([*arguments, "--quiet"]) == 0
    return " ".join(capsys.readouterr().out.split())


def _json(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    return json.loads(_shown(capsys, *arguments, "--format", "json"))["maps"][0]


def _headline(card: Scorecard) -> str:
    return verdicts_text(tally(card), words_for("en")) if card.judged else ""


def test_lists_and_tables_count_alike(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    map_ = api.load(file)
    card, en = api.score(map_), words_for("en")
    counts = tally(card)
    gaps, evidence = _json(capsys, "gaps", file, "--all"), _json(capsys, "evidence", file)
    for key in ("scored", "measured", "believed_from_data", "believed_without_data", "touchpoints", "phases"):
        assert gaps[key] == evidence[key], key
    verdicts = [row["verdict"] for row in gaps["rows"]]
    for key in ("short", "believed_short", "undecided", "met", "believed_met"):
        assert gaps[key] == verdicts.count(key.replace("_", " ")) == getattr(counts, key)
    assert evidence["on_data"] == evidence["measured"] + evidence["believed_from_data"]
    kinds = [row["ground"] for row in evidence["rows"]]
    assert evidence["on_data"] == kinds.count("measured") + kinds.count("believed from data")
    coverage, headline = coverage_text(counts, en), _headline(card)
    assert coverage in _shown(capsys, "gaps", file) and coverage in _shown(capsys, "evidence", file)
    assert headline in _shown(capsys, "gaps", file) and headline in _shown(capsys, "journey", file)


@pytest.mark.parametrize("language", ["en", "nl", "de", "fr"])
def test_the_report_counts_as_the_lists_do(file: str, language: str) -> None:
    map_, words = api.load(file), words_for(language)
    card = api.score(map_)
    counts = tally(card)
    said = html.unescape(
        re.sub("<[^>]*>", "", api.render(map_, "report", language=language, as_of="map").decode())
    )
    if counts.scored.total:
        assert said.count(coverage_text(counts, words)) == 3, "header, how sure we are, what it rests on"
    if counts.judged.total:
        assert verdicts_text(counts, words) in said


def test_the_presenter_counts_each_phase_as_the_headline_counts_the_map(file: str) -> None:
    map_, en = api.load(file), words_for("en")
    card = api.score(map_)
    stages = build_report(card, en, "0").stages
    for phase in map_.phases:
        counts = tally(card, [found for found in card.places if found.phase is phase])
        said = verdicts_text(counts, en) if counts.judged.total else None
        assert [text for text in stages[phase.id] if text == said] == ([] if said is None else [said])


def test_pictures_have_the_same_headline(file: str) -> None:
    map_ = api.load(file)
    card = api.score(map_)
    svg = api.render(map_, "gaps", "svg", language="en").decode()
    words = " ".join(html.unescape(re.sub("<[^>]*>", " ", svg)).split())
    assert _headline(card) in words


def test_a_phase_is_counted_as_a_phase(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "phases.cxmap.yaml"
    path.write_text(WHOLE_PHASES, encoding="utf-8")
    shown = _shown(capsys, "gaps", str(path))
    assert "2 of 5 touchpoints and phases are below goal (our estimate); 1 not decided" in shown
    assert "5 of 8 touchpoints and phases not shown" in shown
    assert "2 of 5 scored touchpoints and phases rest on data: 1 measured; 1 estimated from" in shown
    assert "Before (whole phase)" in _shown(capsys, "evidence", str(path))


def test_what_if_never_adds_the_undecided_to_the_short(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "phases.cxmap.yaml"
    path.write_text(WHOLE_PHASES, encoding="utf-8")
    found = _json(capsys, "whatif", str(path), "guess=goal")
    assert found["below_goal"] == {"now": 2, "then": 1}
    assert (found["short"], found["undecided"]) == ({"now": 0, "then": 0}, {"now": 1, "then": 1})
    shown = _shown(capsys, "whatif", str(path), "guess=goal")
    assert "below goal, our estimate 2 1 -1" in shown and "not decided 1 1 0" in shown
