"""An average looks fine and hides somebody for whom it is bad, and nothing says why.

Half of the customers delighted and half of them at the bottom make an average that describes nobody.
Where a persona's score lies in the lowest quarter of the scale while all of them together are above its
middle, readers need to know what happens to that persona: a pain point, a quote, a feeling of theirs, or
an opportunity.
"""

from __future__ import annotations

from collections.abc import Iterator
from statistics import fmean

from cxmap.lint.rule import advise, listed
from cxmap.lint.survey import Estimate, Place, Survey
from cxmap.model import Remark
from cxmap.source import Diagnostic, Severity

CODE = "CX433"
SEVERITY: Severity = "advice"
WRONG = """\
cxmap: 1
title: A visit
personas:
  - {id: ann, name: Ann}
  - {id: bob, name: Bob}
  - {id: cas, name: Cas}
touchpoints:
  - name: I wait
    experience: {ann: 2, bob: 2, cas: -2}
"""
RIGHT = """\
cxmap: 1
title: A visit
personas:
  - {id: ann, name: Ann}
  - {id: bob, name: Bob}
  - {id: cas, name: Cas}
touchpoints:
  - name: I wait
    experience: {ann: 2, bob: 2, cas: -2}
    pain_points: [{text: No chair, persona: cas}]
"""
LOWEST, MIDDLE = 25, 50


def check(survey: Survey) -> Iterator[Diagnostic]:
    """Each average above the middle of the scale over personas at its bottom of whom nothing is said."""
    scale = survey.map.scale
    for place in survey.places:
        scores = place.estimates
        if len(scores) < 2 or scale.percent(fmean(score.score for score in scores)) < MIDDLE:
            continue
        low = [
            score
            for score in scores
            if scale.percent(score.score) <= LOWEST and not _is_explained(survey, place, score)
        ]
        if low:
            named = listed([f"{score.persona}: {score.score:.15g}" for score in low])
            message = f"the average of all hides {named}, and nothing here says why it is so bad for them"
            cure = "Say what hurts: a pain point, quote or feeling with `persona`."
            yield advise(CODE, message, low[0].route, cure)


def _is_explained(survey: Survey, place: Place, score: Estimate) -> bool:
    part = place.part
    remarks: tuple[Remark, ...] = (*part.pain_points, *part.quotes, *part.thoughts)
    theirs = any(score.persona in remark.persona for remark in remarks)
    felt = any(score.persona in feeling.persona for feeling in part.feelings)
    everybodys = any(not pain.persona for pain in part.pain_points)
    return theirs or felt or everybodys or part.note is not None or survey.is_addressed(place)
