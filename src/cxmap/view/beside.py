"""A future map beside the current one: what it lifts, adds and drops, in numbers and words."""

from __future__ import annotations

from cxmap.locale import Words
from cxmap.model import Map
from cxmap.scoring import Journey, Scorecard, journey
from cxmap.view.curve import Beside, Lift
from cxmap.view.curve_columns import Columns, Place
from cxmap.view.curve_lanes import moods
from cxmap.view.curve_lines import converted, levels_of, score_label
from cxmap.view.wording import gap_text, source_line

ARROW = " \N{RIGHTWARDS ARROW} "
EQUAL = 1e-9


class BesideWriter:
    """Writes about two maps. Scores of the future are told on the current map's scale."""

    def __init__(self, card: Scorecard, future: Scorecard, columns: Columns, words: Words) -> None:
        self.card, self.future, self.columns, self.words = card, future, columns, words
        self.scale, self.own = card.scale, future.scale

    def rise(self, place: Place) -> float | None:
        """By how much better a touchpoint becomes, in points of the current scale."""
        now = place.now.experience if place.now else None
        then = place.then.experience if place.then else None
        if now is None or then is None:
            return None
        return self.scale.difference(converted(then, self.own, self.scale), now)

    def lift(self, at: int) -> tuple[str, ...]:
        """What happens to a touchpoint, in words and a number; nothing where that cannot be told."""
        change = self.columns.change(at)
        if change:
            return ({"new": self.words.new_step, "dropped": self.words.dropped_step}[change],)
        rise = self.rise(self.columns.places[at])
        return () if rise is None else (gap_text(rise, self.words),)

    def beside(self) -> Beside:
        """The parts of the view."""
        lifts = []
        for at, place in enumerate(self.columns.places):
            if place.now and place.then and self.rise(place) is not None:
                now, then = place.now.experience or 0.0, place.then.experience or 0.0
                lifts.append(Lift(at, self.scale.percent(now), self.own.percent(then)))
        return Beside(
            self.future.map.title,
            self.words.future,
            tuple(lifts),
            levels_of(self.future, self.columns, self.scale, self.words),
            tuple(moods(place.then.point.feelings) if place.then else () for place in self.columns.places),
        )

    def figures(self) -> tuple[str, ...]:
        """The journey's figures before and after, and how many touchpoints rise."""
        now, then, words = journey(self.card), journey(self.future), self.words
        result = []
        if now is not None and then is not None:
            for name, value in ((words.mean, _mean), (words.peak_end, _peak_end)):
                before = score_label(value(now), self.scale, words)
                after = score_label(converted(value(then), self.own, self.scale), self.scale, words)
                result.append(f"{name} {before}{ARROW}{after}")
        rises = [rise for place in self.columns.places if (rise := self.rise(place)) is not None]
        if rises:
            result.append(words.lifted(sum(rise > EQUAL for rise in rises), len(rises)))
        return tuple(result)

    def told(self, at: int) -> str:
        """What the future makes of a touchpoint, to follow what is said of it now."""
        place, words = self.columns.places[at], self.words
        if self.columns.change(at):
            return self.lift(at)[0]
        if place.then is None or place.then.experience is None:
            return ""
        then = score_label(converted(place.then.experience, self.own, self.scale), self.scale, words)
        rise = self.rise(place)
        lift = "" if rise is None else f" ({gap_text(rise, words)})"
        return f"{words.future} {then}{lift}"

    def source(self) -> tuple[str, ...]:
        """Both maps with their dates, each with what it rests on; what both name is named once."""
        own = source_line(self.card.map, self.words)
        more = tuple(text for text in source_line(self.future.map, self.words) if text not in own)
        result = [self._named(self.words.current_state, self.card.map), *own]
        result += [self._named(self.words.future_state, self.future.map), *more]
        if (self.own.min, self.own.max) != (self.scale.min, self.scale.max):
            low, high = self.words.number(self.own.min), self.words.number(self.own.max)
            result.append(self.words.scale_converted.format(low=low, high=high))
        return tuple(result)

    def _named(self, state: str, map_: Map) -> str:
        date = f", {self.words.long_date(map_.date)}" if map_.date is not None else ""
        return f"{state}{self.words.colon}{map_.title}{date}"


def _mean(found: Journey) -> float:
    return found.mean


def _peak_end(found: Journey) -> float:
    return found.peak_end
