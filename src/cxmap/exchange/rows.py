"""A map as rows of texts, a touchpoint each, under headers that `tables` knows again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from cxmap.exchange.names import label_of
from cxmap.locale import Words, words_for
from cxmap.model import Map, Phase, Touchpoint

_LISTS = (
    "actions", "thoughts", "questions", "pain_points", "gains", "quotes", "frontstage", "backstage", "support",
)  # fmt: skip
_TEXTS = ("description", "when", "owner", "note")


def rows_of(map_: Map) -> list[list[str]]:
    """A header and a row for each touchpoint; columns in which nothing would stand are left out.

    A phase without touchpoints has a row of its own. Of experiences and goals only plain numbers of our own
    stand there: what is measured, inherited or given by persona is more than a cell says.
    """
    words = words_for(map_.language)
    scale = f" ({number(map_.scale.min)}..{number(map_.scale.max)})"
    places: list[tuple[Phase | None, Touchpoint | None]] = [(None, point) for point in map_.touchpoints]
    for phase in map_.phases:
        places += [(phase, point) for point in phase.touchpoints] or [(phase, None)]
    columns = _columns(map_, words)
    named = ("touchpoint", _name(words.touchpoint)), ("phase", _name(words.phase))
    header = [
        label + (scale if key in ("experience", "goal") else "")
        for key, label in (*reversed(named), *((key, label_of(key, words)) for key in columns))
    ]
    rows = [
        [
            phase.name if phase is not None else "",
            point.name if point is not None else "",
            *(("" if point is None else cell(point)) for cell in columns.values()),
        ]
        for phase, point in places
    ]
    kept = [at for at in range(len(header)) if at == 1 or any(row[at] for row in rows)]
    return [[row[at] for at in kept] for row in (header, *rows)]


def _name(word: str) -> str:
    return word[:1].upper() + word[1:]


def _columns(map_: Map, words: Words) -> dict[str, Callable[[Touchpoint], str]]:
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
        "importance": lambda point: "" if point.importance is None else f"{point.importance:g}",
        "feelings": lambda point: _lines(feeling.word or "" for feeling in point.feelings),
        **{key: listed(key) for key in _LISTS},
        **{key: text(key) for key in _TEXTS},
    }


def _experience(point: Touchpoint, personas: Mapping[str, str]) -> str:
    """Our own estimate, of everybody or of each persona; where several people judged it, nothing."""
    own = point.experience
    if own is None:
        return ""
    if own.claim is not None:
        return "" if own.claim.raters or own.claim.given is None else number(own.claim.given)
    given = [(personas.get(id_, id_), claim) for id_, claim in own.by_persona.items()]
    if any(claim.raters or claim.given is None or ": " in name for name, claim in given):
        return ""
    return "\n".join(f"{name}: {number(claim.given or 0)}" for name, claim in given)


def _goal(point: Touchpoint) -> str:
    return "" if point.goal is None or point.goal.score is None else number(point.goal.score)


def number(value: float) -> str:
    """A number in full: what is read back is what was written."""
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)


def _lines(texts: Iterable[Any]) -> str:
    return "\n".join(" ".join(str(text).split()) for text in texts if text)
