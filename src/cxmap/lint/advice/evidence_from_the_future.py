"""A source was collected after the day for which the map holds, or on a day that has not come.

Nobody can know in March what customers said in May. Mostly the year is a slip, or the map was brought up
to date and its `date` was forgotten. What is still to be collected says `status: planned`.
"""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.lint.rule import advise
from cxmap.lint.survey import Survey
from cxmap.source import Diagnostic, Severity

CODE = "CX442"
SEVERITY: Severity = "advice"
WRONG = """\
cxmap: 1
title: A visit
date: 2026-03-31
sources: [{id: diary, type: diary, date: 2026-05-12}]
touchpoints:
  - {name: I wait, experience: -1, evidence: diary}
"""
RIGHT = WRONG.replace("2026-05-12", "2026-03-12")


def check(survey: Survey) -> Iterator[Diagnostic]:
    """Each collected source whose day lies behind that of the map, or where it has none, behind today."""
    for at, source in enumerate(survey.map.sources):
        if source.date is None or source.status == "planned" or source.date <= survey.as_of:
            continue
        until = f"the map holds for {survey.map.date}" if survey.map.date else "that day has not come"
        message = f"this was collected on {source.date}, but {until}"
        cure = "Correct the day, bring the map's `date` up to date, or write `status: planned`."
        yield advise(CODE, message, ("sources", at, "date"), cure)
