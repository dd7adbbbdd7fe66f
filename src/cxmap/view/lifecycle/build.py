"""From a scorecard to the lifecycle."""

from __future__ import annotations

from typing import Literal

from cxmap.locale import Words
from cxmap.scoring import Scorecard
from cxmap.scoring.lifecycle import (
    NO_DATE,
    Change,
    Course,
    Lifecycle,
    Period,
    PeriodScore,
    lifecycle,
)
from cxmap.view.lifecycle.values import LifecycleLabels, LifecycleView, Panel, PeriodMark, PeriodStep
from cxmap.view.ticks import scale_ticks
from cxmap.view.titling import sheet_of
from cxmap.view.wording import points

Tone = Literal["good", "bad", "plain"]
SAME = 0.005
"""Changes smaller than this, in points, cannot be told from none at two decimals."""


def _name(period: Period, words: Words) -> str:
    if period.year == NO_DATE.year:
        return words.in_lifecycle.no_date
    if not period.quarter:
        return str(period.year)
    return words.in_lifecycle.quarter.format(quarter=period.quarter, year=period.year)


class _Writer:
    """Puts the courses of one scorecard into panels."""

    def __init__(self, card: Scorecard, words: Words) -> None:
        self.card, self.words, self.own = card, words, words.in_lifecycle
        self.life: Lifecycle = lifecycle(card)
        self.columns = {period: at for at, period in enumerate(self.life.periods)}

    def mark(self, score: PeriodScore) -> PeriodMark:
        percent = self.card.scale.percent
        ends = [percent(end) for end in (score.low, score.high) if end is not None]
        return PeriodMark(
            column=self.columns[score.period],
            height=percent(score.mean),
            label=points(self.card, score.mean, self.words),
            kind="measured" if score.measured else "believed",
            low=min(ends, default=None),
            high=max(ends, default=None),
            n="" if score.n is None or not score.measured else self.words.number(score.n, decimals=0),
        )

    def step(self, change: Change) -> PeriodStep:
        percent = self.card.scale.percent
        return PeriodStep(
            start=self.columns[change.first.period],
            end=self.columns[change.last.period],
            height=percent(change.first.mean),
            end_height=percent(change.last.mean),
            whole=change.whole,
        )

    def change(self, change: Change) -> tuple[str, Tone]:
        """What changed, over how many of the touchpoints of both periods, and for better or worse.

        Coloured only where it is more than chance.
        """
        values = {
            "first": points(self.card, change.first.mean, self.words),
            "last": points(self.card, change.last.mean, self.words),
            "start": _name(change.first.period, self.words),
            "end": _name(change.last.period, self.words),
        }
        part = "" if change.whole else self.own.alike(len(change.last.scores), change.of)
        if abs(change.gain) < SAME:
            return ", ".join(one for one in (self.own.level.format(**values), part) if one), "plain"
        text = (self.own.risen if change.gain > 0 else self.own.fallen).format(**values)
        text = ", ".join(one for one in (text, part) if one)
        if change.clear is None:
            return text, "plain"
        text = f"{text}, {self.own.interval_clear if change.clear else self.own.interval_unclear}"
        return text, ("good" if change.gain > 0 else "bad") if change.clear else "plain"

    def panel(self, course: Course, name: str) -> Panel:
        tone: Tone = "plain"
        if not course.scores:
            note = self.own.no_scores
        elif course.change is not None:
            note, tone = self.change(course.change)
        elif len(course.scores) > 1:
            note = self.own.not_alike
        else:
            last = course.scores[-1].scores
            whole = len(last) == 1 and last[0].place.touchpoint is None
            note = self.own.whole_phase if whole else self.own.mean_of(len(last))
        goal = course.goal
        return Panel(
            name=name,
            goal=None if goal is None else self.card.scale.percent(goal),
            goal_label="" if goal is None else f"{self.words.goal} {points(self.card, goal, self.words)}",
            marks=tuple(self.mark(score) for score in course.scores),
            steps=tuple(self.step(one) for one in course.steps if one is not None),
            note=note,
            tone=tone,
            whole=course.phase is None,
        )

    def panels(self) -> tuple[Panel, ...]:
        whole = self.panel(self.life.overall, self.own.overall if self.card.map.phases else "")
        return (
            whole,
            *(self.panel(course, course.phase.name) for course in self.life.phases if course.phase),
        )

    def headline(self) -> tuple[str, bool]:
        if not self.life.periods:
            return self.words.headline_no_scores, False
        if self.life.periods[0].year == NO_DATE.year:
            return self.own.no_dates, False
        if len(self.life.periods) == 1:
            return self.own.one_period.format(period=_name(self.life.periods[0], self.words)), False
        if self.life.overall.change is not None:
            text, tone = self.change(self.life.overall.change)
            return text, tone == "bad"
        return self.own.by_year if self.life.by == "year" else self.own.by_quarter, False

    def figures(self) -> tuple[str, ...]:
        if len(self.life.periods) < 2:
            return ()
        first, last = (_name(period, self.words) for period in (self.life.periods[0], self.life.periods[-1]))
        span = f"{first} \N{EN DASH} {last}"
        if self.life.overall.change is None:
            return (span,)
        by = self.own.by_year if self.life.by == "year" else self.own.by_quarter
        return (f"{by}, {span}",)

    def notes(self) -> tuple[str, ...]:
        courses = (self.life.overall, *self.life.phases)
        marks = [score for course in courses for score in course.scores]
        own, texts = self.own, []
        if any(one.measured is not None for score in marks for one in score.scores):
            texts.append(own.rule_measured)
        if any(score.low is not None for score in marks):
            texts.append(own.rule_interval)
        if any(one.measured is None for score in marks for one in score.scores):
            texts.append(own.rule_believed)
        if any(step is not None for course in courses for step in course.steps):
            texts.append(own.rule_compare)
        if any(course.change is not None and course.change.clear is not None for course in courses):
            texts.append(own.rule_tested)
        if self.life.undated:
            texts.append(f"{own.undated(self.life.undated)}.")
        return tuple(texts)


def _spoken(panel: Panel, periods: tuple[tuple[str, str], ...], words: Words) -> str:
    scores = ", ".join(f"{' '.join(periods[mark.column]).strip()} {mark.label}" for mark in panel.marks)
    about = ", ".join(text for text in (scores, panel.goal_label, panel.note) if text)
    return f"{panel.name}{words.colon}{about}" if panel.name else about


def build_lifecycle(card: Scorecard, words: Words) -> LifecycleView:
    """The lifecycle of a scorecard, in the given language's words."""
    writer = _Writer(card, words)
    own = words.in_lifecycle
    headline, bad = writer.headline()
    panels = writer.panels()
    periods = tuple(
        (_name(period, words), "")
        if not period.quarter or period.year == NO_DATE.year
        else (_name(period, words).replace(str(period.year), "").strip(), str(period.year))
        for period in writer.life.periods
    )
    lines = tuple(_spoken(panel, periods, words) for panel in panels)
    level = words.percent(card.settings.confidence)
    return LifecycleView(
        sheet=sheet_of(card, words, "lifecycle", headline, bad=bad, figures=writer.figures(), lines=lines),
        ticks=scale_ticks(card.scale, words),
        periods=periods,
        panels=panels,
        notes=writer.notes(),
        labels=LifecycleLabels(
            goal=words.goal,
            measured=own.interval_mark.format(level=level),
            believed=words.believed_mark,
            alike=own.alike_mark,
            n="n",
        ),
    )
