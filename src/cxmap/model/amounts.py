"""Amounts as people write them: durations, shares and the values of a KPI, with ranges."""

from __future__ import annotations

import re
from typing import Annotated, Any, Self
from unicodedata import normalize

from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from cxmap.model.part import Part, Text, Unscored

_SECONDS = {
    1: "s sec secs second seconds seconde seconden sek sekunde sekunden secondes",
    60: "m min mins minute minutes minuut minuten",
    3_600: "h hr hrs hour hours u uur uren std stunde stunden heure heures",
    86_400: "d day days dag dagen tag tage tagen j jour jours",
    604_800: "w wk week weeks weken woche wochen sem semaine semaines",
    2_629_800: "mo month months maand maanden monat monate monaten mois",
    31_557_600: "y yr year years jaar jaren jahr jahre jahren an ans année années annee annees",
}
"""Units in English, Dutch, German and French; `m` is a minute in each."""
_UNITS = {word: seconds for seconds, words in _SECONDS.items() for word in words.split()}
_ONGOING = frozenset({"ongoing", "doorlopend", "fortlaufend", "en continu"})
_TO = "(?:-|–|to|tot|bis|à)"
_AMOUNT = re.compile(
    rf"(\d{{1,9}}(?:[.,]\d{{1,3}})?)\s?(?:{_TO}\s?(\d{{1,9}}(?:[.,]\d{{1,3}})?)\s?)?([^\W\d_]+)\.?"
)
_HOUR_AND = re.compile(r"(?<=\d)(\s?h\s?[0-5]\d)$")
"""French hours with minutes that have no unit: `2 h 30`, `1h05`."""
_NUMBER = r"[-+]?(?:\d{1,3}(?:,\d{3}){1,4}|\d{1,12})(?:[.,]\d{1,6})?"
_QUANTITY = re.compile(
    rf"(?P<bound>[<>]=?|≤|≥)?\s?(?P<low>{_NUMBER})(?:\s?{_TO}\s?(?P<high>{_NUMBER}))?(?P<open>\+)?"
    r"(?P<unit>\s?(?:%|[^\W\d_][^\d+<>≤≥→,;]{0,40}))?"
)
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")


def _decimal(text: str) -> float:
    return float(_THOUSANDS.sub("", text).replace(",", "."))


class Duration(Part):
    """A length of time as written, with the seconds it stands for: `10 min`, `3-5 days`, `ongoing`."""

    text: str
    low: float | None = Field(default=None, description="Seconds, at the least; none for `ongoing`.")
    high: float | None = Field(default=None, description="Seconds, at the most; none for `ongoing`.")

    @model_validator(mode="before")
    @classmethod
    def _parse(cls, value: Any) -> Any:
        if isinstance(value, str):
            text = normalize("NFC", value).strip().lower().lstrip("~≈ ")
            if text in _ONGOING:
                return {"text": value.strip()}
            text = _HOUR_AND.sub(r"\1 min", text)
            low = high = 0.0
            at = 0
            while at < len(text) <= 60 and (part := _AMOUNT.match(text, at)) and part[3] in _UNITS:
                seconds = _UNITS[part[3]]
                low += _decimal(part[1]) * seconds
                high += _decimal(part[2] or part[1]) * seconds
                at = part.end()
                while at < len(text) and (text[at] == "," or text[at].isspace()):
                    at += 1
            if text and at == len(text) and low <= high:
                return {"text": value.strip(), "low": low, "high": high}
        raise PydanticCustomError(
            "duration",
            "is not a length of time; write it like `10 min`, `2 h 30 min`, `3-5 days` or `ongoing`",
        )

    @property
    def seconds(self) -> float | None:
        """The middle of the range, or nothing for `ongoing`."""
        return None if self.low is None or self.high is None else (self.low + self.high) / 2


Time = Annotated[
    Duration,
    WithJsonSchema(
        {"type": "string", "examples": ["10 min", "2 h 30 min", "3-5 days", "2 weeks", "ongoing"]}
    ),
]


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
        found = _QUANTITY.fullmatch(normalize("NFC", whole))
        if found is None:
            return {"text": whole}
        low = _decimal(found["low"])
        high = _decimal(found["high"]) if found["high"] else low
        bound = found["bound"] or ""
        return {
            "text": whole,
            "low": None if bound[:1] in ("<", "≤") else low,
            "high": None if bound[:1] in (">", "≥") or found["open"] else high,
            "unit": (found["unit"] or "").strip() or None,
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

_PERCENT = re.compile(r"(\d{1,3}(?:[.,]\d{1,3})?)\s?%")


def _share_from_percent(value: Any) -> Any:
    if isinstance(value, str):
        found = _PERCENT.fullmatch(value.strip())
        if found is None:
            raise PydanticCustomError("share", "is not a share; write it like `0.4` or `40%`")
        return _decimal(found[1]) / 100
    return value


Share = Annotated[
    float,
    Unscored("a part of a whole"),
    Field(ge=0, le=1, allow_inf_nan=False),
    BeforeValidator(_share_from_percent),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "number", "minimum": 0, "maximum": 1},
                {"type": "string", "pattern": r"^\s*\d{1,3}([.,]\d{1,3})?\s?%\s*$"},
            ],
            "examples": [0.4, "40%"],
        }
    ),
]
"""A part of a whole: 0.4, or 40%."""
