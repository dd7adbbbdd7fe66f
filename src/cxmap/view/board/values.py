"""The board slide: one sentence, at most a few things below it, and what answers the first of them."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from cxmap.view.curve.values import CurveView, Tone
from cxmap.view.sheet import OnSheet, Sheet

SectionKey = Literal["gaps", "closest", "worst", "rises", "below", "pains", "moments", "waits", "next"]


class BoardItem(Struct, frozen=True):
    """One thing to know. `id` is that of its touchpoint or phase; empty where it is about the whole."""

    name: str
    id: str = ""
    rank: int | None = None
    """Its place in the list of gaps; nothing for what has none."""
    figure: str = ""
    """The number to see first: a gap with its sign, a severity, a length of time."""
    verdict: str = ""
    details: tuple[str, ...] = ()
    """The margin, whom it is about, where it is."""
    short_for: str = ""
    """Who falls short there; said however little room there is, lest a mean hides somebody."""
    tone: Tone = "plain"

    @property
    def told(self) -> tuple[str, ...]:
        """Everything below its name, in order."""
        return self.at_most(len(self.details))

    def at_most(self, details: int) -> tuple[str, ...]:
        """The same with so many details, and always with who falls short: after the scores."""
        shown = self.details[:details]
        return (*shown[:1], self.short_for, *shown[1:]) if self.short_for else shown


class BoardSection(Struct, frozen=True):
    """Things of one kind, the first ones first; `more` says how many are not shown."""

    key: SectionKey
    title: str
    items: tuple[BoardItem, ...]
    more: str = ""


class BoardAnswer(Struct, frozen=True):
    """The opportunity that answers what comes first, or (without a title) that there is none."""

    label: str
    title: str = ""
    id: str = ""
    about: tuple[str, ...] = ()
    """Its ratings, status, owner and day."""


class BoardPhase(Struct, frozen=True):
    """A phase of a map that has no curve to show, and how much is written in it."""

    name: str
    notes: tuple[str, ...]


class BoardView(Struct, OnSheet, frozen=True):
    """The sheet's headline is the sentence; its figures say how sure it is."""

    sheet: Sheet
    sections: tuple[BoardSection, ...]
    curve: CurveView | None
    """The curve with its callouts; nothing for a map without a score."""
    phases: tuple[BoardPhase, ...] = ()
    """Instead of the curve; empty where there is one."""
    answer: BoardAnswer | None = None
    """Nothing where nothing has to be answered."""
