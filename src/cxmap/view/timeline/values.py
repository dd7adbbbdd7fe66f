"""The timeline: touchpoints as bars on an axis of time, before anybody draws it.

Places on the axis are percent of its length, from 0 at the start to 100. How time becomes length is for the
builder to choose and to say (`notes`): to scale where that stays readable, by roots or logarithms otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cxmap.view.curve.values import CurveView, Kind

Scaling = Literal["linear", "root", "logarithmic", "even"]
Sort = Literal["acting", "waiting"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of acting or waiting. From `sure` to `end` it may take or not: the range of its length."""

    sort: Sort
    start: float
    sure: float
    end: float
    open: bool = False
    """No end is said: it takes at least until `end`."""
    ongoing: bool = False
    """It goes on; `end` is where the axis ends."""


@dataclass(frozen=True, slots=True)
class Mood:
    """An experience: its place on the scale from 0 (worst) to 1 (best), its number, and what it rests on."""

    mood: float
    number: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Row:
    """A touchpoint. Without `pieces` it has no time, and `start` is where its dot stands."""

    name: str
    notes: tuple[str, ...]
    start: float
    end: float
    pieces: tuple[Piece, ...]
    label: str
    """The times as they were written; empty where there are none."""
    mood: Mood | None
    remark: str
    """Why there is no score, where there is none."""
    after: int | None = None
    """The row at whose end it begins, numbered from 0 over all groups."""


@dataclass(frozen=True, slots=True)
class Group:
    """A phase with its rows, or all rows of a map without phases (no name)."""

    name: str
    note: str
    start: float
    end: float
    rows: tuple[Row, ...]
    mood: Mood | None = None
    """Of a phase that is scored as a whole."""
    lends: bool = False
    """Whether its own duration is spread over its touchpoints without a time."""
    own_length: bool = False
    """Whether none of its touchpoints has a time, so that it is a bar itself."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on the axis: so much time since the start, as far as times are given."""

    place: float
    label: str


@dataclass(frozen=True, slots=True)
class Total:
    """The time of one sort, in words, and its share (0..1) of all of the longest way."""

    sort: Sort
    name: str
    text: str
    share: float


@dataclass(frozen=True, slots=True)
class Marks:
    """The words for what is drawn how."""

    acting: str
    waiting: str
    range: str
    open: str
    untimed: str
    believed: str
    measured: str


@dataclass(frozen=True, slots=True)
class TimelineView:
    """A whole timeline. `curve` holds head and foot."""

    curve: CurveView
    groups: tuple[Group, ...]
    ticks: tuple[Tick, ...]
    scaling: Scaling
    axis: str
    notes: tuple[str, ...]
    """What the axis does with lengths, in sentences."""
    totals: tuple[Total, ...]
    whole: str
    """How long all of it takes, from the shortest way to the longest."""
    share: str
    """How much of the time is waiting, where there are both."""
    marks: Marks
    description: str
