"""A goal in a metric's own unit, and no such metric where it holds.

`goal: {csat: 80%}` is compared with a `csat` and nothing else: neither with our own estimate nor with a
metric of another type. Until somebody measures a CSAT there, the goal judges nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.model import Map
from cxmap.model.inheritance import unit_goals
from cxmap.source import Diagnostic, Severity

CODE = "CX209"
SEVERITY: Severity = "warning"
WRONG = """\
cxmap: 1
title: A visit
touchpoints:
  - name: I come in
    goal: {csat: 80%}
    experience: 1
"""
RIGHT = WRONG + "    metrics: [{type: csat, value: 84%, n: 310}]\n"


def check(map_: Map) -> Iterator[Diagnostic]:
    """Each goal in a unit in which nothing is measured within its reach, nor bound to be."""
    bound = {data.type for data in map_.data}
    for goal in unit_goals(map_):
        if not goal.within_reach and goal.unit not in bound:
            message = f"nothing is measured as a `{goal.unit}` where this goal holds, so it judges nothing"
            hint = (
                f"Add a metric of the type `{goal.unit}`, or give the goal as a `score` on the map's scale."
            )
            yield Diagnostic(CODE, message, goal.route, "key", hint, SEVERITY)
