"""What people say of a number beside it: at most, at least, about.

In English, Dutch, German, French, Japanese and Chinese, before the number and after it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal
from unicodedata import normalize

Sense = Literal["at most", "at least", "about", "from"]
"""`from` says at least where no range follows: `from 3 days`, but `from 3 to 5 days`."""

_BEFORE: dict[Sense, str] = {
    "at most": "< <= ≤ max max. maximum maximal maximally at_most up_to less_than no_more_than not_more_than under "
    "within hoogstens maximaal ten_hoogste minder_dan niet_meer_dan binnen tot höchstens hoechstens bis bis_zu "
    "weniger_als unter innerhalb_von au_plus au_maximum jusqu'à moins_de en_moins_de pas_plus_de "
    "最大 最長 最多 最长 至多 不到 少于 少於 不超过 不超過",
    "at least": "> >= ≥ min min. minimum minimal at_least more_than over minstens minimaal ten_minste tenminste "
    "meer_dan mindestens wenigstens mehr_als über ueber au_moins au_minimum plus_de 最低 最短 最少 至少 超过 超過",
    "about": "~ ≈ ± ca ca. c. circa about around approx approx. approximately roughly ongeveer rond zo'n "
    "etwa rund ungefähr zirka environ à_peu_près 約 约 大约 大約 およそ",
    "from": "from vanaf van von ab dès de",
}
_AFTER: dict[Sense, str] = {
    "at most": "max max. maximum at_most or_less of_minder maximaal oder_weniger maximal ou_moins au_plus "
    "au_maximum 以内 以內 以下 未満 未满 まで",
    "at least": "+ or_more and_more of_meer en_meer oder_mehr und_mehr ou_plus et_plus 以上",
    "about": "左右 ほど くらい ぐらい 程度 前後 前后",
}
_TO = ("-", "–", "—", "−", "~", "〜", "to", "tot", "bis", "à", "から", "至", "到")
_LATIN = "\u0250"
"""The first letter that is none of Latin's: words in these end where a letter does not follow."""


def one_of(texts: Iterable[str]) -> str:
    """A pattern for one of these texts, longest first; `_` stands for a space."""
    by_length = sorted((text.replace("_", " ") for text in texts), key=len, reverse=True)
    return "(?:" + "|".join(re.escape(text) + _word_end(text) for text in by_length) + ")"


def _word_end(text: str) -> str:
    return r"(?![^\W\d_])" if text[-1].isalpha() and text[-1] < _LATIN else ""


def _senses(lists: dict[Sense, str]) -> dict[str, Sense]:
    return {text.replace("_", " "): sense for sense, texts in lists.items() for text in texts.split()}


TO = rf"\s?{one_of(_TO)}\s?"
"""A pattern for what stands between the two ends of a range."""
_SENSES_BEFORE, _SENSES_AFTER = _senses(_BEFORE), _senses(_AFTER)
_PATTERN_BEFORE = re.compile(rf"\s*({one_of(_SENSES_BEFORE)})\s*")
_PATTERN_AFTER = re.compile(rf"\s*({one_of(_SENSES_AFTER)})\s*")


def plain(text: str) -> str:
    """A text as these patterns read it: lower case, one form of every letter, single spaces."""
    return " ".join(
        normalize("NFKC", text).casefold().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").split()
    )


def said_before(text: str) -> tuple[set[Sense], str]:
    """What is said before a number, and the rest of the text."""
    return _taken(text, _PATTERN_BEFORE, _SENSES_BEFORE)


def said_after(text: str) -> tuple[set[Sense], str]:
    """What is said after a number, and the rest of the text."""
    return _taken(text, _PATTERN_AFTER, _SENSES_AFTER)


def _taken(text: str, pattern: re.Pattern[str], senses: dict[str, Sense]) -> tuple[set[Sense], str]:
    said: set[Sense] = set()
    while match := pattern.match(text):
        said.add(senses[match[1]])
        text = text[match.end() :]
    return said, text
