"""A lane of the map's own in which nothing stands.

It was declared, and no phase or touchpoint has a text in it, so it is drawn nowhere. Most often the texts
stand under another lane's id, or were never carried over.
"""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.lint.rule import advise
from cxmap.lint.survey import Survey
from cxmap.source import Diagnostic, Severity

CODE = "CX404"
SEVERITY: Severity = "advice"
WRONG = """\
cxmap: 1
title: A visit
lanes: [{id: drives, name: Core drives}]
touchpoints: [I come in]
"""
RIGHT = """\
cxmap: 1
title: A visit
lanes: [{id: drives, name: Core drives}]
touchpoints:
  - {name: I come in, lanes: {drives: Curiosity}}
"""


def check(survey: Survey) -> Iterator[Diagnostic]:
    """Each lane without a text."""
    filled = {id_ for place in survey.places for id_, texts in place.part.lanes.items() if texts}
    for at, lane in enumerate(survey.map.lanes):
        if lane.id not in filled:
            message = f"nothing stands in the lane `{lane.id}`, so it is drawn nowhere"
            cure = f"Write `lanes: {{{lane.id}: ...}}` at a touchpoint or phase, or remove the lane."
            yield advise(CODE, message, ("lanes", at), cure)
