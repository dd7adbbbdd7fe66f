"""Numbers on a terminal: in English, with signs that every terminal has."""

from __future__ import annotations

from dataclasses import dataclass

from cxmap.locale.numbers import written
from cxmap.view.precision import decimals

NONE = "-"


def number(value: float | None, places: int = 0, *, signed: bool = False) -> str:
    """A number with so many decimals, as `cxmap.locale.numbers.rounded` has them; `-` for none."""
    return NONE if value is None else written(value, places, signed=signed)


def percent(share: float | None) -> str:
    """A share as a percentage."""
    return NONE if share is None else f"{number(share * 100)}%"


@dataclass(frozen=True, slots=True)
class ScaleNumbers:
    """The numbers of one scale, with the digits that it needs."""

    low: float
    high: float

    @property
    def places(self) -> int:
        """Decimals."""
        return decimals(self.high - self.low)

    def score(self, value: float | None) -> str:
        """A score, with a + where the scale has negative ones."""
        return number(value, self.places, signed=self.low < 0)

    def difference(self, value: float | None) -> str:
        """A gap or another difference, always with its sign."""
        return number(value, self.places, signed=True)

    def plain(self, value: float | None) -> str:
        """A number of points, with a sign only below zero: a range, a tolerance, an end of the scale."""
        return number(value, self.places)

    def interval(self, low: float | None, high: float | None) -> str:
        """Both ends; empty where there is none."""
        return "" if low is None or high is None else f"{self.score(low)}..{self.score(high)}"
