"""A comparison of groups, or of two maps, with all that has to be said beside it."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from cxmap.model import Scale
from cxmap.scoring.closing import Closing
from cxmap.scoring.comparison import Table


class Compared(Struct, frozen=True):
    """A comparison with all that has to be said beside it."""

    by: Literal["market", "persona", "segment", "variant", "map"]
    title: str
    scale: Scale
    confidence: float
    table: Table
    outside: tuple[str, ...] = ()
    """Personas who belong to no group."""
    empty: tuple[str, ...] = ()
    """Groups of whom nothing can be known: nobody stands for them."""
    only: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
    """Touchpoints that only the first, and only the second map has."""
    converted: bool = False
    """Whether scores of the second map were brought to the scale of the first."""
    future: tuple[str, ...] = ()
    """Maps of the future: their scores are hoped for."""
    closing: Closing | None = None
    """What becomes of the gaps of the first map, where the second is its future."""
