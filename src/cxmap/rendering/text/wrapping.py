"""Texts on lines of a terminal: broken at spaces, measured in columns, folded where a word is too long."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from rich.cells import cell_len
from rich.text import Text

FOLD = "↵"
"""Ends a line inside a word that goes on below; not between wide signs, as their scripts break anywhere."""
_WORD = re.compile("[^ ]+")
_JOINER = "\u200d"
_NOT_FIRST = frozenset("，。、；：！？）」』】〉》〕…・ー々’”")
"""What no line of Chinese or Japanese begins with."""


def _joins(before: str, sign: str) -> bool:
    """Whether a sign is drawn as one with what stands before it."""
    if sign == _JOINER or before.endswith(_JOINER) or unicodedata.category(sign) in ("Mn", "Me", "Mc"):
        return True
    if "\U0001f3fb" <= sign <= "\U0001f3ff":  # the colour of a skin
        return True
    return (
        "\U0001f1e6" <= sign <= "\U0001f1ff" and len(before) == 1 and "\U0001f1e6" <= before <= "\U0001f1ff"
    )


def clusters(text: str) -> list[str]:
    """A text in pieces that are drawn as one sign each."""
    pieces: list[str] = []
    for sign in text:
        if pieces and _joins(pieces[-1], sign):
            pieces[-1] += sign
        else:
            pieces.append(sign)
    return pieces


def _pieces(word: str, width: int) -> Iterator[tuple[str, bool]]:
    """A word in pieces of at most `width` columns, each with whether a mark has to say that it goes on."""
    signs = clusters(word)
    start = 0
    while cell_len("".join(signs[start:])) > width:
        end, used = start, 0
        while used + cell_len(signs[end]) <= width - 1:  # a column is left for the mark
            used += cell_len(signs[end])
            end += 1
        end = max(end, start + 1)
        if end - start > 1 and signs[end] in _NOT_FIRST:
            end -= 1
        yield "".join(signs[start:end]), not (cell_len(signs[end - 1]) == cell_len(signs[end]) == 2)
        start = end
    yield "".join(signs[start:]), False


def _folded(text: Text, width: int) -> list[Text]:
    lines, at = [], 0
    for piece, marked in _pieces(text.plain, width):
        line = text[at : at + len(piece)]
        lines.append(line.append(FOLD, style="dim") if marked else line)
        at += len(piece)
    return lines


def wrap(text: Text, width: int, indent: int = 0) -> list[Text]:
    """A text on lines of at most `width` columns, with its styles; those after the first are indented.

    It breaks at spaces. A word longer than a line is folded between its signs, with a mark; nothing is lost.
    A no-break space is no space, and blanks before the first word indent it. A line has room for two columns
    at least.
    """
    lines: list[Text] = []
    start = end = used = 0
    for match in _WORD.finditer(text.plain):
        length = cell_len(match[0])
        gap = match.start() - end
        if used and used + gap + length <= (width - indent if lines else width):
            end, used = match.end(), used + gap + length
            continue
        if used:
            lines.append(text[start:end])
        room = width - indent if lines else width
        start, end, used = match.start(), match.end(), length
        if not lines and gap and gap + length <= room:  # blanks before the first word indent it
            start, used = 0, gap + length
        if length > room:
            *whole, last = _folded(text[start:end], room if indent == 0 else width - indent)
            lines += whole
            start, used = end - len(last.plain), cell_len(last.plain)
    if used:
        lines.append(text[start:end])
    margin = Text(" " * indent)
    return [margin + line if at and indent else line for at, line in enumerate(lines)] or [Text()]


def paragraph(text: Text, width: int | None, indent: int = 0) -> list[Text]:
    """A text on lines of at most `width` columns, or with None on one line."""
    return [text] if width is None else wrap(text, width, indent)
