"""Texts made fit for drawing: cleaned, measured by the font's own widths, and wrapped without loss.

A word breaks only where its line is narrower than the word, and then with a hyphen, as its language parts it.
What is no word (an address, an id, a number) gets no hyphen; Chinese and Japanese break between characters.
What must be cut all the same ends in an ellipsis.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from functools import lru_cache
from itertools import accumulate
from math import fsum
from typing import NamedTuple

from cxmap.rendering.scene import hyphens
from cxmap.rendering.scene.fonts import advances, is_invisible
from cxmap.rendering.scene.page import ASCENT, DESCENT, Align, Style, Text
from cxmap.rendering.scene.typeface import family

LINE = 1.3
"""From baseline to baseline, in parts of the size."""
ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"
_LEFT_OUT = re.compile("[\ufeff\u200e\u200f\u202a-\u202e]")
_ISOLATES = re.compile("[\u2066-\u2069]")
_END_OF_ISOLATE = "\u2069"
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_SPACES = re.compile("[^\\S\u00a0\u2007\u202f]+")
"""White space, apart from the spaces at which a line must not end."""
_SOFT_HYPHEN = "\N{SOFT HYPHEN}"
_BREAK_AFTER = re.compile("(?<=\\w\\w[-/\N{EN DASH}\N{EM DASH}_&|=\N{SOFT HYPHEN}])(?=[^\\W\\d_]{3})")
_NOT_FIRST = frozenset("、。，．：；？！）】」』》〉’”%…·ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ!),.:;?]}")
_NOT_LAST = frozenset("（【「『《〈‘“([{")
_SHORTEST_PART = hyphens.SHORTEST_PART
_MOST_EVENED = 80
_ROUNDING = 1e-6
"""Points by which a width may differ when the same letters are added up in another order: far less."""
_VOWELS = frozenset("aeiouyàáâäåæèéêëìíîïòóôöøùúûüÿ")
_ONE_SOUND = frozenset({"ch", "sh", "th", "ph", "gh", "ck", "qu", "wr", "kn"})


class _Piece(NamedTuple):
    text: str
    spaced: bool
    """Whether a space stands before it when it does not begin a line."""
    broken: bool
    """Whether it is the rest of a word that had to be broken."""


def clean(text: str) -> str:
    """Text that every format can hold: white space is one space, what cannot be written shows as U+FFFD."""
    text = _UNWRITABLE.sub("\N{REPLACEMENT CHARACTER}", _LEFT_OUT.sub("", text))
    return _SPACES.sub(" ", text).strip(" ")


def unmarked(text: str) -> str:
    """Clean text without the signs that keep mixed directions apart: for where it is not drawn."""
    return _ISOLATES.sub("", clean(text))


def _kept_apart(lines: tuple[str, ...]) -> tuple[str, ...]:
    """Lines of which each orders itself: an isolate that goes on in the next line begins anew there."""
    if not any(_ISOLATES.search(line) for line in lines):
        return lines
    opened: list[str] = []
    result: list[str] = []
    for line in lines:
        before = "".join(opened)
        for sign in _ISOLATES.findall(line):
            if sign != _END_OF_ISOLATE:
                opened.append(sign)
            elif opened:
                opened.pop()
        result.append(before + line + _END_OF_ISOLATE * len(opened))
    return tuple(result)


def width(text: str, style: Style) -> float:
    """The width of a line in points."""
    return _width(text, style, family())


@lru_cache(maxsize=20_000)
def _width(text: str, style: Style, name: str) -> float:
    # every version of Python adds up floats alike in this way alone, and pictures are the same bytes in all
    return style.size * fsum(map(advances(name, style.bold, style.italic).__getitem__, text))


def _is_wide(letter: str) -> bool:
    return unicodedata.east_asian_width(letter) in "WF" and not "\uac00" <= letter <= "\ud7a3"


def _is_tied(letter: str) -> bool:
    """Whether a letter belongs to the one before it."""
    return (
        unicodedata.category(letter)[0] == "M"
        or is_invisible(letter)
        or "\U0001f3fb" <= letter <= "\U0001f3ff"
    )


def _clusters(word: str) -> list[str]:
    clusters: list[str] = []
    for letter in word:
        if clusters and (_is_tied(letter) or clusters[-1].endswith("\u200d")):
            clusters[-1] += letter
        else:
            clusters.append(letter)
    return clusters


def _parts(word: str) -> list[str]:
    """A word cut wherever a line may end without a hyphen."""
    result: list[str] = []
    for part in _BREAK_AFTER.split(word):
        if not any(_is_wide(letter) for letter in part):
            result.append(part)
            continue
        run = ""
        for cluster in _clusters(part):
            breaks = run and (_is_wide(cluster[0]) or _is_wide(run[-1]))
            if breaks and cluster not in _NOT_FIRST and run[-1] not in _NOT_LAST:
                result.append(run)
                run = ""
            run += cluster
        result.append(run)
    return result


def _hyphen(part: str) -> str:
    last = part[-1]
    return "-" if last.isalpha() and last < "\u0590" else ""


def _without_hyphen(_part: str) -> str:
    return ""


def _nicer(clusters: list[str], fits: int) -> int:
    """A break a little earlier where a syllable seems to begin: before a consonant with a vowel after it."""
    last = max(1, min(fits, len(clusters) - _SHORTEST_PART))
    for at in range(last, max(last - 5, _SHORTEST_PART - 1), -1):
        before, first, second, *rest = (cluster.lower() for cluster in clusters[at - 1 : at + 3])
        onset = first.isalpha() and first not in _VOWELS and before + first not in _ONE_SOUND
        if onset and (second in _VOWELS or (first + second in _ONE_SOUND and rest and rest[0] in _VOWELS)):
            return at
    return last


def _broken(word: str, style: Style, limit: float, *, plain: bool) -> list[str]:
    """A word in parts that fit, by its language's rules where they are known; hyphens only where `plain`."""
    clusters = _clusters(word)
    if width(word, style) <= limit or len(clusters) < 2:
        return [word]
    begins = list(accumulate(map(len, clusters), initial=0))
    allowed = {bisect_left(begins, at) for at in hyphens.breaks(word, hyphens.language())}
    sign = _hyphen if plain else _without_hyphen
    # how far each cluster reaches: what surely fits is found without measuring ever longer heads of the word,
    # which takes time and leaves no room for other widths in memory; the last letters are measured as before
    reaches = list(accumulate((width(cluster, style) for cluster in clusters), initial=0.0))
    surely = limit - width("-", style) - _ROUNDING
    gone = 0
    result: list[str] = []
    while clusters:
        if reaches[-1] - reaches[gone] <= limit + _ROUNDING and width("".join(clusters), style) <= limit:
            result.append("".join(clusters))
            break
        fits = bisect_right(reaches, reaches[gone] + surely, gone) - 1 - gone
        fits = max(1, min(fits, len(clusters) - 1))
        while fits < len(clusters) - 1:
            head = "".join(clusters[: fits + 1])
            if width(head + sign(head), style) > limit:
                break
            fits += 1
        by_rule = max((at - gone for at in allowed if 0 < at - gone <= fits), default=0)
        fits = by_rule or _nicer(clusters, fits)
        head = "".join(clusters[:fits])
        result.append(head + sign(head))
        clusters = clusters[fits:]
        gone += fits
    return result


