"""What several maps have in common, in a file of its own that they take in with `use`."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator

from cxmap.model.context import Channel, Curve, Lane, Market, Persona, Segment, Source
from cxmap.model.identity import with_ids
from cxmap.model.part import Items, Many, Part, Text
from cxmap.model.scale import Scale

SHARED_VERSION = 1
SHARED_KEY = "cxmap-shared"
"""The first key of such a file, by which it is known."""
SHARED_SECTIONS = ("markets", "segments", "personas", "sources", "channels", "curves", "lanes")
"""What has ids that maps refer to."""


def _whole_number(value: Any) -> Any:
    return value if type(value) is int else str(value)


class Shared(Part):
    """Channels, personas, sources and the like that several maps take in; no map by itself."""

    version: Annotated[Literal[1], BeforeValidator(_whole_number)] = Field(
        alias=SHARED_KEY,
        description="That this file is shared by maps, and the version of the format.",
        examples=[1],
    )
    title: Text | None = Field(
        default=None, description="What the file is called.", examples=["Channels of the insurer"]
    )
    description: Text | None = Field(
        default=None, description="What a reader should know first.", examples=["All maps of 2026 use these."]
    )
    use: Many[Text] = Field(
        default=(),
        description="Further shared files that this one rests on, from the folder of this one.",
        examples=["segments.yaml"],
    )
    scale: Scale | None = Field(
        default=None,
        description="The scale of every map that takes this file in and has none of its own.",
        examples=[{"min": 1, "max": 5}],
    )
    markets: Items[Market] = Field(
        default=(), description="Countries or regions.", examples=[[{"id": "nl", "name": "Netherlands"}]]
    )
    segments: Items[Segment] = Field(
        default=(), description="Groups of customers.", examples=[["Loyal customers"]]
    )
    personas: Items[Persona] = Field(
        default=(),
        description="Personas; a map has those that it names.",
        examples=[[{"id": "shopper", "name": "Fashion shopper"}]],
    )
    sources: Items[Source] = Field(
        default=(),
        description="What maps rest on.",
        examples=[[{"id": "diary", "type": "interview", "n": 1}]],
    )
    channels: Items[Channel] = Field(
        default=(),
        description="Channels, with what each is there for and its goal.",
        examples=[[{"id": "store", "name": "Store", "mode": "offline"}]],
    )
    curves: Items[Curve] = Field(
        default=(),
        description="Further curves beside the emotion.",
        examples=[[{"id": "engagement", "name": "Engagement"}]],
    )
    lanes: Items[Lane] = Field(
        default=(),
        description="Lanes of the maps' own.",
        examples=[[{"id": "drives", "name": "Core drives"}]],
    )
    note: Text | None = Field(default=None, description="A remark for the makers.", examples=["Draft"])

    @model_validator(mode="before")
    @classmethod
    def _give_ids(cls, value: Any) -> Any:
        return with_ids(value) if isinstance(value, dict) else value
