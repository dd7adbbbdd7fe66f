"""An opportunity does not say which touchpoints it would help.

It cannot be ranked by the gaps that it would close, it stands at no touchpoint in any picture, and once it is
done nobody can look whether anything became better.
"""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.lint.rule import MOST_RELATED, advise, listed
from cxmap.lint.survey import Survey
from cxmap.source import Diagnostic, Related, Severity

CODE = "CX452"
SEVERITY: Severity = "advice"
WRONG = """\
cxmap: 1
title: A visit
touchpoints: [I wait]
opportunities: [{title: More chairs}]
"""
RIGHT = WRONG.replace("{title: More chairs}", "{title: More chairs, addresses: i-wait}")


def check(survey: Survey) -> Iterator[Diagnostic]:
    """The opportunities that are not dropped and name no place, in one finding."""
    chances = survey.map.opportunities
    loose = [
        at
        for at, chance in enumerate(chances)
        if chance.status != "dropped" and not chance.addresses and not chance.expects
    ]
    if loose:
        named = listed([chances[at].title for at in loose], most=2)
        verb, who = ("does", "it") if len(loose) == 1 else ("do", "they")
        message = f"{named} {verb} not say what {who} would help, so nobody can look whether {who} did"
        cure = "Name touchpoints or phases under `addresses`."
        related = tuple(Related("nor does this one", ("opportunities", at)) for at in loose[1:MOST_RELATED])
        yield advise(CODE, message, ("opportunities", loose[0]), cure, related=related)
