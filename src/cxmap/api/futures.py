"""A what-if as a map of the future: the text of the current one with what is assumed, and nothing measured.

What is hoped for must not pass for a fact. So figures that somebody measured do not go along: where they
decided a score, that score is written as the experience that is hoped for, and the data are left behind.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from copy import deepcopy
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from cxmap.api.reading import examined_with
from cxmap.api.surroundings import Surroundings
from cxmap.errors import CxmapError, InputError
from cxmap.source import document_of, read_bytes
from cxmap.source.project import project_of, way_from

if TYPE_CHECKING:
    from cxmap.model import Map
    from cxmap.scoring import PlaceScore
    from cxmap.scoring.whatif import WhatIf

ENDINGS = (".yaml", ".yml")
_LEFT_BEHIND = {
    "data": "which data files answers lie in",
    "events": "which logs of events are counted",
    "comments": "where comments of customers lie",
    "metrics": "figures of the whole",
    "variants": "its variants",
    "date": "the day for which it holds",
}
"""Keys of a map that speak of today alone."""


class Future(Struct, frozen=True):
    """The text of a map of the future, and what it left behind."""

    text: str
    told: tuple[str, ...]


def expected_changes(map_: Map) -> dict[str, str]:
    """What opportunities that are neither done nor dropped promise, as changes for `what_if`.

    Of several promises for a touchpoint the best one counts. Raises CxmapError where there are none.
    """
    found: dict[str, float] = {}
    for own in map_.opportunities:
        for promise in own.expects if own.status not in ("done", "dropped") else ():
            score = found.setdefault(promise.touchpoint, promise.experience)
            if map_.scale.difference(promise.experience, score) > 0:
                found[promise.touchpoint] = promise.experience
    if not found:
        raise CxmapError(
            "no opportunity that is still open promises an experience: write what it `expects`, or say what "
            "would change, as queue=+1"
        )
    return {id_: repr(score).removesuffix(".0") for id_, score in found.items()}


def future_map(name: str, answer: WhatIf, assumed: Mapping[str, float], target: str) -> Future:
    """The map file `name` as it would be after a what-if, to be saved as `target`.

    `assumed` are the new experiences by the ids of places. Raises CxmapError where the file of the current
    map could not be named from there, and where the text of the map has no place for the changes.
    """
    from cxmap.exchange.merging.rewriting import rewritten
    from cxmap.locale import words_for

    if name == "-":
        raise CxmapError("a map from standard input cannot be named by its future; give the file")
    way = way_between(name, target)
    raw = read_bytes(name)
    document = document_of(raw, name)
    if document.data is None:
        raise CxmapError(f"{name} holds no map")
    data, told = deepcopy(document.data), []
    map_ = answer.before.map
    for key, what in _LEFT_BEHIND.items():
        if data.pop(key, None) is not None:
            told.append(f"left behind: `{key}` ({what})")
    changes = dict(_places(data, map_))
    measured = 0
    for place in answer.after.places:
        holder = changes.get(place.id)
        if holder is None:
            continue
        had = bool(holder.get("metrics"))
        holder.pop("metrics", None)
        if place.id in assumed:
            holder["experience"] = _assumed(holder, answer, assumed[place.id])
        elif _is_measured(place):
            measured += 1
            holder["experience"] = _hoped(place, answer)
        elif had and place.experience is None:
            told.append(f"no score for {place.name}: its answers are withheld or cannot be put together")
    _settle(data)
    _lead_from(data, name, target)
    if measured:
        told.append(
            f"{measured} measured {'score is' if measured == 1 else 'scores are'} written as hoped for: "
            "nobody has measured the future"
        )
    title = f"{map_.title} ({words_for(map_.language).future_state})"
    text = rewritten(document, _entitled(data, title, way), {}).text
    examined = examined_with(document_of(text.encode(), target), Surroundings(target).read)
    if examined.map is None:
        why = next(problem.message for problem in examined.problems if problem.severity == "error")
        raise CxmapError(f"{target} would be no sound map ({why}); nothing was written")
    return Future(text, tuple(told))


def _entitled(data: Mapping[str, Any], title: str, way: str) -> dict[str, Any]:
    """The same with its title, and right behind that what it is."""
    own = {"title": title, "state": "future", "of": way}
    made: dict[str, Any] = {}
    for key, value in data.items():
        made |= own if key == "title" else {} if key in own else {key: value}
    return made


def _lead_from(data: dict[str, Any], name: str, target: str) -> None:
    """Let the ways to what is taken in, and to journeys, begin at the folder of the new map."""
    here, there = (Path(os.path.realpath(Path(path).parent)) for path in (name, target))

    def moved(value: Any) -> Any:
        if isinstance(value, list):
            return [moved(item) for item in value]
        if isinstance(value, dict):
            return {key: moved(inner) if key == "to" else inner for key, inner in value.items()}
        if not isinstance(value, str):
            return value
        try:
            path = way_from(name, value)
        except InputError:
            return value  # leads nowhere from here either
        return Path(os.path.relpath(os.path.realpath(path), there)).as_posix()

    if here == there:
        return
    if "use" in data:
        data["use"] = moved(data["use"])
    phases = [phase for phase in data.get("phases") or () if isinstance(phase, dict)]
    points = [point for own in (data, *phases) for point in own.get("touchpoints") or ()]
    for place in (*phases, *points):
        if isinstance(place, dict) and "journey" in place:
            place["journey"] = moved(place["journey"])


def way_between(name: str, target: str) -> str:
    """How a map of the future names its current one. Raises CxmapError where it may not."""
    if Path(target).suffix not in ENDINGS:
        raise CxmapError(f"--save {target}: a map is a file that ends in .cxmap.yaml")
    here, there = Path(os.path.realpath(name)), Path(os.path.realpath(target))
    if here == there:
        raise CxmapError(f"--save {target}: that is the map itself; save its future beside it")
    if project_of(here.parent) not in (there.parent, *there.parents):
        raise CxmapError(
            f"--save {target}: a map of the future lies in the project of its current one, "
            f"{project_of(here.parent)}"
        )
    return Path(os.path.relpath(here, there.parent)).as_posix()


def _places(data: dict[str, Any], map_: Map) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every touchpoint and phase of the plain data, by its id, as a mapping that can be changed.

    Short forms become long ones; `_settle` makes those short again that did not change.
    """
    phases = data.get("phases") or []
    for at, phase in enumerate(map_.phases):
        own = phases[at] = _long(phases[at])
        yield phase.id, own
        points = own.get("touchpoints") or []
        for number, touchpoint in enumerate(phase.touchpoints):
            points[number] = _long(points[number])
            yield touchpoint.id, points[number]
    points = data.get("touchpoints") or []
    for number, touchpoint in enumerate(map_.touchpoints):
        points[number] = _long(points[number])
        yield touchpoint.id, points[number]


