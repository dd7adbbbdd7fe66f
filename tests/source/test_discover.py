"""Which files are meant by the paths that somebody gives."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from cxmap.source import find_maps

MAP = "cxmap: 1\n"


def _make(folder: Path, **files: str) -> None:
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_yaml", ".yaml").replace("_yml", ".yml")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def _said(path: Path | str) -> list[str]:
    found = find_maps([str(path)])
    return [str(error) for error in found.unread]


def test_a_folder_is_searched(tmp_path: Path) -> None:
    _make(
        tmp_path,
        b_yaml="# a map\ncxmap: 1\n",
        a_yml="\ufeffcxmap : 1\n",
        c_yaml="a: 1\n  cxmap: 1\n",
        d_yaml="# cxmap: 1\n" * 10_000 + MAP,
        e__f_yaml=MAP,
        node_modules__g_yaml=MAP,
        h_txt=MAP,
    )
    (tmp_path / "z.CXMAP.yaml").touch()
    (tmp_path / "y.measured.yaml").write_text(MAP)
    (tmp_path / ".x.cxmap.yaml").touch()
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "w.cxmap.yaml").touch()
    (tmp_path / "link").symlink_to(tmp_path, target_is_directory=True)
    found = find_maps([str(tmp_path)])
    names = [Path(path).relative_to(tmp_path).as_posix() for path in found.maps]
    assert names == ["a.yml", "b.yaml", "z.CXMAP.yaml", "e/f.yaml"]
    assert (found.unread, found.passed_over) == ((), ())


def test_each_path_once_and_in_order(tmp_path: Path) -> None:
    _make(tmp_path, b_yaml=MAP, a_yaml="not a map\n")
    first, second = str(tmp_path / "b.yaml"), str(tmp_path / "a.yaml")
    found = find_maps(["-", first, second, first, "-", str(tmp_path)])
    assert (found.maps, found.unread) == (("-", first, second), ())
    assert find_maps([]).maps == ()


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("", "a path is empty; write . for the current folder"),
        ("{tmp}/none", "{tmp}/none does not exist"),
        ("{tmp}/file/x", "{tmp}/file/x cannot be read: Not a directory"),
        ("{tmp}/" + "x" * 300, "{tmp}/" + "x" * 300 + " cannot be read: File name too long"),
        ("a\0b", "'a\\x00b' is not a path"),
        (
            "{tmp}/empty",
            "no map in {tmp}/empty: the name of a map ends in .cxmap.yaml, or its first key is `cxmap`",
        ),
    ],
)
def test_paths_that_lead_nowhere(path: str, message: str, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "empty").mkdir()
    _make(tmp_path, a_yaml=MAP)
    found = find_maps([path.format(tmp=tmp_path), str(tmp_path / "a.yaml")])
    assert [str(error) for error in found.unread] == [message.format(tmp=tmp_path)]
    assert found.maps == (str(tmp_path / "a.yaml"),)


def test_a_folder_that_cannot_be_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _make(tmp_path, a_yaml=MAP, closed__b_yaml=MAP, open__c_yaml=MAP)
    real = os.scandir

    def scandir(path: str) -> object:
        if path.endswith("closed"):
            raise PermissionError(13, "Permission denied", path)
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    found = find_maps([str(tmp_path)])
    assert [Path(path).name for path in found.maps] == ["a.yaml", "c.yaml"]
    assert [str(e) for e in found.unread] == [f"{tmp_path}/closed cannot be read: Permission denied"]


def test_a_file_that_cannot_be_opened_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _make(tmp_path, a_yaml=MAP)
    (tmp_path / "b.cxmap.yaml").touch()

    def refused(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refused)
    found = find_maps([str(tmp_path)])
    assert found.maps == (str(tmp_path / "b.cxmap.yaml"),)
    assert found.passed_over == (f"{tmp_path}/a.yaml cannot be read: Permission denied",)


def test_a_link_stays_inside_of_the_folder(tmp_path: Path) -> None:
    inside, outside = tmp_path / "maps", tmp_path / "secret.cxmap.yaml"
    _make(inside, deep__a_yaml=MAP)
    outside.write_text(MAP)
    (inside / "b.cxmap.yaml").symlink_to(inside / "deep" / "a.yaml")
    (inside / "c.yaml").symlink_to(Path("deep", "..", "deep", "a.yaml"))
    (inside / "x.cxmap.yaml").symlink_to(outside)
    (inside / "deep" / "y.yaml").symlink_to(Path("..", "..", "secret.cxmap.yaml"))
    (inside / "deep" / "z.cxmap.yml").symlink_to(inside / "x.cxmap.yaml")
    found = find_maps([str(inside)])
    assert [Path(path).relative_to(inside).as_posix() for path in found.maps] == [
        "b.cxmap.yaml",
        "c.yaml",
        "deep/a.yaml",
    ]
    why = "is left alone: it is a link that leads out of its folder"
    cure = "name it on its own to have it read"
    assert [str(error) for error in found.unread] == [
        f"{inside}/x.cxmap.yaml {why}; {cure}",
        f"{inside}/deep/z.cxmap.yml {why}; {cure}",
    ]
    assert found.passed_over == (f"{inside}/deep/y.yaml {why}; {cure}",)
    assert find_maps([str(inside / "x.cxmap.yaml")]).maps == (str(inside / "x.cxmap.yaml"),)


def test_a_folder_that_is_a_link_is_the_one_that_was_named(tmp_path: Path) -> None:
    _make(tmp_path / "maps", a_yaml=MAP)
    (tmp_path / "maps" / "b.cxmap.yaml").symlink_to("a.yaml")
    (tmp_path / "link").symlink_to("maps")
    found = find_maps([str(tmp_path / "link")])
    assert [Path(path).name for path in found.maps] == ["a.yaml", "b.cxmap.yaml"]
    assert found.unread == ()


def test_nothing_waits_for_a_pipe_or_a_device(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    os.mkfifo(tmp_path / "pipe.cxmap.yaml")
    (tmp_path / "zero.cxmap.yaml").symlink_to("/dev/zero")
    (tmp_path / "link.cxmap.yaml").symlink_to(tmp_path / "pipe.yaml")
    (tmp_path / "loop.cxmap.yaml").symlink_to(tmp_path / "loop.cxmap.yaml")
    (tmp_path / "nowhere.yaml").symlink_to(tmp_path / "nowhere")
    started = time.perf_counter()
    found = find_maps([str(tmp_path)])
    assert time.perf_counter() - started < 20  # a pipe is waited for without end
    assert [Path(path).name for path in found.maps] == ["link.cxmap.yaml", "pipe.cxmap.yaml"]
    assert [str(error).removeprefix(f"{tmp_path}/") for error in found.unread] == [
        "loop.cxmap.yaml is left alone: it is a link that cannot be followed",
        "zero.cxmap.yaml is left alone: it is a link that leads out of its folder; "
        "name it on its own to have it read",
    ]
    assert [line.removeprefix(f"{tmp_path}/") for line in found.passed_over] == [
        "nowhere.yaml is left alone: it is a link to something that does not exist",
        "pipe.yaml is not a regular file but a pipe",
    ]


def test_a_current_folder_that_is_gone_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    for path in (".", "a.yaml", "../a.yaml"):
        assert _said(path) == ["the current folder no longer exists; go to one that does"]
    assert _said(tmp_path / "a.yaml") == [f"{tmp_path}/a.yaml does not exist"]
