"""Sentences in pieces, some of which lead somewhere."""

from __future__ import annotations

from msgspec import Struct


class Phrase(Struct, frozen=True):
    """A piece of a sentence; with an anchor, a reference."""

    text: str
    anchor: str = ""
