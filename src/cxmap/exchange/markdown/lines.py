"""Markdown taken apart: headings, bullets inside each other, tables and paragraphs, each with its line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from cxmap.errors import InputError

MOST_LINES, DEEPEST = 100_000, 30
_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*))?\Z")
_BULLET = re.compile(r"([ \t]*)(?:[-*+]|\d{1,9}[.)])(?:[ \t]+(.*))?\Z")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_ROW = re.compile(r"\s*\|.*\|\s*\Z")
_RULE = re.compile(r"[\s|:-]*-[\s|:-]*\Z")
_CELLS = re.compile(r"(?<!\\)((?:\\\\)*)\|")
_TAG = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)


@dataclass(slots=True)
class Bullet:
    """An item of a list, with those inside it."""

    line: int
    text: str
    inside: list[Bullet] = field(default_factory=list)


@dataclass(slots=True)
class Part:
    """A heading with what stands below it; level 0 holds what comes before the first one."""

    line: int
    level: int
    name: str
    bullets: list[Bullet] = field(default_factory=list)
    paragraphs: list[str] = field(default_factory=list)
    tables: list[tuple[int, list[list[str]]]] = field(default_factory=list)


def parts_of(text: str, name: str) -> list[Part]:
    """The headings of a document in their order. Raises InputError for more than any map needs."""
    plain = _TAG.sub(lambda found: "\n" * found[0].count("\n"), text)
    lines = plain.split("\n")
    if len(lines) > MOST_LINES:
        raise InputError(f"{name} has more than {MOST_LINES:,} lines; no map is so long")
    parts = [Part(1, 0, "")]
    open_: list[tuple[int, Bullet]] = []
    is_paragraph = fenced = in_table = False
    fence = ""
    for number, line in _joined(lines):
        if (marked := _FENCE.match(line)) and (not fenced or marked[1].startswith(fence)):
            fenced, fence, is_paragraph = not fenced, marked[1], False
            continue
        here = parts[-1]
        was_in_table, in_table = in_table, False
        heading, bullet = _HEADING.match(line), _BULLET.match(line.partition("\n")[0])
        if fenced:
            here.paragraphs.append(line)
        elif not line.strip():
            is_paragraph = False
        elif heading is not None:
            parts.append(Part(number, len(heading[1]), (heading[2] or "").strip()))
            open_, is_paragraph = [], False
        elif _ROW.match(line):
            if not was_in_table:
                here.tables.append((number, []))
            here.tables[-1][1].extend([] if _RULE.match(line) else [cells_of(line)])
            open_, is_paragraph, in_table = [], False, True
        elif bullet is not None and not (set(line.strip()) <= {"-", "*", " "}):
            _put(here, open_, number, bullet, line, name)
            is_paragraph = False
        elif open_ and line[:1].isspace() or open_ and is_paragraph:
            open_[-1][1].text = f"{open_[-1][1].text} {line.strip()}".strip()
        elif set(line.strip()) <= {"-", "*", "_", " ", "="}:
            open_, is_paragraph = [], False  # a rule
        elif is_paragraph:
            here.paragraphs[-1] += " " + line.strip()
        else:
            open_, is_paragraph = [], True
            here.paragraphs.append(line.strip())
    return parts


def _joined(lines: list[str]) -> Iterator[tuple[int, str]]:
    """Lines with their numbers; what follows a hard break belongs to the line above it."""
    at = 0
    while at < len(lines):
        number, held = at + 1, [lines[at]]
        while _breaks(held[-1]) and at + 1 < len(lines):
            at += 1
            held.append(lines[at].strip() if lines[at].strip() != "" else "")
        at += 1
        yield number, "\n".join(held)


def _breaks(line: str) -> bool:
    return (len(line) - len(line.rstrip("\\"))) % 2 == 1


def _put(
    here: Part, open_: list[tuple[int, Bullet]], number: int, found: re.Match[str], line: str, name: str
) -> None:
    """A bullet below the last one that stands further left."""
    indent = len(found[1].expandtabs(4))
    while open_ and open_[-1][0] >= indent:
        open_.pop()
    if len(open_) == DEEPEST:
        raise InputError(f"{name}:{number}: lists lie more than {DEEPEST} deep in each other")
    later = line.partition("\n")[2]
    item = Bullet(number, (found[2] or "").strip() + (f"\n{later}" if later or "\n" in line else ""))
    (open_[-1][1].inside if open_ else here.bullets).append(item)
    open_.append((indent, item))


def cells_of(line: str) -> list[str]:
    """The cells of a row of a table."""
    inner = line.strip()[1:-1]
    return [cell.strip() for cell in _CELLS.sub("\\1\0", inner).split("\0")]
