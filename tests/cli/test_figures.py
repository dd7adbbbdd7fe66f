"""`journey`, `whatif`, `evidence` and the gate of `gaps`: figures checked by hand, and wrong usage."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from cxmap.api.judging import today
from cxmap.cli.app import run
from cxmap.locale import words_for
from cxmap.rendering.text.gap_records import CSV_COLUMNS

MAP = """\
cxmap: 1
title: A visit
goal: 1
sources: [{id: poll, type: survey, date: 2026-01-01, n: 50}]
channels: [{id: web, name: Web, owner: Digital}, {id: store, name: Store, owner: Retail}]
targets:
  - {impact: true, must_meet: true, name: Queues}
  - {channels: [web], min_gap: -0.5, believed: true}
touchpoints:
  - {id: look, name: I look, channel: web, experience: 2, evidence: poll}
  - id: queue
    name: I queue
    channel: store
    importance: 5
    experience: 0
    impact: {direction: negative, why: Nobody comes}
    metrics: [{type: csat, answers: [40, 30, 20, 5, 5], date: 2026-02-01}]
  - {id: pay, name: I pay, channel: web, experience: 0}
"""


@pytest.fixture
def visit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A map, in a folder without settings."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    path = tmp_path / "visit.cxmap.yaml"
    path.write_text(MAP, encoding="utf-8")
    return str(path)


def _json(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    assert run([*arguments, "--format", "json"]) == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)["maps"][0]
    return found


def test_journey_figures(visit: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = _json(capsys, "journey", visit)
    values = {figure["key"]: figure["value"] for figure in found["figures"]}
    # CSAT 10 of 100 lies at 10 % of the scale: -2 + 0.1 * 4 = -1.6
    assert values["mean"] == pytest.approx((2 - 1.6 + 0) / 3)
    assert values["weighted_mean"] == pytest.approx((2 * 3 - 1.6 * 5 + 0 * 3) / 11)
    assert values["peak_end"] == pytest.approx((2 + 0) / 2)
    assert values["lowest"] == pytest.approx(-1.6)
    assert [moment["why"] for moment in found["moments"]] == ["Nobody comes"]
    (seam,) = found["seams"]
    assert (seam["before"], seam["after"], seam["channel_changes"], seam["owner_changes"]) == (
        "I look", "I queue", True, True,
    )  # fmt: skip
    assert seam["drop"] == pytest.approx(3.6)


def test_journey_shows_groups_only_when_asked(visit: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["journey", visit]) == 0
    assert "by channel" not in capsys.readouterr().out
    assert run(["journey", visit, "--by", "channel", "--by", "owner"]) == 0
    shown = capsys.readouterr().out
    assert "by channel" in shown
    assert "by owner" in shown
    assert max(map(len, shown.splitlines())) <= 80


def test_what_if_takes_changes_scores_and_goals(visit: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = _json(capsys, "whatif", visit, "queue=goal", "pay=+0.5", "look=1")
    changed = {
        one["id"]: (one["experience"]["now"], one["experience"]["then"]) for one in found["touchpoints"]
    }
    assert changed["queue"] == (pytest.approx(-1.6), 1.0)
    assert changed["pay"] == (0.0, 0.5)
    assert changed["look"] == (2.0, 1.0)
    assert found["below_goal"] == {"now": 2, "then": 1}
    assert found["figures"]["mean"]["then"] == pytest.approx((1 + 1 + 0.5) / 3)


def test_the_best_step_is_the_end_here(visit: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = _json(capsys, "whatif", visit, "--best")
    # the peak is +2 at the beginning, so only a better end is remembered
    assert found["best"] == "pay"
    assert found["figures"]["peak-end"] == {"now": 1.0, "then": 1.5}


PEOPLE = """\
cxmap: 1
title: Three people
scale: {min: 1, max: 5}
goal: 3
personas: [Ann, Ben, Cem]
phases:
  - {id: before, name: Before, experience: 2, touchpoints: [{id: hear, name: I hear of it}]}
  - id: during
    name: During
    touchpoints:
      - {id: deploy, name: I deploy, experience: {ann: 1, ben: 4, cem: 5}}
      - id: stay
        name: I stay
        metrics:
          - {type: rating, persona: ann, value: 4.4, sd: 0.8, n: 60, scale: {min: 1, max: 5}}
          - {type: rating, persona: ben, value: 3.6, sd: 0.9, n: 50, scale: {min: 1, max: 5}}
          - {type: rating, persona: cem, value: 4.4, sd: 0.7, n: 70, scale: {min: 1, max: 5}}
      - {id: leave, name: I leave}
