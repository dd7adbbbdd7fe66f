"""The scale on which a map's goals and experiences lie."""

from __future__ import annotations

from functools import lru_cache
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from cxmap.model.part import Items, Number, Part, Text, explained

Direction = Literal["higher-is-better", "lower-is-better"]
Step = Annotated[float, Field(gt=0, le=1e9, allow_inf_nan=False)]
NOISE = 1e-9
"""Parts of a step, or of a scale, that are the arithmetic's and nobody's answer."""
MOST_ANSWERS = 1_001
"""Answers of a question that can still be counted one by one, as on a scale from 0 to 1,000."""


class Scale(Part):
    """Two ends and a direction. Any range works, and either end may be the good one."""

    min: Number = Field(description="The lowest number that can be given.", examples=[-2])
    max: Number = Field(description="The highest number that can be given.", examples=[2])
    direction: Direction = Field(
        default="higher-is-better",
        description="Which end of the scale is the good one.",
        examples=["lower-is-better"],
        json_schema_extra=explained(
            higher_is_better="The usual way: `max` is the best experience.",
            lower_is_better="An effort or intensity scale: `min` is the best experience.",
        ),
    )
    step: Step | None = Field(
        default=None,
        description="How far apart the answers of a question lie: 0.5 for half stars. Answers are counted in steps of 1 when left out.",
        examples=[0.5],
    )
    words: Items[Text] = Field(
        default=(),
        description="Words for the scale, from `min` to `max`, evenly spread; pictures print them on the axis.",
        examples=[["furious", "let down", "neutral", "pleased", "delighted"]],
    )

    @model_validator(mode="after")
    def _has_a_length(self) -> Self:
        if self.min >= self.max:
            raise ValueError(f"`min` ({self.min:.15g}) must be below `max` ({self.max:.15g})")
        if len(self.words) == 1:
            raise ValueError("`words` needs one for each end at least")
        if self.step is not None and not _is_whole(self.length / self.step):
            raise ValueError(
                f"from {self.min:.15g} to {self.max:.15g} there is no whole number of steps of {self.step:.15g}: "
                f"{self.max:.15g} would be no answer; correct `min`, `max` or `step`"
            )
        return self

    def holds(self, value: float) -> bool:
        """Whether a value lies on the scale, both ends included."""
        return self.min <= value <= self.max

    def percent(self, value: float) -> float:
        """Where a value lies, in percent of the scale: 0 is its worst end and 100 its best."""
        share = (value - self.min) / (self.max - self.min)
        return 100.0 * (share if self.direction == "higher-is-better" else 1.0 - share)

    def difference(self, value: float, reference: float) -> float:
        """How much better `value` is than `reference`, in points of this scale; worse is below zero."""
        return value - reference if self.direction == "higher-is-better" else reference - value

    @property
    def length(self) -> float:
        """Points from one end to the other."""
        return self.max - self.min

    @property
    def usual_step(self) -> float:
        """The step as declared; else 1 on scales that are 2 to 10 points long, a tenth of the length on others.

        The step in which people who judge on this scale most likely think, where nobody said so.
        """
        if self.step is not None:
            return self.step
        return 1.0 if 2 <= self.length <= 10 else self.length / 10

    @property
    def answers(self) -> tuple[float, ...]:
        """Every answer to a question asked on this scale, from `min` to `max`, in steps of 1 unless declared.

        Nothing where steps of 1 do not end on `max`, or where there are more than `MOST_ANSWERS`.
        """
        return _answers(self.min, self.max, self.step or 1.0)

    @property
    def middle(self) -> float:
        """The number halfway."""
        return (self.min + self.max) / 2


@lru_cache(maxsize=256)
def _answers(low: float, high: float, step: float) -> tuple[float, ...]:
    """Once for each scale: every figure of a measured file asks several times."""
    steps = (high - low) / step
    if not _is_whole(steps) or round(steps) >= MOST_ANSWERS:
        return ()
    last = round(steps)
    # nine digits, so that 0.1 + 2 x 0.1 is the 0.3 that people write
    return tuple(round(low + (high - low) * at / last, 9) for at in range(last + 1))


def _is_whole(steps: float) -> bool:
    return round(steps) >= 1 and abs(steps - round(steps)) <= NOISE * max(1.0, steps)
