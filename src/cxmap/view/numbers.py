"""The numbers of a scale, with as many digits as it needs: the one rule for tables, pictures and reports."""

from __future__ import annotations

import math
from typing import Protocol

from msgspec import Struct

from cxmap.locale import Words
from cxmap.locale.numbers import digits
from cxmap.model import Scale

STEP = 1 / 200
"""The smallest difference that is always shown, as a share of the scale: 0.02 of 1 to 5, 0.05 of 0 to 10.
People tell hardly more than that apart, and seven lines across a scale lie far wider."""
_SLACK = 1e-9
"""Logarithms of powers of ten come out a hair beside whole numbers."""
DASH = "\N{EN DASH}"


def decimals(length: float) -> int:
    """How many decimals tell apart what lies `STEP` of a scale of this length apart: 2 for 1 to 5, 0 for 0 to
    1000, 5 for 0 to 0.01."""
    return max(0, math.ceil(-math.log10(length * STEP) - _SLACK))


class Writing(Protocol):
    """How a number is written; `cxmap.locale.numbers.rounded` says how it is rounded."""

    def __call__(self, value: float, *, signed: bool = False, decimals: int = 1, least: int = 0) -> str: ...


class ScaleNumbers(Struct, frozen=True):
    """The numbers of one scale."""

    low: float
    high: float
    write: Writing
    none: str = DASH
    finer: int = 0
    """Decimals more than the scale needs, for whoever follows a sum."""

    @property
    def places(self) -> int:
        """Decimals."""
        return decimals(self.high - self.low) + self.finer

    @property
    def signed(self) -> bool:
        """Whether scores have a + or -: where the scale has negative ones."""
        return self.low < 0

    def score(self, value: float | None) -> str:
        """A score; a dash for none, here and below."""
        return self.none if value is None else self.write(value, signed=self.signed, decimals=self.places)

    def difference(self, value: float | None) -> str:
        """A gap or another difference, always with its sign."""
        return self.none if value is None else self.write(value, signed=True, decimals=self.places)

    def plain(self, value: float | None) -> str:
        """A number of points, with a sign only below zero: a length, a tolerance, an end of the scale."""
        return self.none if value is None else self.write(value, decimals=self.places)

    def ends(self, low: float, high: float, *, signed: bool | None = None) -> tuple[str, str]:
        """Both ends of an interval, with the decimals of the one that needs more: 3.53 and 3.60."""
        signs, places = self.signed if signed is None else signed, self.places
        least = max(digits(low, places), digits(high, places))
        first, last = (self.write(end, signed=signs, decimals=places, least=least) for end in (low, high))
        return first, last


def numbers_of(scale: Scale, words: Words, *, finer: int = 0) -> ScaleNumbers:
    """The numbers of a scale as people of a language read them."""
    return ScaleNumbers(scale.min, scale.max, words.number, finer=finer)
