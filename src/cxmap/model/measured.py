"""What `cxmap measure` found: figures for the places of a map, to be used like those that are written in it."""

from __future__ import annotations

import hashlib
import json
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BeforeValidator, Field

from cxmap.model.drivers import MeasuredDrivers
from cxmap.model.map import Map
from cxmap.model.mentions import MeasuredComments
from cxmap.model.metrics import Metric
from cxmap.model.observed import Amount, Observed
from cxmap.model.part import Day, Part, PlaceId, Text

MEASURED_VERSION = 1
MOST_FIGURES = 20_000


def _to_tuple(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


T = TypeVar("T")
Listed = Annotated[tuple[T, ...], Field(max_length=MOST_FIGURES), BeforeValidator(_to_tuple)]
"""A list that may be longer than those that people write."""
Digest = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class MeasuredFigure(Part):
    """One figure and what it is about: a touchpoint, a phase, or the whole map where no place is given."""

    place: PlaceId | None = Field(
        default=None,
        description="A touchpoint or phase, by id; the whole map when left out.",
        examples=["pay"],
    )
    metric: Metric = Field(description="The figure.", examples=[{"type": "nps", "answers": [1, 2]}])


class MeasuredFile(Part):
    """A data file as it was when it was read."""

    file: Text = Field(description="Its path from the folder of the map.", examples=["data/survey.csv"])
    sha256: Digest = Field(description="What its content adds up to.", examples=["0" * 64])
    rows: Amount = Field(description="How many rows it has.", examples=[2831])
    dropped: dict[Text, Amount] = Field(
        default_factory=dict,
        description="What was not counted, by reason.",
        examples=[{"no answer": 445}],
        max_length=50,
    )


class MeasuredEvents(Part):
    """What the recorded journeys of one binding did."""

    cases: Amount = Field(description="How many journeys were recorded.", examples=[1266])
    since: Day | None = Field(default=None, description="When the first event was.", examples=["2026-01-01"])
    until: Day | None = Field(default=None, description="When the last event was.", examples=["2026-03-31"])
    withheld: Amount = Field(
        default=0, description="To how many touchpoints too few came to be shown.", examples=[1]
    )
    touchpoints: Listed[Observed] = Field(default=(), description="What happened where.", examples=[[]])


VERSION = 1
"""Of measured files."""


class MeasuredMap(Part):
    """The measured file of a map, `NAME.measured.yaml`: written by `cxmap measure`, reviewed in git."""

    measured: Literal[1] = Field(description="The version of this kind of file.", examples=[VERSION])
    content: Digest | None = Field(
        default=None,
        description="SHA-256 of the lines below it, by which it shows whether somebody edited them.",
        examples=["0" * 64],
    )
    binding: Digest = Field(
        description="What the `data` of the map added up to when it was measured.", examples=["0" * 64]
    )
    inputs: Listed[MeasuredFile] = Field(default=(), description="The data files.", examples=[[]])
    withheld: Amount = Field(
        default=0, description="How many groups were too small to be shown.", examples=[3]
    )
    events: Listed[MeasuredEvents] = Field(
        default=(), description="What recorded journeys did.", examples=[[]]
    )
    comments: Listed[MeasuredComments] = Field(
        default=(), description="What comments speak of.", examples=[[]]
    )
    drivers: Listed[MeasuredDrivers] = Field(
        default=(), description="What drives the overall scores.", examples=[[]]
    )
    figures: Listed[MeasuredFigure] = Field(default=(), description="The figures.", examples=[[]])


def content_of(below: bytes) -> str:
    """SHA-256 of what stands in a measured file below its `content`, whatever ends its lines."""
    return hashlib.sha256(below.replace(b"\r\n", b"\n")).hexdigest()


def binding_of(map_: Map) -> str:
    """What the map's `data` adds up to: SHA-256 of its content, whatever its layout."""
    data = [part.model_dump(mode="json", exclude_defaults=True) for part in map_.bound]
    text = json.dumps(data, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
