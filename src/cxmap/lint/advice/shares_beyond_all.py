"""The shares of the personas, or of the segments, add up to more than all customers.

Averages over personas are weighted by these shares. Where they come to 130% somebody counts twice, and every
average is pulled towards them.
"""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.lint.rule import advise
from cxmap.lint.survey import Survey
from cxmap.source import Diagnostic, Severity

CODE = "CX409"
SEVERITY: Severity = "advice"
WRONG = """\
cxmap: 1
title: A visit
personas:
  - {id: ann, name: Ann, share: 80%}
  - {id: bob, name: Bob, share: 50%}
touchpoints: [I wait]
"""
RIGHT = """\
cxmap: 1
title: A visit
personas:
  - {id: ann, name: Ann, share: 50%}
  - {id: bob, name: Bob, share: 50%}
touchpoints: [I wait]
"""
SLACK = 0.015
"""What rounding may add."""


def check(survey: Survey) -> Iterator[Diagnostic]:
    """Personas, and segments, whose shares together exceed 100% even at the least of each."""
    for section, parts in (("personas", survey.map.personas), ("segments", survey.map.segments)):
        total = sum(part.share.low for part in parts if part.share is not None)
        if total > 1 + SLACK:
            message = (
                f"the shares of the {section} add up to {100 * total:.3g}%, so averages count some "
                "customers twice"
            )
            yield advise(CODE, message, (section,), "Correct the shares.", at="key")
