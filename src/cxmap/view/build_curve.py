"""From a scorecard to the emotion curve."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby

from cxmap.locale import Words
from cxmap.model import Activity, Feeling, Map, Remark, Scale, Touchpoint
from cxmap.scoring import PlaceScore, Scorecard, journey
from cxmap.view.curve import (
    Band,
    Callout,
    Chip,
    Column,
    CurveView,
    GoalRun,
    Kind,
    Labels,
    Lane,
    Level,
    Mark,
    Series,
    Stretch,
    Tick,
)
from cxmap.view.monotone import along, bends
from cxmap.view.shade import Shade, between
from cxmap.view.wording import goal_summary, persona_names, source_line, touchpoint_summary

MOST_TICKS = 7
EDGE = 1e-9


class _Columns:
    """Which column each touchpoint stands in; a phase without touchpoints keeps a column of its own."""

    def __init__(self, card: Scorecard) -> None:
        self.bands: list[Band] = []
        self.of: dict[int, int] = {}
        self.scores: list[PlaceScore | None] = []
        shown = {found.index: found for found in card.touchpoints}
        for phase in card.map.phases:
            first = len(self.scores)
            steps = [step for step in card.map.steps if step.phase is phase and step.number in shown]
            for step in steps:
                self._add(shown[step.number])
            if not steps:
                self.scores.append(None)
            self.bands.append(Band(phase.id, phase.name, first, len(self.scores) - 1))
        for step in card.map.steps:
            if step.phase is None and step.number in shown:
                self._add(shown[step.number])

    def _add(self, found: PlaceScore) -> None:
        self.of[found.index] = len(self.scores)
        self.scores.append(found)


def scale_ticks(scale: Scale, words: Words) -> tuple[Tick, ...]:
    """The lines of a map's scale with their words, from `min` to `max`."""
    if scale.words:
        count = len(scale.words)
        names = list(scale.words)
    elif scale.length == int(scale.length) and scale.length + 1 <= MOST_TICKS:
        count = int(scale.length) + 1
        names = [""] * count
    else:
        count, names = 5, [""] * 5
    if not scale.words and count == len(words.moods):
        moods = words.moods if scale.direction == "higher-is-better" else tuple(reversed(words.moods))
        names = list(moods)
    values = [scale.min + scale.length * at / (count - 1) for at in range(count)]
    crosses_zero = scale.min < 0 < scale.max
    return tuple(
        Tick(
            scale.percent(value),
            name,
            words.number(value, signed=crosses_zero, decimals=2),
            scale.percent(value) / 100,
        )
        for value, name in zip(values, names, strict=True)
    )


def _stretches(marks: Iterable[Mark]) -> tuple[Stretch, ...]:
    runs: list[list[Mark]] = []
    for mark in marks:
        if runs and runs[-1][-1].column == mark.column - 1:
            runs[-1].append(mark)
        else:
            runs.append([mark])
    return tuple(
        Stretch(tuple(run), bends([(mark.column + 0.5, mark.height) for mark in run])) for run in runs
    )


def _marks(
    columns: _Columns, value: Callable[[PlaceScore], float | None], scale: Scale, words: Words
) -> list[Mark]:
    marks = []
    for at, found in enumerate(columns.scores):
        score = None if found is None else value(found)
        if score is not None:
            label = words.number(score, signed=scale.min < 0)
            marks.append(Mark(at, scale.percent(score), "believed", label))
    return marks


def _main_marks(columns: _Columns, scale: Scale, words: Words) -> list[Mark]:
    """Measured scores with their intervals, believed ones where nothing was measured."""
    marks = []
    for at, found in enumerate(columns.scores):
        if found is None or found.experience is None:
            continue
        label = words.number(found.experience, signed=scale.min < 0)
        height, measured = scale.percent(found.experience), found.measured
        if measured is None:
            marks.append(Mark(at, height, "believed", label))
            continue
        ends = [scale.percent(end) for end in (measured.low, measured.high) if end is not None]
        low, high = (min(ends), max(ends)) if ends else (None, None)
        believed = None if found.believed.score is None else scale.percent(found.believed.score)
        marks.append(Mark(at, height, "measured", label, low, high, measured.n or None, believed))
    return marks


def _persona_marks(columns: _Columns, persona: str, scale: Scale, words: Words) -> list[Mark]:
    """One persona's scores; intervals are left to the main line, or nothing could be read."""
    marks = []
    for at, found in enumerate(columns.scores):
        own = next((one for one in found.personas if one.persona == persona), None) if found else None
        if own is not None and own.experience is not None:
            kind: Kind = "measured" if own.measured else "believed"
            label = words.number(own.experience, signed=scale.min < 0)
            marks.append(Mark(at, scale.percent(own.experience), kind, label))
    return marks


