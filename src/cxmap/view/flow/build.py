"""From a scorecard to the flow."""

from __future__ import annotations

from collections.abc import Callable

from cxmap.locale import Words
from cxmap.model import Phase
from cxmap.scoring import PlaceScore, Scorecard
from cxmap.scoring.flow import Flow, Stop, Way, flow
from cxmap.scoring.ranges import NOBODY, Range
from cxmap.view.channel_kinds import chips_of
from cxmap.view.curve.values import Direction
from cxmap.view.flow.layout import GridCell
from cxmap.view.flow.values import FlowBox, FlowLabels, FlowPhase, FlowPlan, FlowView, FlowWay, Tone
from cxmap.view.shares import range_text, share_text
from cxmap.view.times import time_text
from cxmap.view.titling import sheet_of
from cxmap.view.wording import (
    gap_text,
    goal_summary,
    no_score_text,
    points,
    turn_text,
    verdict_text,
    whose_text,
)

DOT = "\N{NO-BREAK SPACE}\N{MIDDLE DOT} "
Group = tuple[FlowPhase, tuple[int, ...]]
"""A phase and the numbers of its touchpoints."""


def _groups(card: Scorecard, phase_of: Callable[[Phase], FlowPhase]) -> list[Group]:
    numbers = {place.index: at for at, place in enumerate(card.touchpoints)}
    groups: list[Group] = []
    for phase in card.map.phases:
        inside = [step for step in card.map.steps if step.phase is phase]
        shown = tuple(numbers[step.number] for step in inside if step.number in numbers)
        if shown or not inside:
            groups.append((phase_of(phase), shown))
    loose = tuple(
        numbers[step.number] for step in card.map.steps if step.phase is None and step.number in numbers
    )
    return groups + ([(FlowPhase(""), loose)] if loose or not groups else [])


