"""Checks of a whole map: what its parts, each sound in itself, do to each other."""

from __future__ import annotations

from itertools import islice

from cxmap.lint.registry import RULES
from cxmap.model import Map
from cxmap.source import Diagnostic

MOST_FINDINGS = 200


def run_rules(map_: Map) -> tuple[Diagnostic, ...]:
    """The findings of all rules, the first two hundred of each."""
    return tuple(finding for rule in RULES for finding in islice(rule.check(map_), MOST_FINDINGS))


__all__ = ["RULES", "run_rules"]
