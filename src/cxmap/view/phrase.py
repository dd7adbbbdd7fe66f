"""Sentences in pieces, some of which lead somewhere."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Phrase:
    """A piece of a sentence; with an anchor, a reference."""

    text: str
    anchor: str = ""
