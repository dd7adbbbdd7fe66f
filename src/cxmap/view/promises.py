"""Broken promises in words, for a build's log."""

from __future__ import annotations

from typing import NamedTuple

from cxmap.locale.numbers import plainly
from cxmap.model import Scale
from cxmap.scoring import Broken
from cxmap.view.answering import printed_n
from cxmap.view.numbers import ScaleNumbers


class BrokenPromise(NamedTuple):
    """A target that a touchpoint breaks: the id of the touchpoint, the name of the target, and one line."""

    place: str
    target: str
    text: str


def broken_promise(broken: Broken, scale: Scale) -> BrokenPromise:
    """A broken promise with its line."""
    return BrokenPromise(broken.place.id, broken.target.name or "", promise_text(broken, scale))


def promise_text(broken: Broken, scale: Scale) -> str:
    """One line: the touchpoint, what was promised, what is."""
    place, target, shown = broken.place, broken.target, ScaleNumbers(scale.min, scale.max, plainly)
    within = f"must stay within {shown.plain(-broken.limit)} of its goal"
    wanted = "must meet its goal" if target.must_meet else within
    name = f" ({target.name})" if target.name else ""
    what = "cannot be shown to" if broken.undecided else "does not"
    measured = place.measured
    figures = f"{shown.plain(place.experience)} against {shown.plain(place.goal.score)}"
    if place.goal.own is not None:
        figures += f" (its goal for the {place.goal.unit} is {place.goal.own:.15g})"
    if measured is not None and measured.low is not None and measured.high is not None:
        figures += f", {' to '.join(shown.ends(measured.low, measured.high, signed=False))}"
        figures += f", n = {plainly(printed_n(measured) or 0.0, decimals=0)}"
    elif measured is None:
        figures += ", our estimate"
    return f"{place.name} {wanted} and {what}: {figures}{name}"
