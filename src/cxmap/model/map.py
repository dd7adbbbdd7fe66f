"""The map itself: its frame, and what lies in it at which place."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Annotated, Any, Literal, NamedTuple, Self

from pydantic import BeforeValidator, Field, PrivateAttr, StringConstraints, ValidationInfo, model_validator

from cxmap.model.comments import Comments
from cxmap.model.context import Channel, Curve, Lane, Market, Owner, Persona, Scope, Segment, Source
from cxmap.model.data import Bound, Data
from cxmap.model.drivers import MeasuredDrivers
from cxmap.model.events import Events
from cxmap.model.goal import OwnGoal
from cxmap.model.identity import with_ids
from cxmap.model.known import KnownParts
from cxmap.model.mentions import MeasuredComments
from cxmap.model.metrics import Metric
from cxmap.model.opportunity import Opportunity
from cxmap.model.part import Day, Items, Many, Part, Points, Text, explained
from cxmap.model.phase import Phase
from cxmap.model.references import Reference, references
from cxmap.model.remarks import Evidence, Kpi, Link, PainPoint, Quote, Remark
from cxmap.model.scale import Scale
from cxmap.model.steps import Measurement, Step
from cxmap.model.targets import Target
from cxmap.model.touchpoint import Touchpoint
from cxmap.model.variants import Resolution, Variant
from cxmap.showing import shown

FORMAT_VERSION = 1


def _whole_number(value: Any) -> Any:
    """`true` and 1.0 equal 1 to Python, and are no version all the same."""
    return value if type(value) is int else str(value)


class LinkedMap(NamedTuple):
    """A map that a phase or touchpoint leads on to, as far as it can be used."""

    place: str
    """The id of the phase or touchpoint."""
    to: str
    """The way there, as written."""
    file: str
    """The path of the file, as it is shown; empty where there is no way."""
    map: Map | None
    """Nothing where it cannot be used."""
    why: str = ""
    """Why it cannot."""
    share: float | None = None
    """The share of customers who take it, where that is written."""


class Map(Part):
    """One file is one map: a journey map or an experience map."""

    _drivers: tuple[MeasuredDrivers, ...] = PrivateAttr(default=())
    _mentions: tuple[MeasuredComments, ...] = PrivateAttr(default=())
    _resolution: Resolution = PrivateAttr(default=Resolution())
    _linked: tuple[LinkedMap, ...] = PrivateAttr(default=())

    cxmap: Annotated[Literal[1], BeforeValidator(_whole_number)] = Field(
        description="The version of the format.", examples=[1]
    )
    kind: Literal["journey", "experience"] = Field(
        default="journey",
        description="One journey in detail, or the whole experience over the relationship.",
        examples=["journey"],
        json_schema_extra=explained(
            journey="The causes of trouble are roughly known: one journey, step by step.",
            experience="The causes are unknown: the whole relationship or lifecycle, to find where to look closer.",
        ),
    )
    title: Text = Field(description="What the map is called.", examples=["A day of shopping"])
    description: Text | None = Field(
        default=None,
        description="What a reader should know first.",
        examples=["One shopper's diary, told as a map."],
    )
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")] = Field(
        default="en",
        description="The language of its texts, as a BCP 47 tag; labels follow it.",
        examples=["nl"],
    )
    state: Literal["current", "future"] = Field(
        default="current",
        description="How things are, or how they should become.",
        examples=["current"],
        json_schema_extra=explained(current="How things are today.", future="How things should become."),
    )
    of: Text | None = Field(
        default=None,
        description="In a map of the future, the file of the current one, from the folder of this map and within its project: `cxmap render` and `cxmap compare` then hold the two against each other.",
        examples=["shop.cxmap.yaml"],
    )
    use: Many[Text] = Field(
        default=(),
        description="Files with shared channels, personas, sources and the like, from the folder of this map and within its project: the map then has those of them that it names.",
        examples=["../shared/channels.yaml", ["../shared/channels.yaml", "../shared/personas.yaml"]],
    )
    date: Day | None = Field(
        default=None, description="The day for which the map holds.", examples=["2026-03-31"]
    )
    owner: Owner | None = Field(
        default=None, description="Who maintains the map.", examples=["Service design"]
    )
    scope: Scope | None = Field(
        default=None,
        description="What the map is about.",
        examples=[{"objective": "Come home with a jacket", "trigger": "Holiday"}],
    )
    scale: Scale = Field(
        default_factory=lambda: Scale(min=-2, max=2),
        description="The scale of goals and experiences; from -2 to 2 when left out.",
        examples=[{"min": 1, "max": 5}],
    )
    goal: OwnGoal = Field(
        default=None,
        description="The goal of every touchpoint that has none nearer by, and of the map's own `metrics`.",
        examples=[1, {"score": 1, "nps": 40}],
    )
    tolerance: Annotated[Points, Field(ge=0)] = Field(
        default=0.0,
        description="How far below its goal, in points of the scale, an experience may lie and still count as met; a goal in a metric's own unit has none.",
        examples=[0.25],
    )
    targets: Items[Target] = Field(
        default=(),
        description="Promises that `cxmap gaps --fail-on targets` holds the map to.",
        examples=[[{"impact": True, "must_meet": True}, {"channels": ["web"], "min_gap": -0.5}]],
    )
    markets: Items[Market] = Field(
        default=(),
        description="Countries or regions that differ.",
        examples=[[{"id": "nl", "name": "Netherlands"}]],
    )
    segments: Items[Segment] = Field(
        default=(), description="Groups of customers.", examples=[["Loyal customers"]]
    )
    personas: Items[Persona] = Field(
        default=(),
        description="Whose experience is mapped.",
        examples=[[{"id": "shopper", "name": "Fashion shopper"}]],
    )
    variants: Items[Variant] = Field(
        default=(),
        description="The same map for other markets, segments or languages, each with what differs there.",
        examples=[
            [{"id": "de", "name": "Germany", "language": "de", "touchpoints": {"queue": {"experience": -1}}}]
        ],
    )
    sources: Items[Source] = Field(
        default=(),
        description="What the map rests on.",
        examples=[[{"id": "diary", "type": "interview", "n": 1}]],
    )
    channels: Items[Channel] = Field(
        default=(),
        description="The channels and what each is there for.",
        examples=[
            [{"id": "store", "name": "Store", "mode": "offline", "purpose": "Sell with personal advice"}]
        ],
    )
    curves: Items[Curve] = Field(
        default=(),
        description="Further curves beside the emotion.",
        examples=[[{"id": "engagement", "name": "Engagement"}]],
    )
    lanes: Items[Lane] = Field(
        default=(),
        description="Lanes of the map's own.",
        examples=[[{"id": "drives", "name": "Core drives"}]],
    )
    phases: Items[Phase] = Field(
        default=(),
        description="The phases in order, with their touchpoints.",
        examples=[[{"name": "Purchase", "touchpoints": ["I queue at the till"]}]],
    )
    touchpoints: Items[Touchpoint] = Field(
        default=(),
        description="The touchpoints of a map without phases.",
        examples=[["First letter", "Yearly invoice"]],
    )
    opportunities: Items[Opportunity] = Field(
        default=(),
        description="What could be done, to be ranked by impact and feasibility.",
        examples=[
            [{"title": "Sew buttons on at the till", "addresses": ["queue"], "impact": 4, "feasibility": 4}]
        ],
    )
    metrics: Items[Metric] = Field(
        default=(),
        description="Measured figures of the whole, such as an `nps` or the overall satisfaction: no moment of the journey.",
        examples=[[{"type": "nps", "promoters": 50, "passives": 20, "detractors": 30}]],
    )
    kpis: Items[Kpi] = Field(
        default=(),
        description="Figures that are watched for the whole journey.",
        examples=[[{"name": "Churn", "current": "12%", "target": "<8%"}]],
    )
    pain_points: Many[PainPoint] = Field(
        default=(), description="What hurts everywhere.", examples=[["Too many forms"]]
    )
    gains: Many[Remark] = Field(
        default=(), description="What goes well everywhere.", examples=[["People are kind"]]
    )
    quotes: Many[Quote] = Field(
        default=(), description="What people really said about the whole.", examples=[["I never heard back"]]
    )
    data: Many[Data] = Field(
        default=(),
        description="Data that `cxmap measure` counts; it writes the figures to the measured file beside the map.",
        examples=[[{"files": "data/survey.csv", "scale": {"min": 1, "max": 5}, "scores": {"queue": "Q7"}}]],
    )
    events: Many[Events] = Field(
        default=(),
        description="Recorded events that `cxmap measure` counts: who came where, how long it took, what followed.",
        examples=[[{"files": "data/orders.csv", "case": "order", "activity": "step", "end": "time"}]],
    )
    comments: Many[Comments] = Field(
        default=(),
        description="Comments that `cxmap measure` counts: how many speak of what, and the score of those who do.",
        examples=[[{"files": "data/survey.csv", "text": "comment", "words": {"queue": ["queue", "line"]}}]],
    )
    evidence: Many[Evidence] = Field(
        default=(),
        description="What the map as a whole rests on; touchpoints without evidence of their own rest on this.",
        examples=[["diary"]],
    )
    tags: Many[Text] = Field(default=(), description="Free labels.", examples=[["retail"]])
    links: Many[Link] = Field(
        default=(), description="Pages, files and pictures.", examples=[["https://example.org/research"]]
    )
    note: Text | None = Field(default=None, description="A remark for the map's makers.", examples=["Draft"])

    @model_validator(mode="before")
    @classmethod
    def _give_ids(cls, value: Any, info: ValidationInfo) -> Any:
        known: KnownParts | None = info.context
        if not isinstance(value, dict):
            return value
        return with_ids(value) if known is None else known.put_into(with_ids(value))

    @model_validator(mode="after")
    def _has_one_frame(self, info: ValidationInfo) -> Self:
        if self.phases and self.touchpoints:
            raise ValueError(
                "a map has `phases` or, where it has none, `touchpoints`: move these into a phase"
            )
        if not self.phases and not self.touchpoints:
            raise ValueError("a map needs `phases` with touchpoints, or `touchpoints` where it has no phases")
        if sum(variant.base for variant in self.variants) > 1:
            raise ValueError(
                "only one of `variants` can be the map as it is written: `base` stands in several"
            )
        if info.context is not None:
            info.context.learn(self)
        return self

    @property
    def bound(self) -> tuple[Bound, ...]:
        """Everything that binds data."""
        return (*self.data, *self.events, *self.comments)

    @property
    def linked(self) -> tuple[LinkedMap, ...]:
        """The maps that its phases and touchpoints lead on to, where they were looked for."""
        return self._linked

    def with_linked(self, linked: tuple[LinkedMap, ...]) -> Map:
        """The same with the maps that its phases and touchpoints lead on to."""
        copy = self.model_copy()
        copy._linked = linked
        return copy

    @property
    def drivers(self) -> tuple[MeasuredDrivers, ...]:
        """What drives the overall scores, where that was measured."""
        return self._drivers

    @property
    def mentions(self) -> tuple[MeasuredComments, ...]:
        """What comments speak of, where they were measured."""
        return self._mentions

    @property
    def resolution(self) -> Resolution:
        """Which variant this is, and the maps of the variants where it is the map as written."""
        return self._resolution

    def resolved_as(self, resolution: Resolution) -> Map:
        """The same with what is known of variants."""
        copy = self.model_copy()
        copy._resolution = resolution
        return copy

    def with_found(self, drivers: tuple[MeasuredDrivers, ...], mentions: tuple[MeasuredComments, ...]) -> Map:
        """The same with what was found of drivers and comments."""
        copy = self.model_copy()
        copy._drivers, copy._mentions = drivers, mentions
        return copy

    def _repr_svg_(self) -> str | None:
        return shown("map svg", self)

    def _repr_html_(self) -> str | None:
        return shown("map html", self)

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """Every touchpoint in the order of the map, with its phase and its route in the file."""
        steps: list[Step] = []
        for at, phase in enumerate(self.phases):
            for number, touchpoint in enumerate(phase.touchpoints):
                steps.append(Step(len(steps), phase, touchpoint, ("phases", at, "touchpoints", number)))
        for number, touchpoint in enumerate(self.touchpoints):
            steps.append(Step(len(steps), None, touchpoint, ("touchpoints", number)))
        return tuple(steps)

    @property
    def deeper(self) -> Iterator[tuple[Phase | Touchpoint, tuple[str | int, ...]]]:
        """Every phase and touchpoint that leads on to maps of its own, with its route."""
        for at, phase in enumerate(self.phases):
            if phase.journey:
                yield phase, ("phases", at)
        for step in self.steps:
            if step.touchpoint.journey:
                yield step.touchpoint, step.route

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """Every id in the map that something else must have, with its route."""
        return tuple(references(self))

    @cached_property
    def measurements(self) -> tuple[Measurement, ...]:
        """Every metric of the map: its own, those of its phases, those of its touchpoints."""
        measurements = [
            Measurement(metric, None, None, ("metrics", at)) for at, metric in enumerate(self.metrics)
        ]
        for at, phase in enumerate(self.phases):
            for number, metric in enumerate(phase.metrics):
                measurements.append(Measurement(metric, phase, None, ("phases", at, "metrics", number)))
        for step in self.steps:
            for number, metric in enumerate(step.touchpoint.metrics):
                route = (*step.route, "metrics", number)
                measurements.append(Measurement(metric, step.phase, step.touchpoint, route))
        return tuple(measurements)

    @cached_property
    def channels_by_id(self) -> dict[str, Channel]:
        """The channels, by id."""
        return {channel.id: channel for channel in self.channels}

    @cached_property
    def channel_numbers(self) -> dict[str, int]:
        """The position of each channel among the map's, by id."""
        return {channel.id: at for at, channel in enumerate(self.channels)}

    @cached_property
    def personas_by_id(self) -> dict[str, Persona]:
        """The personas, by id."""
        return {persona.id: persona for persona in self.personas}

    @cached_property
    def personas_by_segment(self) -> dict[str, list[Persona]]:
        """The personas who stand for each segment, by the segment's id."""
        by_segment: dict[str, list[Persona]] = {}
        for persona in self.personas:
            if persona.segment is not None:
                by_segment.setdefault(persona.segment, []).append(persona)
        return by_segment

    @cached_property
    def segments_by_id(self) -> dict[str, Segment]:
        """The segments, by id."""
        return {segment.id: segment for segment in self.segments}

    @cached_property
    def sources_by_id(self) -> dict[str, Source]:
        """The sources, by id."""
        return {source.id: source for source in self.sources}