class _Writer:
    """Puts the touchpoints of one scorecard into boxes."""

    def __init__(self, card: Scorecard, words: Words) -> None:
        self.card, self.words, self.own = card, words, words.in_flow
        self.flow: Flow = flow(card)
        self.chips = chips_of(card.map.channels)
        self.journey = card.map.kind == "journey"
        marked = any(stop.entry for stop in self.flow.stops)
        self.firsts = self.flow.firsts if self.journey and not marked else frozenset()
        """Where a journey begins that does not say so: at the first touchpoint of each who comes."""
        self.left = {way.start for way in self.flow.ways}
        """What a way leads on from."""
        self.reached = {way.end for way in self.flow.ways}
        """What a way leads to."""

    def arrivals(self, stop: Stop, place: PlaceScore) -> str:
        reach, point = "", place.point
        if point.reach is not None and "reach" not in point.recorded:
            reach = self.own.reach.format(share=share_text(point.reach, self.words))
        if stop.arrivals is not None:
            arrive = self.own.arrive.format(share=range_text(stop.arrivals, self.words))
            # shares of ways count those who enter the map, a reach all customers: both are told
            return f"{arrive}{DOT}{reach}" if reach else arrive
        if reach:
            return reach
        if stop.at_least is not None:
            return self.own.at_least.format(share=self.words.percent(stop.at_least))
        return ""

    def share(self, way: Way) -> str:
        return "" if way.share is None else share_text(way.share, self.words)

    def told(self, form: str, share: Range | None) -> str:
        """A share in a sentence; empty where it is nobody's or not known."""
        return form.format(share=range_text(share, self.words)) if share is not None and share.high else ""

    def judged(self, place: PlaceScore) -> tuple[str, str, Tone]:
        """The gap, its verdict in words, and whether that is good or bad."""
        if place.gap is None or place.verdict == "unknown":
            return "", "", "plain"
        tones: dict[str, Tone] = {"short": "bad", "believed short": "bad", "undecided": "plain"}
        return (
            gap_text(self.card, place.gap, self.words),
            verdict_text(place, self.words),
            tones.get(place.verdict, "plain" if place.hides_someone else "good"),
        )

    def impacts(self, found: PlaceScore) -> tuple[Direction, ...]:
        """The directions of the impact moments of those whom the page is about."""
        persona = self.card.persona
        return tuple(
            dict.fromkeys(
                impact.direction
                for impact in found.point.impact
                if persona is None or not impact.persona or persona in impact.persona
            )
        )

    def times(self, place: PlaceScore) -> str:
        """Waiting and acting, as written."""
        point, own = place.point, self.words.in_matrix
        forms = ((own.waits, point.waiting), (own.takes, point.duration))
        texts = [
            (form, written, text)
            for form, written in forms
            if written is not None and (text := time_text(written, self.card))
        ]
        return DOT.join(text if written.ongoing else form.format(time=text) for form, written, text in texts)

    def lone(self, node: int, stop: Stop) -> str:
        """That no way leads here, where that would be asked: in an experience map it is the rule."""
        begins = stop.entry or node in self.firsts or node == 0
        asked = self.journey and bool(self.flow.ways) and node not in self.reached and not begins
        return self.own.no_way_here if asked else ""

    def box(self, node: int) -> FlowBox:
        place, stop = self.card.touchpoints[node], self.flow.stops[node]
        score = place.experience
        remark = ""
        if score is None:
            reason = no_score_text(self.card, place, self.words)
            remark = "" if reason == self.words.no_score else reason
        gap, verdict, tone = self.judged(place)
        return FlowBox(
            id=place.id,
            name=place.name,
            cell=GridCell(0, 0),
            whose=whose_text(self.card, place),
            chips=tuple(self.chips[id_] for id_ in place.point.channel if id_ in self.chips),
            mood=None if score is None else self.card.scale.percent(score) / 100,
            score=remark if score is None else points(self.card, score, self.words),
            kind="measured" if place.measured is not None else "believed",
            gap=gap,
            verdict=verdict,
            tone=tone,
            undecided=place.verdict == "undecided",
            turn=turn_text(self.card, place.turns, self.words),
            pains=sum(not pain.is_nothing for pain in place.point.pain_points),
            impacts=self.impacts(place),
            times=self.times(place),
            lone=self.lone(node, stop),
            rank=place.rank,
            entry=stop.entry or node in self.firsts,
            exit=stop.exit or (self.journey and node not in self.left),
            goes_on=node in self.left,
            optional=place.point.optional,
            repeats=place.point.repeats,
            arrivals=self.arrivals(stop, place),
            drop_off=self.told(self.own.drop_off, stop.drop_off),
            ends=self.told(self.own.end_here, stop.ends),
            arriving=None if stop.arrivals is None else stop.arrivals.middle,
            lost=(stop.arrivals or NOBODY).middle * (stop.drop_off or NOBODY).middle,
        )

    def phase(self, phase: Phase) -> FlowPhase:
        """A phase with its own score, where that stands for touchpoints of it."""
        place = next((place_score for place_score in self.card.phases if place_score.phase is phase), None)
        if place is None or place.experience is None:
            return FlowPhase(phase.name)
        gap, verdict, tone = self.judged(place)
        score = f"{self.words.experience}\N{NO-BREAK SPACE}{points(self.card, place.experience, self.words)}"
        about = (score, f"{self.words.gap}\N{NO-BREAK SPACE}{gap}" if gap else "", verdict)
        told = DOT.join(text for text in (*about, turn_text(self.card, place.turns, self.words)) if text)
        return FlowPhase(phase.name, told, tone, place.rank, place.verdict == "undecided")

    def link(self, way: Way) -> tuple[str, str]:
        return self.share(way), way.when or ""

    def plan(self) -> FlowPlan:
        """Everything, before it is cut into pages."""
        return FlowPlan(
            boxes=tuple(self.box(node) for node in range(len(self.flow.stops))),
            ways=tuple(
                FlowWay(
                    way.start,
                    way.end,
                    None if way.share is None else way.share.middle,
                    *self.link(way),
                    way.implied,
                    way.back,
                )
                for way in self.flow.ways
            ),
            groups=tuple(_groups(self.card, self.phase)),
            nobody=self.words.no_touchpoints,
            to=self.own.to,
            from_pages=self.own.from_pages,
            on_page=self.own.on_page,
        )

    def headline(self) -> tuple[str, bool]:
        """Where most are lost for certain, of those who enter or, if that is not known, of those who come."""
        losing = [
            (stop, stop.drop_off, at)
            for at, stop in enumerate(self.flow.stops)
            if stop.drop_off is not None and stop.drop_off.low > 0
        ]
        if not losing:
            return goal_summary(self.card, self.words)

        def lost(loss: tuple[Stop, Range, int]) -> tuple[float, int]:
            known = loss[0].arrivals.middle if loss[0].arrivals is not None else loss[0].at_least or 0.0
            return (1.0 if self.flow.why else known) * loss[1].middle, -loss[2]

        _, drop_off, at = max(losing, key=lost)
        share = range_text(drop_off, self.words)
        return self.own.headline_drop.format(share=share, name=self.card.touchpoints[at].name), True

    def notes(self) -> tuple[str, ...]:
        own = self.own
        journey = self.card.map.kind == "journey"
        texts = [own.rule_journey if journey else own.rule_experience]
        texts += [own.no_ways] if not journey and not self.flow.ways else []
        if self.flow.why is not None and not self.recorded():
            return (*texts, own.open[self.flow.why]) if self.flow.ways else tuple(texts)
        recorded = self.recorded()
        texts.append(own.recorded(recorded, self.words.number(recorded)) if recorded else own.rule_arrivals)
        return (
            *texts,
            *(own.open[why] for why in dict.fromkeys(stop.why for stop in self.flow.stops) if why),
        )

    def recorded(self) -> int:
        """How many journeys were recorded, where their steps say who arrives; none for one persona."""
        if self.card.persona is not None:
            return 0
        observed = (place.point.observed for place in self.card.touchpoints)
        return max((own.of for own in observed if own is not None), default=0)

    def line(self, node: int) -> str:
        """A touchpoint with its ways, for those who cannot see the picture."""
        stop, place = self.flow.stops[node], self.card.touchpoints[node]
        about = [whose_text(self.card, place), self.arrivals(stop, place)]
        about = [text for text in about if text]
        for way in self.flow.ways:
            if way.start == node:
                more = ", ".join(part for part in self.link(way) if part)
                to = self.own.to.format(name=self.card.touchpoints[way.end].name)
                about.append(f"{to} ({more})" if more else to)
        return f"{place.name}{self.words.colon}{self.words.semicolon.join(about)}" if about else place.name


