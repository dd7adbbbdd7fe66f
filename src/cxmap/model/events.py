"""What binds a map to what a system recorded of its customers: which columns say who came where, and when."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, model_validator

from cxmap.model.cells import Word
from cxmap.model.data import Bound
from cxmap.model.part import ChannelId, Many, Part, Text, TouchpointId


class Channels(Part):
    """Which column says by which channel it happened."""

    column: Text = Field(description="The column.", examples=["channel"])
    values: dict[ChannelId, Many[Word]] = Field(
        default_factory=dict,
        description="For each channel, by id, what stands in the column; left out where it holds ids or names.",
        examples=[{"web": ["www", "mobile"]}],
        max_length=500,
    )


class Events(Bound):
    """What customers did, as a system recorded it: `cxmap measure` counts who came where, and what followed what.

    One row for each event, or one for each journey with all of its steps in a cell (`path`).
    """

    case: Text | None = Field(
        default=None,
        description="The column that tells journeys apart: an order, a claim, a visitor.",
        examples=["order_id"],
    )
    activity: Text | None = Field(
        default=None, description="The column of what happened.", examples=["activity"]
    )
    path: Text | None = Field(
        default=None,
        description="In place of `case` and `activity`: the column that holds whole journeys.",
        examples=["path"],
    )
    path_separator: Annotated[str, Field(min_length=1, max_length=5)] = Field(
        default=">", description="What stands between the steps of a `path`.", examples=["->"]
    )
    count: Text | None = Field(
        default=None,
        description="Beside `path`: the column that says how many journeys a row stands for.",
        examples=["visitors"],
    )
    start: Text | None = Field(default=None, description="The column of when it began.", examples=["begun"])
    end: Text | None = Field(
        default=None,
        description="The column of when it was over; the only one where a system notes one moment.",
        examples=["timestamp"],
    )
    date_format: Text | None = Field(
        default=None,
        description="How moments are written, where it is not 2026-03-31 14:30: %d, %m, %Y, %y, %H, %M, %S, %b, %p.",
        examples=["%d/%m/%Y %H:%M"],
    )
    values: dict[TouchpointId, Many[Word]] = Field(
        default_factory=dict,
        description="For each touchpoint, by id, what stands in the column `activity`; ids and names are known without it.",
        examples=[{"pay": ["Payment", "Payment received"]}],
        max_length=500,
    )
    waiting: Many[TouchpointId] | None = Field(
        default=None,
        description="Touchpoints, by id, for which customers wait from the event before on; without it, they wait for each. `[]` where they never do.",
        examples=[["refund", "reply"]],
        max_length=500,
    )
    channels: Channels | None = Field(
        default=None, description="By which channel.", examples=[{"column": "channel"}]
    )

    @model_validator(mode="after")
    def _has_one_form(self) -> Self:
        if self.path is None and (self.case is None or self.activity is None):
            raise ValueError(
                "events need the columns `case` and `activity`, or `path` for whole journeys in a cell"
            )
        others = (self.case, self.activity, self.start, self.end, self.channels, self.waiting)
        if self.path is not None and any(other is not None for other in others):
            raise ValueError(
                "a `path` holds whole journeys: leave out `case`, `activity`, times and channels"
            )
        if self.path is None and self.start is None and self.end is None:
            raise ValueError(
                "events need the moment at which they happened: name its column with `end` or `start`"
            )
        if self.count is not None and self.path is None:
            raise ValueError("`count` belongs to a `path`")
        return self
