"""What recorded events say of a touchpoint: who came, how long it took, and what followed."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from pydantic import Field

from cxmap.model.part import ChannelId, Part, TouchpointId, Unscored

Amount = Annotated[int, Unscored("a number of rows, cells, journeys or visits"), Field(ge=0, le=10**15)]
Seconds: TypeAlias = Annotated[float, Unscored("a length of time"), Field(ge=0, le=1e12, allow_inf_nan=False)]


class Times(Part):
    """Lengths of time in seconds: the middle one, and those between which the middle half lies."""

    n: Amount = Field(description="How many were timed.", examples=[1125])
    low: Seconds = Field(description="A quarter took less.", examples=[3600])
    median: Seconds = Field(description="Half took less.", examples=[7200])
    high: Seconds = Field(description="A quarter took more.", examples=[10800])


class Observed(Part):
    """What recorded journeys did at one touchpoint."""

    touchpoint: TouchpointId = Field(description="The touchpoint, by id.", examples=["pay"])
    cases: Amount = Field(description="How many journeys came to it.", examples=[1125])
    of: Amount = Field(description="How many journeys were recorded.", examples=[1266])
    visits: Amount = Field(description="How often they came, also again.", examples=[1130])
    begun: Amount | None = Field(
        default=None,
        description="How many journeys began here; none where that would tell of too few.",
        examples=[0],
    )
    ended: Amount | None = Field(
        default=None, description="How many ended here; none where that would tell of too few.", examples=[3]
    )
    duration: Times | None = Field(default=None, description="How long it took.", examples=[None])
    waiting: Times | None = Field(
        default=None, description="How long after the step before it began.", examples=[None]
    )
    next: dict[TouchpointId, Amount] = Field(
        default_factory=dict, description="How often what followed.", examples=[{"confirm": 1125}]
    )
    channels: dict[ChannelId, Amount] = Field(
        default_factory=dict, description="How often by which channel.", examples=[{"web": 800}]
    )

    @property
    def reach(self) -> float:
        """The share (0..1) of journeys that came."""
        return self.cases / self.of

    @property
    def is_whole(self) -> bool:
        """Whether every way on was counted and none withheld, so that what is not there did not happen."""
        return self.ended is not None and sum(self.next.values()) + self.ended == self.visits

    @property
    def drop_off(self) -> float | None:
        """The share (0..1) of visits after which nothing more was recorded."""
        return None if self.ended is None else self.ended / self.visits
