"""Metrics that are judged on their own scale: those of the whole, and those beside a place's first one."""

from __future__ import annotations

from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from cxmap.locale import Words
from cxmap.model import Goal, Map, Metric, MetricType, Scale
from cxmap.scoring import (
    AppliedGoal,
    Estimate,
    MetricScore,
    PlaceScore,
    Scorecard,
    Verdict,
    day_of,
    goal_on_own_scale,
)
from cxmap.view.answering import DOTS, answers
from cxmap.view.numbers import numbers_of
from cxmap.view.wording import method_text, missing_text, origin_text, verdict_word, why_text


class MetricRow(Struct, frozen=True):
    """One figure on its own scale, with its goal there; the texts are the same numbers as they are read."""

    type: str
    name: str
    phase: str
    """The phase that it is of, where it is one's."""
    phase_id: str
    group: str
    """The persona or segment whose answers they are, by name; empty for everybody's."""
    figure: float | None
    low: float | None
    high: float | None
    n: float | None
    answered: int | None
    """How many people answered; `n` counts them as fewer where they are weighted."""
    goal: float | None
    goal_from: str
    goal_origin: str
    converted: bool
    """Whether the goal was written on another scale."""
    gap: float | None
    verdict: Verdict
    verdict_text: str
    why: str
    figure_text: str
    interval_text: str
    n_text: str
    goal_text: str
    gap_text: str
    goal_note: str
    """How the goal was converted, where it was."""
    method: str
    missed: bool
    """Whether it is confirmed short of a goal in its own unit."""
    date: date | None = None
    """When it was answered."""
    newest: bool = True
    """Whether no later answers to the same question stand beside it."""

    @property
    def whose(self) -> str:
        """What it is of beside its name: the phase and the group, as far as there are such."""
        return ", ".join(text for text in (self.phase, self.group) if text)


def own_number(metric: Metric, value: float, words: Words) -> str:
    """A figure on a metric's own scale, with its sign where the scale has negative numbers."""
    unit = words.per_cent if metric.is_share else ""
    return numbers_of(metric.own_scale, words).score(value) + unit


def own_ends(metric: Metric, low: float, high: float, words: Words, *, finer: int = 0) -> tuple[str, str]:
    """Both ends of an interval on a metric's own scale."""
    unit = words.per_cent if metric.is_share else ""
    first, last = numbers_of(metric.own_scale, words, finer=finer).ends(low, high)
    return first + unit, last + unit


def in_unit(metric: Metric, value: float, words: Words) -> str:
    """A goal in a metric's own unit, such as 80 % CSAT."""
    unit = words.metrics[metric.type]
    return words.in_goals.in_unit.format(value=own_number(metric, value, words), unit=unit)


def goal_as_written(goal: AppliedGoal, words: Words) -> str:
    """A goal as it is written in a metric's own unit; empty for one on the map's scale."""
    if goal.own is None or goal.metric is None:
        return ""
    return in_unit(goal.metric, goal.own, words)


def taken_as(estimate: Estimate, goal: AppliedGoal, scale: Scale, words: Words) -> str:
    """What a goal on the map's scale becomes on the metric's own."""
    own = goal_on_own_scale(goal, estimate.metric, scale)
    return "" if own is None else in_unit(estimate.metric, own, words)


def number_in_unit(map_: Map, type_: MetricType, value: float, words: Words) -> str:
    """A goal in the unit of a type of metric; whether that is a share is told by the map's own metrics."""
    alike = next(
        (measurement.metric for measurement in map_.measurements if measurement.metric.type == type_), None
    )
    if alike is not None:
        return in_unit(alike, value, words)
    unit = words.per_cent if type_ == "csat" else ""
    number = words.number(value, signed=type_ == "nps", decimals=2) + unit
    return words.in_goals.in_unit.format(value=number, unit=words.metrics[type_])


def written_goal(map_: Map, goal: Goal, words: Words) -> tuple[str, ...]:
    """The numbers of a goal as they stand in the map: points, then those in the units of metrics."""
    texts = []
    if goal.score is not None:
        texts.append(numbers_of(map_.scale, words).score(goal.score))
    return (
        *texts,
        *(number_in_unit(map_, type_, value, words) for type_, value in goal.in_units.items()),
    )


