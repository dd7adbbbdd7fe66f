"""A folder that strangers filled: what is sound in it is handled, the rest is named, nothing else is read."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path

import pytest

from cxmap.cli.app import run

MAP = "cxmap: 1\ntitle: A visit\ngoal: 1\ntouchpoints: [{id: queue, name: I queue, experience: 0}]\n"
SECRET = "password: hunter2\nroot:x:0:0\n"
COMMANDS = [
    ("validate",),
    ("validate", "--format", "json"),
    ("validate", "--format", "concise"),
    ("gaps",),
    ("gaps", "--format", "csv"),
    ("journey",),
    ("evidence",),
    ("render", "--view", "report", "-o", "{out}"),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A sound map among links and pipes, and a folder with settings that nobody can use."""
    folder = tmp_path / "maps"
    (folder / "spoilt").mkdir(parents=True)
    (tmp_path / "passwords.yaml").write_text(SECRET)
    (folder / "b.cxmap.yaml").write_text(MAP)
    (folder / "a.cxmap.yaml").symlink_to(tmp_path / "passwords.yaml")
    (folder / "c.yaml").symlink_to(Path("..", "passwords.yaml"))
    (folder / "d.cxmap.yaml").symlink_to("/dev/zero")
    os.mkfifo(folder / "e.cxmap.yaml")
    (folder / "f.cxmap.yaml").mkdir()
    (folder / "spoilt" / "g.cxmap.yaml").write_text(MAP.replace("A visit", "Spoilt"))
    (folder / "spoilt" / "cxmap.toml").write_text("confidence = 7\n")
    return folder


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_the_rest_goes_on(
    command: tuple[str, ...], folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    started = time.perf_counter()
    code = run([word.format(out=tmp_path / "out") for word in command] + [str(folder)])
    assert time.perf_counter() - started < 60  # a pipe is waited for without end
    result = capsys.readouterr()
    assert code == 2, result.err
    assert "hunter2" not in result.out + result.err
    assert "root" not in (result.out + result.err).replace(str(tmp_path), "")
    for name, why in (
        ("a.cxmap.yaml", "is left alone: it is a link that leads out of its folder"),
        ("c.yaml", "is left alone: it is a link that leads out of its folder"),
        ("d.cxmap.yaml", "is left alone: it is a link that leads out of its folder"),
        ("e.cxmap.yaml", "is not a regular file but a pipe"),
    ):
        assert len([line for line in result.err.splitlines() if f"/{name} {why}" in line]) == 1
    if command[0] == "validate":
        assert "2 maps checked, no errors; 4 could not be read" in result.err
    assert "cxmap.toml:1:1: `confidence` is a share" in result.err
    if command[0] == "render":
        assert [path.name for path in (tmp_path / "out").iterdir()] == ["b.report.html"]
    elif command[0] != "validate":
        assert "A visit" in result.out or "/b.cxmap.yaml" in result.out
        assert "Spoilt" not in result.out
        assert "/g.cxmap.yaml" not in result.out
    if "json" in command:
        assert len(json.loads(result.out)["unreadable"]) == 4


def test_a_link_that_is_named_is_followed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "real.cxmap.yaml").write_text(MAP)
    (tmp_path / "maps").mkdir()
    (tmp_path / "maps" / "link.yaml").symlink_to(Path("..", "real.cxmap.yaml"))
    monkeypatch.chdir(tmp_path)
    assert run(["validate", "maps/link.yaml"]) == 0
    assert capsys.readouterr().err == "1 map checked, no errors\n"


@pytest.mark.parametrize(
    "arguments",
    [("validate", ""), ("gaps", ""), ("whatif", "", "a=1"), ("render", "m.cxmap.yaml", "-o", "")],
    ids=" ".join,
)
def test_an_empty_path_is_no_folder(
    arguments: tuple[str, ...],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "m.cxmap.yaml").write_text(MAP)
    monkeypatch.chdir(tmp_path)
    assert run(list(arguments)) == 2
    result = capsys.readouterr()
    assert "empty; write . for the current folder" in result.err
    assert result.out == ""
    assert len(list(tmp_path.iterdir())) == 1


def test_a_current_folder_that_is_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "m.cxmap.yaml").write_text(MAP)
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    for arguments in (
        ("validate", "."),
        ("gaps", "m.cxmap.yaml"),
        ("gaps", str(tmp_path / "m.cxmap.yaml")),
        ("render", str(tmp_path / "m.cxmap.yaml"), "--view", "report"),
    ):
        assert run(list(arguments)) == 2
        assert capsys.readouterr().err == "cxmap: the current folder no longer exists; go to one that does\n"
    assert run(["validate", str(tmp_path / "m.cxmap.yaml")]) == 0


def test_a_name_that_is_no_text_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.cxmap.yaml")).write_text(MAP + "x: 1\n")
    except OSError:
        pytest.skip("this file system has no such names")
    monkeypatch.chdir(tmp_path)
    assert run(["validate", "."]) == 1
    assert "caf<U+DCE9>.cxmap.yaml:5:1: CX102" in capsys.readouterr().out
    assert run(["gaps", "."]) == 1
    assert "caf<U+DCE9>.cxmap.yaml:5:1: CX102" in capsys.readouterr().err
