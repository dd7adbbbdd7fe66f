"""Large things of one kind, each in a file of its own; what was not used for longest goes first."""

from __future__ import annotations

import contextlib
import json
import os
from pathlib import Path
from typing import Any

from cxmap.cache.sealed import read_sealed, write_sealed

MOST_BYTES = 128 * 1024 * 1024
"""Of the whole folder."""
MOST_OF_ONE = 16 * 1024 * 1024
_ENDING = ".json"


class Chest:
    """Things by their keys in one folder; without a folder there are none."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    @property
    def is_on(self) -> bool:
        """Whether anything is kept at all."""
        return self._folder is not None

    def recall(self, key: str) -> Any:
        """What was kept under a key, as JSON has it, whoever wrote it; None where nothing was."""
        if self._folder is None:
            return None
        path = self._folder / f"{key}{_ENDING}"
        try:
            content = json.loads(read_sealed(path, MOST_OF_ONE))
            os.utime(path)
        except (OSError, ValueError, RecursionError):
            return None
        return content

    def keep(self, key: str, value: Any) -> None:
        """Keep something that is made of lists, texts and numbers."""
        if self._folder is None:
            return
        text = json.dumps(value, ensure_ascii=True, separators=(",", ":")).encode()
        if len(text) < MOST_OF_ONE - 65:
            with contextlib.suppress(OSError):
                write_sealed(self._folder / f"{key}{_ENDING}", text)
                _bound(self._folder)


def _bound(folder: Path) -> None:
    """Remove what was not used for longest until the rest is small enough."""
    known = [(path.stat(), path) for path in folder.iterdir() if path.suffix == _ENDING]
    total = sum(about.st_size for about, _ in known)
    for about, path in sorted(known, key=lambda entry: entry[0].st_mtime_ns):
        if total <= MOST_BYTES:
            return
        path.unlink(missing_ok=True)
        total -= about.st_size
