"""Words, quotes and brackets of a text that need not be YAML yet, read sign by sign."""

from __future__ import annotations

from typing import Literal

from cxmap.editing.nodes import CARET, Caret, Node, Point, plain_value, unquoted
from cxmap.source import Route
from cxmap.source.document import LINE_BREAK

DEEPEST = 64
_FLOW_ENDS = frozenset(",[]{}")
_NO_ROUTE: Route = ("?",)
"""Of what stands where a key should."""


class Brackets:
    """Reads from a point of a text on. `caret` is set where the sign for the cursor was met."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = LINE_BREAK.split(text)
        self.starts = [0, *(match.end() for match in LINE_BREAK.finditer(text))]
        self.caret: Caret | None = None
        self._caret_holder: Node | None = None
        self._caret_key = ""
        self._number = 0
        self._column = 0

    def _point(self, line: int, column: int) -> Point:
        return Point(self.starts[line] + column, line, column)

    # words and quotes

    def _plain(self, column: int, *, in_brackets: bool) -> tuple[str, Point]:
        """A text without quotes that begins in a column of the current line, and where it ends."""
        line = self.lines[self._number]
        end = column
        while end < len(line):
            sign = line[end]
            if sign == "#" and end > column and line[end - 1] in " \t":
                break
            if in_brackets and (
                sign in _FLOW_ENDS or (sign == ":" and (end + 1 == len(line) or line[end + 1] in " \t,[]{}"))
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
        if bare and len(text) - len(bare) <= base and bare[0] not in "]}":
            return False  # the parser refuses this, too
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
        node.value = str(unquoted(written if closed else written + quote)).replace(CARET, "")
        if CARET in written and node.end.line == start.line and route is not _NO_ROUTE:
            self._found("value", route, start, written, in_brackets=in_brackets, quote=quote)
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

    def _flow_value(self, node: Node, route: Route, base: int, depth: int, *, in_list: bool = False) -> None:
        sign = self.lines[self._number][self._column]
        if sign in "{[" and depth < DEEPEST:
            self._flow(node, route, base, depth + 1)
        elif sign in "\"'":
            self._quoted(node, route, base, in_brackets=True)
        else:
            start, end, word = self._flow_word(base)
            node.kind, node.start, node.end, node.value = "scalar", start, end, plain_value(word)
            if CARET in word and start.line == end.line:
                where: Literal["value", "either"] = "either" if in_list else "value"
                self._found(where, route, start, word, in_brackets=True)
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
        key = str(unquoted(word)).replace(CARET, "")
        has_colon = self._next_sign(base) == ":"
        if CARET in word and start.line == end.line:
            self._found(
                "key", route, start, word, holder=node, key=key, in_brackets=True, has_colon=has_colon
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
