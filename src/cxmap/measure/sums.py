"""What was counted once is not counted again: partial sums of files, kept apart from the project.

An entry is found by what it was made of: SHA-256 of each file's content, the binding, the words of the map
that tell places and groups apart, the versions of cxmap and of the engine. It holds counts, no rows, texts of
cells or ids. Counts may be of groups below the privacy floor, which decides later what is shown: the folder
is the user's alone.

That a file did not change is known without reading it by its place, size, times of writing and of its last
change of any kind (`st_ctime`, which nobody can set); what was written in the last seconds is always read.
"""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from cxmap.cache import Chest

VERSION = 3
SETTLED = 2_000_000_000
"""Nanoseconds after which a file that was just written cannot change without its times doing so."""


class Sums(Chest):
    """Sums in one folder, made by one version of cxmap; without a folder there are none."""

    def __init__(self, folder: Path | None, version: str = "") -> None:
        super().__init__(folder)
        self.version = version

    def digest(self, path: Path, read: Callable[[Path], str]) -> str:
        """The digest of a file's content, from `read` unless the file did not change since it was read."""
        if not self.is_on:
            return read(path)
        try:
            before = _state(path)
        except OSError:
            return read(path)
        key = key_of("file", str(path), before)
        known = self.recall(key)
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
