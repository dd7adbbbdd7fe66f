"""A channel over which nothing happens.

It is in the list with its purpose, but no touchpoint goes over it, so nobody can say how customers experience
it: it has no score, no gap and no place in any picture of the journey. Either its touchpoints are missing,
and these are often the ones that nobody looked at, or the channel does not belong to this map.
"""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.lint.rule import MOST_RELATED, advise, listed
from cxmap.lint.survey import Survey
from cxmap.source import Diagnostic, Related, Severity

CODE = "CX402"
SEVERITY: Severity = "advice"
WRONG = """\
cxmap: 1
title: A visit
channels:
  - {id: store, name: Store}
  - {id: phone, name: Phone}
touchpoints: [{name: I come in, channel: store}]
"""
RIGHT = """\
cxmap: 1
title: A visit
channels:
  - {id: store, name: Store}
  - {id: phone, name: Phone}
touchpoints:
  - {name: I come in, channel: store}
  - {name: I call, channel: phone}
"""


def check(survey: Survey) -> Iterator[Diagnostic]:
    """The channels that no touchpoint names, in one finding, in a map in which touchpoints name channels."""
    used = {id_ for place in survey.touchpoints if place.touchpoint for id_ in place.touchpoint.channel}
    if not used:
        return
    unused = [at for at, channel in enumerate(survey.map.channels) if channel.id not in used]
    if unused:
        named = listed([survey.map.channels[at].id for at in unused])
        message = f"no touchpoint goes over {named}, so nobody can say how customers experience that"
        cure = "Add what customers do there, or remove the channel."
        related = tuple(Related("nothing happens here", ("channels", at)) for at in unused[1:MOST_RELATED])
        yield advise(CODE, message, ("channels", unused[0]), cure, related=related)
