"""Where things stand in the text of a map: lines, comments, the items of lists, and the style of values."""

from __future__ import annotations

import json
import re
import textwrap
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from cxmap.errors import CxmapError
from cxmap.exchange.merging.comments import comments_of
from cxmap.source import Document, parse
from cxmap.source.document import Place

_COMMENT_LINE = re.compile(r"[ \t]*#")


class Splice(NamedTuple):
    start: int
    end: int
    text: str


class Chunk(NamedTuple):
    """The lines of an item: from the comments above it to its end."""

    start: int
    end: int


class NoPlaceError(CxmapError):
    """A change for which there is no place in the text that leaves everything else as it is."""


class Layout:
    """The text of a document, and pieces of it put in place of others."""

    def __init__(self, document: Document) -> None:
        self.document, self.text = document, document.text
        self.newline = "\r\n" if "\r\n" in self.text else "\n"
        self.comments = comments_of(document)
        self._begins = [comment.start for comment in self.comments]

    def applied(self, splices: Sequence[Splice], start: int, end: int) -> str:
        """A piece of the old text with changes in it."""
        made, at = [], start
        for splice in sorted(splices, key=lambda one: (one.start, one.end)):
            if splice.start < at and splice.start == splice.end:
                splice = Splice(at, at, splice.text)
            if splice.start < at:
                raise NoPlaceError(
                    f"{self.document.name}: two changes touch each other; make one of them first"
                )
            made += [self.text[at : splice.start], self.in_lines(splice.text)]
            at = splice.end
        return "".join((*made, self.text[at:end]))

    def in_lines(self, text: str) -> str:
        return text if self.newline == "\n" else re.sub(r"(?<!\r)\n", self.newline, text)

    def bounds(self, place: Place) -> tuple[int, int]:
        """Where a value begins and ends; a block reaches to the next key, which is none of it."""
        start, end = place.marks[0].index, place.marks[1].index
        if place.inside is None:
            if self.text[start : start + 1] in ("|", ">") and end > start:
                end = start + len(self.text[start:end].rstrip())
            return start, end
        if self.text[start : start + 1] in ("{", "["):
            return start, end
        inner = list(place.inside.values()) if isinstance(place.inside, dict) else place.inside
        return start, max((self.entry_end(one) for one in inner), default=start)

    def entry_end(self, place: Place) -> int:
        start, end = self.bounds(place)
        if start == end and place.key_marks is not None:  # a key without a value
            colon = self.text.find(":", place.key_marks[1].index)
            return colon + 1 if colon >= 0 else end
        return end

    def line_start(self, at: int) -> int:
        return self.text.rfind("\n", 0, at) + 1

    def after_line(self, at: int) -> int:
        end = self.text.find("\n", at)
        return len(self.text) if end < 0 else end + 1

    def column(self, at: int) -> int:
        return at - self.line_start(at)

    def taken(self, start: int, end: int) -> list[str]:
        """The comments that begin in a piece of the text."""
        first, last = bisect_left(self._begins, start), bisect_left(self._begins, end)
        return [comment.text for comment in self.comments[first:last]]

    def below(self, at: int, lines: Sequence[str]) -> Splice:
        """More lines after a line, which may be the last one and have no end."""
        ended = self.text[at - 1 : at] == "\n"
        return Splice(at, at, "".join(f"{line}\n" if ended else f"\n{line}" for line in lines))

    def hoist(self, start: int, end: int, out: list[Splice]) -> None:
        """Put the comments of a piece that is taken out on lines of their own above it."""
        if comments := self.taken(start, end):
            line = self.line_start(start)
            pad = re.match(r"[ ]*", self.text[line:])[0]  # type: ignore[index]
            out.append(Splice(line, line, "".join(f"{pad}{comment}\n" for comment in comments)))

    def dash(self, place: Place) -> int:
        """Where the dash of an item stands."""
        before = self.text[: place.marks[0].index].rstrip()
        at = len(before) - 1
        if not before.endswith("-") or self.text[self.line_start(at) : at].strip():
            raise NoPlaceError(
                f"{self.document.name}:{place.marks[0].line + 1}: this list is written in a way that "
                "items cannot be "
                "put into; write each on a line of its own, behind a dash"
            )
        return at

    def dash_column(self, place: Place) -> int:
        return self.column(self.dash(place))

    def chunk(self, place: Place) -> Chunk:
        """The lines of an item of a block."""
        dash = self.dash(place)
        column = self.column(dash)
        start = self.line_start(dash)
        while start > 0:
            above = self.line_start(start - 1)
            line = self.text[above:start]
            if not _COMMENT_LINE.match(line) or len(line) - len(line.lstrip()) > column:
                break
            start = above
        end = self.after_line(max(self.bounds(place)[1], dash))
        while end < len(self.text):
            line = self.text[end : self.after_line(end)]
            if not _COMMENT_LINE.match(line) or len(line) - len(line.lstrip()) <= column:
                break
            end = self.after_line(end)
        return Chunk(start, end)

    def column_of_chunk(self, chunk: Chunk) -> int:
        line = self.text[chunk.start : self.after_line(chunk.start)]
        return len(line) - len(line.lstrip(" "))

    def spaced(self, chunks: Sequence[Chunk]) -> bool:
        """Whether blank lines stand between the items."""
        gaps = [
            two.start > one.end and not self.text[one.end : two.start].strip()
            for one, two in pairwise(chunks)
        ]
        return sum(gaps) * 2 > len(gaps)

    def in_same_style(self, place: Place, new: Any) -> str | None:
        """A text in the quotes or the block that the old one stands in; nothing where it had none."""
        start, end = self.bounds(place)
        old = self.text[start:end]
        if not isinstance(new, str) or place.inside is not None or not new:
            return None
        if old[:1] == "'" and new.isprintable():
            return "'" + new.replace("'", "''") + "'"
        if old[:1] == '"' and "\n" not in new:
            return json.dumps(new, ensure_ascii=False).replace("\x7f", "\\x7f")
        return self.in_block_style(old, new) if old[:1] in ("|", ">") else None

    def in_block_style(self, old: str, new: str) -> str | None:
        """A text as a block of its own like the old one; nothing where it cannot stand there."""
        head, *body = old.splitlines()
        written = [line for line in body if line.strip()]
        if not written or ("\n" in new.strip("\n") and old[0] == ">" and "\n\n" in new):
            return None
        pad = " " * (len(written[0]) - len(written[0].lstrip()))
        comment = head[head.index(" #") :] if " #" in head else ""
        lines = [old[0] + ("" if new.endswith("\n") else "-") + comment]
        widest = max(60, *map(len, body))
        for number, paragraph in enumerate(new.removesuffix("\n").split("\n")):
            if old[0] == "|":
                lines.append(pad + paragraph if paragraph else "")
                continue
            lines += [""] if number else []
            lines += textwrap.wrap(
                paragraph, widest, initial_indent=pad, subsequent_indent=pad, break_long_words=False,
                break_on_hyphens=False,
            )  # fmt: skip
        made = "\n".join(lines)
        return made if parse(f"v: {made}\n", self.document.name).data == {"v": new} else None
