"""The list of gaps, as values: one row a touchpoint, with every factor of its priority."""

from __future__ import annotations

from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from cxmap.locale import Words
from cxmap.scoring import (
    Stability,
    Tally,
    Verdict,
)
from cxmap.scoring.recent import Since
from cxmap.scoring.strata import Party, Pool
from cxmap.view.answered import DriverRow, DriverTable, MentionRow
from cxmap.view.judged import side_of
from cxmap.view.metric_rows import (
    MetricRow,
)
from cxmap.view.numbers import ScaleNumbers
from cxmap.view.rolled import RolledRow
from cxmap.view.sides import Side


class OwnFigure(Struct, frozen=True):
    """A measured figure as it was measured: on its metric's scale, before it is brought to the map's."""

    type: str
    """csat, ces, nps or rating."""
    name: str
    """What the map calls it, if it does."""
    unit: str
    """`points` of its scale, `percent` of answers or `nps`."""
    min: float
    max: float
    lower_is_better: bool
    value: float | None
    low: float | None
    high: float | None
    method: str
    """How its interval comes about, such as Wilson or t."""


class GroupPart(Struct, frozen=True):
    """A group that a measured experience is put together from."""

    party: Party
    id: str
    name: str
    weight: float
    """Its part of the whole, 0 to 1."""
    figure: float | None
    """On the metric's own scale; nothing where too few answered to be shown."""
    n: int | None


class PersonaRow(Struct, frozen=True):
    """One persona at a touchpoint, by its own answers or by what is believed of it."""

    id: str
    name: str
    experience: float | None
    low: float | None
    high: float | None
    n: float | None
    gap: float | None
    verdict: Verdict
    withheld_below: int | None
    """The privacy floor, where there are answers that it withholds."""
    expectation: float | None
    expectation_gap: float | None


class GapRow(Struct, frozen=True):
    """A touchpoint in the list. Scores are in points of the map's scale, the shortfall in percent of it."""

    rank: int | None
    id: str
    name: str
    whole_phase: bool
    phase: str
    phase_id: str
    channels: tuple[str, ...]
    channel_ids: tuple[str, ...]
    goal: float | None
    goal_from: str
    """Where the goal was written: touchpoint, channel, phase, map or nothing."""
    goal_origin: str
    """The same in words; for a channel's with its name."""
    goal_channel: str
    """For a channel's goal: which, by id."""
    goal_own: float | None
    """The goal in the metric's own unit, where it is written in that."""
    goal_unit: str
    """The type of that metric."""
    goal_written: str
    """The same in words, such as 80 % CSAT; empty where the goal is on the map's scale."""
    goal_taken_as: str
    """Where a conversion decides: what the goal becomes on the metric's own scale."""
    goal_reasons: tuple[str, ...]
    """Why a channel's goal comes before others, and which goals are held against nothing, in words."""
    goal_words: str
    experience: float | None
    low: float | None
    high: float | None
    """The ends of a measured experience's interval."""
    n: float | None
    """The answers that a measured experience rests on: the effective ones where answers are weighted."""
    printed_n: float | None
    """The n to print where there is room for one: the people who answered, if that is known."""
    answered: int | None
    """How many people answered, whatever they weigh."""
    own: OwnFigure | None
    """What was measured, on its own scale."""
    method: str
    """How it was measured: the metric and its interval; empty for a believed score."""
    rests: str
    """What the experience rests on: measured, believed from data or believed without, and the source."""
    metric_type: str
    """The type of that metric."""
    own_figure: str
    """The figure on the metric's own scale."""
    positive: tuple[float, ...]
    """For a share: the answers that count as satisfied, where that is known."""
    pool: Pool
    """Whether the figure is put together from those of several groups, and how they weigh."""
    groups: tuple[GroupPart, ...]
    """These groups."""
    believed: float | None
    raters: tuple[tuple[str, float], ...]
    """Who gave which score, where the believed one is the mean of several people's."""
    raters_text: str
    """The same in words: how many, how far apart, who gave which."""
    since: Since | None
    """How a measured experience moved since it was measured before."""
    blind_spot: float | None
    """Believed minus measured, where there are both; above zero, it is believed better than it is."""
    gap: float | None
    expectation: float | None
    """What customers expect, in points of the map's scale: beside the goal, and apart from it."""
    expectation_from: str
    """Where that was written: touchpoint, channel, phase or nothing."""
    expectation_words: str
    expectation_gap: float | None
    """Experience minus expectation, turned like the gap."""
    expectation_text: str
    """Both in words."""
    verdict: Verdict
    verdict_text: str
    personas: tuple[PersonaRow, ...]
    """Everybody who comes here; one alone in the list of one persona."""
    short_for: tuple[str, ...]
    """The ids of the personas who fall short, whatever the mean says."""
    short_for_text: str
    """The same in words; empty where nobody does, or everybody and the mean does too."""
    hides_someone: bool
    """Whether somebody falls short though it does not, or not for certain, on average."""
    short_for_anyone: bool
    """Whether it falls short on average or for somebody."""
    moves: tuple[float, ...]
    """What is felt in turn, where the mood changes within the touchpoint."""
    turn_text: str
    """The same in words."""
    whose: tuple[str, ...]
    """The ids of the personas who come here, where it names them; empty for everybody."""
    whose_text: str
    """Their names."""
    withheld_below: int | None
    """The privacy floor, where there are answers that it withholds."""
    withheld_text: str
    """Whose answers are not shown, and why; empty where all are."""
    why: str
    """For `undecided`: why, in words."""
    reason: str
    """The same; for `unknown` what is missing, or that it is withheld."""
    needed: int | None
    """For `undecided`: about how many answers in all would decide."""
    missing: int | None
    """How many of these are still to be had."""
    people: int | None
    """How many could have answered, where the map says."""
    stands: bool
    """Whether a shortfall stands when all measured touchpoints are tested together."""
    importance: float
    assumed: bool
    """Whether nobody gave the importance, so that the usual one stands in."""
    reach_assumed: bool
    """Whether nobody gave the reach, so that everybody counts as coming."""
    reach: float
    reach_recorded: tuple[int, int] | None
    """How many of how many recorded journeys came, where nobody wrote the reach."""
    reach_written: str
    """Where it is a range, a bound or about: as written, `reach` being its middle."""
    shortfall: float | None
    priority: float | None
    opportunity_score: float | None
    """0 to 20: importance + max(importance - satisfaction, 0), both on 0..10 (after Ulwick)."""
    quadrant: str
    """Of the importance-performance grid, by the crosshair of the settings; empty where not placed."""
    spread: tuple[tuple[str, float], ...]
    """The personas' experiences where they differ: name and score."""
    impact: tuple[str, ...]
    """Directions of its impact moments."""
    others: tuple[MetricRow, ...]
    """Further metrics, each on its own scale."""
    also: tuple[str, ...]
    """Those of them that are confirmed short of a goal of their own, in words."""
    driving: tuple[DriverRow, ...] = ()
    """Its importance derived from answers, for each overall score."""
    mentions: tuple[MentionRow, ...] = ()
    """The comments that speak of it."""

    @property
    def side(self) -> Side | None:
        """On which side of its goal it lies, by its verdict."""
        return side_of(self.gap, self.verdict)

    @property
    def converted(self) -> bool:
        """Whether a measured experience is held against a goal that was written on another scale."""
        return bool(self.goal_taken_as)


