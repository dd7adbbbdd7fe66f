"""Amounts as people write them: the values of a KPI, with ranges and bounds."""

from __future__ import annotations

import re
from typing import Annotated, Any, Self
from unicodedata import normalize

from pydantic import WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from cxmap.model.part import Part, Text

_TO = "(?:-|–|to|tot|bis|à)"
_NUMBER = r"[-+]?(?:\d{1,3}(?:,\d{3}){1,4}|\d{1,12})(?:[.,]\d{1,6})?"
_QUANTITY = re.compile(
    rf"(?P<bound>[<>]=?|≤|≥)?\s?(?P<low>{_NUMBER})(?:\s?{_TO}\s?(?P<high>{_NUMBER}))?(?P<open>\+)?"
    r"(?P<unit>\s?(?:%|[^\W\d_][^\d+<>≤≥→,;]{0,40}))?"
)
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")


def _decimal(text: str) -> float:
    return float(_THOUSANDS.sub("", text).replace(",", "."))


class Quantity(Part):
    """A number, a bound or a range with its unit, as written: `80`, `<10%`, `7-10 days`; or words alone."""

    text: Text
    low: float | None = None
    high: float | None = None
    unit: str | None = None

    @model_validator(mode="before")
    @classmethod
    def _parse(cls, value: Any) -> Any:
        if isinstance(value, int | float) and not isinstance(value, bool):
            return {"text": f"{value:.15g}", "low": float(value), "high": float(value)}
        if not isinstance(value, str):
            raise PydanticCustomError(
                "quantity", "is not an amount; write it like `80`, `<10%` or `7-10 days`"
            )
        whole = value.strip()
        match = _QUANTITY.fullmatch(normalize("NFC", whole))
        if match is None:
            return {"text": whole}
        low = _decimal(match["low"])
        high = _decimal(match["high"]) if match["high"] else low
        bound = match["bound"] or ""
        return {
            "text": whole,
            "low": None if bound[:1] in ("<", "≤") else low,
            "high": None if bound[:1] in (">", "≥") or match["open"] else high,
            "unit": (match["unit"] or "").strip() or None,
        }

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError("the range runs backwards: write the smaller number first")
        return self


Amount = Annotated[
    Quantity,
    WithJsonSchema(
        {
            "anyOf": [{"type": "number"}, {"type": "string", "minLength": 1, "maxLength": 4000}],
            "examples": [80, "<10%", "7-10 days"],
        }
    ),
]
