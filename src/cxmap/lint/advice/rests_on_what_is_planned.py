"""A score rests on research that nobody has done yet.

Its only sources have the status `planned`. So far the score is a guess, and a reader who sees the name of a
survey beside it takes it for more.
"""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.lint.rule import advise
from cxmap.lint.survey import Survey
from cxmap.source import Diagnostic, Severity

CODE = "CX443"
SEVERITY: Severity = "advice"
WRONG = """\
cxmap: 1
title: A visit
sources: [{id: survey, type: survey, status: planned}]
touchpoints:
  - {name: I wait, experience: -1, evidence: survey}
"""
RIGHT = """\
cxmap: 1
title: A visit
sources: [{id: team, type: workshop}]
touchpoints:
  - name: I wait
    experience: -1
    evidence: [team, {to_collect: A survey in May}]
"""


def check(survey: Survey) -> Iterator[Diagnostic]:
    """Each scored place whose own sources are all planned."""
    known = survey.map.sources_by_id
    for place in survey.places:
        named = [known[item.source] for item in place.part.evidence if item.source in known]
        is_planned = named and all(source.status == "planned" for source in named)
        if is_planned and place.has_score and not place.part.metrics:
            message = f"this score rests on `{named[0].id}`, which is still to be collected"
            cure = (
                "Name what it rests on today, a workshop or an assumption, and put the rest under "
                "`to_collect`."
            )
            yield advise(CODE, message, (*place.route, "evidence"), cure, at="key")
