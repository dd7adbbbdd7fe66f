"""Files of the cache: of this user alone, whole, and under a checksum."""

from __future__ import annotations

import contextlib
import os
import stat
import sys
import time
from hashlib import blake2b
from pathlib import Path

_HEAD = b"cxmap cache 1 "
_BINARY = getattr(os, "O_BINARY", 0)
_READING = os.O_RDONLY | _BINARY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
_WRITING = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY
_STRAY_AFTER = 3_600.0
"""Seconds after which an unfinished file belongs to nobody: writing one takes milliseconds."""


def cache_folder() -> Path | None:
    """Where cxmap may keep what can be found out anew, as the system has it; nothing where nobody says."""
    said = os.environ.get("XDG_CACHE_HOME", "")
    if said and Path(said).is_absolute():
        return Path(said) / "cxmap"
    if os.name == "nt":
        base = os.environ.get("LOCALAPPDATA", "")
    else:
        # Path.home raises where there is none, and an empty one would be taken for the root
        home = os.environ.get("HOME", "absent") and os.path.expanduser("~")  # noqa: PTH111
        base = home and str(Path(home, "Library/Caches" if sys.platform == "darwin" else ".cache"))
    return Path(base) / "cxmap" if base and Path(base).is_absolute() else None


def folder_for(kind: str) -> Path | None:
    """Where things of one kind may be kept."""
    base = cache_folder()
    return base / kind if base is not None and is_ours(base) else None


def is_ours(folder: Path) -> bool:
    """Whether a folder is a real one that this user alone may write to; or is not there yet."""
    try:
        status = folder.lstat()
    except FileNotFoundError:
        return True
    except (OSError, ValueError):
        return False
    return stat.S_ISDIR(status.st_mode) and _belongs_to_us(status)


def _belongs_to_us(status: os.stat_result) -> bool:
    return os.name == "nt" or (status.st_uid == os.geteuid() and not status.st_mode & 0o022)


def read_sealed(path: Path, most: int) -> bytes:
    """What was kept in a file. Raises OSError where there is no such file, or none that is as we left it."""
    if not is_ours(path.parent):
        raise OSError("not a folder of this cache")
    with os.fdopen(os.open(path, _READING), "rb") as file:
        about = os.fstat(file.fileno())
        if not stat.S_ISREG(about.st_mode) or not _belongs_to_us(about) or about.st_size > most:
            raise OSError("not a file of this cache")
        head, _, body = file.read(most + 1).partition(b"\n")
    if head != _HEAD + _checksum(body):
        raise OSError("damaged")
    return body


def write_sealed(path: Path, body: bytes) -> None:
    """Keep something in a file, whole or not at all. Raises OSError where that cannot be."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    _sweep(path.parent)
    unfinished = path.with_name(f".{path.stem}-{os.getpid()}-{time.time_ns()}.tmp")
    try:
        with os.fdopen(os.open(unfinished, _WRITING, 0o600), "wb") as file:
            file.write(_HEAD + _checksum(body) + b"\n" + body)
        unfinished.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            unfinished.unlink()
        raise


def _sweep(folder: Path) -> None:
    """Remove what killed runs left behind."""
    for stray in folder.glob(".*.tmp"):
        with contextlib.suppress(OSError):
            if time.time() - stray.lstat().st_mtime > _STRAY_AFTER:
                stray.unlink()


def _checksum(body: bytes) -> bytes:
    return blake2b(body, digest_size=16).hexdigest().encode("ascii")
