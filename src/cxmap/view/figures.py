"""The figures of a journey as a whole: what it adds up to, where it tears, and for whom it differs."""

from __future__ import annotations

from msgspec import Struct, field

from cxmap.locale import Words
from cxmap.scoring import (
    By,
    Group,
    Scorecard,
    channel_spread,
    groups,
    journey,
    persona_spreads,
    seams,
)
from cxmap.view.answered import Answered, build_answered
from cxmap.view.differences import DifferenceRow, build_differences
from cxmap.view.metric_rows import MetricRow, whole_rows
from cxmap.view.numbers import numbers_of
from cxmap.view.peak_end import ends_text, peak_end_text
from cxmap.view.recorded import Recorded, build_recorded


class Figure(Struct, frozen=True):
    """One figure: its name, its value on the map's scale, and how it comes about."""

    key: str
    name: str
    value: float | None
    """Nothing where it is not told; `how` says why then."""
    how: str


class MomentRow(Struct, frozen=True):
    """An impact moment with its experience, which no mean may hide."""

    touchpoint: str
    id: str
    direction: str
    why: str
    experience: float | None


class SeamRow(Struct, frozen=True):
    """A drop between two neighbouring touchpoints."""

    before: str
    before_id: str
    after: str
    after_id: str
    drop: float
    channel_changes: bool
    owner_changes: bool
    who: tuple[str, ...]
    """The names of those whose drop it is; everybody's where none is named."""


class Felt(Struct, frozen=True):
    """A persona's experience of a touchpoint."""

    id: str
    name: str
    experience: float
    measured: bool


class SpreadRow(Struct, frozen=True):
    """A touchpoint at which personas differ."""

    touchpoint: str
    id: str
    range: float
    personas: tuple[Felt, ...]


class GroupTable(Struct, frozen=True):
    """Figures per phase, channel, element, owner, persona or market."""

    by: By
    name: str
    groups: tuple[Group, ...]


class FiguresView(Struct, frozen=True):
    """Everything that a journey adds up to. Values are in points of the map's scale."""

    title: str
    headline: str
    low: float
    high: float
    lower_is_better: bool
    figures: tuple[Figure, ...]
    moments: tuple[MomentRow, ...]
    seams: tuple[SeamRow, ...]
    channel_range: float | None
    channel_note: str
    channel_judged: str
    """Whether that range is more than chance, or a claim."""
    spreads: tuple[SpreadRow, ...]
    differences: tuple[DifferenceRow, ...]
    """What was measured of several and compared, with its test; what is believed is not."""
    tables: tuple[GroupTable, ...]
    whole: tuple[MetricRow, ...] = ()
    """Figures of the whole journey and of phases, on their own scales."""
    withheld: str = ""
    recorded: Recorded = field(default_factory=Recorded)
    """What recorded journeys did."""
    answered: Answered = field(default_factory=Answered)
    """What drives the overall scores, and what comments speak of."""


BYS: tuple[By, ...] = ("phase", "channel", "element", "owner", "persona", "market")


def _assumed(card: Scorecard, words: Words) -> str:
    """For how many of the scores the usual importance stands in, since the map gives none."""
    count = sum(place.place.importance is None for place in card.scored)
    return f" ({words.in_charts.assumed_mark}{words.colon}{words.number(count)})" if count else ""


def _figures(card: Scorecard, words: Words) -> tuple[Figure, ...]:
    whole_journey = journey(card)
    if whole_journey is None:
        return ()
    how, shown = words.how, numbers_of(card.scale, words)
    scored = len(card.scored)
    weighted = Figure(
        "weighted_mean",
        words.weighted_mean,
        whole_journey.weighted_mean,
        how["weighted_mean"].format(n=scored) + _assumed(card, words),
    )
    figures = (
        Figure("mean", words.mean, whole_journey.mean, how["mean"].format(n=scored)),
        *((weighted,) if whole_journey.weighted_mean is not None else ()),
        Figure(
            "peak_end", words.peak_end, whole_journey.peak_end, peak_end_text(whole_journey, words, shown)
        ),
        Figure("lowest", words.lowest, whole_journey.lowest_score, whole_journey.lowest.name),
    )
    end = (
        (Figure("end", words.end, whole_journey.end, ends_text(whole_journey, words, shown)),)
        if whole_journey.end is not None
        else ()
    )
    return (*figures, *end)


def _moments(card: Scorecard, words: Words) -> tuple[MomentRow, ...]:
    return tuple(
        MomentRow(
            place.name, place.id, words.directions[impact.direction], impact.why or "", place.experience
        )
        for place in card.touchpoints
        for impact in place.point.impact
        if card.persona is None or not impact.persona or card.persona in impact.persona
    )


def names_of_groups(words: Words) -> dict[By, str]:
    """What groups of touchpoints have in common, in words."""
    return {
        "phase": words.phase,
        "channel": words.channel,
        "element": words.element,
        "owner": words.owner,
        "persona": words.persona,
        "market": words.market,
    }


def build_figures(card: Scorecard, words: Words, headline: str) -> FiguresView:
    """The figures of a scorecard, in the given language's words."""
    spread = channel_spread(card)
    differences = build_differences(card, spread, words)
    note = ""
    if spread is not None:
        note = words.channel_range.format(worst=spread.worst.name, best=spread.best.name)
    names = names_of_groups(words)
    tables = tuple(GroupTable(by, names[by], grouped) for by in BYS if (grouped := groups(card, by)))
    return FiguresView(
        title=card.map.title,
        headline=headline,
        low=card.scale.min,
        high=card.scale.max,
        lower_is_better=card.scale.direction == "lower-is-better",
        figures=_figures(card, words),
        moments=_moments(card, words),
        seams=tuple(
            SeamRow(
                seam.before.name,
                seam.before.id,
                seam.after.name,
                seam.after.id,
                seam.drop,
                seam.channel_changes,
                seam.owner_changes,
                tuple(card.map.personas_by_id[id_].name for id_ in seam.personas),
            )
            for seam in seams(card)
        ),
        channel_range=spread.range if spread else None,
        channel_note=note,
        channel_judged=differences.channels,
        spreads=tuple(
            SpreadRow(
                spread_.place.name,
                spread_.place.id,
                spread_.range,
                tuple(
                    Felt(own.persona, own.name, own.experience, own.measured is not None)
                    for own in spread_.place.personas
                    if own.experience is not None
                ),
            )
            for spread_ in persona_spreads(card)
        ),
        differences=differences.rows,
        tables=tables,
        whole=whole_rows(card, words),
        recorded=build_recorded(card, words),
        answered=build_answered(card, words),
        withheld=words.in_goals.withheld(card.withheld) if card.withheld else "",
    )
