"""The report as values: every sentence, fact and figure in the reader's language, and no markup.

An `anchor` names a place in the report that others refer to; it is empty where a text refers to nothing.
"""

from __future__ import annotations

from msgspec import Struct

from cxmap.locale import Words
from cxmap.view.board.values import BoardSection, BoardView
from cxmap.view.curve.values import Chip, CurveView, Direction
from cxmap.view.gaps.rows import GapRow, GapTable
from cxmap.view.matrix.values import MatrixView
from cxmap.view.opportunities.values import OpportunitiesView
from cxmap.view.phrase import Phrase
from cxmap.view.report.future import FutureView
from cxmap.view.report.numbers import (
    AnsweredItems,
    Explained,
    GroundsView,
    JourneyNumbers,
    QuadrantGrid,
    Surety,
    Trace,
)
from cxmap.view.report.shown import Shown
from cxmap.view.trend.values import TrendView


class Fact(Struct, frozen=True):
    """A value with its label; the label is empty where the value speaks for itself."""

    label: str
    runs: tuple[Phrase, ...]
    own: bool = False
    """Whether the value, too, is in cxmap's words rather than the map's."""


class Entry(Struct, frozen=True):
    """A remark and what is said about it: whose it is, when it holds, what it leads to."""

    text: str
    notes: tuple[Fact, ...] = ()


class Passage(Struct, frozen=True):
    """Remarks of one kind; `key` is the field of the map that holds them."""

    key: str
    label: str
    entries: tuple[Entry, ...]


class Address(Struct, frozen=True):
    """Something outside the report. `to` is as the map has it: who draws decides whether it may be a link."""

    to: str
    text: str


class KpiRow(Struct, frozen=True):
    """A figure that is watched, from where it is to where it should be."""

    name: str
    current: str
    target: str
    source: str


class ImpactMoment(Struct, frozen=True):
    """An impact moment and the touchpoint where it happens."""

    direction: Direction
    direction_text: str
    text: str
    who: str
    touchpoint: Phrase
    phase: str


class PersonaMark(Struct, frozen=True):
    """One persona's experience of a touchpoint, in points of the map's scale."""

    name: str
    experience: float | None
    gap: float | None
    measured: bool = False
    around: str = ""
    """Its interval and how many answered, where they are known."""
    withheld: str = ""
    """Why its answers are not shown, where they are not."""


class BelowPart(Struct, frozen=True):
    """The journeys that show a phase or touchpoint more closely."""

    journeys: tuple[Address, ...]
    said: str
    """What they add up to, beside its own score."""
    how: tuple[str, ...]


class TouchpointCard(Struct, frozen=True):
    """All that the map says of a touchpoint."""

    anchor: str
    gap: GapRow
    description: str
    chips: tuple[Chip, ...]
    remark: str
    """Why there is no score, where there is none."""
    personas: tuple[PersonaMark, ...]
    moments: tuple[ImpactMoment, ...]
    facts: tuple[Fact, ...]
    passages: tuple[Passage, ...]
    pain: str
    """The first pain point; empty where none hurts."""
    kpis: tuple[KpiRow, ...]
    below: BelowPart | None
    links: tuple[Address, ...]
    note: str


class Chapter(Struct, frozen=True):
    """A phase with its touchpoints; a map without phases is one chapter that has no name."""

    anchor: str
    name: str
    description: str
    gap: GapRow | None
    """Where the phase is scored as a whole."""
    facts: tuple[Fact, ...]
    passages: tuple[Passage, ...]
    kpis: tuple[KpiRow, ...]
    below: BelowPart | None
    note: str
    cards: tuple[TouchpointCard, ...]


class Whole(Struct, frozen=True):
    """What the map says of itself, apart from any touchpoint."""

    passages: tuple[Passage, ...]
    kpis: tuple[KpiRow, ...]
    links: tuple[Address, ...]
    note: str


class OpportunityRow(Struct, frozen=True):
    """Something that could be done. `score` is impact times feasibility, 1 to 25."""

    anchor: str
    rank: int | None
    """Among those that are rated and still open."""
    title: str
    description: str
    impact: float | None
    feasibility: float | None
    score: float | None
    addresses: tuple[Phrase, ...]
    owner: str
    status: str
    status_text: str
    facts: tuple[Fact, ...]
    links: tuple[Address, ...]
    note: str


