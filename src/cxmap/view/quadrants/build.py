"""Importance beside performance (Martilla & James 1977): where to concentrate, and where not."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count
from math import ceil, floor
from typing import Literal

from msgspec import Struct

from cxmap.locale import Words
from cxmap.scoring import Crosshair, PlaceScore, Scorecard, quadrants
from cxmap.scoring.quadrants import Placed, Quadrants
from cxmap.view.advice import advice_for
from cxmap.view.curve.values import Kind, Tick
from cxmap.view.numbers import numbers_of
from cxmap.view.quadrants.values import ORDER, Cross, PlacedPoint, QuadrantsView, Tone
from cxmap.view.ticks import scale_ticks
from cxmap.view.titling import sheet_of
from cxmap.view.wording import points

STEPS = (5, 10, 20)
"""Percent of the scale from tick to tick of the gap, the finest that gives at most so many:"""
MOST_STEPS = 8
LEAST = 10.0
"""The axis of the gap reaches at least so far to either side of the goal."""


class Axis(Struct, frozen=True):
    """The axis of performance, from left to right."""

    low: float
    high: float
    step: float

    def place(self, value: float) -> float:
        """In percent of the axis."""
        return (value - self.low) / (self.high - self.low) * 100


def axis_of(grid: Quadrants) -> Axis:
    """All of the scale; with the crosshair at the goal, from the widest shortfall to the widest surplus."""
    if grid.crosshair != "goal":
        return Axis(0.0, 100.0, 25.0)
    values = [
        end
        for placed in grid.places
        for end in (placed.low, placed.performance, placed.high)
        if end is not None
    ]
    low, high = min([*values, grid.performance - LEAST]), max([*values, grid.performance + LEAST])
    wide = (size * 10**power for power in count() for size in STEPS)  # measures without bounds lie far off
    step = next(step for step in wide if ceil(high / step) - floor(low / step) <= MOST_STEPS)
    return Axis(floor(low / step) * float(step), ceil(high / step) * float(step), float(step))


def tone_of(place: PlaceScore) -> Tone:
    """What a verdict says, for its colour."""
    if place.verdict == "unknown":
        return "none"
    if place.verdict == "undecided":
        return "open"
    return "bad" if place.verdict in ("short", "believed short") else "good"


def numbered(grid: Quadrants) -> list[Placed]:
    """Everything in the order of its numbers: those of the list of gaps, so that a number there is the same
    here; what has no rank follows by quadrant, the important ones first."""

    def place(placed: Placed) -> tuple[bool, int, int, float, float]:
        place = placed.place
        return (
            place.rank is None,
            place.rank or 0,
            ORDER.index(placed.quadrant),
            -placed.importance,
            placed.performance,
        )

    return sorted(grid.places, key=place)


def performance_text(card: Scorecard, grid: Quadrants, placed: Placed, words: Words) -> str:
    """Where something lies, in numbers."""
    if grid.crosshair == "goal":
        return words.number(placed.performance, signed=True) + words.per_cent
    return numbers_of(card.scale, words).score(placed.place.experience)


def notes_of(card: Scorecard, grid: Quadrants, words: Words) -> tuple[str, ...]:
    """Where the crosshair lies, what is assumed, and what could not be placed."""
    own = words.in_charts
    at = {
        "importance": words.number(grid.importance),
        "performance": _experience_at(card, grid.performance, words),
    }
    notes = [own.crosshair[grid.crosshair].format(**at)]
    if grid.derived_from:
        notes.append(words.in_answers.axis_note.format(outcome=grid.derived_from))
    if grid.crosshair == "goal" and grid.performance < 0:
        tolerance = own.points(numbers_of(card.scale, words).plain(card.tolerance))
        notes.append(words.in_report.texts["tolerance"].format(tolerance=tolerance).rstrip("."))
    assumed = [placed.place for placed in grid.places if placed.is_assumed]
    if assumed:
        phases = sum(place.touchpoint is None for place in assumed)
        notes.append(own.importance_assumed(len(assumed) - phases, phases))
    if grid.unplaced:
        notes.append(
            own.unplaced.format(names=words.semicolon.join(_name(place, words) for place in grid.unplaced))
        )
    return tuple(notes)


def _name(place: PlaceScore, words: Words) -> str:
    return place.name if place.touchpoint else words.whole_phase.format(name=place.name)


def _experience_at(card: Scorecard, percent: float, words: Words) -> str:
    scale = card.scale
    share = percent / 100 if scale.direction == "higher-is-better" else 1 - percent / 100
    return points(card, scale.min + share * scale.length, words)


def _ticks(card: Scorecard, axis: Axis, words: Words) -> tuple[Tick, ...]:
    """The lines of the scale; of a gap, every step."""
    if axis == Axis(0.0, 100.0, 25.0):
        return scale_ticks(card.scale, words)
    values = [axis.low + axis.step * at for at in range(round((axis.high - axis.low) / axis.step) + 1)]
    return tuple(
        Tick(axis.place(value), "", words.number(value, signed=True) + words.per_cent, 0.5)
        for value in values
    )


def _point(card: Scorecard, grid: Quadrants, axis: Axis, placed: Placed, words: Words) -> PlacedPoint:
    return PlacedPoint(
        id=placed.place.id,
        name=_name(placed.place, words),
        performance=axis.place(placed.performance),
        low=None if placed.low is None else axis.place(placed.low),
        high=None if placed.high is None else axis.place(placed.high),
        importance=placed.importance,
        assumed=placed.is_assumed,
        quadrant=placed.quadrant,
        kind="measured" if placed.place.measured else "believed",
        tone=tone_of(placed.place),
        label=performance_text(card, grid, placed, words),
    )


def _cross(card: Scorecard, grid: Quadrants, axis: Axis, words: Words) -> Cross | None:
    """None where the means tell nothing apart: all are equally important."""
    if not grid.places or _are_equal(grid):
        return None
    label = goal_label(card, grid, words) or _experience_at(card, grid.performance, words)
    return Cross(axis.place(grid.performance), grid.importance, label, words.number(grid.importance))


def goal_label(card: Scorecard, grid: Quadrants, words: Words) -> str:
    """What the line of performance stands for where it is the goal; empty where it is not."""
    if grid.crosshair != "goal":
        return ""
    if grid.performance >= 0:
        return words.goal
    return f"{words.goal} \N{MINUS SIGN} {numbers_of(card.scale, words).plain(card.tolerance)}"


def _are_equal(grid: Quadrants) -> bool:
    return grid.crosshair == "means" and len({placed.importance for placed in grid.places}) == 1


def _urgent(grid: Quadrants) -> list[PlaceScore]:
    """What is important and weak. What the data leave open is not counted as short of its goal."""
    return [
        placed.place
        for placed in grid.places
        if placed.quadrant == "concentrate here"
        and not (grid.crosshair == "goal" and placed.place.verdict == "undecided")
    ]


def lack_text(grid: Quadrants, words: Words) -> str:
    """What a map has none of, in one line; empty where something can be placed."""
    return {
        None: "",
        "scores": words.headline_no_scores,
        "importance": words.in_charts.no_importance,
        "derived importance": words.in_answers.none_derived,
        "goals": words.headline_no_goals,
    }[grid.lacks]


def _headline(grid: Quadrants, urgent: Sequence[PlaceScore], words: Words) -> str:
    own = words.in_charts
    if grid.lacks is not None:
        return lack_text(grid, words)
    if _are_equal(grid):
        return own.all_equal
    phases = sum(place.touchpoint is None for place in urgent)
    weak = sum(placed.quadrant == "concentrate here" for placed in grid.places)
    undecided = words.counted.undecided(weak - len(urgent))
    said = own.concentrate(len(urgent) - phases, phases)
    return said + (words.semicolon + undecided if weak > len(urgent) else "")


def _first(card: Scorecard, urgent: Sequence[PlaceScore]) -> PlaceScore | None:
    """What to begin with: the first of the list of gaps, and where that has none, the most urgent."""
    if card.judged:
        return next(iter(card.listed), None)
    return min(urgent, key=lambda place: (-place.importance, place.order), default=None)


def _need(grid: Quadrants) -> Literal["scores", "importance", "goals"] | None:
    if grid.lacks == "derived importance":
        return None
    return grid.lacks or ("importance" if _are_equal(grid) else None)


def build_quadrants(card: Scorecard, words: Words, crosshair: Crosshair | None = None) -> QuadrantsView:
    """The grid of a scorecard; its crosshair is that of the settings unless another is asked for.

    Nothing is placed where no touchpoint has an importance of its own. Where all are equally important, means
    give no crosshair, for then the grid tells nothing apart.
    """
    own, grid = words.in_charts, quadrants(card, crosshair)
    axis = axis_of(grid)
    points = tuple(_point(card, grid, axis, placed, words) for placed in numbered(grid))
    urgent = [] if _are_equal(grid) else _urgent(grid)
    cross, need, first = _cross(card, grid, axis, words), _need(grid), _first(card, urgent)
    notes = notes_of(card, grid, words) if points else ()
    kinds, tones = {point.kind for point in points}, {point.tone for point in points}
    every: tuple[tuple[Kind, str], ...] = (
        ("believed", words.believed_mark),
        ("measured", words.measured_mark),
    )
    verdicts: tuple[tuple[Tone, str], ...] = (
        ("bad", words.short),
        ("good", words.met),
        ("open", words.undecided),
    )
    return QuadrantsView(
        sheet=sheet_of(
            card,
            words,
            "quadrants",
            _headline(grid, urgent, words),
            bad=bool(urgent),
            figures=(own.begin_with.format(name=_name(first, words)),) if first and points else (),
            lines=tuple(
                f"{point.name}{words.colon}{words.quadrants[point.quadrant]}, "
                f"{words.in_answers.axis if grid.derived_from else words.importance} "
                f"{words.number(point.importance)}, {own.performance} {point.label}"
                for point in points
            ),
            advice=None if need is None else advice_for(card, words, need),
        ),
        ticks=_ticks(card, axis, words),
        faces=grid.crosshair != "goal",
        steps=tuple((float(step), words.number(step)) for step in range(1, 6)),
        points=points,
        cross=cross,
        names=tuple((name, words.quadrants[name]) for name in ORDER) if cross is not None else (),
        performance=own.gap_axis if grid.crosshair == "goal" else own.performance,
        importance=words.in_answers.axis if grid.derived_from else words.importance,
        notes=notes if cross is not None else notes[1:],
        side_by_side=own.side_by_side,
        marks=tuple((kind, text) for kind, text in every if kind in kinds),
        tones=tuple((tone, text) for tone, text in verdicts if tone in tones),
        assumed=own.assumed_mark if any(point.assumed for point in points) else "",
    )
