"""How scores moved, as values: sentences, a chart of means, touchpoints that changed, and all versions."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from cxmap.view.phrase import Phrase

State = Literal["worse", "better", "unclear", "same", "unlike"]
"""How a place moved; unlike where its two scores cannot be held beside each other."""


class TrendMark(Struct, frozen=True):
    """A version in the chart; places are percent of its width and, from below, of its height."""

    x: float
    y: float
    label: str
    goal: float | None
    goal_label: str
    alike: bool
    """Whether its mean can be held against that of the version before."""
    measured: bool
    """Whether any score in it is measured."""
    summary: str


class DayMark(Struct, frozen=True):
    """A date below the chart; `inner` ones can be left out where there is little room."""

    x: float
    text: str
    inner: bool


class LimitMark(Struct, frozen=True):
    """Control limits: from where to where they hold, and how high they lie, all in percent."""

    left: float
    right: float
    low: float
    middle: float
    high: float
    label: str
    """What they mean."""


class DoneMark(Struct, frozen=True):
    """An opportunity that was carried out, by its number in the list of them."""

    x: float
    number: int
    text: str


class TrendChart(Struct, frozen=True):
    """Mean experience and mean goal by version; it shows the part of the scale that they take up."""

    description: str
    experience: str
    goal: str
    marks: tuple[TrendMark, ...]
    ticks: tuple[tuple[float, str], ...]
    """Height in percent, and number."""
    days: tuple[DayMark, ...]
    dashed: str
    """What a dashed line means; empty where there is none."""
    limits: LimitMark | None = None
    outside: tuple[int, ...] = ()
    """The positions of versions whose mean lies outside the limits."""
    outside_label: str = ""
    done: tuple[DoneMark, ...] = ()
    done_label: str = ""


class MoveRow(Struct, frozen=True):
    """A touchpoint whose score changed; `start` and `end` are percent of the scale."""

    place: Phrase
    state: State
    start: float | None
    end: float
    was: str
    was_notes: tuple[str, ...]
    now: str
    now_notes: tuple[str, ...]
    change: str
    change_note: str
    since: str
    since_note: str


class VersionRow(Struct, frozen=True):
    """One version: the chart as a table."""

    day: str
    revision: str
    mean: str
    goal: str
    short: str
    priority: str
    measured: str
    different: tuple[str, ...]


class TrendView(Struct, frozen=True):
    """How the scores moved over the versions of a map, and over dated measurements in it.

    `quiet` is all there is to be said where no versions can be compared.
    """

    headline: str
    bad: bool
    sentences: tuple[tuple[Phrase, ...], ...]
    chart: TrendChart | None
    moves: tuple[MoveRow, ...]
    others: str
    """How many touchpoints did not change."""
    versions: tuple[VersionRow, ...]
    notes: tuple[str, ...]
    dated: tuple[MoveRow, ...]
    quiet: str
    worse: tuple[Phrase, ...]
    """A sentence for the summary, where something got worse."""
