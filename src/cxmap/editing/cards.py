"""What is said of a key, a word or a thing where somebody points at it: Markdown, made of the schema's words.

Words of a map are put in so that they stay words: nothing in them becomes a link, a picture or a heading.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from cxmap.editing.ids import SECTIONS, Thing
from cxmap.editing.shapes import Shape

if TYPE_CHECKING:
    from cxmap.editing.draft import Draft

LONGEST = 300
_MARKS = re.compile(r"[\\`*_{}\[\]()<>#+!|~&-]")
_TOLD = ("description", "purpose", "role", "job", "type", "mode", "date", "owner", "status")
"""Of a thing, what is told of it where it has that."""


def safe(text: str) -> str:
    """A map's own words inside Markdown, on one line, as plain words."""
    words = " ".join(text.split())
    words = words if len(words) <= LONGEST else words[: LONGEST - 1] + "…"
    return _MARKS.sub(lambda match: "\\" + match[0], words)


def key_card(name: str, shape: Shape, draft: Draft | None = None) -> str:
    """A key: what it holds, which words and numbers it takes, an example."""
    lines = [f"**{name}**: {_kinds(shape)}" + (", always needed" if shape.required else "")]
    if shape.description:
        lines.append(shape.description)
    items = shape.items
    words = shape.words or (items.words if items is not None else {})
    if words:
        lines.append("\n".join(f"- `{word}`" + (f": {said}" if said else "") for word, said in words.items()))
    if limits := _limits(shape):
        lines.append(limits)
    if shape.scale == "map" and draft is not None:
        lines.append(_scale(draft))
    if shape.examples:
        shown = json.dumps(shape.examples[0], ensure_ascii=False)
        lines.append(f"Example: `{name}: {shown}`")
    return "\n\n".join(lines)


def word_card(word: str, meaning: str) -> str:
    """A word of a closed set."""
    return f"`{word}`: {meaning}" if meaning else ""


def thing_card(thing: Thing, draft: Draft) -> str:
    """Something that has an id, with what its map says of it."""
    lines = [f"**{safe(thing.name)}** ({thing.what} `{thing.id}`)"]
    document = draft.whole if thing.is_lent else draft.document
    value: Any = document.data
    for step in thing.route:
        value = value[step]
    if isinstance(value, dict):
        told = ((key, value.get(key)) for key in _TOLD)
        lines += [
            f"{key}: {safe(said)}" for key, said in told if isinstance(said, str) and said != thing.name
        ]
    if thing.is_lent:
        lines.append(f"It stands in {safe(document.where(thing.at))}.")
    elif not thing.given:
        lines.append(f"The id is made from the {SECTIONS[thing.section]}.")
    return "\n\n".join(lines)


_KINDS = {
    "string": "text",
    "number": "number",
    "integer": "whole number",
    "boolean": "`true` or `false`",
    "object": "keys of its own",
    "array": "list",
}


def _kinds(shape: Shape) -> str:
    sections = shape.sections or (shape.items.sections if shape.items is not None else ())
    kinds = dict.fromkeys(
        ("one of these words" if "enum" in form else "day" if form.get("format") == "date" else _KINDS[kind])
        for form in shape.forms
        if (kind := form.get("type")) in _KINDS
    )
    if sections:
        kinds.pop("text", None)
        named = " or ".join(f"`{section}`" for section in sections)
        kinds = {f"id of {named}": None, **kinds}
    return ", ".join(kinds) or "anything"


def _limits(shape: Shape) -> str:
    for form in shape.numbers:
        low, high = form.get("minimum"), form.get("maximum")
        if low is not None and high is not None and high < 1e9:
            return f"From {low:.15g} to {high:.15g}."
    return ""


def scale_of(draft: Draft) -> tuple[float, float] | None:
    """The ends of the map's scale, as they are written; nothing where they are no numbers."""
    scale = (draft.document.data or {}).get("scale")
    if not isinstance(scale, dict):
        return -2.0, 2.0
    ends = scale.get("min"), scale.get("max")
    low, high = (None if isinstance(end, bool) or not isinstance(end, int | float) else end for end in ends)
    return None if low is None or high is None else (float(low), float(high))


def _scale(draft: Draft) -> str:
    ends = scale_of(draft)
    if ends is None:
        return "On the map's scale."
    scale = (draft.document.data or {}).get("scale")
    lower = isinstance(scale, dict) and scale.get("direction") == "lower-is-better"
    better = ", where lower is better" if lower else ""
    return f"On the map's scale, from {ends[0]:.15g} to {ends[1]:.15g}{better}."
