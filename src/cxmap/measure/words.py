"""What the cells of a data file say: a number, a word, or one of the things that a map knows by an id."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

from cxmap.errors import InputError
from cxmap.model import Comments, Data, Events, Map
from cxmap.model.events import Channels

WHOLE = ""
"""The place of a question about the whole journey; ids are never empty."""


def number_of(text: str, decimal: str = ".") -> float | None:
    """The number that a text is; nothing where it is none."""
    try:
        number = float(text.replace(decimal, "."))
    except ValueError:
        return None
    return number if math.isfinite(number) and "_" not in text else None


def word_key(word: float | str, decimal: str = ".") -> str:
    """What makes two cells the same: their number (1, 1.0, 01), or their text whatever its capitals."""
    text = word.strip() if isinstance(word, str) else f"{word:.15g}"
    number = number_of(text, decimal)
    return text.casefold() if number is None else f"{number:.15g}"


class Words:
    """Which ids the words of one column stand for.

    A word stands for what it is declared for, an id for itself, and another name for whoever has it.
    Raises InputError where two declared words or ids are the same, and where a cell holds a name of two.
    """

    def __init__(
        self,
        kind: str,
        words: Iterable[tuple[str, float | str]],
        ids: Iterable[str] = (),
        names: Iterable[tuple[str, str]] = (),
    ) -> None:
        self._kind = kind
        self._ids: dict[str, str] = {}
        self._shared: dict[str, tuple[str, str]] = {}
        for id_, word in words:
            known = self._ids.setdefault(word_key(word), id_)
            if known != id_:
                raise self._ambiguous(word, known, id_)
        for id_ in ids:
            known = self._ids.setdefault(word_key(id_), id_)
            if known != id_:
                raise self._ambiguous(id_, known, id_)
        certain = frozenset(self._ids)
        for id_, name in names:
            key = word_key(name)
            known = self._ids.setdefault(key, id_)
            if known != id_ and key not in certain:
                self._shared.setdefault(key, (known, id_))

    def _ambiguous(self, word: float | str, needle: str, other: str) -> InputError:
        return InputError(
            f"data: `{word}` stands for two {self._kind}s, `{needle}` and `{other}`; say which with `values`"
        )

    def meant(self, cell: str | None) -> str | None:
        """The id that a cell stands for; nothing where it is empty or no word of these.

        Raises InputError for a name that two of them have.
        """
        if cell is None:
            return None
        key = word_key(cell)
        if key in self._shared:
            raise self._ambiguous(cell, *self._shared[key])
        return self._ids.get(key)


def place_words(map_: Map, data: Data | Events | Comments) -> Words:
    """Which touchpoints a column names, and phases but for events: as declared, or by id or name."""
    named = [(step.touchpoint.id, step.touchpoint.name) for step in map_.steps]
    if not isinstance(data, Events):  # an event happens at a touchpoint
        named += [(phase.id, phase.name) for phase in map_.phases]
    return Words(
        "place",
        ((place, word) for place, meant in data.values.items() for word in meant),
        (id_ for id_, _ in named),
        (pair for pair in named if pair[0] not in data.values),
    )


def outcome_keys(data: Data) -> frozenset[str]:
    """Of the words in the column of touchpoints, those that stand for the overall question."""
    return frozenset(word_key(word) for word in data.outcome.value) if data.outcome else frozenset()


def channel_words(map_: Map, channels: Channels) -> Words:
    """Which channels a column names: as declared, else by id or name."""
    if not channels.values:
        named = [(channel.id, channel.name) for channel in map_.channels]
        return Words("channel", (), (id_ for id_, _ in named), named)
    return Words("channel", ((id_, word) for id_, words in channels.values.items() for word in words))


def group_words(kind: str, values: Mapping[str, Sequence[float | str]], known: Iterable[str]) -> Words:
    """Which personas or segments a column names: as declared, else by their ids."""
    if not values:
        return Words(kind, ((id_, id_) for id_ in known))
    return Words(kind, ((id_, word) for id_, words in values.items() for word in words))
