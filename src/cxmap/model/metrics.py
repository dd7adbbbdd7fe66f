"""Measured figures, as a report or dashboard gives them: CSAT, CES, NPS, ratings, any named one."""

from __future__ import annotations

import math
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from cxmap.model.answers import misfit, not_positive, undeclared, usual_positives
from cxmap.model.numerals import as_computed
from cxmap.model.part import (
    Day,
    Items,
    Many,
    Number,
    Part,
    PersonaId,
    SegmentId,
    SourceId,
    Text,
    Unscored,
    explained,
)
from cxmap.model.percent import Figure
from cxmap.model.possible import half_unit, most_spread
from cxmap.model.scale import NOISE, Scale

Count = Annotated[int, Unscored("a number of people"), Field(ge=0, le=10**12)]
MetricType = Literal["csat", "ces", "nps", "rating"]
DIGITS = 9
"""Of figures that are measured and no counts: enough for any use, few enough to be the same on every machine."""
MOST_DETRACTING, LEAST_PROMOTING = 6, 9
ROUNDING, ROUNDING_OF_HUNDREDS = 0.05, 0.5
"""How far a published figure may lie from its counts: a digit after the point, or none on a scale of 100."""


class SamePeople(Part):
    """How much the answers of those changed who had also answered before, person by person."""

    since: Day = Field(
        description="The `date` of the earlier figure of the same kind.", examples=["2025-12-31"]
    )
    n: Annotated[Count, Field(ge=2)] = Field(description="How many answered both times.", examples=[120])
    change: Annotated[
        float, Unscored("a difference of answers"), Field(ge=-1e9, le=1e9, allow_inf_nan=False)
    ] = Field(
        description="The mean of their changes, later minus earlier, in the unit of the figure: points of its scale, percent, or points of an NPS.",
        examples=[0.3],
    )
    sd: Annotated[float, Unscored("a spread of differences"), Field(ge=0, le=1e9, allow_inf_nan=False)] = (
        Field(description="The standard deviation of these changes, in the same unit.", examples=[1.1])
    )


