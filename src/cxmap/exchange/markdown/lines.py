"""Markdown taken apart: headings, bullets inside each other, tables and paragraphs, each with its line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct, field

from cxmap.errors import InputError

MOST_LINES, MOST_HEADINGS, DEEPEST = 100_000, 10_000, 30
_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*))?\Z")
_BULLET = re.compile(r"([ \t]*)(?:[-*+]|\d{1,9}[.)])(?:[ \t]+(.*))?\Z")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_RULE = re.compile(r"[\s|:-]*-[\s|:-]*\Z")
_CELLS = re.compile(r"(?<!\\)((?:\\\\)*)\|")
_TAG = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)


class Bullet(Struct):
    """An item of a list, with those inside it."""

    line: int
    first: str
    inside: list[Bullet] = field(default_factory=list)
    more: list[str] = field(default_factory=list)
    """Further lines of the same paragraph."""

    @property
    def text(self) -> str:
        """All that it says itself."""
        return " ".join(filter(None, [self.first, *self.more]))


class Table(Struct):
    """The rows of a table, without the one of dashes; the first is its header."""

    line: int
    rows: list[list[str]] = field(default_factory=list)


class Part(Struct):
    """A heading with what stands below it; level 0 holds what comes before the first one."""

    line: int
    level: int
    name: str
    bullets: list[Bullet] = field(default_factory=list)
    texts: list[list[str]] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    text_line: int = 0
    """Where its first paragraph begins."""

    @property
    def paragraphs(self) -> list[str]:
        """Its paragraphs, each on one line but for hard breaks."""
        return [" ".join(lines) for lines in self.texts]


def parts_of(text: str, name: str) -> list[Part]:
    """The headings of a document in their order. Raises InputError for more than any map needs."""
    plain = _TAG.sub(lambda found: "\n" * found[0].count("\n"), text)
    lines = plain.split("\n")
    if len(lines) > MOST_LINES:
        raise InputError(f"{name} has more than {MOST_LINES:,} lines; no map is so long")
    reader = _Reader(name)
    for number, line in _joined(lines):
        reader.take(number, line, lines[number] if number < len(lines) else "")
        if len(reader.parts) > MOST_HEADINGS:
            raise InputError(f"{name} has more than {MOST_HEADINGS:,} headings; no map has so many")
    return reader.parts


class _Reader:
    """Takes lines one by one; `taker` holds the lines of the paragraph or bullet that may go on."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.parts = [Part(1, 0, "")]
        self.open: list[tuple[int, Bullet]] = []
        self.taker: list[str] | None = None
        self.table: Table | None = None
        self.fence = ""

    def take(self, number: int, line: str, following: str) -> None:
        here = self.parts[-1]
        table, self.table = self.table, None
        if (mark := _FENCE.match(line)) and (not self.fence or mark[1].startswith(self.fence)):
            self.fence, self.taker = "" if self.fence else mark[1], None
        elif self.fence:
            self.paragraph(here, number, line)
        elif not line.strip():
            self.taker = None
        elif heading := _HEADING.match(line):
            self.parts.append(Part(number, len(heading[1]), (heading[2] or "").strip()))
            self.open, self.taker = [], None
        elif _is_row(line, table, following):
            if table is None:
                table = Table(number)
                here.tables.append(table)
            if len(table.rows) != 1 or not _RULE.match(line):
                table.rows.append(cells_of(line))
            self.open, self.taker, self.table = [], None, table
        elif (bullet := _BULLET.match(line.partition("\n")[0])) and not set(line.strip()) <= set("-* "):
            self.bullet(here, number, bullet, line)
        elif self.taker is not None or (self.open and line[:1].isspace()):
            (self.open[-1][1].more if self.taker is None else self.taker).append(line.strip())
        elif not set(line.strip()) <= set("-*_= "):  # that is a line across the page
            self.open = []
            self.taker = self.paragraph(here, number, line.strip())

    def paragraph(self, here: Part, number: int, line: str) -> list[str]:
        here.text_line = here.text_line or number
        here.texts.append([line])
        return here.texts[-1]

    def bullet(self, here: Part, number: int, found: re.Match[str], line: str) -> None:
        """A bullet below the last one that stands further left."""
        indent = len(found[1].expandtabs(4))
        while self.open and self.open[-1][0] >= indent:
            self.open.pop()
        if len(self.open) == DEEPEST:
            raise InputError(f"{self.name}:{number}: lists lie more than {DEEPEST} deep in each other")
        later = line.partition("\n")[2]
        item = Bullet(number, (found[2] or "").strip() + (f"\n{later}" if "\n" in line else ""))
        (self.open[-1][1].inside if self.open else here.bullets).append(item)
        self.open.append((indent, item))
        self.taker = item.more


def _is_row(line: str, table: Table | None, following: str) -> bool:
    """Whether a line is a row of a table: with a bar before it, in a table, or above a line of dashes."""
    if line.lstrip().startswith("|"):
        return True
    return "|" in line and (table is not None or ("|" in following and bool(_RULE.match(following))))


def _joined(lines: list[str]) -> Iterator[tuple[int, str]]:
    """Lines with their numbers; what follows a hard break belongs to the line above it."""
    at = 0
    while at < len(lines):
        number, held = at + 1, [lines[at]]
        while _breaks(held[-1]) and at + 1 < len(lines):
            at += 1
            held.append(lines[at].strip())
        at += 1
        yield number, "\n".join(held)


def _breaks(line: str) -> bool:
    return (len(line) - len(line.rstrip("\\"))) % 2 == 1


def cells_of(line: str) -> list[str]:
    """The cells of a row of a table."""
    cells = _CELLS.sub("\\1\0", line.strip()).split("\0")
    inner = cells[1:] if cells[0] == "" else cells
    return [cell.strip() for cell in (inner[:-1] if len(inner) > 1 and inner[-1] == "" else inner)]
