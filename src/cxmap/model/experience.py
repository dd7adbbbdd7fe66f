"""What people say of an experience in numbers: how good we think it is, and how good customers expect it to be."""

from __future__ import annotations

import re
from statistics import fmean
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, GetJsonSchemaHandler, StringConstraints
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

from cxmap.model.part import (
    EXTENSION,
    LONGEST_TEXT,
    MARK,
    Items,
    Many,
    Part,
    PersonaId,
    Score,
    Scored,
    Text,
)
from cxmap.model.percent import PERCENT_AS_WRITTEN, is_percent
from cxmap.model.remarks import Evidence

RaterName = Annotated[str, StringConstraints(min_length=1, max_length=200)]
"""Not trimmed: two names that differ by a space would become one, and one of their scores be lost."""


class Claim(Part):
    """What people estimate an experience to be: a number, `null` for deliberately none, or one of each rater.

    Its score is the mean of the raters'. Who gave none is left out, and never counts as zero.
    """

    given: Score | None = None
    listed: Items[Score | None] = ()
    by: dict[RaterName, Score | None] = Field(default_factory=dict, max_length=200)

    @property
    def raters(self) -> tuple[tuple[str, float], ...]:
        """Who gave which score, in their order; names are empty in a plain list. Nothing for a plain number."""
        named = self.by.items() if self.by else (("", score) for score in self.listed)
        return tuple((name, score) for name, score in named if score is not None)

    @property
    def score(self) -> float | None:
        """The number, or the mean of the raters'; nothing where nobody gave one."""
        return fmean(score for _, score in self.raters) if self.raters else self.given

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        reference = handler(core)
        own = handler.resolve_ref_schema(reference)
        fields, description = own["properties"], own.get("description", "")
        listed, by = (
            {key: value for key, value in fields[name].items() if key not in ("title", "default")}
            for name in ("listed", "by")
        )
        raters = {
            "type": "object",
            "properties": {"by": {**by, "minProperties": 1}},
            "required": ["by"],
            "additionalProperties": False,
        }
        own.clear()
        own.update(
            anyOf=[
                {"type": "number", MARK: Scored().in_schema()},
                {"type": "null"},
                {**listed, "minItems": 1},
                raters,
            ],
            description=description,
        )
        return reference


_FORMS = "write a number, a list of numbers, or `{by: {Ann: 2, Ben: 4}}`"


def _names_raters(value: Any) -> bool:
    """Whether a mapping is that of raters, and not of a persona whose id is `by`: it holds names and scores."""
    if not isinstance(value, dict) or value.keys() != {"by"}:
        return False
    return isinstance(value["by"], dict) and not _names_raters(value["by"])


def _claim_as_written(value: Any) -> Any:
    if isinstance(value, list):
        if not value:
            raise PydanticCustomError("score", f"cannot be empty; {_FORMS}")
        return {"listed": value}
    if isinstance(value, dict):
        if not _names_raters(value):
            raise PydanticCustomError("score", f"cannot be a score; {_FORMS}")
        if not value["by"]:
            raise PydanticCustomError("score", f"cannot be empty; {_FORMS}")
        return value
    return value if isinstance(value, Claim) else {"given": value}


OwnClaim = Annotated[Claim, BeforeValidator(_claim_as_written)]


class Experience(Part):
    """Our own estimate of how a touchpoint is experienced, by everybody together or by each persona."""

    claim: OwnClaim | None = None
    by_persona: dict[PersonaId, OwnClaim] = Field(default_factory=dict, max_length=200)

    @property
    def score(self) -> float | None:
        """The estimate for everybody; nothing where it is by persona, or deliberately none."""
        return None if self.claim is None else self.claim.score

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        reference = handler(core)
        own = handler.resolve_ref_schema(reference)
        per_persona, description = own["properties"]["by_persona"], own.get("description", "")
        claim = next(option for option in own["properties"]["claim"]["anyOf"] if "$ref" in option)
        own.clear()
        own.update(
            anyOf=[
                claim,
                {key: value for key, value in per_persona.items() if key not in ("title", "default")},
            ],
            description=description,
            examples=[-2, {"shopper": -2, "companion": 1}, [2, 4, 3], {"by": {"Ann": 2, "Ben": 4}}],
        )
        return reference


def _experience_as_written(value: Any) -> Any:
    if isinstance(value, Experience):
        return value
    if isinstance(value, dict) and not _names_raters(value):
        return {"by_persona": value}
    return {"claim": value}


OwnExperience = Annotated[Experience | None, BeforeValidator(_experience_as_written)]


class Expected(Part):
    """What customers expect here before they come, beside the goal, which is what the company wants.

    Written as a number, a text, a list of numbers, `by` with names, or any of these numbers by persona id;
    with `score` where there are words or evidence as well. It is looked for like a goal: at the touchpoint,
    then at its channels, of which the most demanding counts, then at its phase.
    """

    score: OwnExperience = Field(
        default=None,
        description="The expected experience on the map's scale, in the forms that an `experience` has.",
        examples=[1, {"shopper": 2, "companion": 0}],
    )
    words: Text | None = Field(
        default=None,
        description="The expectation in words.",
        examples=["an answer the same day"],
    )
    evidence: Many[Evidence] = Field(
        default=(),
        description="Where it is known from, by source id, or the evidence still to collect.",
        examples=[["diary"]],
    )

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        reference = super().__get_pydantic_json_schema__(core, handler)
        own = handler.resolve_ref_schema(reference)
        description = own.pop("description", "")
        whole = dict(own)
        score = next(option for option in whole["properties"]["score"]["anyOf"] if "$ref" in option)
        own.clear()
        text = {"type": "string", "minLength": 1, "maxLength": LONGEST_TEXT}
        own.update(
            anyOf=[whole, score, {**text, "not": {"pattern": PERCENT_AS_WRITTEN}}, {"type": "null"}],
            description=description,
        )
        return reference


_OWN_KEYS = frozenset(Expected.model_fields)


def _expectation_as_written(value: Any) -> Any:
    """The short forms; a `null` that somebody wrote says that customers expect nothing in particular."""
    if isinstance(value, Expected):
        return value
    if isinstance(value, str):
        if is_percent(value):
            raise PydanticCustomError(
                "figure", "is not a number on the map's scale; write the expectation in its points"
            )
        return {"words": value}
    if isinstance(value, dict) and any(key in _OWN_KEYS or re.match(EXTENSION, str(key)) for key in value):
        return value
    return {"score": value}


OwnExpectation = Annotated[Expected | None, BeforeValidator(_expectation_as_written)]
