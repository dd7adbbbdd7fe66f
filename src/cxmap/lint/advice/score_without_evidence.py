"""Scores do not say what they rest on.

A number without a source is an opinion that looks like a fact. When it is questioned nobody can answer, and
whether to research or to act cannot be decided. A workshop, or a plain assumption, is an answer too: it need
only be said. What is written under `to_collect` is known to be missing and not told again.
"""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.lint.rule import advise, listed
from cxmap.lint.survey import Place, Survey
from cxmap.source import Diagnostic, Related, Severity

CODE = "CX431"
SEVERITY: Severity = "advice"
WRONG = """\
cxmap: 1
title: A visit
goal: 1
touchpoints:
  - {name: I come in, experience: 1}
  - {name: I wait, experience: -1}
  - {name: I pay, experience: 1}
"""
RIGHT = WRONG.replace("title:", "sources: [{id: team, type: workshop}]\nevidence: team\ntitle:")
LEAST, MOST_NAMED = 3, 3
"""Scores in a map before one speaks: a first sketch needs no footnotes. And how many are named."""


def _rests(survey: Survey, place: Place) -> bool:
    scored = [feeling for feeling in place.part.feelings if feeling.score is not None]
    return bool(
        survey.evidence_of(place)
        or place.part.metrics
        or (scored and all(feeling.source for feeling in scored))
    )


def check(survey: Survey) -> Iterator[Diagnostic]:
    """One finding for the whole map, with the places whose scores rest on nothing."""
    if survey.map.state == "future":
        return
    scored = [place for place in survey.places if place.has_score]
    bare = [place for place in scored if not _rests(survey, place)]
    if len(scored) < LEAST or not bare:
        return
    named = listed([place.part.id for place in bare], MOST_NAMED)
    if len(bare) == len(scored):
        message = f"none of the {len(scored)} scores says what it rests on, so none can be defended"
    else:
        message = f"{len(bare)} of {len(scored)} scores do not say what they rest on: {named}"
    cure = "Name a source under `sources` (a workshop is one too) and refer to it with `evidence`."
    related = tuple(Related("rests on nothing", place.route) for place in bare[:MOST_NAMED])
    section = "phases" if survey.map.phases else "touchpoints"
    yield advise(CODE, message, (section,), cure, at="key", related=related)
