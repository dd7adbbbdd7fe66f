"""What is read from another format: the values of a map file, and what is to be known about them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

from msgspec import Struct, field

from cxmap.errors import InputError
from cxmap.model.identity import id_from
from cxmap.source import Route, shortened

MOST_ITEMS = 5_000
"""Of one kind, such as tasks or people: a map holds fewer, and nobody should wait to be told so."""


class Loss(Struct, frozen=True):
    """Something that one of the formats has no place for, or that was read in a way that may not be meant."""

    text: str
    line: int | None = None
    """In the file that was read, from 1."""


class Draft(Struct):
    """The values of a map file, as `yaml_text` writes them; not checked yet."""

    data: dict[str, Any]
    losses: list[Loss] = field(default_factory=list)

    _places: list[tuple[Any, str, str]] = field(default_factory=list)

    def place(self, item: Any, key: str, where: str) -> None:
        """Remember where a value of an item was read from; with an empty key, the item itself."""
        self._places.append((item, key, where))

    def origins(self) -> dict[Route, str]:
        """Where everything was read from, by its route in the map."""
        by_item: dict[int, dict[str, str]] = {}
        for item, key, where in self._places:
            by_item.setdefault(id(item), {}).setdefault(key, where)
        found: dict[Route, str] = {}
        waiting: list[tuple[Route, Any]] = [((), self.data)]
        while waiting:
            route, value = waiting.pop()
            for key, where in by_item.get(id(value), {}).items():
                found[(*route, key) if key else route] = where
            if isinstance(value, dict):
                waiting += [((*route, key), inner) for key, inner in value.items()]
            elif isinstance(value, list):
                waiting += [((*route, at), inner) for at, inner in enumerate(value)]
        return found

    def tell(self, text: str, line: int | None = None) -> None:
        """Remember what is to be said of it."""
        self.losses.append(Loss(text, line))


class Ids:
    """Ids of names, in the order in which they come, never the same twice."""

    def __init__(self, same: Callable[[str], str] = str) -> None:
        self.names: dict[str, str] = {}
        """Each name by its id, as it was written first."""
        self._same = same
        self._known: dict[str, str] = {}
        self._numbers: Counter[str] = Counter()

    def of(self, name: str) -> str:
        """The id of a name; names that are the same have one. Raises InputError for too many of them."""
        alike = self._same(name)
        if alike not in self._known:
            if len(self._known) == MOST_ITEMS:
                raise InputError(f"there are more than {MOST_ITEMS:,} names like `{shortened(name)}`")
            made = first = id_from(name)
            while made in self.names:
                self._numbers[first] += 1
                made = f"{first}-{self._numbers[first] + 1}"
            self._known[alike] = made
            self.names[made] = name
        return self._known[alike]


class Written(Struct, frozen=True):
    """A map in another format, and what that has no place for."""

    content: str | bytes
    """Text, or the bytes of a format that is none."""
    losses: tuple[Loss, ...] = ()

    @property
    def encoded(self) -> bytes:
        """What a file holds."""
        return self.content if isinstance(self.content, bytes) else self.content.encode()
