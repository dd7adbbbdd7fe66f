"""A phase: a stretch of the journey, with its touchpoints."""

from __future__ import annotations

from typing import Annotated, ClassVar, Self

from pydantic import Field, model_validator

from cxmap.model.deeper import Deeper, known_shares
from cxmap.model.durations import Time
from cxmap.model.experience import OwnExpectation, OwnExperience
from cxmap.model.goal import OwnGoal
from cxmap.model.metrics import Metric
from cxmap.model.part import (
    CurveId,
    CurveScore,
    Id,
    Items,
    LaneId,
    Many,
    Part,
    Text,
)
from cxmap.model.remarks import Evidence, Feeling, Kpi, PainPoint, Quote, Remark
from cxmap.model.touchpoint import Touchpoint


class Phase(Part):
    """A stretch of the journey or of the relationship, as the business divides it."""

    shorthand: ClassVar[str | None] = "name"

    id: Id = Field(
        default="",
        description="What other places call it; made from the name when left out.",
        examples=["purchase"],
    )
    name: Text = Field(description="Its name.", examples=["Purchase"])
    questions: Many[Remark] = Field(
        default=(), description="What the customer wonders in this phase.", examples=[["Does it fit me?"]]
    )
    description: Text | None = Field(
        default=None, description="What it covers.", examples=["From door to till"]
    )
    when: Text | None = Field(default=None, description="Day, date or period.", examples=["day 1-3"])
    duration: Time | None = Field(
        default=None, description="How long it takes, for everybody or by persona id.", examples=["2 weeks"]
    )
    goal: OwnGoal = Field(
        default=None,
        description="The experience that is wanted in it, inherited by its touchpoints.",
        examples=[1],
    )
    experience: OwnExperience = Field(
        default=None,
        description="Our own estimate of the experience of the phase as a whole: it stands for those of its touchpoints that have none. Left out, it is the mean of the scored feelings of the phase.",
        examples=[-1, {"shopper": -1, "companion": 1}],
    )
    expectation: OwnExpectation = Field(
        default=None,
        description="What customers expect in it, and at each of its touchpoints that has no expectation of its own or its channel's.",
        examples=[1],
    )
    importance: Annotated[float, Field(ge=1, le=5, allow_inf_nan=False)] | None = Field(
        default=None, description="How much the phase as a whole matters to customers, 1 to 5.", examples=[4]
    )
    touchpoints: Items[Touchpoint] = Field(
        default=(),
        description="Its touchpoints in order; an empty list keeps a phase that has none.",
        examples=[["I queue at the till"]],
    )
    motivations: Many[Remark] = Field(
        default=(), description="What the customer wants in it.", examples=[["Find my size"]]
    )
    actions: Many[Remark] = Field(
        default=(), description="What the customer does in it.", examples=[["I look around"]]
    )
    thoughts: Many[Remark] = Field(
        default=(), description="What the customer thinks in it.", examples=[["So crowded"]]
    )
    feelings: Many[Feeling] = Field(
        default=(), description="What the customer feels in it.", examples=[["hopeful"]]
    )
    pain_points: Many[PainPoint] = Field(
        default=(), description="What hurts throughout the phase.", examples=[["Nobody says who decides"]]
    )
    gains: Many[Remark] = Field(
        default=(), description="What goes well throughout.", examples=[["Friendly greeters"]]
    )
    quotes: Many[Quote] = Field(
        default=(), description="What people really said.", examples=[["Where do I even start?"]]
    )
    evidence: Many[Evidence] = Field(
        default=(),
        description="What the phase rests on; so do its touchpoints without evidence of their own.",
        examples=[["diary"]],
    )
    metrics: Items[Metric] = Field(
        default=(),
        description="Measured figures of the phase as a whole; where it is scored as a whole, the first one of everybody is its measured experience: of a question that was asked several times, the newest.",
        examples=[[{"type": "csat", "value": "72%", "n": 180}]],
    )
    kpis: Items[Kpi] = Field(
        default=(),
        description="Figures that are watched in it.",
        examples=[[{"name": "Conversion", "current": "3%"}]],
    )
    curves: dict[CurveId, CurveScore | None] = Field(
        default_factory=dict,
        description="Values of the phase as a whole on the map's further curves, by curve id.",
        examples=[{"engagement": 4}],
        max_length=20,
    )
    lanes: dict[LaneId, Many[Text]] = Field(
        default_factory=dict,
        description="Texts in the map's own lanes, by lane id.",
        examples=[{"drives": ["Scarcity"]}],
        max_length=50,
    )
    journey: Many[Deeper] = Field(
        default=(),
        description="The journey map, or maps, that show the phase more closely; what they add up to is told beside its own score.",
        examples=["claims.cxmap.yaml"],
    )
    entry: bool = Field(default=False, description="Whether journeys may begin in it.", examples=[True])
    exit: bool = Field(
        default=False,
        description="Whether journeys may end in it; the others go on as usual.",
        examples=[True],
    )
    optional: bool = Field(default=False, description="Whether customers may skip it.", examples=[True])
    repeats: bool = Field(default=False, description="Whether it happens again and again.", examples=[True])
    owner: Text | None = Field(default=None, description="Who answers for it.", examples=["Retail"])
    note: Text | None = Field(
        default=None, description="A remark, or a footnote.", examples=["Out of scope for now"]
    )

    @model_validator(mode="after")
    def _shares_fit(self) -> Self:
        known_shares(self.journey)
        return self
