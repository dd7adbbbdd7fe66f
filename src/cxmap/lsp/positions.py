"""Places as editors count them: lines from 0, and columns in the units that were agreed on, usually UTF-16.

Lines end where YAML ends them, with a line feed, a carriage return or both, and nowhere else.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from lsprotocol import types

if TYPE_CHECKING:
    from cxmap.api import Span

_LINE_BREAK = re.compile(r"\r\n|\r|\n")


class Ruler:
    """Measures one text."""

    def __init__(self, text: str, encoding: str = "utf-16") -> None:
        self.text = text
        self._bytes = {"utf-8": 1, "utf-16": 2, "utf-32": 4}.get(encoding, 2)
        self._codec = f"utf-{8 * self._bytes}" + ("" if self._bytes == 1 else "-le")

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the text."""
        return _LINE_BREAK.split(self.text)

    def _units(self, text: str) -> int:
        if text.isascii():
            return len(text)
        return len(text.encode(self._codec, "surrogatepass")) // self._bytes

    def position(self, line: int, column: int) -> types.Position:
        """A point, both from 0, for the editor; one beyond the text is its end."""
        if line >= len(self.lines):
            line, column = len(self.lines) - 1, len(self.lines[-1])
        return types.Position(line, self._units(self.lines[line][: max(0, column)]))

    def point(self, position: types.Position) -> tuple[int, int]:
        """A point of the editor, both from 0; one beyond a line is its end."""
        if position.line >= len(self.lines):
            return len(self.lines) - 1, len(self.lines[-1])
        line = self.lines[position.line]
        if line.isascii():
            return position.line, min(position.character, len(line))
        units = 0
        for column, sign in enumerate(line):
            units += self._units(sign)
            if units > position.character:
                return position.line, column
        return position.line, len(line)

    def range(self, span: Span) -> types.Range:
        """A place, whose lines and columns count from 1, for the editor."""
        return types.Range(
            self.position(span.line - 1, span.column - 1),
            self.position(span.end_line - 1, span.end_column - 1),
        )

    def first_line(self, span: Span) -> types.Range:
        """The same as far as it lies on its first line: nobody wants half a map underlined."""
        if span.end_line == span.line:
            return self.range(span)
        start = self.position(span.line - 1, span.column - 1)
        line = self.lines[start.line] if start.line < len(self.lines) else ""
        return types.Range(start, self.position(start.line, len(line.rstrip())))
