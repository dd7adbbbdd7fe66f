"""Shares in words: as written where that says more than a number does, ranges from end to end."""

from __future__ import annotations

from cxmap.locale import Words
from cxmap.model import Portion
from cxmap.scoring.ranges import Range

ABOUT = "\N{ALMOST EQUAL TO}\N{NO-BREAK SPACE}"
"""Before a figure that is made from the middles of ranges."""
DECIMALS = 2
"""Of a percentage that somebody wrote: nobody writes more, and none of them is rounded away."""


def share_text(share: Portion, words: Words) -> str:
    """A share of the map: a number in the language's signs, anything else as written."""
    if not share.is_exact:
        return share.text
    return words.number(share.middle * 100, decimals=DECIMALS) + words.per_cent


def range_text(share: Range, words: Words) -> str:
    """A share that shares add up to: one number, or from end to end; about so much, where one of them is."""
    if share.is_exact:
        return words.percent(share.low)
    low, high = (words.number(end * 100, decimals=0) for end in (share.low, share.high))
    text = words.percent(share.high) if low == high else f"{low}\N{EN DASH}{high}{words.per_cent}"
    return ABOUT + text if share.about else text
