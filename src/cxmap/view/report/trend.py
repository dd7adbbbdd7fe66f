"""How the scores moved: the report's sentences, chart and tables over the versions of a map."""

from __future__ import annotations

from collections.abc import Sequence

from cxmap.scoring.course import Course
from cxmap.scoring.trend import Move, Point, State
from cxmap.view.numbers import numbers_of
from cxmap.view.phrase import Phrase
from cxmap.view.report.writing import Writer, capital, fill, joined
from cxmap.view.trend.chart import trend_chart
from cxmap.view.trend.gaps import gaps_told
from cxmap.view.trend.rows import RowWriter, dated_rows
from cxmap.view.trend.values import MoveRow, TrendView, VersionRow

MOST_NAMES = 4
_ORDER: tuple[State, ...] = ("worse", "unclear", "unlike", "same", "better")


def trend_view(writer: Writer, course: Course | None) -> TrendView | None:
    """What is to be said of a course; nothing where none was asked for and the map holds none itself."""
    dated = dated_rows(writer)
    if course is not None and course.points:
        return _Telling(writer, course).view(dated)
    words = writer.told.trend
    reasons = {
        "": words.none,
        "shallow": words.shallow,
        "partial": words.partial,
        "unanswered": words.unanswered,
    }
    quiet = "" if course is None else reasons[course.trend.missing]
    if not dated and not quiet:
        return None
    return TrendView("", False, (), None, (), "", (), (), dated, quiet, ())


