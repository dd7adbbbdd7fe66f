"""Files that cxmap writes: whole or not at all, and never over somebody else's."""

from __future__ import annotations

import contextlib
import os
import re
import stat
import tempfile
from pathlib import Path

from cxmap.errors import InputError, OutputError
from cxmap.ownership import is_ours
from cxmap.source.files import absolute


def _check(path: Path, *, force: bool) -> None:
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return
    if not stat.S_ISREG(mode):
        raise OutputError(f"{path} is not a regular file and is left alone")
    if not force and not is_ours(path):
        raise OutputError(f"{path} was not written by cxmap and is left alone; --force replaces it")


def insist_free(path: Path, *, force: bool = False) -> None:
    """What `write` would say of a place before anything is written there, for whoever writes several files.

    Raises OutputError where a file is somebody else's and not `force`.
    """
    target = Path(os.path.realpath(absolute(path)))
    if not force and path.is_symlink() and not target.exists():
        raise OutputError(f"{path} is a link to something that does not exist and is left alone")
    try:
        _check(target, force=force)
    except (OSError, InputError) as error:
        raise OutputError(f"{path} cannot be written: {getattr(error, 'strerror', None) or error}") from None


def _prefix(target: Path) -> str:
    """What the temporary files of a target are called, never longer than a file name may be."""
    return f".{target.name[:40]}.cxmap-"


def _runs(process: int) -> bool:
    """Whether another process is at work. On Windows it does not matter: open files stay there."""
    if os.name == "nt":
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return process != os.getpid()


def _sweep(folder: Path, prefix: str) -> None:
    """Remove what killed runs left behind, and nothing that another run is writing."""
    ours = re.compile(re.escape(prefix) + r"(\d{1,9})-\w+\.tmp")
    for stray in folder.iterdir():
        match = ours.fullmatch(stray.name)
        if match is not None and not _runs(int(match[1])):
            with contextlib.suppress(OSError):
                stray.unlink()


def write(path: Path, content: bytes, *, force: bool = False) -> None:
    """Write a file so that readers see the old content or the new one, never a part.

    Raises OutputError where that is impossible, or where the file is somebody else's and not `force`.
    """
    try:
        target = Path(os.path.realpath(absolute(path)))
        if not force and path.is_symlink() and not target.exists():
            raise OutputError(f"{path} is a link to something that does not exist and is left alone")
        _check(target, force=force)
        target.parent.mkdir(parents=True, exist_ok=True)
        prefix = _prefix(target)
        _sweep(target.parent, prefix)
        mode = stat.S_IMODE(target.stat().st_mode) if target.exists() else None
        handle, name = tempfile.mkstemp(prefix=f"{prefix}{os.getpid()}-", suffix=".tmp", dir=target.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            Path(name).chmod(mode if mode is not None else 0o666 & ~_umask())
            Path(name).replace(target)
        except BaseException:
            with contextlib.suppress(OSError):
                Path(name).unlink()
            raise
    except OSError as error:
        raise OutputError(f"{path} cannot be written: {error.strerror or error}") from None
    except InputError as error:
        raise OutputError(str(error)) from None


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
