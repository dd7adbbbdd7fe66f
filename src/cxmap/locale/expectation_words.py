"""The words for what customers expect, beside the goal that a company has, per language."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct


class ExpectationWords(Struct, frozen=True, kw_only=True):
    """Expectation and experience minus expectation: never called goal or gap."""

    expectation: str
    """The heading of a lane and the name of a fact."""
    mark: str
    """Its mark in a picture."""
    nothing: str
    """What stands where the map says on purpose that nothing is expected."""
    overall: str
    """A further curve's `{value}` for the whole."""
    difference: str
    """The name of experience minus expectation."""
    said: str
    """`{expectation}`, the number, and `{difference}`, the signed one."""
    below: Callable[[int, int], str]
    """At k of n touchpoints with an expectation the experience lies below it; `{names}`."""
    above_all: Callable[[int], str]
    """At none of n."""
