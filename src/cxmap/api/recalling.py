"""Earlier versions of maps, made again from what another run read of them: no YAML, and no rules to run.

What is kept of a version is the plain data of a sound one, or why it is none, under a digest of its content,
of the source of cxmap and of what it reads and checks with. A map is built of the data as it always is, so
that damaged data is no map but a reason to read the version again.
"""

from __future__ import annotations

import base64
import json
import zlib
from binascii import Error
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from cxmap.api.remembering import of_this_run
from cxmap.cache import Shelf

if TYPE_CHECKING:
    from cxmap.model import KnownParts, Map

MOST = 4 * 1024 * 1024
"""Bytes of the data of a version; what is larger is read again."""
_FASTEST = 1
Entry = list[str] | None
"""What is kept of a version: why it is no sound map, and its data where it is one."""


class Versions:
    """The versions that earlier runs read, and those of this one from `save` on."""

    def __init__(self) -> None:
        self._run = of_this_run()
        self._shelf = Shelf("versions")
        self._parts: KnownParts | None = None

    def recall(self, content: bytes) -> tuple[Map | None, str] | None:
        """The map that a file held, or why it was none; nothing where that is not known."""
        key = self._key(content)
        entry = None if key is None else self._shelf.recall(key)
        if not isinstance(entry, list) or len(entry) != 2 or not all(isinstance(part, str) for part in entry):
            return None
        problem, packed = entry
        if problem:
            return None, problem
        try:
            reader = zlib.decompressobj()
            data = json.loads(reader.decompress(base64.b64decode(packed, validate=True), MOST))
        except (Error, ValueError, zlib.error, RecursionError):
            return None
        return self._built(data)

    def _built(self, data: Any) -> tuple[Map, str] | None:
        from pydantic import ValidationError

        from cxmap.model import KnownParts, Map

        self._parts = self._parts or KnownParts()
        try:
            return Map.model_validate(data, context=self._parts), ""
        except (ValidationError, RecursionError):
            return None

    def keep(self, content: bytes, entry: Entry) -> None:
        """Keep what `entry_of` says of a version, from the next `save` on."""
        key = self._key(content)
        if key is not None and entry is not None:
            self._shelf.keep(key, entry)

    def save(self) -> None:
        """Keep what is new for the next run."""
        self._shelf.save()

    def _key(self, content: bytes) -> str | None:
        return None if self._run is None else blake2b(content, digest_size=20, key=self._run).hexdigest()


def entry_of(data: Any, problem: str) -> Entry:
    """The plain data of a sound map, or the problem that it has, to be kept; nothing where it cannot be."""
    if problem:
        return [problem, ""]
    try:
        written = json.dumps(data, separators=(",", ":"), allow_nan=False).encode()
    except (TypeError, ValueError, RecursionError):
        return None
    if len(written) >= MOST:
        return None
    return ["", base64.b64encode(zlib.compress(written, _FASTEST)).decode("ascii")]