def _pieces(text: str, style: Style, limit: float) -> list[_Piece]:
    pieces: list[_Piece] = []
    for word in text.split(" "):
        plain = hyphens.is_word(word)
        for number, part in enumerate(_parts(word)):
            for piece, broken in enumerate(_broken(part, style, limit, plain=plain)):
                pieces.append(_Piece(broken, number == 0 and piece == 0, piece > 0))
    return pieces


def _fill(pieces: list[_Piece], style: Style, limit: float) -> list[str]:
    lines: list[str] = []
    line = ""
    for piece in pieces:
        longer = line + (" " if piece.spaced and line else "") + piece.text
        if line and (width(longer, style) > limit or (not piece.spaced and _cut(line, piece))):
            lines.append(line)
            line = piece.text
        else:
            line = longer
    return [*lines, line] if line else lines


def _cut(line: str, piece: _Piece) -> bool:
    """Parts of a broken word stay apart: its hyphen belongs to the end of the line."""
    return piece.broken and line.endswith("-")


def _soft(line: str) -> str:
    """Soft hyphens show at the end of a line only."""
    ends = line.endswith(_SOFT_HYPHEN)
    return line.replace(_SOFT_HYPHEN, "") + ("-" if ends else "")


def wrap(text: str, style: Style, limit: float, most: int = 99) -> tuple[str, ...]:
    """The lines of a text, none wider than `limit`, about equally long; at most `most`, then an ellipsis."""
    return _wrap(text, style, limit, most, family(), hyphens.language())


