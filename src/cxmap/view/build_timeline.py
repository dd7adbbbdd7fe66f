"""From a scorecard to the timeline: who waits where, and how long all of it takes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cxmap.locale import Words
from cxmap.model import Duration, Phase
from cxmap.scoring import PlaceScore, Scorecard
from cxmap.view.build_curve import build_curve
from cxmap.view.curve import CurveView, Kind
from cxmap.view.timeline import Group, Marks, Mood, Row, Sort, TimelineView, Total
from cxmap.view.timeline_axis import length_text, ticks_for
from cxmap.view.timeline_placing import (
    Axis,
    Lent,
    Placed,
    lent_by,
    measure_of,
    phases_of,
    placed_on,
    times_of,
)

DOT = " \N{MIDDLE DOT} "


class _Builder:
    """Places everything, then scales it to percent."""

    def __init__(self, card: Scorecard, curve: CurveView, words: Words) -> None:
        self.card, self.words, self.own = card, words, words.in_timeline
        self.curve = curve
        self.remarks = dict(
            zip(
                (id(found) for found in card.touchpoints),
                (column.remark for column in curve.columns if column.id),
                strict=True,
            )
        )

    def mood(self, found: PlaceScore) -> Mood | None:
        if found.experience is None:
            return None
        scale = self.card.scale
        number = self.words.number(found.experience, signed=scale.min < 0)
        kind: Kind = "believed" if found.measured is None else "measured"
        return Mood(scale.percent(found.experience) / 100, number, kind)

    def label(self, found: PlaceScore) -> str:
        times = times_of(found)
        if not times:
            return ""
        own = {"waiting": self.own.waits, "acting": "{time}"}
        return DOT.join(own[time.sort].format(time=time.duration.text) for time in times)

    def row(self, placed: Placed, full: float) -> Row:
        found, words = placed.found, self.words
        point = found.point
        flags = [point.when or ""]
        flags += [words.optional] if point.optional else []
        flags += [words.repeats] if point.repeats else []
        return Row(
            name=point.name,
            notes=tuple(flag for flag in flags if flag),
            start=placed.start / full,
            end=placed.end / full,
            pieces=tuple(
                replace(
                    one,
                    start=one.start / full,
                    sure=100.0 if one.open else one.sure / full,
                    end=100.0 if one.open else one.end / full,
                )
                for one in placed.pieces
            ),
            label=self.label(found),
            mood=self.mood(found),
            remark=self.remarks[id(found)],
        )

    def groups(
        self, phases: Sequence[tuple[Phase | None, list[PlaceScore]]], axis: Axis
    ) -> tuple[Group, ...]:
        placed: list[tuple[Phase | None, float, float, list[Placed], Lent | None]] = []
        for phase, inside in phases:
            start, lent = axis.at, lent_by(phase, inside)
            seconds = length = 0.0
            if lent is not None:
                count = max(sum(not times_of(found) for found in inside), 1)
                seconds, length = lent.high / count, axis.measure.length(lent.high) / count
            rows = [placed_on(found, axis, seconds, length) for found in inside]
            if not inside and lent is not None:
                axis.timed(seconds)
            elif not inside:
                axis.take(axis.untimed)
            placed.append((phase, start, axis.at, rows, lent))
        full = axis.at / 100 or 1.0
        whole = {found.id: found for found in self.card.phases}
        groups = []
        for phase, start, end, made, lent in placed:
            note = ""
            if phase is not None:
                takes = phase.duration.text if phase.duration else ""
                note = DOT.join(part for part in (phase.when, takes) if part)
            score = whole.get(phase.id) if phase is not None else None
            groups.append(
                Group(
                    name=phase.name if phase else "",
                    note=note,
                    start=start / full,
                    end=end / full,
                    rows=tuple(self.row(one, full) for one in made),
                    mood=self.mood(score) if score else None,
                    lends=lent is not None,
                    own_length=lent is not None and lent.alone,
                )
            )
        return tuple(groups)

    def totals(
        self, phases: Sequence[tuple[Phase | None, list[PlaceScore]]]
    ) -> tuple[tuple[Total, ...], bool]:
        """Times added up: optional touchpoints, at the longest only; and whether there were such."""
        sums: dict[Sort, list[float]] = {"acting": [0.0, 0.0], "waiting": [0.0, 0.0]}
        optional = False

        def add(sort: Sort, own: Duration | Lent, *, sure: bool) -> None:
            if own.low is not None and own.high is not None:
                sums[sort][0] += own.low if sure else 0.0
                sums[sort][1] += own.high

        for phase, inside in phases:
            lent = lent_by(phase, inside)
            if phase is not None and lent is not None:
                add("acting", lent, sure=not phase.optional)
                optional = optional or phase.optional
            for found in inside:
                for time in times_of(found):
                    passed_over = found.point.optional or (phase is not None and phase.optional)
                    optional = optional or passed_over
                    add(time.sort, time.duration, sure=not passed_over)
        full = sums["acting"][1] + sums["waiting"][1]
        names = {"acting": self.own.acting, "waiting": self.own.waiting}
        order: tuple[Sort, ...] = ("acting", "waiting")
        totals = tuple(
            Total(
                sort, names[sort], length_text(sums[sort][0], sums[sort][1], self.words), sums[sort][1] / full
            )
            for sort in order
            if sums[sort][1] > 0
        )
        return totals, optional


def build_timeline(card: Scorecard, words: Words) -> TimelineView:
    """The timeline of a scorecard, in the given language's words."""
    own, curve = words.in_timeline, build_curve(card, words)
    phases = phases_of(card)
    measure, untimed, open_ = measure_of(phases)
    axis = Axis(measure, untimed, open_)
    builder = _Builder(card, curve, words)
    groups = builder.groups(phases, axis)
    full = axis.at / 100 or 1.0
    known = [(t0, t1, x0 / full, x1 / full) for t0, t1, x0, x1 in axis.known]
    totals, optional = builder.totals(phases)
    rows = [row for group in groups for row in group.rows]
    without = sum(not row.pieces and not group.lends for group in groups for row in group.rows)
    if measure.scaling == "even":
        notes = [own.even]
    else:
        says = {"linear": own.linear, "root": own.root, "logarithmic": own.logarithmic}
        notes = [says[measure.scaling]]
        if any(piece.sure < piece.end for row in rows for piece in row.pieces):
            notes.append(own.longest)
        if without:
            notes.append(own.untimed(without, len(rows)))
        if optional:
            notes.append(own.optional_left_out[:1].upper() + own.optional_left_out[1:] + ".")
    spoken = [f"{row.name}{words.colon}{row.label}" for row in rows if row.label]
    title = own.timeline_of.format(title=card.map.title)
    added = [f"{one.name} {one.text}" for one in totals]
    return TimelineView(
        curve=curve,
        groups=groups,
        ticks=ticks_for(known, words),
        scaling=measure.scaling,
        axis=own.time if known else "",
        notes=tuple(notes),
        totals=totals,
        share=(own.share_waiting.format(share=words.percent(totals[-1].share)) if len(totals) == 2 else ""),
        marks=Marks(
            acting=own.acting_mark,
            waiting=own.waiting_mark,
            range=own.range_mark,
            open=own.open_mark,
            untimed=own.untimed_mark,
            believed=words.believed_mark,
            measured=words.measured_mark,
        ),
        page_of=words.page_of,
        description=". ".join([title, *added, *notes, *spoken]),
    )
