"""Checks of a whole map: what its parts, each sound in itself, do to each other."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from cxmap.lint.registry import RULES
from cxmap.model import Map
from cxmap.source import Diagnostic

if TYPE_CHECKING:
    from cxmap.lint.survey import Ages

MOST_FINDINGS = 200


def run_rules(map_: Map) -> tuple[Diagnostic, ...]:
    """The findings of all rules, the first two hundred of each."""
    return tuple(finding for rule in RULES for finding in islice(rule.check(map_), MOST_FINDINGS))


def run_advice(map_: Map, ages: Ages) -> tuple[Diagnostic, ...]:
    """What somebody who knows the trade would say of a sound map, the first two hundred findings of each."""
    from cxmap.lint.advised import ADVICE
    from cxmap.lint.survey import Survey

    survey = Survey(map_, ages)
    return tuple(finding for rule in ADVICE for finding in islice(rule.check(survey), MOST_FINDINGS))


__all__ = ["RULES", "run_advice", "run_rules"]
