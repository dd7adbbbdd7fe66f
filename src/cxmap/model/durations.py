"""Lengths of time as people write them: kept to the letter, with a reading in seconds for axes and sums.

A reading knows what was said of the number: a range, a bound (`<2 days`, `30+ days`), about how much
(`ca. 10 min`). Working days are read as calendar time, since customers wait through weekends too.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Annotated, Any, NamedTuple

from pydantic import Field, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from cxmap.model.bounds import TO, Sense, one_of, plain, said_after, said_before
from cxmap.model.part import MARK, Part, PersonaId
from cxmap.model.units import UNITS, WORKING_DAY

_ONGOING = frozenset(
    {"ongoing", "doorlopend", "continu", "fortlaufend", "laufend", "en continu", "継続中", "持续", "持續"}
)
_FRACTIONS = {"½": ".5", "¼": ".25", "¾": ".75"}

_SECONDS = {word.casefold(): unit.seconds for unit in UNITS for word in unit.words}
_WORKING = {word.casefold() for unit in UNITS if unit.seconds == WORKING_DAY for word in unit.words}
_NUMBER = r"(?:0?[.,]\d{1,3}|\d{1,9}(?:[.,]\d{1,2})?)"
"""No thousands: whether `1,000 days` is one or a thousand depends on who reads it."""
_AMOUNT = re.compile(rf"({_NUMBER})\s?(?:{TO}({_NUMBER})\s?)?(\+)?\s?({one_of(_SECONDS)})\.?")
_BETWEEN = re.compile(TO)
_NEXT = re.compile(rf"(?:\s|,|{one_of(('and', 'en', 'und', 'et'))})*")
_HOUR_AND = re.compile(r"(?<=\d)(\s?[hu]\s?[0-5]\d)$")
"""Hours with minutes that have no unit: `2 h 30`, `1h05`, `2u15`."""
_LONGEST = 60


class Reading(NamedTuple):
    """What a text says of a length of time, in seconds."""

    low: float | None
    """At the least; nothing where it goes on."""
    high: float | None
    """At the most; nothing where no end is said."""
    about: bool = False
    working: bool = False
    """Whether it counts in working days."""


class _Scanner:
    """Reads one text from left to right."""

    def __init__(self, text: str) -> None:
        self.rest = text
        self.said: set[Sense] = set()
        self.sums = [[0.0, 0.0]]
        self.working = False

    def amounts(self) -> bool:
        """Every amount, and whether there was one: `2 h 30 min`, `30 min to 2 h`."""
        read = False
        while match := _AMOUNT.match(self.rest):
            read = True
            low, high, more, unit = match.groups()
            seconds = _SECONDS[unit]
            self.sums[-1][0] += _decimal(low) * seconds
            self.sums[-1][1] += _decimal(high or low) * seconds
            self.working = self.working or unit in _WORKING
            if more:
                self.said.add("at least")
            self.rest = self.rest[match.end() :]
            between = _BETWEEN.match(self.rest)
            if between and len(self.sums) == 1 and _AMOUNT.match(self.rest, between.end()):
                self.sums.append([0.0, 0.0])
                self.rest = self.rest[between.end() :]
            elif (following := _NEXT.match(self.rest)) and _AMOUNT.match(self.rest, following.end()):
                self.rest = self.rest[following.end() :]
            else:
                break
        return read

    def reading(self) -> Reading | None:
        self.said, self.rest = said_before(self.rest)
        if not self.amounts():
            return None
        after, self.rest = said_after(self.rest)
        said = self.said | after
        low, high = self.sums[0][0], self.sums[-1][1]
        if "from" in said and low == high:
            said.add("at least")
        if self.rest or {"at most", "at least"} <= said:
            return None
        about = "about" in said
        if "at most" in said and low <= high:
            return Reading(0.0, high, about, self.working)
        return Reading(low, None if "at least" in said else high, about, self.working)


def _decimal(text: str) -> float:
    return float(text.replace(",", "."))


@lru_cache(maxsize=4_096)
def read_length(text: str) -> Reading | None:
    """What a text says of a length of time; nothing where it says none that can be counted."""
    for sign, decimals in _FRACTIONS.items():
        text = text.replace(sign, decimals)
    written = plain(text) if len(text) <= _LONGEST else ""
    if written in _ONGOING:
        return Reading(None, None)
    return _Scanner(_HOUR_AND.sub(r"\1 min", written)).reading()


def _length(value: Any) -> dict[str, Any]:
    reading = read_length(value) if isinstance(value, str) else None
    if reading is None:
        raise PydanticCustomError(
            "duration",
            "is not a length of time; write it like `10 min`, `3-5 days`, `<2 h`, `30+ days`, "
            "`5 working days` or `ongoing`, and what cannot be counted under `when`",
        )
    if reading.low is not None and reading.high is not None and reading.low > reading.high:
        raise PydanticCustomError("duration", "runs backwards; write the shorter time first")
    return {"text": value.strip(), **reading._asdict()}


class Length(Part):
    """A length of time as written, with the seconds that it stands for: `10 min`, `<2 days`, `ongoing`."""

    text: str
    low: float | None = Field(default=None, description="Seconds, at the least; none for `ongoing`.")
    high: float | None = Field(
        default=None, description="Seconds, at the most; none for `ongoing` and for `30+ days`."
    )
    about: bool = Field(default=False, description="Whether it is written as about so much.")
    working: bool = Field(default=False, description="Whether it counts in working days.")

    @model_validator(mode="before")
    @classmethod
    def _parse(cls, value: Any) -> Any:
        return _length(value)

    @property
    def ongoing(self) -> bool:
        """Whether it goes on, so that nothing about its length is known."""
        return self.low is None

    @property
    def open(self) -> bool:
        """Whether no end is said: it goes on, or takes at least so long."""
        return self.high is None

    @property
    def known(self) -> float:
        """Seconds up to which something is known: at the most, else at the least; 0 for `ongoing`."""
        return self.high if self.high is not None else self.low or 0.0


class Duration(Length):
    """A length of time, of everybody or of each persona: `10 min`, `{shopper: 10 min, companion: 1 h}`.

    Where personas have their own, `low` and `high` reach from the shortest to the longest of theirs.
    """

    by_persona: dict[PersonaId, Length] = Field(default_factory=dict, max_length=200)

    @model_validator(mode="before")
    @classmethod
    def _parse(cls, value: Any) -> Any:
        if not isinstance(value, dict) or not value:
            return _length(value)
        readings = [
            reading
            for text in value.values()
            if isinstance(text, str) and (reading := read_length(text)) is not None
        ]
        lows = [reading.low for reading in readings if reading.low is not None]
        highs = [reading.high for reading in readings if reading.high is not None]
        return {
            "text": ", ".join(f"{persona}: {text}" for persona, text in value.items()),
            "low": min(lows, default=None),
            "high": max(highs, default=None) if len(highs) == len(readings) else None,
            "about": any(reading.about for reading in readings),
            "working": any(reading.working for reading in readings),
            "by_persona": value,
        }

    def of(self, persona: str | None) -> Length | None:
        """The length for a persona, or for everybody; nothing where it is that of other personas only."""
        if persona is None or not self.by_persona:
            return self
        return self.by_persona.get(persona)


_EXAMPLES = [
    "10 min",
    "2 h 30 min",
    "3-5 days",
    "5 working days",
    "<2 days",
    "30+ days",
    "ca. 15 min",
    "ongoing",
]
Time = Annotated[
    Duration,
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "examples": _EXAMPLES},
                {
                    "type": "object",
                    "additionalProperties": {"type": "string"},
                    "minProperties": 1,
                    "propertyNames": {MARK: {"refers": ["personas"]}},
                },
            ],
            "examples": _EXAMPLES,
        }
    ),
]
