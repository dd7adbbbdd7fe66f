"""From a scorecard to the timeline: who waits where, and how long all of it takes."""

from __future__ import annotations

from cxmap.locale import Words
from cxmap.model import Length, Phase
from cxmap.scoring import PlaceScore, Scorecard
from cxmap.view.curve.build import build_curve
from cxmap.view.curve.values import CurveView, Kind
from cxmap.view.timeline.axis import Measure, length_text, measure_for, measure_of, ticks_of
from cxmap.view.timeline.moments import Spell, spells_of
from cxmap.view.timeline.placing import Lent, Time, groups_of, lent_by, phases_of, times_of
from cxmap.view.timeline.values import (
    Marks,
    Mood,
    Piece,
    RowGroup,
    RowLink,
    Sort,
    TimelineRow,
    TimelineView,
    Total,
)
from cxmap.view.timeline.ways import Stop, order_of
from cxmap.view.times import time_text
from cxmap.view.wording import points

DOT = " \N{MIDDLE DOT} "
SORTS: tuple[Sort, ...] = ("acting", "waiting", "passing")


class _Builder:
    """Reads all times, finds the axis on which they can be seen, and places them there."""

    def __init__(self, card: Scorecard, curve: CurveView, words: Words) -> None:
        self.card, self.words, self.own = card, words, words.in_timeline
        self.order = order_of(card, phases_of(card))
        self.parts = groups_of(self.order)
        self.lent: list[Lent | None] = [None] * len(self.order.stops)
        for part in self.parts:
            own = lent_by(part, self.order)
            for at in part:
                self.lent[at] = own
        self.spells, self.measure = self._axis()
        self.remarks = dict(
            zip(
                (place.order for place in card.touchpoints),
                (column.remark for column in curve.columns if column.id),
                strict=True,
            )
        )

    def _axis(self) -> tuple[tuple[Spell, ...] | None, Measure]:
        """Since the start, if that can be known and seen; else from zero for each."""
        steps = [time.duration.known for stop in self.order.stops for time in times_of(stop)]
        phases = [own.known for part in self.parts if (own := self.phase_time(part)) is not None]
        spells = spells_of(self.order, self.lent)
        if spells is not None:
            whole = max(end for _, end in spells)
            measure = measure_of(whole, steps + [end - start for start, end in spells])
            if measure is not None:
                return spells, measure
        return None, measure_for(steps + phases)

    def phase_time(self, part: list[int]) -> Length | None:
        """What a phase says of its own time, for whom the page is about."""
        phase = self.order.stops[part[0]].phase
        written = None if phase is None else phase.duration
        return None if written is None else written.of(self.card.persona)

    def piece(self, time: Time, start: float) -> Piece:
        """A time that begins so many seconds since the start, or at the left."""
        own, place = time.duration, self.measure.percent
        if own.ongoing:
            return Piece(time.sort, place(start), 100.0, 100.0, open=True, ongoing=True)
        sure, end = place(start + (own.low or 0.0)), place(start + own.known)
        return Piece(time.sort, place(start), sure, end, open=own.open)

    def pieces(self, at: int) -> tuple[Piece, ...]:
        """The times of a stop: one after the other since the start, else each from the left."""
        start = self.spells[at][0] if self.spells else 0.0
        result = []
        for time in times_of(self.order.stops[at]):
            result.append(self.piece(time, start))
            start += time.duration.known if self.spells else 0.0
        return tuple(result)

    def mood(self, place: PlaceScore) -> Mood | None:
        if place.experience is None:
            return None
        scale = self.card.scale
        number = points(self.card, place.experience, self.words)
        kind: Kind = "believed" if place.measured is None else "measured"
        return Mood(scale.percent(place.experience) / 100, number, kind)

    def label(self, place: PlaceScore) -> str:
        point = place.point
        forms = ((self.own.waits, point.waiting), ("{time}", point.duration))
        texts = ((form, time_text(written, self.card)) for form, written in forms)
        return DOT.join(form.format(time=text) for form, text in texts if text)

    def row(self, at: int, place: PlaceScore) -> TimelineRow:
        words, point = self.words, place.point
        flags = [point.when or ""]
        flags += [words.optional] if point.optional else []
        flags += [words.repeats] if point.repeats else []
        return TimelineRow(
            name=point.name,
            notes=tuple(flag for flag in flags if flag),
            pieces=self.pieces(at),
            label=self.label(place),
            mood=self.mood(place),
            remark=self.remarks[place.order],
        )

    def groups(self) -> tuple[RowGroup, ...]:
        whole = {place.id: place for place in self.card.phases}
        return tuple(self._group(part, whole) for part in self.parts)

    def _group(self, part: list[int], whole: dict[str, PlaceScore]) -> RowGroup:
        phase, lent = self.order.stops[part[0]].phase, self.lent[part[0]]
        spells = [self.spells[at] for at in part] if self.spells else []
        begins = min((start for start, _ in spells), default=0.0)
        ends = max((end for _, end in spells), default=0.0)
        time = self.phase_time(part)
        shown = time is not None and (not spells or (lent is not None and lent.alone))
        span = (self.measure.percent(begins), self.measure.percent(ends)) if spells and not shown else None
        takes = time_text(phase.duration, self.card) if phase is not None else None
        score = whole.get(phase.id) if phase is not None else None
        return RowGroup(
            name=phase.name if phase else "",
            note=DOT.join(take for take in (phase.when, takes) if take) if phase else "",
            rows=tuple(
                self.row(at, place) for at in part if (place := self.order.stops[at].scored) is not None
            ),
            own=self.piece(Time("passing", time), begins) if time is not None and shown else None,
            span=span,
            mood=self.mood(score) if score else None,
        )

    def links(self) -> tuple[RowLink, ...]:
        """The ways between rows that their order does not tell."""
        touchpoints = [at for at, stop in enumerate(self.order.stops) if stop.scored is not None]
        rows = {at: number for number, at in enumerate(touchpoints)}
        return tuple(RowLink(rows[start], rows[end], back) for start, end, back in self.order.links)

    def _spent(self, sort: Sort, *, low: bool) -> list[float]:
        """The seconds of one sort at every stop: at the shortest, what may be passed over takes none."""
        result = []
        for stop, lent in zip(self.order.stops, self.lent, strict=True):
            times = times_of(stop)
            if low and self._optional(stop.phase, stop.scored):
                result.append(0.0)
            elif not times and lent is not None:
                result.append((lent.low if low else lent.high) if sort == "passing" else 0.0)
            else:
                own = [time.duration for time in times if time.sort == sort]
                result.append(sum((length.low or 0.0) if low else length.known for length in own))
        return result

    @staticmethod
    def _optional(phase: Phase | None, place: PlaceScore | None) -> bool:
        return (phase is not None and phase.optional) or (place is not None and place.point.optional)

    def _said(self, least: float, most: float, counted: list[Length]) -> str:
        """A sum from least to most in words, with what was said of the times in it."""
        if any(length.open for length in counted):
            return self.own.at_least.format(time=length_text(least, least, self.words)) if least else ""
        text = length_text(least, most, self.words)
        return self.own.about.format(time=text) if text and any(length.about for length in counted) else text

    def counted(self, sort: Sort | None = None) -> list[Length]:
        """The times that sums are made of: of one sort, or all of them."""
        counted: list[Length] = []
        for stop, lent in zip(self.order.stops, self.lent, strict=True):
            times = times_of(stop)
            counted += [time.duration for time in times if sort in (None, time.sort)]
            phase = stop.phase.duration if stop.phase is not None and lent is not None else None
            own = phase.of(self.card.persona) if phase is not None and sort in (None, "passing") else None
            counted += [own] if own is not None and not times else []
        return [length for length in counted if not length.ongoing]

    def totals(self) -> tuple[tuple[Total, ...], str]:
        """Times along the ways through the map, shortest to longest: of each sort, and of both together."""
        low = {sort: self._spent(sort, low=True) for sort in SORTS}
        high = {sort: self._spent(sort, low=False) for sort in SORTS}
        both = [[sum(times) for times in zip(*by_sort.values(), strict=True)] for by_sort in (low, high)]
        longest = self.order.heaviest(both[1])
        full = sum(both[1][at] for at in longest)
        names = {"acting": self.own.acting, "waiting": self.own.waiting, "passing": self.own.passing}
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
        return lent is not None or stop.scored is None or bool(times_of(stop))

    def notes(self, groups: tuple[RowGroup, ...]) -> list[str]:
        """What the axis does with lengths."""
        own, scaling = self.own, self.measure.scaling
        if scaling == "none":
            return [own.even]
        notes = [] if self.spells else [own.from_zero]
        notes.append(own.linear if scaling == "linear" else own.logarithmic)
        pieces = [piece for group in groups for row in group.rows for piece in row.pieces]
        if self.spells and any(piece.sure < piece.end for piece in pieces):
            notes.append(own.longest)
        if self.spells and self.order.beside:
            notes.append(own.beside)
        return notes

    def sums(self, groups: tuple[RowGroup, ...]) -> list[str]:
        """How times are added up, and what is left out."""
        own = self.own
        if self.measure.scaling == "none":
            return []
        notes = [own.by_ways] if self.order.several else []
        if any(length.working for length in self.counted()):
            notes.append(own.working_days)
        rows = [row for group in groups for row in group.rows]
        without = sum(not row.pieces for row in rows)
        if without:
            notes.append(own.untimed(without, len(rows)))
        timed = [
            stop
            for stop, lent in zip(self.order.stops, self.lent, strict=True)
            if lent is not None or times_of(stop)
        ]
        if any(self._optional(stop.phase, stop.scored) for stop in timed):
            notes.append(own.optional_left_out[:1].upper() + own.optional_left_out[1:] + ".")
        return notes

    def share(self, totals: tuple[Total, ...]) -> str:
        """How much of the time is waiting; of acting and waiting alone, where other time passes too."""
        own, shares = self.own, {total.sort: total.share for total in totals}
        if not {"acting", "waiting"} <= set(shares) or any(length.open for length in self.counted()):
            return ""
        if "passing" in shares:
            part = shares["waiting"] / (shares["waiting"] + shares["acting"])
            return own.share_of_both.format(share=_part(part, self.words))
        says = own.share_longest if self.order.several else own.share_waiting
        return says.format(share=_part(shares["waiting"], self.words))


