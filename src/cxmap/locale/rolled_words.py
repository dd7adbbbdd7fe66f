"""The words for what the journeys below a touchpoint or phase add up to, per language."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct


class RolledWords(Struct, frozen=True, kw_only=True):
    """Beside a place's own score, and never called its experience."""

    heading: str
    """Of a lane, and the name of a fact."""
    adds_up: Callable[[int], str]
    """What one journey, or several, add up to: `{score}`, with its interval where there is one."""
    ends: str
    """`({low} to {high})`"""
    own: str
    """The place's own `{score}`."""
    no_own: str
    nothing: str
    """None of the journeys has a figure."""
    apart: str
    alike: str
    undecided: str
    """Whether the two differ is not decided."""
    weighed: str
    """How moments are put together."""
    measured: Callable[[int, int], str]
    """How many of all moments rest on data."""
    assumed: str
    """That importance or reach are assumed where nobody wrote them; `{everybody}` is all of the customers."""
    share: str
    """`{title}`, to which `{share}` of the figure belongs."""
    lost: str
    """`{to}` cannot be used."""
    unscored: str
    """`{title}` has no moment with a score."""
    part_of: str
    """Before the places of other maps that lead on to this one."""
