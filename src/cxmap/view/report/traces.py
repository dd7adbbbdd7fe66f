"""How every number of a touchpoint comes about: the sum with its real inputs, from answers to rank."""

from __future__ import annotations

from msgspec.structs import replace

from cxmap.scoring import PlaceScore, Quadrants
from cxmap.scoring.quadrants import GOOD, IMPORTANT
from cxmap.scoring.scorecard import USUAL_IMPORTANCE
from cxmap.view.metric_rows import (
    goal_as_written,
    idle_goals,
    judged_text,
    metric_row,
    taken_as,
)
from cxmap.view.report.experience_traces import ExperienceTracer
from cxmap.view.report.numbers import SumStep, Trace
from cxmap.view.report.writing import Writer, capital
from cxmap.view.wording import (
    goal_reasons,
    origin_text,
    short_for_text,
    verdict_text,
    why_text,
)

_TESTS = {
    "Wilson": "z, Wilson 1927",
    "adjusted Wald": "z, Rocks 2016",
    "stratified t": "t, Satterthwaite 1946",
    "MOVER": "MOVER, Zou, Huang & Zhang 2009",
}


class Tracer(ExperienceTracer):
    """Writes the traces of one map."""

    def __init__(self, writer: Writer, grid: Quadrants) -> None:
        super().__init__(writer)
        self.grid = grid
        self.quadrants = {placed.place.order: placed for placed in grid.places}
        self.tested = writer.tested
        self.listed = len(self.card.listed)
        self.tolerance = self.card.tolerance

    def trace(self, place: PlaceScore) -> Trace:
        """Every number of a touchpoint, or of a phase scored as a whole."""
        steps = [self._experience(place)]
        if place.measured is not None and place.believed.score is not None:
            steps.append(self._believed(place))
            steps.append(self._blind_spot(place))
        steps += self._goal(place)
        if place.gap is not None:
            steps += [*self._gap(place), self._verdict(place)]
        steps += self._test(place)
        if place.rank is not None:
            how = self.told.rank_how.format(n=self.listed)
            steps.append(SumStep("rank", self.told.rank, str(place.rank), (how,)))
        steps += self._rankings(place)
        colon = self.words.colon.rstrip(" ")
        written = tuple(replace(step, colon=colon) for step in steps)
        return Trace(self.writer.trace_anchor(place), written, self._others(place))

    def _goal(self, place: PlaceScore) -> tuple[SumStep, ...]:
        if place.goal.score is None:
            return ()
        goal, own = place.goal, self.words.in_goals
        parts = (
            origin_text(goal, self.card.map, self.words),
            *goal_reasons(self.card, place, self.words),
            *idle_goals(self.card, place, self.words),
        )
        how = [capital(self.words.semicolon.join(parts)) + "."]
        written = goal_as_written(goal, self.words)
        if written:
            how.append(own.as_written.format(own=written, goal=self.score(goal.score or 0.0)))
        if place.converted and place.measured is not None:
            taken = taken_as(place.measured, goal, self.scale, self.words)
            how.append(own.conversion_decides.format(goal=self.score(goal.score or 0.0), own=taken))
        if self.card.tolerance_for(goal) and place.gap is not None:
            how.append(
                self.told.tolerance_is.format(
                    tolerance=self.plain(self.tolerance), threshold=self.score(self._threshold(place))
                )
            )
        return (SumStep("goal", self.words.goal, self.score(place.goal.score), tuple(how)),)

    def _line(self, place: PlaceScore) -> str:
        """What the interval is held against: the goal as written, or its points less the tolerance."""
        return goal_as_written(place.goal, self.words) or self.score(self._threshold(place))

    def _threshold(self, place: PlaceScore) -> float:
        goal, tolerance = place.goal.score or 0.0, self.card.tolerance_for(place.goal)
        return goal - tolerance if self.scale.direction == "higher-is-better" else goal + tolerance

    def _gap(self, place: PlaceScore) -> tuple[SumStep, ...]:
        words, gap = self.words, place.gap or 0.0
        experience, goal = place.experience or 0.0, place.goal.score or 0.0
        terms, names = (experience, goal), (words.experience, words.goal)
        if self.scale.direction == "lower-is-better":
            terms, names = (goal, experience), (words.goal, words.experience)
        sum_ = (
            f"{names[0]} − {names[1]} = "
            f"{self.score(terms[0])} − {self.subtrahend(terms[1])} = {self._gap_text(gap)}."
        )
        shortfall, priority = place.shortfall or 0.0, place.priority or 0.0
        percent = f"{self.plain(shortfall)}{words.per_cent}"
        if shortfall:
            how = f"{self.plain(-gap)} / {self.plain(self.scale.length)} × 100 = {self.plain(shortfall)}."
        else:
            how = self.told.no_shortfall
        product = (
            f"{words.shortfall} × {words.importance} / 3 × {words.reach} = {self.plain(shortfall)} × "
            f"{self.plain(place.importance)} / {self.plain(USUAL_IMPORTANCE)} × {self._reach(place)} = "
            f"{self.plain(priority)}."
        )
        return (
            SumStep("gap", words.gap, self._gap_text(gap), (sum_,)),
            SumStep("shortfall", words.shortfall, percent, (how,)),
            SumStep("priority", words.priority, self.plain(priority), (product,)),
        )

    def _reach(self, place: PlaceScore) -> str:
        """The reach that counts, with what is written where that is no single number."""
        own = place.touchpoint.reach if place.touchpoint is not None else None
        number = self.plain(place.reach)
        return number if own is None or own.is_exact else f"{number} ({own.text})"

    def _verdict(self, place: PlaceScore) -> SumStep:
        words, judged = self.told, place.judgement
        threshold, why = self._line(place), why_text(self.card, place.judgement, self.words)
        how = [words.verdict_how[place.verdict].format(threshold=threshold, why=why)]
        if place.measured is not None and place.measured.sample.census:
            how = [words.decided_by_all]
        elif place.verdict == "met" and judged is not None and judged.p_value is None:
            how = [words.cannot_be_missed.format(threshold=threshold)]
        if judged is not None and judged.needed is not None:
            power = self.words.percent(self.card.settings.power)
            how.append(words.needed.format(n=self.writer.about(judged.needed), power=power))
            if judged.missing is not None:
                how.append(words.needed_more.format(missing=self.writer.about(judged.missing)))
        elif judged is not None and judged.why in ("holds the goal", "too few"):
            how.append(words.needed_none)
        if told_for := short_for_text(place, self.words):
            how.append(capital(told_for) + ".")
        return SumStep("verdict", self.words.verdict, verdict_text(place, self.words), tuple(how))

    def _test(self, place: PlaceScore) -> tuple[SumStep, ...]:
        judged, measured = place.judgement, place.measured
        if judged is None or judged.p_value is None or measured is None or measured.sample.census:
            return ()
        value = "< " + self.plain(0.001) if judged.p_value < 0.001 else self.plain(judged.p_value)
        method = measured.own.method
        if method == "widest spread":
            method = "adjusted Wald" if measured.metric.type == "nps" else "Wilson"
        name = _TESTS.get(method, "t, Student 1908")
        binomial = not measured.sample.parts and (measured.metric.is_share or measured.sample.widest)
        exact = "Clopper & Pearson 1934" if binomial else "Gaffke 2005"
        threshold = goal_as_written(place.goal, self.words) or self.score(judged.threshold)
        template = self.told.test_exact if method == "exact bound" else self.told.test_how
        how = [template.format(test=name, exact=exact, threshold=threshold)]
        if place.verdict == "short":
            how.append((self.told.stands if place.stands else self.told.falls)(self.tested))
        return (SumStep("p_value", self.told.p_value, value, tuple(how)),)

    def _rankings(self, place: PlaceScore) -> tuple[SumStep, ...]:
        if place.experience is None:
            return ()
        words, plain = self.told, self.plain
        important, satisfied = (place.importance - 1) / 4 * 10, self.scale.percent(place.experience) / 10
        more = max(important - satisfied, 0.0)
        sum_ = (
            f"({plain(place.importance)} − 1) / 4 × 10 = {plain(important)}; "
            f"{plain(important)} + max({plain(important)} − {plain(satisfied)}, 0) = "
            f"{plain(important + more)}."
        )
        score = SumStep("opportunity_score", words.opportunity_score, plain(important + more), (sum_,))
        placed = self.quadrants.get(place.order)
        if placed is None:
            return (score,)
        percent = self.words.per_cent
        how = words.quadrant_how.format(
            importance=plain(placed.importance),
            across=plain(self.grid.importance),
            above=words.at_least if placed.quadrant in IMPORTANT else words.below,
            performance=plain(placed.performance) + percent,
            up=plain(self.grid.performance) + percent,
            good=words.at_least if placed.quadrant in GOOD else words.below,
        )
        return score, SumStep("quadrant", words.quadrant, self.words.quadrants[placed.quadrant], (how,))

    def _others(self, place: PlaceScore) -> tuple[str, ...]:
        """The metrics that are not the experience, nor part of it; those of everybody with their verdicts."""
        words, card = self.words, self.card
        texts = [judged_text(metric_row(card, other, words), words) for other in place.others]
        figure = place.measured or place.believed.figure
        judged = [*([] if figure is None else [figure]), *(other.estimate for other in place.others)]
        used = [estimate.metric for estimate in judged] + [
            part.metric for estimate in judged for part in estimate.strata
        ]
        texts += [self._figure(metric) for metric in self._known(place) if metric not in used]
        return tuple(texts)
