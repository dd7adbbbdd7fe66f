"""The outline of a text that need not be YAML yet: what can be told of it from indentation, dashes and brackets.

While somebody types, most texts are broken, and this is when help is wanted. So this reader refuses nothing: it
goes line by line, and what it cannot place it leaves out. Where the parser reads a text, both give the same
(`tests/editing/test_sketch.py` holds them against each other), and the parser's word counts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from cxmap.source import Document, Route
from cxmap.source.document import LINE_BREAK, Place
from cxmap.source.scalars import Doubt, resolve

CARET = "\ue000"
"""Stands where the cursor is: a sign for private use, which no map holds for long."""
DEEPEST = 64
_KEY = re.compile(
    r"""(?P<key>"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s#\[\]{},"'&*!|>%@`-][^#\r\n]*?|-[^\s][^#\r\n]*?)[ \t]*:(?=[ \t]|$)"""
)
_BLOCK_TEXT = re.compile(r"[|>][-+0-9]{0,2}[ \t]*(?:#.*)?$")
_LIKE_BLOCK = re.compile(r"[ \t]*(?:- |-$|[\w-]+[ \t]*:(?:[ \t]|$))")
_FLOW_ENDS = frozenset(",[]{}")

Kind = Literal["empty", "scalar", "text", "mapping", "list"]


class Point(NamedTuple):
    """A point in the text, as the parser names it."""

    index: int
    line: int
    column: int


@dataclass(slots=True)
class Node:
    """A value, as far as it can be seen."""

    kind: Kind
    start: Point
    end: Point
    value: Any = None
    entries: dict[str, tuple[Point, Point, Node]] = field(default_factory=dict)
    items: list[Node] = field(default_factory=list)
    last: Node | None = None
    """The value that was begun last."""


@dataclass(frozen=True, slots=True)
class Caret:
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


@dataclass(slots=True)
class _Open:
    """A block that lines may still belong to."""

    column: int
    node: Node
    route: Route


