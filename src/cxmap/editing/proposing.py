"""What may be written where the cursor is: keys, ids, words of closed sets, beginnings to fill in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, Literal

from msgspec import Struct
from msgspec.structs import replace

from cxmap.editing.cards import key_card, scale_of, thing_card, word_card
from cxmap.editing.draft import Draft
from cxmap.editing.nodes import Caret
from cxmap.editing.shapes import Shape, plain, shape_at
from cxmap.editing.sketch import caret_at
from cxmap.editing.snippets import SNIPPETS, WHOLE, Snippet
from cxmap.source import Route
from cxmap.source.scalars import resolve

MOST = 500
"""Of a map with more ids than this, nobody reads the list: the word that is typed narrows it."""
ON_PURPOSE = {
    "goal": "There is deliberately none: nothing is inherited.",
    "experience": "There is deliberately none, and it is never taken for 0.",
    "expectation": "Customers expect nothing in particular.",
}
"""Keys whose `null` is an answer."""
FEW = 11
"""Numbers are offered one by one where there are no more of them."""
_SPECIAL = re.compile(r"[\\$}]")

What = Literal["key", "id", "word", "number", "snippet"]


class Proposal(Struct, frozen=True):
    """Something to write in place of the word at the cursor: columns on its line, both from 0.

    `text` may have places to fill in where `is_snippet`; its further lines are indented from the line of the
    cursor on.
    """

    what: What
    label: str
    text: str
    start: int
    end: int
    is_snippet: bool = False
    detail: str = ""
    about: str = ""


def proposals(draft: Draft, line: int, column: int) -> tuple[Proposal, ...]:
    """What may be written at a point of the text (both from 0), the likeliest first; nothing in free text."""
    caret = caret_at(draft.text, line, column)
    if caret is None:
        return ()
    found = list(_all(draft, caret))
    typed = caret.before.strip().casefold()
    if len(found) > MOST:
        near = [one for one in found if typed in one.label.casefold()]
        found = (near or found)[:MOST]
    return tuple(found)


def _all(draft: Draft, caret: Caret) -> Iterator[Proposal]:
    shape = shape_at(plain(caret.route))
    if shape is None:
        return
    if caret.where == "key":
        if not caret.route and not caret.siblings and caret.on_own_line:
            yield _snippet(WHOLE, caret, dash=False)
        yield from _keys(draft, caret, shape)
        return
    if caret.glued:
        caret = replace(caret, before="")
    on_new_line = caret.where == "either" and caret.on_own_line
    if on_new_line and shape.items is not None:
        yield from _beginnings(caret, dash=True)
        yield from _values(draft, caret, shape.items, before="- ")
        if shape.items.objects and not shape.objects:
            return
    elif not (on_new_line and shape.objects and not _is_plain(shape)):
        yield from _values(draft, caret, shape)
    if caret.where == "either" and not caret.in_brackets and shape.objects:
        if caret.behind_dash:
            yield from _beginnings(caret, dash=False)
        yield from _keys(draft, caret, shape)


# keys


def _keys(draft: Draft, caret: Caret, shape: Shape) -> Iterator[Proposal]:
    """The keys that the mapping does not have yet."""
    for name, below in shape.keys.items():
        if name in caret.siblings:
            continue
        text = name if caret.has_colon else name + _behind(below, caret)
        yield _proposal(
            "key", name, text, caret, detail="always needed" if below.required else "",
            about=key_card(name, below, draft), is_snippet=text.endswith(("$0", "$0]", "$0}")),
        )  # fmt: skip
    for thing in draft.ids.among(shape.sections_of_keys):
        if thing.id not in caret.siblings:
            text = thing.id if caret.has_colon else f"{thing.id}: "
            yield _proposal("id", thing.id, text, caret, detail=thing.name, about=thing_card(thing, draft))


def _is_plain(shape: Shape) -> bool:
    """Whether a value on the line of its key is the usual one."""
    return bool(shape.numbers or shape.words or shape.truth or shape.sections)


def _behind(shape: Shape, caret: Caret) -> str:
    """What follows a new key: a space, or the beginning of a list or of keys of its own."""
    is_list, has_keys = shape.items is not None, bool(shape.objects)
    if _is_plain(shape) or not (is_list or has_keys):
        return ": "
    if caret.in_brackets:
        return ": [$0]" if is_list else ": {$0}"
    if is_list and (has_keys or not shape.texts):
        return ":\n  - $0"
    return ": " if shape.texts else ":\n  $0"


# values


def _values(draft: Draft, caret: Caret, shape: Shape, *, before: str = "") -> Iterator[Proposal]:
    """The ids, words and numbers of a value."""
    listed = _listed(draft, caret.route)
    for thing in draft.ids.among(shape.sections):
        if thing.id not in listed:
            yield _proposal(
                "id", thing.id, before + _written(thing.id, caret), caret,
                detail=thing.name, about=thing_card(thing, draft),
            )  # fmt: skip
    for word, meaning in shape.words.items():
        if word not in listed:
            text = word if shape.numbers else _written(word, caret)
            yield _proposal(
                "word", word, before + text, caret, detail=meaning, about=word_card(word, meaning)
            )
    if caret.quote:
        return
    if shape.truth:
        for word in ("true", "false"):
            yield _proposal("word", word, before + word, caret)
    for number in _few(draft, shape):
        yield _proposal("number", number, before + number, caret)
    meaning = ON_PURPOSE.get(str(caret.route[-1]), "") if caret.route else ""
    if meaning and not before and any(form.get("type") == "null" for form in shape.forms):
        yield _proposal("word", "null", "null", caret, detail=meaning)


def _few(draft: Draft, shape: Shape) -> Iterable[str]:
    """The whole numbers that a value can be, where there are few of them."""
    if shape.scale == "map":
        ends = scale_of(draft)
        if ends is None:
            return ()
        low, high = ends
    else:
        form = next((form for form in shape.numbers if "minimum" in form and "maximum" in form), None)
        if form is None:
            return ()
        low, high = float(form["minimum"]), float(form["maximum"])
        if (low, high) == (0, 1):
            return ()  # shares
    if not (low == int(low) and high == int(high) and 0 < high - low < FEW):
        return ()
    return [str(number) for number in range(int(low), int(high) + 1)]


def _listed(draft: Draft, route: Route) -> frozenset[Any]:
    """What the list that an item is in holds already."""
    value: Any = draft.document.data
    if not route or not isinstance(route[-1], int):
        return frozenset()
    for step in route[:-1]:
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            return frozenset()
    if not isinstance(value, list):
        return frozenset()
    return frozenset(item for at, item in enumerate(value) if isinstance(item, str) and at != route[-1])


def _written(word: str, caret: Caret) -> str:
    """A word as a text: in quotes where it would be read as something else."""
    if caret.quote or resolve(word) == word:
        return word
    return f'"{word}"'


# beginnings


def _beginnings(caret: Caret, *, dash: bool) -> Iterator[Proposal]:
    """Items to fill in, for a list that has some."""
    if caret.quote:
        return
    name = next((step for step in reversed(caret.route) if isinstance(step, str)), "")
    for snippet in SNIPPETS.get(name, ()):
        yield _snippet(snippet, caret, dash=dash)


def _snippet(snippet: Snippet, caret: Caret, *, dash: bool) -> Proposal:
    first, *rest = snippet.lines
    indent = "  " if dash or caret.behind_dash else ""
    text = "\n".join([f"- {first}" if dash else first, *(indent + line for line in rest)])
    return Proposal("snippet", snippet.label, text, caret.start, caret.end, True, "", snippet.description)


def _proposal(
    what: What,
    label: str,
    text: str,
    caret: Caret,
    *,
    detail: str = "",
    about: str = "",
    is_snippet: bool = False,
) -> Proposal:
    if is_snippet and caret.behind_dash:  # a line of a list begins two columns before its keys
        text = text.replace("\n", "\n  ")
    glue = " " if caret.glued else ""
    return Proposal(what, label, glue + text, caret.start, caret.end, is_snippet, detail, about)


def escaped(text: str) -> str:
    """A text inside of a snippet, none of whose signs mean anything there."""
    return _SPECIAL.sub(lambda match: "\\" + match[0], text)
