"""`cxmap measure`: the file beside the map, what other commands make of it, and what goes wrong with it."""

from __future__ import annotations

import errno
import json
from pathlib import Path

import pytest

from cxmap.cli.app import run as run_app

MAP = """\
cxmap: 1
title: A visit
scale: {min: 1, max: 5}
goal: 4
sources: [{id: survey, type: survey}]
data:
  files: answers.csv
  source: survey
  scale: {min: 1, max: 5}
  scores: {queue: Q1, pay: Q2}
touchpoints:
  - {id: queue, name: Queue at the till, experience: 4}
  - {id: pay, name: Pay}
"""
ROWS = "Q1,Q2\n" + "1,5\n2,4\n" * 20


@pytest.fixture
def visit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "visit.cxmap.yaml").write_text(MAP, "utf-8")
    (tmp_path / "answers.csv").write_text(ROWS, "utf-8")
    return tmp_path


def run(*arguments: str) -> int:
    return run_app(arguments)


def gaps(capsys: pytest.CaptureFixture[str]) -> dict[str, dict[str, object]]:
    capsys.readouterr()
    run("gaps", "visit.cxmap.yaml", "--all", "-f", "json", "-q")
    touchpoints = json.loads(capsys.readouterr().out)["maps"][0]["rows"]
    return {touchpoint["id"]: touchpoint for touchpoint in touchpoints}


