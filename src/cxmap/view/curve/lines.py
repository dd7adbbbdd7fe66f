"""The lines of a curve: scores in their columns, joined as long as none is missing, and the goal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from statistics import fmean

from cxmap.locale import Words
from cxmap.model import Curve, Scale
from cxmap.scoring import Estimate, PlaceScore, Scorecard, converted
from cxmap.scoring.believed import meet, passes
from cxmap.view.answering import printed_n
from cxmap.view.curve.columns import Columns
from cxmap.view.curve.held import held
from cxmap.view.curve.shade import Shade, shades
from cxmap.view.curve.values import Band, GoalRun, Kind, Level, Mark, Series, Stretch
from cxmap.view.judged import side_of
from cxmap.view.monotone import along, bends
from cxmap.view.numbers import numbers_of
from cxmap.view.sides import Side

EDGE = 1e-9
LEVEL_EDGE = 0.12
"""How far from the edges of a phase a level line ends, in columns."""
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
    return tuple(Stretch(tuple(run), bends([(mark.x, mark.height) for mark in run])) for run in runs if run)


def _moments(
    turns: Sequence[Sequence[float]], scale: Scale, words: Words, shown: Scale | None = None
) -> Iterator[tuple[float, str]]:
    """How high each moment lies, in percent, and its label on the scale `shown`; mixed ones at their mean."""
    own = shown or scale
    for moment in turns:
        mixed = moment if len(set(moment)) > 1 else moment[:1]
        label = " & ".join(score_label(converted(score, scale, own), own, words) for score in mixed)
        yield scale.percent(fmean(moment)), label


def _in_turn(at: int, turns: Sequence[Sequence[float]], scale: Scale, words: Words) -> Iterator[Mark]:
    """Moods that change within a touchpoint, side by side in their order."""
    for number, (height, label) in enumerate(_moments(turns, scale, words), start=1):
        yield Mark(at, height, "believed", label, shift=number / (len(turns) + 1) - 0.5)


def _marks(
    points: Found, value: Callable[[PlaceScore], float | None], own: Scale, scale: Scale, words: Words
) -> Iterator[Mark | None]:
    """Scores as people believe them. `own` is their scale, `scale` the one that they are shown on."""
    for at, place in points:
        score = None if place is None else value(place)
        if score is None:
            yield None
        else:
            shown = converted(score, own, scale)
            yield Mark(at, own.percent(score), "believed", score_label(shown, scale, words))


def _margin(measured: Estimate | None, scale: Scale) -> tuple[float, float] | None:
    """The ends of an interval in percent of the scale, the lower one first."""
    if measured is None or measured.low is None or measured.high is None:
        return None
    ends = scale.percent(measured.low), scale.percent(measured.high)
    return min(ends), max(ends)


def main_marks(card: Scorecard, columns: Columns, words: Words) -> Iterator[Mark | None]:
    """Measured scores with their intervals, believed ones where nothing was measured.

    Nothing joins two touchpoints that nobody comes to both of.
    """
    scale = card.scale
    before: PlaceScore | None = None
    for at, place in columns.now:
        if place is None or place.experience is None:
            yield None
            continue
        if before is not None and card.persona is None and not meet(card.map, before.point, place.point):
            yield None
        before = place
        if place.turns:
            yield from _in_turn(at, place.turns, scale, words)
            continue
        label = score_label(place.experience, scale, words)
        height, measured = scale.percent(place.experience), place.measured
        if measured is None:
            yield Mark(at, height, "believed", label)
            continue
        low, high = _margin(measured, scale) or (None, None)
        believed = None if place.believed.score is None else scale.percent(place.believed.score)
        counted = words.number(printed_n(measured) or 0.0, decimals=0) if printed_n(measured) else ""
        yield Mark(at, height, "measured", label, low, high, counted, believed)


def _persona_marks(columns: Columns, persona: str, scale: Scale, words: Words) -> Iterator[Mark | None]:
    """One persona's scores; intervals are left to the main line, or nothing could be read.

    Its line passes over touchpoints that it does not come to: nothing is missing there.
    """
    for at, place in columns.now:
        if place is not None and not passes(place.point, persona):
            continue
        own = (
            next(
                (persona_score for persona_score in place.personas if persona_score.persona == persona), None
            )
            if place
            else None
        )
        if own is None or own.experience is None:
            yield None
        else:
            if own.turns:
                yield from _in_turn(at, own.turns, scale, words)
                continue
            kind: Kind = "measured" if own.measured else "believed"
            yield Mark(at, scale.percent(own.experience), kind, score_label(own.experience, scale, words))


def _persona_levels(card: Scorecard, columns: Columns, persona: str, words: Words) -> Iterator[Stretch]:
    """A persona's experience of phases as a whole: level over the columns that have none of its own.

    What all of them share is the level of the main line.
    """
    bands, now = {band.id: band for band in columns.bands}, dict(columns.now)
    for phase in (*card.phases, *card.beside):
        band = bands.get(phase.id)
        own = next((own for own in phase.personas if own.persona == persona), None)
        if band is None or own is None or own.experience is None:
            continue
        if len({its.experience for its in phase.personas}) == 1:
            continue

        def comes(at: int) -> bool:
            place = now.get(at)
            return place is None or passes(place.point, persona)

        def known(at: int) -> bool:
            place = now.get(at)
            return place is not None and any(
                its.persona == persona and its.experience is not None for its in place.personas
            )

        inside = [at for at in range(band.first, band.last + 1) if comes(at)]
        kind: Kind = "measured" if own.measured else "believed"
        moments = list(_moments(own.turns, card.scale, words)) or [
            (card.scale.percent(own.experience), score_label(own.experience, card.scale, words))
        ]
        for first, last in ((run[0], run[-1]) for run in _runs([at for at in inside if not known(at)])):
            yield _level_line(first, last, moments, kind)


def _level_line(first: int, last: int, moments: Sequence[tuple[float, str]], kind: Kind) -> Stretch:
    """A line over whole columns with a mark in its middle, or one for each moment in turn."""
    long, marks = last + 1 - first, []
    for number, (height, label) in enumerate(moments, start=1):
        x = first + long * number / (len(moments) + 1)
        column = min(int(x), last)
        marks.append(Mark(column, height, kind, label, shift=x - column - 0.5))
    ends = [(first + LEVEL_EDGE, marks[0].height), *((mark.x, mark.height) for mark in marks)]
    return Stretch(tuple(marks), bends([*ends, (last + 1 - LEVEL_EDGE, marks[-1].height)]))


def _curve_value(curve: str) -> Callable[[PlaceScore], float | None]:
    return lambda place: place.point.curves.get(curve)


def _personas_differ(card: Scorecard) -> bool:
    """Whether their scores differ at a touchpoint, or one follows another that is not for the same people."""
    scored = [place_score.point for place_score in card.touchpoints if place_score.experience is not None]
    if any(not meet(card.map, touchpoint, other) for touchpoint, other in pairwise(scored)):
        return True
    for place in (*card.touchpoints, *card.phases, *card.beside):
        scores = {own.experience for own in place.personas if own.experience is not None}
        if len(scores) > 1:
            return True
    return False


def lines_of(card: Scorecard, columns: Columns, words: Words) -> tuple[Series, ...]:
    """The main line; without a future also personas where they differ, expectations and further curves."""
    result = [Series("experience", "", words.experience, stretches(main_marks(card, columns, words)))]
    if columns.compared:
        return tuple(result)
    if card.persona is None and _personas_differ(card):
        for persona in card.map.personas:
            runs = stretches(_persona_marks(columns, persona.id, card.scale, words))
            runs += tuple(_persona_levels(card, columns, persona.id, words))
            if runs:
                result.append(Series("persona", persona.id, persona.name, runs, len(result)))
    runs = stretches(_expected_marks(card, columns, words))
    if runs:
        result.append(Series("expectation", "expectation", words.in_expectations.mark, runs, len(result)))
    for curve in card.map.curves:
        scale = curve.scale or card.scale
        runs = stretches(_marks(columns.now, _curve_value(curve.id), scale, scale, words))
        runs += tuple(_phase_values(card, columns, curve, words))
        if runs:
            name = curve_name(curve, card.scale, words)
            result.append(Series("curve", curve.id, name, runs, len(result), scale != card.scale))
    return tuple(result)


def curve_name(curve: Curve, map_scale: Scale, words: Words) -> str:
    """A further curve, with the ends of its own scale and its value for the whole where it has these."""
    scale = curve.scale or map_scale
    shown = numbers_of(scale, words)
    aside = []
    if curve.scale is not None:
        aside.append(words.own_scale.format(low=shown.plain(scale.min), high=shown.plain(scale.max)))
    if curve.overall is not None:
        aside.append(words.in_expectations.overall.format(value=shown.score(curve.overall)))
    return f"{curve.name} ({', '.join(aside)})" if aside else curve.name


def _expected_marks(card: Scorecard, columns: Columns, words: Words) -> Iterator[Mark | None]:
    """What customers expect of each touchpoint, or of a phase that has none."""
    whole = {place_score.id: place_score.expectation.score for place_score in (*card.phases, *card.beside)}
    bands = {at: band.id for band in columns.bands for at in range(band.first, band.last + 1)}
    for at, place in columns.now:
        score = whole.get(bands.get(at, "")) if place is None else place.expectation.score
        if score is None:
            yield None
        else:
            yield Mark(at, card.scale.percent(score), "believed", score_label(score, card.scale, words))


def _phase_values(card: Scorecard, columns: Columns, curve: Curve, words: Words) -> Iterator[Stretch]:
    """A further curve's values of whole phases, level over the columns that have none of their own."""
    scale = curve.scale or card.scale
    phases = {phase.id: phase for phase in card.map.phases}
    now = dict(columns.now)
    for band in columns.bands:
        phase = phases.get(band.id)
        value = phase.curves.get(curve.id) if phase is not None else None
        if value is None:
            continue

        def own(at: int) -> bool:
            place = now.get(at)
            return place is not None and place.point.curves.get(curve.id) is not None

        inside = range(band.first, band.last + 1)
        free = [at for at in inside if not own(at)] or list(inside)
        moment = scale.percent(value), score_label(value, scale, words)
        for run in _runs(free):
            yield _level_line(run[0], run[-1], [moment], "believed")


