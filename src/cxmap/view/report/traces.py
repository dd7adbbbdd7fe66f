"""How every number of a touchpoint comes about: the sum with its real inputs, from answers to rank."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from statistics import fmean

from cxmap.model import Claim, Metric
from cxmap.scoring import Estimate, PlaceScore, Quadrants, grounds
from cxmap.scoring.choosing import coming
from cxmap.scoring.grounds import metrics_of
from cxmap.scoring.measured import estimate
from cxmap.scoring.privacy import showable
from cxmap.scoring.quadrants import GOOD, IMPORTANT
from cxmap.scoring.scorecard import USUAL_IMPORTANCE
from cxmap.view.answering import DOTS, FINER, answers, figure, filled_positive, groups, raters
from cxmap.view.counting import rests_text
from cxmap.view.metric_rows import (
    goal_as_written,
    group_name,
    idle_goals,
    judged_text,
    metric_row,
    own_ends,
    taken_as,
)
from cxmap.view.report.numbers import Step, Trace
from cxmap.view.report.writing import Writer, capital
from cxmap.view.wording import (
    goal_reasons,
    method_text,
    origin_text,
    response_text,
    short_for_text,
    verdict_text,
    why_text,
)

SUMMED = 12
"""So many terms of a sum can still be followed."""
_TESTS = {
    "Wilson": "z, Wilson 1927",
    "adjusted Wald": "z, Rocks 2016",
    "stratified t": "t, Satterthwaite 1946",
    "MOVER": "MOVER, Zou, Huang & Zhang 2009",
}


class Tracer:
    """Writes the traces of one map."""

    def __init__(self, writer: Writer, grid: Quadrants) -> None:
        self.writer, self.words, self.told = writer, writer.words, writer.told
        self.card, self.scale = writer.card, writer.card.scale
        self.grid = grid
        self.quadrants = {one.place.order: one for one in grid.places}
        self.tested = sum(
            found.judgement is not None and found.judgement.p_value is not None for found in self.card.places
        )
        self.listed = len(self.card.listed)
        self.tolerance = self.card.tolerance

    def plain(self, value: float) -> str:
        """A number with three decimals, enough to follow a sum."""
        return self.words.number(value, decimals=3)

    def score(self, value: float) -> str:
        return self.writer.finer.score(value)

    def subtrahend(self, value: float) -> str:
        """A score as the second term of a difference."""
        return f"({self.score(value)})" if value < 0 or self.writer.shown.signed else self.score(value)

    def trace(self, found: PlaceScore) -> Trace:
        """Every number of a touchpoint, or of a phase scored as a whole."""
        steps = [self._experience(found)]
        if found.measured is not None and found.believed.score is not None:
            steps.append(self._believed(found))
            steps.append(self._blind_spot(found))
        steps += self._goal(found)
        if found.gap is not None:
            steps += [*self._gap(found), self._verdict(found)]
        steps += self._test(found)
        if found.rank is not None:
            how = self.told.rank_how.format(n=self.listed)
            steps.append(Step("rank", self.told.rank, str(found.rank), (how,)))
        steps += self._rankings(found)
        colon = self.words.colon.rstrip(" ")
        written = tuple(replace(step, colon=colon) for step in steps)
        return Trace(self.writer.trace_anchor(found), written, self._others(found))

    # the experience

    def _experience(self, found: PlaceScore) -> Step:
        name = self.words.experience
        if found.measured is not None:
            how = self._measured(found, found.measured)
            return Step("experience", name, self.score(found.measured.point), how)
        if found.experience is None:
            return Step("experience", name, self.writer.score(None), (self.told.not_scored,))
        rests = capital(rests_text(grounds(self.card.map, found), self.words)) + "."
        how = (self._basis(found), *self._figures(found), self.told.not_measured, rests)
        return Step("experience", name, self.score(found.experience), how)

    def _figures(self, found: PlaceScore) -> tuple[str, ...]:
        """The figures that a believed score is made of, where nothing else was written."""
        return tuple(
            f"{self._figure(metric)}." for metric in self._known(found) if metric in metrics_of(found)
        )

    def _known(self, found: PlaceScore) -> tuple[Metric, ...]:
        """The metrics of a place that may be shown one by one."""
        people = coming(self.card.map, found.place)
        return showable(found.place.metrics, people, self.card.settings.privacy_floor)

    def _figure(self, metric: Metric) -> str:
        text = method_text(estimate(metric, self.scale, self.card.settings.confidence), self.words)
        return self._whose(metric) + text

    def own(self, found: Estimate, value: float | None) -> str:
        """A figure on its own scale."""
        return figure(found.metric, value or 0.0, self.words)

    def _observed(self, found: Estimate) -> str:
        metric, told = found.metric, self.told
        name = metric.name or self.words.metrics[metric.type]
        value, measures = self.own(found, found.own.point), self.words.in_measures
        if found.pool == "by share":
            terms = groups(found, self.words)
            return measures.by_share.format(name=name, terms=terms, value=value)
        counted = metric.counted
        if counted is None:
            return told.as_published.format(name=name, value=value)
        if metric.weights:
            return told.weighted_answers.format(name=name, n=counted, value=value)
        hits = [round(share * counted) for share in found.sample.shares]
        if metric.type == "nps":
            return told.of_promoters.format(
                name=name, promoters=hits[2], detractors=hits[0], n=counted, value=value
            )
        if metric.is_share:
            return filled_positive(
                measures.of_positive, metric, self.words, name=name, k=hits[1], n=counted, value=value
            )
        return told.mean_of_answers.format(name=name, n=counted, value=value)

    def _measured(self, found: PlaceScore, own: Estimate) -> tuple[str, ...]:
        told, words, metric, interval = self.told, self.words, own.metric, own.own
        how = [self._observed(own)]
        if own.pool == "by answers":
            how.append(words.in_measures.by_answers.format(terms=groups(own, words)))
        if own.published is not None:
            published = self.own(own, own.published)
            how.append(told.recomputed.format(published=published, value=self.own(own, interval.point)))
        if interval.method == "census":
            how.append(capital(words.everybody.format(n=words.count(own.answered or 0))) + ".")
        elif interval.low is not None and interval.high is not None:
            low, high = own_ends(metric, interval.low, interval.high, words, finer=FINER)
            how.append(
                told.interval_is.format(
                    confidence=words.percent(own.confidence),
                    low=low,
                    high=high,
                    method=told.methods.get(interval.method, interval.method),
                )
            )
        elif found.judgement is not None and found.judgement.why is not None:
            how.append(capital(why_text(self.card, found.judgement, words)) + ".")
        if own.n or own.answered:
            how.append(answers(own, words, short=False).removesuffix(".") + ".")
        if metric.of is not None:
            how.append(capital(response_text(own, words)) + ".")
        source = [words.long_date(metric.date)] if metric.date else []
        source += [self.writer.sourced([metric.source])] if metric.source else []
        if source:
            how.append(told.from_source.format(source=", ".join(reversed(source))))
        return (*how, *self._conversion(own))

    def _conversion(self, found: Estimate) -> tuple[str, ...]:
        own, scale = found.metric.own_scale, self.scale
        if (own.min, own.max, own.direction) == (scale.min, scale.max, scale.direction):
            return ()
        better = scale.direction == "higher-is-better"
        ends = (own.min, own.max) if own.direction == "higher-is-better" else (own.max, own.min)
        share = own.percent(found.own.point or 0.0) / 100
        text = self.told.converts.format(
            value=self.own(found, found.own.point),
            percent=f"{self.plain(share * 100)}{self.words.per_cent}",
            worst=self.own(found, ends[0]),
            best=self.own(found, ends[1]),
            start=self.score(scale.min if better else scale.max),
            sign="+" if better else "\N{MINUS SIGN}",
            share=self.words.number(share, decimals=5),
            length=self.plain(scale.length),
            point=self.score(found.point),
        )
        if found.low is None or found.high is None:
            return (text,)
        around = f" {DOTS} ".join(self.writer.finer.ends(found.low, found.high))
        return text, f"{capital(self.words.interval)}{self.words.colon}{around}."

    def _basis(self, found: PlaceScore) -> str:
        basis, told = found.believed.basis, self.told
        if basis == "figure":
            return told.estimated_figure
        if basis == "feelings":
            return told.mean_of_feelings
        own = found.place.experience
        if basis != "personas" or own is None or self.card.persona is not None:
            return self._raters(found.believed.raters) or told.written
        known = self.card.map.personas_by_id
        scores = {id_: claim.score for id_, claim in own.by_persona.items() if claim.score is not None}
        if len(scores) == 1:
            ((id_, score),) = scores.items()
            one = f"{self.writer.people([id_])} {self.score(score)}{self._given(own.by_persona[id_])}"
            return told.mean_of_personas.format(terms=one)
        shares = {id_: known[id_].share for id_ in scores if id_ in known}
        weighted = len(shares) == len(scores) and all(share is not None for share in shares.values())
        terms = []
        for id_, score in scores.items():
            share = shares.get(id_) if weighted else None
            times = "" if share is None else f" × {self.words.percent(share)}"
            given = self._given(own.by_persona[id_])
            terms.append(f"{self.writer.people([id_])} {self.score(score)}{given}{times}")
        template = told.mean_of_shares if weighted else told.mean_of_personas
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

    def _believed(self, found: PlaceScore) -> Step:
        return Step(
            "believed", self.told.believed, self.score(found.believed.score or 0.0), (self._basis(found),)
        )

    def _blind_spot(self, found: PlaceScore) -> Step:
        spot, told = found.blind_spot or 0.0, self.told
        believed, measured = found.believed.score or 0.0, found.experience or 0.0
        terms = (believed, measured) if self.scale.direction == "higher-is-better" else (measured, believed)
        judged = (
            told.believed_better if spot > 0 else told.believed_worse if spot < 0 else told.believed_right
        )
        sum_ = f"{self.score(terms[0])} − {self.subtrahend(terms[1])} = {self._gap_text(spot)}."
        return Step("blind_spot", told.blind_spot, self._gap_text(spot), (sum_, judged))

    # from the goal to the rank

    def _gap_text(self, gap: float) -> str:
        return self.writer.finer.difference(gap)

    def _goal(self, found: PlaceScore) -> tuple[Step, ...]:
        if found.goal.score is None:
            return ()
        goal, own = found.goal, self.words.in_goals
        parts = (
            origin_text(goal, self.card.map, self.words),
            *goal_reasons(self.card, found, self.words),
            *idle_goals(self.card, found, self.words),
        )
        how = [capital(self.words.semicolon.join(parts)) + "."]
        written = goal_as_written(goal, self.words)
        if written:
            how.append(own.as_written.format(own=written, goal=self.score(goal.score or 0.0)))
        if found.converted and found.measured is not None:
            taken = taken_as(found.measured, goal, self.scale, self.words)
            how.append(own.conversion_decides.format(goal=self.score(goal.score or 0.0), own=taken))
        if self.card.tolerance_for(goal) and found.gap is not None:
            how.append(
                self.told.tolerance_is.format(
                    tolerance=self.plain(self.tolerance), threshold=self.score(self._threshold(found))
                )
            )
        return (Step("goal", self.words.goal, self.score(found.goal.score), tuple(how)),)

    def _line(self, found: PlaceScore) -> str:
        """What the interval is held against: the goal as written, or its points less the tolerance."""
        return goal_as_written(found.goal, self.words) or self.score(self._threshold(found))

    def _threshold(self, found: PlaceScore) -> float:
        goal, tolerance = found.goal.score or 0.0, self.card.tolerance_for(found.goal)
        return goal - tolerance if self.scale.direction == "higher-is-better" else goal + tolerance

    def _gap(self, found: PlaceScore) -> tuple[Step, ...]:
        words, gap = self.words, found.gap or 0.0
        experience, goal = found.experience or 0.0, found.goal.score or 0.0
        terms, names = (experience, goal), (words.experience, words.goal)
        if self.scale.direction == "lower-is-better":
            terms, names = (goal, experience), (words.goal, words.experience)
        sum_ = (
            f"{names[0]} − {names[1]} = "
            f"{self.score(terms[0])} − {self.subtrahend(terms[1])} = {self._gap_text(gap)}."
        )
        shortfall, priority = found.shortfall or 0.0, found.priority or 0.0
        percent = f"{self.plain(shortfall)}{words.per_cent}"
        if shortfall:
            how = f"{self.plain(-gap)} / {self.plain(self.scale.length)} × 100 = {self.plain(shortfall)}."
        else:
            how = self.told.no_shortfall
        product = (
            f"{words.shortfall} × {words.importance} / 3 × {words.reach} = {self.plain(shortfall)} × "
            f"{self.plain(found.importance)} / {self.plain(USUAL_IMPORTANCE)} × {self.plain(found.reach)} = "
            f"{self.plain(priority)}."
        )
        return (
            Step("gap", words.gap, self._gap_text(gap), (sum_,)),
            Step("shortfall", words.shortfall, percent, (how,)),
            Step("priority", words.priority, self.plain(priority), (product,)),
        )

    def _verdict(self, found: PlaceScore) -> Step:
        told, judged = self.told, found.judgement
        threshold, why = self._line(found), why_text(self.card, found.judgement, self.words)
        how = [told.verdict_how[found.verdict].format(threshold=threshold, why=why)]
        if found.measured is not None and found.measured.sample.census:
            how = [told.decided_by_all]
        elif found.verdict == "met" and judged is not None and judged.p_value is None:
            how = [told.cannot_be_missed.format(threshold=threshold)]
        if judged is not None and judged.needed is not None:
            power = self.words.percent(self.card.settings.power)
            how.append(told.needed.format(n=self.writer.about(judged.needed), power=power))
            if judged.missing is not None:
                how.append(told.needed_more.format(missing=self.writer.about(judged.missing)))
        elif judged is not None and judged.why in ("holds the goal", "too few"):
            how.append(told.needed_none)
        if told_for := short_for_text(found, self.words):
            how.append(capital(told_for) + ".")
        return Step("verdict", self.words.verdict, verdict_text(found, self.words), tuple(how))

    def _test(self, found: PlaceScore) -> tuple[Step, ...]:
        judged, measured = found.judgement, found.measured
        if judged is None or judged.p_value is None or measured is None or measured.sample.census:
            return ()
        value = "< " + self.plain(0.001) if judged.p_value < 0.001 else self.plain(judged.p_value)
        method = measured.own.method
        if method == "widest spread":
            method = "adjusted Wald" if measured.metric.type == "nps" else "Wilson"
        name = _TESTS.get(method, "t, Student 1908")
        binomial = not measured.sample.parts and (measured.metric.is_share or measured.sample.widest)
        exact = "Clopper & Pearson 1934" if binomial else "Gaffke 2005"
        threshold = goal_as_written(found.goal, self.words) or self.score(judged.threshold)
        template = self.told.test_exact if method == "exact bound" else self.told.test_how
        how = [template.format(test=name, exact=exact, threshold=threshold)]
        if found.verdict == "short":
            how.append((self.told.stands if found.stands else self.told.falls)(self.tested))
        return (Step("p_value", self.told.p_value, value, tuple(how)),)

    def _rankings(self, found: PlaceScore) -> tuple[Step, ...]:
        if found.experience is None:
            return ()
        told, plain = self.told, self.plain
        important, satisfied = (found.importance - 1) / 4 * 10, self.scale.percent(found.experience) / 10
        more = max(important - satisfied, 0.0)
        sum_ = (
            f"({plain(found.importance)} − 1) / 4 × 10 = {plain(important)}; "
            f"{plain(important)} + max({plain(important)} − {plain(satisfied)}, 0) = "
            f"{plain(important + more)}."
        )
        score = Step("opportunity_score", told.opportunity_score, plain(important + more), (sum_,))
        placed = self.quadrants.get(found.order)
        if placed is None:
            return (score,)
        percent = self.words.per_cent
        how = told.quadrant_how.format(
            importance=plain(placed.importance),
            across=plain(self.grid.importance),
            above=told.at_least if placed.quadrant in IMPORTANT else told.below,
            performance=plain(placed.performance) + percent,
            up=plain(self.grid.performance) + percent,
            good=told.at_least if placed.quadrant in GOOD else told.below,
        )
        return score, Step("quadrant", told.quadrant, self.words.quadrants[placed.quadrant], (how,))

    def _others(self, found: PlaceScore) -> tuple[str, ...]:
        """The metrics that are not the experience, nor part of it; those of everybody with their verdicts."""
        words, card = self.words, self.card
        texts = [judged_text(metric_row(card, other, words), words) for other in found.others]
        figure = found.measured or found.believed.figure
        judged = [*([] if figure is None else [figure]), *(other.estimate for other in found.others)]
        used = [one.metric for one in judged] + [part.metric for one in judged for part in one.strata]
        texts += [self._figure(metric) for metric in self._known(found) if metric not in used]
        return tuple(texts)

    def _whose(self, metric: Metric) -> str:
        """Whose figure it is, before the figure; empty for everybody's."""
        name = group_name(self.card.map, metric)
        return name + self.words.colon if name else ""