class _Telling:
    """Tells one course of a map."""

    def __init__(self, writer: Writer, course: Course) -> None:
        trend = course.trend
        self.writer, self.course, self.trend, self.told = writer, course, trend, writer.told.trend
        self.words, self.rows = writer.words, RowWriter(writer)
        self.days = [self.day(point) for point in trend.points]
        self.alike = [move for move in trend.moves if move.state != "unlike"]

    def day(self, point: Point) -> str:
        day = point.version.day
        return self.told.present if day is None else self.words.long_date(day)

    def of(self, *states: State) -> list[Move]:
        """The moves of these states, the greatest change first."""
        moves = [move for move in self.trend.moves if move.state in states]
        return sorted(moves, key=lambda move: -abs(move.gain))

    def headline(self) -> str:
        words, n, first = self.told, len(self.alike), self.days[0]
        if not n:
            return words.nothing_alike
        worse, better, unclear = (len(self.of(state)) for state in ("worse", "better", "unclear"))
        if not worse and not better and not unclear:
            return words.unchanged(n, first)
        parts = [words.worse(worse, n, first) if worse else words.none_worse(n, first)]
        parts += [words.better(better)] if better else []
        parts += [words.unclear(unclear)] if unclear else []
        return self.words.semicolon.join(parts)

    def name(self, move: Move) -> tuple[Phrase, ...]:
        day = "" if move.since is None else self.days[move.since]
        values: dict[str, str | Sequence[Phrase]] = {
            "name": [self.writer.reference(move.place)],
            "gain": self.rows.gain(move.gain),
            "date": day,
        }
        return fill("{name} ({gain}, {date})" if day == self.told.present else self.told.moved_since, values)

    def listed(self, template: str, names: Sequence[Sequence[Phrase]]) -> tuple[Phrase, ...]:
        """A sentence on touchpoints, where there are any."""
        runs: list[Phrase] = []
        for name in names[:MOST_NAMES]:
            runs += [Phrase(self.words.semicolon)] if runs else []
            runs += name
        if len(names) > MOST_NAMES:
            runs.append(Phrase(f"{self.words.semicolon}{self.words.more(len(names) - MOST_NAMES)}"))
        return fill(template, {"names": runs}) if runs else ()

    def sentences(self, dated: bool) -> tuple[tuple[Phrase, ...], ...]:
        words, worse = self.told, self.of("worse")
        again = [
            move for move in self.of("same", "better") if move.step_gain < 0 and move.last.measured is None
        ]
        phrases = [
            self.listed(words.measured_worse, [self.name(move) for move in worse if move.last.measured]),
            self.listed(words.believed_worse, [self.name(move) for move in worse if not move.last.measured]),
            self.listed(words.worse_again, [(self.writer.reference(move.place),) for move in again]),
            self.listed(words.unclear_are, [self.name(move) for move in self.of("unclear")]),
            self.listed(
                words.not_compared, [(self.writer.reference(move.place),) for move in self.of("unlike")]
            ),
            self.overall(dated),
        ]
        return tuple(sentence for sentence in phrases if sentence)

    def overall(self, dated: bool) -> tuple[Phrase, ...]:
        sentences = [self.means(), self.short(), self.gaps()]
        sentences += [(Phrase(self.told.see_dated, "dated"), Phrase("."))] if dated else []
        runs: list[Phrase] = []
        for sentence in sentences:
            runs += [Phrase(" ")] if runs and sentence else []
            runs += sentence
        return tuple(runs)

    def means(self) -> tuple[Phrase, ...]:
        alike = self.trend.alike
        if alike is None:
            return ()
        values = {
            "places": self.words.touchpoints(alike.places),
            "first": self.writer.score(alike.first),
            "last": self.writer.score(alike.last),
            "gain": self.rows.gain(alike.gain),
        }
        return fill(self.told.alike if alike.gain else self.told.alike_same, values)

    def short(self) -> tuple[Phrase, ...]:
        first, last = self.trend.points[0], self.trend.points[-1]
        if not first.judged or not last.judged:
            return ()
        counts = (("k", first.short), ("n", first.judged), ("l", last.short), ("m", last.judged))
        return fill(self.told.short_then_now, {key: self.words.count(count) for key, count in counts})

    def gaps(self) -> tuple[Phrase, ...]:
        """What gaps opened and closed over the versions, and how long that took."""
        said = gaps_told(self.course, self.words)
        return (Phrase(f"{capital(said)}."),) if self.course.gaps else ()

    def moves(self) -> tuple[MoveRow, ...]:
        moved = [move for state in _ORDER for move in self.of(state) if state != "same" or move.step]
        return tuple(self.rows.row(move, self.days) for move in moved)

    def others(self) -> str:
        still = sum(move.state == "same" and move.step is None for move in self.trend.moves)
        return self.told.others_same(still) if still else ""

    def version(self, point: Point, former: Point | None) -> VersionRow:
        words, trend_words = self.words, self.told
        names = (
            (trend_words.fell, point.fell),
            (trend_words.rose, point.rose),
            (trend_words.moved_unclear, point.unclear),
            (trend_words.rescored, point.rescored),
            (trend_words.came, point.came),
            (trend_words.went, point.went),
            (trend_words.regoaled, point.regoaled),
        )
        different = [template.format(names=self.some(who)) for template, who in names if who]
        if point.rescaled and former is not None and former.version.card is not None:
            scale = former.version.card.scale
            low, high = map(numbers_of(scale, words).score, (scale.min, scale.max))
            different.append(trend_words.rescaled.format(low=low, high=high))
        return VersionRow(
            day=self.day(point),
            revision=point.version.revision,
            mean=self.writer.score(point.mean),
            goal=self.writer.score(point.goal),
            short=f"{words.count(point.short)} / {words.count(point.judged)}"
            if point.judged
            else "\N{EN DASH}",
            priority=words.number(point.priority),
            measured=words.percent(point.measured / point.scored),
            different=tuple(different),
        )

    def some(self, names: Sequence[str]) -> str:
        more = [self.words.more(len(names) - MOST_NAMES)] if len(names) > MOST_NAMES else []
        return ", ".join([*names[:MOST_NAMES], *more])

    def versions(self) -> tuple[VersionRow, ...]:
        """The newest first."""
        points = self.trend.points
        formers = (None, *points[:-1])
        rows = [self.version(point, former) for point, former in zip(points, formers, strict=True)]
        return tuple(reversed(rows))

    def notes(self) -> tuple[str, ...]:
        trend_words, trend, words = self.told, self.trend, self.words
        notes = [trend_words.intro]
        shown = len(trend.points) + len(trend.unsound) + len(trend.unscored)
        if trend.known > shown:
            notes.append(trend_words.chosen.format(n=words.count(trend.known), k=words.count(shown)))
        if trend.unsound:
            names = [
                f"{version.revision} ({words.long_date(version.day)})" if version.day else version.revision
                for version in trend.unsound
            ]
            notes.append(trend_words.unsound(len(names), self.some(names)))
        notes += [trend_words.unscored(len(trend.unscored))] if trend.unscored else []
        measured = any(move.last.measured is not None for move in trend.moves)
        notes += [trend_words.margin] if measured or any(point.rescaled for point in trend.points) else []
        return tuple(notes)

    def worse(self) -> tuple[Phrase, ...]:
        moves = self.of("worse")
        if not moves:
            return ()
        said = self.told.worse(len(moves), len(self.alike), self.days[0])
        names = joined(self.writer.reference(move.place) for move in moves[:MOST_NAMES])
        more = (
            [Phrase(", "), Phrase(self.words.more(len(moves) - MOST_NAMES))]
            if len(moves) > MOST_NAMES
            else []
        )
        return (Phrase(said, "trend"), Phrase(self.words.colon), *names, *more, Phrase("."))

    def view(self, dated: tuple[MoveRow, ...]) -> TrendView:
        return TrendView(
            headline=f"{self.headline()}.",
            bad=bool(self.of("worse")),
            sentences=self.sentences(bool(dated)),
            chart=trend_chart(self.writer, self.course, self.days),
            moves=self.moves(),
            others=self.others(),
            versions=self.versions(),
            notes=self.notes(),
            dated=dated,
            quiet="",
            worse=self.worse(),
        )
