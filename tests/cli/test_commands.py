"""The commands, run inside this process: what they print, to which stream, and with which exit code."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Never, Protocol

import pytest

from cxmap import __version__, api
from cxmap.api import reading
from cxmap.cli.app import run

SOUND = """\
cxmap: 1
title: A visit
goal: 1
personas: [{id: ann, name: Ann}, {id: bob, name: Bob}]
channels: [{id: web, name: Web}, {id: store, name: Store}]
phases:
  - id: before
    name: Before
    touchpoints: [{name: I look, channel: web, experience: 0}]
  - id: during
    name: During
    touchpoints:
      - {name: I queue, channel: store, experience: {ann: -2, bob: 1}, importance: 5}
      - {name: I pay, channel: store, experience: 2}
      - {name: I leave}
sources: [{id: team, type: workshop}]
evidence: team
"""
FAULTY = "cxmap: 1\ntitle: A visit\ntouchpoints:\n  - {name: I come in, experiense: 1, channel: web}\n"
FULL = """\
{path}:4:23: CX102 there is no key `experiense` here
4 |   - {{name: I come in, experiense: 1, channel: web}}
  |                       ^^^^^^^^^^
  = Did you mean `experience`?

{path}:4:47: CX201 no channel has the id `web`
4 |   - {{name: I come in, experiense: 1, channel: web}}
  |                                               ^^^
  = Add it under `channels`.

