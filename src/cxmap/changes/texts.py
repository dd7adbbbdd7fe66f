"""Everything else that a map says: each field that changed, item by item, but for what is told elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from cxmap.changes.change import Change, Pair
from cxmap.changes.edits import ABSENT, Edit, Set
from cxmap.changes.lists import items_changed
from cxmap.model import Map, Part, Scale
from cxmap.model.matching import NAMES
from cxmap.model.plain import MAP, Key, Plain, plain, sections_of
from cxmap.model.walking import parts_in

_TOLD = {
    "opportunities": ("status", "due", "done"),
    "sources": ("date", "type"),
}
"""Fields of which every change is told by the rooms that know what it means."""
_PARTS: dict[str, type[Part]] = {
    MAP[0]: Map,
    **{name: kind for name in sections_of(Map) for kind in parts_in(Map.model_fields[name].annotation)},
}
"""What things of a section are."""
_BY_KEY = ("lanes", "curves")
"""Fields whose keys are told one by one, also where all of them are new or gone."""


def texts(pair: Pair, edits: Iterable[Edit], others: Iterable[Change]) -> list[Change]:
    """Every change of a text, number or list that no other change tells."""
    known = _Known(pair, others)
    changes: list[Change] = []
    for edit in edits:
        if isinstance(edit, Set) and not edit.echo and edit.field not in _TOLD.get(edit.before_key[0], ()):
            sides = [_or_usual(edit.before_key[0], edit.field, side) for side in (edit.before, edit.after)]
            for path, before, after in _steps((edit.field,), *sides):
                if not known.tells(edit.before_key, edit.after_key, path, before, after):
                    changes.append(
                        Change(
                            "texts",
                            "text",
                            "neutral",
                            pair.here(edit.before_key),
                            pair.there(edit.after_key),
                            before,
                            after,
                            detail=".".join(map(str, path)),
                        )
                    )
    return changes


def _or_usual(section: str, field: str, value: Plain) -> Plain:
    """A value, or what a field means that is not written: `kind` is `journey` then, and `optional` is no."""
    usual = _usual(section, field) if value is ABSENT else None
    return value if usual is None else usual


@cache
def _usual(section: str, field: str) -> Plain:
    known = _PARTS[section].model_fields.get(field)
    default = None if known is None else known.get_default(call_default_factory=True)
    if isinstance(default, Scale):
        return plain(default, {})
    return default if isinstance(default, bool | str) else None


def _steps(
    path: tuple[str, ...], before: Plain, after: Plain
) -> Iterator[tuple[tuple[str, ...], Plain, Plain]]:
    """A change of a field as changes of what it holds, none for what is not there on a side."""
    first, second = (None if value is ABSENT else value for value in (before, after))
    if path[0] in _BY_KEY and len(path) == 1:
        first, second = first or {}, second or {}
    if isinstance(first, dict) and isinstance(second, dict) and not {"low", "high"} & {*first, *second}:
        for key in dict.fromkeys((*first, *second)):
            if first.get(key, ABSENT) != second.get(key, ABSENT):
                yield from _steps((*path, str(key)), first.get(key, ABSENT), second.get(key, ABSENT))
    elif _is_list(first) and _is_list(second):
        yield from _items(path, first or (), second or ())
    else:
        yield path, first, second


def _items(
    path: tuple[str, ...], before: Plain, after: Plain
) -> Iterator[tuple[tuple[str, ...], Plain, Plain]]:
    """A change of a list, item by item; a single one stays itself whatever is changed in it."""
    changed = [(before[0], after[0])] if len(before) == len(after) == 1 else [*items_changed(before, after)]
    for was, other in changed:
        if path[0] != "pain_points" and isinstance(was, dict) and isinstance(other, dict):
            yield from _steps(path, was, other)
        elif path[0] == "pain_points" and len(changed) == 1:
            for pain, now in items_changed(before, after):  # as the room for customers tells it
                yield path, pain, now
        else:
            yield path, was, other
    if not changed:
        yield (*path, "order"), before, after


def _is_list(value: Plain) -> bool:
    """Whether it is a list of texts or parts, or nothing; counts of answers are one value together."""
    return value is None or (
        isinstance(value, tuple) and not all(isinstance(item, int | float) for item in value)
    )


_GOALS = ("goal lowered", "goal raised", "goal set", "goal dropped")


class _Known:
    """What other changes tell, so that it is not told twice."""

    def __init__(self, pair: Pair, changes: Iterable[Change]) -> None:
        self.pair = pair
        self.kinds: set[tuple[str, Key, Key]] = set()
        self.origins: set[tuple[str, str]] = set()
        self.pains: list[tuple[Plain, Plain]] = []
        for change in changes:
            if change.here is not None and change.there is not None:
                keys = (change.here.section, change.here.id), (change.there.section, change.there.id)
                self.kinds.add((change.kind if not change.detail else "", *keys))
            if change.kind in _GOALS:
                self.origins.add(change.origins)
            if change.kind in ("pain", "pain gone", "pain changed"):
                self.pains.append((change.before, change.after))

    def tells(self, old: Key, new: Key, path: tuple[str, ...], before: Plain, after: Plain) -> bool:
        field, inner = path[0], path[1:]
        if field in NAMES:
            return True
        if field == "pain_points" and (before, after) in self.pains:
            return True
        if field == "impact":
            turned = self._any(("impact", "impact gone", "impact turned"), old, new)
            return turned and (inner == ("direction",) or not (_reason(before) or _reason(after)))
        if field == "experience":
            return (
                inner in (("claim", "given"), ())
                and _is_claim(before)
                and _is_claim(after)
                and self._any(("experience", "scored", "unscored"), old, new)
            )
        if field == "goal":
            is_score = inner == ("score",) or (not inner and _is_score(before) and _is_score(after))
            return is_score and (self._any(_GOALS, old, new) or self._inherited(old, new))
        if field == "scale" and old == MAP:
            return inner[:1] in (("min",), ("max",), ("direction",))
        return old == MAP and field in ("tolerance", "targets")

    def named(self, key: Key, *, was: bool) -> str:
        """A thing as the origin of a goal is called."""
        if key == MAP:
            return "map"
        return f"{key[0].removesuffix('s')} {(self.pair.here(key) if was else self.pair.there(key)).name}"

    def _inherited(self, old: Key, new: Key) -> bool:
        """Whether the goal of a phase, channel or map is told where it holds."""
        return (self.named(old, was=True), self.named(new, was=False)) in self.origins

    def _any(self, kinds: Iterable[str], old: Key, new: Key) -> bool:
        return any((kind, old, new) in self.kinds for kind in kinds)


def _reason(item: Plain) -> Plain:
    """What an impact moment says besides its direction."""
    return (
        {key: value for key, value in item.items() if key != "direction"} if isinstance(item, dict) else item
    )


def _is_claim(value: Plain) -> bool:
    """Whether an experience is one number of everybody, or nothing."""
    if isinstance(value, dict):
        return value.keys() <= {"claim"} and (value.get("claim") or {}).keys() <= {"given"}
    return value is None or isinstance(value, float)


def _is_score(value: Plain) -> bool:
    return (
        value is None or isinstance(value, float) or (isinstance(value, dict) and value.keys() == {"score"})
    )
