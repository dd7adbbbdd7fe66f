"""What every piece of a map shares: it is frozen, closed but for `x-` keys, and may have a short form.

The short forms (a bare text for an object, one item for a list of one) are resolved here, once, for
validation and for the JSON Schema alike, so that an editor and `cxmap validate` accept the same files.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Annotated, Any, ClassVar, Literal, Self, TypeVar, cast

from msgspec import Struct
from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    StringConstraints,
    WithJsonSchema,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, PydanticKnownError

EXTENSION = r"^x-[^\s]+$"
MOST_ITEMS = 2_000
MOST_KEYS = 500
LONGEST_TEXT = 4_000

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_TEXT)]
"""Words for people: never empty, trimmed, at most 4,000 characters."""

ID_PATTERN = r"^[^\s\x00-\x2c/:;<=>?@\[\\\]^`{|}~]+$"
LONGEST_ID = 64

Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=LONGEST_ID)]
"""What other places refer to: letters and digits of any script with `-`, `_` and `.`, no spaces."""


MARK = "x-cxmap"
"""The key under which a mark stands in the schema that editors of ours read; the published one has none."""


class _InSchema:
    """A mark in a type that stands in the JSON Schema beside what the type allows."""

    __slots__ = ()

    def in_schema(self) -> dict[str, Any]:
        """What the schema says of it."""
        raise NotImplementedError

    def __get_pydantic_json_schema__(
        self, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {**handler(core), MARK: self.in_schema()}


class Refers(Struct, _InSchema, frozen=True):
    """Marks a type as an id of something in one of these sections of the map."""

    sections: tuple[str, ...]

    def in_schema(self) -> dict[str, Any]:
        """The sections."""
        return {"refers": list(self.sections)}


class Leads(Struct, _InSchema, frozen=True):
    """Marks a text as a way to a page or file. In `free` text it may as well be words (`the archive, room 3`)."""

    free: bool = False

    def in_schema(self) -> dict[str, Any]:
        """That it leads somewhere."""
        return {"leads": True}


class Scored(Struct, _InSchema, frozen=True):
    """Marks a number that is held against a scale: the map's, that of the curve which is its key or which it
    is part of (`own`), or the map's as a length."""

    on: Literal["map", "curve", "own", "length"] = "map"

    def in_schema(self) -> dict[str, Any]:
        """The scale."""
        return {"scored": self.on}


class Unscored(Struct, frozen=True):
    """Marks a number that no scale of the map has to do with, and says why."""

    why: str


ChannelId = Annotated[Id, Refers(("channels",))]
CurveId = Annotated[Id, Refers(("curves",))]
LaneId = Annotated[Id, Refers(("lanes",))]
MarketId = Annotated[Id, Refers(("markets",))]
PersonaId = Annotated[Id, Refers(("personas",))]
PhaseId = Annotated[Id, Refers(("phases",))]
PlaceId = Annotated[Id, Refers(("touchpoints", "phases"))]
SegmentId = Annotated[Id, Refers(("segments",))]
SourceId = Annotated[Id, Refers(("sources",))]
TouchpointId = Annotated[Id, Refers(("touchpoints",))]

Number = Annotated[float, Field(ge=-1e9, le=1e9, allow_inf_nan=False)]
Amount = Annotated[float, Field(ge=0, le=1e12, allow_inf_nan=False)]
"""Of money, in whatever currency."""
"""A plain number. A field says what kind it is: `Score`, `CurveScore`, `Points`, or with a mark of its own."""
Score = Annotated[Number, Scored()]
"""A number on the map's scale."""
CurveScore = Annotated[Number, Scored("curve")]
"""A number on the scale of the curve whose id is its key."""
Points = Annotated[Number, Scored("length")]
"""A difference in points of the map's scale, which cannot be longer than the scale is."""


