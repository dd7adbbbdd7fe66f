"""Where a word may be hyphenated, by the dictionary of its language.

The language is that of the map; it holds for everything that is measured within `spoken`. Only letters are
hyphenated: a sign within numbers, ids or addresses would be taken for a part of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyphen import Pyphen

SHORTEST_PART = 3
_language: ContextVar[str] = ContextVar("language", default="")
_JOINT = re.compile("[-/\N{SOFT HYPHEN}\N{EN DASH}\N{EM DASH}]")
_WORD = re.compile(r"([^\w@#/\\]*)([^\W\d_]+)[^\w@#/\\]*\Z")


def language() -> str:
    """The language of this moment; empty where none is known."""
    return _language.get()


@contextmanager
def spoken(tag: str) -> Iterator[None]:
    """Break words as in a language, a BCP 47 tag."""
    before = _language.set(tag)
    try:
        yield
    finally:
        _language.reset(before)


def is_word(text: str) -> bool:
    """Whether a text is words: letters, with punctuation around them and dashes or slashes between them."""
    return all(_WORD.match(part) for part in _JOINT.split(text) if part)


def breaks(text: str, tag: str) -> tuple[int, ...]:
    """After how many signs a word may be parted; nowhere in a language that is not known."""
    match, dictionary = _WORD.match(text), _dictionary(tag)
    if match is None or dictionary is None:
        return ()
    before, word = len(match[1]), match[2]
    places: list[int] = dictionary.positions(word)
    return tuple(before + at for at in places if SHORTEST_PART <= at <= len(word) - SHORTEST_PART)


@lru_cache(maxsize=8)
def _dictionary(tag: str) -> Pyphen | None:
    if not tag:
        return None
    import pyphen  # its dictionaries are read where a word has to be broken, which is seldom

    known = pyphen.language_fallback(tag.replace("-", "_"))
    return pyphen.Pyphen(lang=known) if known else None
