"""Links to files beside a map: a report elsewhere finds them, and those that lead nowhere are told."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from cxmap import api
from tests.cli.test_commands import Cli, _Input
from tests.cli.test_commands import cli as cli

MAP = """\
cxmap: 1
title: Links
links: [https://example.org/map, notes/start.md?raw=1#top]
sources: [{id: talks, name: Talks, url: talks.csv}]
touchpoints:
  - {name: Go on, links: [{to: next.cxmap.yaml, text: The next journey}, {to: nowhere.cxmap.yaml}]}
opportunities: [{title: Mend it, links: ["board/one card.html"]}]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    home = tmp_path / "maps"
    (home / "notes").mkdir(parents=True)
    (home / "links.cxmap.yaml").write_text(MAP, "utf-8")
    (home / "next.cxmap.yaml").write_text(MAP, "utf-8")
    (home / "notes/start.md").write_text("Start", "utf-8")
    return tmp_path


def test_a_report_elsewhere_finds_what_lies_beside_the_map(folder: Path, cli: Cli) -> None:
    found = cli("render", "-v", "report", "-o", str(folder / "out"), str(folder / "maps/links.cxmap.yaml"))
    assert found.code == 0
    html = (folder / "out/links.report.html").read_text("utf-8")
    for to in (
        "../maps/next.cxmap.yaml",
        "../maps/notes/start.md?raw=1#top",
        "../maps/board/one%20card.html",
    ):
        assert f'href="{to}"' in html
    assert 'href="https://example.org/map"' in html
    assert (folder / "out" / "../maps/next.cxmap.yaml").exists()


def test_beside_the_map_they_stay_as_written(folder: Path, cli: Cli) -> None:
    cli("render", "-v", "report", "-o", str(folder / "maps"), str(folder / "maps/links.cxmap.yaml"))
    assert 'href="next.cxmap.yaml"' in (folder / "maps/links.report.html").read_text("utf-8")


def test_what_leads_nowhere_is_told(folder: Path, cli: Cli) -> None:
    found = cli("render", "-v", "report", "-o", str(folder / "out"), str(folder / "maps/links.cxmap.yaml"))
    (warning,) = [line for line in found.err.splitlines() if "no file lies" in line]
    assert warning.endswith("lead: talks.csv, nowhere.cxmap.yaml, board/one card.html")
    assert api.missing_links(str(folder / "maps/links.cxmap.yaml"), api.loads(MAP)) == (
        "talks.csv",
        "nowhere.cxmap.yaml",
        "board/one card.html",
    )


def test_pictures_have_no_links_and_say_nothing_of_them(folder: Path, cli: Cli) -> None:
    found = cli("render", "-v", "curve", "-o", str(folder / "out"), str(folder / "maps/links.cxmap.yaml"))
    assert "no file lies" not in found.err


def test_validate_tells_each_with_its_place(folder: Path, cli: Cli) -> None:
    path = str(folder / "maps/links.cxmap.yaml")
    found = cli("validate", "--format", "concise", "--ignore", "CX4", path)
    assert found.code == 0
    told = [
        line.rpartition("links.cxmap.yaml")[2].partition(". Correct")[0] for line in found.out.splitlines()
    ]
    assert told == [
        ":4:41: warning CX304 no file lies where this leads: talks.csv",
        ":6:79: warning CX304 no file lies where this leads: nowhere.cxmap.yaml",
        ":7:42: warning CX304 no file lies where this leads: board/one card.html",
    ]


def test_other_commands_leave_them_to_it(folder: Path, cli: Cli) -> None:
    assert "CX304" not in cli("gaps", str(folder / "maps/links.cxmap.yaml")).err


def test_a_map_without_a_folder_has_no_files_beside_it(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", _Input(MAP))
    assert "CX304" not in cli("validate", "-").out


@pytest.mark.parametrize(
    ("url", "looks_like_a_file"),
    [
        ("The archive in room 3", False),
        ("doi:10.1000/182", False),
        ("file:///srv/diary.csv", False),
        ("Survey 2025.xlsx", True),
        ("www.example.org/diary", True),
    ],
)
def test_words_in_the_url_of_a_source_are_no_link(url: str, looks_like_a_file: bool, tmp_path: Path) -> None:
    path = tmp_path / "m.cxmap.yaml"
    path.write_text(f"cxmap: 1\ntitle: t\nsources: [{{name: a, url: '{url}'}}]\ntouchpoints: [b]\n", "utf-8")
    assert [problem.code for problem in api.check(path).diagnostics] == ["CX304"] * looks_like_a_file