def _runs(numbers: Sequence[int]) -> list[list[int]]:
    """Numbers in order, those that follow each other together."""
    runs: list[list[int]] = []
    for number in numbers:
        if not runs or runs[-1][-1] + 1 != number:
            runs.append([])
        runs[-1].append(number)
    return runs


def future_line(columns: Columns, own: Scale, scale: Scale, words: Words) -> Series:
    """The experience in the future, from touchpoint to touchpoint that it has; a missing score ends it."""
    marks = _marks(columns.then, lambda place: place.experience, own, scale, words)
    return Series("future", "future", words.future, stretches(marks))


def goal_runs(
    columns: Columns, scale: Scale, words: Words, future: Scale | None = None
) -> tuple[GoalRun, ...]:
    """The goal, level as long as it stays the same. New touchpoints have that of the future's map."""

    def goal(at: int) -> float | None:
        place = columns.places[at]
        score = place.scored.goal.score if place.scored else None
        return converted(score, future, scale) if score is not None and not place.now and future else score

    runs = []
    for score, group in groupby(range(len(columns.places)), key=goal):
        members = list(group)
        if score is not None:
            label = f"{words.goal} {score_label(score, scale, words)}"
            runs.append(GoalRun(members[0], members[-1], scale.percent(score), label))
    return tuple(runs)


