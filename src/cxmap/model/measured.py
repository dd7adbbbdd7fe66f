"""What `cxmap measure` found: figures for the places of a map, to be used like those that are written in it."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BeforeValidator, Field

from cxmap.model.map import Map
from cxmap.model.metrics import Metric
from cxmap.model.part import Part, PlaceId, Text, Unscored
from cxmap.model.touchpoint import Touchpoint

MEASURED_VERSION = 1
MOST_FIGURES = 20_000
Amount = Annotated[int, Unscored("a number of rows or cells"), Field(ge=0, le=10**15)]


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


class MeasuredMap(Part):
    """The measured file of a map, `NAME.measured.yaml`: written by `cxmap measure`, reviewed in git."""

    measured: Literal[1] = Field(description="The version of this kind of file.", examples=[1])
    binding: Digest = Field(
        description="What the `data` of the map added up to when it was measured.", examples=["0" * 64]
    )
    inputs: Listed[MeasuredFile] = Field(default=(), description="The data files.", examples=[[]])
    withheld: Amount = Field(
        default=0, description="How many groups were too small to be shown.", examples=[3]
    )
    figures: Listed[MeasuredFigure] = Field(default=(), description="The figures.", examples=[[]])


def binding_of(map_: Map) -> str:
    """What the map's `data` adds up to: SHA-256 of its content, whatever its layout."""
    data = [part.model_dump(mode="json", exclude_defaults=True) for part in map_.data]
    text = json.dumps(data, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def with_measured(map_: Map, measured: MeasuredMap) -> Map:
    """The map with the measured figures behind those that are written in it. Unknown places are passed over."""
    found: dict[str | None, list[Metric]] = defaultdict(list)
    for figure in measured.figures:
        found[figure.place].append(figure.metric)
    if not found:
        return map_

    def touchpoints_with(touchpoints: tuple[Touchpoint, ...]) -> tuple[Touchpoint, ...]:
        return tuple(
            touchpoint.model_copy(update={"metrics": (*touchpoint.metrics, *found[touchpoint.id])})
            if touchpoint.id in found
            else touchpoint
            for touchpoint in touchpoints
        )

    fields = {name: getattr(map_, name) for name in type(map_).model_fields}
    fields["metrics"] = (*map_.metrics, *found.get(None, ()))
    fields["touchpoints"] = touchpoints_with(map_.touchpoints)
    fields["phases"] = tuple(
        phase.model_copy(
            update={
                "metrics": (*phase.metrics, *found.get(phase.id, ())),
                "touchpoints": touchpoints_with(phase.touchpoints),
            }
        )
        for phase in map_.phases
    )
    # made anew rather than copied: a copy would keep what the map has worked out of its old parts
    return Map.model_construct(_fields_set=set(map_.model_fields_set), **fields, **map_.extensions)
