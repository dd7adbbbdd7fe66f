"""From a scorecard to the flow."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from cxmap.locale import Words
from cxmap.scoring import PlaceScore, Scorecard
from cxmap.scoring.flow import Flow, Stop, Way, flow
from cxmap.view.curve import Chip
from cxmap.view.flow import FlowBox, FlowGroup, FlowLabels, FlowLink, FlowPart, FlowView
from cxmap.view.flow_layout import Cell, place
from cxmap.view.flow_routes import routes
from cxmap.view.sheet import sheet_of
from cxmap.view.wording import goal_summary, points

MOST_ON_A_PAGE = 60
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


def _pages(groups: Sequence[Group]) -> list[list[Group]]:
    """Groups on pages of at most so many touchpoints, about equally many on each.

    A group is cut only where it alone is too long.
    """
    pieces: list[Group] = []
    for name, inside in groups:
        count = max(1, ceil(len(inside) / MOST_ON_A_PAGE))
        size = max(1, ceil(len(inside) / count))
        pieces += [(name, inside[at : at + size]) for at in range(0, max(len(inside), 1), size)]
    total = sum(len(inside) for _, inside in pieces)
    fair = total / max(1, ceil(total / MOST_ON_A_PAGE))
    pages: list[list[Group]] = [[]]
    held = 0
    for piece in pieces:
        size = len(piece[1])
        if held and (held + size > MOST_ON_A_PAGE or held + size / 2 > fair):
            pages.append([])
            held = 0
        pages[-1].append(piece)
        held += size
    return pages


class _Writer:
    """Puts the touchpoints of one scorecard into boxes."""

    def __init__(self, card: Scorecard, words: Words) -> None:
        self.card, self.words, self.own = card, words, words.in_flow
        self.flow: Flow = flow(card)
        self.pages = _pages(_groups(card))
        self.page_of = {
            node: number for number, page in enumerate(self.pages) for _, inside in page for node in inside
        }

    def arrivals(self, stop: Stop, found: PlaceScore) -> str:
        reach = found.point.reach
        if stop.arrivals is not None:
            return self.own.arrive.format(share=self.words.percent(stop.arrivals))
        if reach is not None:
            return self.own.reach.format(share=self.words.percent(reach))
        if stop.at_least is not None:
            return self.own.at_least.format(share=self.words.percent(stop.at_least))
        return ""

    def onward(self, node: int) -> tuple[str, ...]:
        texts = []
        for way in self.flow.ways:
            if way.start == node and self.page_of[way.end] != self.page_of[node]:
                page = self.own.on_page.format(page=self.page_of[way.end] + 1)
                name = self.own.to.format(name=self.card.touchpoints[way.end].name)
                texts.append(" ".join(part for part in (self.share(way), f"{name} ({page})") if part))
        return tuple(texts)

    def share(self, way: Way) -> str:
        return "" if way.share is None else self.words.percent(way.share)

    def box(self, node: int, cell: Cell) -> FlowBox:
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
        return FlowBox(
            id=found.id,
            name=found.name,
            cell=cell,
            chips=tuple(Chip(*channels[id_]) for id_ in found.point.channel if id_ in channels),
            mood=None if score is None else self.card.scale.percent(score) / 100,
            score=remark if score is None else points(self.card, score, self.words),
            kind="measured" if found.measured is not None else "believed",
            rank=found.rank,
            entry=stop.entry,
            exit=stop.exit,
            optional=found.point.optional,
            repeats=found.point.repeats,
            arrivals=self.arrivals(stop, found),
            drop_off=self.own.drop_off.format(share=percent(stop.drop_off)) if stop.drop_off else "",
            ends=self.own.end_here.format(share=percent(stop.ends)) if stop.ends else "",
            onward=self.onward(node),
        )

    def link(self, way: Way) -> tuple[str, str]:
        return self.share(way), way.when or ""

    def part(self, number: int) -> FlowPart:
        page = self.pages[number]
        nodes = [node for _, inside in page for node in inside]
        here = {node: at for at, node in enumerate(nodes)}
        ways = [way for way in self.flow.ways if way.start in here and way.end in here]
        pairs = [(here[way.start], here[way.end]) for way in ways]
        forward = [pair for pair, way in zip(pairs, ways, strict=True) if not way.back]
        grid = place([[here[node] for node in inside] for _, inside in page], forward)
        found = routes(grid, pairs)
        return FlowPart(
            columns=grid.columns,
            rows=grid.rows,
            breaks=grid.breaks,
            boxes=tuple(self.box(node, grid.cells[at]) for at, node in enumerate(nodes)),
            links=tuple(
                FlowLink(*pair, way.share, *self.link(way), way.implied, way.back, route)
                for pair, way, route in zip(pairs, ways, found, strict=True)
            ),
            groups=tuple(
                FlowGroup(
                    page[span.group][0],
                    "" if page[span.group][1] else self.words.no_touchpoints,
                    span.first,
                    span.last,
                    span.top,
                    span.bottom,
                )
                for span in grid.spans
            ),
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
    figures = [own.ways(len(found.ways))] + ([own.loops(loops)] if loops else [])
    if found.known:
        figures.append(own.known.format(k=found.known, n=len(found.stops)))
    lines = tuple(writer.line(node) for node in range(len(found.stops)))
    return FlowView(
        sheet=sheet_of(card, words, "flow", headline, bad=bad, figures=tuple(figures), lines=lines),
        parts=tuple(writer.part(number) for number in range(len(writer.pages))),
        notes=writer.notes(),
        labels=FlowLabels(
            way=own.way_mark,
            share=own.share_mark,
            implied=own.implied_mark,
            loop=own.loop_mark,
            entry=words.entry,
            exit=words.exit,
            optional=words.optional,
            repeats=words.repeats,
            rank=words.rank_mark,
        ),
    )
