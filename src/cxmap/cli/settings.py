"""What holds for a map: the flags of the command, else its project's settings, else the usual ones."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cxmap import api
from cxmap.errors import CxmapError

if TYPE_CHECKING:
    from cxmap.api import Crosshair, Importance


def day_of(written: str | None) -> api.AsOf:
    """To which day ages are counted. Raises CxmapError for what is neither a day nor `map`."""
    if written is None:
        return None
    if written == "map":
        return "map"
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise CxmapError(f"--as-of: `{written}` is no day; write it as 2026-03-31, or `map`") from None


def scoring_for(
    map_file: str,
    *,
    confidence: float | None = None,
    tolerance: float | None = None,
    min_n: int | None = None,
    power: float | None = None,
    crosshair: Crosshair | None = None,
    importance: Importance | None = None,
) -> api.Scoring:
    """How to score one map; what is None was not given as a flag.

    Raises InputError for settings of the project that cannot be used.
    """
    how = api.scoring_of(api.configuration_for(map_file))
    if confidence is not None:
        how["confidence"] = confidence
    if tolerance is not None:
        how["tolerance"] = tolerance
    if min_n is not None:
        how["min_n"] = min_n
    if power is not None:
        how["power"] = power
    if crosshair is not None:
        how["crosshair"] = crosshair
    if importance is not None:
        how["importance"] = importance
    return how
