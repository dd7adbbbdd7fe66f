"""The matrix: phases and touchpoints across, lanes down, before anybody draws it.

Columns are those of the emotion curve: a touchpoint each, numbered from 0; a phase without touchpoints keeps
one. A cell covers the columns `first` to `last`, both included: a remark on a phase covers all of the phase.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from cxmap.view.curve.values import CurveView

Mark = Literal["", "pain", "gain", "positive", "negative", "either", "missing"]
Tone = Literal["plain", "good", "bad", "open"]
Kind = Literal["texts", "chips", "boxes", "curve"]


class Entry(Struct, frozen=True):
    """One thing in a cell: its text, then a value that counts, then notes, a line each."""

    text: str
    value: str = ""
    notes: tuple[str, ...] = ()
    mark: Mark = ""
    tone: Tone = "plain"
    """Of the value, or of the whole where there is none."""
    severity: int | None = None
    """1 to 5, for a pain point."""
    chip: int | None = None
    """For a channel: which of the map's, counted from 0; -1 for one that the map does not declare."""
    kind: str = ""
    """Of a channel, as far as `view.channel_kinds` knows it, to show its sign."""
    rank: int | None = None
    """A place in the list of gaps."""
    mood: float | None = None
    """Of a feeling with a score: from 0 (worst) to 1 (best)."""


class Cell(Struct, frozen=True):
    """What stands in a lane at some columns; what is `once` is about the whole map and shown once."""

    first: int
    last: int
    entries: tuple[Entry, ...]
    once: bool = False


class Lane(Struct, frozen=True):
    """A row of cells. `line` names a line of the service blueprint that runs above it."""

    key: str
    label: str
    kind: Kind
    cells: tuple[Cell, ...]
    line: str = ""


class LaneBand(Struct, frozen=True):
    """Lanes that belong together, under a heading."""

    key: str
    heading: str
    lanes: tuple[Lane, ...]


class Fact(Struct, frozen=True):
    """A labelled line of the header."""

    label: str
    texts: tuple[str, ...]


class Card(Struct, frozen=True):
    """A persona, or the scope."""

    name: str
    role: str
    has_portrait: bool
    facts: tuple[Fact, ...]
    quotes: tuple[str, ...]
    initials: str = ""
    """What stands in the portrait where there is no picture."""
    number: int | None = None
    """Which of the lines of the curve is this person's, counted from 0; nothing where none is."""
    persona: str = ""
    """Whose card it is, by id."""


class Place(Struct, frozen=True):
    """The head of a phase or touchpoint: its name and what is to be known about it at once."""

    name: str
    notes: tuple[str, ...]


class MatrixView(Struct, frozen=True):
    """A whole matrix. `curve` holds head, foot, columns and the curve that one of the lanes shows."""

    curve: CurveView
    cards: tuple[Card, ...]
    phases: tuple[Place, ...]
    """As many as the curve's bands."""
    columns: tuple[Place, ...]
    bands: tuple[LaneBand, ...]
    severity_mark: str
    continued: str
    """Said of a lane or band that began on another page."""
    empty_here: str
    """`{lanes}`: said of lanes that have nothing in the columns above."""
    empty_lanes: str
    """Names the lanes for which the map says nothing at all; empty where there is none."""
    description: str
