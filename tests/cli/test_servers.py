"""Findings in the formats of build servers: the same ones in all, and none that a text forged."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from cxmap.cli import build_logs
from cxmap.cli.app import run
from tests.rendering.text.checks.reading import READERS, Seen, from_markdown, obeyed

SOUND = """\
cxmap: 1
title: A visit
goal: 1
personas: [{id: ann, name: Ann}, {id: bob, name: Bob}]
targets:
  - {name: never far off, touchpoints: [pay], min_gap: -1, believed: true}
phases:
  - name: In the shop
    touchpoints:
      - {id: pay, name: "Pay: 5%, now", experience: -2, importance: 5}
      - {name: Wait, experience: {ann: 2, bob: 0}}
      - {name: Fill in, experience: 0, metrics: [{type: csat, answers: [1, 1, 2, 2, 1], date: 2026-01-31}]}
      - {name: Leave, experience: 2}
      - Look back
"""
FAULTY = """\
cxmap: 1
title: "::error::t"
channels: [{id: shop, name: Shop}]
touchpoints:
  - {name: "##[error]a", channel: shopp}
  - {name: "a | b", experience: -9, tuochpoint: 1}
  - {name: 1}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with a sound map, one with errors, and one that cannot be read."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "maps").mkdir()
    (tmp_path / "maps/sound one.cxmap.yaml").write_text(SOUND, "utf-8")
    (tmp_path / "maps/faulty, too.cxmap.yaml").write_text(FAULTY, "utf-8")
    for name in build_logs.OBEYING:
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def _run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    code = run(arguments)
    return code, capsys.readouterr().out


def _seen(capsys: pytest.CaptureFixture[str], form: str, *arguments: str) -> set[Seen]:
    _, out = _run(capsys, *arguments, "--format", form)
    found = READERS[form](out)
    return {
        Seen(seen.file, seen.line, _code(seen.code), seen.sentence.replace("# #", "##")) for seen in found
    }


def _code(code: str) -> str:
    """The code alone: some formats have its title, of which readers take the first word."""
    return code if code.startswith("CX") else ""


VALIDATE = ("validate", "maps", "missing.yaml", "--no-cache")
GAPS = ("gaps", "maps", "missing.yaml", "--fail-on", "short-for-anyone", "--fail-on", "targets")


