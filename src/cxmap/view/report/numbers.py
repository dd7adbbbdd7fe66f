"""The numbers of the report as values, each with how it comes about, in the reader's language."""

from __future__ import annotations

from dataclasses import dataclass

from cxmap.scoring import By, Verdict
from cxmap.view.answered import DriverRow, DriverTable, MentionRow
from cxmap.view.evidence import EvidenceRow
from cxmap.view.metric_rows import MetricRow
from cxmap.view.phrase import Phrase
from cxmap.view.quadrants.values import QuadrantsView


@dataclass(frozen=True, slots=True)
class SumStep:
    """One number: its name, its value as printed, and how it comes about, a sentence or sum each."""

    key: str
    name: str
    value: str
    how: tuple[str, ...]
    colon: str = ":"

    @property
    def line(self) -> str:
        """Everything in one line."""
        return " ".join((f"{self.name} {self.value}".strip() + (self.colon if self.how else ""), *self.how))


@dataclass(frozen=True, slots=True)
class Trace:
    """How every number of a touchpoint comes about, from the answers to its rank."""

    anchor: str
    steps: tuple[SumStep, ...]
    others: tuple[str, ...] = ()
    """What else was measured there and is not used."""

    def line(self, key: str) -> str:
        """How one number comes about, in one line; empty where there is no such number."""
        return next((step.line for step in self.steps if step.key == key), "")


@dataclass(frozen=True, slots=True)
class Share:
    """How many touchpoints have a verdict; `at` is where their part of the bar begins, both in percent."""

    verdict: Verdict
    text: str
    count: int
    at: float
    width: float


@dataclass(frozen=True, slots=True)
class Surety:
    """How far the report can be trusted: the verdicts counted, and sentences."""

    tally: tuple[Share, ...]
    sentences: tuple[tuple[Phrase, ...], ...]


@dataclass(frozen=True, slots=True)
class SeamItem:
    """A drop from one touchpoint to the next, with the sum that gives it and what changes there."""

    before: Phrase
    after: Phrase
    drop: str
    how: str
    changes: tuple[str, ...]
    who: str
    """Those whose drop it is, by name; empty for everybody's."""


@dataclass(frozen=True, slots=True)
class Dot:
    """A score on a line of the scale: `at` percent from its worst end. `number` tells personas apart."""

    name: str
    value: str
    at: float
    number: int = 0


@dataclass(frozen=True, slots=True)
class SpreadItem:
    """A touchpoint at which personas differ."""

    touchpoint: Phrase
    range: str
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True)
class DifferenceItem:
    """Two groups of people at a touchpoint, or two channels, and what the test of their difference says."""

    place: Phrase
    compared: str
    difference: str
    interval: str
    p_value: str
    judged: str
    stands: bool


@dataclass(frozen=True, slots=True)
class GroupItem:
    """One group of touchpoints with its figures; `worst`, `mean` and `best` are none without a score."""

    name: str
    touchpoints: int
    scored: int
    worst: Dot | None
    mean: Dot | None
    best: Dot | None
    gap: str
    short: int


@dataclass(frozen=True, slots=True)
class GroupItems:
    """The groups of one kind, such as phases."""

    by: By
    title: str
    name: str
    rows: tuple[GroupItem, ...]


@dataclass(frozen=True, slots=True)
class JourneyNumbers:
    """What the journey adds up to; without a score anywhere, only what was asked about the whole."""

    figures: tuple[SumStep, ...]
    places: dict[str, Phrase]
    """The touchpoint that a figure is that of, by the figure's key."""
    seams: tuple[SeamItem, ...]
    channels: str
    spreads: tuple[SpreadItem, ...]
    differences: tuple[DifferenceItem, ...]
    tables: tuple[GroupItems, ...]
    whole: tuple[MetricRow, ...]
    """Questions about the whole, on their own scales."""
    withheld: str


@dataclass(frozen=True, slots=True)
class NumberedPoint:
    """A point of the quadrants: its number there, what it stands for, and both of its values in words."""

    number: int
    name: Phrase
    importance: str
    performance: str
    id: str


@dataclass(frozen=True, slots=True)
class Corner:
    """A quadrant and what lies in it; without a name where nothing tells quadrants apart."""

    name: str
    places: tuple[NumberedPoint, ...]


@dataclass(frozen=True, slots=True)
class QuadrantGrid:
    """The quadrants, and in words what the numbers in their plot stand for."""

    plot: QuadrantsView
    note: str
    corners: tuple[Corner, ...]

    @property
    def places(self) -> tuple[NumberedPoint, ...]:
        """All points by their numbers."""
        places = (place for corner in self.corners for place in corner.places)
        return tuple(sorted(places, key=lambda place: place.number))


@dataclass(frozen=True, slots=True)
class Wanted:
    """Something that is still to be found out, and where."""

    place: Phrase
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Debt:
    """What a touchpoint rests on, and the sum that says how urgent more research is."""

    row: EvidenceRow
    how: str


@dataclass(frozen=True, slots=True)
class GroundsView:
    """What the report rests on, and what to find out next."""

    covered: int
    """Scores that rest on data; of these, the measured ones."""
    measured: int
    of: int
    coverage: str
    ages: str
    stale_days: int
    debts: tuple[Debt, ...]
    stale: tuple[Phrase, ...]
    """A sentence that names what is out of date, where ages are known."""
    to_collect: tuple[Wanted, ...]


@dataclass(frozen=True, slots=True)
class Explained:
    """A term of the method and what it means here."""

    key: str
    term: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DriverItem:
    """A place with its relative weight on a line from none to the highest end of all intervals."""

    place: Phrase
    row: DriverRow
    line: tuple[Dot, Dot, Dot] | None
    """The low end, the weight and the high end; nothing where it has no weight."""


@dataclass(frozen=True, slots=True)
class DriverItems:
    """What drives one overall score."""

    table: DriverTable
    items: tuple[DriverItem, ...]


@dataclass(frozen=True, slots=True)
class MentionItem:
    """A place with the comments that speak of it."""

    place: Phrase
    row: MentionRow


@dataclass(frozen=True, slots=True)
class AnsweredItems:
    """Both, for a part of the report of their own."""

    drivers: tuple[DriverItems, ...]
    mentions: tuple[MentionItem, ...]
