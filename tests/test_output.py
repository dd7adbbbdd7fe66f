"""Files are written whole or not at all, whatever fails, and never over somebody else's."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, Never

import pytest

from cxmap import __version__, output
from cxmap.errors import OutputError

OURS = (
    f'<!doctype html>\n<html lang="en">\n<head>\n<meta name="generator" content="cxmap {__version__}">\n'
).encode()
NEW = OURS + b" with more in it"


def _left(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_new_file_with_the_usual_rights(tmp_path: Path) -> None:
    mask = os.umask(0o027)
    try:
        output.write(tmp_path / "new" / "deep" / "a.png", NEW)
    finally:
        os.umask(mask)
    target = tmp_path / "new" / "deep" / "a.png"
    assert target.read_bytes() == NEW
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert _left(target.parent) == ["a.png"]


def test_an_own_file_is_replaced_and_keeps_its_rights(tmp_path: Path) -> None:
    target = tmp_path / "a.png"
    target.write_bytes(OURS)
    target.chmod(0o604)
    output.write(target, NEW)
    assert target.read_bytes() == NEW
    assert stat.S_IMODE(target.stat().st_mode) == 0o604


@pytest.mark.parametrize(
    "foreign",
    [b"", b"somebody's own", b"how to use cxmap render", b"x" + OURS, b"cxmap: 1\n"],
)
def test_a_foreign_file_is_left_alone(foreign: bytes, tmp_path: Path) -> None:
    target = tmp_path / "a.png"
    target.write_bytes(foreign)
    with pytest.raises(OutputError) as caught:
        output.write(target, NEW)
    assert str(caught.value) == f"{target} was not written by cxmap and is left alone; --force replaces it"
    assert target.read_bytes() == foreign
    output.write(target, NEW, force=True)
    assert target.read_bytes() == NEW


def test_only_regular_files_are_replaced(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "fifo")
    (tmp_path / "folder").mkdir()
    for name in ("fifo", "folder"):
        with pytest.raises(OutputError, match="is not a regular file and is left alone"):
            output.write(tmp_path / name, NEW, force=True)
    with pytest.raises(OutputError, match="is not a regular file"):
        output.write(Path("/dev/null"), NEW, force=True)
    assert _left(tmp_path) == ["fifo", "folder"]


def test_a_link_stays_and_its_target_is_written(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "b.png").write_bytes(OURS)
    link = tmp_path / "a.png"
    link.symlink_to("real/b.png")
    output.write(link, NEW)
    assert link.is_symlink()
    assert (tmp_path / "real" / "b.png").read_bytes() == NEW
    dangling = tmp_path / "c.png"
    dangling.symlink_to("real/d.png")
    with pytest.raises(OutputError, match="a link to something that does not exist"):
        output.write(dangling, NEW)
    output.write(dangling, NEW, force=True)
    assert (tmp_path / "real" / "d.png").read_bytes() == NEW


def test_a_circle_of_links_is_an_error(tmp_path: Path) -> None:
    loop = tmp_path / "a.png"
    loop.symlink_to("a.png")
    with pytest.raises(OutputError, match="a link to something that does not exist"):
        output.write(loop, NEW)


def test_a_file_in_the_way_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OutputError, match="cannot be written"):
        output.write(tmp_path / "file" / "a.png", NEW)
    assert _left(tmp_path) == ["file"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written(tmp_path: Path) -> None:
    folder = tmp_path / "locked"
    folder.mkdir()
    (folder / "a.png").write_bytes(OURS)
    folder.chmod(0o500)
    with pytest.raises(OutputError, match="cannot be written: Permission denied"):
        output.write(folder / "a.png", NEW)
    assert (folder / "a.png").read_bytes() == OURS


class _FullDisk:
    """A file whose writing fails after some bytes."""

    def __init__(self, handle: int) -> None:
        self._handle = handle

    def __enter__(self) -> _FullDisk:
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self._handle)

    def write(self, content: bytes) -> Never:
        os.write(self._handle, content[:4])
        raise OSError(errno.ENOSPC, "No space left on device")


_opened = os.fdopen


def _full_disk(handle: int, mode: str) -> Any:
    return _FullDisk(handle) if "w" in mode else _opened(handle, mode)


def _fails(*_: object, **__: object) -> Never:
    raise OSError(errno.EIO, "Input/output error")


def _interrupted(*_: object, **__: object) -> Never:
    raise KeyboardInterrupt


STEPS: dict[str, tuple[Any, str, Any]] = {
    "realpath": (os.path, "realpath", _fails),
    "stat": (Path, "stat", _fails),
    "open": (os, "open", _fails),
    "mkdir": (Path, "mkdir", _fails),
    "sweep": (Path, "iterdir", _fails),
    "mkstemp": (tempfile, "mkstemp", _fails),
    "write": (os, "fdopen", _full_disk),
    "fsync": (os, "fsync", _fails),
    "chmod": (Path, "chmod", _fails),
    "replace": (Path, "replace", _fails),
}


@pytest.mark.parametrize("step", STEPS)
def test_whatever_fails_the_old_file_stays(
    step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "a.png"
    target.write_bytes(OURS)
    owner, name, failing = STEPS[step]
    with monkeypatch.context() as patch:
        patch.setattr(owner, name, failing)
        with pytest.raises(OutputError) as caught:
            output.write(target, NEW)
    reason = "No space left on device" if step == "write" else "Input/output error"
    done = "read" if step == "open" else "written"
    assert str(caught.value) == f"{target} cannot be {done}: {reason}"
    assert target.read_bytes() == OURS
    assert _left(tmp_path) == ["a.png"]


def test_an_interruption_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "a.png"
    target.write_bytes(OURS)
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", _interrupted)
        with pytest.raises(KeyboardInterrupt):
            output.write(target, NEW)
    assert target.read_bytes() == OURS
    assert _left(tmp_path) == ["a.png"]


def _finished_process() -> int:
    done = subprocess.run(
        [sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, check=True
    )
    return int(done.stdout)


def test_strays_of_killed_runs_are_swept_and_others_kept(tmp_path: Path) -> None:
    gone, at_work = _finished_process(), os.getppid()
    swept = [f".a.png.cxmap-{gone}-abc_1.tmp", f".a.png.cxmap-{os.getpid()}-x.tmp"]
    kept = [
        f".a.png.cxmap-{at_work}-abc.tmp",
        f".b.png.cxmap-{gone}-abc.tmp",
        ".a.png.cxmap-notes.tmp",
        f".axpng.cxmap-{gone}-abc.tmp",
        "a.png.tmp",
    ]
    for name in swept + kept:
        (tmp_path / name).touch()
    output.write(tmp_path / "a.png", NEW)
    assert _left(tmp_path) == sorted([*kept, "a.png"])


def test_a_stray_that_cannot_be_removed_is_no_reason_to_fail(tmp_path: Path) -> None:
    stray = tmp_path / f".a.png.cxmap-{os.getpid()}-abc.tmp"
    stray.mkdir()
    output.write(tmp_path / "a.png", NEW)
    assert _left(tmp_path) == [stray.name, "a.png"]


def test_a_process_of_somebody_else_is_at_work(monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(*_: object) -> Never:
        raise PermissionError

    monkeypatch.setattr(os, "kill", forbidden)
    assert output._runs(1)
    monkeypatch.setattr(os, "name", "nt")
    assert not output._runs(1)


@pytest.mark.parametrize(
    "name",
    ["a[b]*?.png", "-o.png", "x" * 251 + ".png", "é漢" * 20 + ".png", "a\nb.png", " .png", "a'\"$x.png"],
)
def test_files_with_strange_names(name: str, tmp_path: Path) -> None:
    target = tmp_path / name
    output.write(target, OURS)
    output.write(target, NEW)
    assert _left(tmp_path) == [name]
    assert target.read_bytes() == NEW
