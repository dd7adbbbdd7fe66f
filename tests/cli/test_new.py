"""`cxmap new` from the keyboard and from flags."""

from __future__ import annotations

import io
import json
import tomllib
from pathlib import Path

import pytest
import yaml

from cxmap import api
from cxmap.cli.app import run


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C")


class Keyboard(io.StringIO):
    def isatty(self) -> bool:
        return True


def typed(monkeypatch: pytest.MonkeyPatch, *answers: str) -> None:
    monkeypatch.setattr("sys.stdin", Keyboard("".join(f"{answer}\n" for answer in answers)))


def test_flags_say_it_all(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["new", "--business", "insurer", "--cause", "unknown", "--language", "nl", "--no-input"]) == 0
    map_ = api.load("insurer.cxmap.yaml")
    assert (map_.kind, map_.language) == ("experience", "nl")
    told = capsys.readouterr().err
    assert "customer experience map" in told
    assert "cxmap validate insurer.cxmap.yaml" in told


def test_questions_are_asked_at_a_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed(monkeypatch, "9", "yes", "1", "Acquisition", "3", "5")
    assert run(["new", "bank"]) == 0
    assert api.load("bank.cxmap.yaml").kind == "journey"
    told = capsys.readouterr().err
    assert "Please type a number from 1 to 3." in told
    assert "Because: it is about one part of the lifecycle: Acquisition." in told


def test_answers_that_end_are_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed(monkeypatch, "1")
    assert run(["new"]) == 2
    assert "the answers ended" in capsys.readouterr().err
    assert list(Path().iterdir()) == []


def test_an_outline_becomes_a_map(capsys: pytest.CaptureFixture[str]) -> None:
    Path("day-out.txt").write_text("Morning\n  Wake up [Phone] -\n  Breakfast ++\n")
    assert run(["new", "out.cxmap.yaml", "--from", "day-out.txt", "--kind", "journey"]) == 0
    map_ = api.load("out.cxmap.yaml")
    assert map_.title == "Day out"
    assert [point.experience.score for point in map_.phases[0].touchpoints if point.experience] == [-1, 2]
    assert "--view curve" in capsys.readouterr().err


def test_standard_output_takes_a_map_and_nothing_else(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["new", "-", "--kind", "journey", "--business", "retail", "--quiet"]) == 0
    assert api.loads(capsys.readouterr().out).kind == "journey"
    assert run(["new", "-", "--project", "--quiet"]) == 2


def test_a_project_folder_works_as_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["new", "ours", "--project", "--business", "bank", "--kind", "experience"]) == 0
    assert run(["validate", "ours"]) == 0
    folder = Path("ours")
    assert tomllib.loads((folder / "cxmap.toml").read_text()) == {}
    settings = "\n".join(
        line.removeprefix("# ").split("  #")[0]
        for line in (folder / "cxmap.toml").read_text().splitlines()
        if " = " in line
    )
    (folder / "cxmap.toml").write_text(settings)
    assert api.configuration(folder).min_n == 5
    steps = yaml.safe_load((folder / ".github/workflows/maps.yml").read_text())["jobs"]["maps"]["steps"]
    for step in steps:
        if step.get("run", "").startswith("cxmap "):
            command = step["run"].replace(" maps", " ours/maps").split()[1:]
            assert run(command) == 0, command
    assert json.loads((folder / "schemas/map.schema.json").read_text()) == api.schema()
    assert yaml.safe_load((folder / ".pre-commit-config.yaml").read_text())["repos"][0]["repo"] == "local"


def test_nothing_is_written_over(capsys: pytest.CaptureFixture[str]) -> None:
    folder = Path("ours")
    folder.mkdir()
    (folder / "cxmap.toml").write_text("min_n = 7\n")
    assert run(["new", "ours", "--project", "--business", "bank", "--no-input"]) == 2
    assert "nothing was written" in capsys.readouterr().err
    assert [path.name for path in folder.iterdir()] == ["cxmap.toml"]
    assert run(["new", "ours", "--project", "--business", "bank", "--no-input", "--force"]) == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--from", "missing.txt"], "missing.txt does not exist"),
        (["--from", "."], "not a regular file"),
        (["--scale", "5..1"], "5..1 is no scale"),
        (["--scale", "high"], "high is no scale"),
    ],
)
def test_bad_input_is_said(arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["new", "--no-input", *arguments]) == 2
    assert message in capsys.readouterr().err


def test_an_answer_of_thousands_of_digits_is_none(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed(monkeypatch, "9" * 5_000, "3", "2", "3", "9")
    assert run(["new", "day"]) == 0
    assert "Please type a number from 1 to 3." in capsys.readouterr().err


@pytest.mark.parametrize("scale", ["0..1e-5", "0..1234567.5", "-1000000000..1e9"])
def test_ends_of_any_scale_are_taken(scale: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["new", "-", "--no-input", "--scale", scale]) == 0
    ends = api.loads(capsys.readouterr().out).scale
    assert (ends.min, ends.max) == tuple(map(float, scale.split("..")))


@pytest.mark.parametrize("scale", ["0..1e10", "0..1e999", "1..1"])
def test_no_scale_goes_beyond_what_a_map_takes(scale: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["new", "-", "--no-input", "--scale", scale]) == 2
    assert f"{scale} is no scale" in capsys.readouterr().err


def test_no_score_of_an_outline_is_cut(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.txt").write_text("Come in (1234.5678)\nPay (2)\n", encoding="utf-8")
    assert run(["new", "-", "--from", "a.txt", "--scale", "0..5000", "--no-input"]) == 0
    assert "experience: 1234.5678\n" in capsys.readouterr().out
