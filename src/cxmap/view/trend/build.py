"""From the course of a map, or from those of several, to the picture of their versions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import PurePath

from cxmap.locale import Words
from cxmap.scoring import Scorecard
from cxmap.scoring.course import Course
from cxmap.scoring.paths import Path, Step, paths
from cxmap.view.answering import DOTS, printed_n
from cxmap.view.direction import isolated
from cxmap.view.report.writing import Writer, capital
from cxmap.view.sheet import Sheet
from cxmap.view.titling import sheet_of
from cxmap.view.trend.chart import PRESENT, day_marks, done_marks, places, trend_chart, window
from cxmap.view.trend.gaps import MET, closing, gap_told, gaps_told
from cxmap.view.trend.over_time import OverTime, Standing, StepMark, TimeRow
from cxmap.view.trend.values import DayMark, DoneMark, LimitMark

SPACE = "\N{NO-BREAK SPACE}"
MOST_NAMED = 4
Entry = tuple[str, Scorecard, Course]
"""A map's file, the map as it is now, and its course."""


class _Writer(Writer):
    """Writes the course of one map."""

    def __init__(self, card: Scorecard, course: Course, words: Words) -> None:
        super().__init__(card, words)
        self.course, self.own = course, words.in_course
        self.days = [self.day(point.version.day) for point in course.points]
        self.spots = places([point.version.day for point in course.points])
        self.paths = paths(course)
        self.lines = window(_values(self.paths), card.scale.min, card.scale.max)

    def day(self, day: date | None) -> str:
        return self.told.trend.present if day is None else self.words.long_date(day)

    def height(self, value: float) -> float:
        """In percent of the part of the scale that the scores and goals of all rows take up."""
        percent = self.card.scale.percent
        low, high = sorted((percent(self.lines[0]), percent(self.lines[-1])))
        return min(max((percent(value) - low) / (high - low) * 100, 0.0), 100.0)

    def mark(self, step: Step) -> StepMark:
        reading = step.reading
        assert reading is not None
        ends = (reading.low, reading.high)
        known = sorted(self.height(end) for end in ends if end is not None)
        low, high = known if len(known) == len(ends) else (None, None)
        x, y = self.spots[step.at], self.height(reading.score)
        return StepMark(x, y, low, high, reading.measured is not None, step.alike)

    def goals(self, path: Path) -> tuple[tuple[tuple[float, float], ...], ...]:
        """The goal, version by version; a version without one interrupts it."""
        runs: list[list[tuple[float, float]]] = []
        before = -2
        for step in path.steps:
            if step.goal is None:
                continue
            if before != step.at - 1 or not runs:
                runs.append([])
            runs[-1].append((self.spots[step.at], self.height(step.goal)))
            before = step.at
        return tuple(tuple(run) for run in runs)

    def short(self, path: Path) -> tuple[tuple[float, float], ...]:
        return tuple(
            (self.spots[gap.opened], 100.0 if gap.ended is None else self.spots[gap.ended])
            for gap in path.gaps
        )

    def notes(self, step: Step) -> tuple[str, ...]:
        """Of how many answers a score is, and in which interval it lies; whose estimate it is."""
        reading = step.reading
        if reading is None:
            return ()
        if reading.measured is None:
            return (self.told.trend.was_believed,)
        notes = []
        if reading.low is not None and reading.high is not None:
            notes.append(f"{SPACE}{DOTS}{SPACE}".join(self.shown.ends(reading.low, reading.high)))
        if (count := printed_n(reading.measured)) is not None:
            notes.append(f"n{SPACE}={SPACE}{self.words.number(count, decimals=0)}")
        return tuple(notes) or (self.told.trend.measured,)

    def row(self, path: Path, done: Sequence[DoneMark]) -> TimeRow:
        last = path.steps[-1]
        score = "\N{EN DASH}" if last.reading is None else self.score(last.reading.score)
        goal = "" if last.goal is None else f"{self.words.goal} {self.score(last.goal)}"
        own = [
            mark for mark, about in zip(done, self.course.done, strict=True) if _is_for(about.addresses, path)
        ]
        return TimeRow(
            name=isolated(path.place.name),
            below=""
            if path.place.touchpoint is None or path.place.phase is None
            else isolated(path.place.phase.name),
            marks=tuple(self.mark(step) for step in path.steps if step.reading is not None),
            goals=self.goals(path),
            lowered=tuple(
                (self.spots[step.at], self.height(step.goal))
                for step in path.steps
                if step.lowered and step.goal is not None
            ),
            short=self.short(path),
            done=tuple(own),
            score="" if path.gone else score,
            goal="" if path.gone else goal,
            notes=() if path.gone else self.notes(last),
            told=gap_told(path, self.course, self.words),
            standing=_standing(path),
            ends=_ends(self, self.lines[0], self.lines[-1]),
        )


