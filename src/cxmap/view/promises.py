"""Broken promises in words, for a build's log."""

from __future__ import annotations

from cxmap.scoring import Broken
from cxmap.view.answering import people


def promise_text(broken: Broken) -> str:
    """One line: the touchpoint, what was promised, what is."""
    found, target = broken.place, broken.target
    wanted = "must meet its goal" if target.must_meet else f"must stay within {-broken.limit:g} of its goal"
    name = f" ({target.name})" if target.name else ""
    what = "cannot be shown to" if broken.undecided else "does not"
    measured = found.measured
    figures = f"{found.experience:.4g} against {found.goal.score:.4g}"
    if found.goal.own is not None:
        figures += f" (its goal for the {found.goal.unit} is {found.goal.own:g})"
    if measured is not None and measured.low is not None and measured.high is not None:
        figures += f", {measured.low:.3g} to {measured.high:.3g}, n = {people(measured) or 0:.10g}"
    elif measured is None:
        figures += ", believed"
    return f"{found.name} {wanted} and {what}: {figures}{name}"
