"""Output into the log of a build server: whatever a map or a path holds, no line of it is a command."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest

from cxmap.cli.app import run

HOSTILE = r"""
cxmap: 1
title: "::error::pwned by title\n::error::second line ##[error]x"
goal: 1
personas: [{id: p, name: "::warning::p"}, {id: q, name: "##vso[task.complete]q"}]
channels: [{id: c, name: "::error::chan", owner: "##[group]"}]
sources: [{id: s, type: survey, name: "::notice::s", date: 2026-01-01}]
touchpoints:
 - {name: "::error::tp\n::stop-commands::abc", experience: {p: 0, q: -1}, channel: c, evidence: s}
 - {name: "##[error]tp2\r\nx", experience: -1, impact: {direction: negative, why: "::debug::why"}}
 - {name: "a long name that wraps ::error::here ::error::and ##[error]there", experience: -2}
"""
FAULTY = 'cxmap: 1\ntitle: x\n::error::y: 1\n"##[error]z": 2\n'
COMMAND = re.compile(r"\s*::|.*##(\w|\.)*\[")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of a stranger's maps, on a build server."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    (tmp_path / "::error::map.cxmap.yaml").write_text(HOSTILE, "utf-8")
    (tmp_path / "::error::faulty.cxmap.yaml").write_text(FAULTY, "utf-8")
    return tmp_path


MAP = "::error::map.cxmap.yaml"
COMMANDS = [
    ["gaps", MAP, "--explain", "--fail-on", "believed-short"],
    ["gaps", MAP, "--wide"],
    ["gaps", MAP, "-f", "csv"],
    ["gaps", MAP, "-f", "markdown"],
    ["gaps", MAP, "-f", "json"],
    *(["gaps", ".", "-f", form, "--fail-on", "believed-short"] for form in ("gitlab", "sarif", "junit")),
    *(["validate", ".", "-f", form] for form in ("gitlab", "sarif", "junit", "markdown")),
    ["journey", MAP, *(word for by in ("channel", "owner", "persona") for word in ("--by", by))],
    ["evidence", MAP],
    ["whatif", MAP, "--best"],
    ["whatif", MAP, "::error::=1"],
    ["compare", MAP, "--by", "persona"],
    ["compare", MAP, "--by", "persona", "-f", "csv"],
    ["compare", MAP, "--by", "persona", "-f", "markdown"],
    ["compare", MAP, "--by", "persona", "-f", "json"],
    ["compare", MAP, MAP],
    ["validate", "."],
    ["validate", ".", "-f", "concise"],
    ["validate", ".", "-f", "json"],
    ["render", MAP, "-f", "html", "-o", "::error::out"],
    ["rule", "::error::"],
    ["::error::"],
    ["gaps", "##[error]"],
]


@pytest.mark.parametrize("width", ["40", "80"])
@pytest.mark.parametrize("arguments", COMMANDS, ids=lambda arguments: " ".join(arguments[::2]))
def test_no_line_is_a_command(
    folder: Path,
    arguments: list[str],
    width: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", width)
    assert run(arguments) in (0, 1, 2)
    out, err = capsys.readouterr()
    assert out + err
    assert not [line for line in re.split("[\r\n]", out + "\n" + err) if COMMAND.match(line)]


def test_documents_stay_what_they_are(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["gaps", MAP, "-f", "json"]) == 0
    found = json.loads(capsys.readouterr().out)["maps"][0]
    assert found["file"] == MAP
    assert found["title"] == "::error::pwned by title\n::error::second line ##[error]x"
    assert run(["gaps", MAP, "-f", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert rows[0]["map"].replace(" ", "") == MAP
    assert "##[error]tp2\r\nx" in {row["touchpoint"].replace(" ", "") for row in rows}


def test_elsewhere_texts_are_shown_as_they_are(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("GITHUB_ACTIONS")
    run(["gaps", MAP])
    assert capsys.readouterr().out.startswith(
        "::error::pwned by title<U+000A>::error::second line ##[error]x\n"
    )


@pytest.mark.parametrize(
    ("environment", "safe"),
    [
        ({}, False),
        ({"GITHUB_ACTIONS": "true"}, True),
        ({"GITHUB_ACTIONS": "false"}, False),
        ({"TF_BUILD": "True"}, True),
        ({"TEAMCITY_VERSION": "2026.1"}, True),
        ({"CXMAP_LOG": "safe"}, True),
        ({"CXMAP_LOG": "plain", "GITHUB_ACTIONS": "true"}, False),
    ],
)
def test_who_obeys(
    environment: dict[str, str],
    safe: bool,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    run(["validate", str(tmp_path / "##[error]")])
    assert ("##[error]" not in capsys.readouterr().err) == safe
