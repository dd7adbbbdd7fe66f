"""Measured figures of a touchpoint, as a report or dashboard gives them: CSAT, CES, NPS, ratings, any named one."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from cxmap.model.part import Day, Items, Number, Part, PersonaId, SourceId, Text, explained
from cxmap.model.scale import Scale

Count = Annotated[int, Field(ge=0, le=10**12)]
MetricType = Literal["csat", "ces", "nps", "rating"]
_PERCENT = re.compile(r"([-+]?\d{1,3}(?:[.,]\d{1,6})?)\s?%")


def _percent_as_number(value: Any) -> Any:
    if isinstance(value, str):
        found = _PERCENT.fullmatch(value.strip())
        if found is None:
            raise PydanticCustomError("figure", "is not a figure; write it like `4.2` or `72%`")
        return float(found[1].replace(",", "."))
    return value


Figure = Annotated[
    Number,
    BeforeValidator(_percent_as_number),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "number"},
                {"type": "string", "pattern": r"^\s*[-+]?\d{1,3}([.,]\d{1,6})?\s?%\s*$"},
            ],
            "examples": [4.2, "72%"],
        }
    ),
]
"""A mean on its scale, or percent: 72 and 72% are the same."""


class Metric(Part):
    """A measured figure with what is known of its answers. The first one of a touchpoint is its experience.

    The counts of the answers are the best thing to give: everything else follows from them. A mean needs `n`
    and `sd` for a margin of error; a share or an NPS needs `n` and the counts behind it.
    """

    type: MetricType = Field(
        description="What kind of figure it is.",
        examples=["csat"],
        json_schema_extra=explained(
            csat="Share of satisfied customers, in percent: the top two answers of the question.",
            ces="Customer effort: the mean of the answers, or the share who found it easy (`figure: share`).",
            nps="Net promoter score, -100 to 100: percent promoters (9-10) minus percent detractors (0-6).",
            rating="The mean of a rating on any scale.",
        ),
    )
    name: Text | None = Field(default=None, description="What it is called.", examples=["Delivery rating"])
    figure: Literal["mean", "share"] | None = Field(
        default=None,
        description="Whether the answers are averaged or the share of the best ones counts; by its type when left out.",
        examples=["share"],
        json_schema_extra=explained(
            mean="The mean of the answers.", share="Percent of answers in the best two boxes."
        ),
    )
    value: Figure | None = Field(
        default=None,
        description="The figure as published: a mean on its scale, percent, or an NPS.",
        examples=[3.6, "72%"],
    )
    n: Count | None = Field(default=None, description="How many answers.", examples=[180])
    sd: Annotated[float, Field(ge=0, le=1e9, allow_inf_nan=False)] | None = Field(
        default=None, description="The standard deviation of the answers, for a mean.", examples=[0.9]
    )
    scale: Scale | None = Field(
        default=None,
        description="The scale of the question; needed for `ces` and `rating`, whose direction differs from version to version.",
        examples=[{"min": 1, "max": 5}],
    )
    answers: Items[Count] = Field(
        default=(),
        description="How many gave each answer, from the scale's `min` to its `max`; for `nps` the eleven answers 0 to 10.",
        examples=[[4, 9, 21, 60, 31]],
    )
    weights: Items[Annotated[float, Field(ge=0, le=1e12, allow_inf_nan=False)]] = Field(
        default=(),
        description="The sum of weights behind each answer, where answers are weighted; beside `answers`.",
        examples=[[3.1, 8.0, 22.4, 58.9, 32.6]],
    )
    effective_n: Annotated[float, Field(gt=0, le=1e12, allow_inf_nan=False)] | None = Field(
        default=None,
        description="Kish's effective number of answers, where they are weighted: (sum w)^2 / sum w^2.",
        examples=[141.2],
    )
    promoters: Count | None = Field(
        default=None, description="For `nps`: how many gave 9 or 10.", examples=[50]
    )
    passives: Count | None = Field(
        default=None, description="For `nps`: how many gave 7 or 8.", examples=[20]
    )
    detractors: Count | None = Field(
        default=None, description="For `nps`: how many gave 0 to 6.", examples=[30]
    )
    persona: PersonaId | None = Field(
        default=None,
        description="Whose answers they are, by persona id; everybody's when left out.",
        examples=["shopper"],
    )
    date: Day | None = Field(
        default=None, description="When the answers were given, at the latest.", examples=["2026-02-28"]
    )
    source: SourceId | None = Field(
        default=None, description="Where they come from, by source id.", examples=["survey"]
    )

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        groups = (self.promoters, self.passives, self.detractors)
        given = [group for group in groups if group is not None]
        if self.type != "nps" and given:
            raise ValueError("`promoters`, `passives` and `detractors` belong to an `nps`")
        if self.type == "nps" and given and len(given) < 3:
            raise ValueError("give all three of `promoters`, `passives` and `detractors`, or none")
        if self.type == "nps" and (self.figure is not None or self.sd is not None):
            raise ValueError("an `nps` has neither `figure` nor `sd`: give the counts of its answers")
        if given and self.answers:
            raise ValueError("give `answers` or the three groups, not both")
        if self.type in ("ces", "rating") and self.scale is None:
            raise ValueError(f"a {self.type} needs its `scale`, with its direction where lower is better")
        if self.type == "nps" and self.scale is not None:
            raise ValueError("an `nps` is always asked from 0 to 10 and has no `scale`; recode answers that run from 1 to 11")
        if self.weights and self.effective_n is None:
            raise ValueError("weighted answers need `effective_n`, (sum w)^2 / sum w^2, for their margin of error")
        if self.value is None and not self.answers and not given:
            raise ValueError("a metric needs a `value`, `answers` or, for an nps, its three groups")
        self._answers_fit()
        self._value_fits()
        return self

    def _answers_fit(self) -> None:
        if self.answers:
            if len(self.answers) != len(self.steps):
                low, high = self.steps[0], self.steps[-1]
                raise ValueError(
                    f"`answers` needs {len(self.steps)} counts, for the answers {low:g} to {high:g}; it has {len(self.answers)}"
                )
            if sum(self.answers) == 0:
                raise ValueError("`answers` holds no answer at all")
        if self.n is not None and self.counted is not None and self.n != self.counted:
            raise ValueError(f"`n` is {self.n}, but the counts add up to {self.counted}")
        if self.weights:
            if len(self.weights) != len(self.answers):
                raise ValueError("`weights` needs one sum for each of `answers`")
            if sum(self.weights) == 0:
                raise ValueError("`weights` add up to 0")

    def _value_fits(self) -> None:
        if self.value is not None and not self.own_scale.holds(self.value):
            low, high = self.own_scale.min, self.own_scale.max
            raise ValueError(f"`value` {self.value:g} lies outside its scale, {low:g} to {high:g}")
        if self.sd is not None and self.is_share:
            raise ValueError("a share has no `sd`: give `n` or the counts of its answers")
        if self.sd is not None and self.sd > self.own_scale.length:
            raise ValueError(f"`sd` {self.sd:g} is more than the whole scale")

    @property
    def is_share(self) -> bool:
        """Whether the figure is a percentage of answers."""
        return self.figure == "share" or (self.type == "csat" and self.figure is None)

    @property
    def own_scale(self) -> Scale:
        """The scale that `value` lies on."""
        if self.type == "nps":
            return Scale(min=-100, max=100)
        if self.is_share:
            return Scale(min=0, max=100)
        return self.scale or Scale(min=1, max=5)

    @property
    def steps(self) -> tuple[float, ...]:
        """The answers that can be given, in order: every whole step of the question's scale."""
        scale = Scale(min=0, max=10) if self.type == "nps" else self.scale or Scale(min=1, max=5)
        return tuple(scale.min + at for at in range(min(int(scale.length), 1_000) + 1))

    @property
    def counted(self) -> int | None:
        """How many answers the counts add up to; nothing where there are no counts."""
        if self.answers:
            return sum(self.answers)
        if self.promoters is not None and self.passives is not None and self.detractors is not None:
            return self.promoters + self.passives + self.detractors
        return None
