"""From a scorecard to the lifecycle."""

from __future__ import annotations

from typing import Literal

from cxmap.locale import Words
from cxmap.model import Scale
from cxmap.scoring import Scorecard
from cxmap.scoring.lifecycle import (
    NO_DATE,
    Change,
    Course,
    Lifecycle,
    Period,
    lifecycle,
)
from cxmap.scoring.measured import converted
from cxmap.view.curve.values import Tick
from cxmap.view.lifecycle.values import (
    Control,
    LifecycleLabels,
    LifecycleView,
    Panel,
    PeriodMark,
    PeriodStep,
)
from cxmap.view.metric_rows import metric_row, own_number
from cxmap.view.steps import round_steps
from cxmap.view.ticks import scale_ticks
from cxmap.view.titling import sheet_of
from cxmap.view.wording import points

Tone = Literal["good", "bad", "plain"]
MOST_LINES = 5
"""Of a question's own scale, which has a low strip."""
SAME = 0.005
"""Changes smaller than this, in points, cannot be told from none at two decimals."""


def _is_alike(one: Scale, other: Scale) -> bool:
    """Whether a height means the same on both."""
    return (one.min, one.max, one.direction) == (other.min, other.max, other.direction)


def _name(period: Period, words: Words) -> str:
    if period.year == NO_DATE.year:
        return words.in_lifecycle.no_date
    if period.month:
        month = words.in_lifecycle.short_months[period.month - 1]
        return words.in_lifecycle.month.format(month=month, year=period.year)
    if not period.quarter:
        return str(period.year)
    return words.in_lifecycle.quarter.format(quarter=period.quarter, year=period.year)


