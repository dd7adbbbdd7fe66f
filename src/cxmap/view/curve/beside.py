"""A future map beside the current one: what it lifts, adds and drops, in words."""

from __future__ import annotations

from cxmap.locale import Words
from cxmap.model import Map
from cxmap.scoring import Lifted, NowThen, Scorecard, converted, lifts
from cxmap.view.curve.columns import ColumnPlace, Columns
from cxmap.view.curve.lanes import moods
from cxmap.view.curve.lines import levels_of, score_label
from cxmap.view.curve.values import Beside, Lift
from cxmap.view.numbers import numbers_of
from cxmap.view.wording import gap_text, source_line

ARROW = " \N{RIGHTWARDS ARROW} "


class BesideWriter:
    """Writes about two maps. Scores of the future are told on the current map's scale."""

    def __init__(self, card: Scorecard, future: Scorecard, columns: Columns, words: Words) -> None:
        self.card, self.future, self.columns, self.words = card, future, columns, words
        self.scale, self.own = card.scale, future.scale
        self.lifts = lifts(card, future)
        self._lifted = {lifted.place.id: lifted for lifted in self.lifts.touchpoints}

    def lifted(self, place: ColumnPlace) -> Lifted | None:
        """What becomes of a touchpoint; nothing where a map does not have or score it."""
        return self._lifted.get(place.now.id) if place.now else None

    def lift(self, at: int) -> tuple[str, ...]:
        """What happens to a touchpoint, in words and a number; nothing where that cannot be told."""
        change = self.columns.change(at)
        if change:
            return ({"new": self.words.new_step, "dropped": self.words.dropped_step}[change],)
        lifted = self.lifted(self.columns.places[at])
        return () if lifted is None else (gap_text(self.card, lifted.gain, self.words),)

    def beside(self) -> Beside:
        """The parts of the view."""
        places = self.columns.places
        lifted_places = ((at, self.lifted(place)) for at, place in enumerate(places))
        return Beside(
            self.future.map.title,
            self.words.future,
            tuple(
                Lift(at, self.scale.percent(lifted.now), self.scale.percent(lifted.then))
                for at, lifted in lifted_places
                if lifted is not None
            ),
            levels_of(self.future, self.columns, self.scale, self.words),
            tuple(moods(place.then.point.feelings) if place.then else () for place in places),
        )

    def figures(self) -> tuple[str, ...]:
        """The journey's figures before and after, and how many touchpoints rise.

        A mean says over how many it is where the maps do not score the same touchpoints.
        """
        raised, words = self.lifts, self.words
        both = len(raised.touchpoints) + len(raised.phases)
        mean = words.mean if raised.whole else words.mean_in_both(both)
        result = [
            f"{name} {self._turn(figure)}"
            for name, figure in ((mean, raised.mean), (words.peak_end, raised.peak_end))
            if figure is not None
        ]
        if raised.touchpoints:
            result.append(words.lifted(raised.rising, len(raised.touchpoints)))
        return tuple(result)

    def told(self, at: int) -> str:
        """What the future makes of a touchpoint, to follow what is said of it now."""
        place, words = self.columns.places[at], self.words
        if self.columns.change(at):
            return self.lift(at)[0]
        if place.then is None or place.then.experience is None:
            return ""
        then = score_label(converted(place.then.experience, self.own, self.scale), self.scale, words)
        lifted = self.lifted(place)
        lift = "" if lifted is None else f" ({gap_text(self.card, lifted.gain, words)})"
        return f"{words.future} {then}{lift}"

    def source(self) -> tuple[str, ...]:
        """Both maps with their dates, each with what it rests on; what both name is named once."""
        own = source_line(self.card.map, self.words)
        more = tuple(text for text in source_line(self.future.map, self.words) if text not in own)
        result = [self._named(self.words.current_state, self.card.map), *own]
        result += [self._named(self.words.future_state, self.future.map), *more]
        if (self.own.min, self.own.max) != (self.scale.min, self.scale.max):
            shown = numbers_of(self.own, self.words)
            low, high = shown.plain(self.own.min), shown.plain(self.own.max)
            result.append(self.words.scale_converted.format(low=low, high=high))
        return tuple(result)

    def _named(self, state: str, map_: Map) -> str:
        date = f", {self.words.long_date(map_.date)}" if map_.date is not None else ""
        return f"{state}{self.words.colon}{map_.title}{date}"

    def _turn(self, figure: NowThen) -> str:
        now, then = (score_label(value, self.scale, self.words) for value in (figure.now, figure.then))
        return f"{now}{ARROW}{then}"
