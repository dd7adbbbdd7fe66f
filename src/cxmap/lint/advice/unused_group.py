"""A market or segment that nothing belongs to.

It is in the list, but no touchpoint, persona, channel or figure names it. Where markets or segments are
declared, readers expect to be told how they differ; one that is never named looks the same as all the others,
and nobody can tell whether that was found out or forgotten.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cxmap.lint.rule import advise
from cxmap.lint.survey import Survey
from cxmap.model import Market, Segment
from cxmap.source import Diagnostic, Severity

CODE = "CX406"
SEVERITY: Severity = "advice"
WRONG = """\
cxmap: 1
title: A visit
segments:
  - {id: loyal, name: Loyal customers}
  - {id: new, name: New customers}
personas: [{id: ann, name: Ann, segment: loyal}]
touchpoints: [I come in]
"""
RIGHT = """\
cxmap: 1
title: A visit
segments: [{id: loyal, name: Loyal customers}]
personas: [{id: ann, name: Ann, segment: loyal}]
touchpoints: [I come in]
"""


def check(survey: Survey) -> Iterator[Diagnostic]:
    """Each market and segment that nothing names, where data does not count it either."""
    if any(binding.segments for binding in survey.map.data):
        return
    lists: tuple[tuple[str, Sequence[Market | Segment]], ...] = (
        ("markets", survey.map.markets),
        ("segments", survey.map.segments),
    )
    for section, parts in lists:
        kind = section.removesuffix("s")
        for at, part in enumerate(parts):
            is_described = bool(part.description)
            if (section, part.id) not in survey.referred and not is_described:
                message = f"nothing belongs to the {kind} `{part.id}`, so it looks like all the others"
                cure = f"Name it where it differs (`{kind}` or `{section}` there), describe it, or remove it."
                yield advise(CODE, message, (section, at), cure)
