"""Scores rest on evidence that is older than the project allows.

What customers said years ago is not what they experience now. The age is counted to the `date` for which
the map says that it holds, or else to today; after 365 days evidence is stale, or after the `stale_days`
of `cxmap.toml`. `cxmap evidence` says what to research first.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cxmap.lint.rule import advise
from cxmap.lint.survey import Place, Survey
from cxmap.source import Diagnostic, Related, Severity

CODE = "CX441"
SEVERITY: Severity = "advice"
WRONG = """\
cxmap: 1
title: A visit
date: 2026-03-31
sources: [{id: diary, type: diary, date: 2018-07-21}]
touchpoints:
  - {name: I wait, experience: -1, evidence: diary}
"""
RIGHT = WRONG.replace("date: 2018-07-21}", "date: 2026-02-10}")
MOST_SHOWN = 3


def _days(survey: Survey, place: Place) -> list[date]:
    """The days of the collected sources that a place names; nothing where one of them has no date."""
    known = survey.map.sources_by_id
    named = [known[item.source] for item in survey.evidence_of(place) if item.source in known]
    days = [source.date for source in named if source.status == "collected"]
    return [day for day in days if day is not None] if None not in days else []


def check(survey: Survey) -> Iterator[Diagnostic]:
    """One finding for the map: how many scores rest on nothing fresher, and the sources that they name."""
    stale = [
        place
        for place in survey.places
        if place.has_score
        and not place.part.metrics
        and (days := _days(survey, place))
        and survey.is_old(max(days))
    ]
    if not stale:
        return
    named = {item.source for place in stale for item in survey.evidence_of(place)}
    old = [(at, source) for at, source in enumerate(survey.map.sources) if source.id in named and source.date]
    newest = max(source.date for _, source in old if source.date)
    years = (survey.as_of - newest).days / 365.25
    count = "1 score rests" if len(stale) == 1 else f"{len(stale)} scores rest"
    message = f"{count} on evidence of {newest} or before, {years:.1f} years old on {survey.as_of}"
    said = "" if survey.map.date else "; where the map tells of that time, say so with its `date`"
    related = tuple(Related("collected long ago", ("sources", at, "date")) for at, _ in old[:MOST_SHOWN])
    yield advise(CODE, message, ("sources",), f"Ask customers again{said}.", at="key", related=related)
