"""`cxmap render --view all`: what a map has something to say for, and a line for the rest."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxmap.cli.app import run

WORDS = "cxmap: 1\ntitle: Words\ntouchpoints: [{name: A, pain_points: Slow}, B]\n"
SILENT = {"timeline", "gaps", "channels", "elements", "quadrants", "opportunities", "lifecycle"}


def test_all_leaves_out_what_has_nothing_to_say_and_tells_why(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "words.cxmap.yaml"
    file.write_text(WORDS, "utf-8")
    assert run(["render", str(file), "--view", "all", "--format", "svg", "-o", str(tmp_path)]) == 0
    drawn = {path.name.split(".")[1].split("-")[0] for path in tmp_path.glob("*.svg")}
    assert drawn == {"board", "curve", "matrix", "flow"}
    told = [line for line in capsys.readouterr().err.splitlines() if ": no " in line]
    assert {line.split(": no ")[1].split(",")[0] for line in told} == SILENT


def test_lists_may_be_given_in_one_or_one_by_one(tmp_path: Path) -> None:
    file = tmp_path / "words.cxmap.yaml"
    file.write_text(WORDS, "utf-8")
    words = ["render", str(file), "--view", "curve", "--view", "flow,board", "-f", "svg", "-f", "png"]
    assert run([*words, "-o", str(tmp_path / "out")]) == 0
    drawn = {path.name for path in (tmp_path / "out").iterdir()}
    assert drawn == {f"words.{view}.{form}" for view in ("curve", "flow", "board") for form in ("svg", "png")}


def test_what_is_asked_for_by_name_is_drawn(tmp_path: Path) -> None:
    file = tmp_path / "words.cxmap.yaml"
    file.write_text(WORDS, "utf-8")
    assert run(["render", str(file), "--view", "lifecycle", "--format", "svg", "-o", str(tmp_path)]) == 0
    assert list(tmp_path.glob("*.lifecycle.svg"))
