"""What binds a map to the data that it is measured by: which files, which columns, which answers count."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from cxmap.model.answers import not_positive, undeclared
from cxmap.model.cells import Word
from cxmap.model.drivers import MOST_DRIVERS, Outcome
from cxmap.model.metrics import MetricType
from cxmap.model.part import (
    Day,
    Many,
    Number,
    Part,
    PersonaId,
    PlaceId,
    SegmentId,
    SourceId,
    Text,
    Unscored,
    explained,
)
from cxmap.model.scale import Scale

FileFormat = Literal["csv", "tsv", "parquet", "jsonl", "xlsx"]
ENDINGS: dict[str, FileFormat] = {
    ".csv": "csv",
    ".tsv": "tsv",
    ".txt": "csv",
    ".parquet": "parquet",
    ".pq": "parquet",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".xlsx": "xlsx",
    ".xlsm": "xlsx",
}
"""The format of a data file by its ending, in small letters."""
COMPRESSED = (".gz",)
"""Endings that may follow that of a text file."""


class DataFile(Part):
    """A data file, or several by a pattern, with what is particular to it."""

    shorthand: ClassVar[str | None] = "file"

    file: Text = Field(
        description="Its path from the folder of the map, which it must not leave; `*` and `?` stand for any letters.",
        examples=["data/survey-2026.csv"],
    )
    date: Day | None = Field(
        default=None,
        description="When its answers were given, where no column says so.",
        examples=["2026-03-31"],
    )
    columns: dict[Text, Text] = Field(
        default_factory=dict,
        description="Columns that have another name in this file: the name used in the binding, then the file's own.",
        examples=[{"Q7ART": "Q7A_ART"}],
        max_length=200,
    )


class Personas(Part):
    """Which column says whose answers they are."""

    column: Text = Field(description="The column.", examples=["purpose"])
    values: dict[PersonaId, Many[Word]] = Field(
        default_factory=dict,
        description="For each persona, by id, what stands in the column; left out where it holds the ids.",
        examples=[{"business": [1, 2], "family": 3}],
        max_length=500,
    )


class Segments(Part):
    """Which column says which segment the answers come from."""

    column: Text = Field(description="The column.", examples=["tier"])
    values: dict[SegmentId, Many[Word]] = Field(
        default_factory=dict,
        description="For each segment, by id, what stands in the column; left out where it holds the ids.",
        examples=[{"loyal": ["gold", "platinum"]}],
        max_length=500,
    )


class Bound(Part):
    """Files of one kind and how they are read: what every binding has."""

    files: Many[DataFile] = Field(
        default=(), description="The files, all of the same kind.", examples=["data/survey.csv"]
    )
    connection: Text | None = Field(
        default=None,
        description="In place of `files`: a database or warehouse, by its name in the project's settings.",
        examples=["warehouse"],
    )
    table: Text | None = Field(
        default=None,
        description="Its table, with the schema before it where needed.",
        examples=["cx.answers"],
    )
    format: FileFormat | None = Field(
        default=None,
        description="Their format; by the ending of the name when left out.",
        examples=["csv"],
        json_schema_extra=explained(
            csv="Values separated by commas or semicolons.",
            tsv="Values separated by tabs.",
            parquet="Apache Parquet.",
            jsonl="One JSON object a line.",
            xlsx="An Excel workbook.",
        ),
    )
    separator: Annotated[str, Field(min_length=1, max_length=1)] | None = Field(
        default=None,
        description="What stands between values of a CSV file; found out when left out.",
        examples=[";"],
    )
    sheet: Text | None = Field(
        default=None,
        description="The sheet of a workbook; the first one when left out.",
        examples=["Answers"],
    )
    encoding: Literal["utf-8", "utf-16", "latin-1"] = Field(
        default="utf-8",
        description="How the letters of a text file are written.",
        examples=["latin-1"],
        json_schema_extra={"enumDescriptions": ["The usual one.", "Of some exports.", "Of older exports."]},
    )
    decimal: Literal[".", ","] = Field(
        default=".",
        description="What stands before the decimals of a number.",
        examples=[","],
        json_schema_extra={"enumDescriptions": ["4.5", "4,5"]},
    )
    where: dict[Text, Many[Word]] = Field(
        default_factory=dict,
        description="Only rows in which these columns hold one of these values.",
        examples=[{"country": ["NL", "BE"]}],
        max_length=50,
    )
    note: Text | None = Field(default=None, description="A remark.", examples=["Panel changed in 2025"])

    @model_validator(mode="after")
    def _has_files(self) -> Self:
        if self.separator is not None and self.separator in '"\r\n':
            raise ValueError("`separator` cannot be the quotation mark or the end of a line")
        if (self.connection is None) != (self.table is None):
            raise ValueError("a `connection` needs its `table`, and a `table` its `connection`")
        if bool(self.files) == (self.table is not None):
            raise ValueError("data needs `files`, or a `connection` with a `table`; one of the two")
        return self


class Data(Bound):
    """Answers that `cxmap measure` counts where they lie; only the counts reach the measured file beside the map.

    Either one column for each touchpoint (`scores`), or one row for each answer (`touchpoint` and `score`).
    """

    source: SourceId | None = Field(
        default=None,
        description="Where the answers come from, by source id; it must be one that counts as measured.",
        examples=["survey"],
    )
    type: MetricType = Field(
        default="rating",
        description="What kind of figure the answers give.",
        examples=["csat"],
        json_schema_extra=explained(
            csat="The share of satisfied customers.",
            ces="Customer effort.",
            nps="Net promoter score, asked from 0 to 10.",
            rating="The mean of a rating.",
        ),
    )
    name: Text | None = Field(default=None, description="What the figure is called.", examples=["Rating"])
    figure: Literal["mean", "share"] | None = Field(
        default=None,
        description="Whether the answers are averaged or the share of the best ones counts; by its type when left out.",
        examples=["share"],
        json_schema_extra=explained(mean="The mean of the answers.", share="Percent of positive answers."),
    )
    positive: Many[Annotated[Number, Unscored("an answer, held against the scale of the question")]] = Field(
        default=(),
        description="For a share: the answers that count as satisfied, as for a metric.",
        examples=[[4, 5]],
    )
    scale: Scale | None = Field(
        default=None,
        description="The scale of the question; needed unless it is an `nps`.",
        examples=[{"min": 1, "max": 5}],
    )
    no_answer: Many[Word] = Field(
        default=(),
        description="What stands where nobody answered, besides nothing at all: codes such as `6 = never used`.",
        examples=[[0, 6, "Blank"]],
    )
    scores: dict[PlaceId, Many[Text]] = Field(
        default_factory=dict,
        description="One column for each touchpoint: its id (or that of a phase), then the column; of several names, the one that a file has.",
        examples=[{"queue": "Q7", "pay": ["Q8", "Q8_pay"]}],
        max_length=500,
    )
    overall: Many[Text] = Field(
        default=(), description="The column of a question about the whole journey.", examples=["Q9_overall"]
    )
    outcome: Outcome | None = Field(
        default=None,
        description="The overall score that the same people gave, to find out which touchpoints it goes with.",
        examples=["Q9_overall", {"column": "Q5_recommend", "scale": {"min": 0, "max": 10}}],
    )
    touchpoint: Text | None = Field(
        default=None,
        description="One row for each answer: the column that says which touchpoint it is about.",
        examples=["step"],
    )
    score: Text | None = Field(
        default=None, description="One row for each answer: the column of the answer.", examples=["rating"]
    )
    values: dict[PlaceId, Many[Word]] = Field(
        default_factory=dict,
        description="For each touchpoint, by id, what stands in the column `touchpoint`; ids and names are known without it.",
        examples=[{"queue": ["Waiting at the till"]}],
        max_length=500,
    )
    weight: Text | None = Field(default=None, description="The column of the weights.", examples=["WEIGHT"])
    respondent: Text | None = Field(
        default=None,
        description="The column that tells people apart; several answers of one person to one question count once, the last one.",
        examples=["id"],
    )
    date: Text | None = Field(
        default=None, description="The column that says when the answer was given.", examples=["answered"]
    )
    date_format: Text | None = Field(
        default=None,
        description="How dates are written, where it is not 2026-03-31: %d, %m, %Y, %y, %H, %M, %S, %b, %p.",
        examples=["%d/%m/%Y"],
    )
    period: Literal["all", "year", "quarter", "month"] = Field(
        default="all",
        description="What is counted together; a figure for each where there is a date.",
        examples=["quarter"],
        json_schema_extra=explained(
            all="All of a file's answers, or all answers.",
            year="Each year.",
            quarter="Each quarter.",
            month="Each month.",
        ),
    )
    personas: Personas | None = Field(
        default=None,
        description="Figures for each persona besides those of everybody.",
        examples=[{"column": "purpose", "values": {"business": 1}}],
    )
    segments: Segments | None = Field(
        default=None,
        description="Figures for each segment besides those of everybody.",
        examples=[{"column": "tier"}],
    )

    @model_validator(mode="after")
    def _has_one_form(self) -> Self:
        wide, long = bool(self.scores or self.overall), self.touchpoint is not None or self.score is not None
        if wide and long:
            raise ValueError(
                "data has `scores`, a column for each touchpoint, or `touchpoint` and `score`, a row for each answer; "
                "not both"
            )
        if not wide and (self.touchpoint is None or self.score is None):
            raise ValueError(
                "data needs `scores` with a column for each touchpoint, or the columns `touchpoint` and `score`"
            )
        if wide and self.values:
            raise ValueError("`values` says what stands in the column `touchpoint`, which is not given")
        return self

    @model_validator(mode="after")
    def _has_drivers(self) -> Self:
        if self.outcome is None:
            return self
        if self.touchpoint is not None:
            if self.respondent is None:
                raise ValueError(
                    "with a row for each answer, an `outcome` needs `respondent`: the column that says whose answers belong together"
                )
            return self
        if not self.scores:
            raise ValueError(
                "an `outcome` is held against `scores`, a column for each touchpoint, or `touchpoint` and `score`, a row for each answer"
            )
        if self.outcome.column is None:
            raise ValueError(
                "the `value` of an `outcome` stands in the column `touchpoint`, which is not given; name its `column`"
            )
        if len(self.scores) > MOST_DRIVERS:
            raise ValueError(
                f"an `outcome` is held against at most {MOST_DRIVERS} touchpoints at once, and here are "
                f"{len(self.scores)}; split the binding"
            )
        return self

    @model_validator(mode="after")
    def _asks_one_question(self) -> Self:
        if self.type == "nps":
            if self.scale is not None or self.figure is not None or self.positive:
                raise ValueError(
                    "an `nps` is always asked from 0 to 10: leave out `scale`, `figure` and `positive`"
                )
            return self
        if self.scale is None:
            raise ValueError("data needs the `scale` of its question, such as `scale: {min: 1, max: 5}`")
        if self.positive and not self.is_share:
            raise ValueError("`positive` belongs to a share: a CSAT, or `figure: share`")
        problem = not_positive(self.positive, self.scale) if self.positive else None
        if self.is_share and not self.positive and not self.scale.answers:
            problem = undeclared(self.scale)
        if problem is not None:
            raise ValueError(problem)
        return self

    @model_validator(mode="after")
    def _dates_are_bound(self) -> Self:
        if self.date_format is not None and self.date is None:
            raise ValueError("`date_format` says how the column `date` is written, which is not given")
        if (
            self.period != "all"
            and self.date is None
            and (not self.files or any(file.date is None for file in self.files))
        ):
            raise ValueError(
                f"`period: {self.period}` needs to know when answers were given: name the column with `date`, "
                "or give each file its own `date`"
            )
        return self

    @property
    def is_share(self) -> bool:
        """Whether the figure is a percentage of answers."""
        return self.figure == "share" or (self.type == "csat" and self.figure is None)

    @property
    def asked(self) -> Scale:
        """The scale of the question."""
        return Scale(min=0, max=10) if self.type == "nps" or self.scale is None else self.scale

    @property
    def places(self) -> tuple[str, ...]:
        """The touchpoints and phases that are named, by id."""
        return tuple(self.scores) or tuple(self.values)
