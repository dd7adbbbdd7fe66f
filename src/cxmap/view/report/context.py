"""What stands around the touchpoints: the frame of the map, opportunities, personas, channels and sources."""

from __future__ import annotations

from cxmap.model import Opportunity, Persona
from cxmap.scoring import tally
from cxmap.scoring.opportunities import product
from cxmap.view.channel_kinds import chips_of
from cxmap.view.counting import coverage_text
from cxmap.view.expectations import written_expectation
from cxmap.view.initials import portrait_initials
from cxmap.view.metric_rows import written_goal
from cxmap.view.numbers import numbers_of
from cxmap.view.phrase import Phrase
from cxmap.view.report.remarks import addresses, from_report, kpis, passages
from cxmap.view.report.values import ChannelProfile, Fact, KpiRow, OpportunityRow, Profile, SourceRow, Whole
from cxmap.view.report.writing import Writer, fact, joined
from cxmap.view.shares import share_text
from cxmap.view.wording import persona_names, source_text

_PERSONA_PASSAGES = ("needs", "goals", "frustrations", "quotes")


def frame(writer: Writer) -> tuple[tuple[Fact, ...], tuple[Fact, ...]]:
    """Whose map it is, of when and what it rests on; and apart from that, all else that frames it."""
    words, map_, card = writer.words, writer.map, writer.card
    facts = fact(words.personas, persona_names(card, words))
    facts += fact(words.date, words.long_date(map_.date) if map_.date else None, own=True)
    facts += fact(words.sources, *_sources_in_short(writer))
    facts += fact(words.evidence, coverage_text(tally(card), words), own=True)
    more: tuple[Fact, ...] = ()
    if map_.scope is not None:
        scope = map_.scope
        more += fact(words.objective, scope.objective) + fact(words.trigger, scope.trigger)
        more += fact(words.outcome, scope.outcome) + fact(words.key_question, scope.question)
        more += fact(words.frequency, scope.frequency)
        more += fact(words.includes, ", ".join(scope.includes))
        more += fact(words.excludes, ", ".join(scope.excludes))
    if map_.owner is not None:
        keeper = (map_.owner.name, map_.owner.email)
        more += fact(words.kept_by, ", ".join(text for text in keeper if text))
    variants = [variant.name for variant in map_.variants]
    more += fact(words.in_comparison.variants, words.semicolon.join(variants) or None)
    return facts, more + fact(words.tags, ", ".join(map_.tags)) + fact(words.current_map, map_.of)


def _sources_in_short(writer: Writer) -> tuple[Phrase, ...]:
    sources = writer.map.sources
    if len(sources) > 2:
        return (Phrase(writer.words.n_sources(len(sources)), "sources"),)
    texts = (source_text(source, writer.words) for source in sources)
    return (Phrase(writer.words.semicolon.join(texts)),) if sources else ()


def opportunity(writer: Writer, item: Opportunity, rank: int | None = None) -> OpportunityRow:
    """Something that could be done, with what it promises."""
    words = writer.words
    facts = fact(words.effort, None if item.effort is None else words.number(item.effort))
    facts += fact(words.reach, None if item.reach is None else words.number(item.reach))
    facts += fact(words.confidence, None if item.confidence is None else words.percent(item.confidence))
    facts += fact(words.cost, None if item.cost is None else words.number(item.cost))
    facts += fact(words.budget, item.budget) + fact(words.horizon, item.horizon)
    facts += fact(words.removes, ", ".join(item.removes) or None)
    facts += fact(words.due, words.long_date(item.due) if item.due else None, own=True)
    facts += fact(words.done_on, words.long_date(item.done) if item.done else None, own=True)
    promises = []
    for hope in item.expects:
        place = writer.place(hope.touchpoint)
        promises.append(Phrase(f"{place.text} {writer.score(hope.experience)}", place.anchor))
    facts += fact(words.expects, *joined(promises))
    return OpportunityRow(
        anchor=f"op-{item.id}",
        rank=rank,
        title=item.title,
        description=item.description or "",
        impact=item.impact,
        feasibility=item.feasibility,
        score=product(item),
        addresses=joined(writer.place(id_) for id_ in item.addresses),
        owner=item.owner or "",
        status=item.status,
        status_text=words.statuses[item.status],
        facts=facts,
        links=addresses(writer, item.links),
        note=item.note or "",
    )


