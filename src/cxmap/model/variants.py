"""What differs between the variants of one map: by market, by segment, by language.

A variant says what it changes by the ids of what the map has, key by key; it names what it lacks with `null`,
and adds what the others do not have. Whoever wants the map of a variant has it resolved (`loading.variants`),
which then is a map like any other; so the changes themselves are kept as they were written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, ClassVar

from msgspec import Struct
from pydantic import BeforeValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

from cxmap.model.context import Owner, Scope
from cxmap.model.goal import OwnGoal
from cxmap.model.part import (
    ChannelId,
    CurveId,
    Id,
    Items,
    LaneId,
    MarketId,
    Part,
    PersonaId,
    PhaseId,
    Refers,
    SegmentId,
    SourceId,
    Text,
    TouchpointId,
)

if TYPE_CHECKING:
    from cxmap.model.map import Map

OpportunityId = Annotated[Id, Refers(("opportunities",))]
CHANGED = (
    "phases", "touchpoints", "channels", "personas", "opportunities", "sources", "markets", "segments",
    "curves", "lanes",
)  # fmt: skip
"""The lists of a map whose items a variant can change."""
ADDED = ("touchpoints", "phases", "channels", "personas", "opportunities", "sources", "curves", "lanes")
"""The lists of a map to which a variant can add."""
OWN = ("title", "description", "language", "owner", "scope", "goal")
"""What a variant says of itself in place of the map."""
PLACES = ("after", "phase")
"""Where an added touchpoint or phase stands."""
SCORES = frozenset({"experience", "metrics", "feelings"})
"""Keys that say how an experience is: with one of them a score is the variant's own."""
MOST_CHANGED = 500


def _differences(value: Any) -> Any:
    if value is None:
        return value
    if not isinstance(value, dict):
        raise PydanticCustomError(
            "differences", "is either the keys that differ here, or `null` where this variant has none of it"
        )
    if "id" in value:
        raise PydanticCustomError("differences", "cannot change an `id`: it is what variants have in common")
    return value


def _phase_differences(value: Any) -> Any:
    if isinstance(value, dict) and "touchpoints" in value:
        raise PydanticCustomError(
            "differences", "cannot hold `touchpoints`: they stand under the variant's own, by id"
        )
    return _differences(value)


def _addition(value: Any) -> Any:
    if not isinstance(value, dict):
        raise PydanticCustomError("differences", "is a mapping with a `name`, or a `title`, and what it has")
    return value


Differences = Annotated[dict[str, Any] | None, BeforeValidator(_differences)]
"""Keys with what stands there in this variant; `None` where it has none of it."""
PhaseDifferences = Annotated[dict[str, Any] | None, BeforeValidator(_phase_differences)]
Addition = Annotated[dict[str, Any], BeforeValidator(_addition)]
"""Something that this variant alone has, as the map would write it."""


def _changes(what: str, example: dict[str, Any]) -> Any:
    return Field(
        default_factory=dict,
        max_length=MOST_CHANGED,
        description=f"{what} that differ, by id: the keys that differ with what stands there instead, or "
        "`null` where this variant has none of it.",
        examples=[example],
    )


class Added(Part):
    """What this variant has and the map has not, written as the map would."""

    touchpoints: Items[Addition] = Field(
        default=(),
        description="Touchpoints, each with the id of the touchpoint that it comes `after`, or of the `phase` that it ends.",
        examples=[[{"after": "pay", "name": "Show a passport on camera", "experience": -1}]],
    )
    phases: Items[Addition] = Field(
        default=(),
        description="Phases, each with the id of the phase that it comes `after`.",
        examples=[[{"after": "purchase", "name": "Customs"}]],
    )
    channels: Items[Addition] = Field(default=(), description="Channels.", examples=[[{"name": "Kiosk"}]])
    personas: Items[Addition] = Field(default=(), description="Personas.", examples=[[{"name": "Jens"}]])
    opportunities: Items[Addition] = Field(
        default=(), description="Opportunities.", examples=[[{"title": "Accept an identity card"}]]
    )
    sources: Items[Addition] = Field(
        default=(), description="Sources.", examples=[[{"id": "calls", "type": "interview"}]]
    )
    curves: Items[Addition] = Field(default=(), description="Further curves.", examples=[[{"name": "Trust"}]])
    lanes: Items[Addition] = Field(default=(), description="Lanes of its own.", examples=[[{"name": "Law"}]])


