"""A touchpoint: where customer and company meet, what was intended there and how it is experienced."""

from __future__ import annotations

from statistics import fmean
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import (
    BeforeValidator,
    Field,
    GetJsonSchemaHandler,
    PrivateAttr,
    StringConstraints,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

from cxmap.model.amounts import Share, Time
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
    Score,
    Text,
    TouchpointId,
)
from cxmap.model.remarks import Activity, Evidence, Feeling, Impact, Kpi, Link, PainPoint, Quote, Remark

Element = Literal[
    "support", "quality", "help", "knowledge", "competence", "advice", "dedication", "satisfaction"
]


RaterName = Annotated[str, StringConstraints(min_length=1, max_length=200)]
"""Not trimmed: two names that differ by a space would become one, and one of their scores be lost."""


class Claim(Part):
    """What people believe an experience to be: a number, `null` for deliberately none, or one of each rater.

    Its score is the mean of the raters'. Who gave none is left out, and never counts as zero.
    """

    given: Score | None = None
    listed: Items[Score | None] = ()
    by: dict[RaterName, Score | None] = Field(default_factory=dict, max_length=200)

    @property
    def raters(self) -> tuple[tuple[str, float], ...]:
        """Who gave which score, in their order; names are empty in a plain list. Nothing for a plain number."""
        named = self.by.items() if self.by else (("", score) for score in self.listed)
        return tuple((name, score) for name, score in named if score is not None)

    @property
    def score(self) -> float | None:
        """The number, or the mean of the raters'; nothing where nobody gave one."""
        return fmean(score for _, score in self.raters) if self.raters else self.given

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        reference = handler(core)
        own = handler.resolve_ref_schema(reference)
        fields, description = own["properties"], own.get("description", "")
        listed, by = (
            {key: value for key, value in fields[name].items() if key not in ("title", "default")}
            for name in ("listed", "by")
        )
        raters = {
            "type": "object",
            "properties": {"by": {**by, "minProperties": 1}},
            "required": ["by"],
            "additionalProperties": False,
        }
        own.clear()
        own.update(
            anyOf=[{"type": "number"}, {"type": "null"}, {**listed, "minItems": 1}, raters],
            description=description,
        )
        return reference


_FORMS = "write a number, a list of numbers, or `{by: {Ann: 2, Ben: 4}}`"


def _names_raters(value: Any) -> bool:
    """Whether a mapping is that of raters, and not of a persona whose id is `by`: it holds names and scores."""
    if not isinstance(value, dict) or value.keys() != {"by"}:
        return False
    return isinstance(value["by"], dict) and not _names_raters(value["by"])


def _claim_as_written(value: Any) -> Any:
    if isinstance(value, list):
        if not value:
            raise PydanticCustomError("score", f"cannot be empty; {_FORMS}")
        return {"listed": value}
    if isinstance(value, dict):
        if not _names_raters(value):
            raise PydanticCustomError("score", f"cannot be a score; {_FORMS}")
        if not value["by"]:
            raise PydanticCustomError("score", f"cannot be empty; {_FORMS}")
        return value
    return value if isinstance(value, Claim) else {"given": value}


OwnClaim = Annotated[Claim, BeforeValidator(_claim_as_written)]


class Experience(Part):
    """How a touchpoint is believed to be experienced, by everybody together or by each persona."""

    claim: OwnClaim | None = None
    by_persona: dict[PersonaId, OwnClaim] = Field(default_factory=dict, max_length=200)

    @property
    def score(self) -> float | None:
        """What is believed of everybody; nothing where it is by persona, or deliberately none."""
        return None if self.claim is None else self.claim.score

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        reference = handler(core)
        own = handler.resolve_ref_schema(reference)
        per_persona, description = own["properties"]["by_persona"], own.get("description", "")
        claim = next(option for option in own["properties"]["claim"]["anyOf"] if "$ref" in option)
        own.clear()
        own.update(
            anyOf=[
                claim,
                {key: value for key, value in per_persona.items() if key not in ("title", "default")},
            ],
            description=description,
            examples=[-2, {"shopper": -2, "companion": 1}, [2, 4, 3], {"by": {"Ann": 2, "Ben": 4}}],
        )
        return reference


def _experience_as_written(value: Any) -> Any:
    if isinstance(value, Experience):
        return value
    if isinstance(value, dict) and not _names_raters(value):
        return {"by_persona": value}
    return {"claim": value}


OwnExperience = Annotated[Experience | None, BeforeValidator(_experience_as_written)]


class Next(Part):
    """Where the customer goes from here, with the share that does and the condition."""

    shorthand: ClassVar[str | None] = "to"

    to: TouchpointId = Field(description="A touchpoint, by id.", examples=["pay"])
    share: Share | None = Field(
        default=None, description="The share of customers who go this way.", examples=["40%"]
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
        description="The channel, by id; several when one contact runs over more, in order.",
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
        description="The believed experience: a number, or `null` for deliberately none. Where several people judged it, a list of their numbers or `by` with their names; its score is their mean. Any of these per persona, too. Left out, it is the mean of the scored feelings.",
        examples=[-2, {"shopper": -2, "companion": 1}, [2, 4, 3], {"by": {"Ann": 2, "Ben": 4}}],
    )
    importance: Annotated[float, Field(ge=1, le=5, allow_inf_nan=False)] | None = Field(
        default=None, description="How much it matters to customers, 1 to 5; 3 when left out.", examples=[4]
    )
    reach: Share | None = Field(
        default=None,
        description="The share of customers who come here; all of them when left out.",
        examples=["40%"],
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
        description="The processes that all this leans on.",
        examples=[["Stock is counted at night"]],
    )
    evidence: Many[Evidence] = Field(
        default=(),
        description="The sources it rests on, by id, or the evidence still to collect.",
        examples=[["diary", {"to_collect": "Time ten visits on a Saturday"}]],
    )
    metrics: Items[Metric] = Field(
        default=(),
        description="Measured figures; the first one of everybody is the measured experience and wins over the believed one, and each further one is judged on its own.",
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
    duration: Time | None = Field(default=None, description="How long it takes.", examples=["10 min"])
    waiting: Time | None = Field(
        default=None,
        description="How long the customer waits, apart from the duration.",
        examples=["2 weeks"],
    )
    next: Many[Next] = Field(
        default=(),
        description="Where the customer goes from here; the following touchpoint when left out.",
        examples=[
            "pay",
            [{"to": "pay", "share": 0.6}, {"to": "leave", "share": "40%", "when": "if the queue is long"}],
        ],
    )
    optional: bool = Field(default=False, description="Whether it may be passed over.", examples=[True])
    repeats: bool = Field(default=False, description="Whether it happens again and again.", examples=[True])
    entry: bool = Field(default=False, description="Whether journeys may begin here.", examples=[True])
    exit: bool = Field(default=False, description="Whether journeys may end here.", examples=[True])
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
        total = sum(way.share for way in self.next if way.share is not None)
        if total > 1 + 1e-9:
            raise ValueError(
                f"the shares under `next` add up to {total:.0%}; together they cannot exceed 100%"
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
