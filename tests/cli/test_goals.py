"""What the commands say of goals in units, further metrics and questions about the whole."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from cxmap.cli.app import run

MAP = """\
cxmap: 1
title: A visit
scale: {min: 1, max: 5}
goal: {score: 4, nps: 40}
channels:
  - {id: web, name: Web, goal: {csat: 60%}}
  - {id: shop, name: Shop, goal: {csat: 75%, words: kind}}
metrics: [{type: nps, promoters: 156, passives: 174, detractors: 82}]
phases:
  - name: Buy
    goal: 3
    metrics: [{type: rating, name: Ease of buying, scale: {min: 1, max: 10}, value: 7, sd: 2, n: 100}]
    touchpoints:
      - {id: look, name: Look around, goal: {csat: 50%, nps: 30}, metrics: [{type: csat, answers: [6, 46, 514, 1428, 631]}, {type: nps, promoters: 150, passives: 174, detractors: 82}]}
      - {id: pay, name: Pay, channel: [web, shop], metrics: [{type: csat, answers: [36, 229, 810, 916, 351]}]}
      - {id: wait, name: Wait, goal: 4, metrics: [{type: ces, scale: {min: 1, max: 7, direction: lower-is-better}, value: 3.4, sd: 1.4, n: 329}]}
      - {id: leave, name: Leave, goal: {csat: 80%}, experience: 4}