def levels_of(card: Scorecard, columns: Columns, scale: Scale, words: Words) -> tuple[Level, ...]:
    """The scores of phases as a whole: over the columns that they stand for, which have none of their own.

    Where all of a phase's touchpoints have one, its own lies over all of them, and is held against nothing.
    Labels are told on `scale`.
    """
    levels = []
    bands = {band.id: band for band in columns.bands}
    standing = [place_score.phase for place_score in card.phases]
    for place in (*card.phases, *card.beside):
        band = bands.get(place.id)
        if place.experience is None or band is None:
            continue
        counts = any(place.phase is phase for phase in standing)
        goal = None if place.goal.score is None or not counts else card.scale.percent(place.goal.score)
        label = score_label(converted(place.experience, card.scale, scale), scale, words)
        height = card.scale.percent(place.experience)
        kind: Kind = "believed" if place.measured is None else "measured"
        side = side_of(place.gap, place.verdict) if counts else None
        runs = list(_stood_for(card, columns, band)) if counts else [_ends(band)]
        margin = _margin(place.measured, card.scale)
        if place.moves:
            spared = card.tolerance_for(place.goal) / card.scale.length * 100
            moments = list(_moments(place.turns, card.scale, words, scale))
            worst = min(range(len(moments)), key=lambda at: moments[at][0])
            for at, (first, last, within) in _shared_out(len(moments), runs):
                height, label = moments[at]
                rank = place.rank if at == worst else None
                told = _side(height, goal, spared, side)
                levels.append(Level(first, last, height, kind, label, goal, rank, told, within))
            continue
        for at, (first, last) in enumerate(runs):
            rank = place.rank if at == 0 else None
            levels.append(Level(first, last, height, kind, label, goal, rank, side, margin=margin))
    return tuple(sorted(levels, key=lambda level: level.left))


