"""A map in which every field that holds a text holds a word of its own, made from the model itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import count
from math import inf
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from annotated_types import Ge, Le
from pydantic.fields import FieldInfo

from cxmap.locale import words_for
from cxmap.model import Map
from cxmap.model.amounts import Quantity
from cxmap.model.durations import Duration
from cxmap.model.part import Part, Refers, Scored
from cxmap.model.shares import Portion

Place = tuple[str, str]
"""The class of a part and the name of its field."""
_CONSONANTS, _VOWELS = "bdfgklmnprstvz", "aeiou"
_AS_IN_THE_DOCS = frozenset({"cxmap", "kind", "language", "experience", "score", "metrics"})
"""Fields whose example is taken as it is: what stands in them are numbers, or words of the format."""
_LEFT_OUT: frozenset[Place] = frozenset(
    {("Map", name) for name in ("touchpoints", "targets", "data", "events", "comments", "variants")}
)
"""A map has phases or touchpoints. Targets are for builds: `cxmap gaps` tells which of them do not hold. What
`data`, `events` and `comments` bind is for `cxmap measure`; its figures stand where they are measured. What a
variant says stands in the report and the pictures of that variant (`tests/loading/test_variants.py`)."""
_NUMBERS: dict[Place, Any] = {
    ("Scale", "min"): -2, ("Scale", "max"): 2,
    ("Scale", "direction"): "higher-is-better", ("Scale", "step"): 1,
}  # fmt: skip
"""The scale of every number that an example gives."""


def _words() -> Iterator[str]:
    """Short words that nobody writes, no one part of another: four syllables in a row of their own."""
    for number in count():
        digits = [number // 70**power % 70 for power in range(2)]
        yield "qu" + "".join(_CONSONANTS[at // 5] + _VOWELS[at % 5] for at in digits) + "x"


@dataclass
class Filled:
    """The document, and where each word stands in it."""

    document: dict[str, Any] = field(default_factory=dict)
    words: dict[str, Place] = field(default_factory=dict)
    figures: dict[str, Place] = field(default_factory=dict)
    """How each number, share, length of time and day is read, where it has one of its own."""
    _next: Iterator[str] = field(default_factory=_words)

    def word(self, place: Place) -> str:
        """The next word, remembered with its place."""
        word = next(self._next)
        self.words[word] = place
        return word

    def part(self, kind: type[Part]) -> dict[str, Any]:
        """A part with every field."""
        filled = {}
        for name, info in kind.model_fields.items():
            place = (kind.__name__, name)
            if place in _LEFT_OUT:
                continue
            if name == "id":
                filled[name] = f"{kind.__name__.lower()}-1"
            elif place in _NUMBERS:
                filled[name] = _NUMBERS[place]
            elif name in _AS_IN_THE_DOCS:
                filled[name] = (info.examples or [None])[0]
            else:
                filled[name] = self.value(info.annotation, tuple(info.metadata), place, info)
        filled["x-own"] = self.word((kind.__name__, "x-"))
        return filled

    def value(self, annotation: Any, marks: tuple[Any, ...], place: Place, info: FieldInfo) -> Any:
        """Something for a field: a word where that is a text, its example where it is a number."""
        if get_origin(annotation) is Annotated:
            inner, *more = get_args(annotation)
            return self.value(inner, (*marks, *more), place, info)
        refers = next((mark for mark in marks if isinstance(mark, Refers)), None)
        if refers is not None:
            return f"{_KIND[refers.sections[0]]}-1"
        origin, inside = get_origin(annotation), get_args(annotation)
        if origin in (Union, UnionType):
            return self.value(next(one for one in inside if one is not NoneType), marks, place, info)
        if origin is tuple:
            several = 2 if place == ("Scale", "words") else 1
            return [self.value(inside[0], (), place, info) for _ in range(several)]
        if origin is dict:
            key = self.value(inside[0], (), place, info)
            return {key: 1 if place[1] == "curves" else self.value(inside[1], (), place, info)}
        if origin is Literal:
            return inside[-1]
        if annotation is bool:
            return True
        if annotation is str:
            return self.word(place) + ("@example.org" if place[1] == "email" else "")
        figure = self.figure(annotation, marks, place)
        if figure is not None:
            return figure
        if isinstance(annotation, type) and issubclass(annotation, Part) and not _has_own_form(annotation):
            return self.part(annotation)
        return (info.examples or [None])[0]

    def figure(self, annotation: Any, marks: tuple[Any, ...], place: Place) -> Any:
        """A figure that no other field has; nothing for one of a few answers, and for what is no figure."""
        number = len(self.figures) + 1
        least, most = _bounds(marks)
        if annotation is date:
            day = date(2019, 1, 1) + timedelta(days=number)
            self.figures[words_for("en").long_date(day)] = place
            return day.isoformat()
        written: Any = {
            Portion: f"{number}.3%", Duration: f"{number + 100} min", Quantity: f"{number + 100} crates"
        }.get(annotation)  # fmt: skip
        if place[1] == "csat":
            written = f"{number}.3%"
        elif place[0] == "Goal":
            written = number if place[1] == "nps" else round(1 + number / 100, 2)
        elif place[1] == "confidence":
            written = f"{number % 100}%"
        elif annotation is float and 1 < most <= 5:
            used = sum(_is_rated(other) for other in self.figures.values())
            written = round(least + 0.1 * (used + 1), 1)
        elif annotation in (int, float) and most > 5 and not any(isinstance(mark, Scored) for mark in marks):
            written = number + 100
        if written is not None:
            self.figures[str(written)] = place
        return written


def _is_rated(place: Place) -> bool:
    """Whether a field holds a number from 1 to 5."""
    return place[1] in {"importance", "impact", "feasibility"}


def _bounds(marks: Sequence[Any]) -> tuple[float, float]:
    """The least and the most that a number may be."""
    every = [inner for mark in marks for inner in (mark, *getattr(mark, "metadata", ()))]
    least = (mark.ge for mark in every if isinstance(mark, Ge))
    most = (mark.le for mark in every if isinstance(mark, Le))
    return max(map(float, least), default=-inf), min(map(float, most), default=inf)  # type: ignore[arg-type]


def _has_own_form(kind: type[Part]) -> bool:
    """Amounts and times are written as one text, which says how much."""
    return {"text", "low", "high"} <= kind.model_fields.keys()


_KIND = {
    "channels": "channel", "curves": "curve", "lanes": "lane", "markets": "market", "personas": "persona",
    "phases": "phase", "segments": "segment", "sources": "source", "touchpoints": "touchpoint",
}  # fmt: skip


def filled() -> Filled:
    """The whole of it; two personas, since what is whose is told where there are several."""
    made = Filled()
    made.document = made.part(Map)
    return made
