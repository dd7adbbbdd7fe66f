"""Files that cxmap writes: whole or not at all, and never over somebody else's."""

from __future__ import annotations

import contextlib
import os
import stat
import tempfile
from pathlib import Path

from cxmap.errors import OutputError

SIGNATURE = b"cxmap "
_WINDOW = 8_192


def is_ours(path: Path) -> bool:
    """Whether cxmap wrote a file: pictures and reports carry its name at their beginning or end."""
    with path.open("rb") as file:
        if SIGNATURE in file.read(_WINDOW):
            return True
        file.seek(max(0, path.stat().st_size - _WINDOW))
        return SIGNATURE in file.read()


def _check(path: Path, *, force: bool) -> None:
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return
    if not stat.S_ISREG(mode):
        raise OutputError(f"{path} is not a regular file and is left alone")
    if not force and not is_ours(path):
        raise OutputError(f"{path} was not written by cxmap and is left alone; --force replaces it")


def _sweep(folder: Path, prefix: str) -> None:
    """Remove what a killed run left behind."""
    for stray in folder.glob(f"{prefix}*.tmp"):
        with contextlib.suppress(OSError):
            stray.unlink()


def write(path: Path, content: bytes, *, force: bool = False) -> None:
    """Write a file so that readers see the old content or the new one, never a part.

    Raises OutputError where that is impossible, or where the file is somebody else's and `force` is not given.
    """
    try:
        target = path.resolve()
        _check(target, force=force)
        target.parent.mkdir(parents=True, exist_ok=True)
        prefix = f".{target.name}.cxmap-"
        _sweep(target.parent, prefix.replace("[", "[[]"))
        mode = stat.S_IMODE(target.stat().st_mode) if target.exists() else None
        handle, name = tempfile.mkstemp(prefix=prefix, suffix=".tmp", dir=target.parent)
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


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
