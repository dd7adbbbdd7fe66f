"""From what changed between two versions of a map to both curves in one picture, and to a page of rows."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from statistics import fmean

from msgspec.structs import replace

from cxmap.changes import Comparison
from cxmap.changes.edits import Renamed
from cxmap.locale import Words
from cxmap.scoring import Scorecard, journey
from cxmap.view.curve.build import build_curve
from cxmap.view.curve.columns import ColumnPlace, Columns, columns_of
from cxmap.view.curve.lines import levels_of, main_marks, stretches
from cxmap.view.curve.values import Beside, Changed, GoalRun, Lift, Series
from cxmap.view.difference.telling import ARROW, Teller, headline, holds_at
from cxmap.view.difference.values import Difference, Row
from cxmap.view.wording import persona_names, points

EDGE = 1e-9
"""Goals that are no further apart, in percent of the scale, are the same."""


class _Writer:
    """Writes about two versions of a map; `names` are what people call them."""

    def __init__(self, comparison: Comparison, names: tuple[str, str], words: Words) -> None:
        self.comparison, self.names, self.words, self.own = comparison, names, words, words.in_changes
        self.before, self.after = comparison.before.card, comparison.after.card
        self.teller = Teller(comparison, words)
        renamed = [edit for edit in comparison.edits if isinstance(edit, Renamed)]
        self.known_as = {edit.before: edit.after[1] for edit in renamed}
        self.columns = columns_of(self.after, self.before, self.known_as)

    @property
    def former(self) -> Columns:
        """The same columns, with the phases as they were called before."""
        back = {id_: key[1] for key, id_ in self.known_as.items() if key[0] == "phases"}
        bands = tuple(replace(band, id=back.get(band.id, band.id)) for band in self.columns.bands)
        return replace(self.columns, bands=bands)

    def changes_at(self, at: int) -> tuple[Changed, ...]:
        """What changed in a column; of a phase as a whole below its first touchpoint."""
        place = self.columns.places[at]
        own = [
            change
            for change in self.comparison.changes
            if place.scored is not None and holds_at(change, place.now, place.then)
        ]
        told = self.teller.told(own)
        return (*told, *self._of_phase(at))

    def _of_phase(self, at: int) -> Iterator[Changed]:
        band = next((band for band in self.columns.bands if band.first == at), None)
        if band is None:
            return
        former = (key[1] for key, id_ in self.known_as.items() if key[0] == "phases" and id_ == band.id)
        ids = {band.id, *former}
        now, then = (
            next((place for place in card.places if place.touchpoint is None and place.id in ids), None)
            for card in (self.after, self.before)
        )
        own = [
            change
            for change in self.comparison.changes
            if holds_at(change, now, then)
            or (change.spot.section == "phases" and change.spot.id in ids and not change.places)
        ]
        for change in self.teller.told(own):
            yield replace(change, text=f"{band.name}{self.words.colon}{change.text}")

    def line(self) -> Series:
        """The experience as it was, from touchpoint to touchpoint that there was."""
        turned = tuple(ColumnPlace(place.then, place.now, place.id) for place in self.columns.places)
        marks = main_marks(self.before, replace(self.columns, places=turned), self.words)
        return Series("earlier", "", self.own.before, stretches(marks))

    def lifts(self) -> tuple[Lift, ...]:
        """Where both versions have a score: that of now, and the one before."""
        return tuple(
            Lift(
                at,
                self.after.scale.percent(place.now.experience),
                self.before.scale.percent(place.then.experience),
            )
            for at, place in enumerate(self.columns.places)
            if place.now and place.then
            and place.now.experience is not None
            and place.then.experience is not None
        )  # fmt: skip

    def goals(self) -> tuple[GoalRun, ...]:
        """The goals of before, where they were others than now."""

        def former(at: int) -> float | None:
            place = self.columns.places[at]
            if place.then is None or place.then.goal.score is None:
                return None
            then = self.before.scale.percent(place.then.goal.score)
            now = None if place.now is None else place.now.goal.score
            same = now is not None and abs(self.after.scale.percent(now) - then) < EDGE
            return None if same or place.now is None else then

        runs = []
        for height, group in groupby(range(len(self.columns.places)), key=former):
            members = list(group)
            if height is not None:
                runs.append(GoalRun(members[0], members[-1], height, self.own.former_goal))
        return tuple(runs)

    def figures(self) -> tuple[str, ...]:
        """How the whole was and is: the mean of what both score, peak-end, and how many are below goal."""
        words, pairs, result = self.words, self._pairs(), []
        if pairs:
            name = words.mean
            if not len(pairs) == len(self.after.scored) == len(self.before.scored):
                name = words.mean_in_both(len(pairs))
            was, now = zip(*pairs, strict=True)
            result.append(f"{name} {self._turn(fmean(was), fmean(now))}")
        both = journey(self.before), journey(self.after)
        if both[0] and both[1] and both[0].peak_end is not None and both[1].peak_end is not None:
            result.append(f"{words.peak_end} {self._turn(both[0].peak_end, both[1].peak_end)}")
        if any(place.gap is not None for card in (self.before, self.after) for place in card.places):
            below = (self.words.count(len(card.short)) for card in (self.before, self.after))
            result.append(f"{words.short} {ARROW.join(below)}")
        return tuple(result)

    def _pairs(self) -> list[tuple[float, float]]:
        """The scores before and now of what both versions score: touchpoints, and phases as a whole."""
        both = [(place.then, place.now) for place in self.columns.places]
        phases = {self.known_as.get(("phases", place.id), place.id): place for place in self.before.phases}
        both += [(phases.get(place.id), place) for place in self.after.phases]
        return [
            (then.experience, now.experience)
            for then, now in both
            if then and now and then.experience is not None and now.experience is not None
        ]

    def _turn(self, was: float, now: float) -> str:
        return f"{points(self.before, was, self.words)}{ARROW}{points(self.after, now, self.words)}"

    def source(self) -> tuple[str, ...]:
        """Both versions by name, with the days that the map gives itself."""
        cards = (self.own.before, self.before, self.names[0]), (self.own.now, self.after, self.names[1])
        return tuple(
            f"{said}{self.words.colon}{named}"
            + (f" ({self.words.long_date(card.map.date)})" if card.map.date is not None else "")
            for said, card, named in cards
        )

    def subtitle(self) -> tuple[str, ...]:
        """What the picture is of."""
        words, map_ = self.words, self.after.map
        kind = words.journey_map if map_.kind == "journey" else words.experience_map
        parts = (f"{kind}, {self.own.kind}", persona_names(self.after, words))
        return tuple(filter(None, parts))


def build_difference(comparison: Comparison, names: tuple[str, str], words: Words) -> Difference:
    """Both versions in one curve, that of before dashed, and what changed at every touchpoint."""
    writer = _Writer(comparison, names, words)
    own = words.in_changes
    alone = build_curve(writer.after, words, writer.before, writer.columns)
    said, bad = headline(comparison, words)
    rows = tuple(_rows(writer))
    title = words.curve_of.format(title=writer.after.map.title)
    described = [f"{title}, {own.kind}", said, *writer.figures()]
    described += [_described(row, words) for row in rows if row.changes]
    sheet = replace(
        alone.sheet, subtitle=writer.subtitle(), headline=said, headline_bad=bad, figures=writer.figures(),
        source=writer.source(), description=". ".join(described),
    )  # fmt: skip
    main = replace(alone.series[0], name=own.now)
    beside = Beside(
        writer.before.map.title,
        own.before,
        writer.lifts(),
        levels_of(writer.before, writer.former, writer.after.scale, words),
        tuple(() for _ in alone.columns),
        is_earlier=True,
        goals=writer.goals(),
    )
    curve = replace(
        alone,
        sheet=sheet,
        columns=tuple(
            replace(column, change="", lift=(), changes=writer.changes_at(at))
            for at, column in enumerate(alone.columns)
        ),
        series=(main, writer.line()),
        lanes=(),
        opportunities=None,
        labels=replace(
            alone.labels, lift=own.change, current=own.now, future_mark=own.before,
            former_goal=own.former_goal,
        ),
        future=beside,
    )  # fmt: skip
    return Difference(said, bad, curve, rows)


def _described(row: Row, words: Words) -> str:
    return f"{row.name}{words.colon}{', '.join(change.text for change in row.changes)}"


def _rows(writer: _Writer) -> Iterator[Row]:
    dash = "\N{EN DASH}"

    def label(card: Scorecard, value: float | None) -> str:
        return dash if value is None else points(card, value, writer.words)

    for at, place in enumerate(writer.columns.places):
        if place.scored is not None:
            yield Row(
                place.scored.name,
                label(writer.before, place.then.experience if place.then else None),
                label(writer.after, place.now.experience if place.now else None),
                writer.changes_at(at),
            )
