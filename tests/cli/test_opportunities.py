"""`cxmap opportunities`."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from cxmap.cli.app import run


@pytest.fixture
def clinic(project: Path) -> str:
    return str(project / "docs" / "opportunities" / "clinic.cxmap.yaml")


def test_all_outputs_say_the_same(clinic: str, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["opportunities", clinic, "--budget", "35000"]
    assert run([*arguments, "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert run([*arguments, "--format", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert run([*arguments, "--format", "markdown"]) == 0
    lines = capsys.readouterr().out.splitlines()[2:]
    assert [row["title"] for row in rows] == [item["title"] for item in found["opportunities"]]
    assert [row["rank"] for row in rows] == [str(item["rank"] or "") for item in found["opportunities"]]
    assert len(lines) == len(rows)
    chosen = {item["id"] for item in found["opportunities"] if item["chosen"]}
    assert chosen == set(found["budget"]["chosen"])
    assert {row["title"] for row in rows if row["chosen"] == "True"} == {
        item["title"] for item in found["opportunities"] if item["chosen"]
    }
    assert [promise["outcome"] for promise in found["promises"]] == ["kept", "broken"]


@pytest.mark.parametrize("width", [60, 80, 100, 140])
def test_no_line_is_wider_than_the_terminal(
    width: int, clinic: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    assert run(["opportunities", clinic, "--budget", "35000"]) == 0
    printed = capsys.readouterr().out
    assert max(map(len, printed.splitlines())) <= width
    assert "promise kept" in " ".join(printed.split())


def test_a_budget_below_zero_is_none(clinic: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["opportunities", clinic, "--budget=-1"]) == 2
    assert "--budget: -1 is no amount of money" in capsys.readouterr().err


def test_a_map_without_any_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.cxmap.yaml"
    path.write_text("cxmap: 1\ntitle: T\ntouchpoints: [A]\n")
    assert run(["opportunities", str(path)]) == 0
    assert capsys.readouterr().out == "no opportunities are written down\n"
