"""The numbers of the report as values, each with how it comes about, in the reader's language."""

from __future__ import annotations

from msgspec import Struct

from cxmap.scoring import By, Verdict
from cxmap.view.answered import DriverRow, DriverTable, MentionRow
from cxmap.view.evidence import EvidenceRow
from cxmap.view.metric_rows import MetricRow
from cxmap.view.phrase import Phrase
from cxmap.view.quadrants.values import QuadrantsView


class SumStep(Struct, frozen=True):
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


class Trace(Struct, frozen=True):
    """How every number of a touchpoint comes about, from the answers to its rank."""

    anchor: str
    steps: tuple[SumStep, ...]
    others: tuple[str, ...] = ()
    """What else was measured there and is not used."""

    def line(self, key: str) -> str:
        """How one number comes about, in one line; empty where there is no such number."""
        return next((step.line for step in self.steps if step.key == key), "")


class Share(Struct, frozen=True):
    """How many touchpoints have a verdict; `at` is where their part of the bar begins, both in percent."""

    verdict: Verdict
    text: str
    count: int
    at: float
    width: float


class Surety(Struct, frozen=True):
    """How far the report can be trusted: the verdicts counted, and sentences."""

    tally: tuple[Share, ...]
    sentences: tuple[tuple[Phrase, ...], ...]


class SeamItem(Struct, frozen=True):
    """A drop from one touchpoint to the next, with the sum that gives it and what changes there."""

    before: Phrase
    after: Phrase
    drop: str
    how: str
    changes: tuple[str, ...]
    who: str
    """Those whose drop it is, by name; empty for everybody's."""


class Dot(Struct, frozen=True):
    """A score on a line of the scale: `at` percent from its worst end. `number` tells personas apart."""

    name: str
    value: str
    at: float
    number: int = 0


class SpreadItem(Struct, frozen=True):
    """A touchpoint at which personas differ."""

    touchpoint: Phrase
    range: str
    dots: tuple[Dot, ...]


class DifferenceItem(Struct, frozen=True):
    """Two groups of people at a touchpoint, or two channels, and what the test of their difference says."""

    place: Phrase
    compared: str
    difference: str
    interval: str
    p_value: str
    judged: str
    stands: bool


class GroupItem(Struct, frozen=True):
    """One group of touchpoints with its figures; `worst`, `mean` and `best` are none without a score."""

    name: str
    touchpoints: int
    scored: int
    worst: Dot | None
    mean: Dot | None
    best: Dot | None
    gap: str
    short: int


class GroupItems(Struct, frozen=True):
    """The groups of one kind, such as phases."""

    by: By
    title: str
    name: str
    rows: tuple[GroupItem, ...]


class JourneyNumbers(Struct, frozen=True):
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


class NumberedPoint(Struct, frozen=True):
    """A point of the quadrants: its number there, what it stands for, and both of its values in words."""

    number: int
    name: Phrase
    importance: str
    performance: str
    id: str


class Corner(Struct, frozen=True):
    """A quadrant and what lies in it; without a name where nothing tells quadrants apart."""

    name: str
    places: tuple[NumberedPoint, ...]


class QuadrantGrid(Struct, frozen=True):
    """The quadrants, and in words what the numbers in their plot stand for."""

    plot: QuadrantsView
    note: str
    corners: tuple[Corner, ...]

    @property
    def places(self) -> tuple[NumberedPoint, ...]:
        """All points by their numbers."""
        places = (place for corner in self.corners for place in corner.places)
        return tuple(sorted(places, key=lambda place: place.number))


class Wanted(Struct, frozen=True):
    """Something that is still to be found out, and where."""

    place: Phrase
    texts: tuple[str, ...]


class Debt(Struct, frozen=True):
    """What a touchpoint rests on, and the sum that says how urgent more research is."""

    row: EvidenceRow
    how: str


class GroundsView(Struct, frozen=True):
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


class Explained(Struct, frozen=True):
    """A term of the method and what it means here."""

    key: str
    term: str
    texts: tuple[str, ...]
    said_beside: bool = False
    """Whether paper, too, says it beside the figure: the appendix need not."""


class DriverItem(Struct, frozen=True):
    """A place with its relative weight on a line from none to the highest end of all intervals."""

    place: Phrase
    row: DriverRow
    line: tuple[Dot, Dot, Dot] | None
    """The low end, the weight and the high end; nothing where it has no weight."""


class DriverItems(Struct, frozen=True):
    """What drives one overall score."""

    table: DriverTable
    items: tuple[DriverItem, ...]


class MentionItem(Struct, frozen=True):
    """A place with the comments that speak of it."""

    place: Phrase
    row: MentionRow
    on_card: bool
    """Whether the card of a touchpoint says the same, so that paper has it there alone."""


class AnsweredItems(Struct, frozen=True):
    """Both, for a part of the report of their own."""

    drivers: tuple[DriverItems, ...]
    mentions: tuple[MentionItem, ...]
