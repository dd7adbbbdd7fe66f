"""What stands below a curve, column by column: touchpoints, channels and texts; and the impact moments."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from cxmap.locale import Words
from cxmap.model import Activity, Feeling, Map, Phase, Remark, Touchpoint
from cxmap.scoring import PlaceScore, Scorecard
from cxmap.view.channel_kinds import chips_of
from cxmap.view.curve.columns import Columns
from cxmap.view.curve.values import Callout, Column, CurveLane, Direction, Over
from cxmap.view.wording import no_score_text, touchpoint_summary, whose_text


def _texts(remarks: Iterable[Remark | Activity]) -> tuple[str, ...]:
    return tuple(remark.text for remark in remarks)


def moods(feelings: Iterable[Feeling]) -> tuple[str, ...]:
    """Feelings as words, each with its reason; what is felt at once is one of them."""
    texts: list[str] = []
    for feeling in feelings:
        if not feeling.word:
            continue
        text = f"{feeling.word} ({feeling.because})" if feeling.because else feeling.word
        if feeling.at_once and texts:
            texts[-1] = f"{texts[-1]} + {text}"
        else:
            texts.append(text)
    return tuple(texts)


_BOTH: tuple[tuple[str, Callable[[Touchpoint | Phase], tuple[str, ...]]], ...] = (
    ("motivations", lambda place: _texts(place.motivations)),
    ("actions", lambda place: _texts(place.actions)),
    ("thoughts", lambda place: _texts(place.thoughts)),
    ("questions", lambda place: _texts(place.questions)),
    ("feelings", lambda place: moods(place.feelings)),
    ("pain_points", lambda place: _texts(pain for pain in place.pain_points if not pain.is_nothing)),
    ("gains", lambda place: _texts(gain for gain in place.gains if not gain.is_nothing)),
    ("quotes", lambda place: _texts(place.quotes)),
)
"""What is said of touchpoints and of phases as a whole."""
_OF_TOUCHPOINTS: tuple[tuple[str, Callable[[Touchpoint], tuple[str, ...]]], ...] = (
    ("device", lambda point: point.device),
    ("frontstage", lambda point: _texts(point.frontstage)),
    ("backstage", lambda point: _texts(point.backstage)),
    ("support", lambda point: _texts(point.support)),
)


def lanes_of(map_: Map, columns: Columns, words: Words) -> tuple[CurveLane, ...]:
    """The lanes that have a text anywhere. New touchpoints bring along what the future says of them."""
    lanes = [
        CurveLane(key, getattr(words, key), _cells(columns, texts), _over(map_, columns, texts))
        for key, texts in _BOTH
    ]
    lanes += [CurveLane(key, getattr(words, key), _cells(columns, texts)) for key, texts in _OF_TOUCHPOINTS]
    for own in map_.lanes:

        def in_own(place: Touchpoint | Phase, id_: str = own.id) -> tuple[str, ...]:
            return place.lanes.get(id_, ())

        lane = CurveLane(f"lane-{own.id}", own.name, _cells(columns, in_own), _over(map_, columns, in_own))
        before = next((at for at, other in enumerate(lanes) if other.key == own.after), len(lanes) - 1)
        lanes.insert(before + 1, lane)
    return tuple(lane for lane in lanes if any(lane.cells) or lane.phases)


def _over(
    map_: Map, columns: Columns, texts: Callable[[Touchpoint | Phase], tuple[str, ...]]
) -> tuple[Over, ...]:
    """What the phases of a map say as a whole, each over its columns."""
    bands = {band.id: band for band in columns.bands}
    texts_of_bands = ((bands[phase.id], texts(phase)) for phase in map_.phases if phase.id in bands)
    return tuple(Over(band.first, band.last, said) for band, said in texts_of_bands if said)


def opportunities_of(map_: Map, columns: Columns, words: Words) -> CurveLane | None:
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
    return CurveLane("opportunities", words.opportunities, tuple(tuple(cell) for cell in cells))


def _cells(columns: Columns, texts: Callable[[Touchpoint], tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    return tuple(texts(place.scored.point) if place.scored else () for place in columns.places)


class ColumnWriter:
    """Makes the columns of a map, or of a map and its future."""

    def __init__(self, card: Scorecard, future: Scorecard | None, words: Words) -> None:
        self.card, self.future, self.words = card, future, words
        both = (*card.map.channels, *(future.map.channels if future else ()))
        self._channels = chips_of(both)

    def column(self, columns: Columns, at: int, lift: tuple[str, ...]) -> Column:
        """A touchpoint, or the place of a phase without one."""
        place, words = columns.places[at], self.words
        if place.scored is None:
            return Column("", words.no_touchpoints, (), None, False, "", words.no_touchpoints)
        place_score, point = place.scored, place.scored.point
        chips = tuple(self._channels[id_] for id_ in point.channel if id_ in self._channels)
        card = self.card if place.now or self.future is None else self.future
        summary = touchpoint_summary(card, place_score, words)
        rank = place_score.rank if place.now else None
        scored = place_score.experience is not None
        stood_for = scored or card.stood_for(place_score) is not None
        remark = "" if stood_for or not place.now else no_score_text(card, place_score, words)
        return Column(
            id=point.id,
            name=point.name,
            channels=chips,
            rank=rank,
            scored=scored,
            remark=remark,
            summary=summary,
            change=columns.change(at),
            undecided=place_score.verdict == "undecided",
            lift=lift,
            whose=whose_text(card, place_score),
        )


def _place(card: Scorecard, place: PlaceScore, direction: Direction) -> tuple[float | None, float]:
    """How high a moment lies, and how far from the middle of its column.

    Where moods change, a positive one is at the best of them and any other at the worst.
    """
    heights = [card.scale.percent(score) for score in place.moments]
    if not heights:
        return None, 0.0
    height = max(heights) if direction == "positive" else min(heights)
    return height, (heights.index(height) + 1) / (len(heights) + 1) - 0.5


def callouts_of(card: Scorecard, columns: Columns, words: Words) -> tuple[Callout, ...]:
    """The impact moments of the current map."""
    result = []
    for at, place in columns.now:
        if place is None:
            continue
        for impact in place.point.impact:
            if card.persona is None or not impact.persona or card.persona in impact.persona:
                text = impact.why or f"{words.impact_moment}{words.colon}{words.directions[impact.direction]}"
                height, shift = _place(card, place, impact.direction)
                result.append(Callout(at, height, impact.direction, text, shift))
    return tuple(result)
