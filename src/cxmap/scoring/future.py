"""Whether a future map can be held beside the current one: touchpoints are matched by id, scores by scale."""

from __future__ import annotations

from cxmap.model import Map

MOST_NAMED = 4


def _ids(map_: Map) -> list[str]:
    return [step.touchpoint.id for step in map_.steps]


def shared_ids(current: Map, future: Map) -> tuple[str, ...]:
    """The ids of the touchpoints that both maps have, in the current map's order."""
    known = set(_ids(future))
    return tuple(id_ for id_ in _ids(current) if id_ in known)


def obstacle(current: Map, future: Map) -> str | None:
    """Why the two cannot be compared, with what to do about it; nothing where they can.

    Ends of scales may differ, since scores can be converted. The direction may not: one of the two maps was
    most likely scored the wrong way round then. Without a touchpoint in common nothing can be matched.
    """
    if current.state == "future":
        return "the map to draw is one of the future itself; give the current map, and this one as its future"
    if future.state != "future":
        return "the map given as future shows the current state; write `state: future` in it if it does not"
    if current.scale.direction != future.scale.direction:
        return (
            f"the scales run opposite ways: {current.scale.direction} now, {future.scale.direction} in the "
            "future; turn the scores of one of them around"
        )
    if not shared_ids(current, future):
        return (
            "the maps have no touchpoint in common; touchpoints are matched by id, so give what stays the "
            f"id that it has now ({_listed(current)} now, {_listed(future)} in the future)"
        )
    return None


def _listed(map_: Map) -> str:
    ids = _ids(map_)
    shown = ", ".join(f"`{id_}`" for id_ in ids[:MOST_NAMED])
    return f"{shown} and {len(ids) - MOST_NAMED} more" if len(ids) > MOST_NAMED else shown or "none"
