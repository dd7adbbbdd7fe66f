"""What can be found out anew, kept in the user's cache folder for the next run. All of it may be deleted.

Nothing here is worth an error: where the folder cannot be used, or what lies in it is damaged, there is
nothing to recall and nothing is kept. Nor is it trusted: only files of this user are read, in a folder that
nobody else may write to, of a size, a checksum and a form that are ours; and whoever recalls something checks
what it is. Writers replace whole files, so that readers see the old one or the new one, also beside others
and after killed ones. What two runs keep at the same moment may be lost to one; it is found out again.
"""

from __future__ import annotations

import contextlib
import json
import os
import stat
import sys
import time
from hashlib import blake2b
from pathlib import Path
from typing import Any

MOST_BYTES = 512 * 1024
"""Of one file. Each kind of thing has sixteen, so that one map does not read what a thousand left."""
MOST_ENTRIES = 4_096
LONGEST_ENTRY = 32 * 1024
"""Of one thing, in characters: what is larger is found out again."""
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


class Shelf:
    """Things of one kind by their keys, which are hexadecimal digests of all that they depend on."""

    def __init__(self, kind: str) -> None:
        base = cache_folder()
        self._folder = base / kind if base is not None and _is_ours(base) else None
        self._known: dict[str, dict[str, Any]] = {}
        self._new: dict[str, dict[str, Any]] = {}

    def recall(self, key: str) -> Any:
        """What was kept under a key, as JSON has it, whoever wrote it; None where nothing was."""
        part = key[0]
        if part not in self._known:
            self._known[part] = self._read(part)
        return self._known[part].get(key)

    def keep(self, key: str, value: Any) -> None:
        """Keep something from the next `save` on."""
        if len(json.dumps(value)) <= LONGEST_ENTRY:
            self._new.setdefault(key[0], {})[key] = value

    def save(self) -> None:
        """Write what is new, beside what others have written meanwhile."""
        if self._folder is None or not self._new:
            return
        with contextlib.suppress(OSError):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._sweep(self._folder)
            for part, entries in self._new.items():
                kept = {key: value for key, value in self._read(part).items() if key not in entries}
                self._write(self._folder, part, kept | entries)
        self._new.clear()

    def _read(self, part: str) -> dict[str, Any]:
        if self._folder is None or not _is_ours(self._folder):
            return {}
        try:
            raw = _content(self._folder / f"{part}.json")
            head, _, body = raw.partition(b"\n")
            if head != _HEAD + _checksum(body):
                return {}
            entries = json.loads(body)
        except (OSError, ValueError, RecursionError):
            return {}
        return entries if isinstance(entries, dict) else {}

    def _write(self, folder: Path, part: str, entries: dict[str, Any]) -> None:
        """The newest of the entries that find room, in the order in which they came."""
        lines: list[str] = []
        room = MOST_BYTES - 1_024
        for key, value in reversed(entries.items()):
            line = f"{json.dumps(key)}:{json.dumps(value, separators=(',', ':'))}"
            room -= len(line) + 1
            if room < 0 or len(lines) == MOST_ENTRIES:
                break
            lines.append(line)
        body = ("{" + ",\n".join(reversed(lines)) + "}\n").encode("ascii")
        unfinished = folder / f".{part}-{os.getpid()}-{time.time_ns()}.tmp"
        try:
            with os.fdopen(os.open(unfinished, _WRITING, 0o600), "wb") as file:
                file.write(_HEAD + _checksum(body) + b"\n" + body)
            unfinished.replace(folder / f"{part}.json")
        except BaseException:
            with contextlib.suppress(OSError):
                unfinished.unlink()
            raise

    def _sweep(self, folder: Path) -> None:
        """Remove what killed runs left behind."""
        for stray in folder.glob(".*.tmp"):
            with contextlib.suppress(OSError):
                if time.time() - stray.lstat().st_mtime > _STRAY_AFTER:
                    stray.unlink()


def _checksum(body: bytes) -> bytes:
    return blake2b(body, digest_size=16).hexdigest().encode("ascii")


def _is_ours(folder: Path) -> bool:
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


def _content(path: Path) -> bytes:
    """The bytes of a file that we may have written. Raises OSError where there is no such file."""
    with os.fdopen(os.open(path, _READING), "rb") as file:
        content = os.fstat(file.fileno())
        if not stat.S_ISREG(content.st_mode) or not _belongs_to_us(content) or content.st_size > MOST_BYTES:
            raise OSError("not a file of this cache")
        return file.read(MOST_BYTES + 1)
