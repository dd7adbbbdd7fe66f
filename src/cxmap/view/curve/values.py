"""The emotion curve: what is to be drawn, in columns and percent of the scale, before anybody draws it.

A column is a touchpoint, numbered from 0 in the map's order; its middle lies at its number plus a half.
Heights are percent of the scale with the good end at 100, whichever way the map's scale runs.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from cxmap.view.curve.shade import Shade
from cxmap.view.monotone import Bend
from cxmap.view.sheet import OnSheet, Sheet
from cxmap.view.sides import Side

Kind = Literal["believed", "measured"]
Direction = Literal["positive", "negative", "either"]
Tone = Literal["bad", "good", "plain"]
"""News: bad only where it is decided, good where the goal is met; plain for all else."""
Change = Literal["", "new", "dropped"]
"""Of a touchpoint that only one of two maps has: the future one, or the current one."""


class Tick(Struct, frozen=True):
    """A line of the scale: its height, its word and its number. `mood` runs from 0 (worst) to 1 (best)."""

    height: float
    word: str
    number: str
    mood: float


class Band(Struct, frozen=True):
    """A phase: the columns it covers, both ends included."""

    id: str
    name: str
    first: int
    last: int


class Mark(Struct, frozen=True):
    """A score in its column, or one of several in turn. `low` and `high` are the ends of an interval."""

    column: int
    height: float
    kind: Kind
    label: str
    low: float | None = None
    high: float | None = None
    n: str = ""
    """How many answers are behind it, as people read a number; empty where that is not known."""
    believed: float | None = None
    """The believed score beside a measured one."""
    shift: float = 0.0
    """How far it lies from the middle of its column, in columns: moods that change stand side by side."""

    @property
    def x(self) -> float:
        """Where it lies, in columns."""
        return self.column + 0.5 + self.shift


class Stretch(Struct, frozen=True):
    """Scores in neighbouring columns and the line through them; a missing score ends a stretch."""

    marks: tuple[Mark, ...]
    line: tuple[Bend, ...]


class Level(Struct, frozen=True):
    """The score of a phase as a whole: a level line from the left of `first` to the right of `last`.

    Where the mood changes within the phase, each moment has one, one after the other.
    """

    first: int
    last: int
    height: float
    kind: Kind
    label: str
    goal: float | None
    rank: int | None
    side: Side | None = None
    """What the verdict says of the gap; nothing where there is none."""
    within: tuple[float, float] | None = None
    """From where to where a moment lies on these columns; nothing where it lies over all of them."""
    margin: tuple[float, float] | None = None
    """The ends of its interval, where it was measured."""

    @property
    def left(self) -> float:
        """Where it begins, in columns."""
        return self.first if self.within is None else self.within[0]

    @property
    def right(self) -> float:
        """Where it ends, in columns."""
        return self.last + 1 if self.within is None else self.within[1]


class Series(Struct, frozen=True):
    """One line: the experience of all or of a persona, what is expected, a further curve, or that of another
    state of the map, the future or an earlier one."""

    role: Literal["experience", "persona", "expectation", "curve", "future", "earlier"]
    id: str
    name: str
    stretches: tuple[Stretch, ...]
    number: int = 0
    """Counts the lines beside the main one, from 1, to tell them apart."""
    own_scale: bool = False
    """Whether its heights are percent of another scale than the map's."""

    @property
    def key(self) -> str:
        """What it is called where names may repeat: its role and, where it has one, its id."""
        return f"{self.role}:{self.id}" if self.id else self.role

    @property
    def is_beside(self) -> bool:
        """Whether it is the line of another state of the map, which is held against the main one."""
        return self.role in ("future", "earlier")


class GoalRun(Struct, frozen=True):
    """A level stretch of the goal, from the left edge of `first` to the right edge of `last`."""

    first: int
    last: int
    height: float
    label: str


class Callout(Struct, frozen=True):
    """An impact moment. `height` is nothing where the touchpoint has no score."""

    column: int
    height: float | None
    direction: Direction
    text: str
    shift: float = 0.0
    """How far it lies from the middle of its column, in columns."""
    rank: int | None = None
    """Its place in the list of gaps, where it tells of a gap instead."""


class Chip(Struct, frozen=True):
    """A channel. `number` counts the channels of the map from 0, to give each its own look."""

    name: str
    number: int
    kind: str = ""
    """What `view.channel_kinds` takes it for, to show a sign; empty where that is not known."""


class Changed(Struct, frozen=True):
    """Something that changed at a touchpoint since an earlier version, in a few words."""

    text: str
    tone: Tone


