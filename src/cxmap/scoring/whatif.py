"""What would change if a touchpoint, or a phase scored as a whole, were better."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from cxmap.scoring.journey import Figures, Journey, journey
from cxmap.scoring.scorecard import PlaceScore, Scorecard
from cxmap.scoring.scorer import score
from cxmap.scoring.ties import CLOSE

Merit = Literal["peak-end", "weighted mean", "mean"]


class WhatIf(Struct, frozen=True):
    """A map's figures as they are and as they would be."""

    before: Scorecard
    after: Scorecard
    journey_before: Journey | None
    journey_after: Journey | None
    changed: tuple[tuple[PlaceScore, PlaceScore], ...]
    """The touchpoints and phases whose experience or rank differs, before and after."""


class BestStep(Struct, frozen=True):
    """The one place whose goal, once reached, does most, and what that would do."""

    place: PlaceScore
    outcome: WhatIf
    by: Merit
    """What it does most for: without a peak-end the weighted mean, and without weights the mean."""


def what_if(before: Scorecard, changes: Mapping[str, float]) -> WhatIf:
    """Score a scorecard's map again with other experiences (id of a place to number on the scale)."""
    after = score(before.map, persona=before.persona, settings=before.settings, assumed=changes)
    then = {place.id: place for place in after.places}
    changed = tuple(
        (old, new)
        for old in before.places
        if (new := then.get(old.id)) is not None
        and (old.experience != new.experience or old.rank != new.rank)
    )
    return WhatIf(before, after, journey(before), journey(after), changed)


def best_step(card: Scorecard) -> BestStep | None:
    """The one place whose improvement to its goal raises what is remembered (peak-end) most.

    On a tie, and where there is no peak-end, the one that raises the weighted mean more (the mean, where the
    map gives no importance); then the one that ranks higher. Nothing where nothing is below its goal.
    """
    figures = Figures(card)
    now = figures.figures()
    if now is None:
        return None

    def steps(then: float, before: float) -> int:
        """A gain in billionths of the scale, lest noise part two that tie."""
        return round(card.scale.difference(then, before) / (CLOSE * card.scale.length))

    best: tuple[tuple[int, int], PlaceScore] | None = None
    for place in card.listed:
        then = figures.figures({place.id: place.goal.score}) if place.goal.score is not None else None
        if then is None or place.goal.score is None:
            continue
        mean = steps(_mean(then), _mean(now))
        comparable = then.peak_end is not None and now.peak_end is not None
        merit = (steps(then.peak_end or 0.0, now.peak_end or 0.0) if comparable else 0, mean)
        if best is None or merit > best[0]:
            best = merit, place
    if best is None or best[1].goal.score is None:
        return None
    outcome = what_if(card, {best[1].id: best[1].goal.score})
    without: Merit = "mean" if now.weighted_mean is None else "weighted mean"
    return BestStep(best[1], outcome, without if now.peak_end is None else "peak-end")


def _mean(whole_journey: Journey) -> float:
    return whole_journey.mean if whole_journey.weighted_mean is None else whole_journey.weighted_mean
