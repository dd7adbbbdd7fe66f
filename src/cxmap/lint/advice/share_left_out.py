"""Some ways from a touchpoint have a share and one has none.

The shares of the others are known, so how many arrive anywhere behind this fork stays open for want of a
single number, and so does the drop-off. Where the rest of the customers takes that way, the number is
what is left.
"""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.lint.rule import advise
from cxmap.lint.survey import Survey
from cxmap.source import Diagnostic, Severity

CODE = "CX413"
SEVERITY: Severity = "advice"
WRONG = """\
cxmap: 1
title: A visit
touchpoints:
  - name: I come in
    next: [{to: ask, share: 40%}, {to: pay}]
  - {id: ask, name: I ask}
  - {id: pay, name: I pay}
"""
RIGHT = """\
cxmap: 1
title: A visit
touchpoints:
  - name: I come in
    next:
      - {to: ask, share: 40%}
      - {to: pay, share: 60%}
  - {id: ask, name: I ask}
  - {id: pay, name: I pay}
"""


def check(survey: Survey) -> Iterator[Diagnostic]:
    """Each fork with shares of which exactly one is missing."""
    for place in survey.touchpoints:
        ways = place.touchpoint.next if place.touchpoint else ()
        missing = [at for at, way in enumerate(ways) if way.share is None]
        if len(ways) < 2 or len(missing) != 1:
            continue
        lone = ways[missing[0]]
        message = (
            f"of the ways from here that to `{lone.to}` alone has no share, so how many arrive stays open"
        )
        known = sum(way.share.low for way in ways if way.share is not None)
        is_exact = all(way.share is None or way.share.is_exact for way in ways)
        rest = f" If all others go there, it is {100 * (1 - known):.3g}%." if is_exact and known < 1 else ""
        yield advise(CODE, message, (*place.route, "next", missing[0]), f"Add its `share`.{rest}")
