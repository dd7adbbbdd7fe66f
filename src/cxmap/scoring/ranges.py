"""Sums and products of shares that are known as ranges: their ends stay ends, and no middle is made up."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from cxmap.model import Portion


class Range(NamedTuple):
    """A share of people, from 0 to 1: at the least and at the most. An exact one has both ends alike."""

    low: float
    high: float
    about: bool = False
    """Whether any share in it is given as about so much."""

    @property
    def is_exact(self) -> bool:
        """Whether it is one number, and not about it."""
        return self.low == self.high and not self.about

    @property
    def middle(self) -> float:
        """Halfway between its ends: for the width of a line or a weight, never to be told as the figure."""
        return (self.low + self.high) / 2

    def times(self, other: Range) -> Range:
        """This share of that one."""
        return Range(self.low * other.low, self.high * other.high, self.about or other.about)

    def plus(self, other: Range) -> Range:
        """Both together; that they are no more than everybody is for the caller to say."""
        return Range(self.low + other.low, self.high + other.high, self.about or other.about)

    def capped(self) -> Range:
        """No more than everybody."""
        return Range(min(self.low, 1.0), min(self.high, 1.0), self.about)


NOBODY, EVERYBODY = Range(0.0, 0.0), Range(1.0, 1.0)


def range_of(share: Portion) -> Range:
    """What a map says of a share."""
    return Range(share.low, share.high, share.about)


def rest_of(shares: Iterable[Portion], least: float) -> Range:
    """What is left of everybody beside these shares; less than `least` counts as nothing."""
    given = list(shares)
    ends = [1 - sum(portion.high for portion in given), 1 - sum(portion.low for portion in given)]
    low, high = (end if end >= least else 0.0 for end in ends)
    return Range(low, high, any(portion.about for portion in given))