def test_validate_finds_the_same_in_every_format(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out = _run(capsys, *VALIDATE, "--format", "json")
    document = json.loads(out)
    wanted = {
        Seen(
            found["file"],
            found["line"],
            found["code"],
            f"{found['message']}. {found['hint']}" if found["hint"] else found["message"],
        )
        for found in document["findings"]
    }
    wanted |= {Seen(".", 1, "", reason) for reason in document["unreadable"]}
    assert {"error", "advice"} <= {found["severity"] for found in document["findings"]}
    assert len(document["unreadable"]) == 1
    for form in READERS:
        assert _seen(capsys, form, *VALIDATE) == wanted, form
    _, out = _run(capsys, *VALIDATE, "--format", "concise")
    assert len(out.splitlines()) == len(document["findings"])


def test_gaps_finds_the_same_in_every_format(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sarif = _seen(capsys, "sarif", *GAPS)
    for form in ("github", "gitlab", "junit"):
        assert _seen(capsys, form, *GAPS) == sarif, form
    sentences = "\n".join(seen.sentence for seen in sarif)
    _, out = _run(capsys, *GAPS, "--format", "json")
    listed = {row["touchpoint"] for held in json.loads(out)["maps"] for row in held["rows"]}
    assert listed and all(name in sentences for name in listed)
    assert "Wait" in sentences and "below goal for 1 of 2: Bob" in sentences  # on average it meets its goal
    assert "must stay within 1 of its goal" in sentences
    places = {
        seen.sentence.partition(":")[0]: seen.line for seen in sarif if seen.file.endswith("one.cxmap.yaml")
    }
    lines = SOUND.split("\n")
    for name, line in places.items():
        if name in ("Wait", "Fill in"):
            assert name in lines[line - 1]


def test_the_page_of_gaps_tells_what_fails(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out = _run(capsys, *GAPS, "--format", "sarif")
    errors = {
        found["message"]["text"]
        for found in json.loads(out)["runs"][0]["results"]
        if found["level"] == "error"
    }
    _, out = _run(capsys, *GAPS, "--format", "markdown")
    failing, heading, tables = out.partition("### A visit")
    assert heading and "Pay: 5%, now" in tables
    assert {seen.sentence for seen in from_markdown(failing)} == errors
    _, out = _run(capsys, "gaps", "maps/sound one.cxmap.yaml", "--format", "markdown")
    assert "cxmap gaps" not in out


@pytest.mark.parametrize("form", ["sarif", "junit", "gitlab", "github"])
def test_gates_fail_alike(folder: Path, form: str, capsys: pytest.CaptureFixture[str]) -> None:
    sound = "maps/sound one.cxmap.yaml"
    for gate in ("short", "believed-short", "undecided", "unknown", "short-for-anyone", "targets"):
        arguments = ("gaps", sound, "--fail-on", gate, "--top", "1")
        plain, _ = _run(capsys, *arguments)
        assert plain == (gate != "short")
        code, out = _run(capsys, *arguments, "--format", form)
        assert code == plain
        failing = {
            "sarif": '"level": "error",\n',
            "junit": "<failure",
            "gitlab": '"major"',
            "github": "::error ",
        }[form]
        assert (failing in out) == (code == 1), gate


def _fingerprints(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, int]:
    _, out = _run(capsys, *arguments, "--format", "sarif")
    (sarif,) = json.loads(out)["runs"]
    return {
        found["partialFingerprints"]["cxmap/v1"]: found["locations"][0]["physicalLocation"]["region"][
            "startLine"
        ]
        for found in sarif["results"]
    }


@pytest.mark.parametrize("arguments", [VALIDATE, GAPS], ids=["validate", "gaps"])
def test_fingerprints_stay_while_lines_move(
    folder: Path, arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    before = _fingerprints(capsys, *arguments)
    for path in (folder / "maps").iterdir():
        text = path.read_text("utf-8").replace("title:", "# a comment\n# and another\ntitle:")
        path.write_text(text.replace("experience: -2", "experience: -1.5"), "utf-8")
    after = _fingerprints(capsys, *arguments)
    assert after.keys() == before.keys()
    moved = {after[key] - line for key, line in before.items()}
    assert 2 in moved and moved <= {0, 2}


def test_remembered_findings_are_the_same(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    anew = _run(capsys, *VALIDATE, "--format", "sarif")
    for _ in range(2):
        assert _run(capsys, *VALIDATE[:-1], "--format", "sarif") == anew


def test_strict_findings_fail_in_junit(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sound = ("validate", "maps/sound one.cxmap.yaml", "--format", "junit")
    code, out = _run(capsys, *sound)
    assert code == 0 and "<skipped" in out and "<failure" not in out
    code, out = _run(capsys, *sound, "--strict")
    assert code == 1 and "<failure" in out and "<skipped" not in out


def test_paths_begin_at_the_root_of_the_repository(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(folder / "maps")
    where = "faulty, too.cxmap.yaml"
    assert {seen.file for seen in _seen(capsys, "gitlab", "validate", where)} == {where}
    for name in ("GITHUB_WORKSPACE", "CI_PROJECT_DIR"):
        with monkeypatch.context() as patch:
            patch.setenv(name, str(folder))
            assert {seen.file for seen in _seen(capsys, "sarif", "validate", where)} == {f"maps/{where}"}
            patch.setenv(name, str(folder / "elsewhere"))
            assert {seen.file for seen in _seen(capsys, "sarif", "validate", where)} == {where}


@pytest.mark.parametrize("server", [{}, {"GITHUB_ACTIONS": "true"}, {"CXMAP_LOG": "safe"}])
@pytest.mark.parametrize("arguments", [VALIDATE, GAPS], ids=["validate", "gaps"])
def test_annotations_pass_where_everything_else_is_disarmed(
    folder: Path,
    server: dict[str, str],
    arguments: tuple[str, ...],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (folder / "maps/::error::x.cxmap.yaml").write_text(FAULTY.replace("a | b", "::stop-commands::x"), "utf-8")
    wanted = _seen(capsys, "gitlab", *arguments)
    for name, value in server.items():
        monkeypatch.setenv(name, value)
    _, out = _run(capsys, *arguments, "--format", "github")
    commands = [command for line in out.splitlines() if (command := obeyed(line)) is not None]
    assert {command.name for command in commands} <= {"error", "warning", "notice", "group", "endgroup"}
    assert not re.search(r"##(\w|\.)*\[", out)
    levels = [command.name for command in commands]
    assert all(levels.count(level) <= 10 for level in ("error", "warning", "notice"))
    assert len({seen.sentence for seen in READERS["github"](out)}) == len({seen.sentence for seen in wanted})


def test_no_other_command_is_ours() -> None:
    for line in ("::set-env name=a::b", "::stop-commands::x", "::error::a\n::error::b", " ::error::a", "x"):
        with pytest.raises(ValueError, match="ours"):
            build_logs.command(line)


def test_nothing_found_is_said(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "fine.cxmap.yaml").write_text("cxmap: 1\ntitle: A visit\ntouchpoints: [I come in]\n", "utf-8")
    arguments = ("validate", "fine.cxmap.yaml", "--ignore", "CX4", "--quiet")
    for form, word in (
        ("github", "nothing found in 1 map"),
        ("markdown", "nothing found"),
        ("junit", 'tests="1"'),
    ):
        code, out = _run(capsys, *arguments, "--format", form)
        assert code == 0 and word in out
    assert _run(capsys, *arguments, "--format", "gitlab") == (0, "[]\n")
    assert json.loads(_run(capsys, *arguments, "--format", "sarif")[1])["runs"][0]["results"] == []
