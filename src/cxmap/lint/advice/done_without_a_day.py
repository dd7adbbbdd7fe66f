"""An opportunity was carried out, and its day is not known, or has a day and is not said to be done.

What was measured before and after is compared by that day. Without it the result of the work can never be
shown, which is where most improvement programmes lose their sponsor.
"""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.lint.rule import advise
from cxmap.lint.survey import Survey
from cxmap.source import Diagnostic, Severity

CODE = "CX453"
SEVERITY: Severity = "advice"
WRONG = """\
cxmap: 1
title: A visit
touchpoints: [I wait]
opportunities:
  - title: More chairs
    addresses: i-wait
    status: done
"""
RIGHT = """\
cxmap: 1
title: A visit
touchpoints: [I wait]
opportunities:
  - title: More chairs
    addresses: i-wait
    status: done
    done: 2026-03-02
"""


def check(survey: Survey) -> Iterator[Diagnostic]:
    """Each opportunity of which only one of status and day says that it was done."""
    for at, chance in enumerate(survey.map.opportunities):
        route = ("opportunities", at)
        if chance.status == "done" and chance.done is None:
            message = "this is done, but not since when, so before and after cannot be compared"
            yield advise(CODE, message, (*route, "status"), "Add the day: `done: 2026-05-12`.")
        elif chance.done is not None and chance.status != "done":
            message = f"this was done on {chance.done}, but its status is `{chance.status}`"
            yield advise(
                CODE, message, (*route, "done"), "Write `status: done`, or use `due` for a day to come."
            )
