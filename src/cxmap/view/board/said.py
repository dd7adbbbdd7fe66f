"""What a kind of map has to say to a board, before it is put on a sheet."""

from __future__ import annotations

from msgspec import Struct

from cxmap.locale import Words
from cxmap.scoring import PlaceScore
from cxmap.view.board.values import BoardSection

MOST = 3
"""As many things as a board remembers."""


class Said(Struct, frozen=True):
    """A sentence, how sure it is, and what stands below it."""

    sentence: str
    sections: tuple[BoardSection, ...]
    sureness: tuple[str, ...] = ()
    bad: bool = False
    """Whether the sentence is bad news."""
    first: PlaceScore | None = None
    """What an opportunity should answer."""


def quoted(name: str, words: Words) -> str:
    """A name between quotation marks."""
    return words.quoted.format(text=name)
