"""What a plain word in YAML means: the YAML 1.2 core rules, and a refusal where readers would disagree."""

from __future__ import annotations

import math
import re
from typing import NamedTuple

_NULL = frozenset({"", "~", "null", "Null", "NULL"})
_TRUE = frozenset({"true", "True", "TRUE"})
_FALSE = frozenset({"false", "False", "FALSE"})
MAYBE_SPECIAL = frozenset("+-.0123456789nNtTfF~")
"""The signs that a plain word can begin with which is no text; the empty one is none either."""
_INTEGER = re.compile(r"[-+]?[0-9]+")
_REAL = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_BASED = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+")
_NOT_FINITE = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")
MOST_DIGITS = 18
MOST_SIGNS = 40
"""Of a number with a point or an exponent: it is rounded in any case."""

Scalar = str | int | float | bool | None


class Doubt(NamedTuple):
    """A word that two readers would take for different things."""

    code: str
    message: str
    hint: str


def shortened(word: str) -> str:
    """A word short enough for a message."""
    return word if len(word) <= 40 else word[:39] + "…"


def _number(word: str) -> Scalar | Doubt:
    digits = word.lstrip("+-")
    whole = _INTEGER.fullmatch(word) is not None
    if len(digits) > (MOST_DIGITS if whole else MOST_SIGNS):
        return Doubt(
            "CX013", f"the number {shortened(word)} is too long to be kept exactly", 'Put it in quotes: "..."'
        )
    if whole:
        if len(digits) > 1 and digits[0] == "0":
            plain = word.replace(digits, digits.lstrip("0") or "0")
            return Doubt(
                "CX014",
                f"{word} is {int(digits)} to some programs and an octal number to others",
                f'Write {plain} for the number, or "{word}" for the text.',
            )
        return int(word)
    value = float(word)
    if math.isinf(value):
        return Doubt("CX013", f"the number {word} is too large", "Write a smaller number.")
    return value


def resolve(word: str) -> Scalar | Doubt:
    """The value of a plain (unquoted) scalar."""
    if word and word[0] not in MAYBE_SPECIAL:
        return word
    if word in _NULL:
        return None
    if word in _TRUE:
        return True
    if word in _FALSE:
        return False
    if _REAL.fullmatch(word):
        return _number(word)
    if _BASED.fullmatch(word):
        return Doubt(
            "CX014",
            f"{shortened(word)} is a number only to some programs",
            "Write it in tens, or in quotes for the text.",
        )
    if _NOT_FINITE.fullmatch(word):
        return Doubt(
            "CX013", f"{word} is not a number that can be scored", "Leave it out where there is no value."
        )
    return word
