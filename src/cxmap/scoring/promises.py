"""Whether the targets of a map are kept."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from cxmap.model import Target
from cxmap.scoring.measured import Estimate
from cxmap.scoring.scorecard import PlaceScore, Scorecard
from cxmap.scoring.verdicts import Verdict, judge_believed, judge_measured


class Broken(Struct, frozen=True):
    """A promise that is not kept, at one touchpoint."""

    target: Target
    place: PlaceScore
    limit: float
    """The gap that was allowed, in points of the scale."""
    undecided: bool


def _meant(target: Target, place: PlaceScore) -> bool:
    point = place.touchpoint
    return (
        point is not None
        and (not target.touchpoints or point.id in target.touchpoints)
        and (not target.phases or (place.phase is not None and place.phase.id in target.phases))
        and (not target.channels or any(channel in target.channels for channel in point.channel))
        and (not target.impact or bool(point.impact))
    )


def _held(card: Scorecard, place: PlaceScore, measured: Estimate, allowed: float) -> Verdict:
    """The verdict where the gap may be so many points of the map's scale.

    Below a goal in the metric's own unit, as many percent of its scale as these points are of the map's.
    """
    goal, scale = place.goal, card.scale
    assert goal.score is not None
    return judge_measured(
        measured, goal.score, scale, allowed, settings=card.settings, own_goal=goal.own
    ).verdict


def broken_promises(card: Scorecard, targets: Iterable[Target] = ()) -> tuple[Broken, ...]:
    """Every target (the map's, then those given) that a touchpoint breaks, in order.

    A measured experience breaks a target when its whole interval lies below what is allowed; one that the
    data cannot decide only where the target says so, and a believed one only where the target counts them.
    """
    broken = []
    for target in (*card.map.targets, *targets):
        for place in card.touchpoints:
            allowed = card.tolerance_for(place.goal) if target.min_gap is None else -target.min_gap
            if not _meant(target, place) or place.gap is None or place.goal.score is None:
                continue
            if place.measured is not None:
                verdict = _held(card, place, place.measured, allowed)
                if verdict == "short" or (verdict == "undecided" and target.undecided):
                    broken.append(Broken(target, place, -allowed, verdict == "undecided"))
            elif target.believed and judge_believed(place.gap, card.scale, allowed) == "believed short":
                broken.append(Broken(target, place, -allowed, undecided=False))
    return tuple(broken)