class _Writer:
    """Puts the courses of one scorecard into panels."""

    def __init__(self, card: Scorecard, words: Words) -> None:
        self.card, self.words, self.own = card, words, words.in_lifecycle
        self.life: Lifecycle = lifecycle(card)
        self.columns = {period: at for at, period in enumerate(self.life.periods)}

    def mark(self, course: Course, at: int) -> PeriodMark:
        percent, score = self.card.scale.percent, course.scores[at]
        ends = [percent(end) for end in (score.low, score.high) if end is not None]
        return PeriodMark(
            column=self.columns[score.period],
            height=percent(score.mean),
            label=self.points(course, score.mean),
            kind="measured" if score.measured else "believed",
            low=min(ends, default=None),
            high=max(ends, default=None),
            n="" if score.n is None or not score.measured else self.words.number(score.n, decimals=0),
            outside=course.limits is not None and at in course.limits.outside,
        )

    def points(self, course: Course, value: float) -> str:
        """A mean as it is read: that of a question on its own scale."""
        if course.question is None:
            return points(self.card, value, self.words)
        metric = course.question.estimate.metric
        return own_number(metric, converted(value, self.card.scale, metric.own_scale), self.words)

    def ticks(self, course: Course) -> tuple[Tick, ...]:
        """The lines of a question's own scale, as its figures are read; none where that is the map's."""
        if course.question is None or _is_alike(course.question.estimate.metric.own_scale, self.card.scale):
            return ()
        metric = course.question.estimate.metric
        own = metric.own_scale
        values = round_steps(own.min, own.max, MOST_LINES)
        return tuple(
            Tick(own.percent(value), "", own_number(metric, value, self.words), own.percent(value) / 100)
            for value in values
        )

    def goal(self, course: Course) -> tuple[float | None, str]:
        """The goal as a height, and as it is read: that of a question on the question's scale."""
        if course.question is None:
            if course.goal is None:
                return None, ""
            said = points(self.card, course.goal, self.words)
            return self.card.scale.percent(course.goal), f"{self.words.goal} {said}"
        metric, goal = course.question.estimate.metric, course.question.own_goal
        if goal is None:
            return None, ""
        return metric.own_scale.percent(goal), f"{self.words.goal} {own_number(metric, goal, self.words)}"

    def control(self, course: Course) -> Control | None:
        limits = course.limits
        if limits is None:
            return None
        percent = self.card.scale.percent
        low, high = sorted((percent(limits.low), percent(limits.high)))
        start, end = (self.columns[course.scores[at].period] for at in (limits.since, -1))
        return Control(start, end, low, percent(limits.middle), high)

    def step(self, change: Change) -> PeriodStep:
        percent = self.card.scale.percent
        return PeriodStep(
            start=self.columns[change.first.period],
            end=self.columns[change.last.period],
            height=percent(change.first.mean),
            end_height=percent(change.last.mean),
            whole=change.whole,
        )

    def change(self, course: Course, change: Change) -> tuple[str, Tone]:
        """What changed, over how many of the touchpoints of both periods, and for better or worse.

        Coloured only where it is more than chance and, with control limits, more than the usual up and down.
        """
        text, tone = self.difference(course, change)
        if course.limits is None:
            return text, tone
        outside = [_name(course.scores[at].period, self.words) for at in course.limits.outside]
        if not outside:
            return f"{text}{self.words.semicolon}{self.own.within_limits}", "plain"
        said = self.own.beyond_limits.format(periods=", ".join(outside))
        return f"{text}{self.words.semicolon}{said}", tone

    def difference(self, course: Course, change: Change) -> tuple[str, Tone]:
        values = {
            "first": self.points(course, change.first.mean),
            "last": self.points(course, change.last.mean),
            "start": _name(change.first.period, self.words),
            "end": _name(change.last.period, self.words),
        }
        part = "" if change.whole else self.own.alike(len(change.last.scores), change.of)
        if abs(change.gain) < SAME:
            return ", ".join(text for text in (self.own.level.format(**values), part) if text), "plain"
        text = (self.own.risen if change.gain > 0 else self.own.fallen).format(**values)
        text = ", ".join(text for text in (text, part) if text)
        if change.clear is None:
            return text, "plain"
        text = f"{text}, {self.own.interval_clear if change.clear else self.own.interval_unclear}"
        return text, ("good" if change.gain > 0 else "bad") if change.clear else "plain"

    def panel(self, course: Course, name: str) -> Panel:
        tone: Tone = "plain"
        if not course.scores:
            note = self.own.no_scores
        elif course.change is not None:
            note, tone = self.change(course, course.change)
        elif len(course.scores) > 1:
            note = self.own.not_alike
        else:
            last = course.scores[-1].scores
            place = last[0].place
            whole = len(last) == 1 and (place is None or place.touchpoint is None)
            note = self.own.whole_phase if whole else self.own.mean_of(len(last))
            note = "" if place is None else note
        goal, goal_label = self.goal(course)
        return Panel(
            name=name,
            goal=goal,
            goal_label=goal_label,
            marks=tuple(self.mark(course, at) for at in range(len(course.scores))),
            steps=tuple(self.step(change) for change in course.steps if change is not None),
            note=note,
            tone=tone,
            whole=course.phase is None and course.question is None,
            control=self.control(course),
            ticks=self.ticks(course),
        )

    def question(self, course: Course) -> str:
        """What was asked, and of what."""
        assert course.question is not None
        metric = course.question.estimate.metric
        name = metric.name or self.words.metrics[metric.type]
        if course.phase is None:
            return self.own.question.format(name=name)
        return self.own.question_of.format(name=name, phase=course.phase.name)

    def panels(self) -> tuple[Panel, ...]:
        whole = self.panel(self.life.overall, self.own.overall if self.card.map.phases else "")
        return (
            whole,
            *(self.panel(course, course.phase.name) for course in self.life.phases if course.phase),
            *(self.panel(course, self.question(course)) for course in self.life.questions),
        )

    def headline(self) -> tuple[str, bool]:
        if not self.life.periods:
            return self.words.headline_no_scores, False
        if self.life.periods[0].year == NO_DATE.year:
            return self.own.no_dates, False
        if len(self.life.periods) == 1:
            return self.own.one_period.format(period=_name(self.life.periods[0], self.words)), False
        if self.life.overall.change is not None:
            text, tone = self.change(self.life.overall, self.life.overall.change)
            return text, tone == "bad"
        return self.by(), False

    def by(self) -> str:
        own = self.own
        return {"year": own.by_year, "quarter": own.by_quarter, "month": own.by_month}[self.life.by]

    def figures(self) -> tuple[str, ...]:
        if len(self.life.periods) < 2:
            return ()
        first, last = (_name(period, self.words) for period in (self.life.periods[0], self.life.periods[-1]))
        span = f"{first} \N{EN DASH} {last}"
        if self.life.overall.change is None:
            return (span,)
        return (f"{self.by()}, {span}",)

    def notes(self) -> tuple[str, ...]:
        courses = (self.life.overall, *self.life.phases, *self.life.questions)
        marks = [score for course in courses for score in course.scores]
        own, texts = self.own, []
        if any(dated.measured is not None for score in marks for dated in score.scores):
            texts.append(own.rule_measured)
        if any(score.low is not None for score in marks):
            texts.append(own.rule_interval)
        if any(dated.measured is None for score in marks for dated in score.scores):
            texts.append(own.rule_believed)
        if any(step is not None for course in courses for step in course.steps):
            texts.append(own.rule_compare)
        if any(course.change is not None and course.change.clear is not None for course in courses):
            texts.append(own.rule_tested)
        if any(course.limits is not None for course in courses):
            texts.append(own.rule_limits)
        texts += [
            f"{self.question(course)}{self.words.colon}{note}."
            for course in self.life.questions
            if course.question is not None
            and (note := metric_row(self.card, course.question, self.words).goal_note)
        ]
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
        if not (period.quarter or period.month) or period.year == NO_DATE.year
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
            limits=own.limits,
            outside=own.outside,
        ),
    )
