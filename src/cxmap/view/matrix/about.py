"""What a map says of itself, below everything else: channels, markets, sources, its keeper, links, notes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cxmap.locale import Words
from cxmap.model import Channel, Link, Map, Market, Opportunity, Scale, Segment, Source
from cxmap.scoring import Scorecard
from cxmap.view.expectations import written_expectation
from cxmap.view.matrix.remarks import DOT, NO_BREAK, quoted
from cxmap.view.matrix.values import Cell, Entry, Lane
from cxmap.view.metric_rows import written_goal
from cxmap.view.numbers import numbers_of
from cxmap.view.shares import share_text
from cxmap.view.wording import points, source_text


def linked(links: Iterable[Link]) -> list[Entry]:
    """Links with where they lead."""
    return [Entry(link.text, notes=(link.to,)) if link.text else Entry(link.to) for link in links]


def opportunity_entry(opportunity: Opportunity, words: Words) -> Entry:
    """What could be done, what it is worth and how far it is."""
    worth = []
    if opportunity.impact is not None:
        worth.append(f"{words.impact}{NO_BREAK}{words.number(opportunity.impact)}")
    if opportunity.feasibility is not None:
        worth.append(f"{words.feasibility}{NO_BREAK}{words.number(opportunity.feasibility)}")
    course = [
        part for part in (words.statuses[opportunity.status], opportunity.horizon, opportunity.owner) if part
    ]
    return Entry(opportunity.title, notes=tuple(DOT.join(parts) for parts in (worth, course) if parts))


def _opportunity_in_full(card: Scorecard, opportunity: Opportunity, words: Words) -> Entry | None:
    """How it would be done, by which means, and what it promises; nothing where nothing is said of that."""
    known = {step.touchpoint.id: step.touchpoint.name for step in card.map.steps}
    facts: tuple[tuple[str, str | None], ...] = (
        (words.effort, None if opportunity.effort is None else words.number(opportunity.effort)),
        (words.reach, None if opportunity.reach is None else words.number(opportunity.reach)),
        (words.confidence, None if opportunity.confidence is None else words.percent(opportunity.confidence)),
        (words.cost, None if opportunity.cost is None else words.number(opportunity.cost)),
        (words.budget, opportunity.budget),
        (words.removes, ", ".join(opportunity.removes)),
        (words.due, words.long_date(opportunity.due) if opportunity.due else None),
        (words.done_on, words.long_date(opportunity.done) if opportunity.done else None),
    )
    promised = [
        f"{known.get(hope.touchpoint, hope.touchpoint)} {points(card, hope.experience, words)}"
        for hope in opportunity.expects
    ]
    means = [f"{label}{words.colon}{value}" for label, value in facts if value]
    means += [f"{words.expects}{words.colon}{', '.join(promised)}"] if promised else []
    more = [
        opportunity.description,
        *means,
        *(_address(link) for link in opportunity.links),
        opportunity.note,
    ]
    text = DOT.join(part for part in more if part)
    return Entry(opportunity.title, notes=(text,)) if text else None


def _address(link: Link) -> str:
    return f"{link.text}{DOT}{link.to}" if link.text else link.to


class About:
    """Makes the lanes about the whole map, each one cell over all columns."""

    def __init__(self, card: Scorecard, words: Words, last: int) -> None:
        self.card, self.words, self.last = card, words, last
        self.map: Map = card.map

    def lane(self, key: str, label: str, entries: Sequence[Entry]) -> Lane:
        """A lane that is shown once."""
        return Lane(key, label, "texts", (Cell(0, self.last, tuple(entries), once=True),) if entries else ())

    def lanes(self) -> list[Lane]:
        """All of them; those of which nothing is said are empty."""
        map_, words = self.map, self.words
        return [
            self.lane("about-map", words.in_people.map, self._frame()),
            self.lane("about-opportunities", words.opportunities, self._opportunities()),
            self.lane(
                "about-channels", words.channels, [self._channel(channel) for channel in map_.channels]
            ),
            self.lane("about-lanes", words.in_matrix.own_lanes, self.own_lanes()),
            self.lane("about-sources", words.sources, [self._source(source) for source in map_.sources]),
        ]

    def _frame(self) -> list[Entry]:
        """The map's own goal, which nearer ones may hide, its keeper, markets, segments, scales and links."""
        map_, words, owner = self.map, self.words, self.map.owner
        aims = self.aims()
        keeper = [text for text in (owner.name, owner.email) if text] if owner else []
        facts = (
            (words.goal, aims),
            (words.kept_by, keeper),
            (words.tags, map_.tags),
            (words.in_report.terms["tolerance"], [self._points(map_.tolerance)] if map_.tolerance else []),
            (words.current_map, [map_.of] if map_.of else []),
        )
        entries = [Entry(f"{label}{words.colon}{', '.join(texts)}") for label, texts in facts if texts]
        entries += [self._market(market) for market in map_.markets]
        entries += [self._segment(segment) for segment in map_.segments]
        note = [Entry(map_.note)] if map_.note else []
        return [*entries, *self.scales(), *linked(map_.links), *note]

    def aims(self) -> list[str]:
        """The map's own goal, in all of its units and in words."""
        goal, words = self.map.goal, self.words
        if goal is None:
            return []
        return [*written_goal(self.map, goal, words), *([quoted(goal.words, words)] if goal.words else [])]

    def _points(self, value: float) -> str:
        return numbers_of(self.map.scale, self.words).plain(value)

    def _opportunities(self) -> list[Entry]:
        written = (
            _opportunity_in_full(self.card, opportunity, self.words) for opportunity in self.map.opportunities
        )
        return [entry for entry in written if entry is not None]

    def _channel(self, channel: Channel) -> Entry:
        words = self.words
        modes = {"online": words.online, "offline": words.offline, "both": words.both, None: ""}
        goal = [*written_goal(self.map, channel.goal, words)] if channel.goal else []
        goal += [quoted(channel.goal.words, words)] if channel.goal and channel.goal.words else []
        expected = written_expectation(self.card, channel.expectation, words) if channel.expectation else ()
        markets = {market.id: market.name for market in self.map.markets}
        notes = (
            channel.purpose,
            modes[channel.mode],
            f"{words.goal}{words.colon}{', '.join(goal)}" if goal else "",
            f"{words.in_expectations.mark}{words.colon}{', '.join(expected)}" if expected else "",
            f"{words.owner}{words.colon}{channel.owner}" if channel.owner else "",
            ", ".join(markets.get(id_, id_) for id_ in channel.markets),
            channel.description,
        )
        return Entry(channel.name, notes=(DOT.join(text for text in notes if text),) if any(notes) else ())

    def _market(self, market: Market) -> Entry:
        words = self.words
        paid = f"{words.payment}{words.colon}{', '.join(market.payment)}" if market.payment else ""
        spoken = f"{words.spoken}{words.colon}{market.language}" if market.language else ""
        return _noted(market.name, words.market, spoken, paid, market.description)

    def _segment(self, segment: Segment) -> Entry:
        words = self.words
        share = (
            f"{words.customer_share}{words.colon}{share_text(segment.share, words)}" if segment.share else ""
        )
        return _noted(segment.name, words.segment, share, segment.description)

    def scales(self) -> list[Entry]:
        """The scale of the experience with its words, and the further curves with theirs."""
        own = self.map.scale
        first = [_noted(self.words.experience, self._ends(own), ", ".join(own.words))] if own.words else []
        return first + [
            _noted(curve.name, *self._scale(curve.scale), curve.description) for curve in self.map.curves
        ]

    def _scale(self, scale: Scale | None) -> tuple[str, ...]:
        return () if scale is None else (self._ends(scale), ", ".join(scale.words))

    def _ends(self, scale: Scale) -> str:
        shown = numbers_of(scale, self.words)
        return self.words.own_scale.format(low=shown.plain(scale.min), high=shown.plain(scale.max))

    def own_lanes(self) -> list[Entry]:
        """What own lanes are for."""
        return [_noted(lane.name, lane.description) for lane in self.map.lanes if lane.description]

    def _source(self, source: Source) -> Entry:
        by = f"{self.words.by} {source.by}" if source.by else ""
        since = " \N{EN DASH} ".join(self.words.long_date(day) for day in (source.since, source.date) if day)
        return _noted(
            source_text(source, self.words), since if source.since else "", by, source.url, source.note
        )


def _noted(name: str, *notes: str | None) -> Entry:
    text = DOT.join(note for note in notes if note)
    return Entry(name, notes=(text,) if text else ())
