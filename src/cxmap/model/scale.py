"""The scale on which a map's goals and experiences lie."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from cxmap.model.part import Items, Number, Part, Text, explained

Direction = Literal["higher-is-better", "lower-is-better"]


class Scale(Part):
    """Two ends and a direction. Any range works, and either end may be the good one."""

    min: Number = Field(description="The lowest number that can be given.", examples=[-2])
    max: Number = Field(description="The highest number that can be given.", examples=[2])
    direction: Direction = Field(
        default="higher-is-better",
        description="Which end of the scale is the good one.",
        examples=["lower-is-better"],
        json_schema_extra=explained(
            higher_is_better="The usual way: `max` is the best experience.",
            lower_is_better="An effort or intensity scale: `min` is the best experience.",
        ),
    )
    words: Items[Text] = Field(
        default=(),
        description="Words for the scale, from `min` to `max`, evenly spread; pictures print them on the axis.",
        examples=[["furious", "let down", "neutral", "pleased", "delighted"]],
    )

    @model_validator(mode="after")
    def _has_a_length(self) -> Self:
        if self.min >= self.max:
            raise ValueError(f"`min` ({self.min:g}) must be below `max` ({self.max:g})")
        if len(self.words) == 1:
            raise ValueError("`words` needs one for each end at least")
        return self

    def holds(self, value: float) -> bool:
        """Whether a value lies on the scale, both ends included."""
        return self.min <= value <= self.max

    def percent(self, value: float) -> float:
        """Where a value lies, in percent of the scale: 0 is its worst end and 100 its best."""
        share = (value - self.min) / (self.max - self.min)
        return 100.0 * (share if self.direction == "higher-is-better" else 1.0 - share)

    def difference(self, value: float, reference: float) -> float:
        """How much better `value` is than `reference`, in points of this scale; worse is below zero."""
        return value - reference if self.direction == "higher-is-better" else reference - value

    @property
    def length(self) -> float:
        """Points from one end to the other."""
        return self.max - self.min

    @property
    def middle(self) -> float:
        """The number halfway."""
        return (self.min + self.max) / 2
