"""Warnings are heard in every command that shows something else: concise, bounded, on standard error."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cxmap.cli.app import run

DOUBTFUL = "      - {type: csat, value: 90, answers: [10, 20, 30, 20, 10]}\n"
COMMANDS = (
    ("gaps",),
    ("journey",),
    ("evidence",),
    ("whatif", "t0=goal"),
    ("render", "--view", "curve", "--format", "svg", "-o", "-"),
    ("render", "--view", "report", "--format", "html", "-o", "-"),
)


def _map(folder: Path, count: int) -> str:
    rows = "".join(f"  - id: t{at}\n    name: T{at}\n    metrics:\n{DOUBTFUL}" for at in range(count))
    path = folder / "m.cxmap.yaml"
    path.write_text(f"cxmap: 1\ntitle: M\ngoal: 1\ntouchpoints:\n{rows}", encoding="utf-8")
    return str(path)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: "-".join(command[:3]))
def test_a_warning_is_one_line_with_its_place(
    command: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name, *more = command
    file = _map(tmp_path, 1)
    assert run([name, file, *more]) == 0
    shown = capsys.readouterr()
    (line,) = [one for one in shown.err.splitlines() if "CX205" in one]
    assert line.startswith(f"{file}:8:29: warning CX205 ")
    assert "CX205" not in shown.out
    assert run([name, file, *more, "--quiet"]) == 0
    assert capsys.readouterr().err == ""


def test_the_first_ten_are_shown_and_the_others_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["gaps", _map(tmp_path, 12)]) == 0
    lines = capsys.readouterr().err.splitlines()
    assert sum("CX205" in line for line in lines) == 10
    assert lines[-1] == "... and 2 more warnings; `cxmap validate` shows them all"
    assert run(["gaps", _map(tmp_path, 10)]) == 0
    assert len(capsys.readouterr().err.splitlines()) == 10


@pytest.mark.parametrize("command", [("gaps",), ("journey",), ("evidence",), ("whatif", "t0=goal")])
def test_json_stays_one_document(
    command: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name, *more = command
    assert run([name, _map(tmp_path, 1), *more, "--format", "json"]) == 0
    shown = capsys.readouterr()
    assert "CX205" in shown.err
    assert json.loads(shown.out)["maps"]


def test_the_future_is_heard_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    now = tmp_path / "now.cxmap.yaml"
    now.write_text("cxmap: 1\ntitle: N\ntouchpoints: [{id: t0, name: T0, experience: 1}]\n", encoding="utf-8")
    future = Path(_map(tmp_path, 1))
    future.write_text(future.read_text("utf-8").replace("title: M", "title: M\nstate: future"), "utf-8")
    assert run(["render", str(now), "--future", str(future), "-v", "curve", "-f", "svg", "-o", "-"]) == 0
    assert "CX205" in capsys.readouterr().err
