"""An opportunity is planned or under way, and nobody is named who carries it out.

Decided work without an owner is the commonest reason why the results of a map end up in a drawer.
"""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.lint.rule import advise
from cxmap.lint.survey import Survey
from cxmap.source import Diagnostic, Severity

CODE = "CX457"
SEVERITY: Severity = "advice"
WRONG = """\
cxmap: 1
title: A visit
touchpoints: [I wait]
opportunities:
  - title: More chairs
    addresses: i-wait
    status: planned
"""
RIGHT = """\
cxmap: 1
title: A visit
touchpoints: [I wait]
opportunities:
  - title: More chairs
    addresses: i-wait
    status: planned
    owner: Store operations
"""


def check(survey: Survey) -> Iterator[Diagnostic]:
    """Each opportunity with the status `planned` or `doing` and without an owner."""
    for at, chance in enumerate(survey.map.opportunities):
        if chance.status in ("planned", "doing") and chance.owner is None:
            message = (
                f"`{chance.title}` is {'planned' if chance.status == 'planned' else 'under way'}, and "
                "nobody carries it out"
            )
            yield advise(CODE, message, ("opportunities", at), "Name who does: `owner: ...`.")