@lru_cache(maxsize=20_000)
def _wrap(text: str, style: Style, limit: float, most: int, _family: str, _language: str) -> tuple[str, ...]:
    text = clean(text)
    if not text:
        return ()
    if width(text, style) <= limit:
        return (_soft(text),)
    pieces = _pieces(text, style, limit)
    lines = _fill(pieces, style, limit)
    if len(lines) > most:
        kept = *(_soft(line) for line in lines[: most - 1]), _shortened(lines[most - 1], style, limit)
    else:
        kept = tuple(_soft(line) for line in _even(pieces, style, limit, lines))
    return _kept_apart(kept)


def _even(pieces: list[_Piece], style: Style, limit: float, lines: list[str]) -> list[str]:
    """The same number of lines, with as little difference between them as possible (least squares)."""
    if len(pieces) > _MOST_EVENED:
        return lines
    from_start: dict[int, list[tuple[int, str, float]]] = {}
    reached: dict[int, tuple[float, list[str]]] = {0: (0.0, [])}
    for _ in lines:
        before, reached = reached, {}
        for start, (cost, written) in before.items():
            if start not in from_start:
                from_start[start] = _lines_from(pieces, start, style, limit)
            for end, line, uneven in from_start[start]:
                total = cost + uneven
                if end not in reached or total < reached[end][0]:
                    reached[end] = (total, [*written, line])
    return reached.get(len(pieces), (0.0, lines))[1]


def _lines_from(pieces: list[_Piece], start: int, style: Style, limit: float) -> list[tuple[int, str, float]]:
    """The lines that may begin with a piece: before which piece each ends, and how uneven it is."""
    result = []
    line = ""
    for end in range(start, len(pieces)):
        piece = pieces[end]
        if line and not piece.spaced and _cut(line, piece):
            break
        line += (" " if piece.spaced and line else "") + piece.text
        long = width(line, style)
        if long > limit and end > start:
            break
        result.append((end + 1, line, (limit - long) ** 2))
    return result


def _shortened(line: str, style: Style, limit: float) -> str:
    clusters = _clusters(_soft(line).rstrip(" -"))
    while clusters and width("".join(clusters) + ELLIPSIS, style) > limit:
        clusters.pop()
    return "".join(clusters).rstrip() + ELLIPSIS


def widest(lines: tuple[str, ...], style: Style) -> float:
    """The width of a block of lines."""
    return max((width(line, style) for line in lines), default=0.0)


def longest_word(text: str, style: Style) -> float:
    """The width that a text needs if no word is to be broken."""
    words = clean(text).split(" ")
    return max((width(part, style) for word in words for part in _parts(word)), default=0.0)


def put(text: str, x: float, y: float, style: Style, colour: str, align: Align = "left") -> Text:
    """A measured line of text with its baseline at y."""
    return Text(text, x, y, style, colour, align, width(text, style))


def height(lines: tuple[str, ...], style: Style) -> float:
    """The height of a block of lines, from the top of the first to the bottom of the last."""
    return (len(lines) - 1) * LINE * style.size + (ASCENT + DESCENT) * style.size if lines else 0.0


def block(
    lines: tuple[str, ...], x: float, top: float, style: Style, colour: str, align: Align = "left"
) -> list[Text]:
    """Lines below each other, the first with its top at `top`."""
    first = top + ASCENT * style.size
    return [
        put(line, x, first + at * LINE * style.size, style, colour, align) for at, line in enumerate(lines)
    ]
