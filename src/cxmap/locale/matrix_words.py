"""The words that the matrix puts on a page beside those of every picture, as one closed record per language."""

from __future__ import annotations

from msgspec import Struct


class MatrixWords(Struct, frozen=True, kw_only=True):
    """Headings of the bands of lanes, the lines of a service blueprint, and a few labels."""

    customer: str
    where: str
    how_it_is: str
    company: str
    figures: str
    improve: str
    grounds: str
    own_lanes: str
    line_of_interaction: str
    line_of_visibility: str
    line_of_internal_interaction: str
    emotion: str
    goal_and_experience: str
    further: str
    """Measured figures that are not the experience of a touchpoint or phase."""
    scope: str
    also: str
    severity_mark: str
    takes: str
    waits: str
    continued: str
    empty_here: str
    """`{lanes}`: lanes without an entry in the columns above."""
    empty_lanes: str
    """`{lanes}`: lanes of which the map says nothing."""
