"""From a scorecard to the report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from string import Formatter

from cxmap.locale import Words
from cxmap.model import (
    Activity,
    Duration,
    Evidence,
    Feeling,
    Kpi,
    Link,
    Map,
    Opportunity,
    PainPoint,
    Persona,
    Phase,
    Quote,
    Remark,
    Scale,
    Touchpoint,
)
from cxmap.scoring import PlaceScore, Scorecard, journey
from cxmap.view.build_curve import build_curve
from cxmap.view.curve import Chip, Column
from cxmap.view.gaps import GapRow, build_gaps
from cxmap.view.report import (
    Address,
    Card,
    ChannelRow,
    Chapter,
    Entry,
    Fact,
    KpiRow,
    Moment,
    OpportunityRow,
    Passage,
    PersonaMark,
    Profile,
    ReportView,
    Run,
    SourceRow,
    Whole,
)
from cxmap.view.wording import gap_text, goal_summary, persona_names, points, source_text

_PASSAGES = (
    "motivations", "actions", "thoughts", "questions", "feelings", "pain_points", "gains", "quotes",
    "frontstage", "backstage", "support", "evidence",
)  # fmt: skip
_Values = Mapping[str, str | Sequence[Run]]
_PERSONA_PASSAGES = ("needs", "goals", "frustrations", "quotes")


def _fact(label: str, *values: str | Run | None) -> tuple[Fact, ...]:
    """A fact of the values that are there; nothing where none is."""
    runs = tuple(Run(value) if isinstance(value, str) else value for value in values if value)
    return (Fact(label, runs),) if runs else ()


def _fill(template: str, values: _Values) -> tuple[Run, ...]:
    """A sentence with its places filled, references kept apart from words."""
    runs: list[Run] = []
    for words, field, _, _ in Formatter().parse(template):
        if words:
            runs.append(Run(words))
        if field is not None:
            value = values[field]
            runs.extend([Run(value)] if isinstance(value, str) else value)
    return tuple(runs)


def _joined(runs: Iterable[Run]) -> tuple[Run, ...]:
    joined: list[Run] = []
    for run in runs:
        joined += [Run(", "), run] if joined else [run]
    return tuple(joined)


class _Writer:
    """Turns the parts of one map into the report's values: it knows every id's name, place and language."""

    def __init__(self, card: Scorecard, words: Words) -> None:
        self.card, self.words, self.map = card, words, card.map
        self.anchors = {phase.id: f"phase-{phase.id}" for phase in card.map.phases}
        self.anchors |= {found.id: f"tp-{found.id}" for found in card.touchpoints}
        self.places = {phase.id: Run(phase.name, self.anchors[phase.id]) for phase in card.map.phases}
        self.places |= {found.id: self.reference(found) for found in card.touchpoints}
        self.numbers = {channel.id: number for number, channel in enumerate(card.map.channels)}

    def reference(self, found: PlaceScore) -> Run:
        return Run(found.name, self.anchors[found.id])

    def place(self, id_: str) -> Run:
        return self.places.get(id_, Run(id_))

    def people(self, ids: Iterable[str]) -> str:
        known = self.map.personas_by_id
        return ", ".join(known[id_].name if id_ in known else id_ for id_ in ids)

    def sourced(self, ids: Iterable[str]) -> str:
        known = self.map.sources_by_id
        kinds = self.words.source_types
        return ", ".join((known[id_].name or kinds[known[id_].type]) if id_ in known else id_ for id_ in ids)

    def score(self, value: float | None) -> str:
        return points(self.card, value, self.words)

    # remarks

    def entry(self, item: Remark | Feeling | Activity | Evidence | str) -> Entry:
        words = self.words
        if isinstance(item, str):
            return Entry(item)
        if isinstance(item, Activity):
            return Entry(item.text, _fact(words.by, item.by) + _fact(words.system, item.system))
        if isinstance(item, Evidence):
            return self._evidence(item)
        notes: tuple[Fact, ...] = ()
        if isinstance(item, Quote):
            notes += _fact("", item.by)
        if isinstance(item, PainPoint):
            if item.severity is not None:
                notes += _fact(words.severity, words.of_five.format(value=item.severity))
            notes += _fact(words.effect, item.effect) + _fact(words.remedy, item.remedy)
        if isinstance(item, Feeling) and item.word and item.score is not None:
            notes += _fact("", self.score(item.score))
        notes += _fact("", item.when) + _fact("", self.people(item.persona))
        notes += _fact(words.source, self.sourced(item.source))
        if isinstance(item, Feeling):
            return Entry(item.word or self.score(item.score), notes)
        return Entry(item.text, notes)

    def _evidence(self, item: Evidence) -> Entry:
        words = self.words
        source = self.sourced([item.source]) if item.source else ""
        to_collect = _fact(words.still_to_collect, item.to_collect)
        if source:
            return Entry(source, _fact("", item.note) + to_collect)
        return Entry(item.to_collect or "", _fact("", words.still_to_collect, item.note))

    def passages(self, part: object, keys: Iterable[str]) -> tuple[Passage, ...]:
        """What a part says under each of these fields, empty ones left out; then the map's own lanes."""
        found = []
        for key in keys:
            items = getattr(part, key, ())
            if items:
                entries = tuple(self.entry(item) for item in items)
                found.append(Passage(key, getattr(self.words, key), entries))
        own = getattr(part, "lanes", None)
        if isinstance(own, dict):
            found += [
                Passage("lane", lane.name, tuple(Entry(text) for text in own[lane.id]))
                for lane in self.map.lanes
                if own.get(lane.id)
            ]
        return tuple(found)

    def kpis(self, items: Iterable[Kpi]) -> tuple[KpiRow, ...]:
        return tuple(
            KpiRow(
                kpi.name,
                kpi.current.text if kpi.current else "",
                kpi.target.text if kpi.target else "",
                self.sourced(kpi.source),
            )
            for kpi in items
        )

    # touchpoints and phases

    def moments(self, found: PlaceScore) -> tuple[Moment, ...]:
        return tuple(
            Moment(
                direction=impact.direction,
                direction_text=self.words.directions[impact.direction],
                text=impact.why or "",
                who=self.people(impact.persona),
                touchpoint=self.reference(found),
                phase=found.phase.name if found.phase else "",
            )
            for impact in found.point.impact
            if self.card.persona is None or not impact.persona or self.card.persona in impact.persona
        )

    def _ways(self, point: Touchpoint) -> tuple[Run, ...]:
        runs: list[Run] = []
        for way in point.next:
            share = None if way.share is None else self.words.percent(way.share)
            aside = ", ".join(text for text in (share, way.when) if text)
            runs += [Run("; ")] if runs else []
            runs += [self.place(way.to), Run(f" ({aside})")] if aside else [self.place(way.to)]
        return tuple(runs)

    def _facts(self, point: Touchpoint) -> tuple[Fact, ...]:
        words = self.words
        markets = {market.id: market.name for market in self.map.markets}
        facts = _fact(words.device, ", ".join(point.device)) + _fact(words.when, point.when)
        facts += _fact(words.duration, _written(point.duration))
        facts += _fact(words.waiting, _written(point.waiting))
        facts += _fact(words.personas, self.people(point.personas))
        facts += _fact(words.markets, ", ".join(markets.get(id_, id_) for id_ in point.markets))
        facts += _fact(words.initiator, self.people([point.initiator] if point.initiator else []))
        facts += _fact(words.receiver, self.people(point.receiver))
        facts += _fact(words.elements, ", ".join(words.element_names[name] for name in point.elements))
        for curve in self.map.curves:
            value = point.curves.get(curve.id)
            if value is not None:
                signed = (curve.scale or self.map.scale).min < 0
                facts += _fact(curve.name, words.number(value, signed=signed, decimals=2))
        facts += _fact(words.through, self.place(point.through) if point.through else None)
        facts += _fact(words.next, *self._ways(point)) + _flags(point, words)
        facts += _fact(words.deviation, words.deviations[point.deviation] if point.deviation else None)
        facts += _fact(words.status, words.touchpoint_statuses[point.status] if point.status else None)
        return facts + _fact(words.owner, point.owner) + _fact(words.tags, ", ".join(point.tags))

    def card_of(self, found: PlaceScore, row: GapRow, column: Column) -> Card:
        point = found.point
        marks = tuple(PersonaMark(own.name, own.experience, own.gap) for own in found.personas)
        return Card(
            anchor=self.anchors[found.id],
            gap=row,
            description=point.description or "",
            chips=column.channels,
            remark=column.remark,
            personas=marks if row.spread else (),
            moments=self.moments(found),
            facts=self._facts(point),
            passages=self.passages(point, _PASSAGES),
            kpis=self.kpis(point.kpis),
            links=_addresses(point.links),
            note=point.note or "",
        )

    def chapter(self, phase: Phase | None, gap: GapRow | None, cards: Sequence[Card]) -> Chapter:
        if phase is None:
            return Chapter("", "", "", None, (), (), (), "", tuple(cards))
        words = self.words
        goal = self.score(phase.goal.score) if phase.goal and phase.goal.score is not None else None
        facts = _fact(words.when, phase.when) + _fact(words.duration, _written(phase.duration))
        facts += _fact(words.goal, goal) + _fact(words.intended, phase.goal.words if phase.goal else None)
        facts += _flags(phase, words) + _fact(words.owner, phase.owner)
        return Chapter(
            anchor=f"phase-{phase.id}",
            name=phase.name,
            description=phase.description or "",
            gap=gap,
            facts=facts,
            passages=self.passages(phase, _PASSAGES),
            kpis=self.kpis(phase.kpis),
            note=phase.note or "",
            cards=tuple(cards),
        )

    # everything else

    def opportunity(self, item: Opportunity) -> OpportunityRow:
        words = self.words
        facts = _fact(words.effort, None if item.effort is None else words.number(item.effort))
        facts += _fact(words.reach, None if item.reach is None else words.number(item.reach))
        facts += _fact(words.confidence, None if item.confidence is None else words.percent(item.confidence))
        facts += _fact(words.budget, item.budget) + _fact(words.horizon, item.horizon)
        facts += _fact(words.due, words.long_date(item.due) if item.due else None)
        facts += _fact(words.done_on, words.long_date(item.done) if item.done else None)
        promises = []
        for hope in item.expects:
            place = self.place(hope.touchpoint)
            promises.append(Run(f"{place.text} {self.score(hope.experience)}", place.anchor))
        facts += _fact(words.expects, *_joined(promises))
        return OpportunityRow(
            anchor=f"op-{item.id}",
            title=item.title,
            description=item.description or "",
            impact=item.impact,
            feasibility=item.feasibility,
            score=_product(item),
            addresses=_joined(self.place(id_) for id_ in item.addresses),
            owner=item.owner or "",
            status=item.status,
            status_text=words.statuses[item.status],
            facts=facts,
            links=_addresses(item.links),
            note=item.note or "",
        )

    def persona(self, item: Persona) -> Profile:
        words, map_ = self.words, self.map
        named = map_.channels_by_id
        channels = ", ".join(named[id_].name for id_ in item.channels if id_ in named)
        segment = next((other.name for other in map_.segments if other.id == item.segment), item.segment)
        market = next((other.name for other in map_.markets if other.id == item.market), item.market)
        facts = _fact(words.job, item.job) + _fact(words.channels, channels)
        facts += _fact(words.segment, segment) + _fact(words.market, market)
        facts += _fact(words.customer_share, None if item.share is None else words.percent(item.share))
        kind = "" if item.type == "person" else words.persona_types[item.type]
        line = ", ".join(text for text in (kind, item.role) if text)
        return Profile(item.name, line, item.description or "", facts, self.passages(item, _PERSONA_PASSAGES))

    def channels(self) -> tuple[ChannelRow, ...]:
        words = self.words
        modes = {"online": words.online, "offline": words.offline, "both": words.both, None: ""}
        rows = []
        for number, channel in enumerate(self.map.channels):
            goal = channel.goal
            texts = [self.score(goal.score)] if goal and goal.score is not None else []
            texts += [goal.words] if goal and goal.words else []
            carried = sum(channel.id in found.point.channel for found in self.card.touchpoints)
            rows.append(
                ChannelRow(
                    Chip(channel.name, number),
                    modes[channel.mode],
                    channel.purpose or "",
                    channel.description or "",
                    ", ".join(texts),
                    channel.owner or "",
                    carried,
                )
            )
        return tuple(rows)

    def sources(self) -> tuple[SourceRow, ...]:
        words = self.words
        return tuple(
            SourceRow(
                name=source.name or words.source_types[source.type],
                type=words.source_types[source.type],
                date=" \N{EN DASH} ".join(words.long_date(day) for day in (source.since, source.date) if day),
                n="" if source.n is None else words.number(source.n),
                by=source.by or "",
                status=words.planned if source.status == "planned" else words.collected,
                note=source.note or "",
                url=source.url or "",
            )
            for source in self.map.sources
        )

    def places_of(self) -> tuple[tuple[Profile, ...], tuple[Profile, ...]]:
        words = self.words
        segments = tuple(Profile(one.name, "", one.description or "", (), ()) for one in self.map.segments)
        markets = tuple(
            Profile(
                one.name,
                "",
                one.description or "",
                _fact(words.spoken, one.language) + _fact(words.payment, ", ".join(one.payment)),
                (),
            )
            for one in self.map.markets
        )
        return segments, markets

    def header(self) -> tuple[Fact, ...]:
        words, map_, card = self.words, self.map, self.card
        facts = _fact(words.personas, persona_names(card, words))
        if map_.scope is not None:
            scope = map_.scope
            facts += _fact(words.objective, scope.objective) + _fact(words.trigger, scope.trigger)
            facts += _fact(words.outcome, scope.outcome) + _fact(words.key_question, scope.question)
            facts += _fact(words.frequency, scope.frequency)
            facts += _fact(words.includes, ", ".join(scope.includes))
            facts += _fact(words.excludes, ", ".join(scope.excludes))
        facts += _fact(words.date, words.long_date(map_.date) if map_.date else None)
        facts += _fact(words.sources, *self._sources_in_short())
        named = sum(_names_a_source(found, map_) for found in card.touchpoints)
        facts += _fact(words.evidence, words.evidence_coverage.format(k=named, n=len(card.touchpoints)))
        if map_.owner is not None:
            keeper = (map_.owner.name, map_.owner.email)
            facts += _fact(words.kept_by, ", ".join(text for text in keeper if text))
        return facts + _fact(words.tags, ", ".join(map_.tags))

    def _sources_in_short(self) -> tuple[Run, ...]:
        sources = self.map.sources
        if len(sources) > 2:
            return (Run(self.words.n_sources(len(sources)), "sources"),)
        return (Run("; ".join(source_text(source, self.words) for source in sources)),) if sources else ()

    def summary(self, opportunities: Sequence[OpportunityRow]) -> tuple[tuple[Run, ...], ...]:
        """Three to five sentences beside the headline, the most pressing first."""
        words, card, figures = self.words, self.card, journey(self.card)
        sentences: list[tuple[Run, ...]] = []
        if card.short:
            sentences.append(self._first_to_mend())
        if figures is not None:
            values: _Values = {
                "peak": [self.reference(figures.peak)],
                "end": [self.reference(figures.end)],
                "peak_end": words.number(figures.peak_end, signed=card.scale.min < 0),
                "mean": words.number(figures.mean, signed=card.scale.min < 0),
            }
            once = figures.peak is figures.end
            sentences.append(_fill(words.remembered_once if once else words.remembered, values))
            best = max(card.scored, key=lambda found: card.scale.percent(found.experience or 0.0))
            if best is not figures.peak:
                told: _Values = {"name": [self.reference(best)], "experience": self.score(best.experience)}
                sentences.append(_fill(words.best_moment, told))
        if opportunities and opportunities[0].score is not None:
            first = opportunities[0]
            values = {
                "name": [Run(first.title, first.anchor)],
                "impact": words.number(first.impact or 0),
                "feasibility": words.number(first.feasibility or 0),
            }
            sentences.append(_fill(words.opportunity_sentence, values))
        caveats = [words.not_measured] if card.scored else []
        whole = {found.id for found in card.phases}
        unscored = [
            found
            for found in card.touchpoints
            if found.experience is None and (found.phase is None or found.phase.id not in whole)
        ]
        if unscored:
            caveats.append(words.without_score(len(unscored)))
        return (*sentences, (Run(" ".join(caveats)),)) if caveats else tuple(sentences)

    def _first_to_mend(self) -> tuple[Run, ...]:
        words, (first, *others) = self.words, self.card.short
        told: _Values = {
            "name": [self.reference(first)],
            "experience": self.score(first.experience),
            "goal": self.score(first.goal.score),
            "gap": gap_text(first.gap, words),
        }
        sentence = _fill(words.first_to_mend, told)
        if not others:
            return sentence
        names = _joined(self.reference(found) for found in others[:2])
        return (*sentence, Run(" "), *_fill(words.first_to_mend_next, {"names": names}))


