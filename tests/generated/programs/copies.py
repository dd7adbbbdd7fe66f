"""A copy of a folder that may be written into, and what commands say there."""

from __future__ import annotations

import io
import shutil
import stat
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

from cxmap.cli.app import run

COPIES = "copies"
"""Where they lie in the folder that may be written into."""


def ran(*command: str) -> tuple[int, str]:
    """The exit code of a command, and all that it said."""
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True, errors="backslashreplace")
    with redirect_stdout(out), redirect_stderr(out):
        code = run(command)
    out.flush()
    buffer = out.buffer
    assert isinstance(buffer, io.BytesIO)
    return code, buffer.getvalue().decode("utf-8", "replace")


def copied(folder: str, out: str) -> Path:
    """A copy of a folder, and of what lies beside it, links and pipes among it; the copy of the folder."""
    given, to = Path(folder), Path(out) / COPIES
    shutil.rmtree(to, ignore_errors=True)
    shutil.copytree(given.parent, to, symlinks=True, ignore=_no_files)
    return (to / given.name).resolve()


def _no_files(folder: str, names: list[str]) -> set[str]:
    return {
        name
        for name in names
        if not stat.S_ISREG(mode := Path(folder, name).lstat().st_mode)
        and not stat.S_ISDIR(mode)
        and not stat.S_ISLNK(mode)
    }