class GapTable(Struct, frozen=True):
    """The rows that were asked for, and how many touchpoints the map has in all."""

    title: str
    persona: str
    low: float
    high: float
    lower_is_better: bool
    headline: str
    coverage: str
    """How many scores rest on data, and how."""
    tally: Tally
    """All places of the map, counted."""
    confidence: float
    tolerance: float
    stability: Stability | None
    blind: tuple[GapRow, ...]
    """Rows whose believed score lies well outside of what was measured, the widest apart first."""
    rows: tuple[GapRow, ...]
    total: int
    hidden: int
    """Touchpoints that are neither short nor asked for."""
    missed: tuple[GapRow, ...] = ()
    """Rows with a further metric that is short, whether they are themselves or not."""
    converted: tuple[GapRow, ...] = ()
    """Rows whose goal was converted to the scale of their metric."""
    whole: tuple[MetricRow, ...] = ()
    """Figures of the whole journey and of phases: no moments of it, so no rows."""
    in_units: bool = False
    """Whether any goal is written in a metric's own unit."""
    withheld: str = ""
    """That figures of the whole are withheld, because too few answered."""
    expectations: str = ""
    """Where the experience lies below what customers expect; empty where no expectation is given."""
    drivers: tuple[DriverTable, ...] = ()
    """What drives the overall scores."""
    written: dict[str, Any] = field(default_factory=dict)
    """The map as its author wrote it (`view.written`)."""
    rolled: tuple[RolledRow, ...] = ()
    """What the journeys below places add up to, whatever rows are listed."""
    beside: tuple[GapRow, ...] = ()
    """Phases with a score of their own beside those of all their touchpoints, which alone count."""

    @property
    def missed_texts(self) -> tuple[str, ...]:
        """Everything beside a first metric that is short of a goal in its own unit, one line each."""
        beside = (f"{row.name}, {also}" for row in self.missed for also in row.also)
        whole = (
            f"the whole, {row.name} {row.figure_text} against {row.goal_text}: {row.verdict_text}"
            for row in self.whole
            if row.missed and row.newest
        )
        return (*beside, *whole)

    def numbers(self, words: Words) -> ScaleNumbers:
        """The numbers of its scale as people of a language read them."""
        return ScaleNumbers(self.low, self.high, words.number)

    def cut(self, *, everything: bool, top: int | None) -> GapTable:
        """The same list without what falls short for nobody, unless `everything`; its first `top` rows."""
        rows = [row for row in self.rows if everything or row.rank is not None or row.hides_someone]
        kept = tuple(rows if top is None else rows[:top])
        return replace(self, rows=kept, hidden=self.total - len(kept))
