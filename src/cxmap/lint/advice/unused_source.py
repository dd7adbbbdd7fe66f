"""A source to which nothing refers.

It was collected, and no score says that it rests on it: those scores count as assumptions, and their
verdicts stay claims. One line of `evidence`, at the touchpoint, the phase or the map as a whole, makes
the research count.
"""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.lint.rule import advise
from cxmap.lint.survey import Survey
from cxmap.source import Diagnostic, Severity

CODE = "CX403"
SEVERITY: Severity = "advice"
WRONG = """\
cxmap: 1
title: A visit
sources: [{id: diary, type: diary, n: 12}]
touchpoints:
  - {name: I come in, experience: 1}
"""
RIGHT = WRONG.replace("experience: 1", "experience: 1, evidence: diary")


def check(survey: Survey) -> Iterator[Diagnostic]:
    """Each source that was collected and that nothing in the map names."""
    for at, source in enumerate(survey.map.sources):
        if source.status == "collected" and ("sources", source.id) not in survey.referred:
            message = f"nothing refers to the source `{source.id}`, so no score rests on it"
            cure = f"Write `evidence: {source.id}` where it says something, or at the top for the whole map."
            yield advise(CODE, message, ("sources", at), cure)