def idle_goals(card: Scorecard, place: PlaceScore, words: Words) -> tuple[str, ...]:
    """A touchpoint's own goals in units in which nothing is measured there."""
    point = place.touchpoint
    if point is None or point.goal is None:
        return ()
    measured = {metric.type for metric in point.metrics}
    idle = {type_: value for type_, value in point.goal.in_units.items() if type_ not in measured}
    texts = (number_in_unit(card.map, type_, value, words) for type_, value in idle.items())
    return tuple(words.in_goals.idle.format(own=text) for text in texts)


def group_name(map_: Map, metric: Metric) -> str:
    """The name of the persona or segment whose figure it is; empty for everybody's."""
    if metric.segment is not None:
        segment = map_.segments_by_id.get(metric.segment)
        return segment.name if segment else metric.segment
    persona = map_.personas_by_id.get(metric.persona or "")
    return persona.name if persona else metric.persona or ""


def metric_row(card: Scorecard, score: MetricScore, words: Words) -> MetricRow:
    """One judged metric in words and numbers."""
    estimate, goal, judged = score.estimate, score.goal, score.judgement
    metric, own = estimate.metric, estimate.own
    interval = note = ""
    if own.low is not None and own.high is not None:
        interval = f" {DOTS} ".join(own_ends(metric, own.low, own.high, words))
    if score.converted and goal.score is not None:
        points = numbers_of(card.scale, words).score(goal.score)
        note = words.in_goals.taken_as.format(goal=points, own=taken_as(estimate, goal, card.scale, words))
    point = own.point
    gap = score.gap
    return MetricRow(
        type=metric.type,
        name=metric.name or words.metrics[metric.type],
        phase="" if score.phase is None else words.in_goals.of_phase.format(name=score.phase.name),
        phase_id="" if score.phase is None else score.phase.id,
        group=group_name(card.map, metric),
        figure=point,
        low=own.low,
        high=own.high,
        n=own.n or None,
        answered=estimate.answered,
        goal=score.own_goal,
        goal_from=goal.origin or "",
        goal_origin=origin_text(goal, card.map, words),
        converted=score.converted,
        gap=gap,
        verdict=score.verdict,
        verdict_text=missing_text("no goal", words) if gap is None else verdict_word(score.verdict, words),
        why=why_text(card, judged, words),
        figure_text="\N{EN DASH}" if point is None else own_number(metric, point, words),
        interval_text=interval,
        n_text=answers(estimate, words, short=True),
        goal_text="" if score.own_goal is None else own_number(metric, score.own_goal, words),
        gap_text="" if gap is None else numbers_of(metric.own_scale, words).difference(gap),
        goal_note=note,
        method=method_text(estimate, words),
        missed=score.missed,
        date=day_of(card.map, metric),
    )


def also_text(row: MetricRow, words: Words) -> str:
    """That another figure of a place is short, to be put behind the place."""
    return words.in_goals.also.format(
        name=row.name, value=row.figure_text, goal=row.goal_text, verdict=row.verdict_text
    )


def judged_text(row: MetricRow, words: Words) -> str:
    """A further metric in full: how it was measured, its goal, its gap and what that makes of it."""
    if not row.goal_text:
        return row.method
    goal = f"{words.goal} {row.goal_text}, {words.gap} {row.gap_text}{words.colon}{row.verdict_text}"
    note = f" ({row.goal_note})" if row.goal_note else ""
    return f"{row.method}{words.semicolon}{goal}{note}"


def whole_rows(card: Scorecard, words: Words) -> tuple[MetricRow, ...]:
    """The figures of the whole: the map's, then those of phases. Of several waves, the newest is marked."""
    rows = [(_question(score), metric_row(card, score, words)) for score in card.whole]
    last: dict[tuple[object, ...], date] = {}
    for question, row in rows:
        last[question] = max(last.get(question, date.min), row.date or date.min)
    return tuple(replace(row, newest=(row.date or date.min) == last[question]) for question, row in rows)


def _question(score: MetricScore) -> tuple[object, ...]:
    """What was asked, of what and of whom."""
    metric = score.estimate.metric
    return score.phase and score.phase.id, metric.type, metric.name, metric.persona, metric.segment
