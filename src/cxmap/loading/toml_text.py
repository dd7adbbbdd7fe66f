"""TOML read with bounds: what it may hold is counted before the reader of the standard library sees it.

That reader takes memory that grows with the square of the parts of a dotted key, goes as deep as the text
does, and ends with an error of another kind for a number of thousands of digits. Of a file that belongs to
other tools as well, only the part that was asked for is read, whatever the rest holds.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

MOST_PARTS, DEEPEST, MOST_DIGITS, MOST_SIGNS = 16, 16, 18, 40
"""Of a dotted key; of brackets within brackets; of a whole number; of any other number."""
Keys = tuple[str | int, ...]

_EMPTY = re.compile(r"[ \t\r\n]+")
_COMMENT = re.compile(r"#[^\n]*")
_BLANKS = re.compile(r"[ \t]*")
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_WORD = re.compile(r"[A-Za-z0-9_.+:-]+")
_NUMBER = re.compile(r"[+-]?(?:0[xob][0-9a-fA-F_]+|[0-9][0-9a-fA-F_.+-]*)")
_ENDS = {
    "'": re.compile("'"),
    "'''": re.compile("'''"),
    '"': re.compile(r'\\[\s\S]|"'),
    '"""': re.compile(r'\\[\s\S]|"""'),
}
"""What a quote ends with; a backslash in double quotes takes the next sign along."""
_LINE = re.compile(r"\n")
_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)\Z")

# (part of the reader's problem, what is wrong and what to do)
_CURES = (
    ("Expected '=' after a key", "`key = value` is expected here"),
    ("Expected newline or end", "something stands where this line should end; text goes in quotes"),
    ("Invalid value", "this is no value; text goes in quotes, and numbers have a point"),
    ("Invalid statement", "this is neither `key = value` nor a `[table]`"),
    ("Invalid initial character for a key", "a key is expected here"),
    ("Cannot overwrite", "this is given a second time"),
    ("twice", "this is given a second time"),
    ("Duplicate inline", "this is given a second time"),
    ("Cannot mutate", "this adds to something that was closed before"),
    ("Cannot redefine", "this adds to something that was closed before"),
    ("Unclosed", "a bracket is opened and never closed"),
    ("Expected ']", "the name of a table ends in `]`, and so does this line"),
    ("Expected \"'", "a quote is opened and never closed"),
    ("Unterminated string", "a quote is opened and never closed"),
    ("Illegal character", "a character that no text may hold stands here, or a quote is never closed"),
    ("Found invalid character", "a control character stands here; delete it"),
    ("Invalid date", "there is no such day or time"),
    ("Unescaped", "a backslash begins an escape that does not exist; use single quotes"),
    ("hex value", "an escape is not complete; use single quotes"),
    ("Unicode scalar", "an escape names no character; use single quotes"),
)


class TomlProblem(Exception):  # noqa: N818 - it never leaves this room
    """What is wrong, and where in the text."""

    def __init__(self, message: str, line: int, column: int) -> None:
        super().__init__(message)
        self.message, self.line, self.column = message, line, column


class Statement(NamedTuple):
    """`key = value` or `[table]` with its whole name, list numbers in it, and its place in the text."""

    name: Keys
    start: int
    end: int


class Toml(NamedTuple):
    """The data of a text, and where its statements stand."""

    data: dict[str, Any]
    places: dict[Keys, tuple[int, int]]

    def place(self, route: Keys) -> tuple[int, int]:
        """Line and column of the statement that gave a value: the nearest one whose name leads there."""
        for length in range(len(route), 0, -1):
            if route[:length] in self.places:
                return self.places[route[:length]]
        return 1, 1


@lru_cache(maxsize=8)  # whoever watches a map asks with every save
def read(text: str, only: tuple[str, ...] = ()) -> Toml | None:
    """The data of a text; with `only` that of the table of this name, or nothing where there is none.

    Raises TomlProblem.
    """
    text = text.replace("\r\n", "\n")
    lines = [0, *(match.end() for match in _LINE.finditer(text))]
    try:
        statements = list(_Scan(text, only).statements())
    except _Refused as refused:
        raise TomlProblem(refused.message, *_line_and_column(lines, refused.index)) from None
    kept = _blanked(text, statements)
    try:
        data = tomllib.loads(kept)
    except ValueError as error:
        raise _told(error, text, lines) from None
    inside: Any = data
    for step in only:
        inside = inside.get(step) if isinstance(inside, dict) else None
    if not isinstance(inside, dict):
        return None
    places = {
        statement.name[len(only) :]: _line_and_column(lines, statement.start) for statement in statements
    }
    return Toml(inside, places)


def _belongs(name: Keys, only: tuple[str, ...]) -> bool:
    """Whether a statement of that name is about a table, or about something that it lies in."""
    if not name:
        return not only
    return name[: len(only)] == only or name == only[: len(name)]


def _blanked(text: str, kept: list[Statement]) -> str:
    """The text with nothing but its line ends in place of what is not kept."""
    parts: list[str] = []
    at = 0
    for statement in kept:
        parts += ["\n" * text.count("\n", at, statement.start), " " * _indent(text, statement.start)]
        parts.append(text[statement.start : statement.end])
        at = statement.end
    return "".join([*parts, "\n" * text.count("\n", at)])


def _indent(text: str, index: int) -> int:
    return index - (text.rfind("\n", 0, index) + 1)


def _line_and_column(lines: list[int], index: int) -> tuple[int, int]:
    line = bisect_right(lines, index)
    return line, index - lines[line - 1] + 1


def _told(error: ValueError, text: str, lines: list[int]) -> TomlProblem:
    said = str(error)
    place = _PLACE.search(said)
    if place is not None and place[1]:
        line, column = int(place[1]), int(place[2])
    else:
        line, column = _line_and_column(lines, max(0, len(text.rstrip()) - 1))
    message = next((cure for part, cure in _CURES if part in said), f"this is not TOML: {said}")
    return TomlProblem(message, line, column)


class _Refused(Exception):  # noqa: N818
    def __init__(self, message: str, index: int) -> None:
        super().__init__(message)
        self.message, self.index = message, index


class _Scan:
    """Finds the statements about a table, in one pass, and counts what they hold."""

    def __init__(self, text: str, only: tuple[str, ...]) -> None:
        self.text = text
        self.only = only
        self.at = 0
        self.ours = True
        """Whether the statement is one that matters; of others nothing is said but where they end."""

    def statements(self) -> Iterator[Statement]:
        """Each statement, with the name of the table that it stands in before its own."""
        table: Keys = ()
        counts: dict[Keys, int] = {}
        while self._next_statement() < len(self.text):
            start = self.at
            of_list = self.text.startswith("[[", start)
            is_table = of_list or self.text.startswith("[", start)
            self.at += of_list + is_table
            first = self.at
            keys = self._keys()
            name = _numbered(keys, counts) if is_table else (*table, *keys)[: 2 * MOST_PARTS]
            if of_list:
                counts[name] = counts.get(name, 0) + 1
                name = (*name, counts[name] - 1)
            if is_table:
                table = name
            self.ours = _belongs(name, self.only)
            if self.ours:
                _insist_on_few(len(keys), first)
            self._rest(start)
            if self.ours:
                yield Statement(name, start, self.at)

    def _next_statement(self) -> int:
        before = -1
        while before < self.at:
            before = self.at
            self._skip(_EMPTY)
            self._skip(_COMMENT)
        return self.at

    def _skip(self, pattern: re.Pattern[str]) -> int:
        match = pattern.match(self.text, self.at)
        self.at = match.end() if match else self.at
        return self.at

    def _keys(self) -> tuple[str, ...]:
        """The parts of a dotted key, as far as it is one, and no more of them than can be too many."""
        parts: list[str] = []
        while True:
            self._skip(_BLANKS)
            begin = self.at
            if self.text[begin : begin + 1] in ('"', "'"):
                self._string()
                part = self.text[begin + 1 : max(begin + 1, self.at - 1)]
            else:
                part = self.text[begin : self._skip(_BARE)]
            if self.at > begin and len(parts) <= MOST_PARTS:
                parts.append(part)
            self._skip(_BLANKS)
            if self.text[self.at : self.at + 1] != ".":
                return tuple(parts)
            self.at += 1

    def _rest(self, start: int) -> None:
        """Go to the end of the statement, which is the first line end outside of brackets and quotes."""
        text, opened = self.text, 0
        dots, first = 0, self.at
        while self.at < len(text):
            sign = text[self.at]
            if sign in "\"'":
                self._string()
                continue
            if sign == "#":
                self._skip(_COMMENT)
                continue
            if sign == "\n" and not opened:
                return
            word = _WORD.match(text, self.at)
            if word is not None:
                dots += word[0].count(".")
                if self.ours:
                    _measure(word[0], self.at)
                    _insist_on_few(dots + 1, first)
                self.at = word.end()
                continue
            if sign in "[{":
                opened += 1
                if opened > DEEPEST and self.ours:
                    raise _Refused(f"brackets are nested more than {DEEPEST} levels deep", self.at)
            elif sign in "]}":
                opened = max(0, opened - 1)
            if sign in ",=[{\n":
                dots, first = 0, self.at + 1
            self.at += 1
        if opened:
            raise _Refused("a bracket is opened here and never closed", start)

    def _string(self) -> None:
        """Go behind a text in quotes. One that is not closed on its line ends with the line."""
        text, begin = self.text, self.at
        quote = text[begin]
        if text.startswith(quote * 3, begin):
            self.at = self._closed(quote * 3, begin + 3)
            if self.at < 0:
                raise _Refused("a quote is opened here and never closed", begin)
            while text.startswith(quote, self.at):
                self.at += 1  # up to two quotes may stand before the three that close it
            return
        end = text.find("\n", begin)
        end = len(text) if end < 0 else end
        self.at = self._closed(quote, begin + 1, end)
        if self.at < 0:
            if self.ours:
                raise _Refused("a quote is opened here and not closed on its line", begin)
            self.at = end

    def _closed(self, quote: str, at: int, limit: int | None = None) -> int:
        """Behind the next closing quote, or -1."""
        last = len(self.text) if limit is None else limit
        for match in _ENDS[quote].finditer(self.text, at, last):
            if match[0] == quote:
                return match.end()
        return -1


def _insist_on_few(parts: int, index: int) -> None:
    if parts > MOST_PARTS:
        raise _Refused(f"a key has more than {MOST_PARTS} parts", index)


def _measure(word: str, index: int) -> None:
    if _NUMBER.fullmatch(word) is None:
        return
    digits = word.lstrip("+-").replace("_", "")
    whole = digits[:2] in ("0x", "0o", "0b") or digits.isdecimal()
    if len(digits) > (MOST_DIGITS if whole else MOST_SIGNS):
        raise _Refused("a number has too many digits to be kept exactly", index)


def _numbered(name: tuple[str, ...], counts: dict[Keys, int]) -> Keys:
    """The name of a table with the numbers of the lists that it lies in."""
    numbered: Keys = ()
    for at, part in enumerate(name, start=1):
        numbered = (*numbered, part)
        if numbered in counts and at < len(name):
            numbered = (*numbered, counts[numbered] - 1)
    return numbered