def _shared_out(
    count: int, runs: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, tuple[int, int, tuple[float, float]]]]:
    """Moments with equal parts of the columns of some runs, in turn; one may go on in the next run."""
    each = sum(last + 1 - first for first, last in runs) / count
    before = 0
    for first, last in runs:
        long = last + 1 - first
        for at in range(count):
            start, end = max(at * each - before, 0.0), min((at + 1) * each - before, long)
            if end - start > EDGE:
                yield at, (first, last, (first + start, first + end))
        before += long


def _side(height: float, goal: float | None, spared: float, whole: Side | None) -> Side | None:
    """On which side of the goal a moment lies, where the place as a whole lies on one."""
    if goal is None or whole is None or abs(height - goal) < EDGE:
        return None
    if whole == "open":
        return "open"
    return "above" if height > goal else "within" if height >= goal - spared - EDGE else "short"


def _ends(band: Band) -> tuple[int, int]:
    return band.first, band.last


def _stood_for(card: Scorecard, columns: Columns, band: Band) -> Iterator[tuple[int, int]]:
    """The runs of a phase's columns for which its score stands; all of them where it has no touchpoints."""
    stood_for = {place.id for place in card.touchpoints if card.stood_for(place) is not None}
    known = {place.id for place in card.touchpoints}

    def own(at: int) -> bool:
        place = columns.places[at].scored
        return place is not None and place.id in known and place.id not in stood_for

    if all(own(at) for at in range(band.first, band.last + 1)):
        yield _ends(band)
    for is_own, group in groupby(range(band.first, band.last + 1), key=own):
        members = list(group)
        if not is_own:
            yield members[0], members[-1]


def shades_of(card: Scorecard, columns: Columns, main: Series) -> tuple[Shade, ...]:
    """The areas between a line and its goal."""
    runs = tuple(held(card, columns))
    lines = [along(stretch.line) for stretch in main.stretches]
    return tuple(shade for line in lines for run in runs for shade in shades(line, run))