"""


@pytest.fixture
def people(visit: str) -> str:
    """A map whose averages hide somebody, whose end has no score, and whose first phase is one score."""
    path = Path(visit).with_name("people.cxmap.yaml")
    path.write_text(PEOPLE, encoding="utf-8")
    return str(path)


def test_the_gate_hears_who_is_short_behind_an_average(
    people: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["gaps", people, "--fail-on", "believed-short", "--phase", "during"]) == 0
    capsys.readouterr()
    assert run(["gaps", people, "--fail-on", "short-for-anyone"]) == 1
    said = capsys.readouterr().err
    assert "I deploy: below goal for 1 of 3: Ann" in said
    assert "I stay" not in said


def test_the_list_can_be_of_what_is_short_for_anyone(people: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = _json(capsys, "gaps", people, "--short-for-anyone")
    rows = {row["id"]: row for row in found["rows"]}
    assert list(rows) == ["before", "deploy"], "ranked first, then whom an average hides"
    assert (rows["deploy"]["verdict"], rows["deploy"]["rank"], rows["deploy"]["short_for"]) == (
        "believed met",
        None,
        ["ann"],
    )
    assert {id_: one["verdict"] for id_, one in rows["deploy"]["personas"].items()} == {
        "ann": "believed short",
        "ben": "believed met",
        "cem": "believed met",
    }


def test_a_phase_can_be_changed_and_be_the_best_step(people: str, capsys: pytest.CaptureFixture[str]) -> None:
    best = _json(capsys, "whatif", people, "--best")
    assert (best["best"], best["by"]) == ("before", "mean"), "no peak-end without a scored end"
    assert set(best["figures"]).isdisjoint({"peak-end", "weighted mean"}), "the map gives no importance"
    changed = _json(capsys, "whatif", people, "before=goal")
    assert changed["figures"] == best["figures"]
    assert run(["whatif", people, "--best"]) == 0
    assert "no peak-end figure" in " ".join(capsys.readouterr().out.split())


def test_the_journey_lists_measured_differences(people: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = _json(capsys, "journey", people)
    tested = [(one["compared"], one["stands"]) for one in found["differences"] if one["id"] == "stay"]
    assert tested == [("Cem against Ben", True), ("Ann against Ben", True), ("Ann against Cem", False)]
    assert run(["journey", people]) == 0
    shown = capsys.readouterr().out
    assert "measured differences" in shown
    assert "Ann against Ben" in shown


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "give changes such as queue=+1, or --best"),
        (("queue=+1", "--best"), "give changes such as queue=+1, or --best"),
        (("queue",), "`queue` is not a change"),
        (("kiosk=+1",), "no touchpoint `kiosk`; it has look, queue, pay"),
        (("queue=soon",), "write +1 for a change, 2 for a score, or goal"),
        (("queue=nan",), "write +1 for a change, 2 for a score, or goal"),
        (("look=+1",), "`look` would be 3, outside the scale -2 to 2"),
    ],
)
def test_wrong_changes(
    visit: str, arguments: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["whatif", visit, *arguments]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert said in shown.err


@pytest.mark.parametrize("option", ["--as-of", "--today"])
def test_evidence_counts_ages_to_the_day_given(
    visit: str, option: str, capsys: pytest.CaptureFixture[str]
) -> None:
    found = _json(capsys, "evidence", visit, option, "2026-03-02", "--stale", "30")
    rows = {row["id"]: row for row in found["rows"]}
    assert (found["scored"], found["on_data"], found["stale"], found["as_of"]) == (3, 2, 1, "2026-03-02")
    assert (rows["look"]["grade"], rows["look"]["age"], rows["look"]["n"]) == ("survey", 60, 50)
    assert (rows["queue"]["grade"], rows["queue"]["age"], rows["queue"]["n"]) == ("survey", 29, 100)
    assert rows["pay"]["grade"] == "nothing"
    assert found["debts"][0]["id"] == "pay"


def test_the_day_is_printed_beside_the_ages(visit: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["evidence", visit, "--as-of", "2026-03-02"]) == 0
    assert "ages counted to 2026-03-02" in capsys.readouterr().out
    assert run(["evidence", visit, "--as-of", "map"]) == 0
    assert "ages counted to 2026-02-01" in capsys.readouterr().out
    assert run(["evidence", visit]) == 0
    assert f"ages counted to {today().isoformat()}" in capsys.readouterr().out


def test_a_map_that_names_no_day_has_no_ages(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "m.cxmap.yaml"
    path.write_text("cxmap: 1\ntitle: T\ntouchpoints: [{name: A, experience: 1}]\n", "utf-8")
    assert run(["evidence", str(path), "--as-of", "map"]) == 0
    assert "the map names no day" in capsys.readouterr().out


@pytest.mark.parametrize("command", [("evidence",), ("render", "-v", "report", "-o", "-")])
def test_what_is_no_day_is_refused(
    visit: str, command: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    name, *more = command
    assert run([name, visit, *more, "--as-of", "tomorrow"]) == 2
    assert (
        capsys.readouterr().err == "cxmap: --as-of: `tomorrow` is no day; write it as 2026-03-31, or `map`\n"
    )


def test_reports_count_to_the_day_given_and_say_so(
    visit: str, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    def page(*more: str) -> str:
        assert run(["render", visit, "-v", "report", "-o", "-", *more]) == 0
        return capsysbinary.readouterr().out.decode()

    assert "Ages are counted to 2 March 2026." in page("--as-of", "2026-03-02")
    assert "Ages are counted to 1 February 2026, the latest day in this map." in page("--as-of", "map")
    assert page("--as-of", "map") == page("--as-of", "map")
    assert f"Ages are counted to {words_for('en').long_date(today())}." in page()


def test_the_gate_names_each_broken_promise(visit: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["gaps", visit]) == 0
    capsys.readouterr()
    assert run(["gaps", visit, "--fail-on", "targets"]) == 1
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 2
    assert "I queue must meet its goal and does not: -1.6 against 1" in lines[0]
    assert "n = 100 (Queues)" in lines[0]
    assert "I pay must stay within 0.5 of its goal and does not: 0 against 1, our estimate" in lines[1]


def test_settings_of_the_project_hold(visit: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("cxmap.toml").write_text(
        "tolerance = 2.0\n[[targets]]\nmust_meet = true\nbelieved = true\n", "utf-8"
    )
    found = _json(capsys, "gaps", visit, "--all")
    assert {row["id"]: row["verdict"] for row in found["rows"]} == {
        "look": "believed met", "queue": "short", "pay": "believed met",
    }  # fmt: skip
    Path("cxmap.toml").write_text("confidance = 0.9\n", "utf-8")
    assert run(["gaps", visit]) == 2
    assert "did you mean `confidence`?" in capsys.readouterr().err


NAMESAKES = """\
cxmap: 1
title: Twice the same
goal: 1
personas: [{id: ann, name: Chris}, {id: bob, name: Chris}]
channels: [{id: web, name: Shop}, {id: store, name: Shop}]
phases:
  - {id: one, name: Visit, touchpoints: [{id: a, name: Pay, channel: web, experience: {ann: 2, bob: -2}}]}
  - {id: two, name: Visit, touchpoints: [{id: b, name: Pay, channel: store, experience: {ann: -2, bob: 0}}]}
