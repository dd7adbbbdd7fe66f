"""How the experience of a touchpoint comes about: from answers, estimates and the figures behind them."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import fmean

from cxmap.model import Claim, Metric
from cxmap.scoring import Estimate, PlaceScore, grounds
from cxmap.scoring.choosing import coming
from cxmap.scoring.grounds import metrics_of
from cxmap.scoring.measured import estimate
from cxmap.scoring.privacy import showable
from cxmap.view.answering import DOTS, FINER, answers, figure, filled_positive, groups, raters
from cxmap.view.counting import rests_text
from cxmap.view.metric_rows import (
    group_name,
    own_ends,
)
from cxmap.view.report.numbers import SumStep
from cxmap.view.report.writing import Writer, capital
from cxmap.view.shares import share_text
from cxmap.view.wording import (
    method_text,
    response_text,
    why_text,
)

SUMMED = 12
"""So many terms of a sum can still be followed."""


class ExperienceTracer:
    """Writes how experiences come about, believed and measured."""

    def __init__(self, writer: Writer) -> None:
        self.writer, self.words, self.told = writer, writer.words, writer.told
        self.card, self.scale = writer.card, writer.card.scale

    def plain(self, value: float) -> str:
        """A number with three decimals, enough to follow a sum."""
        return self.words.number(value, decimals=3)

    def score(self, value: float) -> str:
        return self.writer.finer.score(value)

    def subtrahend(self, value: float) -> str:
        """A score as the second term of a difference."""
        return f"({self.score(value)})" if value < 0 or self.writer.shown.signed else self.score(value)

    def _gap_text(self, gap: float) -> str:
        return self.writer.finer.difference(gap)

    def _experience(self, place: PlaceScore) -> SumStep:
        name = self.words.experience
        if place.measured is not None:
            how = self._measured(place, place.measured)
            return SumStep("experience", name, self.score(place.measured.point), how)
        if place.experience is None:
            return SumStep("experience", name, self.writer.score(None), (self.told.not_scored,))
        rests = capital(rests_text(grounds(self.card.map, place), self.words)) + "."
        how = (self._basis(place), *self._figures(place), self.told.not_measured, rests)
        return SumStep("experience", name, self.score(place.experience), how)

    def _figures(self, place: PlaceScore) -> tuple[str, ...]:
        """The figures that a believed score is made of, where nothing else was written."""
        return tuple(
            f"{self._figure(metric)}." for metric in self._known(place) if metric in metrics_of(place)
        )

    def _known(self, place: PlaceScore) -> tuple[Metric, ...]:
        """The metrics of a place that may be shown one by one."""
        people = coming(self.card.map, place.place)
        return showable(place.place.metrics, people, self.card.settings.privacy_floor)

    def _figure(self, metric: Metric) -> str:
        text = method_text(estimate(metric, self.scale, self.card.settings.confidence), self.words)
        return self._whose(metric) + text

    def own(self, own_figure: Estimate, value: float | None) -> str:
        """A figure on its own scale."""
        return figure(own_figure.metric, value or 0.0, self.words)

    def _observed(self, own_figure: Estimate) -> str:
        metric, words = own_figure.metric, self.told
        name = metric.name or self.words.metrics[metric.type]
        value, measures = self.own(own_figure, own_figure.own.point), self.words.in_measures
        if own_figure.pool == "by share":
            terms = groups(own_figure, self.words)
            return measures.by_share.format(name=name, terms=terms, value=value)
        counted = metric.counted
        if counted is None:
            return words.as_published.format(name=name, value=value)
        if metric.weights:
            return words.weighted_answers.format(name=name, n=counted, value=value)
        hits = [round(share * counted) for share in own_figure.sample.shares]
        if metric.type == "nps":
            return words.of_promoters.format(
                name=name, promoters=hits[2], detractors=hits[0], n=counted, value=value
            )
        if metric.is_share:
            return filled_positive(
                measures.of_positive, metric, self.words, name=name, k=hits[1], n=counted, value=value
            )
        return words.mean_of_answers.format(name=name, n=counted, value=value)

    def _measured(self, place: PlaceScore, own: Estimate) -> tuple[str, ...]:
        report_words, words, metric, interval = self.told, self.words, own.metric, own.own
        how = [self._observed(own)]
        if own.pool == "by answers":
            how.append(words.in_measures.by_answers.format(terms=groups(own, words)))
        if own.published is not None:
            published = self.own(own, own.published)
            how.append(
                report_words.recomputed.format(published=published, value=self.own(own, interval.point))
            )
        if interval.method == "census":
            how.append(capital(words.everybody.format(n=words.count(own.answered or 0))) + ".")
        elif interval.low is not None and interval.high is not None:
            low, high = own_ends(metric, interval.low, interval.high, words, finer=FINER)
            how.append(
                report_words.interval_is.format(
                    confidence=words.percent(own.confidence),
                    low=low,
                    high=high,
                    method=report_words.methods.get(interval.method, interval.method),
                )
            )
        elif place.judgement is not None and place.judgement.why is not None:
            how.append(capital(why_text(self.card, place.judgement, words)) + ".")
        if own.n or own.answered:
            how.append(answers(own, words, short=False).removesuffix(".") + ".")
        if metric.of is not None:
            how.append(capital(response_text(own, words)) + ".")
        source = [words.long_date(metric.date)] if metric.date else []
        source += [self.writer.sourced([metric.source])] if metric.source else []
        if source:
            how.append(report_words.from_source.format(source=", ".join(reversed(source))))
        return (*how, *self._conversion(own))

    def _conversion(self, own_figure: Estimate) -> tuple[str, ...]:
        own, scale = own_figure.metric.own_scale, self.scale
        if (own.min, own.max, own.direction) == (scale.min, scale.max, scale.direction):
            return ()
        better = scale.direction == "higher-is-better"
        ends = (own.min, own.max) if own.direction == "higher-is-better" else (own.max, own.min)
        share = own.percent(own_figure.own.point or 0.0) / 100
        text = self.told.converts.format(
            value=self.own(own_figure, own_figure.own.point),
            percent=f"{self.plain(share * 100)}{self.words.per_cent}",
            worst=self.own(own_figure, ends[0]),
            best=self.own(own_figure, ends[1]),
            start=self.score(scale.min if better else scale.max),
            sign="+" if better else "\N{MINUS SIGN}",
            share=self.words.number(share, decimals=5),
            length=self.plain(scale.length),
            point=self.score(own_figure.point),
        )
        if own_figure.low is None or own_figure.high is None:
            return (text,)
        around = f" {DOTS} ".join(self.writer.finer.ends(own_figure.low, own_figure.high))
        return text, f"{capital(self.words.interval)}{self.words.colon}{around}."

    def _basis(self, place: PlaceScore) -> str:
        basis, words = place.believed.basis, self.told
        if basis == "figure":
            return words.estimated_figure
        if basis == "feelings":
            return words.mean_of_feelings
        own = place.place.experience
        if basis != "personas" or own is None or self.card.persona is not None:
            return self._raters(place.believed.raters) or words.written
        known = self.card.map.personas_by_id
        scores = {id_: claim.score for id_, claim in own.by_persona.items() if claim.score is not None}
        if len(scores) == 1:
            ((id_, score),) = scores.items()
            sentence = f"{self.writer.people([id_])} {self.score(score)}{self._given(own.by_persona[id_])}"
            return words.mean_of_personas.format(terms=sentence)
        shares = {id_: known[id_].share for id_ in scores if id_ in known}
        weighted = len(shares) == len(scores) and all(share is not None for share in shares.values())
        terms = []
        for id_, score in scores.items():
            share = shares.get(id_) if weighted else None
            times = "" if share is None else f" × {share_text(share, self.words)}"
            given = self._given(own.by_persona[id_])
            terms.append(f"{self.writer.people([id_])} {self.score(score)}{given}{times}")
        template = words.mean_of_shares if weighted else words.mean_of_personas
        return template.format(terms=", ".join(terms))

    def _raters(self, given: Sequence[tuple[str, float]]) -> str:
        """What each of several people gave, and their mean; empty for a plain number."""
        text = capital(raters(given, self.words, self.score))
        if not 1 < len(given) <= SUMMED:
            return f"{text}." if text else ""
        terms = " + ".join(self.subtrahend(own) for _, own in given)
        mean = fmean(own for _, own in given)
        return f"{text}. ({terms}) / {len(given)} = {self.score(mean)}."

    def _given(self, claim: Claim) -> str:
        """The scores of a persona's raters, behind their mean."""
        given = self.words.semicolon.join(
            f"{name} {self.score(score)}".strip() for name, score in claim.raters
        )
        return f" ({given})" if given else ""

    def _believed(self, place: PlaceScore) -> SumStep:
        return SumStep(
            "believed", self.told.believed, self.score(place.believed.score or 0.0), (self._basis(place),)
        )

    def _blind_spot(self, place: PlaceScore) -> SumStep:
        spot, words = place.blind_spot or 0.0, self.told
        believed, measured = place.believed.score or 0.0, place.experience or 0.0
        terms = (believed, measured) if self.scale.direction == "higher-is-better" else (measured, believed)
        judged = (
            words.believed_better if spot > 0 else words.believed_worse if spot < 0 else words.believed_right
        )
        sum_ = f"{self.score(terms[0])} − {self.subtrahend(terms[1])} = {self._gap_text(spot)}."
        return SumStep("blind_spot", words.blind_spot, self._gap_text(spot), (sum_, judged))

    def _whose(self, metric: Metric) -> str:
        """Whose figure it is, before the figure; empty for everybody's."""
        name = group_name(self.card.map, metric)
        return name + self.words.colon if name else ""