def build_flow(card: Scorecard, words: Words) -> FlowView:
    """The flow of a scorecard, in the given language's words."""
    writer = _Writer(card, words)
    own = words.in_flow
    headline, bad = writer.headline()
    graph = writer.flow
    loops = sum(way.back for way in graph.ways)
    named = any(not way.implied for way in graph.ways)
    figures = [own.ways(len(graph.ways))] if named else []
    figures += [own.loops(loops)] if loops else []
    if graph.known:
        figures.append(own.known.format(k=graph.known, n=len(graph.stops)))
    plan = writer.plan()
    lines = tuple(writer.line(node) for node in range(len(graph.stops)))
    return FlowView(
        sheet=sheet_of(card, words, "flow", headline, bad=bad, figures=tuple(figures), lines=lines),
        plan=plan,
        notes=writer.notes(),
        labels=FlowLabels(
            way=own.way_mark,
            share=own.share_mark,
            implied=own.implied_mark,
            loop=own.loop_mark,
            start=own.start,
            end=own.end,
            may_end=own.may_end,
            optional=words.optional,
            repeats=words.repeats,
            pains=words.pain_points,
            impact=words.impact_moment,
            arriving=own.arriving_mark,
            lost=own.lost_mark,
            rank=words.rank_mark,
        ),
    )
