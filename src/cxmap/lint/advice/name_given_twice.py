"""Two things have the same name.

Lists, pictures and the report call things by their names: where two touchpoints of a phase, two channels or
two opportunities share one, nobody can tell which of them a score or a gap belongs to.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from cxmap.lint.rule import advise
from cxmap.lint.survey import Survey
from cxmap.model import Opportunity, Part, Touchpoint
from cxmap.source import Diagnostic, Related, Route, Severity

CODE = "CX422"
SEVERITY: Severity = "advice"
WRONG = """\
cxmap: 1
title: A visit
channels:
  - {id: shop, name: Shop}
  - {id: web, name: Shop}
touchpoints:
  - {name: I come in, channel: shop}
  - {name: I order, channel: web}
"""
RIGHT = """\
cxmap: 1
title: A visit
channels:
  - {id: shop, name: Shop}
  - {id: web, name: Web shop}
touchpoints:
  - {name: I come in, channel: shop}
  - {name: I order, channel: web}
"""
_SECTIONS = (
    "markets",
    "segments",
    "personas",
    "sources",
    "channels",
    "curves",
    "lanes",
    "phases",
    "opportunities",
)


def check(survey: Survey) -> Iterator[Diagnostic]:
    """Each name that another thing in the same list has, to the letter but for capitals and spaces.

    Touchpoints for other personas or markets, or on another channel, are told apart by these.
    """
    map_ = survey.map
    lists = [((section,), getattr(map_, section)) for section in _SECTIONS]
    points = [(("phases", at, "touchpoints"), phase.touchpoints) for at, phase in enumerate(map_.phases)]
    for route, parts in chain(lists, points, [(("touchpoints",), map_.touchpoints)]):
        yield from _twice(route, parts)


def _twice(route: Route, parts: tuple[Part, ...]) -> Iterator[Diagnostic]:
    first: dict[tuple[object, ...], int] = {}
    for at, part in enumerate(parts):
        name = part.title if isinstance(part, Opportunity) else getattr(part, "name", None)
        if name is None:
            continue
        told_apart = (part.channel, part.personas, part.markets) if isinstance(part, Touchpoint) else ()
        key = (" ".join(name.casefold().split()), *told_apart)
        before = first.setdefault(key, at)
        if before != at:
            message = f"`{name}` is the name of another one as well, so that readers cannot tell them apart"
            other = Related("this is called the same", (*route, before))
            yield advise(CODE, message, (*route, at), "Say in the name what is different.", related=(other,))
