"""The pages on formats, wikis, sites and notebooks: what they show is what happens."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import cxmap
from cxmap import api
from cxmap.cli.app import run
from cxmap.exchange import READERS

HOTEL = """\
cxmap: 1
title: One night
sources: [{id: diary, name: Diary, type: interview}]
channels: [{id: desk, name: Desk}]
phases:
  - name: Arrive
    touchpoints:
      - {id: check-in, name: Check in, channel: desk, experience: -1, waiting: 10 min, evidence: diary}
      - {id: get-the-key, name: Get the key, channel: desk, experience: 1, evidence: diary}
opportunities: [{id: ask, title: Ask less at the desk}]
"""


def blocks(page: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)


def test_every_format_is_in_the_table(project: Path) -> None:
    page = (project / "docs/exchange.md").read_text("utf-8")
    rows = "\n".join(line for line in page.splitlines() if line.startswith("| ")).casefold()
    for form in {*READERS, *api.export_formats()}:
        assert form.replace("-", " ") in rows.replace("-", " ") or f".{form}" in rows, form


def test_what_is_lost_is_said_as_the_page_shows(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (shown,) = blocks((project / "docs/exchange.md").read_text("utf-8"), "text")
    monkeypatch.chdir(tmp_path)
    Path("hotel.cxmap.yaml").write_text(HOTEL)
    command, _, lines = shown.partition("\n")
    assert run(command.removeprefix("$ cxmap ").split()) == 0
    assert capsys.readouterr().err == lines


def test_the_outline_of_the_page_is_read_as_it_says(project: Path, tmp_path: Path) -> None:
    (outline,) = blocks((project / "docs/exchange.md").read_text("utf-8"), "markdown")
    (tmp_path / "home.md").write_text(outline)
    map_ = api.loads(api.import_map(tmp_path / "home.md").text)
    (phase,) = map_.phases
    close, wait = phase.touchpoints
    assert (map_.title, phase.name, close.name, wait.name) == (
        "Going home", "Leave the office", "Close the shop", "Wait for the bus",
    )  # fmt: skip
    assert [item.text for item in (*close.thoughts, *close.pain_points)] == ["at last", "dark and cold"]
    assert wait.experience is not None and wait.experience.score == -1


def test_the_frames_of_the_page_show_what_its_commands_write(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = (project / "docs/sites.md").read_text("utf-8")
    lines = [line for block in blocks(page, "sh") for line in block.splitlines()]
    command = next(line for line in lines if line.startswith("cxmap render maps "))
    monkeypatch.chdir(tmp_path)
    Path("maps").mkdir()
    Path("maps/shopping-day.cxmap.yaml").write_text(HOTEL)
    assert run(command.removeprefix("cxmap ").split()) == 0
    (source,) = set(re.findall(r'src="\.\./(maps/[^"]+)"', page))
    assert (Path("docs") / source).is_file()
    Path("maps/shopping-day.cxmap.yaml").write_text(HOTEL.replace("title", "titel"))
    assert run(command.removeprefix("cxmap ").split()) == 1


def test_the_cells_of_the_page_show_something(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = (project / "docs/sites.md").read_text("utf-8")
    (cell,) = blocks(page, "python")
    monkeypatch.chdir(tmp_path)
    Path("my-map.cxmap.yaml").write_text(HOTEL)
    *lines, last = cell.strip().splitlines()
    names: dict[str, object] = {}
    exec("\n".join(lines), names)
    assert "Check in" in (names["map_"]._repr_html_() or "")  # type: ignore[attr-defined]
    card = eval(last.partition("#")[0], names)
    assert "Check in" in card._repr_html_() and isinstance(names["map_"], type(cxmap.loads(HOTEL)))
