"""Texts of customers and the words looked for in them, made plain: small letters, no accents, no punctuation.

The same table serves the statements and the words, so that every engine and this program agree. There are no
regular expressions, neither the author's nor ours: a text is looked for in a text, which takes as long as
it is.
"""

from __future__ import annotations

import unicodedata
from functools import cache

from cxmap.errors import InputError
from cxmap.measure.engine import literal

_LETTERS = ((0xC0, 0x100), (0x100, 0x180), (0x1EA0, 0x1EFA))
"""Where Latin letters with accents lie: of Western and Central Europe, and of Vietnam. Engines build the
table anew for each text, so it holds what is common, about 240 signs, and only small letters beyond the
first block."""
_MARKS = "".join(map(chr, (*range(0x300, 0x305), 0x306, 0x307, 0x308, 0x30A, 0x30B, 0x30C, 0x327, 0x328)))
"""Accents that stand for themselves, as some systems export them; they go."""
_SIGNS = "".join(chr(code) for code in range(0x21, 0x7F) if not chr(code).isalnum() and chr(code) != "\\")
_TYPOGRAPHY = "\xa0¡«·»¿×–—‘’‚“”„•…‹›€、。，！？「」\u3000"
_FACES = "\ufe0f\u200b\u200d❤👍👎😀😁😂😃😄😊😍😐😒😞😠😡😢😤😭🙁🙂🙄"
"""Emoji that people set right behind a word, and what joins them."""
_PAIRS = {"ß": "ss", "ẞ": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe"}
"""Letters that are written as two where a keyboard lacks them."""
_SPACES = (9, 10, 13, 92)
"""Tab, line ends and the backslash, by number: engines read them differently within quotes."""
_UNSPACED = (
    (0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x3040, 0x30FF), (0x3400, 0x9FFF),
    (0xAC00, 0xD7AF), (0xF900, 0xFAFF), (0x20000, 0x323AF),
)  # fmt: skip
"""Thai, Lao, Burmese, Khmer, kana, Han and Hangul: no spaces stand between words there, or particles join."""
_RUNS = 5
"""Halvings of runs of spaces: up to 32 signs in a row become one."""


@cache
def _table() -> dict[str, str]:
    """What each sign becomes: a letter without its accent, or a space."""
    table = {}
    for first, last in _LETTERS:
        for letter in map(chr, range(first, last)):
            bare = unicodedata.normalize("NFD", letter)[0].lower()
            is_common = first == _LETTERS[0][0] or letter.islower()
            if is_common and letter not in _PAIRS and letter.isalpha() and bare.isascii():
                table[letter] = bare
    table |= {"ø": "o", "Ø": "o", "ł": "l", "đ": "d", "ı": "i"}
    return table | dict.fromkeys(_SIGNS + _TYPOGRAPHY + _FACES, " ")


def plain(text: str) -> str:
    """A text in small letters without accents and punctuation, one space between words."""
    for pair, letters in _PAIRS.items():
        text = text.replace(pair, letters)
    signs = _table() | dict.fromkeys(map(chr, _SPACES), " ") | dict.fromkeys(_MARKS, "")
    return " ".join("".join(signs.get(sign, sign) for sign in text.lower()).split())


def plain_cell(cell: str) -> str:
    """The same of a cell, for a statement; with a space before and behind it."""
    table = _table()
    for pair, letters in _PAIRS.items():
        cell = f"replace({cell}, {literal(pair)}, {literal(letters)})"
    for code in _SPACES:
        cell = f"replace({cell}, chr({code}), ' ')"
    signs, become = literal("".join(table) + _MARKS), literal("".join(table.values()))
    cell = f"concat(' ', translate(lower({cell}), {signs}, {become}), ' ')"
    for _ in range(_RUNS):
        cell = f"replace({cell}, '  ', ' ')"
    return cell


def needle(word: str) -> str:
    """What is looked for: the plain word between spaces, but where its script has none.

    Raises InputError for a word of nothing but punctuation.
    """
    bare = plain(word)
    if not bare:
        raise InputError(f"comments: `{word}` under `words` holds no letter or digit")
    before = "" if _joins(bare[0]) else " "
    return before + bare + ("" if _joins(bare[-1]) else " ")


def _joins(letter: str) -> bool:
    return any(first <= ord(letter) <= last for first, last in _UNSPACED)
