"""The outline of a text that need not be YAML yet: what can be told of it from indentation and signs.

While somebody types, most texts are broken, and this is when help is wanted. So this reader refuses nothing:
it goes line by line, and what it cannot place it leaves out. Where the parser reads a text, both give the
same (`tests/editing/test_sketch.py` holds them against each other), and the parser's word counts.
"""

from __future__ import annotations

import re
from typing import Literal

from msgspec import Struct

from cxmap.editing.brackets import DEEPEST, Brackets
from cxmap.editing.nodes import (
    CARET,
    Caret,
    Node,
    Point,
    data_of,
    place_of,
    plain_value,
    unquoted,
    with_siblings,
)
from cxmap.source import Document, Route
from cxmap.source.document import LINE_BREAK

_KEY = re.compile(
    r"""(?P<key>"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|"""
    r"""[^\s#\[\]{},"'&*!|>%@`-][^#\r\n]*?|-[^\s][^#\r\n]*?)[ \t]*:(?=[ \t]|$)"""
)
_BLOCK_TEXT = re.compile(r"[|>][-+0-9]{0,2}[ \t]*(?:#.*)?$")


class _Open(Struct):
    """A block that lines may still belong to."""

    column: int
    node: Node
    route: Route


class Sketch(Brackets):
    """Reads a text once. `caret` is set where the text held the sign for the cursor."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        zero = Point(0, 0, 0)
        self.root = Node("mapping", zero, self._point(len(self.lines) - 1, len(self.lines[-1])))
        self.stack = [_Open(0, self.root, ())]
        self._last_key = ""
        """The key that was read last, whose value may follow on the next line."""
        self._list_here: _Open | None = None
        """The list that a line without a dash stands in the column of."""
        self._read()
        if self.caret is not None and self._caret_holder is not None:
            self.caret = with_siblings(self.caret, self._caret_holder, self._caret_key)

    # lines

    def _read(self) -> None:
        while self._number < len(self.lines):
            before = self._number
            self._line()
            if self._number == before:
                self._number += 1
        while len(self.stack) > 1:
            self._close()

    def _line(self) -> None:
        """One line of a block, and those that a text, a quote or a bracket on it takes with it."""
        text = self.lines[self._number]
        bare = text.lstrip(" \t")
        if not bare or bare[0] == "#" or text.startswith(("---", "...", "%")):
            return
        column = len(text) - len(bare)
        is_dash = bare == "-" or bare.startswith(("- ", "-\t"))
        self._list_here = None
        while len(self.stack) > 1 and (
            self.stack[-1].column > column
            or (self.stack[-1].column == column and self.stack[-1].node.kind == "list" and not is_dash)
        ):
            block = self._close()
            if block.column == column:
                self._list_here = block
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
        """Let the innermost open block reach as far as what stands in it."""
        node = self.stack[-1].node
        if node.end.index < end.index:
            node.end = end

    def _close(self) -> _Open:
        """End the innermost block; the one around it reaches at least as far."""
        block = self.stack.pop()
        self._grow(block.node.end)
        return block

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
        key = str(unquoted(written)).replace(CARET, "")
        if CARET in written:
            self._found("key", block.route, start, written, holder=block.node, key=key, has_colon=True)
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
            word, _ = self._plain(column, in_brackets=False)
            start = self._point(self._number, column)
            if top.node.kind == "mapping" and top.column == column:
                self._found("key", top.route, start, word, holder=top.node, own_line=True)
            elif self._list_here is not None:  # the dash is still to come
                self._found("either", self._list_here.route, start, word, own_line=True)

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
            node.kind, node.value, node.end = "scalar", plain_value(word), end
            if CARET in word:
                where: Literal["value", "either"] = "either" if own_line or behind_dash else "value"
                self._found(
                    where, route, node.start, word, own_line=own_line, behind_dash=behind_dash
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

    # what was read

    def document(self, name: str) -> Document:
        """The text as a document, with as much of its data as could be seen."""
        data = data_of(self.root)
        return Document(name, self.text, data, place_of(self.root, None), ())


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
