"""An opportunity: what could be done, what it promises and how far it is."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from cxmap.model.part import (
    Amount,
    Day,
    Id,
    Items,
    Many,
    Number,
    Part,
    PlaceId,
    Score,
    Text,
    TouchpointId,
    Unscored,
    explained,
)
from cxmap.model.remarks import Link
from cxmap.model.shares import ExactShare

Rating = Annotated[float, Unscored("from 1 to 5 in every map"), Field(ge=1, le=5, allow_inf_nan=False)]


class Expectation(Part):
    """What an opportunity promises for a touchpoint."""

    touchpoint: TouchpointId = Field(description="A touchpoint, by id.", examples=["queue"])
    experience: Score = Field(description="The experience that is expected there.", examples=[1])


class Opportunity(Part):
    """Something that could be done about shortfalls and pain points."""

    shorthand: ClassVar[str | None] = "title"

    id: Id = Field(
        default="",
        description="What other places call it; made from the title when left out.",
        examples=["sew"],
    )
    title: Text = Field(description="What would be done.", examples=["Sew buttons on at the till"])
    description: Text | None = Field(
        default=None, description="How.", examples=["A sewing kit at every till"]
    )
    addresses: Many[PlaceId] = Field(
        default=(), description="The touchpoints or phases it would help, by id.", examples=[["queue"]]
    )
    impact: Rating | None = Field(
        default=None, description="How much it would help customers, 1 to 5.", examples=[4]
    )
    feasibility: Rating | None = Field(
        default=None, description="How easily it can be done, 1 to 5.", examples=[4]
    )
    effort: Number | None = Field(
        default=None, description="How much work it is, in person-days.", examples=[5]
    )
    reach: Number | None = Field(
        default=None, description="How many customers it would touch in a quarter.", examples=[1200]
    )
    confidence: ExactShare | None = Field(
        default=None, description="How sure all of this is.", examples=["80%"]
    )
    budget: Text | None = Field(
        default=None, description="Money and other resources.", examples=["EUR 4,000 a year"]
    )
    cost: Amount | None = Field(
        default=None,
        description="What it costs in all, as a number; one currency for the whole map. See `cxmap opportunities`.",
        examples=[14000],
    )
    removes: Many[Text] = Field(
        default=(),
        description="The causes that it takes away, in the words that pain points have for them.",
        examples=["Nobody plans the tills by the hour"],
    )
    expects: Items[Expectation] = Field(
        default=(),
        description="What it promises, so that the result can be compared with it.",
        examples=[[{"touchpoint": "queue", "experience": 1}]],
    )
    owner: Text | None = Field(default=None, description="Who takes it on.", examples=["Store operations"])
    status: Literal["proposed", "planned", "doing", "done", "dropped"] = Field(
        default="proposed",
        description="How far along it is.",
        examples=["planned"],
        json_schema_extra=explained(
            proposed="An idea.",
            planned="Decided, not begun.",
            doing="Being carried out.",
            done="Carried out; its result can be measured.",
            dropped="Will not be done.",
        ),
    )
    due: Day | None = Field(default=None, description="When it should be done.", examples=["2026-06-30"])
    done: Day | None = Field(default=None, description="When it was done.", examples=["2026-05-12"])
    horizon: Text | None = Field(default=None, description="Now, soon or later.", examples=["quick win"])
    links: Many[Link] = Field(
        default=(), description="Where it is tracked.", examples=[["https://example.org/board/12"]]
    )
    note: Text | None = Field(default=None, description="A remark.", examples=["Ask the unions"])
