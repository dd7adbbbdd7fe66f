"""The flow: touchpoints and the ways between them, on a grid, before anybody draws it.

Columns, rows, legs and tracks are explained in `flow_layout` and `flow_routes`. Where a map's order is not
written as `next`, the following touchpoint follows, except where journeys end (`exit: true`) and except in a
map of kind `experience`, where phases are groups and only written ways are drawn. The picture's foot says so.
"""

from __future__ import annotations

from dataclasses import dataclass

from cxmap.view.curve import Chip, Kind
from cxmap.view.flow_layout import Cell
from cxmap.view.flow_routes import Route
from cxmap.view.sheet import OnSheet, Sheet


@dataclass(frozen=True, slots=True)
class FlowBox:
    """A touchpoint in its cell."""

    id: str
    name: str
    cell: Cell
    chips: tuple[Chip, ...]
    mood: float | None
    """From 0, the worst of the scale, to 1; none without a score."""
    score: str
    """The score as a number, or why there is none."""
    kind: Kind
    rank: int | None
    entry: bool
    exit: bool
    optional: bool
    repeats: bool
    arrivals: str
    """How many of those who enter come here, or what is known of it; empty where nothing is."""
    drop_off: str
    """How many of those who come go no further; empty where none do or nobody knows."""
    ends: str
    """How many of those who come end their journey here, where shares say so."""
    onward: tuple[str, ...]
    """Ways that lead to another page."""


@dataclass(frozen=True, slots=True)
class FlowLink:
    """A way from one box to another, by their numbers on the page."""

    start: int
    end: int
    weight: float | None
    """Its share, 0..1."""
    share: str
    when: str
    implied: bool
    back: bool
    route: Route


@dataclass(frozen=True, slots=True)
class FlowGroup:
    """A phase, or a part of one: the columns and rows it covers, both ends included."""

    name: str
    note: str
    """That it has no touchpoints, where it has none."""
    first: int
    last: int
    top: int
    bottom: int


@dataclass(frozen=True, slots=True)
class FlowPart:
    """What fits on one page."""

    columns: int
    rows: int
    breaks: frozenset[int]
    boxes: tuple[FlowBox, ...]
    links: tuple[FlowLink, ...]
    groups: tuple[FlowGroup, ...]


@dataclass(frozen=True, slots=True)
class FlowLabels:
    """What the marks mean."""

    way: str
    share: str
    implied: str
    loop: str
    entry: str
    exit: str
    optional: str
    repeats: str
    rank: str


@dataclass(frozen=True, slots=True)
class FlowView(OnSheet):
    """A whole flow, in parts of at most so many touchpoints."""

    sheet: Sheet
    parts: tuple[FlowPart, ...]
    notes: tuple[str, ...]
    """The rule for ways that nobody wrote, how arrivals come about, and why some are not known."""
    labels: FlowLabels