def _is_for(addresses: Sequence[str], path: Path) -> bool:
    phase = path.place.phase
    return path.place.id in addresses or (phase is not None and phase.id in addresses)


def _standing(path: Path) -> Standing:
    """A goal that is met only because it was lowered is no good news."""
    if path.gone:
        return "other"
    if path.place.is_short:
        return "short"
    met = path.place.verdict in MET
    return "met" if met and not (path.gaps and path.gaps[-1].eased) else "other"


def _ends(writer: Writer, *ends: float) -> tuple[str, str]:
    worst, best = sorted(ends, key=writer.card.scale.percent)
    return writer.score(worst), writer.score(best)


def _values(known: Sequence[Path]) -> list[float]:
    """All scores with their intervals, and all goals."""
    steps = [step for path in known for step in path.steps]
    readings = [step.reading for step in steps if step.reading is not None]
    scores = (value for reading in readings for value in (reading.score, reading.low, reading.high))
    return [value for value in (*scores, *(step.goal for step in steps)) if value is not None]


def build_over_time(card: Scorecard, course: Course, words: Words) -> OverTime:
    """The versions of a map: the mean of the whole, and every touchpoint, those below goal first."""
    writer, own = _Writer(card, course, words), words.in_course
    if not course.points:
        reason = _reason(course, words)
        return OverTime(_sheet(card, course, words, reason, ()), own.whole, None, (), (), (), (), (), ())
    done = done_marks(writer, course, writer.spots)
    known = sorted(writer.paths, key=_order)
    rows = tuple(writer.row(path, done) for path in known)
    lines = tuple(f"{row.name}{words.colon}{row.score} {row.told}".strip() for row in rows)
    return OverTime(
        sheet=_sheet(card, course, words, capital(gaps_told(course, words)), lines),
        whole=capital(own.whole),
        chart=trend_chart(writer, course, writer.days),
        rows=rows,
        days=day_marks(writer.spots, writer.days),
        lines=tuple(writer.height(line) for line in writer.lines),
        legend=_legend(rows, words, ()),
        done=done,
        notes=_left_out(course, words),
    )


def _order(path: Path) -> tuple[bool, bool, int, int]:
    """What is open comes first, the longest first; what is gone comes last."""
    gap = path.open
    return path.gone, gap is None, -(gap.days or 0) if gap else 0, path.place.order


def _reason(course: Course, words: Words) -> str:
    told = words.in_report.trend
    reasons = {"shallow": told.shallow, "partial": told.partial, "unanswered": told.unanswered}
    return reasons.get(course.trend.missing, words.in_course.nothing)


def _sheet(card: Scorecard, course: Course, words: Words, headline: str, lines: tuple[str, ...]) -> Sheet:
    own, points = words.in_course, course.points
    figures = []
    if points:
        days = [words.in_report.trend.present if day is None else words.long_date(day)
                for day in (points[0].version.day, points[-1].version.day)]  # fmt: skip
        figures = [f"{own.versions(len(points))}, {days[0]} \N{EN DASH} {days[1]}"]
    return sheet_of(
        card, words, "trend", headline, bad=bool(course.open), figures=tuple(figures), lines=lines
    )


def _left_out(course: Course, words: Words) -> tuple[str, ...]:
    told, trend = words.in_report.trend, course.trend
    notes = []
    if trend.unsound:
        names = [version.revision for version in trend.unsound]
        more = [words.more(len(names) - MOST_NAMED)] if len(names) > MOST_NAMED else []
        notes.append(told.unsound(len(names), ", ".join([*names[:MOST_NAMED], *more])))
    notes += [told.unscored(len(trend.unscored))] if trend.unscored else []
    return tuple(notes)


def _legend(
    rows: Sequence[TimeRow], words: Words, limits: Sequence[LimitMark]
) -> tuple[tuple[str, str], ...]:
    own = words.in_course
    marks = [mark for row in rows for mark in row.marks]
    occur = {
        "believed": (any(not mark.measured for mark in marks), words.believed_mark),
        "measured": (any(mark.low is not None for mark in marks), words.measured_mark),
        "counted": (
            any(mark.measured and mark.low is None for mark in marks), words.in_report.trend.measured,
        ),
        "unlike": (
            any(not mark.alike for row in rows for mark in row.marks[1:]), words.in_report.trend.dashed,
        ),
        "goal": (any(row.goals for row in rows), words.goal),
        "lowered": (any(row.lowered for row in rows), own.lowered),
        "short": (any(row.short for row in rows), own.stretch),
        "done": (any(row.done for row in rows), own.done),
        "limits": (bool(limits), own.limits),
        "outside": (any(mark.outside for mark in marks), own.outside),
    }  # fmt: skip
    return tuple((kind, text) for kind, (is_there, text) in occur.items() if is_there)