def test_figures_reach_every_command_by_the_file_beside_the_map(
    visit: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("measure", "visit.cxmap.yaml") == 0
    assert "2 figures from 40 rows of 1 file" in capsys.readouterr().err
    scored = gaps(capsys)
    assert scored["queue"]["experience"] == 1.5
    assert scored["queue"]["believed"] == 4
    assert scored["pay"]["experience"] == 4.5
    assert scored["pay"]["verdict"] == "met"


def test_a_file_that_is_bound_twice_is_one_file_and_journeys_are_said(
    visit: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    again = "  - {files: answers.csv, scale: {min: 1, max: 5}, name: Once more, scores: {pay: Q1}}\n"
    bound = (
        MAP.replace("data:\n  files", "data:\n  - files")
        .replace("\n  so", "\n    so")
        .replace("\n  sc", "\n    sc")
    )
    log = "events: {files: log.csv, case: who, activity: step, end: at}\n"
    text = bound.replace("touchpoints:", f"{again}{log}touchpoints:")
    (visit / "visit.cxmap.yaml").write_text(text, "utf-8")
    rows = "".join(f"{who},queue,2026-01-01\n{who},pay,2026-01-02\n" for who in range(9))
    (visit / "log.csv").write_text(f"who,step,at\n{rows}", "utf-8")
    assert run("measure", "visit.cxmap.yaml") == 0
    assert "3 figures and 9 journeys from 58 rows of 2 files" in capsys.readouterr().err


def test_the_same_data_gives_the_same_bytes_and_check_compares(
    visit: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("measure", "visit.cxmap.yaml", "--check") == 1
    assert "does not exist" in capsys.readouterr().err
    run("measure", "visit.cxmap.yaml")
    first = (visit / "visit.measured.yaml").read_bytes()
    assert run("measure", "visit.cxmap.yaml", "--check") == 0
    run("measure", "visit.cxmap.yaml")
    assert (visit / "visit.measured.yaml").read_bytes() == first
    (visit / "answers.csv").write_text(ROWS + "3,3\n", "utf-8")
    capsys.readouterr()
    assert run("measure", "visit.cxmap.yaml", "--check") == 1
    assert "is out of date" in capsys.readouterr().err
    assert (visit / "visit.measured.yaml").read_bytes() == first


def test_a_dry_run_shows_and_writes_nothing(visit: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (visit / "answers.csv").write_text(ROWS + "x,6\n", "utf-8")
    assert run("measure", "visit.cxmap.yaml", "--dry-run") == 0
    out = capsys.readouterr().out
    assert "answers.csv" in out
    assert "no number: x (1)" in out
    assert "off the scale: 6 (1)" in out
    assert not (visit / "visit.measured.yaml").exists()


def test_validate_says_what_was_never_measured_measured_before_or_damaged(
    visit: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("validate", "visit.cxmap.yaml") == 0
    assert "CX301" in capsys.readouterr().out
    run("measure", "visit.cxmap.yaml")
    capsys.readouterr()
    assert run("validate", "visit.cxmap.yaml") == 0
    assert "CX30" not in capsys.readouterr().out
    (visit / "visit.cxmap.yaml").write_text(MAP.replace("pay: Q2", "pay: Q1"), "utf-8")
    run("validate", "visit.cxmap.yaml")
    assert "CX302" in capsys.readouterr().out
    lock = visit / "visit.measured.yaml"
    lock.write_text(lock.read_text("utf-8").replace("measured: 1", "measured: one"), "utf-8")
    assert run("validate", "visit.cxmap.yaml") == 1
    out = capsys.readouterr().out
    assert "CX303" in out
    assert "visit.measured.yaml:3:11" in out


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("measured: 1", "measured: 2", "is of version 2, and this cxmap reads version 1"),
        ("[20, 20, 0, 0, 0]", "[0, 0, 0, 20, 20]", "visit.measured.yaml was edited"),
        ('"rows": 40', '"rows": 400', "visit.measured.yaml was edited"),
        ("content: ", "content: 0", "`content`"),
    ],
)
def test_a_file_that_is_not_as_it_was_written_counts_for_nothing(
    visit: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, said: str
) -> None:
    run("measure", "visit.cxmap.yaml")
    lock = visit / "visit.measured.yaml"
    text = lock.read_text("utf-8")
    assert old in text
    lock.write_bytes(text.replace("\n", "\r\n").encode())
    assert run("validate", "visit.cxmap.yaml") == 0, "git may write other ends of lines"
    lock.write_text(text.replace(old, new), "utf-8")
    capsys.readouterr()
    assert run("validate", "visit.cxmap.yaml") == 1
    out = " ".join(capsys.readouterr().out.split())
    assert "CX303" in out and said in out and "`cxmap measure`" in out
    assert run("gaps", "visit.cxmap.yaml") != 0
    assert run("measure", "visit.cxmap.yaml", "--check") == 1
    assert run("measure", "visit.cxmap.yaml") == 0
    assert lock.read_text("utf-8") == text


def test_the_old_file_stays_until_the_new_one_is_whole(
    visit: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    run("measure", "visit.cxmap.yaml")
    before = {path: path.read_bytes() for path in visit.iterdir()}
    (visit / "answers.csv").write_text(ROWS + "3,3\n", "utf-8")
    before[visit / "answers.csv"] = (visit / "answers.csv").read_bytes()

    def stopped(*arguments: object) -> None:
        raise KeyboardInterrupt

    def full(*arguments: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    for what, code, said in ((stopped, 130, "interrupted"), (full, 2, "No space left")):
        with monkeypatch.context() as patch:
            patch.setattr("os.fsync", what)
            assert run("measure", "visit.cxmap.yaml") == code
        assert said in capsys.readouterr().err
        assert {path: path.read_bytes() for path in visit.iterdir()} == before


def test_a_damaged_file_is_no_reason_not_to_measure_again(visit: Path) -> None:
    (visit / "visit.measured.yaml").write_text("# Written by `cxmap measure`\n<<<<<<< HEAD\n", "utf-8")
    assert run("measure", "visit.cxmap.yaml") == 0
    assert run("validate", "visit.cxmap.yaml") == 0


def test_somebody_elses_file_is_left_alone(visit: Path, capsys: pytest.CaptureFixture[str]) -> None:
    theirs = visit / "visit.measured.yaml"
    theirs.write_text("my: own\n", "utf-8")
    assert run("measure", "visit.cxmap.yaml") == 2
    assert "was not written by cxmap" in capsys.readouterr().err
    assert theirs.read_text("utf-8") == "my: own\n"
    assert run("measure", "visit.cxmap.yaml", "--force") == 0


def test_a_map_without_data_and_a_file_that_is_gone_are_one_sentence(
    visit: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (visit / "answers.csv").unlink()
    assert run("measure", "visit.cxmap.yaml") == 2
    assert "`answers.csv` does not exist" in capsys.readouterr().err
    (visit / "plain.cxmap.yaml").write_text("cxmap: 1\ntitle: t\ntouchpoints: [a]\n", "utf-8")
    assert run("measure", "plain.cxmap.yaml") == 2
    assert "no map binds data" in capsys.readouterr().err


def test_the_privacy_floor_of_the_project_holds(visit: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (visit / "cxmap.toml").write_text("privacy_floor = 41\n", "utf-8")
    assert run("measure", "visit.cxmap.yaml") == 0
    assert "0 figures" in capsys.readouterr().err


@pytest.mark.parametrize("target", ["/dev/zero", "../nowhere.yaml", "../secret.yaml", "visit.measured.yaml"])
def test_a_measured_file_that_leads_elsewhere_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], target: str
) -> None:
    secret = tmp_path / "secret.yaml"
    secret.write_text("password: hunter2\n", "utf-8")
    folder = tmp_path / "project"
    folder.mkdir()
    monkeypatch.chdir(folder)
    Path("visit.cxmap.yaml").write_text(MAP, "utf-8")
    Path("answers.csv").write_text(ROWS, "utf-8")
    Path("visit.measured.yaml").symlink_to(target)
    for arguments in (["validate"], ["gaps"], ["measure", "--check"], ["measure"], ["measure", "--force"]):
        assert run(arguments[0], "visit.cxmap.yaml", *arguments[1:]) in (1, 2)
        said = capsys.readouterr()
        assert "visit.measured.yaml" in said.out + said.err
        assert "hunter2" not in said.out + said.err
        assert "password" not in said.out + said.err
    assert secret.read_text("utf-8") == "password: hunter2\n"
    assert not (tmp_path / "nowhere.yaml").exists()


@pytest.mark.parametrize(
    ("old", "new", "unknown"),
    [('"queue"', '"till"', "the place `till`"), ('"survey"', '"x"', "the source `x`")],
)
def test_what_an_edited_file_says_of_nobody_is_told(
    visit: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, unknown: str
) -> None:
    run("measure", "visit.cxmap.yaml")
    path = visit / "visit.measured.yaml"
    lines = [line for line in path.read_text("utf-8").splitlines() if not line.startswith("content:")]
    path.write_text("\n".join(lines).replace(old, new), "utf-8")
    capsys.readouterr()
    assert run("validate", "visit.cxmap.yaml") == 0
    assert f"speaks of {unknown}, which is not in this map" in " ".join(capsys.readouterr().out.split())


def test_a_link_in_a_circle_is_no_file_to_propose_from(
    visit: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (visit / "circle.csv").symlink_to("circle.csv")
    assert run("measure", "visit.cxmap.yaml", "--suggest", "circle.csv") == 2
    assert "circle.csv" in capsys.readouterr().err


def test_recorded_reach_is_numbers_for_programs_and_a_sentence_for_people(
    visit: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (visit / "log.cxmap.yaml").write_text(
        "cxmap: 1\ntitle: A visit\ngoal: 1\nevents: {files: log.csv, case: who, activity: step, start: at}\n"
        "touchpoints: [{id: queue, name: Queue, experience: 0}, {id: pay, name: Pay, experience: 0}]\n"
    )
    rows = [f"c{at},{step},2026-01-01 10:0{number}" for at in range(1_200)
            for number, step in enumerate(("queue", "pay")[: 1 + (at < 600)])]  # fmt: skip
    (visit / "log.csv").write_text("\n".join(["who,step,at", *rows]))
    assert run("measure", "log.cxmap.yaml") == 0
    capsys.readouterr()
    assert run("gaps", "log.cxmap.yaml", "-f", "json") == 0
    rows_of = {row["id"]: row for row in json.loads(capsys.readouterr().out)["maps"][0]["rows"]}
    assert rows_of["pay"]["reach_recorded"] == {"came": 600, "journeys": 1_200}
    assert rows_of["pay"]["reach"] == 0.5
    assert run("gaps", "log.cxmap.yaml", "--explain") == 0
    assert "reach: 600 of 1,200 recorded journeys" in capsys.readouterr().out
