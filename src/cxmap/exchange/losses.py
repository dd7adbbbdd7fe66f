"""What a map loses in another format: found out by reading back what was written.

So nothing has to be listed by hand that a format has no place for, and what is said is what an import of the
same file would show. Ids that a format cannot keep are said once, and what refers to them is compared by what
it means.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from msgspec import Struct

from cxmap.exchange.draft import Draft, Loss, Written
from cxmap.model import Map, Part
from cxmap.model.part import Refers
from cxmap.model.walking import marked
from cxmap.source import shortened

SECTIONS = (
    "markets", "segments", "personas", "sources", "channels", "curves", "lanes", "phases", "touchpoints",
    "opportunities",
)  # fmt: skip
"""Lists whose items have an id."""
_MOST_NAMED = 3
_WHOLE = {"items": "left out:", "more": "added:", "order": "not in the same order:"}
"""How it is told what became of whole items."""
_Ids = Mapping[tuple[str, str], str]


class Difference(Struct, frozen=True):
    """A key that some items of a section, or the map itself, have no more, or in another way."""

    section: str
    """Empty for the map itself."""
    key: str
    """`items` where whole items are gone, `more` where some are new, `order` where they stand otherwise."""
    names: tuple[str, ...] = ()
    changed: bool = False
    """Whether something else stands there now."""
    everywhere: bool = False
    """Whether all items of several are meant."""


def with_losses(
    content: str, map_: Map, reader: Callable[..., Draft], *more: Loss, **options: Any
) -> Written:
    """What was written, with everything that its own reader does not find in it again."""
    data = reader(content.encode(), "what was written", **options).data
    found = differences(map_, Map.model_validate({**data, "title": data.get("title") or map_.title}))
    untitled = () if data.get("title") else (Difference("", "title"),)
    return Written(content, (*more, *_told((*untitled, *found))))


def differences(before: Map, after: Map) -> tuple[Difference, ...]:
    """What a map says that another one does not say, or says in another way."""
    found: list[Difference] = []
    ids: dict[tuple[str, str], str] = {}
    pairs: dict[str, list[tuple[Part, Part | None]]] = {}
    for section in SECTIONS:
        now, then = _items(before, section), _items(after, section)
        pairs[section] = _paired(now, then)
        ids |= {(section, _id(other)): _id(item) for item, other in pairs[section] if other is not None}
        found += _about_items(section, pairs[section], then)
    for section in SECTIONS:
        found += _about_keys(section, pairs[section], ids)
    whole = _compared(_plain(before, {}, SECTIONS), _plain(after, ids, SECTIONS))
    found += [Difference("", key, changed=changed) for key, changed in whole]
    return tuple(found)


def _items(map_: Map, section: str) -> list[Part]:
    if section == "touchpoints":
        return [step.touchpoint for step in map_.steps]
    return list(getattr(map_, section))


def _id(item: Part) -> str:
    return str(getattr(item, "id", ""))


def name_of(item: Part) -> str:
    """What people call an item."""
    return str(getattr(item, "name", None) or getattr(item, "title", None) or _id(item))


def _paired(now: Sequence[Part], then: Sequence[Part]) -> list[tuple[Part, Part | None]]:
    """Each item with the one that it has become: by id, else by name, else by its place among the others."""
    left: dict[int, Part] = dict(enumerate(then))
    pairs: dict[int, Part] = {}
    for call in (_id, name_of):
        places: dict[str, list[int]] = {}
        for at, other in left.items():
            places.setdefault(call(other), []).append(at)
        for at, item in enumerate(now):
            if at not in pairs and (free := places.get(call(item))):
                pairs[at] = left.pop(free.pop(0))
    if len(now) == len(then):
        rest = iter([left[at] for at in sorted(left)])
        pairs |= {at: next(rest) for at in range(len(now)) if at not in pairs}
    return [(item, pairs.get(at)) for at, item in enumerate(now)]


def _about_items(
    section: str, pairs: Sequence[tuple[Part, Part | None]], then: Sequence[Part]
) -> list[Difference]:
    found = []
    gone = [name_of(item) for item, other in pairs if other is None]
    kept = [id(other) for _, other in pairs if other is not None]
    new = [name_of(other) for other in then if id(other) not in set(kept)]
    if gone:
        found.append(Difference(section, "items", tuple(gone), everywhere=len(gone) == len(pairs) > 1))
    if new:
        found.append(Difference(section, "more", tuple(new), changed=True))
    if [id(other) for other in then if id(other) in set(kept)] != kept:
        found.append(Difference(section, "order", changed=True))
    return found


def _about_keys(section: str, pairs: Sequence[tuple[Part, Part | None]], ids: _Ids) -> list[Difference]:
    found: dict[tuple[str, bool], list[str]] = {}
    for item, other in pairs:
        if other is None:
            continue
        left_out = ("touchpoints",) if section == "phases" else ()
        for key, changed in _compared(_plain(item, {}, left_out), _plain(other, ids, left_out)):
            found.setdefault((key, changed), []).append(name_of(item))
    return [
        Difference(section, key, tuple(names), changed, len(names) == len(pairs) > 1)
        for (key, changed), names in found.items()
    ]


def _compared(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[tuple[str, bool]]:
    """The keys that differ, and whether something stands there still."""
    keys = [*before, *(key for key in after if key not in before)]
    return [(key, key in after) for key in keys if before.get(key, ...) != after.get(key, ...)]


def _plain(part: Part, ids: _Ids, left_out: Iterable[str] = ()) -> dict[str, Any]:
    """What a part says, with the ids of other things as the map had them before."""
    sections = {found.name: (found.mark.sections, found.is_key) for found in marked(type(part), Refers)}
    said: dict[str, Any] = dict(part.extensions)
    for name, field in type(part).model_fields.items():
        value = getattr(part, name)
        written_empty = value == () and name in part.model_fields_set and name == "next"
        if name in left_out or (value == field.get_default(call_default_factory=True) and not written_empty):
            continue
        said[name] = _value(value, ids, *sections.get(name, ((), False)))
    return said


def _value(value: Any, ids: _Ids, sections: tuple[str, ...], is_key: bool) -> Any:
    if isinstance(value, Part):
        return _plain(value, ids)
    if isinstance(value, dict):
        return {
            _meant(key, ids, sections if is_key else ()): _value(
                inner, ids, () if is_key else sections, False
            )
            for key, inner in value.items()
        }
    if isinstance(value, tuple):
        return [_value(inner, ids, sections, is_key) for inner in value]
    return _meant(value, ids, sections)


def _meant(value: Any, ids: _Ids, sections: tuple[str, ...]) -> Any:
    for section in sections:
        if (section, value) in ids:
            return ids[section, value]
    return value


def _told(found: Iterable[Difference]) -> list[Loss]:
    """A line for each section and kind of loss."""
    lines: dict[tuple[str, str], list[str]] = {}
    for item in found:
        lines.setdefault(_place(item), []).append(_named(item))
    return [Loss(f"{start} {', '.join(parts)}") for (_, start), parts in lines.items()]


def _place(item: Difference) -> tuple[str, str]:
    """In which line something is told, and how that begins."""
    if item.key in _WHOLE:
        return item.key, _WHOLE[item.key]
    whose, plural = (item.section, "") if item.section else ("the map itself", "s")
    return item.section, f"{whose} change{plural} in" if item.changed else f"{whose} lose{plural}"


def _named(item: Difference) -> str:
    called = item.section if item.key in _WHOLE else f"`{item.key}`"
    if not item.names:
        return called
    if len(item.names) > _MOST_NAMED or item.everywhere:
        return f"{called} ({'all ' if item.everywhere else ''}{len(item.names)})"
    return f"{called} ({', '.join(shortened(name) for name in item.names)})"
