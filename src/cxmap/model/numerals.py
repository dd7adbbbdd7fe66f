"""Computed numbers in messages. What somebody wrote is given back as `:.15g`, as a float keeps it."""

from __future__ import annotations

import math


def as_computed(value: float, digits: int = 4) -> str:
    """A number that was worked out, to so many digits; those before the point are never cut: 1234568, 72.41."""
    if not value:
        return "0"
    decimals = digits - 1 - math.floor(math.log10(abs(value)))
    return f"{round(value, max(0, decimals)):.15g}"
