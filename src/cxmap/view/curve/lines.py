"""The lines of a curve: scores in their columns, joined as long as none is missing, and the goal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from cxmap.locale import Words
from cxmap.model import Scale
from cxmap.scoring import PlaceScore, Scorecard, converted
from cxmap.view.answering import printed_n
from cxmap.view.curve.columns import Columns
from cxmap.view.curve.held import held
from cxmap.view.curve.shade import Shade, shades
from cxmap.view.curve.values import GoalRun, Kind, Level, Mark, Series, Stretch
from cxmap.view.monotone import along, bends
from cxmap.view.numbers import numbers_of
from cxmap.view.sides import side_of

Found = Iterable[tuple[int, PlaceScore | None]]


def score_label(value: float, scale: Scale, words: Words) -> str:
    """A score as it is written beside its mark."""
    return numbers_of(scale, words).score(value)


def stretches(marks: Iterable[Mark | None]) -> tuple[Stretch, ...]:
    """Lines through scores; nothing in place of one ends a line."""
    runs: list[list[Mark]] = [[]]
    for mark in marks:
        if mark is None:
            runs.append([])
        else:
            runs[-1].append(mark)
    return tuple(
        Stretch(tuple(run), bends([(mark.column + 0.5, mark.height) for mark in run])) for run in runs if run
    )


def _marks(
    found: Found, value: Callable[[PlaceScore], float | None], own: Scale, scale: Scale, words: Words
) -> Iterator[Mark | None]:
    """Scores as people believe them. `own` is their scale, `scale` the one that they are shown on."""
    for at, place in found:
        score = None if place is None else value(place)
        if score is None:
            yield None
        else:
            shown = converted(score, own, scale)
            yield Mark(at, own.percent(score), "believed", score_label(shown, scale, words))


def _main_marks(columns: Columns, scale: Scale, words: Words) -> Iterator[Mark | None]:
    """Measured scores with their intervals, believed ones where nothing was measured."""
    for at, found in columns.now:
        if found is None or found.experience is None:
            yield None
            continue
        label = score_label(found.experience, scale, words)
        height, measured = scale.percent(found.experience), found.measured
        if measured is None:
            yield Mark(at, height, "believed", label)
            continue
        ends = [scale.percent(end) for end in (measured.low, measured.high) if end is not None]
        low, high = (min(ends), max(ends)) if ends else (None, None)
        believed = None if found.believed.score is None else scale.percent(found.believed.score)
        counted = words.number(printed_n(measured) or 0.0, decimals=0) if printed_n(measured) else ""
        yield Mark(at, height, "measured", label, low, high, counted, believed)


def _persona_marks(columns: Columns, persona: str, scale: Scale, words: Words) -> Iterator[Mark | None]:
    """One persona's scores; intervals are left to the main line, or nothing could be read."""
    for at, found in columns.now:
        own = next((one for one in found.personas if one.persona == persona), None) if found else None
        if own is None or own.experience is None:
            yield None
        else:
            kind: Kind = "measured" if own.measured else "believed"
            yield Mark(at, scale.percent(own.experience), kind, score_label(own.experience, scale, words))


def _curve_value(curve: str) -> Callable[[PlaceScore], float | None]:
    return lambda found: found.point.curves.get(curve)


def _personas_differ(card: Scorecard) -> bool:
    for found in card.touchpoints:
        scores = {own.experience for own in found.personas if own.experience is not None}
        if len(scores) > 1:
            return True
    return False


def lines_of(card: Scorecard, columns: Columns, words: Words) -> tuple[Series, ...]:
    """The main line, those of personas where they differ, and further curves, which a future leaves out."""
    result = [Series("experience", "", words.experience, stretches(_main_marks(columns, card.scale, words)))]
    if columns.compared:
        return tuple(result)
    if card.persona is None and _personas_differ(card):
        for persona in card.map.personas:
            runs = stretches(_persona_marks(columns, persona.id, card.scale, words))
            if runs:
                result.append(Series("persona", persona.id, persona.name, runs, len(result)))
    for curve in card.map.curves:
        scale = curve.scale or card.scale
        runs = stretches(_marks(columns.now, _curve_value(curve.id), scale, scale, words))
        if runs:
            name = curve.name
            if curve.scale is not None:
                shown = numbers_of(scale, words)
                ends = words.own_scale.format(low=shown.plain(scale.min), high=shown.plain(scale.max))
                name = f"{curve.name} ({ends})"
            result.append(Series("curve", curve.id, name, runs, len(result)))
    return tuple(result)


def future_line(columns: Columns, own: Scale, scale: Scale, words: Words) -> Series:
    """The experience in the future, from touchpoint to touchpoint that it has; a missing score ends it."""
    marks = _marks(columns.then, lambda found: found.experience, own, scale, words)
    return Series("future", "future", words.future, stretches(marks))


def goal_runs(
    columns: Columns, scale: Scale, words: Words, future: Scale | None = None
) -> tuple[GoalRun, ...]:
    """The goal, level as long as it stays the same. New touchpoints have that of the future's map."""

    def goal(at: int) -> float | None:
        place = columns.places[at]
        score = place.found.goal.score if place.found else None
        return converted(score, future, scale) if score is not None and not place.now and future else score

    runs = []
    for score, group in groupby(range(len(columns.places)), key=goal):
        members = list(group)
        if score is not None:
            label = f"{words.goal} {score_label(score, scale, words)}"
            runs.append(GoalRun(members[0], members[-1], scale.percent(score), label))
    return tuple(runs)


def levels_of(card: Scorecard, columns: Columns, scale: Scale, words: Words) -> tuple[Level, ...]:
    """The phases that are scored as a whole, over all of their columns; their labels are told on `scale`."""
    levels = []
    bands = {band.id: band for band in columns.bands}
    for found in card.phases:
        if found.experience is not None and (band := bands.get(found.id)) is not None:
            goal = None if found.goal.score is None else card.scale.percent(found.goal.score)
            label = score_label(converted(found.experience, card.scale, scale), scale, words)
            height = card.scale.percent(found.experience)
            kind: Kind = "believed" if found.measured is None else "measured"
            side = side_of(found.gap, found.verdict)
            levels.append(Level(band.first, band.last, height, kind, label, goal, found.rank, side))
    return tuple(levels)


def shades_of(card: Scorecard, columns: Columns, main: Series) -> tuple[Shade, ...]:
    """The areas between a line and its goal."""
    runs = tuple(held(card, columns))
    lines = [along(stretch.line) for stretch in main.stretches]
    return tuple(shade for line in lines for run in runs for shade in shades(line, run))
