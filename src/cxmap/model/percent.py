"""Figures that may be written as a percentage."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from cxmap.model.part import Number, Unscored

_PERCENT = re.compile(r"([-+]?\d{1,3}(?:[.,]\d{1,6})?)\s?%")
PERCENT_AS_WRITTEN = r"^\s*[-+]?\d{1,3}([.,]\d{1,6})?\s?%\s*$"
"""A percentage for a JSON Schema."""


def is_percent(text: str) -> bool:
    """Whether a text is a percentage and nothing else."""
    return _PERCENT.fullmatch(text.strip()) is not None


def _percent_as_number(value: Any) -> Any:
    if isinstance(value, str):
        match = _PERCENT.fullmatch(value.strip())
        if match is None:
            raise PydanticCustomError("figure", "is not a figure; write it like `4.2` or `72%`")
        return float(match[1].replace(",", "."))
    return value


Figure = Annotated[
    Number,
    Unscored("held by the metric against its own scale"),
    BeforeValidator(_percent_as_number),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "number"},
                {"type": "string", "pattern": PERCENT_AS_WRITTEN},
            ],
            "examples": [4.2, "72%"],
        }
    ),
]
"""A mean on its scale, or percent: 72 and 72% are the same."""