def _curve_value(curve: str) -> Callable[[PlaceScore], float | None]:
    return lambda found: found.point.curves.get(curve)


def _personas_differ(card: Scorecard) -> bool:
    for found in card.touchpoints:
        scores = {own.experience for own in found.personas if own.experience is not None}
        if len(scores) > 1:
            return True
    return False


def _series(card: Scorecard, columns: _Columns, words: Words) -> tuple[Series, ...]:
    main = _main_marks(columns, card.scale, words)
    result = [Series("experience", "", words.experience, _stretches(main))]
    if card.persona is None and _personas_differ(card):
        for persona in card.map.personas:
            marks = _persona_marks(columns, persona.id, card.scale, words)
            if marks:
                result.append(Series("persona", persona.id, persona.name, _stretches(marks), len(result)))
    for curve in card.map.curves:
        scale = curve.scale or card.scale
        marks = _marks(columns, _curve_value(curve.id), scale, words)
        if marks:
            name = curve.name
            if curve.scale is not None:
                ends = words.own_scale.format(low=words.number(scale.min), high=words.number(scale.max))
                name = f"{curve.name} ({ends})"
            result.append(Series("curve", curve.id, name, _stretches(marks), len(result)))
    return tuple(result)


def _goal_runs(columns: _Columns, scale: Scale, words: Words) -> tuple[GoalRun, ...]:
    runs = []
    goals = [None if found is None else found.goal.score for found in columns.scores]
    for score, group in groupby(enumerate(goals), key=lambda entry: entry[1]):
        members = list(group)
        if score is not None:
            label = f"{words.goal} {words.number(score, signed=scale.min < 0)}"
            runs.append(GoalRun(members[0][0], members[-1][0], scale.percent(score), label))
    return tuple(runs)


def _levels(card: Scorecard, columns: _Columns, words: Words) -> tuple[Level, ...]:
    """The phases that are scored as a whole, over all of their columns."""
    levels = []
    bands = {band.id: band for band in columns.bands}
    for found in card.phases:
        if found.experience is not None and (band := bands.get(found.id)) is not None:
            goal = None if found.goal.score is None else card.scale.percent(found.goal.score)
            label = words.number(found.experience, signed=card.scale.min < 0)
            height = card.scale.percent(found.experience)
            levels.append(Level(band.first, band.last, height, "believed", label, goal, found.rank))
    return tuple(levels)


def _shades(main: Series, goals: Sequence[GoalRun]) -> tuple[Shade, ...]:
    shades: list[Shade] = []
    for stretch in main.stretches:
        line = along(stretch.line)
        for goal in goals:
            inside = [point for point in line if goal.first - EDGE <= point[0] <= goal.last + 1 + EDGE]
            shades.extend(between(inside, goal.height))
    return tuple(shades)


def _texts(remarks: Iterable[Remark | Activity]) -> tuple[str, ...]:
    return tuple(remark.text for remark in remarks)


def _moods(feelings: Iterable[Feeling]) -> tuple[str, ...]:
    return tuple(feeling.word for feeling in feelings if feeling.word)


_LANES: tuple[tuple[str, Callable[[Touchpoint], tuple[str, ...]]], ...] = (
    ("motivations", lambda point: _texts(point.motivations)),
    ("actions", lambda point: _texts(point.actions)),
    ("thoughts", lambda point: _texts(point.thoughts)),
    ("questions", lambda point: _texts(point.questions)),
    ("feelings", lambda point: _moods(point.feelings)),
    ("pain_points", lambda point: _texts(point.pain_points)),
    ("gains", lambda point: _texts(point.gains)),
    ("quotes", lambda point: _texts(point.quotes)),
    ("device", lambda point: point.device),
    ("frontstage", lambda point: _texts(point.frontstage)),
    ("backstage", lambda point: _texts(point.backstage)),
    ("support", lambda point: _texts(point.support)),
)


def _lanes(map_: Map, columns: _Columns, words: Words) -> tuple[Lane, ...]:
    lanes = [Lane(key, getattr(words, key), _cells(columns, texts)) for key, texts in _LANES]
    for own in map_.lanes:

        def in_own(point: Touchpoint, id_: str = own.id) -> tuple[str, ...]:
            return point.lanes.get(id_, ())

        lanes.append(Lane(f"lane-{own.id}", own.name, _cells(columns, in_own)))
    return tuple(lane for lane in lanes if any(lane.cells))


