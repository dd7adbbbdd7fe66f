"""Small things of one kind, many together in a file."""

from __future__ import annotations

import contextlib
import json
from typing import Any

from cxmap.cache.sealed import folder_for, read_sealed, write_sealed

MOST_BYTES = 512 * 1024
"""Of one file. Each kind of thing has sixteen, so that one map does not read what a thousand left."""
MOST_ENTRIES = 4_096
LONGEST_ENTRY = 32 * 1024
"""Of one thing, in characters: what is larger is found out again."""


class Shelf:
    """Things of one kind by their keys."""

    def __init__(self, kind: str) -> None:
        self._folder = folder_for(kind)
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
            for part, entries in self._new.items():
                kept = {key: value for key, value in self._read(part).items() if key not in entries}
                write_sealed(self._folder / f"{part}.json", _written(kept | entries))
        self._new.clear()

    def _read(self, part: str) -> dict[str, Any]:
        if self._folder is None:
            return {}
        try:
            entries = json.loads(read_sealed(self._folder / f"{part}.json", MOST_BYTES))
        except (OSError, ValueError, RecursionError):
            return {}
        return entries if isinstance(entries, dict) else {}


def _written(entries: dict[str, Any]) -> bytes:
    """The newest of the entries that find room, in the order in which they came."""
    lines: list[str] = []
    room = MOST_BYTES - 1_024
    for key, value in reversed(entries.items()):
        line = f"{json.dumps(key)}:{json.dumps(value, separators=(',', ':'))}"
        room -= len(line) + 1
        if room < 0 or len(lines) == MOST_ENTRIES:
            break
        lines.append(line)
    return ("{" + ",\n".join(reversed(lines)) + "}\n").encode("ascii")
