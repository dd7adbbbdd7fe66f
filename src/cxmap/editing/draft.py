"""One state of a map's text, with everything that is found out about it no more than once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from functools import cached_property

from msgspec import Struct

from cxmap.editing.ids import Ids
from cxmap.editing.sketch import sketched
from cxmap.loading.including import taken_in
from cxmap.source import Document, Span, parse
from cxmap.source.document import LINE_BREAK

WITHOUT = "\ufeff"
"""The reader leaves this sign out, so that places in a text with it are not those of the text."""


class Draft(Struct, frozen=True, dict=True):
    """The text of a map as it stands in an editor."""

    text: str
    name: str = "<text>"
    read: Callable[[str], bytes] | None = None
    """Gives what a file of the map's project holds; nothing where the text lies in no folder."""

    @cached_property
    def parsed(self) -> Document:
        """The text as the parser reads it."""
        return parse(self.text, self.name)

    @property
    def is_whole(self) -> bool:
        """Whether the parser can read it, and its places are those of the text."""
        return self.parsed.data is not None and WITHOUT not in self.text

    @cached_property
    def document(self) -> Document:
        """The text as the parser reads it; where it cannot, as much as can be seen."""
        return self.parsed if self.is_whole else sketched(self.text.replace(WITHOUT, " "), self.name)

    @cached_property
    def ids(self) -> Ids:
        """What has an id, and what refers to one."""
        return Ids(self.document, self.whole)

    @cached_property
    def whole(self) -> Document:
        """The text with what it takes in from shared files."""
        return self.document if self.read is None else taken_in(self.document, self.read).document

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(match.end() for match in LINE_BREAK.finditer(self.text))]

    def offset(self, line: int, column: int) -> int:
        """The position of a place in the text; both count from 1, as those of a `Span` do."""
        if line > len(self._starts):
            return len(self.text)
        return min(self._starts[line - 1] + column - 1, len(self.text))

    def ends(self, span: Span) -> tuple[int, int]:
        """Where a place begins and ends in the text."""
        return self.offset(span.line, span.column), self.offset(span.end_line, span.end_column)

    def span(self, edit: Edit) -> Span:
        """The place of an edit."""
        lines = [bisect_right(self._starts, at) for at in (edit.start, edit.end)]
        first, last = (
            at - self._starts[line - 1] + 1 for at, line in zip((edit.start, edit.end), lines, strict=True)
        )
        return Span(lines[0], first, lines[1], last)


class Edit(Struct, frozen=True):
    """A piece of text in place of another, by its position in the text."""

    start: int
    end: int
    text: str


def applied(text: str, edits: list[Edit]) -> str:
    """A text with edits that do not touch each other."""
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end), reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def difference(before: str, after: str) -> Edit | None:
    """The smallest single edit that makes one text of another; nothing where they are the same.

    It does not begin or end inside of a line break of two signs, which is no place to an editor.
    """
    if before == after:
        return None
    shortest = min(len(before), len(after))
    start = 0
    while start < shortest and before[start] == after[start]:
        start += 1
    same = 0
    while same < shortest - start and before[-1 - same] == after[-1 - same]:
        same += 1
    if before[:start].endswith("\r"):
        start -= 1
    if same and before[-same] == "\n" and "\r" in (before[-same - 1 : -same], after[-same - 1 : -same]):
        same -= 1
    return Edit(start, len(before) - same, after[start : len(after) - same])
