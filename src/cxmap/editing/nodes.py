"""What a reader of broken texts makes of one: values with their places, and where the cursor is."""

from __future__ import annotations

import re
from typing import Any, Literal

from msgspec import Struct, field
from msgspec.structs import replace

from cxmap.source import Route
from cxmap.source.document import Place
from cxmap.source.scalars import Doubt, resolve

CARET = "\ue000"
"""Stands where the cursor is: a sign for private use, which no map holds for long."""
Kind = Literal["empty", "scalar", "text", "mapping", "list"]


class Point(Struct, frozen=True, order=True):
    """A point in the text, as the parser names it."""

    index: int
    line: int
    column: int


class Node(Struct):
    """A value, as far as it can be seen."""

    kind: Kind
    start: Point
    end: Point
    value: Any = None
    entries: dict[str, tuple[Point, Point, Node]] = field(default_factory=dict)
    items: list[Node] = field(default_factory=list)
    last: Node | None = None
    """The value that was begun last."""


class Caret(Struct, frozen=True):
    """Where the cursor is: in a key of the mapping at a route, or in the value at one.

    `start` and `end` are the columns, on the line of the cursor, of the word that it is in.
    """

    where: Literal["key", "value", "either"]
    """`either`: a word that stands where a mapping could begin as well."""
    route: Route
    line: int
    start: int
    end: int
    before: str
    """The word up to the cursor."""
    siblings: frozenset[str] = frozenset()
    """The keys that the mapping has already, but for the one that the cursor is in."""
    in_brackets: bool = False
    quote: str = ""
    """The sign in which the word stands."""
    has_colon: bool = False
    """Whether a colon follows the word, which is a key then."""
    glued: bool = False
    """Whether the word stands directly behind the colon of its key."""
    on_own_line: bool = False
    """Whether nothing but spaces stands before it."""
    behind_dash: bool = False
    """Whether nothing but a dash stands before it."""


def with_siblings(caret: Caret, holder: Node, own: str) -> Caret:
    return replace(caret, siblings=frozenset(holder.entries) - {own})


def unquoted(word: str) -> str:
    if len(word) >= 2 and word[0] == word[-1] == '"':
        return re.sub(r"\\(.)", r"\1", word[1:-1])
    if len(word) >= 2 and word[0] == word[-1] == "'":
        return word[1:-1].replace("''", "'")
    return word


def plain_value(word: str) -> Any:
    bare = word.replace(CARET, "")
    value = resolve(bare)
    return bare if isinstance(value, Doubt) else value


def data_of(node: Node) -> Any:
    if node.kind == "mapping":
        return {key: data_of(value) for key, (_, _, value) in node.entries.items()}
    if node.kind == "list":
        return [data_of(item) for item in node.items]
    return node.value


def place_of(node: Node, key: tuple[Point, Point] | None) -> Place:
    inside: dict[str, Place] | list[Place] | None = None
    if node.kind == "mapping":
        inside = {name: place_of(value, (start, end)) for name, (start, end, value) in node.entries.items()}
    elif node.kind == "list":
        inside = [place_of(item, None) for item in node.items]
    return Place((node.start, node.end), key, inside)
