"""Where a phase or touchpoint is looked at more closely: in a map of its own."""

from __future__ import annotations

from typing import Any, ClassVar

from pydantic import Field

from cxmap.model.part import Part, Text
from cxmap.model.shares import Share


class Deeper(Part):
    """A journey map that shows a phase or touchpoint more closely, with the share of customers who take it."""

    shorthand: ClassVar[str | None] = "to"

    to: Text = Field(
        description="The file of the map, from the folder of this one and within its project.",
        examples=["claims.cxmap.yaml"],
    )
    share: Share | None = Field(
        default=None,
        description="The share of customers who take this journey, where there are several.",
        examples=["60%"],
    )


def known_shares(journeys: Any) -> None:
    """Raise ValueError where some journeys of a place have a share and others none, or all add up to too much."""
    shares = [journey.share for journey in journeys]
    given = [share for share in shares if share is not None]
    if given and len(given) < len(shares):
        raise ValueError(
            "some journeys under `journey` have a `share` and others none: give it to all, or to none"
        )
    total = sum(share.low for share in given)
    if total > 1 + 1e-9:
        raise ValueError(
            f"the shares under `journey` add up to {total:.0%}; together they cannot exceed 100%"
        )
