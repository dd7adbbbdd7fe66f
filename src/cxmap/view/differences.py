"""Differences between people and between channels, each with its test, the better one first."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from cxmap.locale import Words
from cxmap.scoring import ChannelSpread, Scorecard
from cxmap.scoring.differences import (
    Basis,
    Between,
    Difference,
    Side,
    channel_differences,
    persona_differences,
    segment_differences,
)

SMALLEST_P = 0.001
"""A smaller p-value is told to be smaller."""


class DifferenceRow(Struct, frozen=True):
    """Two groups of people at a touchpoint, or two channels. In points of the map's scale."""

    between: Between
    touchpoint: str
    """Empty for channels; so is the id."""
    id: str
    better: str
    better_id: str
    worse: str
    worse_id: str
    compared: str
    """Both in words."""
    difference: float
    """How much better the better one is; never below 0."""
    low: float | None
    high: float | None
    p_value: float | None
    basis: Basis
    stands: bool
    """Whether it stands when all comparisons of its kind are tested together."""
    judged: str
    """The same in words."""


class Differences(Struct, frozen=True):
    """Everything that was measured and compared, and how the channels that lie furthest apart compare."""

    rows: tuple[DifferenceRow, ...]
    """What stands first, then by p-value; what was not tested comes last."""
    channels: str
    """What the test says of the best and the worst channel; empty without two."""


def p_text(p_value: float | None, words: Words) -> str:
    """A p-value as people read it; a dash for none."""
    if p_value is None:
        return "\N{EN DASH}"
    least = words.number(SMALLEST_P, decimals=3)
    return f"< {least}" if p_value < SMALLEST_P else words.number(p_value, decimals=3)


def judged_text(difference: Difference, words: Words) -> str:
    """What the test says, or why there is none."""
    if difference.contrast.p_value is None:
        basis = difference.contrast.basis
        return words.in_journey.judged["no margin" if basis == "measured" else basis]
    return words.in_journey.judged["stands" if difference.stands else "chance"]


def _row(difference: Difference, words: Words) -> DifferenceRow:
    better: Side
    worse: Side
    better, worse = (
        (difference.second, difference.first)
        if difference.gain > 0.0
        else (difference.first, difference.second)
    )
    ends = (difference.contrast.low, difference.contrast.high)
    if difference.gain <= 0.0 and ends[0] is not None and ends[1] is not None:
        ends = (-ends[1], -ends[0])
    return DifferenceRow(
        between=difference.between,
        touchpoint="" if difference.place is None else difference.place.name,
        id="" if difference.place is None else difference.place.id,
        better=better.name,
        better_id=better.id,
        worse=worse.name,
        worse_id=worse.id,
        compared=words.in_journey.against.format(better=better.name, worse=worse.name),
        difference=abs(difference.gain),
        low=ends[0],
        high=ends[1],
        p_value=difference.contrast.p_value,
        basis=difference.contrast.basis,
        stands=difference.stands,
        judged=judged_text(difference, words),
    )


def _channels(spread: ChannelSpread, differences: Iterable[Difference], words: Words) -> str:
    """What is known of the difference that the spread of the channels is."""
    ends = {spread.worst.id, spread.best.id}
    widest = next(
        (difference for difference in differences if {difference.first.id, difference.second.id} == ends),
        None,
    )
    if widest is None:
        return ""
    return words.in_journey.channels_judged.format(
        worst=spread.worst.name, best=spread.best.name, judged=judged_text(widest, words)
    )


def build_differences(card: Scorecard, spread: ChannelSpread | None, words: Words) -> Differences:
    """The differences of a scorecard that are more than claims, in the given language's words."""
    channels = channel_differences(card)
    differences = [*persona_differences(card), *segment_differences(card), *channels]
    known = [
        difference
        for difference in differences
        if difference.contrast.basis != "believed" and (difference.gain or difference.contrast.p_value)
    ]

    def order(difference: Difference) -> tuple[bool, float]:
        p_value = difference.contrast.p_value
        return not difference.stands, 2.0 if p_value is None else p_value

    return Differences(
        rows=tuple(_row(difference, words) for difference in sorted(known, key=order)),
        channels="" if spread is None else _channels(spread, channels, words),
    )