class Sketch:
    """Reads a text once. `caret` is set where the text held the sign for the cursor."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = LINE_BREAK.split(text)
        self.starts = [0, *(match.end() for match in LINE_BREAK.finditer(text))]
        zero = Point(0, 0, 0)
        self.root = Node("mapping", zero, self._point(len(self.lines) - 1, len(self.lines[-1])))
        self.stack = [_Open(0, self.root, ())]
        self.caret: Caret | None = None
        self._caret_holder: Node | None = None
        self._caret_key = ""
        self._number = 0
        self._column = 0
        self._read()
        if self.caret is not None and self._caret_holder is not None:
            self.caret = _with_siblings(self.caret, self._caret_holder, self._caret_key)

    # lines

    def _point(self, line: int, column: int) -> Point:
        return Point(self.starts[line] + column, line, column)

    def _read(self) -> None:
        while self._number < len(self.lines):
            before = self._number
            self._line()
            if self._number == before:
                self._number += 1

    def _line(self) -> None:
        """One line of a block, and those that a text, a quote or a bracket on it takes with it."""
        text = self.lines[self._number]
        bare = text.lstrip(" \t")
        if not bare or bare[0] == "#" or text.startswith(("---", "...", "%")):
            return
        column = len(text) - len(bare)
        is_dash = bare == "-" or bare.startswith(("- ", "-\t"))
        while len(self.stack) > 1 and (
            self.stack[-1].column > column
            or (self.stack[-1].column == column and self.stack[-1].node.kind == "list" and not is_dash)
        ):
            self.stack.pop()
        behind_dash = False
        while bare == "-" or bare.startswith(("- ", "-\t")):
            if not self._item(column):
                return
            after = bare[1:].lstrip(" \t")
            column += len(bare) - len(after)
            bare, behind_dash = after, True
            if not bare or bare[0] == "#":
                return
        match = _KEY.match(bare) if len(self.stack) < DEEPEST else None
        if match is not None:
            self._entry(column, match, text)
        else:
            self._bare(column, behind_dash=behind_dash)

    def _slot(self, column: int, *, for_list: bool = False) -> tuple[Node, Route] | None:
        """The value that was left open and can begin in a column."""
        top = self.stack[-1]
        last = top.node.last
        if last is None or last.kind != "empty":
            return None
        reach = top.column if for_list and top.node.kind == "mapping" else top.column + 1
        return (last, self._last_route()) if column >= reach else None

    def _last_route(self) -> Route:
        top = self.stack[-1]
        if top.node.kind == "list":
            return (*top.route, len(top.node.items) - 1)
        return (*top.route, self._last_key)

    _last_key = ""

    def _item(self, column: int) -> bool:
        """Begin an item of a list in a column; False where no list can stand there."""
        top = self.stack[-1]
        if top.node.kind != "list" or top.column != column:
            slot = self._slot(column, for_list=True)
            if slot is None or len(self.stack) >= DEEPEST:
                return False
            node, route = slot
            node.kind, node.start = "list", self._point(self._number, column)
            top = _Open(column, node, route)
            self.stack.append(top)
        start = self._point(self._number, column + 1)
        item = Node("empty", start, start)
        top.node.items.append(item)
        top.node.last = item
        self._grow(start)
        return True

    def _grow(self, end: Point) -> None:
        """Let all open blocks reach as far as what stands in them."""
        for block in self.stack:
            if block.node.end.index < end.index or block.node is not self.root:
                block.node.end = max(block.node.end, end)

    def _mapping(self, column: int) -> _Open:
        """The mapping that a key in a column belongs to."""
        top = self.stack[-1]
        if top.node.kind == "mapping" and top.column == column:
            return top
        slot = self._slot(column)
        if slot is not None:
            node, route = slot
        elif top.node.kind == "list" and top.node.last is not None and top.node.last.kind == "scalar":
            node, route = top.node.last, self._last_route()  # a name alone, and more of it below
        else:
            if top.node.kind == "list":
                node = Node("empty", self._point(self._number, column), self._point(self._number, column))
                route = self._last_route()
            else:
                return top  # indented by mistake
        node.kind, node.start, node.value = "mapping", self._point(self._number, column), None
        top = _Open(column, node, route)
        self.stack.append(top)
        return top

    def _entry(self, column: int, match: re.Match[str], text: str) -> None:
        block = self._mapping(column)
        written = match["key"]
        start = self._point(self._number, column)
        end = self._point(self._number, column + len(written))
        key = str(_unquoted(written)).replace(CARET, "")
        if CARET in written:
            self._found("key", block.route, start, end, written, holder=block.node, key=key, has_colon=True)
        value_at = self._point(self._number, column + match.end())
        value = Node("empty", value_at, value_at)
        if key not in block.node.entries:
            block.node.entries[key] = (start, end, value)
        block.node.last = value
        self._last_key = key
        self._grow(value_at)
        after = column + match.end()
        after += len(text[after:]) - len(text[after:].lstrip(" \t"))
        if after < len(text) and text[after] != "#":
            self._value(value, after, (*block.route, key), block.column)
            self._grow(value.end)

    def _bare(self, column: int, *, behind_dash: bool) -> None:
        """A word that is no key: a value, the rest of one, or a key that is still typed."""
        slot = self._slot(column)
        if slot is not None:
            node, route = slot
            base = self.stack[-1].column
            self._value(node, column, route, base, own_line=not behind_dash, behind_dash=behind_dash)
            self._grow(node.end)
            return
        top = self.stack[-1]
        line = self.lines[self._number]
        last = top.node.last
        if last is not None and last.kind in ("scalar", "text") and column > top.column:
            if last.kind == "scalar" and isinstance(last.value, str):
                last.value = f"{last.value} {line.strip().replace(CARET, '')}"
            last.end = self._point(self._number, len(line.rstrip()))
            self._grow(last.end)
            if CARET not in line or line.strip() != CARET:
                return
        if CARET in line:
            word, end = self._plain(column, in_brackets=False)
            while len(self.stack) > 1 and self.stack[-1].node.kind != "mapping":
                self.stack.pop()
            top = self.stack[-1]
            self._found(
                "key", top.route, self._point(self._number, column), end, word, holder=top.node, own_line=True
            )  # fmt: skip

    # values

    def _value(
        self,
        node: Node,
        column: int,
        route: Route,
        base: int,
        *,
        own_line: bool = False,
        behind_dash: bool = False,
    ) -> None:
        """What begins in a column of the current line, in a block that stands in the column `base`."""
        line = self.lines[self._number]
        sign = line[column]
        node.start = self._point(self._number, column)
        if _BLOCK_TEXT.match(line, column):
            self._block_text(node, base)
        elif sign in "{[":
            self._column = column
            self._flow(node, route, base, 0)
            self._number += 1
        elif sign in "\"'":
            self._column = column
            self._quoted(node, route, base)
            self._number += 1
        else:
            word, end = self._plain(column, in_brackets=False)
            node.kind, node.value, node.end = "scalar", _plain_value(word), end
            if CARET in word:
                where: Literal["value", "either"] = "either" if own_line or behind_dash else "value"
                self._found(
                    where, route, node.start, end, word, own_line=own_line, behind_dash=behind_dash
                )  # fmt: skip

    def _block_text(self, node: Node, base: int) -> None:
        node.kind = "text"
        last = self._number
        for number in range(self._number + 1, len(self.lines)):
            text = self.lines[number]
            bare = text.lstrip(" ")
            if bare and len(text) - len(bare) <= base:
                break
            if bare:
                last = number
        node.value = "\n".join(line.strip() for line in self.lines[self._number + 1 : last + 1])
        node.end = self._point(last, len(self.lines[last]))
        self._number = last + 1

    def _plain(self, column: int, *, in_brackets: bool) -> tuple[str, Point]:
        """A text without quotes that begins in a column of the current line, and where it ends."""
        line = self.lines[self._number]
        end = column
        while end < len(line):
            sign = line[end]
            if sign == "#" and end > column and line[end - 1] in " \t":
                break
            if in_brackets and (
                sign in _FLOW_ENDS
                or (sign == ":" and (end + 1 == len(line) or line[end + 1] in " \t,[]{}"))
            ):
                break
            end += 1
        word = line[column:end].rstrip()
        return word, self._point(self._number, column + len(word))

    def _goes_on(self, base: int) -> bool:
        """Whether a bracket or quote reaches into the next line, and if so to the beginning of that."""
        if self._number + 1 >= len(self.lines):
            return False
        text = self.lines[self._number + 1]
        bare = text.lstrip(" \t")
        if bare and len(text) - len(bare) <= base and (_LIKE_BLOCK.match(text) or bare[0] == "#"):
            return False
        self._number += 1
        self._column = 0
        return True

    def _quoted(self, node: Node, route: Route, base: int, *, in_brackets: bool = False) -> str:
        """A text in quotes, which may go over lines; gives it as written."""
        quote = self.lines[self._number][self._column]
        node.start = start = self._point(self._number, self._column)
        written = quote
        self._column += 1
        closed = False
        while not closed:
            line = self.lines[self._number]
            while self._column < len(line):
                sign = line[self._column]
                pair = line[self._column : self._column + 2]
                if (quote == '"' and sign == "\\") or (quote == "'" and pair == "''"):
                    written += pair
                    self._column += 2
                    continue
                written += sign
                self._column += 1
                if sign == quote:
                    closed = True
                    break
            if not closed:
                here = (self._number, self._column)
                if not self._goes_on(base):
                    self._number, self._column = here
                    break
                written += " "
        node.kind, node.end = "scalar", self._point(self._number, min(self._column, len(line)))
        node.value = str(_unquoted(written if closed else written + quote)).replace(CARET, "")
        if CARET in written and node.end.line == start.line and route is not _NO_ROUTE:
            self._found("value", route, start, node.end, written, in_brackets=in_brackets, quote=quote)
        return written

    # brackets

    def _next_sign(self, base: int) -> str:
        """The next sign inside of brackets; empty where they are left open."""
        while True:
            line = self.lines[self._number]
            while self._column < len(line) and line[self._column] in " \t":
                self._column += 1
            if self._column < len(line) and line[self._column] != "#":
                return line[self._column]
            here = (self._number, self._column)
            if not self._goes_on(base):
                self._number, self._column = here
                return ""

    def _flow(self, node: Node, route: Route, base: int, depth: int) -> None:
        """What begins with a bracket."""
        opening = self.lines[self._number][self._column]
        node.kind = "mapping" if opening == "{" else "list"
        node.start = self._point(self._number, self._column)
        closing = "}" if opening == "{" else "]"
        self._column += 1
        while sign := self._next_sign(base):
            if sign in "}]":
                if sign == closing or depth == 0:
                    self._column += 1
                break
            if sign == ",":
                self._column += 1
            elif opening == "[":
                item = Node("empty", node.start, node.start)
                node.items.append(item)
                at = len(node.items) - 1
                self._flow_value(item, (*route, at), base, depth, in_list=True)
            else:
                self._flow_entry(node, route, base, depth)
        node.end = self._point(self._number, min(self._column, len(self.lines[self._number])))

    def _flow_value(
        self, node: Node, route: Route, base: int, depth: int, *, in_list: bool = False
    ) -> None:
        sign = self.lines[self._number][self._column]
        if sign in "{[" and depth < DEEPEST:
            self._flow(node, route, base, depth + 1)
        elif sign in "\"'":
            self._quoted(node, route, base, in_brackets=True)
        else:
            start, end, word = self._flow_word(base)
            node.kind, node.start, node.end, node.value = "scalar", start, end, _plain_value(word)
            if CARET in word and start.line == end.line:
                where: Literal["value", "either"] = "either" if in_list else "value"
                self._found(where, route, start, end, word, in_brackets=True)
        if in_list and self._next_sign(base) == ":":
            self._column += 1

    def _flow_word(self, base: int) -> tuple[Point, Point, str]:
        """A text without quotes, which may go over lines."""
        start = self._point(self._number, self._column)
        word, end = self._plain(self._column, in_brackets=True)
        if not word:  # a sign that means something elsewhere
            word, end = self.lines[self._number][self._column], self._point(self._number, self._column + 1)
        self._column = end.column
        while (sign := self._next_sign(base)) and self._number > end.line and sign not in ",[]{}:\"'":
            more, end = self._plain(self._column, in_brackets=True)
            word += f" {more}"
            self._column = max(end.column, self._column + 1)
        return start, end, word

    def _flow_entry(self, node: Node, route: Route, base: int, depth: int) -> None:
        sign = self.lines[self._number][self._column]
        key_node = Node("empty", node.start, node.start)
        if sign in "{[":
            if depth < DEEPEST:
                self._flow(key_node, _NO_ROUTE, base, depth + 1)
            else:
                self._column += 1
            return
        if sign in "\"'":
            word = self._quoted(key_node, _NO_ROUTE, base)
            start, end = key_node.start, key_node.end
        else:
            start, end, word = self._flow_word(base)
        key = str(_unquoted(word)).replace(CARET, "")
        has_colon = self._next_sign(base) == ":"
        if CARET in word and start.line == end.line:
            self._found(
                "key", route, start, end, word, holder=node, key=key, in_brackets=True, has_colon=has_colon
            )  # fmt: skip
        if not has_colon:
            return
        self._column += 1
        value = Node("empty", end, end)
        sign = self._next_sign(base)
        if sign and sign not in ",}]":
            self._flow_value(value, (*route, key), base, depth)
        node.entries.setdefault(key, (start, end, value))

    # the cursor

    def _found(
        self,
        where: Literal["key", "value", "either"],
        route: Route,
        start: Point,
        end: Point,
        word: str,
        *,
        holder: Node | None = None,
        key: str = "",
        in_brackets: bool = False,
        quote: str = "",
        has_colon: bool = False,
        own_line: bool = False,
        behind_dash: bool = False,
    ) -> None:
        before, _, after = word.partition(CARET)
        begins = start.column
        glued = False
        if where != "value" and not quote and before.endswith(":") and not has_colon:
            # `channel:` with the cursor behind it: what is wanted is a value, with a space before it
            key, where, glued = before[:-1].strip(), "value", True
            route, holder = (*route, key), None
            begins, before = start.column + len(before), ""
        elif quote:
            begins, before = begins + 1, before[1:]
            after = after.removesuffix(quote)
        self._caret_holder, self._caret_key = holder, key if has_colon else ""
        self.caret = Caret(
            where, route, start.line, begins, begins + len(before) + len(after), before,
            in_brackets=in_brackets, quote=quote, has_colon=has_colon, glued=glued,
            on_own_line=own_line, behind_dash=behind_dash,
        )  # fmt: skip

    # what was read

    def document(self, name: str) -> Document:
        """The text as a document, with as much of its data as could be seen."""
        data = _data(self.root)
        return Document(name, self.text, data, _place(self.root, None), ())


_NO_ROUTE: Route = ("?",)
"""Of what stands where a key should."""


def _with_siblings(caret: Caret, holder: Node, own: str) -> Caret:
    from dataclasses import replace

    return replace(caret, siblings=frozenset(holder.entries) - {own})


def _unquoted(word: str) -> str:
    if len(word) >= 2 and word[0] == word[-1] == '"':
        return re.sub(r"\\(.)", r"\1", word[1:-1])
    if len(word) >= 2 and word[0] == word[-1] == "'":
        return word[1:-1].replace("''", "'")
    return word


def _plain_value(word: str) -> Any:
    bare = word.replace(CARET, "")
    value = resolve(bare)
    return bare if isinstance(value, Doubt) else value


def _data(node: Node) -> Any:
    if node.kind == "mapping":
        return {key: _data(value) for key, (_, _, value) in node.entries.items()}
    if node.kind == "list":
        return [_data(item) for item in node.items]
    return node.value


def _place(node: Node, key: tuple[Point, Point] | None) -> Place:
    inside: dict[str, Place] | list[Place] | None = None
    if node.kind == "mapping":
        inside = {name: _place(value, (start, end)) for name, (start, end, value) in node.entries.items()}
    elif node.kind == "list":
        inside = [_place(item, None) for item in node.items]
    return Place((node.start, node.end), key, inside)


def sketched(text: str, name: str = "<text>") -> Document:
    """The outline of a text as a document."""
    return Sketch(text).document(name)


def caret_at(text: str, line: int, column: int) -> Caret | None:
    """Where in a map a point of a text is; nothing inside of comments and long texts. Both count from 0."""
    lines = LINE_BREAK.split(text)
    if not 0 <= line < len(lines):
        return None
    starts = [0, *(match.end() for match in LINE_BREAK.finditer(text))]
    at = starts[line] + min(column, len(lines[line]))
    return Sketch(text[:at].replace(CARET, " ") + CARET + text[at:].replace(CARET, " ")).caret