class Column(Struct, frozen=True):
    """A touchpoint, or (`id` empty) the place of a phase that has none."""

    id: str
    name: str
    channels: tuple[Chip, ...]
    rank: int | None
    scored: bool
    remark: str
    """Why there is no score, where there is none and no phase's stands in for it."""
    summary: str
    """One line that says goal, experience, gap and verdict."""
    change: Change = ""
    undecided: bool = False
    """Whether the data do not decide: its rank is no finding."""
    lift: tuple[str, ...] = ()
    """Beside a future: how much better it becomes, or that it is new or dropped."""
    whose: str = ""
    """Who comes there, where it names its personas; empty for everybody."""
    changes: tuple[Changed, ...] = ()
    """Beside an earlier version: what changed, what matters to customers first."""


class Lift(Struct, frozen=True):
    """From the score that a touchpoint has to the one that it is to have, or had in an earlier version."""

    column: int
    now: float
    then: float


class Beside(Struct, frozen=True):
    """What another state of the map adds to the picture of the current one: the future, or an earlier one.

    Its line is the series of that role.
    """

    title: str
    name: str
    """What its line is called."""
    lifts: tuple[Lift, ...]
    """Where both maps have a score."""
    levels: tuple[Level, ...]
    """The other state's scores of phases as a whole."""
    feelings: tuple[tuple[str, ...], ...]
    """How people will feel, or felt, in words, a tuple a column."""
    is_earlier: bool = False
    """Whether it lies before the current map, so that arrows lead from it."""
    goals: tuple[GoalRun, ...] = ()
    """Where its goal was another one."""


class Over(Struct, frozen=True):
    """What is said of a phase as a whole: texts over its columns, both ends included."""

    first: int
    last: int
    texts: tuple[str, ...]


Weight = Literal["stands", "chance", "estimate", ""]
"""What a difference is: more than chance, maybe chance, our estimate or not tested; nothing where none is."""


class Difference(Struct, frozen=True):
    """How far the two sides lie apart that lie furthest apart at a column."""

    share: float
    """Of the widest of all columns."""
    weight: Weight
    label: str
    texts: tuple[str, ...]
    notes: tuple[str, ...]


class GroupScore(Struct, frozen=True):
    """What a group, or a map, gets at a column, in words."""

    text: str
    more: tuple[str, ...]
    is_own: bool
    """Whether it is known of the group itself; everybody's scores and reasons for the lack of one are not."""


class Groups(Struct, frozen=True):
    """What is added where the lines are groups, or maps, beside each other: each line is a series."""

    label: str
    differences: tuple[Difference, ...]
    """One a column."""
    phases: tuple[Over, ...]
    """How far they lie apart over whole phases."""
    scores: tuple[tuple[GroupScore, ...], ...]
    """A row for each series, with one a column."""
    marks: dict[str, str]
    """What each weight means, and `shared` a line without a mark."""
    shared: bool


class CurveLane(Struct, frozen=True):
    """A row of texts below the curve, one cell a column, below those over whole phases."""

    key: str
    label: str
    cells: tuple[tuple[str, ...], ...]
    phases: tuple[Over, ...] = ()


class CurveLabels(Struct, frozen=True):
    """The words that the pen needs beside the data."""

    goal: str
    experience: str
    touchpoint: str
    channel: str
    no_score: str
    impact_moment: str
    impact_moments: str
    believed_mark: str
    measured_mark: str
    short_mark: str
    above_mark: str
    within_mark: str
    undecided_mark: str
    rank_mark: str
    lift: str = ""
    current: str = ""
    future_mark: str = ""
    former_goal: str = ""
    ghost_mark: str = ""
    """Of a believed score beside a measured one."""
    """A text between quotation marks: `{text}`."""


class CurveView(Struct, OnSheet, frozen=True):
    """A whole emotion curve."""

    sheet: Sheet
    ticks: tuple[Tick, ...]
    bands: tuple[Band, ...]
    columns: tuple[Column, ...]
    series: tuple[Series, ...]
    """The main line first; where personas differ, theirs follow, then further curves. Beside a future there
    are only the main line and that of the future; of `groups` there is no main line."""
    goals: tuple[GoalRun, ...]
    shades: tuple[Shade, ...]
    levels: tuple[Level, ...]
    callouts: tuple[Callout, ...]
    lanes: tuple[CurveLane, ...]
    labels: CurveLabels
    future: Beside | None = None
    groups: Groups | None = None
    opportunities: CurveLane | None = None
    """What could be done, below the touchpoints that it is for."""

    @property
    def together(self) -> tuple[Series, ...]:
        """The lines on the map's own scale."""
        return tuple(series for series in self.series if not series.own_scale)

    @property
    def apart(self) -> tuple[Series, ...]:
        """The lines that have a scale of their own each."""
        return tuple(series for series in self.series if series.own_scale)

    @property
    def future_line(self) -> Series | None:
        """The line of the experience in the other state; nothing where the map stands alone."""
        return next((series for series in self.series if series.is_beside), None)