# Several maps


def build_maps_over_time(entries: Sequence[Entry], words: Words) -> OverTime:
    """Several maps beside each other on one line of time, those with the most open gaps first."""
    own = words.in_course
    known = [entry for entry in entries if entry[2].points]
    days = [point.version.day for _, _, course in known for point in course.points]
    line = _Line([day for day in days if day is not None], present=None in days)
    rows = tuple(
        _map_row(entry, line, words) for entry in sorted(known, key=lambda entry: -len(entry[2].open))
    )
    still_open = sum(len(course.open) for _, _, course in known)
    closed = sum(len(course.closed) for _, _, course in known)
    headline = capital(", ".join((own.open(still_open), own.closed(closed)))) if known else own.nothing
    title = capital(own.maps(len(entries)))
    lines = tuple(f"{row.name}{words.colon}{row.score} {row.told}".strip() for row in rows)
    without = tuple(card.map.title for _, card, course in entries if not course.points)
    more = (words.more(len(without) - MOST_NAMED),) if len(without) > MOST_NAMED else ()
    notes = (f"{own.nothing}{words.colon}{', '.join((*without[:MOST_NAMED], *more))}.",) if without else ()
    sheet = Sheet(
        language=words.language,
        title=title,
        subtitle=(own.kind_of_many,),
        headline=headline,
        headline_bad=bool(still_open),
        figures=(),
        source=(),
        description=". ".join((own.kind_of_many, headline, *lines)),
        page_of=words.page_of,
        first_pages=words.first_pages,
    )
    limits = [row.limits for row in rows if row.limits is not None]
    return OverTime(
        sheet, "", None, rows, line.marks(words), (0.0, 50.0, 100.0), _legend(rows, words, limits), (), notes
    )


class _Line:
    """Days on one line of time for all maps; what is not committed stands at its end."""

    def __init__(self, days: Sequence[date], *, present: bool) -> None:
        self.first = min(days, default=None)
        self.last = max(days, default=None)
        self.room = 100.0 - PRESENT if present and days else 100.0
        self.present = present

    def x(self, day: date | None) -> float:
        if day is None or self.first is None or self.last is None:
            return 100.0
        span = (self.last - self.first).days
        return self.room * ((day - self.first).days / span if span else 1.0)

    def marks(self, words: Words) -> tuple[DayMark, ...]:
        days = [self.first, *([self.last] if self.last != self.first else [])]
        named = [DayMark(self.x(day), words.long_date(day), False) for day in days if day is not None]
        present = [DayMark(100.0, words.in_report.trend.present, False)] if self.present else []
        return (*named, *present)


def _map_row(entry: Entry, line: _Line, words: Words) -> TimeRow:
    name, card, course = entry
    writer, own, limits = Writer(card, words), words.in_course, course.limits
    spots = [line.x(point.version.day) for point in course.points]
    percent = card.scale.percent
    last = course.points[-1]
    runs: list[list[tuple[float, float]]] = [[]]
    for spot, point in zip(spots, course.points, strict=True):
        if point.goal is None:
            runs.append([])
        else:
            runs[-1].append((spot, percent(point.goal)))
    mark = None
    if limits is not None:
        low, high = sorted(min(max(percent(end), 0.0), 100.0) for end in (limits.low, limits.high))
        mark = LimitMark(spots[limits.since], spots[-1], low, percent(limits.centre), high, own.limits)
    gaps = ", ".join((own.open(len(course.open)), own.closed(len(course.closed))))
    return TimeRow(
        name=isolated(card.map.title),
        below=isolated(PurePath(name).name),
        marks=tuple(
            StepMark(
                spot, percent(point.mean), None, None, point.measured > 0, point.alike,
                limits is not None and at in limits.outside,
            )
            for at, (spot, point) in enumerate(zip(spots, course.points, strict=True))
        ),
        goals=tuple(tuple(run) for run in runs if run),
        lowered=(),
        short=(),
        done=(),
        score=writer.score(last.mean),
        goal="" if last.goal is None else f"{words.goal} {writer.score(last.goal)}",
        notes=(f"{words.in_report.trend.short} {last.short} / {last.judged}",) if last.judged else (),
        told=words.semicolon.join((gaps, closing(course, words))) if course.gaps else own.no_gaps,
        standing="short" if course.open else "met" if last.judged else "other",
        ends=_ends(writer, card.scale.min, card.scale.max),
        limits=mark,
    )  # fmt: skip
