"""Earlier versions of maps, made again from what another run read of them: no YAML, and no rules to run.

What is kept of a version is the plain data of a sound one, or why it is none, under a digest of its content,
of the source of cxmap and of what it reads and checks with. Versions have most touchpoints in common: these
are kept once, under a digest of their own, and named in each. A map is built of the data as it always is, so
that damaged data is no map but a reason to read the version again.
"""

from __future__ import annotations

import json
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, TypeAlias

from cxmap.api.remembering import of_this_run
from cxmap.cache import Shelf

if TYPE_CHECKING:
    from cxmap.model import KnownParts, Map

Entry: TypeAlias = "tuple[str, Any, dict[str, Any]] | None"
"""What is kept of a version: why it is no sound map or else its data, and the touchpoints that these name."""


class Versions:
    """The versions that earlier runs read, and those of this one from `save` on."""

    def __init__(self) -> None:
        self._run = of_this_run()
        self._shelf, self._touchpoints = Shelf("versions"), Shelf("touchpoints")
        self._parts: KnownParts | None = None

    def recall(self, content: bytes) -> tuple[Map | None, str] | None:
        """The map that a file held, or why it was none; nothing where that is not known."""
        key = self._key(content)
        entry = None if key is None else self._shelf.recall(key)
        if not isinstance(entry, list) or len(entry) != 2:
            return None
        problem, data = entry
        if problem and isinstance(problem, str):
            return None, problem
        return self._built(data) if isinstance(data, dict) else None

    def _built(self, data: dict[str, Any]) -> tuple[Map, str] | None:
        from pydantic import ValidationError

        from cxmap.model import KnownParts, Map

        self._parts = self._parts or KnownParts()
        try:
            return Map.model_validate(_with_touchpoints(data, self._whole), context=self._parts), ""
        except (ValidationError, LookupError, RecursionError):
            return None

    def _whole(self, item: Any) -> Any:
        """A touchpoint for what stands for it. Raises LookupError where it is not known."""
        if not isinstance(item, list):
            return item
        known = self._touchpoints.recall(item[0]) if item and isinstance(item[0], str) and item[0] else None
        if known is None or _digest(known) != item[0]:
            raise LookupError
        return known

    def keep(self, content: bytes, entry: Entry) -> None:
        """Keep what `entry_of` says of a version, from the next `save` on."""
        key = self._key(content)
        if key is not None and entry is not None:
            problem, data, touchpoints = entry
            self._shelf.keep(key, [problem, data])
            for name, touchpoint in touchpoints.items():
                self._touchpoints.keep(name, touchpoint)

    def save(self) -> None:
        """Keep what is new for the next run."""
        self._touchpoints.save()
        self._shelf.save()

    def _key(self, content: bytes) -> str | None:
        return None if self._run is None else blake2b(content, digest_size=20, key=self._run).hexdigest()


def entry_of(data: Any, problem: str) -> Entry:
    """The plain data of a sound map, or the problem that it has, to be kept; nothing where it cannot be."""
    if problem:
        return problem, None, {}
    touchpoints: dict[str, Any] = {}

    def named(item: Any) -> Any:
        if not isinstance(item, dict):
            return item  # a name alone; no touchpoint of a sound map is a list
        name = _digest(item)
        touchpoints[name] = item
        return [name]

    try:
        return "", _with_touchpoints(data, named), touchpoints
    except (TypeError, ValueError, RecursionError):
        return None


def _with_touchpoints(data: dict[str, Any], become: Any) -> dict[str, Any]:
    """The plain data of a map in which each touchpoint became something else."""
    result = dict(data)
    if isinstance(result.get("phases"), list):
        result["phases"] = [
            _with_touchpoints(phase, become) if isinstance(phase, dict) else phase
            for phase in result["phases"]
        ]
    if isinstance(result.get("touchpoints"), list):
        result["touchpoints"] = [become(item) for item in result["touchpoints"]]
    return result


def _digest(touchpoint: Any) -> str:
    written = json.dumps(touchpoint, separators=(",", ":"), allow_nan=False)
    return blake2b(written.encode(), digest_size=10).hexdigest()
