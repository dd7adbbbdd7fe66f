"""The digests of data files, read in the background while their content is counted."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from threading import Thread

from cxmap.measure.inputs import fingerprint
from cxmap.measure.sums import Sums


class Digests:
    """SHA-256 of files: whoever asks waits for that one file, and whoever does not ask loses no time."""

    def __init__(self, cache: Sums, paths: Sequence[Path]) -> None:
        self._cache = cache
        self._known: dict[Path, str | BaseException] = {}
        self._paths = paths
        # one that is still reading when the program is told to end does not keep it from ending
        self._thread = Thread(target=self._read, daemon=True)
        self._thread.start()

    def _read(self) -> None:
        for path in self._paths:
            try:
                self._known[path] = self._cache.digest(path, fingerprint)
            except BaseException as error:  # noqa: BLE001 - raised again where somebody asks for the file
                self._known[path] = error

    def of(self, path: Path) -> str:
        """The digest of a file. Raises InputError where it cannot be read."""
        while path not in self._known:
            self._thread.join(0.01)
        known = self._known[path]
        if isinstance(known, BaseException):
            raise known
        return known