def _cells(columns: _Columns, texts: Callable[[Touchpoint], tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    return tuple(() if found is None else texts(found.point) for found in columns.scores)


def _column(card: Scorecard, found: PlaceScore | None, words: Words) -> Column:
    if found is None:
        return Column("", words.no_touchpoints, (), None, False, "", words.no_touchpoints)
    numbers = {channel.id: number for number, channel in enumerate(card.map.channels)}
    names = card.map.channels_by_id
    point = found.point
    chips = tuple(Chip(names[id_].name, numbers[id_]) for id_ in point.channel if id_ in names)
    remark = ""
    if found.experience is None:
        on_purpose = found.believed.basis == "none on purpose"
        remark = words.no_score_on_purpose if on_purpose else words.no_score
    summary = touchpoint_summary(card, found, words)
    return Column(point.id, point.name, chips, found.rank, found.experience is not None, remark, summary)


def _callouts(card: Scorecard, columns: _Columns, words: Words) -> tuple[Callout, ...]:
    result = []
    for at, found in enumerate(columns.scores):
        if found is None:
            continue
        height = None if found.experience is None else card.scale.percent(found.experience)
        for impact in found.point.impact:
            if card.persona is None or not impact.persona or card.persona in impact.persona:
                text = impact.why or f"{words.impact_moment}{words.colon}{words.directions[impact.direction]}"
                result.append(Callout(at, height, impact.direction, text))
    return tuple(result)


def build_curve(card: Scorecard, words: Words) -> CurveView:
    """The emotion curve of a scorecard, in the given language's words."""
    map_, scale = card.map, card.scale
    columns = _Columns(card)
    series = _series(card, columns, words)
    goals = _goal_runs(columns, scale, words)
    headline, bad = goal_summary(card, words)
    return CurveView(
        language=map_.language,
        title=map_.title,
        subtitle=subtitle_parts(card, words),
        headline=headline,
        headline_bad=bad,
        figures=_figures(card, words),
        ticks=scale_ticks(scale, words),
        bands=tuple(columns.bands),
        columns=tuple(_column(card, found, words) for found in columns.scores),
        series=series,
        goals=goals,
        shades=_shades(series[0], goals),
        levels=_levels(card, columns, words),
        callouts=_callouts(card, columns, words),
        lanes=_lanes(map_, columns, words),
        source=source_line(map_, words),
        labels=Labels(
            goal=words.goal,
            experience=words.experience,
            touchpoint=words.touchpoint,
            channel=words.channel,
            no_score=words.no_score,
            impact_moment=words.impact_moment,
            impact_moments=words.impact_moments,
            believed_mark=words.believed_mark,
            measured_mark=words.measured_mark,
            short_mark=words.short_mark,
            above_mark=words.above_mark,
            rank_mark=words.rank_mark,
            page_of=words.page_of,
            quoted=words.quoted,
        ),
        description=_description(card, headline, words),
        has_believed=any(
            mark.kind == "believed" for line in series for run in line.stretches for mark in run.marks
        ),
        has_measured=any(
            mark.kind == "measured" for line in series for run in line.stretches for mark in run.marks
        ),
    )


def subtitle_parts(card: Scorecard, words: Words) -> tuple[str, ...]:
    """What a map is, of whom, what for and when, for the line below its title."""
    map_ = card.map
    kind = words.journey_map if map_.kind == "journey" else words.experience_map
    state = words.current_state if map_.state == "current" else words.future_state
    parts = [f"{kind}, {state}", persona_names(card, words)]
    if map_.scope is not None and map_.scope.objective:
        parts.append(map_.scope.objective)
    if map_.date is not None:
        parts.append(words.long_date(map_.date))
    return tuple(part for part in parts if part)


def _figures(card: Scorecard, words: Words) -> tuple[str, ...]:
    figures = journey(card)
    if figures is None:
        return ()
    signed = card.scale.min < 0
    return (
        f"{words.mean} {words.number(figures.mean, signed=signed)}",
        f"{words.peak_end} {words.number(figures.peak_end, signed=signed)}",
        f"{words.lowest}{words.colon}{figures.lowest.name}",
    )


def _description(card: Scorecard, headline: str, words: Words) -> str:
    lines = [words.curve_of.format(title=card.map.title), headline]
    lines += [touchpoint_summary(card, found, words) for found in card.touchpoints]
    return ". ".join(lines)
