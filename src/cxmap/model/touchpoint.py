"""A touchpoint: where customer and company meet, what was intended there and how it is experienced."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, PrivateAttr, model_validator

from cxmap.model.deeper import Deeper, known_shares
from cxmap.model.durations import Time
from cxmap.model.experience import OwnExpectation, OwnExperience
from cxmap.model.goal import OwnGoal
from cxmap.model.metrics import Metric
from cxmap.model.observed import Observed
from cxmap.model.part import (
    ChannelId,
    CurveId,
    CurveScore,
    Id,
    Items,
    LaneId,
    Many,
    MarketId,
    Part,
    PersonaId,
    PhaseId,
    Text,
    TouchpointId,
)
from cxmap.model.remarks import Activity, Evidence, Feeling, Impact, Kpi, Link, PainPoint, Quote, Remark
from cxmap.model.shares import Share

Element = Literal[
    "support", "quality", "help", "knowledge", "competence", "advice", "dedication", "satisfaction"
]


class Next(Part):
    """Where the customer goes from here, with the share that does and the condition."""

    shorthand: ClassVar[str | None] = "to"

    to: TouchpointId = Field(description="A touchpoint, by id.", examples=["pay"])
    share: Share | None = Field(
        default=None, description="The share of customers who go this way.", examples=["40%", "15-20%"]
    )
    when: Text | None = Field(
        default=None, description="Under what condition they do.", examples=["if the size fits"]
    )


class Touchpoint(Part):
    """One point of contact. A bare text is its name; everything else may come later."""

    shorthand: ClassVar[str | None] = "name"
    _observed: Observed | None = PrivateAttr(default=None)
    _recorded: frozenset[str] = PrivateAttr(default=frozenset())

    id: Id = Field(
        default="",
        description="What other places call it; made from the name when left out.",
        examples=["queue"],
    )
    name: Text = Field(description="What happens, in a few words.", examples=["I queue at the till"])
    description: Text | None = Field(
        default=None,
        description="The context, in more words.",
        examples=["A Saturday in the sale, one till of three is open."],
    )
    channel: Many[ChannelId] = Field(
        default=(),
        description="The channel, by id; several, in order, when one contact runs over more than one.",
        examples=["store", ["email", "web"]],
    )
    device: Many[Text] = Field(default=(), description="What the customer holds or uses.", examples=["phone"])
    personas: Many[PersonaId] = Field(
        default=(),
        description="Who comes here, by persona id; everybody when left out.",
        examples=["shopper"],
    )
    markets: Many[MarketId] = Field(
        default=(), description="Where it exists, by market id; everywhere when left out.", examples=["nl"]
    )
    goal: OwnGoal = Field(
        default=None,
        description="The experience that is wanted here; inherited from channel, phase or map when left out, none at all when `null`.",
        examples=[1, {"score": 1, "words": "feels helped, not judged"}, {"csat": "80%"}],
    )
    experience: OwnExperience = Field(
        default=None,
        description="Our own estimate of the experience: a number, or `null` for deliberately none. Where several people judged it, a list of their numbers or `by` with their names; its score is their mean. Any of these per persona, too. Left out, it is the mean of the scored feelings.",
        examples=[-2, {"shopper": -2, "companion": 1}, [2, 4, 3], {"by": {"Ann": 2, "Ben": 4}}],
    )
    expectation: OwnExpectation = Field(
        default=None,
        description="What customers expect here, beside the goal, which is what the company wants; from channel or phase when left out.",
        examples=[1, {"score": 2, "words": "an answer the same day", "evidence": "diary"}, {"shopper": 2}],
    )
    importance: Annotated[float, Field(ge=1, le=5, allow_inf_nan=False)] | None = Field(
        default=None, description="How much it matters to customers, 1 to 5; 3 when left out.", examples=[4]
    )
    reach: Share | None = Field(
        default=None,
        description="The share of customers who come here; all of them when left out.",
        examples=["40%", "15-20%"],
    )
    motivations: Many[Remark] = Field(
        default=(), description="What the customer wants here and why.", examples=[["Be home before six"]]
    )
    actions: Many[Remark] = Field(
        default=(),
        description="What the customer does, in the first person.",
        examples=[["I wait ten minutes"]],
    )
    thoughts: Many[Remark] = Field(
        default=(), description="What the customer thinks.", examples=[["Why does nobody use self-checkout?"]]
    )
    questions: Many[Remark] = Field(
        default=(), description="What the customer asks.", examples=[["Can I return it without a receipt?"]]
    )
    feelings: Many[Feeling] = Field(
        default=(),
        description="What the customer feels; in order, when it changes.",
        examples=[["annoyed", {"word": "impatient", "score": -2}]],
    )
    pain_points: Many[PainPoint] = Field(
        default=(),
        description="What hurts.",
        examples=[[{"text": "No repair for a missing button", "severity": 4}]],
    )
    gains: Many[Remark] = Field(
        default=(), description="What goes well: the bright spots.", examples=[["The tailor thinks along"]]
    )
    impact: Many[Impact] = Field(
        default=(),
        description="Marks an impact moment, which makes or breaks the journey.",
        examples=[{"direction": "negative", "why": "Refused help on a faulty product"}],
    )
    elements: Many[Element] = Field(
        default=(),
        description="Which elements of the experience are at play.",
        examples=[["help", "competence"]],
    )
    quotes: Many[Quote] = Field(
        default=(),
        description="What people really said.",
        examples=[[{"text": "We cannot repair it", "by": "cashier"}]],
    )
    frontstage: Many[Activity] = Field(
        default=(),
        description="What employees and systems do in the customer's sight.",
        examples=[["Cashier scans the item"]],
    )
    backstage: Many[Activity] = Field(
        default=(),
        description="What they do out of the customer's sight.",
        examples=[[{"text": "Books the sale", "system": "till"}]],
    )
    support: Many[Activity] = Field(
        default=(),
        description="The processes behind all this.",
        examples=[["Stock is counted at night"]],
    )
    evidence: Many[Evidence] = Field(
        default=(),
        description="The sources it rests on, by id, or the evidence still to collect.",
        examples=[["diary", {"to_collect": "Time ten visits on a Saturday"}]],
    )
    metrics: Items[Metric] = Field(
        default=(),
        description="Measured figures. The first one of everybody (of a question that was asked several times, the newest) is the measured experience and comes before our estimate; each further one is judged on its own.",
        examples=[[{"type": "csat", "value": "72%", "n": 180}]],
    )
    kpis: Items[Kpi] = Field(
        default=(),
        description="Figures that are watched here.",
        examples=[[{"name": "Queue", "current": "8-12 min", "target": "<4 min"}]],
    )
    curves: dict[CurveId, CurveScore | None] = Field(
        default_factory=dict,
        description="Values on the map's further curves, by curve id.",
        examples=[{"engagement": 4}],
        max_length=20,
    )
    lanes: dict[LaneId, Many[Text]] = Field(
        default_factory=dict,
        description="Texts in the map's own lanes, by lane id.",
        examples=[{"drives": ["Scarcity"]}],
        max_length=50,
    )
    when: Text | None = Field(default=None, description="Clock time, day or period.", examples=["day 1-3"])
    duration: Time | None = Field(
        default=None,
        description="How long it takes, for everybody or by persona id.",
        examples=["10 min", {"shopper": "10 min", "companion": "<5 min"}],
    )
    waiting: Time | None = Field(
        default=None,
        description="How long the customer waits, apart from the duration; for everybody or by persona id.",
        examples=["2 weeks", "5 working days", "30+ days"],
    )
    next: Many[Next] = Field(
        default=(),
        description="Where the customer goes from here; the following touchpoint when left out, nowhere when `[]`.",
        examples=[
            "pay",
            [{"to": "pay", "share": 0.6}, {"to": "leave", "share": "40%", "when": "if the queue is long"}],
        ],
    )
    optional: bool = Field(default=False, description="Whether customers may skip it.", examples=[True])
    repeats: bool = Field(default=False, description="Whether it happens again and again.", examples=[True])
    entry: bool = Field(default=False, description="Whether journeys may begin here.", examples=[True])
    exit: bool = Field(
        default=False,
        description="Whether journeys may end here; the others go on as usual. Where all end, write `next: []`.",
        examples=[True],
    )
    journey: Many[Deeper] = Field(
        default=(),
        description="The journey map, or maps, that show this touchpoint more closely; what they add up to is told beside its own score.",
        examples=[
            "claims.cxmap.yaml",
            [{"to": "car.cxmap.yaml", "share": "60%"}, {"to": "home.cxmap.yaml", "share": "40%"}],
        ],
    )
    through: PhaseId | None = Field(
        default=None,
        description="The last phase it reaches into, by id, where it spans several.",
        examples=["purchase"],
    )
    initiator: PersonaId | None = Field(
        default=None, description="Who starts the contact, by persona id.", examples=["bank"]
    )
    receiver: Many[PersonaId] = Field(
        default=(), description="Who is addressed, by persona id.", examples=["shopper"]
    )
    deviation: Literal["missing", "extra", "failing", "out-of-order"] | None = Field(
        default=None,
        description="How the real journey departs from the planned one here.",
        examples=["missing"],
        json_schema_extra={"examples": ["missing"]},
    )
    status: Literal["healthy", "watch", "risk"] | None = Field(
        default=None, description="A judgement where there is no score.", examples=["watch"]
    )
    owner: Text | None = Field(default=None, description="Who answers for it.", examples=["Store operations"])
    tags: Many[Text] = Field(default=(), description="Free labels.", examples=[["sale", "queue"]])
    links: Many[Link] = Field(
        default=(),
        description="Pages, files and pictures.",
        examples=[[{"to": "screens/till.png", "text": "The till"}]],
    )
    note: Text | None = Field(
        default=None, description="A remark for the map's makers.", examples=["Check with the store"]
    )

    @model_validator(mode="after")
    def _shares_fit(self) -> Self:
        known_shares(self.journey)
        total = sum(way.share.low for way in self.next if way.share is not None)
        if total > 1 + 1e-9:
            least = "" if all(way.share is None or way.share.is_exact for way in self.next) else "at least "
            raise ValueError(
                f"the shares under `next` add up to {least}{total:.0%}; together they cannot exceed 100%"
            )
        return self

    @property
    def observed(self) -> Observed | None:
        """What recorded journeys did here, where events were measured."""
        return self._observed

    @property
    def recorded(self) -> frozenset[str]:
        """The keys whose values nobody wrote: they come from recorded journeys."""
        return self._recorded

    def with_observed(self, observed: Observed | None, values: dict[str, object]) -> Touchpoint:
        """The same with what recorded journeys did here, and with values for keys that nobody wrote."""
        copy = self.model_copy(update=values)
        copy._observed = observed
        copy._recorded = frozenset(values)
        return copy