class Profile(Struct, frozen=True):
    """A persona, market or segment."""

    name: str
    line: str
    description: str
    facts: tuple[Fact, ...]
    passages: tuple[Passage, ...]
    persona: str = ""
    """Its id, of a persona."""
    initials: str | None = None
    """What stands in a persona's portrait where there is no picture; nothing for who has no portrait."""
    number: int | None = None
    """Which of the lines of the curve is the persona's, counted from 0; nothing where none is."""


class ChannelProfile(Struct, frozen=True):
    """A channel, what it is there for and how many touchpoints it carries."""

    chip: Chip
    mode: str
    purpose: str
    description: str
    goal: str
    owner: str
    touchpoints: int


class SourceRow(Struct, frozen=True):
    """A source of knowledge."""

    name: str
    type: str
    date: str
    n: str
    by: str
    status: str
    note: str
    url: str


class Site(Struct, frozen=True):
    """The site that a page belongs to, and the way to its other pages, in a language of its own."""

    title: str = ""
    language: str = "en"
    links: tuple[Address, ...] = ()
    report: str = ""
    """What a whole report of a map is called there; empty where there is none."""


class PageView(Struct, frozen=True):
    """What a map comes down to and all that it says: of a report all but how its numbers come about."""

    language: str
    version: str
    words: Words
    title: str
    kicker: str
    description: str
    facts: tuple[Fact, ...]
    """What to know at first sight."""
    about: tuple[Fact, ...]
    """What else frames the map."""
    above: tuple[Address, ...]
    """The places of other maps that lead on to this one, where they are known."""
    board: BoardView
    """What comes first, before all else."""
    conclusions: tuple[BoardSection, ...]
    """What a map without a score says beyond the board; empty where there are scores."""
    headline: str
    headline_shown: bool
    """Whether the counts stand in the summary; the board says them of maps without a score."""
    summary: tuple[tuple[Phrase, ...], ...]
    """Sentences in the order in which they are to be read."""
    surety: Surety
    curve: CurveView
    gaps: GapTable
    anchors: dict[str, str]
    """The anchor of every touchpoint and phase, by its id."""
    traces: dict[str, Trace]
    """How the numbers of every touchpoint, and of every phase scored as a whole, come about, by id; of a page
    that does not say it, nothing."""
    only_believed: frozenset[str]
    """Ids of what is measured for everybody, while its scores per persona are only believed."""
    needed: dict[str, str]
    """For what is undecided: about how many answers would decide, by id."""
    tested: int
    """How many touchpoints were tested against their goal."""
    numbers: JourneyNumbers | None
    answered: AnsweredItems | None
    moments: tuple[ImpactMoment, ...]
    opportunities: tuple[OpportunityRow, ...]
    chances: OpportunitiesView | None
    """The opportunities by impact and feasibility, where there is more than one to compare."""
    whole: Whole
    chapters: tuple[Chapter, ...]
    personas: tuple[Profile, ...]
    channels: tuple[ChannelProfile, ...]
    segments: tuple[Profile, ...]
    markets: tuple[Profile, ...]
    grounds: GroundsView | None
    sources: tuple[SourceRow, ...]
    trend: TrendView | None
    """How the scores moved, where that is known or was asked for."""


class ReportView(PageView, frozen=True):
    """A whole report."""

    matrix: MatrixView
    in_order: tuple[GapRow, ...]
    """The rows of the gaps in the order of the map: the curve as a table."""
    stages: dict[str, tuple[str, ...]]
    """What is said of a phase when it is presented, by its id."""
    grid: QuadrantGrid | None
    grid_lack: str
    """Why there is no grid: what the map has none of; empty where there is one."""
    method: tuple[Explained, ...]
    literature: tuple[str, ...]
    pictures: tuple[Shown, ...] = ()
    """Pictures beside the curve, for which the map has something to say."""
    future: FutureView | None = None
    """The journey beside a future map, where one was given."""


__all__ = [
    "Address",
    "ChannelProfile",
    "Chapter",
    "Entry",
    "Fact",
    "ImpactMoment",
    "KpiRow",
    "OpportunityRow",
    "PageView",
    "Passage",
    "PersonaMark",
    "Phrase",
    "Profile",
    "ReportView",
    "Shown",
    "Site",
    "SourceRow",
    "TouchpointCard",
    "Whole",
]
