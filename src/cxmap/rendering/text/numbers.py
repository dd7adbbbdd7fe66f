"""Numbers on a terminal: in English, with signs that every terminal has."""

from __future__ import annotations

from cxmap.locale.numbers import plainly
from cxmap.view.numbers import ScaleNumbers

NONE = "-"


def number(value: float | None, places: int = 0, *, signed: bool = False) -> str:
    """A number with so many decimals; `-` for none."""
    return NONE if value is None else plainly(value, signed=signed, decimals=places)


def percent(share: float | None) -> str:
    """A share as a percentage."""
    return NONE if share is None else f"{number(share * 100)}%"


def scale_numbers(low: float, high: float) -> ScaleNumbers:
    """The numbers of a scale from `low` to `high`."""
    return ScaleNumbers(low, high, plainly, NONE)


def interval(shown: ScaleNumbers, low: float | None, high: float | None) -> str:
    """Both ends of an interval; empty where there is none."""
    return "" if low is None or high is None else "..".join(shown.ends(low, high))