class Metric(Part):
    """A measured figure with what is known of its answers. The first one of a touchpoint is its experience.

    The counts of the answers are the best thing to give: everything else follows from them. A figure
    needs `n` for a margin of error; without `sd` (a mean) or counts (an NPS) that is the widest there can be.
    """

    type: MetricType = Field(
        description="What kind of figure it is.",
        examples=["csat"],
        json_schema_extra=explained(
            csat="Share of satisfied customers, in percent: those who gave one of the best answers, see `positive`.",
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
            mean="The mean of the answers.", share="Percent of answers that are positive, see `positive`."
        ),
    )
    positive: Many[Number] = Field(
        default=(),
        description="For a share: the answers that count as satisfied, the best ones of the scale. Left out, those better than the middle of 3 to 7 answers (1 of 3, 2 of 5, 3 of 7); to be declared with two answers and with eight or more.",
        examples=[[4, 5]],
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
    effective_n: Annotated[float, Field(ge=1, le=1e12, allow_inf_nan=False)] | None = Field(
        default=None,
        description="Kish's effective number of answers, where they are weighted: (sum w)^2 / sum w^2.",
        examples=[141.2],
    )
    of: Count | None = Field(
        default=None,
        description="How many people could have answered, where that is known: the fewer are left, the narrower the margin of error.",
        examples=[420],
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
    segment: SegmentId | None = Field(
        default=None,
        description="Whose answers they are, by segment id, in place of `persona`.",
        examples=["loyal"],
    )
    date: Day | None = Field(
        default=None, description="When the answers were given, at the latest.", examples=["2026-02-28"]
    )
    same_people: Items[SamePeople] = Field(
        default=(),
        description="Those who also answered an earlier figure of the same kind: a change among the same people is decided by their own changes.",
        examples=[[{"since": "2025-12-31", "n": 120, "change": 0.3, "sd": 1.1}]],
        max_length=50,
    )
    source: SourceId | None = Field(
        default=None,
        description="Where they come from, by source id. A figure from an assumption, a workshop or employees is an estimate, and no measurement.",
        examples=["survey"],
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
            raise ValueError(
                "an `nps` is always asked from 0 to 10 and has no `scale`; recode answers that run from 1 to 11"
            )
        if self.value is None and not self.answers and not given:
            raise ValueError("a metric needs a `value`, `answers` or, for an nps, its three groups")
        if self.persona is not None and self.segment is not None:
            raise ValueError("a metric is of a `persona` or of a `segment`, not of both")
        self._answers_fit()
        self._positives_fit()
        self._weights_fit()
        self._people_fit()
        self._value_fits()
        self._spread_fits()
        self._same_people_fit()
        return self

    def _same_people_fit(self) -> None:
        if not self.same_people:
            return
        if self.weights or self.effective_n is not None:
            raise ValueError("`same_people` belongs to answers that are not weighted")
        days = [same.since for same in self.same_people]
        if len(set(days)) < len(days):
            raise ValueError("`same_people` holds two changes since the same day")
        length = self.own_scale.length
        for same in self.same_people:
            if self.date is not None and same.since >= self.date:
                raise ValueError(f"`same_people` since {same.since} must be earlier than its own `date`")
            if self.raw_n is not None and same.n > self.raw_n:
                raise ValueError(f"`same_people` are {same.n}, more than the {self.raw_n} who answered")
            if abs(same.change) > length * (1 + NOISE):
                raise ValueError(f"a `change` of {same.change:.15g} is more than its scale holds")
            most = math.sqrt(max(0.0, length**2 - same.change**2) * same.n / (same.n - 1))
            if same.sd > most + ROUNDING_OF_HUNDREDS:
                raise ValueError(f"`sd` {same.sd:.15g} of a `change` of {same.change:.15g} cannot be")

    def _answers_fit(self) -> None:
        if self.answers and len(self.answers) != len(self.steps):
            raise ValueError(misfit(self.asked, len(self.answers), declared=self.scale is not None))
        if self.counted == 0:
            raise ValueError(
                f"{'`answers` holds' if self.answers else 'the three groups hold'} no answer at all"
            )
        if self.n == 0:
            raise ValueError("`n` is 0: a figure of no answers says nothing, so leave the metric out")
        if self.n is not None and self.counted is not None and self.n != self.counted:
            raise ValueError(f"`n` is {self.n}, but the counts add up to {self.counted}")

    def _positives_fit(self) -> None:
        if self.positive and not self.is_share:
            raise ValueError("`positive` belongs to a share: a CSAT, or a metric with `figure: share`")
        problem = not_positive(self.positive, self.asked) if self.positive else None
        if self.answers and self.is_share and not self.positives:
            problem = undeclared(self.asked)
        if problem is not None:
            raise ValueError(problem)

    def _weights_fit(self) -> None:
        if self.weights and len(self.weights) != len(self.answers):
            raise ValueError("`weights` needs one sum for each of `answers`")
        if self.weights and sum(self.weights) == 0:
            raise ValueError("`weights` add up to 0")
        if self.weights and any(
            weight and not count for weight, count in zip(self.weights, self.answers, strict=True)
        ):
            raise ValueError("`weights` has a weight where `answers` has nobody")
        if self.weights and self.effective_n is None:
            raise ValueError(
                "weighted answers need `effective_n`, (sum w)^2 / sum w^2, for their margin of error"
            )
        answers = self.raw_n
        if self.effective_n is not None and answers is not None and self.effective_n > answers * (1 + 1e-9):
            raise ValueError(
                f"`effective_n` {self.effective_n:.15g} cannot be more than the {answers} answers"
            )

    def _people_fit(self) -> None:
        answers = self.n if self.counted is None else self.counted
        if self.of is None:
            return
        if answers is None:
            raise ValueError("`of` says how many could have answered: say beside it how many did, with `n`")
        if self.of < answers:
            raise ValueError(f"`of` is {self.of}, but {answers} answered: it counts all who could have")

    def _value_fits(self) -> None:
        if self.value is not None and not self.own_scale.holds(self.value):
            low, high = self.own_scale.min, self.own_scale.max
            raise ValueError(f"`value` {self.value:.15g} lies outside its scale, {low:.15g} to {high:.15g}")
        if self.sd is not None and self.is_share:
            raise ValueError("a share has no `sd`: give `n` or the counts of its answers")

    def _spread_fits(self) -> None:
        """Answers spread most when each lies at one of the ends, see `most_spread`."""
        mean = self.value if self.recounted is None else self.recounted
        if self.sd is None or mean is None:
            return
        if self.raw_n == 1 and self.effective_n is None and self.sd > 0:
            raise ValueError(f"`sd` {self.sd:.15g} cannot be: one answer has no spread, so leave it out")
        most = self.most_spread(half_unit(mean) if self.recounted is None else 0.0)
        if self.sd > most + min(half_unit(self.sd), ROUNDING):
            low, high = self.own_scale.min, self.own_scale.max
            raise ValueError(
                f"`sd` {self.sd:.15g} cannot be: from {low:.15g} to {high:.15g} with a mean of about {as_computed(mean, 3)}, answers spread "
                f"by {as_computed(most, 3)} at most"
            )

    def most_spread(self, slack: float) -> float:
        """The largest standard deviation that can be, if the mean may lie off by `slack`."""
        scale = self.own_scale
        mean = (self.value if self.recounted is None else self.recounted) or 0.0
        mean = min(max(scale.middle, mean - slack), mean + slack)
        known = [n for n in (self.effective_n, self.raw_n) if n is not None]
        n = max(1.0 + NOISE, min(known, default=2))
        return most_spread(mean, scale.min, scale.max, n)

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
        return self.asked

    @property
    def asked(self) -> Scale:
        """The scale of the question: 0 to 10 for an NPS, 1 to 5 for a CSAT that declares none."""
        return Scale(min=0, max=10) if self.type == "nps" else self.scale or Scale(min=1, max=5)

    @property
    def steps(self) -> tuple[float, ...]:
        """The answers that can be given, in order; nothing where they cannot be counted one by one."""
        return self.asked.answers

    @property
    def positives(self) -> tuple[float, ...]:
        """The answers that count as satisfied, in order: as declared, else those better than the middle.

        Nothing for a mean or an NPS, and where they would have to be declared, see `usual_positives`.
        """
        if not self.is_share:
            return ()
        return tuple(sorted(set(self.positive))) or usual_positives(self.steps, self.asked.direction)

    @property
    def counted(self) -> int | None:
        """How many answers the counts add up to; nothing where there are no counts."""
        if self.answers:
            return sum(self.answers)
        if self.promoters is not None and self.passives is not None and self.detractors is not None:
            return self.promoters + self.passives + self.detractors
        return None

    @property
    def raw_n(self) -> int | None:
        """How many people answered, whatever they weigh; nothing where nobody says."""
        return self.n if self.counted is None else self.counted

    @property
    def _weighed(self) -> tuple[float, ...]:
        """What each answer weighs: its sum of weights where answers are weighted, its count otherwise."""
        return self.weights or self.answers

    @property
    def satisfied(self) -> float | None:
        """The share (0..1) of counted answers that are among `positives`; nothing without counts."""
        if not self.answers:
            return None
        best = len(self.positives)
        reversed_ = self.asked.direction == "lower-is-better"
        positive = self._weighed[:best] if reversed_ else self._weighed[len(self._weighed) - best :]
        return math.fsum(positive) / math.fsum(self._weighed)

    @property
    def groups(self) -> tuple[float, float, float] | None:
        """Shares (0..1) of promoters, passives and detractors among counted answers; nothing without counts."""
        if self.promoters is not None and self.passives is not None and self.detractors is not None:
            parts: tuple[float, float, float] = (self.promoters, self.passives, self.detractors)
        elif self.type == "nps" and self.answers:
            parts = (
                math.fsum(self._weighed[LEAST_PROMOTING:]),
                math.fsum(self._weighed[MOST_DETRACTING + 1 : LEAST_PROMOTING]),
                math.fsum(self._weighed[: MOST_DETRACTING + 1]),
            )
        else:
            return None
        total = math.fsum(parts)
        return parts[0] / total, parts[1] / total, parts[2] / total

    @property
    def recounted(self) -> float | None:
        """The figure that the counts give, on `own_scale`; nothing without counts."""
        if self.type == "nps":
            return None if self.groups is None else 100 * (self.groups[0] - self.groups[2])
        if self.is_share:
            return None if self.satisfied is None else 100 * self.satisfied
        if not self.answers:
            return None
        scores = zip(self._weighed, self.steps, strict=True)
        return math.fsum(weight * step for weight, step in scores) / math.fsum(self._weighed)

    @property
    def contradicted(self) -> bool:
        """Whether the published value is not what its own counts give: more than rounding apart."""
        if self.value is None or self.recounted is None:
            return False
        slack = ROUNDING_OF_HUNDREDS if self.own_scale.length >= 100 else ROUNDING
        return abs(self.recounted - self.value) > slack + 1e-9
