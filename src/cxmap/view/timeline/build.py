"""From a scorecard to the timeline: who waits where, and how long all of it takes."""

from __future__ import annotations

from dataclasses import replace

from cxmap.locale import Words
from cxmap.model import Length, Phase
from cxmap.scoring import PlaceScore, Scorecard
from cxmap.view.curve.build import build_curve
from cxmap.view.curve.values import CurveView, Kind
from cxmap.view.timeline.axis import length_text, ticks_for
from cxmap.view.timeline.moments import Placed, placed_on
from cxmap.view.timeline.placing import (
    Lent,
    groups_of,
    lent_by,
    phases_of,
    scheme_of,
    times_of,
)
from cxmap.view.timeline.values import Group, Marks, Mood, Row, Sort, TimelineView, Total
from cxmap.view.timeline.ways import Stop, order_of
from cxmap.view.times import time_text
from cxmap.view.wording import points

DOT = " \N{MIDDLE DOT} "
SORTS: tuple[Sort, ...] = ("acting", "waiting")


class _Builder:
    """Places everything, then scales it to percent."""

    def __init__(self, card: Scorecard, curve: CurveView, words: Words) -> None:
        self.card, self.words, self.own = card, words, words.in_timeline
        self.order = order_of(card, phases_of(card))
        self.parts = groups_of(self.order)
        self.lent: list[Lent | None] = [None] * len(self.order.stops)
        for part in self.parts:
            own = lent_by(part, self.order)
            for at in part:
                self.lent[at] = own
        self.scheme = scheme_of(self.order, self.lent)
        self.placed, self.time = placed_on(self.order, self.lent, self.scheme)
        self.full = self.time.length / 100 or 1.0
        self.remarks = dict(
            zip(
                (found.order for found in card.touchpoints),
                (column.remark for column in curve.columns if column.id),
                strict=True,
            )
        )

    def mood(self, found: PlaceScore) -> Mood | None:
        if found.experience is None:
            return None
        scale = self.card.scale
        number = points(self.card, found.experience, self.words)
        kind: Kind = "believed" if found.measured is None else "measured"
        return Mood(scale.percent(found.experience) / 100, number, kind)

    def label(self, found: PlaceScore) -> str:
        point = found.point
        forms = ((self.own.waits, point.waiting), ("{time}", point.duration))
        texts = ((form, time_text(written, self.card)) for form, written in forms)
        return DOT.join(form.format(time=text) for form, text in texts if text)

    def row(self, placed: Placed, found: PlaceScore, rows: dict[int, int]) -> Row:
        full, words, point = self.full, self.words, found.point
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
                    sure=100.0 if one.ongoing else one.sure / full,
                    end=100.0 if one.ongoing else one.end / full,
                )
                for one in placed.pieces
            ),
            label=self.label(found),
            mood=self.mood(found),
            remark=self.remarks[found.order],
            after=rows.get(placed.after) if placed.after is not None else None,
        )

    def groups(self) -> tuple[Group, ...]:
        full = self.full
        whole = {found.id: found for found in self.card.phases}
        touchpoints = [at for at, stop in enumerate(self.order.stops) if stop.found is not None]
        rows = {at: number for number, at in enumerate(touchpoints)}
        groups = []
        for part in self.parts:
            made = [self.placed[at] for at in part]
            phase, lent = made[0].stop.phase, self.lent[part[0]]
            note = ""
            if phase is not None:
                takes = time_text(phase.duration, self.card)
                note = DOT.join(one for one in (phase.when, takes) if one)
            score = whole.get(phase.id) if phase is not None else None
            groups.append(
                Group(
                    name=phase.name if phase else "",
                    note=note,
                    start=min(one.start for one in made) / full,
                    end=max(one.end for one in made) / full,
                    rows=tuple(
                        self.row(self.placed[at], one, rows)
                        for at in part
                        if (one := self.order.stops[at].found) is not None
                    ),
                    mood=self.mood(score) if score else None,
                    lends=lent is not None,
                    own_length=lent is not None and lent.alone,
                )
            )
        return tuple(groups)

    def _spent(self, sort: Sort, *, low: bool) -> list[float]:
        """The seconds of one sort at every stop: at the shortest, what may be passed over takes none."""
        result = []
        for stop, lent in zip(self.order.stops, self.lent, strict=True):
            times = times_of(stop)
            if low and self._optional(stop.phase, stop.found):
                result.append(0.0)
            elif not times and lent is not None:
                result.append((lent.low if low else lent.high) if sort == "acting" else 0.0)
            else:
                own = [time.duration for time in times if time.sort == sort]
                result.append(sum((one.low or 0.0) if low else one.known for one in own))
        return result

    @staticmethod
    def _optional(phase: Phase | None, found: PlaceScore | None) -> bool:
        return (phase is not None and phase.optional) or (found is not None and found.point.optional)

    def _said(self, least: float, most: float, counted: list[Length]) -> str:
        """A sum from least to most in words, with what was said of the times in it."""
        if any(one.open for one in counted):
            return self.own.at_least.format(time=length_text(least, least, self.words)) if least else ""
        text = length_text(least, most, self.words)
        return self.own.about.format(time=text) if text and any(one.about for one in counted) else text

    def counted(self, sort: Sort | None = None) -> list[Length]:
        """The times that sums are made of: of one sort, or all of them."""
        counted: list[Length] = []
        for stop, lent in zip(self.order.stops, self.lent, strict=True):
            times = times_of(stop)
            counted += [one.duration for one in times if sort in (None, one.sort)]
            phase = stop.phase.duration if stop.phase is not None and lent is not None else None
            own = phase.of(self.card.persona) if phase is not None and sort != "waiting" else None
            counted += [own] if own is not None and not times else []
        return [one for one in counted if not one.ongoing]

    def totals(self) -> tuple[tuple[Total, ...], str]:
        """Times along the ways through the map, shortest to longest: of each sort, and of both together."""
        low = {sort: self._spent(sort, low=True) for sort in SORTS}
        high = {sort: self._spent(sort, low=False) for sort in SORTS}
        both = [[a + b for a, b in zip(one["acting"], one["waiting"], strict=True)] for one in (low, high)]
        longest = self.order.heaviest(both[1])
        full = sum(both[1][at] for at in longest)
        names = {"acting": self.own.acting, "waiting": self.own.waiting}
        made = []
        for sort in SORTS:
            if full and any(high[sort]):
                least, most = self.order.reach(low[sort], high[sort])
                share = sum(high[sort][at] for at in longest) / full
                text = self._said(least, most, self.counted(sort))
                made.append(Total(sort, names[sort], text, share))
        if not made:
            return (), ""
        says = (
            self.own.in_all if all(map(self._timed, self.order.stops, self.lent)) else self.own.in_all_known
        )
        return tuple(made), says.format(time=self._said(*self.order.reach(*both), self.counted()))

    @staticmethod
    def _timed(stop: Stop, lent: Lent | None) -> bool:
        return lent is not None or stop.found is None or bool(times_of(stop))

    def notes(self, rows: list[Row], groups: tuple[Group, ...]) -> list[str]:
        """What the axis does with lengths, and what is added up how."""
        own, scaling = self.own, self.scheme.measure.scaling
        if scaling == "even":
            return [own.even, own.beside] if self.order.beside else [own.even]
        says = {"linear": own.linear, "root": own.root, "logarithmic": own.logarithmic}
        notes = [says[scaling]]
        if any(piece.sure < piece.end for row in rows for piece in row.pieces):
            notes.append(own.longest)
        if self.order.beside:
            notes += [own.beside] if scaling == "linear" else [own.beside, own.shared]
        if self.order.several:
            notes.append(own.by_ways)
        if any(one.working for one in self.counted()):
            notes.append(own.working_days)
        without = sum(not row.pieces and not group.lends for group in groups for row in group.rows)
        if without:
            notes.append(own.untimed(without, len(rows)))
        timed = [
            stop
            for stop, lent in zip(self.order.stops, self.lent, strict=True)
            if lent is not None or times_of(stop)
        ]
        if any(self._optional(stop.phase, stop.found) for stop in timed):
            notes.append(own.optional_left_out[:1].upper() + own.optional_left_out[1:] + ".")
        return notes