def persona(writer: Writer, item: Persona, number: int | None = None) -> Profile:
    """A persona, with what it wants and where it comes from; `number` is that of its line in the curve."""
    words, map_ = writer.words, writer.map
    named = map_.channels_by_id
    channels = ", ".join(named[id_].name for id_ in item.channels if id_ in named)
    segment = next((other.name for other in map_.segments if other.id == item.segment), item.segment)
    market = next((other.name for other in map_.markets if other.id == item.market), item.market)
    facts = fact(words.job, item.job) + fact(words.channels, channels)
    facts += fact(words.segment, segment) + fact(words.market, market)
    facts += fact(words.customer_share, None if item.share is None else share_text(item.share, words))
    kind = "" if item.type == "person" else words.persona_types[item.type]
    line = ", ".join(text for text in (kind, item.role) if text)
    return Profile(
        item.name,
        line,
        item.description or "",
        facts,
        passages(writer, item, _PERSONA_PASSAGES),
        item.id,
        portrait_initials(item),
        number,
    )


def channels(writer: Writer) -> tuple[ChannelProfile, ...]:
    """The channels with what they are there for."""
    words = writer.words
    modes = {"online": words.online, "offline": words.offline, "both": words.both, None: ""}
    chips = chips_of(writer.map.channels)
    rows = []
    for channel in writer.map.channels:
        goal = channel.goal
        texts = [*written_goal(writer.map, goal, words)] if goal else []
        texts += [goal.words] if goal and goal.words else []
        own = written_expectation(writer.card, channel.expectation, words) if channel.expectation else ()
        expected = f"{words.in_expectations.mark}{words.colon}{', '.join(own)}" if own else ""
        carried = sum(channel.id in place.point.channel for place in writer.card.touchpoints)
        rows.append(
            ChannelProfile(
                chips[channel.id],
                modes[channel.mode],
                channel.purpose or "",
                words.semicolon.join(text for text in (channel.description, expected) if text),
                ", ".join(texts),
                channel.owner or "",
                carried,
            )
        )
    return tuple(rows)


def sources(writer: Writer) -> tuple[SourceRow, ...]:
    """The sources of knowledge, collected and planned."""
    words = writer.words
    return tuple(
        SourceRow(
            name=source.name or words.source_types[source.type],
            type=words.source_types[source.type],
            date=" \N{EN DASH} ".join(words.long_date(day) for day in (source.since, source.date) if day),
            n="" if source.n is None else words.number(source.n),
            by=source.by or "",
            status=words.planned if source.status == "planned" else words.collected,
            note=source.note or "",
            url=from_report(writer, source.url) if source.url else "",
        )
        for source in writer.map.sources
    )


def places_of(writer: Writer) -> tuple[tuple[Profile, ...], tuple[Profile, ...]]:
    """Segments and markets."""
    words = writer.words
    segments = tuple(
        Profile(
            segment.name,
            "",
            segment.description or "",
            fact(words.customer_share, None if segment.share is None else share_text(segment.share, words)),
            (),
        )
        for segment in writer.map.segments
    )
    markets = tuple(
        Profile(
            market.name,
            "",
            market.description or "",
            fact(words.spoken, market.language) + fact(words.payment, ", ".join(market.payment)),
            (),
        )
        for market in writer.map.markets
    )
    return segments, markets


def whole(writer: Writer) -> Whole:
    """What the map says of itself, apart from any touchpoint."""
    map_ = writer.map
    own_passages = passages(writer, map_, ("pain_points", "gains", "quotes", "evidence"))
    overall = tuple(
        KpiRow(curve.name, numbers_of(curve.scale or map_.scale, writer.words).score(curve.overall), "", "")
        for curve in map_.curves
        if curve.overall is not None
    )
    figures = (*overall, *kpis(writer, map_.kpis))
    return Whole(own_passages, figures, addresses(writer, map_.links), map_.note or "")
