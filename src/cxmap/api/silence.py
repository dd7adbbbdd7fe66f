"""Which views have nothing to say of a map, and why: `all` leaves these out and tells so in a line each."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cxmap.view.timeline.values import TimelineView


def _untimed(view: TimelineView) -> bool:
    """Whether times stand at fewer than two places, of which nothing is longer than anything else."""
    rows = sum(bool(row.pieces or row.label) for group in view.groups for row in group.rows)
    return rows + sum(group.own is not None for group in view.groups) < 2


_SILENT: dict[str, tuple[Callable[[Any], bool], str]] = {
    "timeline": (_untimed, "fewer than two things in it have a duration or a waiting time"),
    "gaps": (lambda view: not view.rows, "nothing in it has both a goal and a score"),
    "channels": (lambda view: not view.rows, "it declares no channels"),
    "elements": (lambda view: not view.rows, "no touchpoint names an element of the experience"),
    "quadrants": (
        lambda view: not view.points,
        "it lacks scores, or says nowhere what matters how much",
    ),
    "opportunities": (lambda view: not view.points and not view.unrated, "it has no opportunities"),
    "lifecycle": (lambda view: len(view.periods) < 2, "its scores are of fewer than two periods"),
}
"""Of each view that can be silent: how that is seen, and why it is so."""


def silence(name: str, view: Any) -> str:
    """Why a view has nothing to say, to follow the name of a map; empty where it has."""
    if name not in _SILENT:
        return ""
    is_silent, why = _SILENT[name]
    return why if is_silent(view) else ""