def _part(share: float, words: Words) -> str:
    """A share of a whole that also holds something else: never rounded to nothing or to all of it."""
    if 0.005 <= share < 0.995:
        return words.percent(share)
    return words.number(min(max(share * 100, 0.1), 99.9), decimals=1) + words.per_cent


def build_timeline(card: Scorecard, words: Words, curve: CurveView | None = None) -> TimelineView:
    """The timeline of a scorecard, in a language's words; its curve is built where it is not given."""
    own, curve = words.in_timeline, curve or build_curve(card, words)
    builder = _Builder(card, curve, words)
    groups = builder.groups()
    known = [(t0, t1, x0 / builder.full, x1 / builder.full) for t0, t1, x0, x1 in builder.time.known]
    totals, whole = builder.totals()
    rows = [row for group in groups for row in group.rows]
    notes = builder.notes(rows, groups)
    spoken = [f"{row.name}{words.colon}{row.label}" for row in rows if row.label]
    title = own.timeline_of.format(title=card.map.title)
    added = [one for one in (whole, *(f"{one.name} {one.text}" for one in totals)) if one]
    bounded = not any(one.open for one in builder.counted())
    share = _part(totals[-1].share, words) if len(totals) == 2 and bounded else ""
    says_share = own.share_longest if builder.order.several else own.share_waiting
    return TimelineView(
        curve=curve,
        groups=groups,
        ticks=ticks_for(known, words),
        scaling=builder.scheme.measure.scaling,
        axis=own.time if known else "",
        notes=tuple(notes),
        totals=totals,
        whole=whole,
        share=says_share.format(share=share) if share else "",
        marks=Marks(
            acting=own.acting_mark,
            waiting=own.waiting_mark,
            range=own.range_mark,
            open=own.open_mark,
            untimed=own.untimed_mark,
            believed=words.believed_mark,
            measured=words.measured_mark,
        ),
        description=". ".join([title, *added, *notes, *spoken]),
    )