def _part(share: float, words: Words) -> str:
    """A share of a whole that also holds something else: never rounded to nothing or to all of it."""
    if 0.005 <= share < 0.995:
        return words.percent(share)
    return words.number(min(max(share * 100, 0.1), 99.9), decimals=1) + words.per_cent


def build_timeline(card: Scorecard, words: Words, curve: CurveView | None = None) -> TimelineView:
    """The timeline of a scorecard, in a language's words; its curve is built where it is not given."""
    own, curve = words.in_timeline, curve or build_curve(card, words)
    builder = _Builder(card, curve, words)
    groups, links = builder.groups(), builder.links()
    totals, whole = builder.totals()
    rows = [row for group in groups for row in group.rows]
    notes, sums = builder.notes(groups), builder.sums(groups)
    spoken = [f"{row.name}{words.colon}{row.label}" for row in rows if row.label]
    title = own.timeline_of.format(title=card.map.title)
    added = [total for total in (whole, *(f"{total.name} {total.text}" for total in totals)) if total]
    since_start, scaling = builder.spells is not None, builder.measure.scaling
    return TimelineView(
        curve=curve,
        groups=groups,
        ticks=ticks_of(builder.measure, words),
        scaling=scaling,
        since_start=since_start,
        links=links,
        axis="" if scaling == "none" else own.time if since_start else own.length,
        notes=tuple(notes),
        sums=tuple(sums),
        totals=totals,
        whole=whole,
        share=builder.share(totals),
        marks=Marks(
            acting=own.acting_mark,
            waiting=own.waiting_mark if since_start else own.waiting,
            passing=own.passing_mark,
            range=own.range_mark,
            open=own.open_mark,
            untimed=own.untimed_mark,
            way=own.way_mark,
            back=words.in_flow.loop_mark,
        ),
        description=". ".join([title, *added, *notes, *sums, *spoken]),
    )