def _names_a_source(found: PlaceScore, map_: Map) -> bool:
    """Whether a touchpoint, or else its phase or the map, says what it rests on."""
    places = (found.point, found.phase, map_)
    evidence = next((place.evidence for place in places if place is not None and place.evidence), ())
    return any(one.source for one in evidence)


def _flags(place: Touchpoint | Phase, words: Words) -> tuple[Fact, ...]:
    flags = (
        (place.optional, words.optional), (place.repeats, words.repeats),
        (place.entry, words.entry), (place.exit, words.exit),
    )  # fmt: skip
    return _fact("", ", ".join(text for holds, text in flags if holds))


def _written(time: Duration | None) -> str | None:
    return time.text if time else None


def _product(item: Opportunity) -> float | None:
    return None if item.impact is None or item.feasibility is None else item.impact * item.feasibility


def _addresses(links: Iterable[Link]) -> tuple[Address, ...]:
    return tuple(Address(link.to, link.text or link.to) for link in links)


def _method(scale: Scale, words: Words, *, several: bool) -> tuple[str, ...]:
    """How the figures were made, with the scale that was really used."""
    worst, best = scale.min, scale.max
    if scale.direction == "lower-is-better":
        worst, best = best, worst
    signed = scale.min < 0
    low, high = words.number(worst, signed=signed), words.number(best, signed=signed)
    text = words.scale_text.format(low=low, high=high)
    if scale.words:
        text = f"{text.removesuffix('.')}: {', '.join(scale.words)}."
    texts = [text]
    if scale.direction == "lower-is-better":
        texts.append(words.scale_reversed)
    texts += [words.method_gap, words.method_priority, words.method_believed]
    if several:
        texts.append(words.method_importance_named)
    return (*texts, words.method_peak_end, words.method_interval)


