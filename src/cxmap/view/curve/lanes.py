"""What stands below a curve, column by column: touchpoints, channels and texts; and the impact moments."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from cxmap.locale import Words
from cxmap.model import Activity, Feeling, Map, Remark, Touchpoint
from cxmap.scoring import PlaceScore, Scorecard
from cxmap.view.curve.columns import Columns
from cxmap.view.curve.values import Callout, Chip, Column, Lane
from cxmap.view.wording import touchpoint_summary


def _texts(remarks: Iterable[Remark | Activity]) -> tuple[str, ...]:
    return tuple(remark.text for remark in remarks)


def moods(feelings: Iterable[Feeling]) -> tuple[str, ...]:
    """Feelings as words."""
    return tuple(feeling.word for feeling in feelings if feeling.word)


_LANES: tuple[tuple[str, Callable[[Touchpoint], tuple[str, ...]]], ...] = (
    ("motivations", lambda point: _texts(point.motivations)),
    ("actions", lambda point: _texts(point.actions)),
    ("thoughts", lambda point: _texts(point.thoughts)),
    ("questions", lambda point: _texts(point.questions)),
    ("feelings", lambda point: moods(point.feelings)),
    ("pain_points", lambda point: _texts(point.pain_points)),
    ("gains", lambda point: _texts(point.gains)),
    ("quotes", lambda point: _texts(point.quotes)),
    ("device", lambda point: point.device),
    ("frontstage", lambda point: _texts(point.frontstage)),
    ("backstage", lambda point: _texts(point.backstage)),
    ("support", lambda point: _texts(point.support)),
)


def lanes_of(map_: Map, columns: Columns, words: Words) -> tuple[Lane, ...]:
    """The lanes that have a text in any column. New touchpoints bring along what the future says of them."""
    lanes = [Lane(key, getattr(words, key), _cells(columns, texts)) for key, texts in _LANES]
    for own in map_.lanes:

        def in_own(point: Touchpoint, id_: str = own.id) -> tuple[str, ...]:
            return point.lanes.get(id_, ())

        lanes.append(Lane(f"lane-{own.id}", own.name, _cells(columns, in_own)))
    return tuple(lane for lane in lanes if any(lane.cells))


def opportunities_of(map_: Map, columns: Columns, words: Words) -> Lane | None:
    """The opportunities below every touchpoint that they address; those of a phase below its first one."""
    below: dict[str, set[int]] = {}
    for band in columns.bands:
        below.setdefault(band.id, set()).add(band.first)
    for at, place in enumerate(columns.places):
        if place.now is not None:
            below.setdefault(place.now.id, set()).add(at)
    cells: list[list[str]] = [[] for _ in columns.places]
    for opportunity in map_.opportunities:
        for at in sorted(set().union(*(below.get(id_, ()) for id_ in opportunity.addresses))):
            cells[at].append(opportunity.title)
    if not any(cells):
        return None
    return Lane("opportunities", words.opportunities, tuple(tuple(cell) for cell in cells))


def _cells(columns: Columns, texts: Callable[[Touchpoint], tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    return tuple(texts(place.found.point) if place.found else () for place in columns.places)


class ColumnWriter:
    """Makes the columns of a map, or of a map and its future."""

    def __init__(self, card: Scorecard, future: Scorecard | None, words: Words) -> None:
        self.card, self.future, self.words = card, future, words
        both = (*card.map.channels, *(future.map.channels if future else ()))
        self._channels: dict[str, Chip] = {}
        for channel in both:
            if channel.id not in self._channels:
                self._channels[channel.id] = Chip(channel.name, len(self._channels))

    def column(self, columns: Columns, at: int, lift: tuple[str, ...]) -> Column:
        """A touchpoint, or the place of a phase without one."""
        place, words = columns.places[at], self.words
        if place.found is None:
            return Column("", words.no_touchpoints, (), None, False, "", words.no_touchpoints)
        found, point = place.found, place.found.point
        chips = tuple(self._channels[id_] for id_ in point.channel if id_ in self._channels)
        card = self.card if place.now or self.future is None else self.future
        summary = touchpoint_summary(card, found, words)
        rank = found.rank if place.now else None
        scored = found.experience is not None
        remark = "" if scored or not place.now else self._remark(found)
        return Column(
            id=point.id,
            name=point.name,
            channels=chips,
            rank=rank,
            scored=scored,
            remark=remark,
            summary=summary,
            change=columns.change(at),
            undecided=found.verdict == "undecided",
            lift=lift,
        )

    def _remark(self, found: PlaceScore) -> str:
        on_purpose = found.believed.basis == "none on purpose"
        return self.words.no_score_on_purpose if on_purpose else self.words.no_score


def callouts_of(card: Scorecard, columns: Columns, words: Words) -> tuple[Callout, ...]:
    """The impact moments of the current map."""
    result = []
    for at, found in columns.now:
        if found is None:
            continue
        height = None if found.experience is None else card.scale.percent(found.experience)
        for impact in found.point.impact:
            if card.persona is None or not impact.persona or card.persona in impact.persona:
                text = impact.why or f"{words.impact_moment}{words.colon}{words.directions[impact.direction]}"
                result.append(Callout(at, height, impact.direction, text))
    return tuple(result)
