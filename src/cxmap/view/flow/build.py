"""From a scorecard to the flow."""

from __future__ import annotations

from cxmap.locale import Words
from cxmap.scoring import PlaceScore, Scorecard
from cxmap.scoring.flow import Flow, Stop, Way, flow
from cxmap.view.curve.values import Chip
from cxmap.view.flow.layout import Cell
from cxmap.view.flow.parts import parts_of
from cxmap.view.flow.values import FlowBox, FlowLabels, FlowPlan, FlowView, FlowWay, Tone
from cxmap.view.sheet import sheet_of
from cxmap.view.wording import gap_text, goal_summary, points, verdict_text

Group = tuple[str, tuple[int, ...]]
"""The name of a phase and the numbers of its touchpoints."""


def _groups(card: Scorecard) -> list[Group]:
    numbers = {found.index: at for at, found in enumerate(card.touchpoints)}
    groups: list[Group] = []
    for phase in card.map.phases:
        inside = [step for step in card.map.steps if step.phase is phase]
        shown = tuple(numbers[step.number] for step in inside if step.number in numbers)
        if shown or not inside:
            groups.append((phase.name, shown))
    loose = tuple(
        numbers[step.number] for step in card.map.steps if step.phase is None and step.number in numbers
    )
    return groups + ([("", loose)] if loose or not groups else [])


