"""An opportunity promises an experience that is no better than today's.

It is meant to improve a touchpoint, and what it expects there is what customers get already, or less.
Mostly the score of the touchpoint was corrected later, or the scale was read the other way round.
"""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.lint.rule import advise
from cxmap.lint.survey import Survey
from cxmap.source import Diagnostic, Severity

CODE = "CX456"
SEVERITY: Severity = "advice"
WRONG = """\
cxmap: 1
title: A visit
touchpoints: [{id: wait, name: I wait, experience: 0}]
opportunities:
  - title: More chairs
    addresses: wait
    expects: [{touchpoint: wait, experience: 0}]
"""
RIGHT = """\
cxmap: 1
title: A visit
touchpoints: [{id: wait, name: I wait, experience: 0}]
opportunities:
  - title: More chairs
    addresses: wait
    expects: [{touchpoint: wait, experience: 1}]
"""


def check(survey: Survey) -> Iterator[Diagnostic]:
    """Each promise of an opportunity that is still to be done, at or below the one estimate for everybody."""
    scale = survey.map.scale
    today = {
        place.part.id: scores[0].score
        for place in survey.touchpoints
        if len(scores := place.estimates) == 1 and scores[0].persona is None and not place.part.metrics
    }
    for at, chance in enumerate(survey.map.opportunities):
        if chance.status in ("done", "dropped"):
            continue
        for number, promise in enumerate(chance.expects):
            now = today.get(promise.touchpoint)
            if now is not None and scale.percent(promise.experience) <= scale.percent(now):
                message = (
                    f"this promises {promise.experience:.15g} for `{promise.touchpoint}`, which is "
                    f"{now:.15g} already"
                )
                cure = "Correct the promise, or the experience of the touchpoint."
                yield advise(CODE, message, ("opportunities", at, "expects", number), cure)
