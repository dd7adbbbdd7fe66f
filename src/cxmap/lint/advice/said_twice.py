"""The same sentence stands twice in one list.

It is shown twice, and counted twice: two pain points where customers have one. Mostly it was pasted in from
two workshops.
"""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.lint.rule import advise
from cxmap.lint.survey import Survey
from cxmap.model.part import Part
from cxmap.source import Diagnostic, Related, Remove, Route, Severity

CODE = "CX423"
SEVERITY: Severity = "advice"
WRONG = """\
cxmap: 1
title: A visit
touchpoints:
  - name: I come in
    pain_points: [Nobody looks up, Nobody looks up]
"""
RIGHT = """\
cxmap: 1
title: A visit
touchpoints:
  - {name: I come in, pain_points: [Nobody looks up]}
"""
_LISTS = ("motivations", "actions", "thoughts", "questions", "pain_points", "gains", "quotes", "frontstage",
          "backstage", "support", "evidence", "links", "tags", "device", "elements")  # fmt: skip
"""Feelings may come back, and figures may be equal."""


def check(survey: Survey) -> Iterator[Diagnostic]:
    """Each item of a list that is equal to an earlier one in everything."""
    holders: list[tuple[Part, Route]] = [(survey.map, ())]
    holders += [(place.part, place.route) for place in survey.places]
    for part, route in holders:
        for key in _LISTS:
            items = part.__dict__.get(key, ())
            if len(items) > 1:
                yield from _twice(items, (*route, key))


def _twice(items: tuple[object, ...], route: Route) -> Iterator[Diagnostic]:
    first: dict[object, int] = {}
    for at, item in enumerate(items):
        words = getattr(item, "text", None) or getattr(item, "source", None) or getattr(item, "to", item)
        before = first.setdefault(words if isinstance(words, str) else at, at)
        if before != at and items[before] == item:
            other = Related("it stands here first", (*route, before))
            message = "this stands twice in the list, and is counted twice"
            fix = Remove((*route, at))
            yield advise(CODE, message, (*route, at), "Remove one of the two.", related=(other,), fix=fix)
