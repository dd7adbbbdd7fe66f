"""The timeline: touchpoints as bars on an axis of time, before anybody draws it.

Places on the axis are percent of its length. Where all times are known and short ones can be seen beside long
ones, the axis is the time since the start. Otherwise each bar begins at its left end: then it says how long
something takes, not when it begins, and what has no time stands beside it.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from cxmap.view.curve.values import CurveView, Kind

Scaling = Literal["linear", "logarithmic", "none"]
Sort = Literal["acting", "waiting", "passing"]
"""What happens in a time: somebody acts or waits, or it passes and nobody acts, as far as the map says."""


class Piece(Struct, frozen=True):
    """A stretch of time. From `sure` to `end` it may take or not: the range of its length."""

    sort: Sort
    start: float
    sure: float
    end: float
    open: bool = False
    """No end is said: it takes at least until `end`."""
    ongoing: bool = False
    """It goes on; `end` is where the axis ends."""


class Mood(Struct, frozen=True):
    """An experience: its place on the scale from 0 (worst) to 1 (best), its number, and what it rests on."""

    mood: float
    number: str
    kind: Kind


class TimelineRow(Struct, frozen=True):
    """A touchpoint. Without `pieces` it has no time of its own and no place on the axis."""

    name: str
    notes: tuple[str, ...]
    pieces: tuple[Piece, ...]
    label: str
    """The times as they were written; empty where there are none."""
    mood: Mood | None
    remark: str
    """Why there is no score, where there is none."""

    @property
    def start(self) -> float:
        """Where its first piece begins."""
        return self.pieces[0].start if self.pieces else 0.0

    @property
    def end(self) -> float:
        """Where its last piece ends."""
        return self.pieces[-1].end if self.pieces else 0.0


class RowGroup(Struct, frozen=True):
    """A phase with its rows, or all rows of a map without phases (no name)."""

    name: str
    note: str
    """When it is and how long it takes, as written."""
    rows: tuple[TimelineRow, ...]
    own: Piece | None = None
    """The phase's own time."""
    span: tuple[float, float] | None = None
    """From where to where its rows reach since the start; nothing where that is not known."""
    mood: Mood | None = None
    """Of a phase that is scored as a whole."""


class RowLink(Struct, frozen=True):
    """A way from one row to another, numbered from 0 over all groups."""

    start: int
    end: int
    back: bool
    """Whether it leads back, in a loop."""


class TimeTick(Struct, frozen=True):
    """A mark on the axis: so much time."""

    place: float
    label: str


class Total(Struct, frozen=True):
    """The time of one sort, in words, and its share (0..1) of all of the longest way."""

    sort: Sort
    name: str
    text: str
    share: float


class Marks(Struct, frozen=True):
    """The words for what is drawn how."""

    acting: str
    waiting: str
    passing: str
    range: str
    open: str
    untimed: str
    way: str
    back: str


class TimelineView(Struct, frozen=True):
    """A whole timeline. `curve` holds head and foot."""

    curve: CurveView
    groups: tuple[RowGroup, ...]
    ticks: tuple[TimeTick, ...]
    scaling: Scaling
    since_start: bool
    """Whether bars begin when they do since the start; otherwise all of them begin at the left."""
    links: tuple[RowLink, ...]
    """The ways that rows below each other do not tell."""
    axis: str
    notes: tuple[str, ...]
    """What the axis does with lengths, in sentences."""
    sums: tuple[str, ...]
    """What is added up how, and what is left out."""
    totals: tuple[Total, ...]
    whole: str
    """How long all of it takes, from the shortest way to the longest."""
    share: str
    """How much of the time is waiting, where there are both."""
    marks: Marks
    description: str
