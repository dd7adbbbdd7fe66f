"""One project, one truth: settings and flags mean the same to every command."""

from __future__ import annotations

import json
from inspect import signature
from pathlib import Path
from typing import get_args

import pytest

from cxmap.cli.app import run
from cxmap.cli.parser import app_for

MAP = """\
cxmap: 1
title: Project settings
scale: {min: 1, max: 5}
goal: 4
touchpoints:
  - {id: a, name: A, experience: 3.8}
  - {id: b, name: B, experience: 3.2}
  - {id: c, name: C, metrics: [{type: rating, scale: {min: 1, max: 5}, answers: [2, 4, 6, 8, 9]}]}
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project whose tolerance lets `a` meet its goal, far from where the command runs."""
    folder = tmp_path / "project"
    folder.mkdir()
    (folder / "cxmap.toml").write_text("tolerance = 0.5\nconfidence = 0.8\n", encoding="utf-8")
    path = folder / "map.cxmap.yaml"
    path.write_text(MAP, encoding="utf-8")
    return path


def _json(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, object]:
    assert run(arguments) == 0
    whole = json.loads(capsys.readouterr().out)
    assert isinstance(whole, dict)
    return whole["maps"][0]  # type: ignore[no-any-return]


def test_a_project_holds_wherever_the_command_runs(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gaps = _json(capsys, "gaps", str(project), "--all", "--format", "json")
    assert (gaps["tolerance"], gaps["confidence"]) == (0.5, 0.8)


def test_every_command_counts_the_same(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["gaps", str(project)]) == 0
    headline = capsys.readouterr().out.splitlines()[1].partition(" (")[0]
    assert run(["journey", str(project)]) == 0
    assert headline in capsys.readouterr().out
    assert run(["render", str(project), "--view", "report", "-o", str(project.parent), "--quiet"]) == 0
    page = (project.parent / "map.report.html").read_text(encoding="utf-8")
    assert headline in page


def test_a_flag_wins_over_the_project(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    strict = _json(capsys, "gaps", str(project), "--all", "--tolerance", "0", "--format", "json")
    assert (strict["tolerance"], strict["confidence"]) == (0, 0.8)
    assert run(["journey", str(project), "--tolerance", "0"]) == 0
    assert "1 of 3 touchpoints is below goal (measured), 2 more by" in capsys.readouterr().out


def test_without_a_project_of_its_own_a_map_has_the_settings_of_the_current_folder(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    elsewhere = tmp_path / "map.cxmap.yaml"
    elsewhere.write_text(MAP, encoding="utf-8")
    monkeypatch.chdir(project.parent)
    assert _json(capsys, "gaps", str(elsewhere), "--all", "--format", "json")["tolerance"] == 0.5


SHARES, POINTS = ("--confidence", "--power"), ("--tolerance", "--min-gap")
FLOATS = {
    "gaps": (*SHARES, *POINTS),
    "journey": ("--confidence", "--tolerance"),
    "whatif": ("--confidence", "--tolerance"),
    "render": (*SHARES, "--tolerance"),
    "diff": ("--confidence",),
}


def test_every_option_with_a_point_is_tried_here() -> None:
    """So that a new one is not forgotten below."""
    for command in app_for([]).registered_commands:
        assert command.callback is not None
        parameters = signature(command.callback, eval_str=True).parameters.values()
        floats = {
            name
            for parameter in parameters
            if float in (get_args(parameter.annotation)[0], *get_args(get_args(parameter.annotation)[0]))
            for option in get_args(parameter.annotation)[1:]
            for name in (option.param_decls or (f"--{parameter.name.replace('_', '-')}",))
        }
        assert floats == set(FLOATS.get(command.name or "", ()))


@pytest.mark.parametrize("value", ["nan", "inf", "-inf", "-1", "1e999", "x"])
@pytest.mark.parametrize(
    ("command", "option"), [(name, one) for name, many in FLOATS.items() for one in many]
)
def test_numbers_that_cannot_be_are_refused(
    command: str, option: str, value: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    extra = {
        "whatif": ["--best"],
        "render": ["-o", str(project.parent / "out")],
        "diff": [str(project)],
    }.get(command, [])
    assert run([command, str(project), *extra, f"{option}={value}"]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert not (project.parent / "out").exists()
    said = shown.err.strip().splitlines()[-1]
    assert option.strip("-").split("-")[-1] in said and len(said) < 120
