"""Shares of a whole as people write them: 0.4, `40%`, `15-20%`, `<10%`, `ca. 12,5 %`."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from cxmap.model.bounds import TO, one_of, plain, said_after, said_before
from cxmap.model.part import Part, Unscored

_NUMBER = r"\d{1,3}(?:[.,]\d{1,4})?"
_PER_CENT = one_of(("%", "percent", "per_cent", "procent", "prozent", "pour_cent", "パーセント"))
_SHARE = re.compile(rf"({_NUMBER})(?:\s?{_PER_CENT})?(?:{TO}({_NUMBER}))?(\+)?\s?{_PER_CENT}")
_LONGEST = 60


class Portion(Part):
    """A part of a whole, from 0 to 1: known exactly, as a range, by a bound, or about."""

    text: str
    """As written, where that says more than a number does; else empty."""
    low: float
    high: float
    about: bool = False

    @model_validator(mode="before")
    @classmethod
    def _parse(cls, value: Any) -> Any:
        if isinstance(value, int | float) and not isinstance(value, bool):
            share = float(value)
            if not 0 <= share <= 1:
                raise PydanticCustomError(
                    "share", "is not a share from 0 to 1; write it like `0.4`, `40%` or `15-20%`"
                )
            return {"text": "", "low": share, "high": share}
        portion = _read(value) if isinstance(value, str) else None
        if portion is None:
            raise PydanticCustomError("share", "is not a share; write it like `0.4`, `40%` or `15-20%`")
        low, high, about = portion
        if low > high:
            raise PydanticCustomError("share", "runs backwards; write the smaller share first")
        if high > 1:
            raise PydanticCustomError("share", "is more than the whole; write at most `100%`")
        return {
            "text": value.strip() if about or low < high else "",
            "low": low,
            "high": high,
            "about": about,
        }

    @property
    def is_exact(self) -> bool:
        """Whether it is one number, and not about it."""
        return not self.text

    @property
    def middle(self) -> float:
        """The number that stands for it where only one can: halfway between its ends."""
        return (self.low + self.high) / 2


def _read(text: str) -> tuple[float, float, bool] | None:
    """The ends of a share and whether it is about them; nothing where the text is none."""
    said, rest = said_before(plain(text)) if len(text) <= _LONGEST else (set(), "")
    match = _SHARE.match(rest)
    if match is None:
        return None
    after, rest = said_after(rest[match.end() :])
    said |= after
    low, high = _part(match[1]), _part(match[2] or match[1])
    if match[3] or ("from" in said and low == high):
        said.add("at least")
    if rest or {"at most", "at least"} <= said:
        return None
    return 0.0 if "at most" in said else low, 1.0 if "at least" in said else high, "about" in said


def _part(text: str) -> float:
    return float(text.replace(",", ".")) / 100


_EXAMPLES = [0.4, "40%", "15-20%", "<10%"]
Share = Annotated[
    Portion,
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "number", "minimum": 0, "maximum": 1},
                {"type": "string", "minLength": 2, "maxLength": _LONGEST},
            ],
            "examples": _EXAMPLES,
        }
    ),
]
"""A part of a whole as people know it."""


def _one_number(value: Any) -> Any:
    """The number of a share that has to be one: it is multiplied with others."""
    if not isinstance(value, str):
        return value
    portion = _read(value)
    if portion is None or portion[0] != portion[1]:
        raise PydanticCustomError("share", "is not one share; write it like `0.4` or `40%`")
    return portion[0]


ExactShare = Annotated[
    float,
    Unscored("a part of a whole"),
    Field(ge=0, le=1, allow_inf_nan=False),
    BeforeValidator(_one_number),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "number", "minimum": 0, "maximum": 1},
                {"type": "string", "pattern": r"^\s*\d{1,3}([.,]\d{1,4})?\s?%\s*$"},
            ],
            "examples": [0.4, "40%"],
        }
    ),
]
"""A part of a whole that is one number: 0.4, or 40%."""
