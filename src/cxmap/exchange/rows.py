"""A map as rows of texts, a touchpoint each, under headers that `tables` knows again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from msgspec import Struct

from cxmap.exchange.names import label_of
from cxmap.locale import words_for
from cxmap.model import Map, Phase, Touchpoint

PHASE, TOUCHPOINT = "phase", "touchpoint"
_LISTS = (
    "actions", "thoughts", "questions", "pain_points", "gains", "quotes", "frontstage", "backstage",
    "support",
)  # fmt: skip
_TEXTS = ("description", "when", "owner", "note")
_ON_SCALE = ("experience", "goal")


class Place(NamedTuple):
    """A row: a touchpoint in its phase, or a phase that has none."""

    phase: Phase | None
    touchpoint: Touchpoint | None


class Column(Struct, frozen=True):
    """A column: the key that it holds, what it is called, and what stands in it."""

    key: str
    label: str
    cell: Callable[[Place], str]


class Table(Struct, frozen=True):
    """The places of a map and the columns in which any of them has something; the phase comes first."""

    places: tuple[Place, ...]
    columns: tuple[Column, ...]

    @property
    def rows(self) -> list[list[str]]:
        """The header and a row for each place."""
        header = [column.label for column in self.columns]
        return [header, *([column.cell(place) for column in self.columns] for place in self.places)]


def table_of(map_: Map) -> Table:
    """The places of a map in columns. A phase without touchpoints has a row of its own.

    Of experiences and goals only plain numbers of our own stand there: what is measured, inherited or given
    by several people is more than a cell says. Opportunities stand by their titles where they lie.
    """
    words = words_for(map_.language)
    scale = f" ({number(map_.scale.min)}..{number(map_.scale.max)})"
    places = [Place(None, point) for point in map_.touchpoints]
    for phase in map_.phases:
        places += [Place(phase, point) for point in phase.touchpoints] or [Place(phase, None)]
    first = (
        Column(PHASE, _name(words.phase), lambda place: place.phase.name if place.phase else ""),
        Column(
            TOUCHPOINT,
            _name(words.touchpoint),
            lambda place: place.touchpoint.name if place.touchpoint else "",
        ),
    )
    others = [
        Column(key, label_of(key, words) + (scale if key in _ON_SCALE else ""), _of_touchpoint(cell))
        for key, cell in _cells(map_).items()
    ]
    kept = [column for column in others if any(column.cell(place) for place in places)]
    return Table(tuple(places), (*first, *kept))


def _of_touchpoint(cell: Callable[[Touchpoint], str]) -> Callable[[Place], str]:
    return lambda place: "" if place.touchpoint is None else cell(place.touchpoint)


def _name(word: str) -> str:
    return word[:1].upper() + word[1:]


def _cells(map_: Map) -> dict[str, Callable[[Touchpoint], str]]:
    channels = {channel.id: channel.name for channel in map_.channels}
    personas = {persona.id: persona.name for persona in map_.personas}

    def listed(key: str) -> Callable[[Touchpoint], str]:
        return lambda point: _lines(getattr(item, "text", "") for item in getattr(point, key))

    def text(key: str) -> Callable[[Touchpoint], str]:
        return lambda point: getattr(point, key) or ""

    return {
        "channel": lambda point: _lines(channels.get(id_, id_) for id_ in point.channel),
        "personas": lambda point: _lines(personas.get(id_, id_) for id_ in point.personas),
        "experience": lambda point: _experience(point, personas),
        "goal": _goal,
        "importance": lambda point: "" if point.importance is None else number(point.importance),
        "feelings": lambda point: _lines(feeling.word or "" for feeling in point.feelings),
        **{key: listed(key) for key in _LISTS},
        "opportunities": lambda point: _lines(
            item.title for item in map_.opportunities if point.id in item.addresses
        ),
        **{key: text(key) for key in _TEXTS},
    }


def _experience(point: Touchpoint, personas: Mapping[str, str]) -> str:
    """Our own estimate, of everybody or of each persona; where several people judged it, nothing."""
    own = point.experience
    if own is None:
        return ""
    if own.claim is not None:
        return "" if own.claim.raters or own.claim.given is None else number(own.claim.given)
    given = [
        f"{personas.get(id_, id_)}: {number(claim.given)}"
        for id_, claim in own.by_persona.items()
        if claim.given is not None and not claim.raters and ": " not in personas.get(id_, id_)
    ]
    return "\n".join(given) if len(given) == len(own.by_persona) else ""


def _goal(point: Touchpoint) -> str:
    return "" if point.goal is None or point.goal.score is None else number(point.goal.score)


def number(value: float) -> str:
    """A number in full: what is read back is what was written."""
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)


def _lines(texts: Iterable[Any]) -> str:
    return "\n".join(" ".join(str(text).split()) for text in texts if text)
