"""Parts of earlier versions: versions of a map have most of them in common.

A part is checked by itself, whatever stands around it, so that one of the same data need not be made again.
"""

from __future__ import annotations

import marshal
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from cxmap.model.map import Map
    from cxmap.model.part import Part

_WITHOUT_SHARING = 2
"""The form of marshal in which equal values have equal bytes, whoever else holds them."""
_SECTIONS = ("channels", "opportunities", "personas", "sources", "touchpoints")
"""Of the lists of a map, those that are long; touchpoints stand in phases as well."""
_Key: TypeAlias = tuple[str, bytes]


class KnownParts:
    """Parts by the plain data that they were made of. Every map that is made with it takes them from here,
    and leaves its own."""

    def __init__(self) -> None:
        self._parts: dict[_Key, Part] = {}
        self._new: list[tuple[_Key, int | None, int]] = []
        """What the map that is being made will have: the phase, and the position in its list."""

    def put_into(self, data: dict[str, Any]) -> dict[str, Any]:
        """The plain data of a map with known parts in the place of theirs."""
        self._new.clear()
        result = dict(data)
        for section in _SECTIONS:
            if section in result:
                result[section] = self._several(section, result[section])
        phases = result.get("phases")
        if isinstance(phases, list):
            result["phases"] = [
                {**phase, "touchpoints": self._several("touchpoints", phase["touchpoints"], at)}
                if isinstance(phase, dict) and "touchpoints" in phase
                else phase
                for at, phase in enumerate(phases)
            ]
        return result

    def learn(self, map_: Map) -> None:
        """Know the parts of a map that was made of what `put_into` gave."""
        for key, phase, at in self._new:
            self._parts[key] = getattr(map_ if phase is None else map_.phases[phase], key[0])[at]
        self._new.clear()

    def _several(self, section: str, items: Any, phase: int | None = None) -> Any:
        if not isinstance(items, list):
            return items
        return [self._known(section, item, phase, at) for at, item in enumerate(items)]

    def _known(self, section: str, item: Any, phase: int | None, at: int) -> Any:
        """Other bytes stand for `1`, `1.0` and `true`, and for keys in another order."""
        try:
            key = section, marshal.dumps(item, _WITHOUT_SHARING)
        except ValueError:  # too deep, or none of the values that a file can hold
            return item
        if key in self._parts:
            return self._parts[key]
        self._new.append((key, phase, at))
        return item
