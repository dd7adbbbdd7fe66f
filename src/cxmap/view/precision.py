"""How many decimals the numbers of a scale need: the one rule for tables, pictures and reports."""

from __future__ import annotations

import math

STEP = 1 / 200
"""The smallest difference that is always shown, as a share of the scale: 0.02 of 1 to 5, 0.05 of 0 to 10.
People tell hardly more than that apart, and seven lines across a scale lie far wider."""
_SLACK = 1e-9
"""Logarithms of powers of ten come out a hair beside whole numbers."""
ON_A_SCALE_OF_FIVE = 2
"""Importances, impacts and the like run from 1 to 5, whatever the map's own scale."""


def decimals(length: float) -> int:
    """How many decimals tell apart what lies `STEP` of a scale of this length apart: 2 for 1 to 5, 0 for 0 to
    1000, 5 for 0 to 0.01."""
    return max(0, math.ceil(-math.log10(length * STEP) - _SLACK))
