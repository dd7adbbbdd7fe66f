"""On which scale the scores of a table lie."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import isfinite

from cxmap.errors import InputError

_SCALES = ((-2, 2), (1, 5), (0, 5), (1, 7), (0, 10), (1, 10), (-5, 5), (0, 100))
"""Usual ones, the likeliest first: the first that holds every score is taken, and told."""
ENDS = r"([+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?)"
_SCALE = re.compile(rf" \({ENDS}\.\.{ENDS}\)\Z")


def scale_for(
    scores: Sequence[float], given: tuple[float, float] | None, name: str
) -> tuple[tuple[float, float], str]:
    """The scale of some scores, and what is to be said where it was guessed.

    Raises InputError where they do not fit the one that was given, or none of the usual ones.
    """
    low, high = min(scores), max(scores)
    ends = given or next(((a, b) for a, b in _SCALES if a <= low and high <= b), None)
    if ends is None or not (ends[0] <= low and high <= ends[1]):
        raise InputError(
            f"{name}: scores go from {low:g} to {high:g}; give their scale, as --scale={low:g}..{high:g}"
        )
    said = f"scores were read on a scale from {ends[0]:g} to {ends[1]:g}; --scale gives another one"
    return ends, "" if given is not None else said


def is_usual(scores: Sequence[float]) -> bool:
    """Whether numbers lie on one of the usual scales."""
    return any(low <= min(scores) and max(scores) <= high for low, high in _SCALES)


def scale_in(header: Sequence[str]) -> tuple[float, float] | None:
    """The scale that a table of cxmap names in a header: `Experience (-2..2)`. No stranger writes it so."""
    found = next(filter(None, map(_SCALE.search, header)), None)
    ends = None if found is None else (float(found[1]), float(found[2]))
    return ends if ends is not None and all(map(isfinite, ends)) and ends[0] < ends[1] else None
