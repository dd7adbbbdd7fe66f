"""How the touchpoints moved since they were measured before: the newest figure beside the one before it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from cxmap.scoring.grounds import day_of
from cxmap.scoring.lifecycle import Dated, series
from cxmap.scoring.measured import way
from cxmap.scoring.repeated import contrast_over_time, same_people
from cxmap.scoring.scorecard import PlaceScore, Scorecard
from cxmap.scoring.ties import settled
from cxmap.scoring.verdicts import standing


class Since(Struct, frozen=True):
    """The newest figure less the one before it, in points of the map's scale; above zero is better."""

    before: date
    first: float
    gain: float
    low: float | None
    high: float | None
    same_people: int | None
    """How many gave both, where they decide."""
    p_value: float | None
    clear: bool | None = None
    """Whether it is more than chance, all places together (Holm 1979); nothing where it is not tested."""


def moved_since(card: Scorecard) -> Mapping[int, Since]:
    """By the order of a place: how it moved. Only what was measured twice, in the same way, is there."""
    moved = {place.order: since for place in card.places if (since := _since(card, place)) is not None}
    stands = standing([since.p_value for since in moved.values()], card.settings.confidence)
    return {
        order: replace(since, clear=None if since.p_value is None else clear)
        for (order, since), clear in zip(moved.items(), stands, strict=True)
    }


def _since(card: Scorecard, place: PlaceScore) -> Since | None:
    newest = place.measured
    if newest is None:
        return None
    waves = [wave for wave in series(card, place) if wave.day != date.min and _alike(wave, place)]
    if len(waves) < 2:
        return None
    before, last = waves[-2:]
    assert before.measured is not None and last.measured is not None
    day = day_of(card.map, before.measured.metric)
    contrast = contrast_over_time(before.measured, last.measured, day, card.scale, card.settings)
    again = same_people(before.measured, last.measured, day, card.settings)
    return Since(
        before=before.day,
        first=before.point,
        gain=settled(card.scale.difference(last.point, before.point), card.scale.length),
        low=contrast.low,
        high=contrast.high,
        same_people=None if again is None else again.n,
        p_value=contrast.p_value,
    )


def _alike(wave: Dated, place: PlaceScore) -> bool:
    assert wave.measured is not None and place.measured is not None
    return way(wave.measured) == way(place.measured)
