"""What changed of what the company promises: goals in force, tolerance, targets, opportunities.

A goal that is lowered makes a touchpoint look better though no customer noticed anything, so it is a change
for the worse, and so is a wider tolerance. Goals are told where they hold; those that were inherited from one
place with the same change are one change, with all the touchpoints that it holds for.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec.structs import replace

from cxmap.changes.change import Change, Kind, Pair, Spot, Tone
from cxmap.changes.customers import gain_in_percent
from cxmap.changes.figures import matched
from cxmap.changes.lists import items_changed
from cxmap.model import Map
from cxmap.model.plain import MAP
from cxmap.scoring import AppliedGoal, MetricScore
from cxmap.scoring.ties import settled

_STATUS = ("proposed", "planned", "doing", "done")
_Aim = tuple[float, str] | None
"""A goal as it is judged: its number and the type of metric whose unit it is in, empty for points."""


def promises(pair: Pair) -> list[Change]:
    """Every change of this kind."""
    return [*_goals(pair), *_frame(pair), *_targets(pair), *_opportunities(pair)]


def _aim(goal: AppliedGoal) -> _Aim:
    if goal.own is not None and goal.unit is not None:
        return goal.own, goal.unit
    return None if goal.score is None else (goal.score, "")


def _goals(pair: Pair) -> list[Change]:
    pairs: list[tuple[AppliedGoal, AppliedGoal, Change]] = []
    for old, new in pair.places:
        here, there = pair.spots(old, new)
        pairs += [(old.goal, new.goal, change) for change in _goal(pair, here, there, old.goal, new.goal, "")]
        pairs += _of_figures(pair, here, there, old.others, new.others)
    whole = pair.here(MAP), pair.there(MAP)
    pairs += _of_figures(pair, *whole, pair.old.card.whole, pair.new.card.whole)
    return _together(pair, pairs)


def _of_figures(
    pair: Pair, here: Spot, there: Spot, old: tuple[MetricScore, ...], new: tuple[MetricScore, ...]
) -> Iterator[tuple[AppliedGoal, AppliedGoal, Change]]:
    for earlier, own in matched(old, new):
        named = own.estimate.metric.name or own.estimate.metric.type.upper()
        for change in _goal(pair, here, there, earlier.goal, own.goal, named):
            yield earlier.goal, own.goal, change


def _goal(
    pair: Pair, here: Spot, there: Spot, old: AppliedGoal, new: AppliedGoal, named: str
) -> Iterator[Change]:
    first, second = _aim(old), _aim(new)
    if first == second:
        return
    made: dict[str, Any] = {"before": first, "after": second, "detail": named}
    if first is None or second is None:
        is_set = first is None
        yield Change(
            "promises",
            "goal set" if is_set else "goal dropped",
            "better" if is_set else "worse",
            here,
            there,
            weight=50.0,
            **made,
        )
        return
    if first[1] != second[1] or (first[1] and (old.metric is None or new.metric is None)):
        yield Change("promises", "goal rescaled", "neutral", here, there, **made)
        return
    scales = pair.old.card.scale, pair.new.card.scale
    if old.metric is not None and new.metric is not None and first[1]:
        scales = old.metric.own_scale, new.metric.own_scale
    gain = gain_in_percent(first[0], second[0], *scales)
    if gain:
        lowered = gain < 0
        yield Change(
            "promises",
            "goal lowered" if lowered else "goal raised",
            "worse" if lowered else "better",
            here,
            there,
            weight=abs(gain),
            **made,
        )


def _together(pair: Pair, pairs: list[tuple[AppliedGoal, AppliedGoal, Change]]) -> list[Change]:
    """One change for all places that inherit it, and one for each goal of its own."""
    kept: dict[tuple[object, ...], list[Change]] = {}
    for old, new, each in pairs:
        origin = new.origin or old.origin or ""
        mine = origin == "touchpoint" or "touchpoint" in (old.origin, new.origin)
        phases = (
            ()
            if "phase" not in (old.origin, new.origin)
            else (each.here and each.here.phase, each.spot.phase)
        )
        source = (old.origin, new.origin, old.channel, new.channel, phases)
        key = (each.spot.section, each.spot.id) if mine else source
        kept.setdefault((*key, each.kind, each.before, each.after, each.detail, mine), []).append(
            each if mine else replace(each, origins=_origins(pair, old, new, each))
        )
    return [
        ones[0] if len(ones) == 1 else replace(ones[0], places=tuple(change.spot.name for change in ones))
        for ones in kept.values()
    ]


def _origins(pair: Pair, old: AppliedGoal, new: AppliedGoal, change: Change) -> tuple[str, str]:
    assert change.here is not None and change.there is not None
    return _origin(pair.old.map, old, change.here), _origin(pair.new.map, new, change.there)


def _origin(map_: Map, goal: AppliedGoal, spot: Spot) -> str:
    if goal.origin == "channel" and goal.channel is not None:
        return f"channel {map_.channels_by_id[goal.channel].name}"
    if goal.origin == "phase":
        return f"phase {spot.phase or spot.name}"
    return goal.origin or ""


def _frame(pair: Pair) -> Iterator[Change]:
    here, there = pair.here(MAP), pair.there(MAP)
    old, new = pair.old.map, pair.new.map
    ends = [(scale.min, scale.max, scale.direction) for scale in (old.scale, new.scale)]
    if ends[0] != ends[1]:
        yield Change(
            "promises",
            "scale",
            "neutral",
            here,
            there,
            pair.was.things[MAP].get("scale", {}),
            pair.now.things[MAP].get("scale", {}),
        )
    wider = settled(100 * (new.tolerance / new.scale.length - old.tolerance / old.scale.length), 100.0)
    if wider:
        widened = wider > 0
        yield Change(
            "promises",
            "tolerance widened" if widened else "tolerance narrowed",
            "worse" if widened else "better",
            here,
            there,
            old.tolerance,
            new.tolerance,
            weight=abs(wider),
        )


def _targets(pair: Pair) -> Iterator[Change]:
    here, there = pair.here(MAP), pair.there(MAP)
    before, after = (state.things[MAP].get("targets", ()) for state in (pair.was, pair.now))
    for first, second in items_changed(before, after):
        if first is not None:
            yield Change("promises", "target gone", "worse", here, there, first, None)
        if second is not None:
            yield Change("promises", "target", "better", here, there, None, second)


def _opportunities(pair: Pair) -> Iterator[Change]:
    section = "opportunities"
    there_too = set(pair.matches.pairs.values())
    for key in pair.was.things:
        if key[0] == section and key not in pair.matches.pairs:
            yield Change("promises", "opportunity gone", "neutral", pair.here(key), None)
    for key in pair.now.things:
        if key[0] == section and key not in there_too:
            yield Change("promises", "opportunity", "neutral", None, pair.there(key))
    for old_id, other in pair.matches.pairs.items():
        if old_id[0] != section:
            continue
        was, now = pair.was.things[old_id], pair.now.things[other]
        spots = pair.here(old_id), pair.there(other)
        first, second = was.get("status", "proposed"), now.get("status", "proposed")
        if first != second:
            yield Change("promises", "status", _moved_on(first, second), *spots, first, second)
        due = was.get("due"), now.get("due")
        if due[0] != due[1]:
            later: Tone = "neutral"
            if due[0] is not None and due[1] is not None:
                later = "worse" if due[1] > due[0] else "better"
            yield Change("promises", "due", later, *spots, *due)
        if was.get("done") != now.get("done"):
            yield Change("promises", "done", "neutral", *spots, was.get("done"), now.get("done"))


def _moved_on(before: str, after: str) -> Tone:
    if "dropped" in (before, after):
        return "worse" if after == "dropped" else "better"
    return "better" if _STATUS.index(after) > _STATUS.index(before) else "worse"


EASED: tuple[Kind, ...] = ("goal lowered", "goal dropped", "tolerance widened", "target gone")
"""What moves the goalposts: a promise becomes easier to keep."""
