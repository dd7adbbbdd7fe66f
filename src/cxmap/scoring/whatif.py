"""What would change if a touchpoint were better."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cxmap.scoring.journey import Journey, journey
from cxmap.scoring.scorecard import PlaceScore, Scorecard
from cxmap.scoring.scorer import score


@dataclass(frozen=True, slots=True)
class WhatIf:
    """A map's figures as they are and as they would be."""

    before: Scorecard
    after: Scorecard
    journey_before: Journey | None
    journey_after: Journey | None
    changed: tuple[tuple[PlaceScore, PlaceScore], ...]
    """The touchpoints whose experience or rank differs, before and after."""


def what_if(before: Scorecard, changes: Mapping[str, float]) -> WhatIf:
    """Score a scorecard's map again with other experiences (touchpoint id to number on the scale)."""
    after = score(before.map, persona=before.persona, settings=before.settings, assumed=changes)
    changed = tuple(
        (old, new)
        for old, new in zip(before.touchpoints, after.touchpoints, strict=True)
        if old.experience != new.experience or old.rank != new.rank
    )
    return WhatIf(before, after, journey(before), journey(after), changed)


def best_step(card: Scorecard) -> tuple[PlaceScore, WhatIf] | None:
    """The one touchpoint whose improvement to its goal raises what is remembered (peak-end) most.

    On a tie the one that raises the weighted mean more, then the one that ranks higher. Nothing where no
    touchpoint is short.
    """
    best: tuple[tuple[float, float, int], PlaceScore, WhatIf] | None = None
    for found in card.listed:
        if found.touchpoint is None or found.goal.score is None:
            continue
        tried = what_if(card, {found.id: found.goal.score})
        if tried.journey_before is None or tried.journey_after is None:
            continue
        gain = card.scale.difference(tried.journey_after.peak_end, tried.journey_before.peak_end)
        mean = card.scale.difference(tried.journey_after.weighted_mean, tried.journey_before.weighted_mean)
        merit = (round(gain, 9), round(mean, 9), -(found.rank or 0))
        if best is None or merit > best[0]:
            best = merit, found, tried
    return None if best is None else (best[1], best[2])
