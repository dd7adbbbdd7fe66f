"""A link to a picture does not say what it shows.

Whoever cannot see it, or opens the report where the file is missing, gets a file name. The text of a link
stands in for the picture then, and is what a screen reader reads.
"""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.lint.rule import advise
from cxmap.lint.survey import Survey
from cxmap.model import Link
from cxmap.source import Diagnostic, Route, Severity

CODE = "CX426"
SEVERITY: Severity = "advice"
WRONG = """\
cxmap: 1
title: A visit
touchpoints:
  - name: I come in
    links: ["https://example.org/door.png"]
"""
RIGHT = """\
cxmap: 1
title: A visit
touchpoints:
  - name: I come in
    links:
      - to: "https://example.org/door.png"
        text: The door on a Saturday
"""
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif")


def check(survey: Survey) -> Iterator[Diagnostic]:
    """Each link to a picture without a text."""
    map_ = survey.map
    lists: list[tuple[Route, tuple[Link, ...]]] = [(("links",), map_.links)]
    lists += [((*step.route, "links"), step.touchpoint.links) for step in map_.steps]
    lists += [
        (("opportunities", at, "links"), opportunity.links)
        for at, opportunity in enumerate(map_.opportunities)
    ]
    for route, links in lists:
        for at, link in enumerate(links):
            is_picture = link.to.partition("?")[0].casefold().endswith(_PICTURES)
            if link.text is None and is_picture:
                message = "this picture has no words for those who cannot see it"
                yield advise(CODE, message, (*route, at), "Write `{to: ..., text: what it shows}`.")
