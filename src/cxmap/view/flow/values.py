"""The flow: touchpoints and the ways between them, on a grid, before anybody draws it.

Columns, rows, legs and tracks are explained in `flow_layout` and `flow_routes`. Where a map's order is not
written as `next`, the following touchpoint follows, except where journeys end (`exit: true`) and except in a
map of kind `experience`, where phases are groups and only written ways are drawn. The picture's foot says so.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from msgspec import Struct

from cxmap.view.curve.values import Chip, Direction, Kind
from cxmap.view.flow.layout import GridCell
from cxmap.view.flow.routes import Route
from cxmap.view.sheet import OnSheet, Sheet

Tone = Literal["bad", "good", "plain"]


class FlowBox(Struct, frozen=True):
    """A touchpoint in its cell."""

    id: str
    name: str
    cell: GridCell
    whose: str
    """Who comes here, where it names them; empty for everybody."""
    chips: tuple[Chip, ...]
    mood: float | None
    """From 0, the worst of the scale, to 1; none without a score."""
    score: str
    """The score as a number, or why there is none."""
    kind: Kind
    gap: str
    """How far the score lies from the goal, with its sign; empty where there is no gap to speak of."""
    verdict: str
    """What that means, in words."""
    tone: Tone
    undecided: bool
    """Whether the data do not decide, so that its rank is no finding."""
    turn: str
    """How the mood changes within it; empty where it does not."""
    pains: int
    """How many pain points it has."""
    impacts: tuple[Direction, ...]
    """Its impact moments, each direction once."""
    times: str
    """How long one waits and acts here, as written; empty where nothing says so."""
    lone: str
    """Why no way leads here, where none does and journeys do not begin here."""
    rank: int | None
    entry: bool
    exit: bool
    goes_on: bool
    """Whether a way leads on from it, so that an exit is one for some only."""
    optional: bool
    repeats: bool
    arrivals: str
    """How many of those who enter come here, or what is known of it; empty where nothing is."""
    drop_off: str
    """How many of those who come go no further; empty where none do or nobody knows."""
    ends: str
    """How many of those who come end their journey here, where shares say so."""
    arriving: float | None
    """Of all who enter, how many are known to come here, 0..1."""
    lost: float
    """Of all who enter, how many are lost here, 0..1; 0 where that is not known."""
    onward: tuple[str, ...] = ()
    """Ways that lead to another page, and the pages that ways come from."""


class FlowLink(Struct, frozen=True):
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


class FlowPhase(Struct, frozen=True):
    """A phase by its name, and what is known of it as a whole where its touchpoints are scored with it."""

    name: str
    score: str = ""
    """Its score, gap and verdict; empty where it has none, or where each touchpoint has its own."""
    tone: Tone = "plain"
    rank: int | None = None
    undecided: bool = False


class FlowGroup(Struct, frozen=True):
    """A phase, or a part of one: the columns and rows it covers, both ends included."""

    phase: FlowPhase
    note: str
    """That it has no touchpoints, where it has none."""
    first: int
    last: int
    top: int
    bottom: int


class FlowWay(Struct, frozen=True):
    """A way between two touchpoints, by their numbers in the map."""

    start: int
    end: int
    weight: float | None
    """Its share, 0..1."""
    share: str
    when: str
    implied: bool
    back: bool


@dataclass(frozen=True, slots=True)
class FlowPlan:
    """Everything that a flow holds, before it is cut into pages."""

    boxes: tuple[FlowBox, ...]
    """All in the first cell."""
    ways: tuple[FlowWay, ...]
    groups: tuple[tuple[FlowPhase, tuple[int, ...]], ...]
    """Each phase and the numbers of its touchpoints."""
    nobody: str
    """What stands in a phase without touchpoints."""
    to: str
    """`to {name}`"""
    from_pages: Callable[[int, str], str] = field(repr=False)
    """From how many other pages ways come, and their numbers."""
    on_page: str
    """`page {page}`"""


class FlowPart(Struct, frozen=True):
    """What fits on one page."""

    columns: int
    rows: int
    breaks: frozenset[int]
    boxes: tuple[FlowBox, ...]
    links: tuple[FlowLink, ...]
    groups: tuple[FlowGroup, ...]


class FlowLabels(Struct, frozen=True):
    """What the marks mean."""

    way: str
    share: str
    implied: str
    loop: str
    start: str
    """On a touchpoint where journeys may begin, and so `end`."""
    end: str
    may_end: str
    """On one where some end and others go on."""
    optional: str
    repeats: str
    pains: str
    impact: str
    arriving: str
    lost: str
    rank: str


class FlowView(Struct, OnSheet, frozen=True):
    """A whole flow, to be cut into pages by whoever knows their size (see `parts`)."""

    sheet: Sheet
    plan: FlowPlan
    notes: tuple[str, ...]
    """The rule for ways that nobody wrote, how arrivals come about, and why some are not known."""
    labels: FlowLabels