def _chapters(writer: _Writer, cards: Mapping[str, Card], rows: Mapping[str, GapRow]) -> tuple[Chapter, ...]:
    """The phases with their touchpoints; those of a map without phases in one chapter without a name."""
    judged = {found.id: rows[found.id] for found in writer.card.phases}
    found = writer.card.touchpoints
    chapters = [
        writer.chapter(phase, judged.get(phase.id), [cards[one.id] for one in found if one.phase is phase])
        for phase in writer.map.phases
    ]
    loose = [cards[one.id] for one in found if one.phase is None]
    return (*chapters, writer.chapter(None, None, loose)) if loose else tuple(chapters)


def _whole(writer: _Writer, map_: Map) -> Whole:
    passages = writer.passages(map_, ("pain_points", "gains", "quotes", "evidence"))
    return Whole(passages, writer.kpis(map_.kpis), _addresses(map_.links), map_.note or "")


def build_report(card: Scorecard, words: Words, version: str) -> ReportView:
    """The report of a scorecard, in the given language's words."""
    map_, writer = card.map, _Writer(card, words)
    curve, gaps = build_curve(card, words), build_gaps(card, words)
    rows = {row.id: row for row in gaps.rows}
    columns = {column.id: column for column in curve.columns}
    cards = {found.id: writer.card_of(found, rows[found.id], columns[found.id]) for found in card.touchpoints}
    ranked = sorted(map_.opportunities, key=lambda item: -(_product(item) or 0.0))
    opportunities = tuple(writer.opportunity(item) for item in ranked)
    headline, bad = goal_summary(card, words)
    segments, markets = writer.places_of()
    kind = words.journey_map if map_.kind == "journey" else words.experience_map
    state = words.current_state if map_.state == "current" else words.future_state
    return ReportView(
        language=map_.language,
        version=version,
        words=words,
        title=map_.title,
        kicker=f"{kind}, {state}",
        description=map_.description or "",
        facts=writer.header(),
        headline=headline,
        headline_bad=bad,
        summary=writer.summary(opportunities),
        figures=curve.figures,
        curve=curve,
        gaps=gaps,
        in_order=tuple(rows[found.id] for found in card.places),
        anchors=dict(writer.anchors),
        moments=tuple(moment for found in card.touchpoints for moment in writer.moments(found)),
        opportunities=opportunities,
        whole=_whole(writer, map_),
        chapters=_chapters(writer, cards, rows),
        personas=tuple(writer.persona(one) for one in map_.personas),
        channels=writer.channels(),
        segments=segments,
        markets=markets,
        method=_method(card.scale, words, several=len(map_.personas) > 1),
        sources=writer.sources(),
    )