class Variant(Part):
    """The same map for a market, a segment or a language: what is said here stands in place of the map's."""

    shorthand: ClassVar[str | None] = "name"

    id: Id = Field(
        default="",
        description="What `--variant` calls it; made from the name when left out.",
        examples=["de"],
    )
    name: Text = Field(description="Its name.", examples=["Germany"])
    market: MarketId | None = Field(
        default=None,
        description="The market that it is for: `cxmap compare --by market` then has its scores, and touchpoints and channels of other markets are left out.",
        examples=["de"],
    )
    segment: SegmentId | None = Field(
        default=None,
        description="The segment that it is for: `cxmap compare --by segment` then has its scores.",
        examples=["loyal"],
    )
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")] | None = Field(
        default=None, description="The language of its texts.", examples=["de"]
    )
    base: bool = Field(
        default=False,
        description="Whether the map as it is written is this variant: its scores are this variant's own then, and not everybody's. One variant at most.",
        examples=[True],
    )
    title: Text | None = Field(
        default=None,
        description="Its title; the map's with the name of the variant when left out.",
        examples=["Ein Konto eröffnen"],
    )
    description: Text | None = Field(
        default=None,
        description="What a reader should know first.",
        examples=["Opened by post or on camera."],
    )
    scope: Scope | None = Field(
        default=None, description="What it is about.", examples=[{"objective": "Ein Konto, das läuft"}]
    )
    owner: Owner | None = Field(
        default=None, description="Who maintains the variant.", examples=["Service design Berlin"]
    )
    goal: OwnGoal = Field(
        default=None, description="The goal of every touchpoint that has none nearer by.", examples=[4]
    )
    phases: dict[PhaseId, PhaseDifferences] = _changes("Phases", {"purchase": {"name": "Kauf"}})
    touchpoints: dict[TouchpointId, Differences] = _changes(
        "Touchpoints", {"queue": {"name": "An der Kasse warten", "experience": -1}, "cash": None}
    )
    channels: dict[ChannelId, Differences] = _changes("Channels", {"store": {"name": "Filiale", "goal": 2}})
    personas: dict[PersonaId, Differences] = _changes("Personas", {"shopper": {"name": "Jens"}})
    opportunities: dict[OpportunityId, Differences] = _changes("Opportunities", {"sew": {"cost": 9000}})
    sources: dict[SourceId, Differences] = _changes("Sources", {"diary": {"n": 3}})
    markets: dict[MarketId, Differences] = _changes("Markets", {"nl": {"name": "Niederlande"}})
    segments: dict[SegmentId, Differences] = _changes("Segments", {"loyal": {"name": "Stammkunden"}})
    curves: dict[CurveId, Differences] = _changes("Further curves", {"engagement": {"name": "Beteiligung"}})
    lanes: dict[LaneId, Differences] = _changes("Lanes of the map's own", {"drives": {"name": "Antriebe"}})
    adds: Added = Field(
        default_factory=Added,
        description="What this variant has and the map has not.",
        examples=[{"touchpoints": [{"after": "pay", "name": "Show a passport on camera"}]}],
    )


class Resolution(Struct, frozen=True):
    """Which variant of a map this is, and what is known of the others. Kept beside a map, and no part of it."""

    variant: Variant | None = None
    """None for the map as it is written."""
    own: frozenset[str] = frozenset()
    """Touchpoints and phases whose scores are this variant's own, by id."""
    others: tuple[Map, ...] = ()
    """The maps of all variants, in their order, beside a map as it is written."""
