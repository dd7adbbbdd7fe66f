"""A goal: what the company wants customers to experience, in points of the map's scale or of a metric's own."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Field, GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

from cxmap.model.metrics import MetricType
from cxmap.model.part import LONGEST_TEXT, MARK, Part, Score, Scored, Text
from cxmap.model.percent import PERCENT_AS_WRITTEN, Figure, is_percent


class Goal(Part):
    """The experience that the company wants to deliver: on the map's scale, in a metric's own unit, in words.

    Written as a number or a text alone; `null` says that there is deliberately none, so nothing is inherited.

    A metric whose type has a goal of its own here (`csat`, `nps`, `ces`, `rating`) is held against it on the
    metric's own scale, and nothing is converted. Everything else is held against the `score`: our own estimates
    and, by conversion, a metric without a goal in its unit. The goal is looked for at the touchpoint, then at
    its channels, its phase and the map. At each of these a goal in the metric's own unit comes before the
    `score`; a place that has neither of them is passed over, and `null` ends the search. Of several channels
    the strictest goal counts. A channel comes before the phase because it promises the same wherever it is
    met, while a phase is a stretch of time.
    """

    score: Score | None = Field(
        default=None, description="The intended experience on the map's scale.", examples=[1]
    )
    csat: Figure | None = Field(
        default=None,
        description="The goal of a `csat`: percent of customers who are satisfied, or the mean where the metric is one.",
        examples=["80%"],
    )
    nps: Figure | None = Field(default=None, description="The goal of an `nps`, -100 to 100.", examples=[40])
    ces: Figure | None = Field(
        default=None,
        description="The goal of a `ces`, on the scale of its question, or in percent where it is a share.",
        examples=[5.5],
    )
    rating: Figure | None = Field(
        default=None,
        description="The goal of a `rating`, on the scale of its question, or in percent where it is a share.",
        examples=[4.2],
    )
    words: Text | None = Field(
        default=None, description="The intended experience in words.", examples=["feels helped, not judged"]
    )

    @model_validator(mode="before")
    @classmethod
    def _from_short_form(cls, value: Any) -> Any:
        if isinstance(value, int | float) and not isinstance(value, bool):
            return {"score": value}
        if isinstance(value, str):
            if is_percent(value):
                raise PydanticCustomError(
                    "figure", "does not say what it is a goal for; write it like `{csat: 80%}`"
                )
            return {"words": value}
        return value

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        reference = super().__get_pydantic_json_schema__(core, handler)
        own = handler.resolve_ref_schema(reference)
        description = own.pop("description", "")
        whole = dict(own)
        own.clear()
        text = {"type": "string", "minLength": 1, "maxLength": LONGEST_TEXT}
        own.update(
            anyOf=[
                {"type": "number", MARK: Scored().in_schema()},
                {**text, "not": {"pattern": PERCENT_AS_WRITTEN}},
                {"type": "null"},
                whole,
            ],
            description=description,
        )
        return reference

    def of(self, type_: MetricType) -> float | None:
        """The goal of metrics of a type, in their own unit; nothing where it gives none."""
        figures: dict[MetricType, float | None] = {
            "csat": self.csat,
            "nps": self.nps,
            "ces": self.ces,
            "rating": self.rating,
        }
        return figures[type_]

    @property
    def in_units(self) -> dict[MetricType, float]:
        """Every goal in a metric's own unit, by the type of metric."""
        types: tuple[MetricType, ...] = ("csat", "nps", "ces", "rating")
        return {type_: value for type_ in types if (value := self.of(type_)) is not None}

    @property
    def is_none_on_purpose(self) -> bool:
        """Whether somebody wrote `null`: there is deliberately no goal."""
        return self.score is None and self.words is None and not self.in_units


def _none_on_purpose(value: Any) -> Any:
    """A `null` that somebody wrote is an answer; a key left out is not."""
    return Goal() if value is None else value


OwnGoal = Annotated[Goal | None, BeforeValidator(_none_on_purpose)]