class Part(BaseModel):
    """A piece of a map: immutable, no unknown keys; custom fields begin with `x-` and are kept as written."""

    model_config = ConfigDict(
        extra="allow", frozen=True, strict=True, hide_input_in_errors=True, defer_build=True
    )
    __pydantic_extra__: dict[Annotated[str, StringConstraints(pattern=EXTENSION)], Any]

    shorthand: ClassVar[str | None] = None
    """The field that a bare text stands for."""

    @model_validator(mode="before")
    @classmethod
    def _from_shorthand(cls, value: Any) -> Any:
        if cls.shorthand is not None and isinstance(value, str):
            return {cls.shorthand: value}
        if isinstance(value, dict) and len(value) > MOST_KEYS:
            raise PydanticKnownError(
                "too_long", {"field_type": "Dictionary", "max_length": MOST_KEYS, "actual_length": len(value)}
            )
        return value

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        reference = handler(core)
        own = handler.resolve_ref_schema(reference)
        own["additionalProperties"] = False
        own["patternProperties"] = {EXTENSION: {}}
        own["maxProperties"] = MOST_KEYS
        if cls.shorthand is not None:
            description = own.pop("description", None)
            whole = dict(own)
            text = {**whole["properties"][cls.shorthand], "type": "string"}
            own.clear()
            own["anyOf"] = [whole, text]
            if description:
                own["description"] = description
        return reference

    @property
    def extensions(self) -> dict[str, Any]:
        """The custom `x-` fields of this part, as written."""
        return dict(self.model_extra or {})

    def with_fields(self, changed: Mapping[str, Any]) -> Self:
        """The part with other values in some fields, which are taken as they are.

        It is made anew, not copied: what a part has worked out from its fields would be copied along. What was
        measured stays with it.
        """
        fields = {name: getattr(self, name) for name in type(self).model_fields}
        made = type(self).model_construct(self.model_fields_set, **{**fields, **self.extensions, **changed})
        made.__pydantic_private__ = self.__pydantic_private__
        return cast(Self, made)


def _list_to_tuple(value: Any) -> Any:
    if isinstance(value, list):
        _not_too_many(value)
        return tuple(value)
    return value


def _not_too_many(items: list[Any]) -> None:
    """Refuse a list for its length before its items are looked at: each of them could be wrong."""
    if len(items) > MOST_ITEMS:
        raise PydanticKnownError(
            "too_long", {"field_type": "List", "max_length": MOST_ITEMS, "actual_length": len(items)}
        )


def _one_or_many(value: Any) -> Any:
    if isinstance(value, list):
        _not_too_many(value)
        return tuple(value)
    if value is None or isinstance(value, tuple):
        return value
    return (value,)


class _SingleToo:
    """JSON Schema of `Many`: the item itself beside the list of items."""

    def __get_pydantic_json_schema__(
        self, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        array = handler(core)
        return {"anyOf": [array["items"], array]}


T = TypeVar("T")
Items = Annotated[tuple[T, ...], Field(max_length=MOST_ITEMS), BeforeValidator(_list_to_tuple)]
"""A list."""
Many = Annotated[tuple[T, ...], Field(max_length=MOST_ITEMS), BeforeValidator(_one_or_many), _SingleToo()]
"""A list, or a single item written without one."""


def takes_single(part: type[Part], key: str) -> bool:
    """Whether a single item of a field may stand without a list."""
    field = part.model_fields.get(key)
    return field is not None and any(isinstance(mark, _SingleToo) for mark in field.metadata)


_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def _date_from_text(value: Any) -> Any:
    if isinstance(value, str):
        try:
            return date.fromisoformat(value) if _DAY.fullmatch(value) else value
        except ValueError:
            raise PydanticCustomError(
                "no_such_day", "there is no such day as {day}", {"day": value}
            ) from None
    return value


Day = Annotated[
    date,
    BeforeValidator(_date_from_text),
    WithJsonSchema({"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "format": "date"}),
]
"""A calendar day, written 2026-03-31."""


def explained(**meanings: str) -> Callable[[dict[str, Any]], None]:
    """Put a sentence beside every allowed word of an enum, which editors show while one chooses."""

    def add(schema: dict[str, Any]) -> None:
        enum = next(option for option in (schema, *schema.get("anyOf", ())) if "enum" in option)
        words = enum["enum"]
        enum["enumDescriptions"] = [meanings[word.replace("-", "_")] for word in words]

    return add
