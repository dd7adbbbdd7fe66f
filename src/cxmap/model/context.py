"""What a map speaks of besides its touchpoints: people, places, channels, sources, and its own frame."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from cxmap.model.experience import OwnExpectation
from cxmap.model.goal import OwnGoal
from cxmap.model.part import (
    ChannelId,
    Day,
    Id,
    Leads,
    Many,
    MarketId,
    Number,
    Part,
    Scored,
    SegmentId,
    Text,
    explained,
)
from cxmap.model.remarks import Quote
from cxmap.model.scale import Scale
from cxmap.model.shares import Share


def _id(example: str) -> Id:
    made: Id = Field(
        default="",
        description="What other places call it; made from the name when left out.",
        examples=[example],
    )
    return made


class Scope(Part):
    """What the map is about, where it begins and where it ends."""

    shorthand: ClassVar[str | None] = "objective"

    objective: Text | None = Field(
        default=None, description="What the customer wants to achieve.", examples=["Come home with a jacket"]
    )
    trigger: Text | None = Field(default=None, description="What sets it off.", examples=["Holiday"])
    outcome: Text | None = Field(
        default=None, description="How it ends.", examples=["Bought, repaired, kept"]
    )
    question: Text | None = Field(
        default=None,
        description="What the map should answer.",
        examples=["Where do members lose touch with us?"],
    )
    frequency: Text | None = Field(
        default=None, description="How often it happens.", examples=["2-3 a quarter"]
    )
    includes: Many[Text] = Field(
        default=(), description="What belongs to it.", examples=[["Web shop", "Stores"]]
    )
    excludes: Many[Text] = Field(
        default=(), description="What deliberately does not.", examples=[["Wholesale"]]
    )


class Market(Part):
    """A country, region or language area that is served in its own way."""

    shorthand: ClassVar[str | None] = "name"

    id: Id = _id("nl")
    name: Text = Field(description="Its name.", examples=["Netherlands"])
    language: Text | None = Field(
        default=None, description="The language spoken with customers.", examples=["nl"]
    )
    payment: Many[Text] = Field(default=(), description="How people pay there.", examples=[["iDEAL", "card"]])
    description: Text | None = Field(
        default=None, description="What is particular to it.", examples=["Prefers the phone"]
    )


class Segment(Part):
    """A group of customers."""

    shorthand: ClassVar[str | None] = "name"

    id: Id = _id("loyal")
    name: Text = Field(description="Its name.", examples=["Loyal customers"])
    description: Text | None = Field(
        default=None, description="Who belongs to it.", examples=["Five purchases or more"]
    )
    share: Share | None = Field(
        default=None,
        description="Its share of all customers; figures put together from several segments are weighted by it.",
        examples=["25%"],
    )


class Persona(Part):
    """Whose experience is mapped: a person, or a team, organisation or system that takes part."""

    shorthand: ClassVar[str | None] = "name"

    id: Id = _id("shopper")
    name: Text = Field(description="Its name.", examples=["Fashion shopper"])
    type: Literal["person", "team", "organisation", "system"] = Field(
        default="person",
        description="What kind of party it is.",
        examples=["team"],
        json_schema_extra=explained(
            person="Somebody who feels.",
            team="A group of employees.",
            organisation="A company or institution.",
            system="Software or a machine.",
        ),
    )
    portrait: Text | None = Field(
        default=None,
        description="A picture: a PNG or JPEG of at most 4 MB in the folder of the map or below it. Without one, the initials of a person are drawn.",
        examples=["portraits/shopper.jpg"],
    )
    role: Text | None = Field(
        default=None, description="Role, age, situation.", examples=["Application developer, new hire"]
    )
    description: Text | None = Field(
        default=None,
        description="The person in a few sentences.",
        examples=["Knows Java, little Kubernetes."],
    )
    needs: Many[Text] = Field(
        default=(), description="What they need.", examples=[["Quick help", "Fair prices"]]
    )
    goals: Many[Text] = Field(
        default=(), description="What they want to achieve.", examples=[["Productive in two weeks"]]
    )
    frustrations: Many[Text] = Field(
        default=(), description="What frustrates them.", examples=[["Stale documentation"]]
    )
    job: Text | None = Field(
        default=None,
        description="The job to be done, in one sentence.",
        examples=["When we change provider, I want one overview."],
    )
    quotes: Many[Quote] = Field(
        default=(), description="What such a person said.", examples=[["Just let me pay"]]
    )
    channels: Many[ChannelId] = Field(
        default=(), description="The channels they use, by id.", examples=[["store", "web"]]
    )
    segment: SegmentId | None = Field(
        default=None, description="The segment they stand for, by id.", examples=["loyal"]
    )
    market: MarketId | None = Field(
        default=None, description="The market they live in, by id.", examples=["nl"]
    )
    share: Share | None = Field(
        default=None,
        description="Their share of all customers; figures put together from several personas are weighted by it.",
        examples=["60%"],
    )


class Source(Part):
    """Where knowledge comes from. What a score rests on decides how far it can be trusted."""

    shorthand: ClassVar[str | None] = "name"

    id: Id = _id("diary")
    name: Text | None = Field(default=None, description="Its name.", examples=["Diary of one shopper"])
    type: Literal[
        "assumption",
        "workshop",
        "employees",
        "observation",
        "diary",
        "interview",
        "review",
        "social",
        "complaint",
        "survey",
        "analytics",
        "behaviour",
        "document",
    ] = Field(
        default="assumption",
        description="What kind of evidence it is.",
        examples=["interview"],
        json_schema_extra=explained(
            assumption="Nobody asked anybody yet.",
            workshop="A group of colleagues agreed on it.",
            employees="Those who talk with customers say so.",
            observation="Somebody watched customers.",
            diary="Customers wrote down what happened.",
            interview="Customers told it.",
            review="Published reviews and forum posts.",
            social="Posts on social media.",
            complaint="Complaints and contacts with customer service.",
            survey="Customers answered a questionnaire.",
            analytics="Web or app statistics.",
            behaviour="Recorded behaviour: orders, visits, events.",
            document="A report or publication, second-hand.",
        ),
    )
    date: Day | None = Field(
        default=None, description="When it was collected, at the latest.", examples=["2018-07-21"]
    )
    since: Day | None = Field(default=None, description="When collecting began.", examples=["2018-07-01"])
    n: int | None = Field(
        default=None, ge=0, le=10**12, description="How many people or cases.", examples=[12]
    )
    status: Literal["collected", "planned"] = Field(
        default="collected",
        description="Whether it is there already.",
        examples=["planned"],
        json_schema_extra=explained(
            collected="It is there and can be looked up.", planned="It is still to be collected."
        ),
    )
    by: Text | None = Field(
        default=None, description="Who collected or published it.", examples=["Digital Power"]
    )
    url: Annotated[Text, Leads(free=True)] | None = Field(
        default=None, description="Where to find it.", examples=["https://example.org/diary"]
    )
    note: Text | None = Field(
        default=None, description="What to know about it.", examples=["Written from memory"]
    )


class Channel(Part):
    """A way in which company and customer reach each other, and what it is there for."""

    shorthand: ClassVar[str | None] = "name"

    id: Id = _id("store")
    name: Text = Field(description="Its name.", examples=["Store"])
    mode: Literal["online", "offline", "both"] | None = Field(
        default=None,
        description="Whether it is online or offline.",
        examples=["offline"],
        json_schema_extra={
            "enumDescriptions": ["On a screen.", "In person, by post or by phone.", "Somewhat of each."]
        },
    )
    purpose: Text | None = Field(
        default=None, description="Why the company has it.", examples=["Sell with personal advice"]
    )
    goal: OwnGoal = Field(
        default=None,
        description="The experience that is wanted here, inherited by its touchpoints before the phase's; the strictest where a touchpoint has several channels.",
        examples=[1],
    )
    expectation: OwnExpectation = Field(
        default=None,
        description="What customers expect here, inherited by its touchpoints before the phase's; the most demanding where a touchpoint has several channels.",
        examples=[1],
    )
    owner: Text | None = Field(default=None, description="Who answers for it.", examples=["Retail"])
    markets: Many[MarketId] = Field(
        default=(), description="Where it exists, by market id; everywhere when left out.", examples=[["nl"]]
    )
    description: Text | None = Field(
        default=None, description="Anything else about it.", examples=["Three tills"]
    )


class Curve(Part):
    """A second curve that runs beside the emotion, on a scale of its own."""

    shorthand: ClassVar[str | None] = "name"

    id: Id = _id("engagement")
    name: Text = Field(description="Its name.", examples=["Engagement"])
    scale: Scale | None = Field(
        default=None, description="Its scale; the map's when left out.", examples=[{"min": 1, "max": 5}]
    )
    overall: Annotated[Number, Scored("own")] | None = Field(
        default=None, description="Its value for the journey as a whole.", examples=[3.5]
    )
    description: Text | None = Field(
        default=None, description="What it says.", examples=["How involved people are"]
    )


AfterLane = Literal[
    "description", "motivations", "actions", "thoughts", "questions", "feelings", "channel", "device", "when",
    "impact", "pain_points", "gains", "quotes", "elements", "frontstage", "backstage", "support", "owner",
    "goal", "kpis", "opportunities", "evidence",
]  # fmt: skip
"""Fields that have a lane of the matrix, in its order."""


class Lane(Part):
    """A lane of the map's own, for texts that have no other home."""

    shorthand: ClassVar[str | None] = "name"

    id: Id = _id("drives")
    name: Text = Field(description="Its name.", examples=["Core drives"])
    description: Text | None = Field(default=None, description="What it holds.", examples=["After Octalysis"])
    after: AfterLane | None = Field(
        default=None,
        description="The lane that it follows, by the key of its field; it stands at the end when left out.",
        examples=["thoughts"],
    )


class Owner(Part):
    """Who maintains the map."""

    shorthand: ClassVar[str | None] = "name"

    name: Text = Field(description="A person or team.", examples=["Service design"])
    email: Text | None = Field(default=None, description="How to reach them.", examples=["cx@example.org"])

    @model_validator(mode="after")
    def _looks_like_an_address(self) -> Self:
        if self.email is not None and self.email.count("@") != 1:
            raise ValueError("`email` is not an e-mail address")
        return self
