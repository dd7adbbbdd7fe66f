"""What the YAML parser lets pass and YAML 1.2 does not, and what it reads otherwise.

The parser is libyaml, of YAML 1.1. It takes a `#` behind a closing quote for a comment, and the rest of the
line is gone without a word; it takes `?name` in braces for `name`; it does not mind where the lines of a long
text in quotes begin. What people wrote there and what is read are not the same, or not the same to every
program, so all of it is refused. Each character between two tokens is looked at once.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple, Protocol

import yaml

from cxmap.source.diagnostic import Span
from cxmap.source.document import LINE_BREAK

_INDENT = "Indent it more than the key that it belongs to."
_BLANK = " \t\r\n"
_ENDS_A_TEXT = frozenset(_BLANK + ",[]{}")
_SUSPECTS = re.compile(r"[^ \t\r\n]#|\?[^ \t\r\n]")


class Complaint(NamedTuple):
    """What is wrong with a piece of text, what to do instead, and where it is."""

    message: str
    hint: str
    span: Span


class Token(Protocol):
    """An event of the parser, as far as it has a place and a style."""

    start_mark: yaml.Mark
    end_mark: yaml.Mark


class Block(NamedTuple):
    """Where a token stands: the column of the block around it, -1 where there is none, and whether inside of
    brackets."""

    column: int
    in_brackets: bool


def _at(mark: yaml.Mark, length: int = 1) -> Span:
    return Span(mark.line + 1, mark.column + 1, mark.line + 1, mark.column + 1 + length)


class Strictness:
    """Sees the tokens of a text in order and says what a strict reader would not let pass.

    Most of a map needs no more than a glance, so that who reads it may pass over plain texts outside of
    brackets as long as they end before `suspect`; of these it is told by `passed`.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._end = 0
        """Where the last token ended."""
        self._line = -1
        """The line that the last token ended on."""
        self._told = False
        """Whether these brackets were already said to be badly indented."""
        self._suspects = (match.end() for match in _SUSPECTS.finditer(text))
        self.suspect = next(self._suspects, len(text) + 1)
        """Before here, nothing is glued to anything."""

    @cached_property
    def _lines(self) -> list[str]:
        return LINE_BREAK.split(self._text)

    def _indentation(self, line: int) -> int:
        text = self._lines[line]
        return len(text) - len(text.lstrip(" "))

    @cached_property
    def _starts(self) -> list[int]:
        """Where each line begins."""
        return [0, *(match.end() for match in LINE_BREAK.finditer(self._text))]

    def _span(self, index: int) -> Span:
        line = bisect_right(self._starts, index)
        column = index - self._starts[line - 1] + 1
        return Span(line, column, line, column + 1)

    def passed(self, end: yaml.Mark) -> None:
        """A token that ends here was read, in which there is nothing to see."""
        self._end, self._line = end.index, end.line

    def scalar(self, token: Token, style: str, around: Block) -> list[Complaint]:
        """The complaints about a text and what stands before it; `style` is its quote, `|`, `>` or `''`."""
        start, end = token.start_mark, token.end_mark
        complaints = self._before(start, around, closes=False)
        if start.index == end.index:
            return complaints  # a value that was left out
        if not complaints and not style and end.line == start.line and self._text[start.index] != "-":
            self._move(end.index, end.line)
            return complaints  # as most are
        if style in ("|", ">"):
            if start.column <= around.column:
                complaints.append(Complaint("the text that begins here is not indented", _INDENT, _at(start)))
            complaints += self._header(start, around)
        else:
            if not style and around.in_brackets and self._text[start.index] == "-":
                complaints += self._dash(start)
            if end.line > start.line and (style or around.in_brackets):
                complaints += self._continued(start, end, around)
        self._move(end.index, end.line)
        return complaints

    def opening(self, token: Token, around: Block) -> list[Complaint]:
        """The complaints about an opening bracket and what stands before it."""
        start = token.start_mark
        complaints = self._before(start, around, closes=False)
        # a pair inside of brackets begins with its key, or with the `?` before it
        self._move(start.index + (self._text[start.index] in "[{"), start.line)
        return complaints

    def closing(self, token: Token, around: Block) -> list[Complaint]:
        """The complaints about a closing bracket and what stands before it."""
        end = token.end_mark
        complaints = self._before(token.start_mark, around, closes=True)
        self._move(end.index, end.line)
        return complaints

    def finish(self) -> list[Complaint]:
        """The complaints about what follows the last token."""
        return list(self._between(len(self._text), Block(-1, in_brackets=False)))

    def _move(self, index: int, line: int) -> None:
        self._end, self._line = index, line
        while self.suspect <= index:
            self.suspect = next(self._suspects, len(self._text) + 1)

    def _before(self, start: yaml.Mark, around: Block, *, closes: bool) -> list[Complaint]:
        complaints = list(self._between(start.index, around)) if self.suspect <= start.index + 1 else []
        if not around.in_brackets:
            self._told = False
        elif start.line > self._line and not self._told:
            indentation = self._indentation(start.line)
            # everybody puts a closing bracket below the key, and nobody can misread it
            if indentation < around.column or (indentation == around.column and not closes):
                self._told = True
                complaints.append(Complaint("a line inside brackets is not indented", _INDENT, _at(start)))
        return complaints

    def _between(self, start: int, around: Block) -> Iterator[Complaint]:
        """The text between the last token and this one: brackets, commas, blanks and comments."""
        text, index = self._text, self._end
        while index < start:
            sign = text[index]
            if sign == "#":
                if index and text[index - 1] not in _BLANK:
                    yield self._glued(index)
                index = self._end_of_line(index, start)
            elif sign == "?" and around.in_brackets and text[index + 1 : index + 2] not in _BLANK:
                message = "a `?` stands directly before a text: some programs read it as a part of it"
                yield Complaint(message, "Put the text in quotes.", self._span(index))
            index += 1

    def _glued(self, index: int) -> Complaint:
        message = "a `#` stands directly behind what comes before it: this is neither a comment nor a text"
        hint = (
            "Write a space before the # of a comment; where it belongs to the text, put it inside the quotes."
        )
        return Complaint(message, hint, self._span(index))

    def _end_of_line(self, index: int, limit: int) -> int:
        line_end = LINE_BREAK.search(self._text, index, limit)
        return line_end.start() if line_end else limit

    def _dash(self, start: yaml.Mark) -> Iterator[Complaint]:
        after = self._text[start.index + 1 : start.index + 2]
        if after in _ENDS_A_TEXT or not after:
            yield Complaint("a dash alone is no text inside brackets", 'Put it in quotes: "-".', _at(start))

    def _continued(self, start: yaml.Mark, end: yaml.Mark, around: Block) -> Iterator[Complaint]:
        """The further lines of a text that is in quotes or inside brackets."""
        for line in range(start.line + 1, end.line + 1):
            text = self._lines[line]
            indentation = self._indentation(line)
            if text.strip() and indentation <= around.column:
                span = Span(line + 1, indentation + 1, line + 1, indentation + 2)
                yield Complaint("a text goes on here in a line that is not indented", _INDENT, span)
                return

    def _header(self, start: yaml.Mark, around: Block) -> Iterator[Complaint]:
        """The line of a `|` or `>`, and the empty lines below it."""
        line = self._lines[start.line]
        header = line[start.column + 1 :]
        signs = len(header) - len(header.lstrip("+-0123456789"))
        if header[signs : signs + 1] == "#":
            yield self._glued_header(start, signs)
        if any(sign.isdigit() for sign in header[:signs]):
            return
        widest = 0
        for number in range(start.line + 1, len(self._lines)):
            text = self._lines[number]
            if text.strip(" "):
                indentation = self._indentation(number)
                if around.column < indentation < widest:
                    message = "an empty line above this one is indented more than the text is"
                    span = Span(number + 1, indentation + 1, number + 1, indentation + 2)
                    yield Complaint(message, "Delete the spaces in the empty lines.", span)
                return
            widest = max(widest, len(text))

    def _glued_header(self, start: yaml.Mark, signs: int) -> Complaint:
        column = start.column + 2 + signs
        span = Span(start.line + 1, column, start.line + 1, column + 1)
        return Complaint("a `#` stands directly behind the | or >", "Write a space before the #.", span)