"""


class Result(Protocol):
    """What a command did."""

    code: int
    out: str
    err: str


class _Outcome:
    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err


Cli = Callable[..., Result]


@pytest.fixture
def cli(capsys: pytest.CaptureFixture[str]) -> Cli:
    """Run a command."""

    def call(*arguments: str | Path) -> Result:
        code = run([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return _Outcome(code, captured.out, captured.err)

    return call


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    """A sound map."""
    path = tmp_path / "sound.cxmap.yaml"
    path.write_text(SOUND, "utf-8")
    return path


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    """A map with two mistakes."""
    path = tmp_path / "faulty.cxmap.yaml"
    path.write_text(FAULTY, "utf-8")
    return path


class _Input:
    def __init__(self, text: str) -> None:
        self.buffer = io.BytesIO(text.encode())


# the whole


def test_without_a_command_the_help_is_shown(cli: Cli) -> None:
    result = cli()
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith("Usage: cxmap")
    assert all(command in result.out for command in ("validate", "gaps", "render", "rule", "schema"))
    assert cli("--help").out == cli("-h").out == result.out


def test_version(cli: Cli) -> None:
    assert cli("--version").out == f"cxmap {__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["vlaidate"], "No such command 'vlaidate'"),
        (["validate"], "Missing argument"),
        (["validate", "--nope", "x"], "No such option: --nope"),
        (["validate", "--format", "xml", "x"], "'xml' is not one of 'full', 'concise', 'json'"),
        (["gaps", "--top", "0", "x"], "Invalid value for '--top'"),
        (["gaps", "--min-gap", "-1", "x"], "Invalid value for '--min-gap'"),
        (["gaps", "--min-gap", "nan", "x"], "Invalid value for '--min-gap'"),
        (["gaps", "--fail-on", "everything", "x"], "'everything' is not one of"),
    ],
)
def test_wrong_usage(arguments: list[str], complaint: str, cli: Cli) -> None:
    result = cli(*arguments)
    assert (result.code, result.out) == (2, "")
    assert complaint in " ".join(result.err.split())


def test_a_bug_is_confessed(cli: Cli, sound: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> Never:
        raise ZeroDivisionError("by\nzero")

    monkeypatch.setattr(reading, "examined_with", broken)
    result = cli("validate", sound)
    assert (result.code, result.out) == (3, "")
    assert result.err == (
        f"cxmap: this is a bug in cxmap {__version__}, not in your map: ZeroDivisionError: by zero\n"
        "cxmap: please report it with the command and the map; CXMAP_TRACEBACK=1 shows where it happened\n"
    )
    monkeypatch.setenv("CXMAP_TRACEBACK", "1")
    assert "Traceback (most recent call last)" in cli("validate", sound).err


def test_an_interruption(cli: Cli, sound: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> Never:
        raise KeyboardInterrupt

    monkeypatch.setattr(reading, "examined_with", interrupted)
    result = cli("validate", sound)
    assert (result.code, result.out) == (130, "")
    assert result.err.strip() == "cxmap: interrupted"


# validate


def test_a_sound_map(cli: Cli, sound: Path) -> None:
    result = cli("validate", sound)
    assert (result.code, result.out, result.err) == (0, "", "1 map checked, no errors\n")
    assert cli("validate", "--quiet", sound).err == ""


def test_problems_in_full(cli: Cli, faulty: Path) -> None:
    result = cli("validate", faulty)
    assert result.code == 1
    assert result.err == "2 errors in 1 of 1 map\n"
    assert result.out == FULL.format(path=faulty)
    assert "\x1b" not in result.out


def test_problems_on_one_line_each(cli: Cli, faulty: Path) -> None:
    result = cli("validate", "--format", "concise", "-q", faulty)
    assert (result.code, result.err) == (1, "")
    assert result.out == (
        f"{faulty}:4:23: CX102 there is no key `experiense` here. Did you mean `experience`?\n"
        f"{faulty}:4:47: CX201 no channel has the id `web`. Add it under `channels`.\n"
    )


def test_problems_as_json(cli: Cli, faulty: Path, sound: Path) -> None:
    result = cli("validate", "-f", "json", sound, faulty)
    assert result.code == 1
    document = json.loads(result.out)
    assert {key: document[key] for key in document if key != "findings"} == {
        "cxmap": __version__, "files": 2, "errors": 2, "warnings": 0, "advice": 0,
        "statistics": {"CX102": 1, "CX201": 1}, "unreadable": [],
    }  # fmt: skip
    assert document["findings"][0] == {
        "file": str(faulty), "line": 4, "column": 23, "end_line": 4, "end_column": 33, "code": "CX102",
        "name": "unknown-key", "severity": "error", "message": "there is no key `experiense` here",
        "hint": "Did you mean `experience`?", "help": "cxmap rule CX102", "fixable": False,
        "fingerprint": "f78ce8675126fbc9", "route": "touchpoints[0].experiense", "related": [],
    }  # fmt: skip


def test_a_warning_is_no_error(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "m.cxmap.yaml"
    path.write_text(SOUND + "note: see #12\n", "utf-8")
    result = cli("validate", "-f", "concise", path)
    assert (result.code, result.err) == (0, "1 map checked, no errors, 1 warning\n")
    assert f"{path}:18:7: warning CX015 the text ends before ` #1`" in result.out


def test_folders_and_several_paths(cli: Cli, sound: Path, faulty: Path) -> None:
    folder = sound.parent
    (folder / "deep").mkdir()
    (folder / "deep" / "plain.yaml").write_text(SOUND, "utf-8")
    (folder / "deep" / "other.yaml").write_text("a: b\n", "utf-8")
    (folder / "deep" / "x.measured.yaml").write_text("cxmap: 1\n", "utf-8")
    (folder / ".hidden").mkdir()
    (folder / ".hidden" / "a.cxmap.yaml").write_text("", "utf-8")
    result = cli("validate", "-f", "json", folder, sound, folder / "deep")
    assert (result.code, json.loads(result.out)["files"]) == (1, 3)
    assert result.err == "2 errors in 1 of 3 maps\n"


def test_paths_that_lead_nowhere(cli: Cli, tmp_path: Path, sound: Path) -> None:
    result = cli("validate", sound, tmp_path / "none.yaml")
    assert (result.code, result.out) == (2, "")
    assert result.err.splitlines() == [
        f"cxmap: {tmp_path}/none.yaml does not exist",
        "1 map checked, no errors; 1 could not be read",
    ]
    (tmp_path / "empty").mkdir()
    result = cli("validate", tmp_path / "empty")
    assert result.code == 2
    assert result.err.startswith(f"cxmap: no map in {tmp_path}/empty: the name of a map ends in .cxmap.yaml")
    result = cli("validate", "x" * 300)
    assert (result.code, result.err) == (2, f"cxmap: {'x' * 300} cannot be read: File name too long\n")
    result = cli("validate", "\x1b[31mred")
    assert (result.code, result.err) == (2, "cxmap: <U+001B>[31mred does not exist\n")


def test_an_unreadable_file_does_not_hide_the_others(cli: Cli, faulty: Path, tmp_path: Path) -> None:
    (tmp_path / "gone.cxmap.yaml").symlink_to(tmp_path / "nowhere")
    result = cli("validate", "-f", "json", tmp_path)
    document = json.loads(result.out)
    assert (result.code, document["files"], document["errors"]) == (2, 1, 2)
    assert document["unreadable"] == [
        f"{tmp_path}/gone.cxmap.yaml is left alone: it is a link to something that does not exist"
    ]
    assert f"cxmap: {tmp_path}/gone.cxmap.yaml is left alone" in result.err


def test_standard_input(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", _Input(FAULTY))
    result = cli("validate", "-f", "concise", "-", "-")
    assert result.code == 1
    assert result.out.startswith("<stdin>:4:23: CX102")
    assert result.err == "2 errors in 1 of 1 map\n"


def test_a_hundred_problems_are_shown(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "m.cxmap.yaml"
    path.write_text("cxmap: 1\ntitle: t\ntouchpoints:\n" + "  - 1\n" * 130, "utf-8")
    result = cli("validate", path)
    assert result.out.count("CX104") == 100
    assert result.out.endswith("... and 30 more\n")
    assert result.err == "130 errors in 1 of 1 map\n"


def test_colours_are_asked_for(cli: Cli, faulty: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[" in cli("validate", faulty).out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[3" not in cli("validate", faulty).out


def test_many_files_are_checked_by_several_processes(cli: Cli, tmp_path: Path) -> None:
    for number in range(api.PARALLEL_FROM):
        (tmp_path / f"{number:03}.cxmap.yaml").write_text(FAULTY if number % 10 == 0 else SOUND, "utf-8")
    (tmp_path / "gone.cxmap.yaml").symlink_to(tmp_path / "nowhere")
    result = cli("validate", "-f", "concise", tmp_path)
    assert result.code == 2
    assert [line.split(":")[0][-14:] for line in result.out.splitlines()] == [
        f"{number:03}.cxmap.yaml" for number in range(0, api.PARALLEL_FROM, 10) for _ in range(2)
    ]


# gaps


def _rows(result: Result) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(result.out)))


def test_gaps_are_ranked(cli: Cli, sound: Path) -> None:
    result = cli("gaps", "-f", "csv", sound)
    assert (result.code, result.err) == (0, "")
    assert [(row["rank"], row["id"], row["goal"], row["goal_from"], row["gap"]) for row in _rows(result)] == [
        ("1", "i-queue", "1", "map", "-1.5"), ("2", "i-look", "1", "map", "-1"),
    ]  # fmt: skip


def test_gaps_of_everything(cli: Cli, sound: Path) -> None:
    rows = _rows(cli("gaps", "-f", "csv", "--all", sound))
    assert [row["id"] for row in rows] == ["i-queue", "i-look", "i-pay", "i-leave"]


@pytest.mark.parametrize(
    ("options", "ids"),
    [
        (["--phase", "before"], ["i-look"]),
        (["--channel", "store"], ["i-queue"]),
        (["--persona", "ann"], ["i-queue", "i-look"]),
        (["--persona", "bob"], ["i-look"]),
        (["--top", "1"], ["i-queue"]),
        (["--min-gap", "1.2"], ["i-queue"]),
        (["--min-gap", "9"], []),
    ],
)
def test_filters(options: list[str], ids: list[str], cli: Cli, sound: Path) -> None:
    result = cli("gaps", "-f", "csv", *options, sound)
    assert result.code == 0
    assert [row["id"] for row in _rows(result)] == ids


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        (["--phase", "x"], "the map has no phase `x`; it has before, during"),
        (["--channel", "x"], "the map has no channel `x`; it has web, store"),
        (["--persona", "x"], "the map has no persona `x`; it has ann, bob"),
    ],
)
def test_filters_that_fit_nothing(options: list[str], complaint: str, cli: Cli, sound: Path) -> None:
    result = cli("gaps", *options, sound)
    assert (result.code, result.out, result.err) == (2, "", f"cxmap: {complaint}\n")


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        (["--fail-on", "believed-short"], 1,
         ["I queue: below goal (our estimate)", "I look: below goal (our estimate)"]),
        (["--fail-on", "believed-short", "--min-gap", "1.2"], 1, ["I queue: below goal (our estimate)"]),
        (["--fail-on", "believed-short", "--channel", "web"], 1, ["I look: below goal (our estimate)"]),
        (["--fail-on", "believed-short", "--top", "1"], 1,
         ["I queue: below goal (our estimate)", "I look: below goal (our estimate)"]),
        (["--fail-on", "short"], 0, []),
        (["--fail-on", "unknown", "--fail-on", "short"], 1, ["I leave: no score"]),
    ],
)  # fmt: skip
def test_gates(options: list[str], code: int, said: list[str], cli: Cli, sound: Path) -> None:
    result = cli("gaps", *options, sound)
    assert result.code == code
    assert result.err.splitlines() == [f"cxmap: {sound}: {line}" for line in said]


def test_gaps_of_a_faulty_map(cli: Cli, sound: Path, faulty: Path) -> None:
    result = cli("gaps", "-f", "json", faulty, sound)
    assert result.code == 1
    assert [entry["file"] for entry in json.loads(result.out)["maps"]] == [str(sound)]
    assert "CX102" in result.err


HOSTILE = [
    "$x^{",
    "[red]bold[/red]",
    "<script>alert(1)</script>",
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "a|b`c*d_e",
    "收银台 😀",
]


def _hostile_map(folder: Path) -> Path:
    names = "".join(
        f"  - {{name: {json.dumps(name, ensure_ascii=False)}, goal: 1, experience: -1}}\n" for name in HOSTILE
    )
    path = folder / "hostile.cxmap.yaml"
    path.write_text(f'cxmap: 1\ntitle: "[bold] =1 <b>"\ntouchpoints:\n{names}', "utf-8")
    return path


def test_hostile_names_in_the_table(cli: Cli, tmp_path: Path) -> None:
    result = cli("gaps", _hostile_map(tmp_path))
    assert result.code == 0
    assert all(name in result.out for name in HOSTILE if len(name) < 20)
    assert all(len(line) <= 100 for line in result.out.splitlines())


def test_hostile_names_in_json(cli: Cli, tmp_path: Path) -> None:
    result = cli("gaps", "-f", "json", _hostile_map(tmp_path))
    assert [row["touchpoint"] for row in json.loads(result.out)["maps"][0]["rows"]] == HOSTILE
    assert result.out.isascii()


def test_hostile_names_in_csv_are_no_formulas(cli: Cli, tmp_path: Path) -> None:
    rows = _rows(cli("gaps", "-f", "csv", _hostile_map(tmp_path)))
    assert [row["touchpoint"] for row in rows] == [
        "'" + name if name[0] in "=+-@" else name for name in HOSTILE
    ]
    assert all(row["gap"] == "-2" for row in rows)


def test_hostile_names_in_markdown(cli: Cli, tmp_path: Path) -> None:
    result = cli("gaps", "-f", "markdown", _hostile_map(tmp_path))
    assert "<" not in result.out
    lines = result.out.splitlines()
    assert lines[0] == "### &#91;bold&#93; =1 &#60;b&#62;"
    table = [line for line in lines if line.startswith("|")]
    assert len(table) == 2 + len(HOSTILE)
    assert {line.count("|") for line in table} == {13}


def test_eighty_columns(cli: Cli, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    result = cli("gaps", "--all", project / "examples")
    assert result.code == 0
    assert max(map(len, result.out.splitlines())) <= 80


# rule and schema


def test_rules(cli: Cli) -> None:
    everything = cli("rule")
    assert everything.out.splitlines()[0] == "CX001  file-too-large"
    for page in api.rules():
        shown = cli("rule", page.code.lower())
        assert shown.code == 0
        assert shown.out.startswith(f"{page.code} {page.name}\n\n")
        assert ("Wrong:" in shown.out) == bool(page.wrong)
        assert f"{page.code}  {page.name}\n" in everything.out
    result = cli("rule", "CX999")
    assert (result.code, result.err) == (2, "cxmap: there is no code CX999; `cxmap rule` lists them all\n")


def test_schema(cli: Cli) -> None:
    result = cli("schema")
    assert (result.code, json.loads(result.out)) == (0, api.schema())


# render, as far as no pen is needed


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["-f", "gif"], "there is no format `gif`; there are png, svg, pdf, html"),
        (["-f", " , "], "no format given; there are png, svg, pdf, html"),
        (["-o", "a.jpg"], "a.jpg cannot be drawn; there are png, svg, pdf, html"),
        (["-o", "-"], "several pictures cannot go to -: name a folder, or one map"),
        (
            ["-o", "a.png", "-f", "png,svg"],
            "several pictures cannot go to a.png: name a folder, or one map",
        ),
        (["-o", "a.png", "-f", "svg"], "a.png would hold svg: give it the ending .svg"),
        (["--persona", "x", "-f", "html"], "the map has no persona `x`; it has ann, bob"),
    ],
)
def test_what_cannot_be_rendered(arguments: list[str], complaint: str, cli: Cli, sound: Path) -> None:
    result = cli("render", *arguments, sound)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith(f"cxmap: {complaint}")


def test_maps_that_would_overwrite_each_other(cli: Cli, sound: Path, tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    other = tmp_path / "deep" / "sound.yaml"
    other.write_text(SOUND, "utf-8")
    result = cli("render", "-f", "html", "-o", tmp_path / "out", sound, other)
    assert result.code == 2
    assert result.err == (
        f"cxmap: {sound} and {other} would both become {tmp_path}/out/sound.report.html: "
        "render them one by one\n"
    )
    assert not (tmp_path / "out").exists()


def test_nothing_is_rendered_of_a_faulty_map(cli: Cli, faulty: Path, tmp_path: Path) -> None:
    result = cli("render", "-o", tmp_path / "out", faulty)
    assert (result.code, result.out) == (1, "")
    assert "CX102" in result.err
    assert not (tmp_path / "out").exists()


def test_a_report_is_written_once_more_but_never_over_others(cli: Cli, sound: Path, tmp_path: Path) -> None:
    target = tmp_path / "out" / "sound.report.html"
    first = cli("render", "-f", "html", "-o", target.parent, sound)
    assert (first.code, first.out, first.err) == (0, "", f"wrote {target}\n")
    assert cli("render", "-q", "-f", "html", "-o", target.parent, sound).err == ""
    target.write_text("mine")
    refused = cli("render", "-f", "html", "-o", target.parent, sound)
    assert (refused.code, target.read_text()) == (2, "mine")
    assert "was not written by cxmap and is left alone; --force replaces it" in refused.err
    assert cli("render", "-f", "html", "--force", "-o", target, sound).code == 0
    assert target.read_bytes().startswith(b"<!doctype html>")
