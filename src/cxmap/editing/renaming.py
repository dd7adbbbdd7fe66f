"""An id under another name, everywhere in a map at once: where it is given and wherever it is referred to.

A renaming counts only where the new text says what the old one said with that one id changed; any other is
refused with the reason.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from msgspec.structs import replace

from cxmap.editing.draft import Draft, Edit, applied
from cxmap.editing.ids import SECTIONS, TOGETHER, Thing, Use
from cxmap.editing.places import Spot, spot_at
from cxmap.model.part import ID_PATTERN, LONGEST_ID
from cxmap.source import Span
from cxmap.source.scalars import resolve

_ID = re.compile(ID_PATTERN)
BROKEN = "the text cannot be read as YAML at the moment; mend that first"


class Refusal(NamedTuple):
    """Why something cannot be done, as a sentence for the person who asked for it."""

    why: str


class Renaming(NamedTuple):
    """What would be renamed: its id, and where that stands at the cursor."""

    thing: Thing
    span: Span


def renamable(draft: Draft, line: int, column: int) -> Renaming | Refusal:
    """The id at a point (both from 0) that could be renamed."""
    if not draft.is_whole:
        return Refusal(BROKEN)
    spot = spot_at(draft.document, line, column)
    lent = None if spot is None else draft.ids.lent_at(spot)
    if lent is not None:
        place = draft.whole.where(lent.at)
        return Refusal(f"`{lent.id}` is given in {place}, and other maps may name it too: change it by hand")
    thing = None if spot is None else draft.ids.at(spot)
    if spot is None or thing is None:
        return Refusal("there is no id here")
    if thing.given and _is_name(spot, thing):
        return Refusal(f"this is a name, which can be changed freely; its id is `{thing.id}`")
    return Renaming(thing, spot.span)


def _is_name(spot: Spot, thing: Thing) -> bool:
    return spot.route[: len(thing.route)] == thing.route and spot.route != (*thing.route, "id")


def renamed(draft: Draft, line: int, column: int, new: str) -> list[Edit] | Refusal:
    """The edits that give the id at a point another name."""
    found = renamable(draft, line, column)
    if isinstance(found, Refusal):
        return found
    thing, ids = found.thing, draft.ids
    if not _ID.search(new) or len(new) > LONGEST_ID:
        return Refusal("an id has letters, digits, `-`, `_` and `.`, no spaces, and at most 64 signs")
    if new == thing.id and thing.given:
        return []
    together = TOGETHER if thing.section in TOGETHER else {thing.section}
    other = next((ids.known[section].get(new) for section in together if new in ids.known[section]), None)
    if other is not None and other != thing:
        return Refusal(f"the id `{new}` is already taken, by the {other.what} {other.name!r}")
    edits = [_of_use(draft, use, new) for use in ids.uses_of(thing)]
    edits.append(_given(draft, thing, new) if thing.given else _made(draft, thing, new))
    if _says_the_same(draft, edits, thing, new):
        return edits
    return Refusal(f"`{thing.id}` cannot be renamed to `{new}` without changing something else")


def word(new: str, old: str = "") -> str:
    """An id as it is written: in the quotes of the old one, or where it would be read as something else."""
    quote = old[:1] if old[:1] in ("'", '"') else ""
    if not quote and (resolve(new) != new or not (new[0].isalnum() or new[0] == "_")):
        quote = '"'
    return f"{quote}{new}{quote}"


def _of_use(draft: Draft, use: Use, new: str) -> Edit:
    span = draft.document.locate(use.route, "key" if use.is_key else "value")
    assert span is not None
    start, end = draft.ends(span)
    return Edit(start, end, word(new, draft.text[start:end]))


def _given(draft: Draft, thing: Thing, new: str) -> Edit:
    span = draft.document.locate((*thing.route, "id"))
    assert span is not None
    start, end = draft.ends(span)
    return Edit(start, end, word(new, draft.text[start:end]))


def _made(draft: Draft, thing: Thing, new: str) -> Edit:
    """An id for what had a name alone."""
    _, place = draft.document.resolve(thing.route)
    _, holder = draft.document.resolve(thing.route[:-1])
    assert place is not None and holder is not None
    start, end = draft.ends(place.span)
    if isinstance(place.inside, dict):
        if draft.text.startswith("{", start):
            return Edit(start + 1, start + 1, f"id: {word(new)}, ")
        return Edit(start, start, f"id: {word(new)}\n{' ' * (place.span.column - 1)}")
    name, key = draft.text[start:end], SECTIONS[thing.section]
    if draft.text.startswith("[", draft.ends(holder.span)[0]):
        return Edit(start, end, f"{{id: {word(new)}, {key}: {name}}}")
    return Edit(start, end, f"id: {word(new)}\n{' ' * (place.span.column - 1)}{key}: {name}")


def _says_the_same(draft: Draft, edits: list[Edit], thing: Thing, new: str) -> bool:
    """Whether the new text has the same things and references, but for the one id."""
    after = Draft(applied(draft.text, edits), draft.name)
    if not after.is_whole or len(after.parsed.diagnostics) > len(draft.parsed.diagnostics):
        return False
    things = [replace(other, id=new, given=True) if other == thing else other for other in draft.ids.things]
    meant = [_target(draft, use, thing, new) for use in draft.ids.uses]
    return things == list(after.ids.things) and meant == [_target(after, use) for use in after.ids.uses]


def _target(draft: Draft, use: Use, thing: Thing | None = None, new: str = "") -> tuple[str, str] | None:
    """What a reference leads to."""
    meant = draft.ids.meant(use)
    if meant is None:
        return None
    return meant.section, new if meant == thing else meant.id
