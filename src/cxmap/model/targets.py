"""Promises about the experience, which a build can be held to."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, model_validator

from cxmap.model.part import ChannelId, Many, Part, PhaseId, Points, Text, TouchpointId


class Target(Part):
    """A promise about some touchpoints: that they meet their goal, or stay within so many points of it.

    Without `touchpoints`, `phases`, `channels` or `impact` it is about all of them; with several of these,
    about the touchpoints that fit each.
    """

    name: Text | None = Field(
        default=None,
        description="What is promised, for the message.",
        examples=["No till worse than neutral"],
    )
    touchpoints: Many[TouchpointId] = Field(
        default=(), description="These touchpoints, by id.", examples=[["queue"]]
    )
    phases: Many[PhaseId] = Field(
        default=(), description="The touchpoints of these phases, by id.", examples=[["purchase"]]
    )
    channels: Many[ChannelId] = Field(
        default=(), description="The touchpoints of these channels, by id.", examples=[["web"]]
    )
    impact: bool = Field(
        default=False, description="Only impact moments, which deserve stricter promises.", examples=[True]
    )
    must_meet: bool = Field(default=False, description="The goal is met.", examples=[True])
    min_gap: Annotated[Points, Field(le=0)] | None = Field(
        default=None,
        description="The gap is no worse than this, in points of the scale: -0.5 allows half a point below the goal.",
        examples=[-0.5],
    )
    believed: bool = Field(
        default=False,
        description="Our own estimates count too; otherwise only what was measured can break the promise.",
        examples=[True],
    )
    undecided: bool = Field(
        default=False,
        description="A promise on which the data do not decide counts as broken.",
        examples=[True],
    )

    @model_validator(mode="after")
    def _promises_something(self) -> Self:
        if self.must_meet == (self.min_gap is not None):
            raise ValueError("a target has either `must_meet: true` or a `min_gap`")
        return self
