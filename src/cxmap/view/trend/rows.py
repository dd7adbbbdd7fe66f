"""What became of single touchpoints, as rows: over the versions of a map, and over its dated measurements."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain

from msgspec.structs import replace

from cxmap.scoring.grounds import day_of
from cxmap.scoring.lifecycle import Dated, lifecycle
from cxmap.scoring.repeated import same_people
from cxmap.scoring.trend import Move, Reading, compared, taken_together
from cxmap.view.answering import DOTS, printed_n
from cxmap.view.report.writing import Writer
from cxmap.view.trend.values import MoveRow
from cxmap.view.wording import gap_text

SPACE = "\N{NO-BREAK SPACE}"


def _kept(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(text for text in texts if text)


class RowWriter:
    """Writes the course of a place as a row; `day` names when a reading was taken."""

    def __init__(self, writer: Writer) -> None:
        self.writer, self.told, self.words = writer, writer.told.trend, writer.words

    def how(self, reading: Reading) -> str:
        """Whether a score is believed or measured, and from how many answers in which interval."""
        if reading.measured is None:
            return self.told.was_believed
        parts = [self.told.measured]
        if reading.low is not None and reading.high is not None:
            ends = self.writer.shown.ends(reading.low, reading.high)
            parts.append(f"{SPACE}{DOTS}{SPACE}".join(ends))
        if (count := printed_n(reading.measured)) is not None:
            parts.append(f"n{SPACE}={SPACE}{self.words.number(count, decimals=0)}")
        return ", ".join(parts)

    def state(self, move: Move) -> str:
        states = self.told.states
        if move.state in ("worse", "better"):
            return states[move.state if move.last.measured else f"{move.state} believed"]
        return states["no margin" if move.state == "unclear" and move.clear is None else move.state]

    def gain(self, gain: float) -> str:
        return gap_text(self.writer.card, gain, self.words)

    def row(self, move: Move, days: Sequence[str]) -> MoveRow:
        scale, score, words = self.writer.card.scale, self.writer.score, self.told
        unlike = move.state == "unlike"
        start = move.before if unlike else move.first
        assert start is not None
        was_notes = [self.how(start), days[start.at]]
        if unlike and start.measured is not None and move.last.measured is not None:
            was_notes[0] = words.was_other
        if not unlike and move.before is not None:
            kind = words.was_believed if move.before.measured is None else words.was_other
            was_notes.append(f"{days[move.before.at]}{self.words.colon}{score(move.before.score)}, {kind}")
        since = move.first.at if unlike else move.since
        step = move.step
        late = step is not None and step.at != since
        return MoveRow(
            place=self.writer.reference(move.place),
            state=move.state,
            start=scale.percent(start.score),
            end=scale.percent(move.last.score),
            was=score(start.score),
            was_notes=_kept(was_notes),
            now=score(move.last.score),
            now_notes=_kept((self.how(move.last), self.same_people(move))),
            change="\N{EN DASH}" if unlike else self.gain(move.gain),
            change_note=self.state(move),
            since="" if since is None else days[since],
            since_note=self.step(move, days[step.at]) if step is not None and late else "",
        )

    def same_people(self, move: Move) -> str:
        """That a change was decided by those who answered both times, and how many these are."""
        first, last = move.first.measured, move.last.measured
        if first is None or last is None or move.p_value is None:
            return ""
        day = day_of(self.writer.card.map, first.metric)
        again = same_people(first, last, day, self.writer.card.settings)
        return "" if again is None else self.told.same_people.format(n=self.words.count(again.n))

    def step(self, move: Move, day: str) -> str:
        gain = self.gain(move.step_gain)
        if day == self.told.present:
            return f"{gain}, {day}"
        return self.told.last_step.format(gain=gain, date=day)


def dated_rows(writer: Writer) -> tuple[MoveRow, ...]:
    """Touchpoints with measurements of one kind in several periods, from the first to the last."""
    series: dict[int, list[Dated]] = {}
    for dated in chain.from_iterable(period.scores for period in lifecycle(writer.card).overall.scores):
        if dated.measured is not None and dated.place is not None:
            series.setdefault(dated.order, []).append(dated)
    moves, days = [], []
    for _, all_ in sorted(series.items()):
        if len(all_) < 2:
            continue
        readings = [
            Reading(
                at,
                period_figure.point,
                period_figure.measured,
                period_figure.measured.low,
                period_figure.measured.high,
            )
            for at, period_figure in enumerate(all_)
            if period_figure.measured is not None
        ]
        place = all_[-1].place
        assert place is not None
        moves.append(compared(writer.card, place, readings))
        days.append([writer.words.long_date(period_figure.day) for period_figure in all_])
    rows, move_rows = RowWriter(writer), []
    for move, dates in zip(taken_together(writer.card, moves), days, strict=True):
        row = rows.row(move, dates)
        move_rows.append(replace(row, now_notes=(*row.now_notes, dates[-1])))
    return tuple(move_rows)
