"""The channels of a map by its phases, as values."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from cxmap.view.curve.values import Tick
from cxmap.view.sheet import OnSheet, Sheet

Sign = Literal["mean", "spread", "goal"]


class Cell(Struct, frozen=True):
    """One channel in one phase. `height` is the mean in percent of the scale; none without a score."""

    phase: int
    """Which column, from 0."""
    height: float | None
    label: str
    """The mean on the map's scale, or that there is no score."""
    touchpoints: str
    """How many touchpoints, in words."""


class ChannelRow(Struct, frozen=True):
    """One channel over all phases. `mean`, `low`, `high` and `goal` are percent of the scale."""

    id: str
    name: str
    about: tuple[str, ...]
    """Online or offline, and its purpose."""
    cells: tuple[Cell, ...]
    """Only where the channel has a touchpoint."""
    mean: float | None
    mean_label: str
    low: float | None
    high: float | None
    ends: tuple[str, ...]
    """The lowest and the highest score, where they differ."""
    goal: float | None
    goal_label: str
    place: Literal["worst", "best", ""]
    place_label: str
    kind: str = ""
    """What kind of channel it is, for its sign; empty where that is not known."""


class ChannelsView(Struct, OnSheet, frozen=True):
    """All channels of a map by all of its phases."""

    sheet: Sheet
    ticks: tuple[Tick, ...]
    phases: tuple[str, ...]
    rows: tuple[ChannelRow, ...]
    columns: tuple[str, str]
    """Headings: channel and mean."""
    notes: tuple[str, ...]
    marks: tuple[tuple[Sign, str], ...]
