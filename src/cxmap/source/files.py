"""The one door through which files are read: regular files only, without waiting, never more than a cap.

A path may come from a stranger's folder. A pipe would make the reader wait for ever, a device never ends, and
a link may lead to what is none of the folder's business.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from cxmap.errors import InputError

_WITHOUT_WAITING = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)
LEADS_OUT = "it is a link that leads out of its folder"
_AS_BYTES = getattr(os, "O_BINARY", 0)
_KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


def read_regular(path: str | Path, most: int) -> bytes:
    """The first `most` bytes of a regular file; a link is followed.

    Raises InputError for what is missing, unreadable or not a regular file.
    """
    with open_regular(path) as file:
        return file.read(most) or b""


@contextmanager
def open_regular(path: str | Path) -> Iterator[BinaryIO]:
    """A regular file, open for reading; a link is followed.

    Raises InputError for what is missing, unreadable or not a regular file, also while it is read.
    """
    name = os.fspath(path)
    if not name:
        raise InputError("a path is empty; write . for the current folder")
    try:
        _insist_on_regular(name, Path(name).stat().st_mode)  # opening a device can already set it to work
        with os.fdopen(os.open(name, _WITHOUT_WAITING | _AS_BYTES), "rb") as file:
            _insist_on_regular(name, os.fstat(file.fileno()).st_mode)
            yield file
    except ValueError:
        raise InputError(f"{os.fsencode(name)!r} is not a path") from None
    except OSError as error:
        raise unreadable(name, error) from None


def _insist_on_regular(name: str, mode: int) -> None:
    if not stat.S_ISREG(mode):
        kind = next((f" but {kind}" for is_one, kind in _KINDS if is_one(mode)), "")
        raise InputError(f"{name} is not a regular file{kind}")


def unreadable(name: str, error: OSError) -> InputError:
    """The error for a path that the system does not open."""
    if not Path(name).is_absolute() and not has_current_folder():
        return InputError("the current folder no longer exists; go to one that does")
    if isinstance(error, FileNotFoundError):
        return InputError(f"{name} does not exist")
    return InputError(f"{name} cannot be read: {error.strerror or error}")


def has_current_folder() -> bool:
    """Whether the folder that relative paths begin in is still there."""
    try:
        Path.cwd()
    except OSError:
        return False
    return True


def absolute(path: str | os.PathLike[str]) -> Path:
    """A path from the root on, links left as they are. Raises InputError where the current folder is gone."""
    try:
        return Path(path).absolute()
    except OSError as error:
        raise unreadable("", error) from None


def leaves(path: str | Path, root: Path) -> str | None:
    """Why a path that was come across in a folder must not be followed, or nothing where it may be.

    `root` is the folder's real path. What is no link is where it seems to be.
    """
    try:
        if not Path(path).is_symlink():
            return None
        real = Path(path).resolve(strict=True)
    except FileNotFoundError:
        return "it is a link to something that does not exist"
    except (OSError, RuntimeError):
        return "it is a link that cannot be followed"
    return None if real.is_relative_to(root) else LEADS_OUT
