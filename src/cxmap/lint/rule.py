"""What a rule is: a module with a code, a severity, a check and a docstring that is its manual."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from cxmap.model import Map
from cxmap.source import Diagnostic, Severity


class Rule(Protocol):
    """A module of `rules/` fits this by having these names."""

    CODE: str
    SEVERITY: Severity
    WRONG: str
    RIGHT: str
    __name__: str
    __doc__: str | None

    def check(self, map_: Map, /) -> Iterable[Diagnostic]:
        """Everything in the map that breaks the rule, by route."""
        ...
