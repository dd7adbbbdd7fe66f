"""The numbers that settings and flags may have: one definition of each bound, and one sentence about it.

A bound is where a number stops being usable, not where it stops being a number: 0.9999999999999999 lies below
1 and is 1 to every formula that it is put into.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec import Struct


class Limit(Struct, frozen=True):
    """The numbers from `low` to `high`, both ends included; `what` says what they count."""

    low: float
    high: float
    what: str
    whole: bool = False

    def refusal(self, name: str, value: Any) -> str | None:
        """What is wrong with a value of that name, or nothing where it can be used."""
        kinds = int if self.whole else (int, float)
        if isinstance(value, kinds) and not isinstance(value, bool) and self.low <= value <= self.high:
            return None
        return f"`{name}` is {self.what} from {self.low:,.15g} to {self.high:,.15g}; this is {_shown(value)}"

    def within(self, name: str) -> Callable[[Any], Any]:
        """A check of a setting of that name: the value itself, or ValueError with the sentence."""

        def check(value: Any) -> Any:
            if (refusal := self.refusal(name, value)) is not None:
                raise ValueError(refusal)
            return value

        return check


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return "`true`" if value else "`false`"
    if isinstance(value, int):
        return str(value) if abs(value) < 10**18 else "a number of more than 18 digits"
    return repr(value) if isinstance(value, float) else "no number"


_POINTS = Limit(0, 1e9, "a number of points of the map's scale")
LIMITS = {
    "confidence": Limit(0.5, 0.9999, "a share"),
    "power": Limit(0.5, 0.9999, "a share"),
    "tolerance": _POINTS,
    "guess_width": _POINTS,
    "min_n": Limit(1, 1_000_000, "a whole number of answers", whole=True),
    "privacy_floor": Limit(1, 1_000_000, "a whole number of answers", whole=True),
    "stale_days": Limit(1, 36_525, "a whole number of days", whole=True),
}
"""By the name of the setting. Below a confidence of one half an interval says nothing, and no survey is so
free of faults of its own that it errs less than once in ten thousand. Evidence of a century ago is stale."""
