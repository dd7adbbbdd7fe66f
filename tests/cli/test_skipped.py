"""A map that cannot be shown as it was asked for is named and skipped, and the others are shown."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cxmap.cli.app import run
from tests.history.repository import Repository

MAP = """\
cxmap: 1
title: {title}
personas: [{{id: {persona}, name: Somebody}}]
scale: {{min: 1, max: 5}}
goal: 4
phases: [{{id: {persona}-phase, name: P, touchpoints: [{{id: a, name: A, experience: 3}}]}}]
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three maps in a repository, of which the second one lacks what the others have."""
    project = tmp_path / "project"
    project.mkdir()
    for name, title, persona in (("1", "First", "ann"), ("2", "Second", "bob"), ("3", "Third", "ann")):
        text = MAP.format(title=title, persona=persona)
        (project / f"{name}.cxmap.yaml").write_text(text, encoding="utf-8")
    Repository(project).commit()
    monkeypatch.chdir(project)
    return project


ASKED = [
    ("gaps", "--all", "--persona", "ann"),
    ("gaps", "--all", "--phase", "ann-phase"),
    ("journey", "--persona", "ann"),
    ("trend", "--persona", "ann"),
]


@pytest.mark.parametrize("words", ASKED, ids=" ".join)
def test_the_others_are_shown(
    words: tuple[str, ...], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([*words, "."]) == 2
    shown = capsys.readouterr()
    assert "First" in shown.out and "Third" in shown.out and "Second" not in shown.out
    (line,) = shown.err.splitlines()
    assert line.startswith("cxmap: 2.cxmap.yaml is skipped: ") and "`ann" in line and "bob" in line
    assert run([*words, ".", "--format", "json"]) == 2
    assert len(json.loads(capsys.readouterr().out)["maps"]) == 2


def test_the_others_are_drawn(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["render", ".", "-o", str(tmp_path / "out"), "--view", "curve,report", "-f", "svg,html"]
    assert run([*words, "--persona", "ann", "--quiet"]) == 2
    assert "2.cxmap.yaml is skipped: the map has no persona `ann`; it has bob" in capsys.readouterr().err
    drawn = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert drawn == ["1.curve.svg", "1.report.html", "3.curve.svg", "3.report.html"]


@pytest.mark.parametrize("words", [*ASKED, ("render", "-o", "out", "--persona", "ann")], ids=" ".join)
def test_what_none_of_them_has_is_said_once(
    words: tuple[str, ...], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    nobody = [word.replace("ann", "nobody") for word in words]
    for name in ("1", "3"):
        (folder / f"{name}.cxmap.yaml").unlink()
    assert run([*nobody, "."]) == 2
    shown = capsys.readouterr()
    assert shown.out == "" and len(shown.err.splitlines()) == 1 and "skipped" not in shown.err
    assert not (folder / "out").exists()


@pytest.mark.parametrize("command", ["gaps", "journey", "evidence", "opportunities", "trend"])
def test_settings_of_one_that_cannot_be_used_stop_no_other(
    command: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "deep").mkdir()
    (folder / "deep" / "4.cxmap.yaml").write_text(MAP.format(title="Fourth", persona="ann"), encoding="utf-8")
    (folder / "deep" / "cxmap.toml").write_text("confidence = 7\n", encoding="utf-8")
    assert run([command, ".", "--format", "json"]) == 2
    shown = capsys.readouterr()
    assert "cxmap.toml:1:" in shown.err and "is skipped" not in shown.err
    assert command == "opportunities" or len(json.loads(shown.out)["maps"]) == 3
