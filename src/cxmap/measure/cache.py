"""What was counted once is not counted again: partial sums of files, kept apart from the project.

An entry is found by what it was made of: SHA-256 of each file's content, the binding, the words of the map
that tell places and groups apart, the versions of cxmap and of the engine. So an entry is right or it is
not found, and the folder can be deleted at any time. It holds counts, no rows, texts of cells or ids. Counts
may be of groups below the privacy floor, which decides later what is shown: so the folder is the user's alone
(0700, files 0600).

That a file did not change is known without reading it by its place, size, times of writing and of its last
change of any kind (`st_ctime`, which nobody can set); what was written in the last seconds is always read.

What is damaged, or cannot be written, is as if it were not there.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

VERSION = 2
MOST_BYTES = 128 * 1024 * 1024
"""Of the whole folder; what was not used for longest goes first."""
MOST_OF_ONE = 16 * 1024 * 1024
SETTLED = 2_000_000_000
"""Nanoseconds after which a file that was just written cannot change without its times doing so."""
ENDING = ".sums"


class Cache:
    """Entries of one folder, made by one version of cxmap; without a folder there are none."""

    def __init__(self, folder: Path | None, version: str = "") -> None:
        self._folder = folder
        self.version = version

    @property
    def is_on(self) -> bool:
        """Whether anything is kept at all."""
        return self._folder is not None

    def held(self, key: str) -> Any:
        """What was kept under a key; nothing where there is none, or where it is damaged."""
        if self._folder is None:
            return None
        path = self._folder / f"{key}{ENDING}"
        try:
            with path.open("rb") as file:
                digest, _, text = file.read(MOST_OF_ONE + 1).partition(b"\n")
            if hashlib.sha256(text).hexdigest().encode() != digest:
                return None
            content = json.loads(text)
            os.utime(path)
        except (OSError, ValueError, RecursionError):
            return None
        return content

    def keep(self, key: str, content: Any) -> None:
        """Keep something that is made of lists, texts and numbers; whole or not at all."""
        if self._folder is None:
            return
        text = json.dumps(content, ensure_ascii=True, separators=(",", ":")).encode()
        if len(text) >= MOST_OF_ONE - 65:
            return
        with contextlib.suppress(OSError):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(suffix=".new", dir=self._folder)  # for its owner alone
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(hashlib.sha256(text).hexdigest().encode() + b"\n" + text)
                Path(name).replace(self._folder / f"{key}{ENDING}")
            except BaseException:
                Path(name).unlink(missing_ok=True)
                raise
            self._bound()

    def _bound(self) -> None:
        """Remove what was not used for longest until the rest is small enough, and what writers left."""
        assert self._folder is not None
        known = [(path.stat(), path) for path in self._folder.iterdir() if path.suffix in (ENDING, ".new")]
        total = sum(stat.st_size for stat, _ in known)
        for stat, path in sorted(known, key=lambda entry: entry[0].st_mtime_ns):
            stray = path.suffix == ".new" and time.time() - stat.st_mtime > 3600
            if total > MOST_BYTES or stray:
                path.unlink(missing_ok=True)
                total -= stat.st_size

    def digest(self, path: Path, read: Callable[[Path], str]) -> str:
        """The digest of a file's content, from `read` unless the file did not change since it was read."""
        if self._folder is None:
            return read(path)
        try:
            before = _state(path)
        except OSError:
            return read(path)
        key = key_of("file", str(path), before)
        known = self.held(key)
        if isinstance(known, str) and len(known) == hashlib.sha256().digest_size * 2:
            return known
        digest = read(path)
        last = max(before[2:4], default=0)
        if before == _state(path) and time.time_ns() - last > SETTLED:
            self.keep(key, digest)
        return digest


def _state(path: Path) -> tuple[int, ...]:
    status = path.stat()
    return status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_dev


def key_of(*parts: Any) -> str:
    """The name of what is made of these parts, which are lists, texts and numbers."""
    text = json.dumps([VERSION, *parts], sort_keys=True, ensure_ascii=True)
    return hashlib.sha256(text.encode()).hexdigest()
