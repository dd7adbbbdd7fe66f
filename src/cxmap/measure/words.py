"""What a cell of a data file says, as text: a number, or a word."""

from __future__ import annotations

import math


def number_of(text: str, decimal: str) -> float | None:
    """The number that a text is; nothing where it is none."""
    try:
        number = float(text.replace(decimal, "."))
    except ValueError:
        return None
    return number if math.isfinite(number) and "_" not in text else None


def word_key(word: float | str, decimal: str) -> str:
    """What makes two cells the same: their number, or their text without regard to capitals."""
    text = word.strip() if isinstance(word, str) else f"{word:.15g}"
    number = number_of(text, decimal)
    return text.casefold() if number is None else f"{number:.15g}"
