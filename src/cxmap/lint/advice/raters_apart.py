"""Those who judged a touchpoint do not agree at all.

Three colleagues who give 1, 5 and 5 have not measured a 3.7: they know different customers, or mean different
things. The mean is the one number that none of them gave. What they disagree about is usually worth more than
the score.
"""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.lint.rule import advise
from cxmap.lint.survey import Survey
from cxmap.source import Diagnostic, Severity

CODE = "CX434"
SEVERITY: Severity = "advice"
WRONG = """\
cxmap: 1
title: A visit
touchpoints:
  - name: I wait
    experience: {by: {Ann: 2, Ben: 2, Cas: -2}}
"""
RIGHT = """\
cxmap: 1
title: A visit
touchpoints:
  - name: I wait
    experience: {by: {Ann: 2, Ben: 2, Cas: -2}}
    note: Cas counts the queue on Saturdays
"""
LEAST = 0.75
"""Of the scale's length, from the lowest to the highest."""


def check(survey: Survey) -> Iterator[Diagnostic]:
    """Each experience whose raters lie three quarters of the scale apart or more, without a note."""
    scale = survey.map.scale
    for place in survey.places:
        own = place.part.experience
        if own is None or place.part.note is not None:
            continue
        claims = [(own.claim, ()), *((claim, (id_,)) for id_, claim in own.by_persona.items())]
        for claim, below in claims:
            scores = [score for _, score in claim.raters] if claim is not None else []
            if scores and max(scores) - min(scores) >= LEAST * scale.length:
                message = (
                    f"those who judged it gave from {min(scores):.15g} to {max(scores):.15g}: "
                    "the mean is a number that none of them means"
                )
                cure = "Talk about what each of them saw, and write it into a `note` or score by persona."
                yield advise(CODE, message, (*place.route, "experience", *below), cure)
