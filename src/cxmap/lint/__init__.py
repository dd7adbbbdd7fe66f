"""Checks of a whole map: what its parts, each sound in itself, do to each other."""

from __future__ import annotations

from cxmap.lint.registry import RULES
from cxmap.model import Map
from cxmap.source import Diagnostic


def run_rules(map_: Map) -> tuple[Diagnostic, ...]:
    """The findings of all rules."""
    return tuple(finding for rule in RULES for finding in rule.check(map_))


__all__ = ["RULES", "run_rules"]