"""


def test_two_of_one_name_are_two(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "namesakes.cxmap.yaml"
    path.write_text(NAMESAKES, encoding="utf-8")
    rows = _json(capsys, "gaps", str(path), "--all")["rows"]
    keys = ("id", "phase", "phase_name", "channel", "channel_names")
    assert [[row[key] for key in keys] for row in rows] == [
        ["b", "two", "Visit", ["store"], ["Shop"]],
        ["a", "one", "Visit", ["web"], ["Shop"]],
    ]
    found = _json(capsys, "journey", str(path))
    assert [spread["id"] for spread in found["spreads"]] == ["a", "b"]
    assert [(own["id"], own["experience"]) for own in found["spreads"][0]["personas"]] == [
        ("ann", 2),
        ("bob", -2),
    ]
    assert [(seam["before_id"], seam["after_id"]) for seam in found["seams"]] == [("a", "b")]
    groups = {table["by"]: [group["id"] for group in table["groups"]] for table in found["tables"]}
    assert (groups["phase"], groups["channel"]) == (["one", "two"], ["web", "store"])
    assert groups["persona"] == ["ann", "bob"]
    changed = _json(capsys, "whatif", str(path), "a=goal")["touchpoints"]
    assert [(row["id"], row["touchpoint"]) for row in changed] == [("a", "Pay")]
    debts = _json(capsys, "evidence", str(path))["debts"]
    assert sorted(row["id"] for row in debts) == ["a", "b"]


def test_what_was_measured_stands_on_its_own_scale(visit: str, capsys: pytest.CaptureFixture[str]) -> None:
    rows = {row["id"]: row for row in _json(capsys, "gaps", visit, "--all")["rows"]}
    own = rows["queue"]["own"]
    assert (own["type"], own["unit"], own["value"]) == ("csat", "percent", 10.0)
    assert own["scale"] == {"min": 0, "max": 100, "direction": "higher-is-better"}
    assert 0 < own["low"] < 10 < own["high"] < 100
    assert (rows["queue"]["n"], rows["queue"]["effective_n"]) == (100, 100)
    assert rows["look"]["own"] is None and rows["look"]["n"] is None


def test_csv_holds_what_json_holds(visit: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Every column that is a number reads back as the same number."""
    rows = _json(capsys, "gaps", visit, "--all")["rows"]
    assert run(["gaps", visit, "--all", "-f", "csv"]) == 0
    for record, row in zip(csv.DictReader(io.StringIO(capsys.readouterr().out)), rows, strict=True):
        assert list(record) == list(CSV_COLUMNS)
        own = row["own"] or {}
        for name, text in record.items():
            value = own.get(name.removeprefix("own_")) if name.startswith("own_") else row[name]
            if name in ("own_min", "own_max"):
                value = own.get("scale", {}).get(name.removeprefix("own_"))
            if isinstance(value, int | float) and not isinstance(value, bool):
                assert float(text) == value, name
            elif value is None:
                assert text == "", name


def test_a_build_says_which_day_it_is(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], project: Path
) -> None:
    path = str(project / "examples/hotel-stay.cxmap.yaml")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1783641600")
    assert run(["evidence", path]) == 0
    assert "ages counted to 2026-07-10" in capsys.readouterr().out
    for wrong in ("-1", "today", "1783641600.5", "253402300800", "9" * 5000, "\N{SUPERSCRIPT TWO}"):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", wrong)
        assert run(["evidence", path]) == 2
        assert capsys.readouterr().err.startswith("cxmap: SOURCE_DATE_EPOCH holds no number of seconds")