class _Short(dict[str, Any]):
    """What was written as a name alone."""


def _long(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else _Short(name=value)


def _settle(data: dict[str, Any]) -> None:
    """Make short again what was written short and has nothing but its name."""

    def short(items: list[Any]) -> None:
        items[:] = [item["name"] if isinstance(item, _Short) and len(item) == 1 else item for item in items]

    for phase in data.get("phases") or []:
        if isinstance(phase, dict):
            short(phase.get("touchpoints") or [])
    short(data.get("phases") or [])
    short(data.get("touchpoints") or [])


def _is_measured(place: PlaceScore) -> bool:
    return place.measured is not None or any(own.measured is not None for own in place.personas)


def _rounded(value: float, answer: WhatIf) -> float | int:
    from cxmap.view.numbers import decimals

    kept = round(value, decimals(answer.before.scale.length))
    return int(kept) if kept == int(kept) else kept


def _hoped(place: PlaceScore, answer: WhatIf) -> Any:
    """A score as it is today: by persona where that is known of each."""
    own = {person.persona: person.experience for person in place.personas if person.experience is not None}
    if len(set(own.values())) > 1:
        return {persona: _rounded(score, answer) for persona, score in own.items()}
    return None if place.experience is None else _rounded(place.experience, answer)


def _assumed(holder: Mapping[str, Any], answer: WhatIf, score: float) -> Any:
    """The new score: of everybody, or of the one persona whose journey it is."""
    new, persona = _rounded(score, answer), answer.before.persona
    if persona is None:
        return new
    old = holder.get("experience")
    if isinstance(old, dict) and "by" not in old and "score" not in old:
        return {**old, persona: new}
    others = [person.id for person in answer.before.map.personas if person.id != persona]
    if not isinstance(old, int | float) or not others:
        return new if not others else {persona: new}
    return {persona: new, **dict.fromkeys(others, old)}