class _Writer:
    """Puts the touchpoints of one scorecard into boxes."""

    def __init__(self, card: Scorecard, words: Words) -> None:
        self.card, self.words, self.own = card, words, words.in_flow
        self.flow: Flow = flow(card)
        self.journey = card.map.kind == "journey"
        marked = any(stop.entry for stop in self.flow.stops)
        self.first = 0 if self.journey and not marked else None
        """Where a journey begins that does not say so."""
        self.left = {way.start for way in self.flow.ways}
        """What a way leads on from."""

    def arrivals(self, stop: Stop, found: PlaceScore) -> str:
        reach = found.point.reach
        if stop.arrivals is not None:
            return self.own.arrive.format(share=self.words.percent(stop.arrivals))
        if reach is not None:
            return self.own.reach.format(share=self.words.percent(reach))
        if stop.at_least is not None:
            return self.own.at_least.format(share=self.words.percent(stop.at_least))
        return ""

    def share(self, way: Way) -> str:
        return "" if way.share is None else self.words.percent(way.share)

    def judged(self, found: PlaceScore) -> tuple[str, str, Tone]:
        """The gap, its verdict in words, and whether that is good or bad."""
        if found.gap is None or found.verdict == "unknown":
            return "", "", "plain"
        tones: dict[str, Tone] = {"short": "bad", "believed short": "bad", "undecided": "plain"}
        return (
            gap_text(self.card, found.gap, self.words),
            verdict_text(found, self.words),
            tones.get(found.verdict, "plain" if found.hides_someone else "good"),
        )

    def box(self, node: int) -> FlowBox:
        found, stop = self.card.touchpoints[node], self.flow.stops[node]
        channels = {
            channel.id: (channel.name, number) for number, channel in enumerate(self.card.map.channels)
        }
        score = found.experience
        remark = ""
        if score is None:
            on_purpose = found.believed.basis == "none on purpose"
            remark = self.words.no_score_on_purpose if on_purpose else ""
        percent = self.words.percent
        gap, verdict, tone = self.judged(found)
        return FlowBox(
            id=found.id,
            name=found.name,
            cell=Cell(0, 0),
            chips=tuple(Chip(*channels[id_]) for id_ in found.point.channel if id_ in channels),
            mood=None if score is None else self.card.scale.percent(score) / 100,
            score=remark if score is None else points(self.card, score, self.words),
            kind="measured" if found.measured is not None else "believed",
            gap=gap,
            verdict=verdict,
            tone=tone,
            undecided=found.verdict == "undecided",
            pains=len(found.point.pain_points),
            rank=found.rank,
            entry=stop.entry or node == self.first,
            exit=stop.exit or (self.journey and node not in self.left),
            optional=found.point.optional,
            repeats=found.point.repeats,
            arrivals=self.arrivals(stop, found),
            drop_off=self.own.drop_off.format(share=percent(stop.drop_off)) if stop.drop_off else "",
            ends=self.own.end_here.format(share=percent(stop.ends)) if stop.ends else "",
            arriving=stop.arrivals,
            lost=(stop.arrivals or 0.0) * (stop.drop_off or 0.0),
        )

    def link(self, way: Way) -> tuple[str, str]:
        return self.share(way), way.when or ""

    def plan(self) -> FlowPlan:
        """Everything, before it is cut into pages."""
        return FlowPlan(
            boxes=tuple(self.box(node) for node in range(len(self.flow.stops))),
            ways=tuple(
                FlowWay(way.start, way.end, way.share, *self.link(way), way.implied, way.back)
                for way in self.flow.ways
            ),
            groups=tuple(_groups(self.card)),
            nobody=self.words.no_touchpoints,
            to=self.own.to,
            coming=self.own.coming,
            on_page=self.own.on_page,
        )

    def headline(self) -> tuple[str, bool]:
        """Where most of those who enter are lost or, where that is not known, of those who come."""
        losing = [(stop, at) for at, stop in enumerate(self.flow.stops) if stop.drop_off]
        if not losing:
            return goal_summary(self.card, self.words)

        def lost(one: tuple[Stop, int]) -> tuple[float, int]:
            come = 1.0 if self.flow.why else one[0].arrivals or one[0].at_least or 0.0
            return come * (one[0].drop_off or 0.0), -one[1]

        stop, at = max(losing, key=lost)
        share = self.words.percent(stop.drop_off or 0.0)
        return self.own.headline_drop.format(share=share, name=self.card.touchpoints[at].name), True

    def notes(self) -> tuple[str, ...]:
        own = self.own
        journey = self.card.map.kind == "journey"
        texts = [own.rule_journey if journey else own.rule_experience]
        if self.flow.why is not None:
            return (*texts, own.open[self.flow.why]) if self.flow.ways else tuple(texts)
        texts.append(own.rule_arrivals)
        return (
            *texts,
            *(own.open[why] for why in dict.fromkeys(stop.why for stop in self.flow.stops) if why),
        )

    def line(self, node: int) -> str:
        """A touchpoint with its ways, for those who cannot see the picture."""
        stop, found = self.flow.stops[node], self.card.touchpoints[node]
        about = [text for text in (self.arrivals(stop, found),) if text]
        for way in self.flow.ways:
            if way.start == node:
                more = ", ".join(part for part in self.link(way) if part)
                to = self.own.to.format(name=self.card.touchpoints[way.end].name)
                about.append(f"{to} ({more})" if more else to)
        return f"{found.name}{self.words.colon}{self.words.semicolon.join(about)}" if about else found.name


def build_flow(card: Scorecard, words: Words) -> FlowView:
    """The flow of a scorecard, in the given language's words."""
    writer = _Writer(card, words)
    own = words.in_flow
    headline, bad = writer.headline()
    found = writer.flow
    loops = sum(way.back for way in found.ways)
    named = any(not way.implied for way in found.ways)
    figures = [own.ways(len(found.ways))] if named else []
    figures += [own.loops(loops)] if loops else []
    if found.known:
        figures.append(own.known.format(k=found.known, n=len(found.stops)))
    plan = writer.plan()
    lines = tuple(writer.line(node) for node in range(len(found.stops)))
    return FlowView(
        sheet=sheet_of(card, words, "flow", headline, bad=bad, figures=tuple(figures), lines=lines),
        plan=plan,
        parts=parts_of(plan),
        notes=writer.notes(),
        labels=FlowLabels(
            way=own.way_mark,
            share=own.share_mark,
            implied=own.implied_mark,
            loop=own.loop_mark,
            start=own.start,
            end=own.end,
            optional=words.optional,
            repeats=words.repeats,
            pains=words.pain_points,
            arriving=own.arriving_mark,
            lost=own.lost_mark,
            rank=words.rank_mark,
        ),
    )
