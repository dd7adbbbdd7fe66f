"""How many comments speak of a touchpoint, and what score those gave who do."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from cxmap.model.observed import Amount
from cxmap.model.part import Day, Items, Number, Part, PlaceId, SourceId, Unscored
from cxmap.model.remarks import Quote
from cxmap.model.scale import Scale

Given = Annotated[Number, Unscored("a score on the scale of the comments")]
Spread = Annotated[float, Unscored("a standard deviation"), Field(ge=0.0, le=1e9, allow_inf_nan=False)]


class Scored(Part):
    """The scores that were given with comments."""

    n: Amount = Field(description="How many gave one.", examples=[48])
    mean: Given = Field(description="Their mean.", examples=[2.4])
    sd: Spread | None = Field(default=None, description="Their standard deviation.", examples=[1.1])


class Mentions(Part):
    """The comments that speak of one touchpoint."""

    place: PlaceId = Field(description="The touchpoint or phase, by id.", examples=["queue"])
    n: Amount = Field(description="How many speak of it.", examples=[51])
    score: Scored | None = Field(
        default=None,
        description="The score of those who do; none where too few gave one.",
        examples=[{"n": 48, "mean": 2.4, "sd": 1.1}],
    )


class Picked(Part):
    """A comment that the author of the map picked."""

    place: PlaceId = Field(
        description="The touchpoint or phase that it is quoted at, by id.", examples=["queue"]
    )
    quote: Quote = Field(description="The comment.", examples=["Nobody told us how long it would take"])


class MeasuredComments(Part):
    """What the comments of one binding speak of."""

    source: SourceId | None = Field(
        default=None, description="Where they come from, by source id.", examples=["survey"]
    )
    n: Amount | None = Field(
        default=None, description="How many comments there are; none where they are too few.", examples=[280]
    )
    scale: Scale | None = Field(
        default=None, description="The scale of the scores.", examples=[{"min": 1, "max": 5}]
    )
    score: Scored | None = Field(
        default=None,
        description="The score of all who commented.",
        examples=[{"n": 271, "mean": 3.6, "sd": 1.2}],
    )
    unmatched: Amount | None = Field(
        default=None,
        description="How many speak of none of the touchpoints; none where that would tell of too few.",
        examples=[90],
    )
    until: Day | None = Field(
        default=None, description="When the last one was written.", examples=["2026-03-30"]
    )
    withheld: Amount = Field(
        default=0, description="Of how many touchpoints too few speak to be shown.", examples=[1]
    )
    places: Items[Mentions] = Field(default=(), description="What they speak of.", examples=[[]])
    quotes: Items[Picked] = Field(
        default=(), description="The comments that the author picked.", examples=[[]]
    )
