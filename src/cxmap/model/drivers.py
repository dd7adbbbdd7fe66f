"""Which touchpoints an overall score goes with, as the answers of the same people tell."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from cxmap.model.cells import Word
from cxmap.model.observed import Amount
from cxmap.model.part import Day, Items, Many, Part, PlaceId, SourceId, Text, Unscored
from cxmap.model.scale import Scale

MOST_DRIVERS = 60
"""Touchpoints that are weighed against each other; their pairs grow with the square."""
Correlation = Annotated[
    float, Unscored("a correlation, from -1 to 1"), Field(ge=-1.0, le=1.0, allow_inf_nan=False)
]
Part01 = Annotated[
    float, Unscored("a part of what varies, from 0 to 1"), Field(ge=0.0, le=1.0, allow_inf_nan=False)
]
Size = Annotated[float, Unscored("a number of answers"), Field(ge=0.0, le=1e15, allow_inf_nan=False)]
Spread = Annotated[float, Unscored("a standard error"), Field(ge=0.0, le=1e3, allow_inf_nan=False)]
Unweighed = Literal["few answers", "not told apart"]


class Outcome(Part):
    """A question about the whole that the same people answered."""

    shorthand: ClassVar[str | None] = "column"

    column: Text | None = Field(default=None, description="The column.", examples=["Q5_recommend"])
    value: Many[Word] = Field(
        default=(),
        description="In place of `column`, with a row for each answer: what stands in the column `touchpoint` where it is about the whole.",
        examples=["Overall"],
    )
    name: Text | None = Field(
        default=None,
        description="What the score is called; its column or value when left out.",
        examples=["Loyalty"],
    )
    scale: Scale | None = Field(
        default=None,
        description="Its scale, where that is another than that of the touchpoints.",
        examples=[{"min": 0, "max": 10}],
    )
    no_answer: Many[Word] = Field(
        default=(),
        description="What stands there where nobody answered; the binding's `no_answer` holds only on its own scale.",
        examples=[[11]],
    )

    @model_validator(mode="after")
    def _is_somewhere(self) -> Self:
        if (self.column is None) == (not self.value):
            raise ValueError(
                "an `outcome` has a `column`, or a `value` that stands in the column `touchpoint`; one of the two"
            )
        return self

    @property
    def title(self) -> str:
        """What the score is called."""
        return self.name or self.column or f"{self.value[0]}"


class Driver(Part):
    """How one touchpoint goes with the overall score."""

    place: PlaceId = Field(description="The touchpoint or phase, by id.", examples=["pay"])
    n: Amount = Field(description="How many answered both questions.", examples=[412])
    effective_n: Size | None = Field(
        default=None, description="As how many they count where they are weighted.", examples=[380.5]
    )
    correlation: Correlation = Field(
        description="Pearson's correlation; above zero where a better touchpoint goes with a better whole.",
        examples=[0.52],
    )
    weight: Part01 | None = Field(
        default=None,
        description="Johnson's relative weight: its part of what varies in the overall score; together they are `explained`.",
        examples=[0.21],
    )
    standard_error: Spread | None = Field(
        default=None, description="The standard error of the weight.", examples=[0.031]
    )


class MeasuredDrivers(Part):
    """What drives the overall score of one binding."""

    outcome: Text = Field(description="What the overall score is called.", examples=["Q5_recommend"])
    source: SourceId | None = Field(
        default=None, description="Where the answers come from, by source id.", examples=["survey"]
    )
    n: Amount | None = Field(
        default=None,
        description="How many answered the overall question; none where they are too few.",
        examples=[900],
    )
    since: Day | None = Field(
        default=None, description="When the first answer was given.", examples=["2025-07-01"]
    )
    until: Day | None = Field(default=None, description="When the last one was.", examples=["2026-03-30"])
    explained: Part01 | None = Field(
        default=None,
        description="The part of what varies in the overall score that the weighed touchpoints explain together.",
        examples=[0.58],
    )
    least_n: Amount | None = Field(
        default=None,
        description="The fewest people who answered both of any two of the weighed questions.",
        examples=[388],
    )
    unweighed: Unweighed | None = Field(
        default=None, description="Why no touchpoint has a weight, where none has.", examples=["few answers"]
    )
    withheld: Amount = Field(
        default=0,
        description="Of how many touchpoints too few answered both questions, or all the same.",
        examples=[1],
    )
    drivers: Items[Driver] = Field(default=(), description="The touchpoints.", examples=[[]])
