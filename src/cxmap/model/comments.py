"""What binds a map to what customers wrote: which column holds it, and by which words a touchpoint is meant."""

from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator

from cxmap.model.cells import Word
from cxmap.model.data import Bound
from cxmap.model.part import Many, PlaceId, SourceId, Text
from cxmap.model.scale import Scale


class Comments(Bound):
    """Comments that `cxmap measure` counts: who speaks of what, and the score of those who do.

    Either the `words` by which a touchpoint is meant, or a column that says what each comment is about.
    """

    source: SourceId | None = Field(
        default=None, description="Where the comments come from, by source id.", examples=["survey"]
    )
    text: Text = Field(description="The column of the comments.", examples=["comment"])
    words: dict[PlaceId, Many[Text]] = Field(
        default_factory=dict,
        description="For each touchpoint (or phase), by id, the words that mean it: whole words or phrases, whatever their capitals and accents.",
        examples=[{"queue": ["queue", "line", "waiting time"]}],
        max_length=500,
    )
    touchpoint: Text | None = Field(
        default=None,
        description="In place of `words`: the column that says which touchpoint a comment is about.",
        examples=["step"],
    )
    values: dict[PlaceId, Many[Word]] = Field(
        default_factory=dict,
        description="For each touchpoint, by id, what stands in the column `touchpoint`; ids and names are known without it.",
        examples=[{"queue": ["Waiting at the till"]}],
        max_length=500,
    )
    score: Text | None = Field(
        default=None,
        description="The column of a score that was given with the comment.",
        examples=["rating"],
    )
    scale: Scale | None = Field(
        default=None, description="The scale of that score.", examples=[{"min": 1, "max": 5}]
    )
    no_answer: Many[Word] = Field(
        default=(),
        description="What stands in these columns where nobody answered, besides nothing at all.",
        examples=[["-", "n/a"]],
    )
    respondent: Text | None = Field(
        default=None,
        description="The column that tells people apart; who speaks of a touchpoint several times counts once, the last time.",
        examples=["id"],
    )
    date: Text | None = Field(
        default=None, description="The column that says when it was written.", examples=["answered"]
    )
    date_format: Text | None = Field(
        default=None,
        description="How dates are written, where it is not 2026-03-31: %d, %m, %Y, %y, %H, %M, %S, %b, %p.",
        examples=["%d/%m/%Y"],
    )
    row: Text | None = Field(
        default=None, description="The column that tells rows apart, to pick quotes by.", examples=["id"]
    )
    quotes: dict[PlaceId, Many[Word]] = Field(
        default_factory=dict,
        description="The comments to quote at a touchpoint, by what stands in the column `row`; no others are shown.",
        examples=[{"queue": [1042, 1077]}],
        max_length=500,
    )

    @model_validator(mode="after")
    def _has_one_form(self) -> Self:
        if bool(self.words) == (self.touchpoint is not None):
            raise ValueError(
                "comments need the `words` by which a touchpoint is meant, or the column `touchpoint`; one of the two"
            )
        if self.values and self.touchpoint is None:
            raise ValueError("`values` says what stands in the column `touchpoint`, which is not given")
        if (self.score is None) != (self.scale is None):
            raise ValueError(
                "a `score` needs its `scale`, such as `scale: {min: 1, max: 5}`, and a `scale` its `score`"
            )
        if self.date_format is not None and self.date is None:
            raise ValueError("`date_format` says how the column `date` is written, which is not given")
        if self.quotes and self.row is None:
            raise ValueError("`quotes` are picked by what stands in the column `row`, which is not given")
        return self
