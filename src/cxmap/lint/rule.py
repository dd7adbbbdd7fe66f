"""What a rule is: a module with a code, a severity, a check and a docstring that is its manual."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from cxmap.lint.survey import Survey
from cxmap.model import Map
from cxmap.source import Diagnostic, Fix, Related, Route, Severity
from cxmap.source.diagnostic import At


class Explained(Protocol):
    """What a rule says of itself."""

    CODE: str
    SEVERITY: Severity
    WRONG: str
    RIGHT: str
    __name__: str
    __doc__: str | None


class Rule(Explained, Protocol):
    """A module of `rules/` fits this by having these names."""

    def check(self, map_: Map, /) -> Iterable[Diagnostic]:
        """Everything in the map that breaks the rule, by route."""
        ...


class Advice(Explained, Protocol):
    """A module of `advice/` fits this by having these names."""

    def check(self, survey: Survey, /) -> Iterable[Diagnostic]:
        """Everything in the map that somebody who knows the trade would speak of, by route."""
        ...


MOST_RELATED = 6
"""Places that one finding shows."""


def listed(names: Sequence[str], most: int = 3) -> str:
    """Some names in a sentence: the first ones, and how many more."""
    shown = [f"`{name}`" for name in names[:most]]
    if len(names) > most:
        return f"{', '.join(shown)} and {len(names) - most} more"
    return " and ".join(filter(None, (", ".join(shown[:-1]), shown[-1])))


def advise(
    code: str,
    message: str,
    route: Route,
    cure: str,
    *,
    at: At = "value",
    related: tuple[Related, ...] = (),
    fix: Fix | None = None,
) -> Diagnostic:
    """A piece of advice: what is the matter and why it matters, where, and what to do."""
    return Diagnostic(
        code, message, route, at, cure, "advice", related=related, fixes=() if fix is None else (fix,)
    )
