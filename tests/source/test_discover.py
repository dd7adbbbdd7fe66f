"""Which files are meant by the paths that somebody gives."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cxmap.errors import InputError
from cxmap.source import find_maps


def _make(folder: Path, **files: str) -> None:
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_yaml", ".yaml").replace("_yml", ".yml")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def test_a_folder_is_searched(tmp_path: Path) -> None:
    _make(
        tmp_path,
        b_yaml="# a map\ncxmap: 1\n",
        a_yml="\ufeffcxmap : 1\n",
        c_yaml="a: 1\n  cxmap: 1\n",
        d_yaml="# cxmap: 1\n" * 10_000 + "cxmap: 1\n",
        e__f_yaml="cxmap: 1\n",
        node_modules__g_yaml="cxmap: 1\n",
        h_txt="cxmap: 1\n",
    )
    (tmp_path / "z.CXMAP.yaml").touch()
    (tmp_path / "y.measured.yaml").write_text("cxmap: 1\n")
    (tmp_path / ".x.cxmap.yaml").touch()
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "w.cxmap.yaml").touch()
    os.mkfifo(tmp_path / "pipe.yaml")
    (tmp_path / "link").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "broken.yaml").symlink_to(tmp_path / "nowhere")
    found = [Path(path).relative_to(tmp_path).as_posix() for path in find_maps([str(tmp_path)])]
    assert found == ["a.yml", "b.yaml", "z.CXMAP.yaml", "e/f.yaml"]


def test_each_path_once_and_in_order(tmp_path: Path) -> None:
    _make(tmp_path, b_yaml="cxmap: 1\n", a_yaml="not a map\n")
    first, second = str(tmp_path / "b.yaml"), str(tmp_path / "a.yaml")
    assert find_maps(["-", first, second, first, "-", str(tmp_path)]) == ("-", first, second)
    assert find_maps([]) == ()


@pytest.mark.parametrize(
    ("path", "message"),
    [
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
    with pytest.raises(InputError) as caught:
        find_maps([path.format(tmp=tmp_path)])
    assert str(caught.value) == message.format(tmp=tmp_path)


def test_a_folder_that_cannot_be_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(path: str) -> None:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr(os, "scandir", refused)
    with pytest.raises(InputError, match="cannot be read: Permission denied"):
        find_maps([str(tmp_path)])


def test_a_file_that_cannot_be_opened_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _make(tmp_path, a_yaml="cxmap: 1\n")
    (tmp_path / "b.cxmap.yaml").touch()

    def refused(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refused)
    assert find_maps([str(tmp_path)]) == (str(tmp_path / "b.cxmap.yaml"),)
