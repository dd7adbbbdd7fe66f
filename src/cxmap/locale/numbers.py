"""How a number is written: rounded where that loses nothing that can be seen, with a language's own signs."""

from __future__ import annotations

from decimal import Context, Decimal
from functools import lru_cache

TOLD_APART = 13
"""Digits that count: what lies behind them is noise of binary arithmetic, and the counts of answers that a map
may hold have no more."""
NOTHING = 1e-7
"""What is smaller than this share of the last decimal is noise, and written as 0."""
GROUPED_FROM = 5
"""Thousands stand apart from so many digits on, as four are read at a glance."""
MOST_DECIMALS = 12
"""Scales that need more are written in powers of ten: their numbers would fill a line with zeros."""
TIES_BELOW = 2
"""With fewer decimals than that, what lies halfway keeps its 5. Three decimals say no more to anybody, and means of
figures with two decimals lie halfway every other time."""
_ROOMY = Context(prec=800)
"""Enough for every float there is, written out in full."""


def rounded(value: float, decimals: int) -> Decimal:
    """A number to so many decimals (a half to the even digit), with two exceptions that keep differences in sight.

    With one decimal or none, what lies exactly halfway keeps the 5 that says so: half steps and quarters are told
    as they are. What would become 0 without being 0 keeps its first digit. ValueError for what is not finite.
    """
    if not -float("inf") < value < float("inf"):
        raise ValueError(f"{value} is not a number that can be written")
    if abs(value) < NOTHING * 10.0**-decimals:
        return Decimal(0)
    whole = Decimal(f"{value:.{TOLD_APART}g}")
    finer = whole.quantize(Decimal(1).scaleb(-decimals - 1), context=_ROOMY)
    if decimals < TIES_BELOW and finer == whole and finer.as_tuple().digits[-1] == 5:
        return finer
    near = whole.quantize(Decimal(1).scaleb(-decimals), context=_ROOMY)
    return near or whole.quantize(Decimal(1).scaleb(whole.adjusted()), context=_ROOMY)


def digits(value: float, decimals: int) -> int:
    """How many decimals a number has when it is written with so many at most, see `rounded`."""
    exponent = rounded(value, decimals).normalize().as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0


def plainly(value: float, *, signed: bool = False, decimals: int = 1, least: int = 0) -> str:
    """A number in signs that every terminal and log has: `-12,345.25`."""
    return written(value, decimals, signed=signed, least=least)


def written(
    value: float,
    decimals: int,
    *,
    signed: bool = False,
    least: int = 0,
    point: str = ".",
    thousands: str = ",",
    minus: str = "-",
) -> str:
    """A number as text: `rounded`, its thousands apart; with `signed`, a + before it.

    Trailing zeros are left out but for the `least` decimals.
    """
    return _written(value, decimals, signed, least, point, thousands, minus)


@lru_cache(maxsize=1 << 14)
def _written(
    value: float, decimals: int, signed: bool, least: int, point: str, thousands: str, minus: str
) -> str:
    """The same, worked out once: a report says most of its numbers several times."""
    number = rounded(value, decimals)
    sign = minus if number < 0 else "+" if signed and number > 0 else ""
    if decimals > MOST_DECIMALS:
        return sign + f"{float(abs(number)):.4g}".replace(".", point)
    whole, _, rest = f"{abs(number):f}".partition(".")
    rest = rest.rstrip("0").ljust(least, "0")
    if len(whole) >= GROUPED_FROM:
        whole = f"{int(whole):,}".replace(",", thousands)
    return f"{sign}{whole}{point}{rest}" if rest else sign + whole
