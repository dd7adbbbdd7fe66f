"""A question about the whole journey stands at a touchpoint.

An NPS asks whether customers would recommend the company: about all that they went through, not about the
moment at which they were asked. At a touchpoint it blames or praises whatever happened to come before the
question. It is still shown and judged there, but it is no moment of the journey, so it is neither its peak
nor its end.
"""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.model import Map
from cxmap.source import Diagnostic, Severity

CODE = "CX207"
SEVERITY: Severity = "warning"
WRONG = """\
cxmap: 1
title: A visit
touchpoints:
  - name: I leave
    metrics:
      - {type: nps, n: 100, value: 30}
"""
RIGHT = """\
cxmap: 1
title: A visit
goal: {nps: 40}
metrics:
  - {type: nps, n: 100, value: 30}
touchpoints:
  - name: I leave
"""
_HINT = (
    "Move it to the map's own `metrics`, with its goal as `goal: {nps: ...}` of the map; "
    "a touchpoint is asked about itself, with a `csat`, a `ces` or a `rating`."
)


def check(map_: Map) -> Iterator[Diagnostic]:
    """Each NPS of a touchpoint."""
    for measurement in map_.measurements:
        if measurement.touchpoint is not None and measurement.metric.type == "nps":
            message = "an `nps` asks about the whole relationship, not about this touchpoint"
            yield Diagnostic(CODE, message, (*measurement.route, "type"), "value", _HINT, SEVERITY)
