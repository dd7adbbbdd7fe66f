"""Changes of files, as the system tells them."""

from __future__ import annotations

import os
import shutil
import threading
import time
from pathlib import Path

import pytest

from cxmap.errors import CxmapError
from cxmap.serving import watching
from cxmap.serving.desk import Desk
from cxmap.serving.editors import editor_from
from cxmap.serving.watching import Ground, Watcher, ground_for


class Heard:
    """What a watcher tells, gathered beside the test."""

    def __init__(self, watcher: Watcher) -> None:
        self.paths: set[str] = set()
        self._watcher = watcher
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        for found in self._watcher.changes():
            self.paths |= found

    def wait_for(self, path: Path) -> bool:
        end = time.monotonic() + 20
        while time.monotonic() < end and os.path.realpath(path) not in self.paths:
            time.sleep(0.01)
        return os.path.realpath(path) in self.paths


def test_a_folder_is_watched_whole_and_a_file_by_its_folder(tmp_path: Path) -> None:
    (tmp_path / "maps" / "deep").mkdir(parents=True)
    (tmp_path / "one").mkdir()
    ground = ground_for(
        [str(tmp_path / "maps"), str(tmp_path / "maps" / "deep"), str(tmp_path / "one" / "a.yaml")],
        [str(tmp_path / "maps" / "b.yaml"), str(tmp_path / "cxmap.toml"), str(tmp_path / "not" / "there")],
    )
    assert ground == Ground((str(tmp_path / "maps"),), (str(tmp_path), str(tmp_path / "one")))


@pytest.mark.parametrize("how", ["write", "replace", "delete"])
def test_every_way_to_save_is_noticed(tmp_path: Path, how: str) -> None:
    path = tmp_path / "a.cxmap.yaml"
    path.write_text("old", "utf-8")
    watcher = Watcher(lambda _: None)
    watcher.aim(ground_for([str(path)], []))
    heard = Heard(watcher)
    if how == "write":
        path.write_text("new", "utf-8")
    elif how == "replace":
        (tmp_path / "a.tmp").write_text("new", "utf-8")
        (tmp_path / "a.tmp").replace(path)
    else:
        path.unlink()
    assert heard.wait_for(path)
    watcher.close()


def test_no_change_is_missed_while_the_ground_changes(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    first.mkdir()
    second.mkdir()
    watcher = Watcher(lambda _: None)
    watcher.aim(Ground((str(first),)))
    heard = Heard(watcher)
    watcher.aim(Ground((str(first),), (str(second),)))
    (first / "a.yaml").write_text("x", "utf-8")
    (second / "b.yaml").write_text("x", "utf-8")
    assert heard.wait_for(first / "a.yaml")
    assert heard.wait_for(second / "b.yaml")
    watcher.close()


def test_hidden_folders_are_nobodys_business(tmp_path: Path) -> None:
    (tmp_path / ".venv").mkdir()
    watcher = Watcher(lambda _: None)
    watcher.aim(Ground((str(tmp_path),)))
    heard = Heard(watcher)
    (tmp_path / ".venv" / "x.yaml").write_text("x", "utf-8")
    (tmp_path / "y.yaml").write_text("x", "utf-8")
    assert heard.wait_for(tmp_path / "y.yaml")
    assert not any(".venv" + os.sep in path for path in heard.paths)
    watcher.close()


def test_where_the_system_tells_nothing_files_are_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import watchfiles

    real = watchfiles.watch

    def refused(*folders: str, **options: object) -> object:
        if not options["force_polling"]:
            raise OSError("OS file watch limit reached. about [x]")
        return real(*folders, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(watchfiles, "watch", refused)
    said: list[str] = []
    watcher = Watcher(said.append)
    watcher.aim(Ground((str(tmp_path),)), patience=5)
    heard = Heard(watcher)
    time.sleep(0.5)
    (tmp_path / "a.yaml").write_text("x", "utf-8")
    assert heard.wait_for(tmp_path / "a.yaml")
    assert "OS file watch limit reached" in said[0]
    watcher.close()


def test_without_watchfiles_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "find_spec", lambda _: None)
    with pytest.raises(CxmapError, match=r"cxmap\[serve\]"):
        Watcher(lambda _: None)


def test_a_current_folder_that_goes_away_ends_no_watch(
    map_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(map_file.parent)
    said: list[str] = []
    desk = Desk([map_file.name], editor_from("none"), told=lambda _: None, said=said.append)
    shutil.rmtree(map_file.parent)
    desk._aim()
    desk._look(frozenset({str(map_file)}))
    assert not any("bug" in line for line in said)
    desk.close()
