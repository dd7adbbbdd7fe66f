"""`cxmap import FILE --into MAP`."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxmap.cli.app import run
from tests.exchange.merging.books import ALL, cell, edited, export

BEFORE = ALL.encode()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "m.cxmap.yaml").write_bytes(BEFORE)
    (tmp_path / "m.xlsx").write_bytes(
        edited(export(ALL), lambda book: setattr(cell(book, "Map", "title", "Value"), "value", "Two days"))
    )
    return tmp_path


def test_a_dry_run_shows_the_changes_and_makes_none(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["import", "m.xlsx", "--into", "m.cxmap.yaml", "--dry-run"]) == 0
    shown = capsys.readouterr()
    assert "-title: A day   # of shopping\n+title: Two days   # of shopping\n" in shown.out
    assert shown.err == ""
    assert (folder / "m.cxmap.yaml").read_bytes() == BEFORE


def test_changes_are_put_into_the_map(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["import", "m.xlsx", "--into", "m.cxmap.yaml"]) == 0
    assert capsys.readouterr().err == "m.cxmap.yaml: 1 cell changed\n"
    assert (folder / "m.cxmap.yaml").read_bytes() == BEFORE.replace(b"A day ", b"Two days ")
    assert run(["import", "m.xlsx", "--into", "m.cxmap.yaml"]) == 0
    assert capsys.readouterr().err == "m.cxmap.yaml: nothing to change\n"


@pytest.mark.parametrize("more", [[], ["--dry-run"]])
def test_conflicts_are_findings(more: list[str], folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mine = BEFORE.replace(b"A day ", b"Ours ")
    (folder / "m.cxmap.yaml").write_bytes(mine)
    assert run(["import", "m.xlsx", "--into", "m.cxmap.yaml", *more]) == 1
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "`title`: the map says Ours, the file Two days\n" in shown.err
    assert "--prefer file takes what the file says" in shown.err
    assert (folder / "m.cxmap.yaml").read_bytes() == mine
    assert run(["import", "m.xlsx", "--into", "m.cxmap.yaml", "--prefer", "file", "--quiet"]) == 0
    assert (folder / "m.cxmap.yaml").read_bytes() == BEFORE.replace(b"A day ", b"Two days ")


def test_a_bad_file_changes_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "t.csv").write_text("Step,Score,Note\nSee an ad,9,fine\n", encoding="utf-8")
    assert run(["import", "t.csv", "--into", "m.cxmap.yaml"]) == 1
    shown = capsys.readouterr().err
    assert "t.csv: row 2: CX203 9 lies outside" in shown
    assert shown.endswith("m.cxmap.yaml would be no sound map; nothing was changed\n")
    assert (folder / "m.cxmap.yaml").read_bytes() == BEFORE
    assert [path.name for path in folder.iterdir() if path.name.startswith(".")] == []


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--into", "m.cxmap.yaml", "-o", "x.yaml"], "--output is for a new map"),
        (["--into", "m.cxmap.yaml", "--title", "T"], "--title is for a new map"),
        (["--into", "m.cxmap.yaml", "--scale", "1..5"], "--scale is for a new map"),
        (["--into", ""], "a path is empty"),
        (["--into", "-"], "standard input cannot be changed"),
        (["--into", "missing.yaml"], "missing.yaml does not exist"),
        (["--dry-run"], "--dry-run goes with --into"),
        (["--remove"], "--remove goes with --into"),
    ],
)
def test_what_does_not_go_together(
    words: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["import", "m.xlsx", *words]) == 2
    assert message in capsys.readouterr().err