"""  # noqa: E501
WIDTHS = (60, 80, 100, 140)


@pytest.fixture
def visit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    path = tmp_path / "visit.cxmap.yaml"
    path.write_text(MAP, encoding="utf-8")
    return str(path)


def said(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> str:
    """What a command prints, on one line each paragraph."""
    assert run(list(arguments)) == code
    return " ".join(capsys.readouterr().out.split()).replace("\N{NO-BREAK SPACE}", " ")


def test_the_list_says_what_else_is_short_and_what_was_converted(
    visit: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "140")
    short = said(capsys, "gaps", visit)
    assert "Look around: also: NPS +17 against +30: below goal" in short, (
        "it meets its goal, so it has no row"
    )
    assert "the whole: NPS +18 (+11 … +25, n = 412) against +40 from the map: below goal" in short
    assert "Ease of buying (phase Buy) 7 (6.6 … 7.4, n = 100) against 5.5 from its phase: goal met" in short
    assert "goal 3 taken as 5.5 rating by conversion" in short
    assert "--explain shows where every number comes from (1 goal was converted)" in short
    explained = said(capsys, "gaps", visit, "--explain")
    assert "one measured experience is judged by a converted goal (4 taken as 2.5 CES)" in explained
    assert "goal: {ces: ...}" in explained
    everything = said(capsys, "gaps", visit, "--all")
    assert "goal as written 75% CSAT" in everything, "as it is written, beside the points that it comes to"
    assert "Look around: also" not in everything
    assert "also: NPS +17 against +30: below goal" in everything, "the row itself says it"


def test_explanations_name_the_channel_the_unit_and_the_reason(
    visit: str, capsys: pytest.CaptureFixture[str]
) -> None:
    text = said(capsys, "gaps", visit, "--all", "--explain")
    assert "goal 75% CSAT, on the map's scale 4 from its channel Shop: kind" in text
    assert "the strictest of its channels’ goals" in text
    assert "a channel promises the same wherever it is met, and a phase is a stretch of time" in text
    assert "judged on its own scale: 54.1% against 75% CSAT" in text
    assert "goal 4 taken as 2.5 CES by conversion" in text
    assert "80% CSAT is compared with nothing" in text
    assert "NPS 17, 95% interval 9 … 24 (adjusted Wald), n = 406; goal +30 its own" in text


def test_json_and_csv_have_all_of_it(visit: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["gaps", visit, "--all", "--format", "json"]) == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)["maps"][0]
    rows = {row["id"]: row for row in found["rows"]}
    assert found["converted_goals"] == 1
    assert [(row["type"], row["goal"], row["verdict"]) for row in found["whole"]] == [
        ("nps", 40, "short"), ("rating", 5.5, "met"),
    ]  # fmt: skip
    assert (rows["pay"]["goal_unit"], rows["pay"]["goal_own"], rows["pay"]["goal_channel"]) == (
        "csat", 75, "shop",
    )  # fmt: skip
    assert {id_: row["goal_converted"] for id_, row in rows.items()} == {
        "look": False, "pay": False, "wait": True, "leave": False,
    }  # fmt: skip
    (other,) = rows["look"]["others"]
    assert (other["type"], other["goal"], other["short_of_own_goal"]) == ("nps", 30, True)
    assert other["gap"] == pytest.approx(100 * 68 / 406 - 30)
    assert run(["gaps", visit, "--all", "--format", "csv"]) == 0
    out = capsys.readouterr().out.splitlines()
    lines = {line["id"]: line for line in csv.DictReader(out)}
    kept = ("goal_channel", "goal_unit", "goal_own", "goal_converted", "also")
    assert [lines["pay"][name] for name in kept] == ["shop", "csat", "75", "False", ""]
    assert lines["look"]["also"] == "also: NPS +17 against +30: below goal"
    assert "also: NPS +17 against +30: below goal" in said(capsys, "gaps", visit, "--format", "markdown")


def test_a_build_hears_what_is_short_beside_the_touchpoints(
    visit: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["gaps", visit, "--fail-on", "short", "--quiet"]) == 1
    lines = [line.partition(".yaml: ")[2] for line in capsys.readouterr().err.splitlines()]
    assert lines == [
        "Pay: below goal",
        "Wait: below goal",
        "Look around, also: NPS +17 against +30: below goal",
        "the whole, NPS +18 against +40: below goal",
    ]
    Path(visit).write_text(
        MAP.replace("75%", "40%")
        .replace("60%", "40%")
        .replace("goal: 4,", "")
        .replace("nps: 30", "nps: 0")
        .replace("nps: 40", "nps: 0"),
        encoding="utf-8",
    )
    assert run(["gaps", visit, "--fail-on", "short", "--quiet"]) == 0


def test_a_phase_s_list_has_the_phase_s_figures(visit: str, capsys: pytest.CaptureFixture[str]) -> None:
    phase, channel = (
        said(capsys, "gaps", visit, "--phase", "buy"),
        said(capsys, "gaps", visit, "--channel", "web"),
    )
    assert "Ease of buying" in phase
    assert "the whole: NPS" not in phase
    assert "the whole" not in channel


def test_the_journey_lists_the_whole(visit: str, capsys: pytest.CaptureFixture[str]) -> None:
    text = said(capsys, "journey", visit)
    assert "the whole journey figure value interval n goal verdict" in text
    assert "NPS +18 (+11 … +25) n = 412 +40 below goal" in text
    assert "Ease of buying, phase Buy: goal 3 taken as 5.5 rating by conversion" in text
    assert run(["journey", visit, "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)["maps"][0]["whole"]
    assert [(row["name"], row["figure"], row["verdict"]) for row in found] == [
        ("NPS", pytest.approx(100 * 74 / 412), "short"), ("Ease of buying", 7, "met"),
    ]  # fmt: skip


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("arguments", [("journey",), ("gaps", "--explain")])
def test_figures_of_the_whole_are_whole_at_every_width(
    visit: str,
    arguments: tuple[str, ...],
    width: int,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    assert run([*arguments, visit]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert max(map(len, lines)) <= width
    text = " ".join(" ".join(lines).split())
    for whole in ("+11 … +25", "n = 412", "Ease of buying", "6.6 … 7.4", "below goal", "+40"):
        assert whole in text


def test_a_persona_s_own_figure_of_the_whole(visit: str, capsys: pytest.CaptureFixture[str]) -> None:
    text = MAP.replace("metrics: [{type: nps, promoters: 156", "personas: [Ann, Bob]\nmetrics: [{type: nps, persona: ann, promoters: 12, passives: 3, detractors: 4}, {type: nps, persona: bob, promoters: 1, passives: 0, detractors: 1}, {type: nps, promoters: 156")  # noqa: E501  # fmt: skip
    Path(visit).write_text(text, encoding="utf-8")
    whole = said(capsys, "gaps", visit)
    assert "2 figures of single groups are not shown, because too few people answered." in whole
    assert "Ann" not in whole
    assert "The figure of a single group is not shown" in said(capsys, "gaps", visit, "--persona", "ann")
    Path(visit).write_text(
        text.replace("promoters: 1, passives: 0", "promoters: 9, passives: 0"), encoding="utf-8"
    )
    assert "the whole: NPS (Ann) +42" in said(capsys, "gaps", visit, "--persona", "ann")
    assert "the whole: NPS (Ann) +42" in said(capsys, "gaps", visit)


def test_of_several_waves_of_a_question_about_the_whole_the_newest_is_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    old = "{type: nps, promoters: 20, passives: 60, detractors: 220, date: 2025-06-30}"
    new = "{type: nps, promoters: 220, passives: 60, detractors: 20, date: 2025-12-31}"
    other = "{type: rating, name: Overall, scale: {min: 1, max: 5}, value: 4, sd: 1, n: 90, date: 2025-03-31}"
    text = f"cxmap: 1\ntitle: T\ngoal: {{nps: 40}}\nmetrics: [{old}, {new}, {other}]\ntouchpoints: [a]\n"
    path = tmp_path / "waves.cxmap.yaml"
    path.write_text(text, encoding="utf-8")
    list_ = said(capsys, "gaps", str(path))
    assert list_.count("the whole:") == 2
    assert "NPS +67" in list_ and "Overall 4" in list_
    journey = said(capsys, "journey", str(path))
    assert "+67" in journey and "-67" not in journey
    assert run(["gaps", str(path), "--format", "json"]) == 0
    rows = json.loads(capsys.readouterr().out)["maps"][0]["whole"]
    assert [(row["date"], round(row["figure"])) for row in rows] == [
        ("2025-12-31", 67),
        ("2025-06-30", -67),
        ("2025-03-31", 4),
    ]
    assert run(["gaps", str(path), "--fail-on", "short"]) == 0, "what was short once is met now"
