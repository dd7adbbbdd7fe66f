"""From the scorecards of many maps to the pages over all of them."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Sequence
from datetime import date
from statistics import fmean
from urllib.parse import quote

from msgspec import Struct
from msgspec.structs import replace

from cxmap.locale import Words
from cxmap.locale.atlas import ATLAS
from cxmap.locale.atlas_words import AtlasWords
from cxmap.model import Map
from cxmap.model.identity import id_from
from cxmap.model.references import ways
from cxmap.scoring import PlaceScore, Scorecard, tally
from cxmap.scoring.backlog import Backlog
from cxmap.scoring.collection import Collection
from cxmap.view.atlas.values import (
    AtlasGroup,
    AtlasLink,
    AtlasMap,
    AtlasOpportunity,
    AtlasPersona,
    AtlasPlace,
    AtlasView,
    Course,
)
from cxmap.view.counting import grounds_parts, verdicts_text
from cxmap.view.wording import verdict_text

CLOSE = 1.0
"""Percent of a scale within which the places of a channel are served alike."""


NOWHERE = Course(0.0, None, 0, 0)
"""Of a map without versions that could be held against each other."""
STILL = 0.005
"""A smaller share of the scale is written as no change."""


class Chart(Struct, frozen=True):
    """A map of the atlas: its name, its file's path from the folder of the maps, its page, its scorecard."""

    name: str

    file: str
    href: str
    card: Scorecard
    course: Course = NOWHERE


def build_atlas(
    charts: Sequence[Chart],
    collection: Collection,
    backlog: Backlog,
    words: Words,
    *,
    title: str,
    version: str,
    unread: Sequence[str] = (),
) -> AtlasView:
    """The pages over these maps, in their order, and over their opportunities; `collection` is all of them as
    one."""
    return _Atlas(charts, collection, words).view(backlog, title, version, unread)


class _Atlas:
    def __init__(self, charts: Sequence[Chart], collection: Collection, words: Words) -> None:
        self.charts, self.collection, self.words = charts, collection, words
        self.by_name = {chart.name: chart for chart in charts}
        self.own: AtlasWords = ATLAS[words.language]
        self.page = {chart.file: AtlasLink(chart.card.map.title, chart.href) for chart in charts}
        self._places: dict[tuple[str, int], AtlasPlace] = {}
        self.present = [chart for chart in charts if chart.card.map.state != "future"]
        """Maps of how things are: what is only intended counts nowhere."""

    def view(self, backlog: Backlog, title: str, version: str, unread: Sequence[str]) -> AtlasView:
        words, own = self.words, self.own
        touchpoints = sum(len(chart.card.touchpoints) for chart in self.charts)
        short = [place for chart in self.present for place in chart.card.short]
        judged = sum(len(chart.card.judged) for chart in self.present)
        summary = [own.of_maps(len(self.charts), touchpoints)]
        summary += [own.below(len(short), judged)] if judged else []
        return AtlasView(
            words=own,
            language=words.language,
            version=version,
            title=title or own.title,
            summary=tuple(summary),
            maps=tuple(map(self.map, self.charts)),
            gaps=self.gaps(),
            channels=tuple(self.channels()),
            personas=tuple(self.personas()),
            owners=tuple(self.owners()),
            opportunities=tuple(self.opportunities(backlog)),
            unread=tuple(unread),
            map_next=self.map_next(),
            labels={
                "touchpoint": words.touchpoint,
                "phase": words.phase,
                "goal": words.goal,
                "experience": words.experience,
                "gap": words.gap,
                "channel": words.channel,
                "verdict": words.verdict,
                "status": words.status,
                "owner": words.owner,
                "due": words.due,
                "score": f"{words.impact} \N{MULTIPLICATION SIGN} {words.feasibility}",
                "opportunity": words.opportunity,
            },
        )

    def percent(self, card: Scorecard, value: float | None) -> str:
        return "" if value is None else self.words.percent(card.scale.percent(value) / 100)

    def map(self, chart: Chart) -> AtlasMap:
        card = chart.card
        counts = tally(card)
        scored = [place for place in card.touchpoints if place.experience is not None]
        heights = [card.scale.percent(place.experience or 0.0) for place in scored]
        worst = next(iter(card.short), None)
        return AtlasMap(
            page=self.page[chart.file],
            kind=", ".join(
                (
                    self.words.journey_map if card.map.kind == "journey" else self.words.experience_map,
                    *([self.words.future_state] if card.map.state == "future" else []),
                )
            ),
            file=chart.file,
            headline=verdicts_text(counts, self.words) if counts.judged.total else self.own.no_scores,
            is_short=bool(card.short),
            mean=self.words.percent(fmean(heights) / 100) if heights else "",
            line=tuple((at * 100.0 / max(len(heights) - 1, 1), height) for at, height in enumerate(heights)),
            rests=", ".join(grounds_parts(counts, self.words)),
            worst=None if worst is None else self.link(chart, worst),
            worst_gap="" if worst is None else self.gap(card, worst),
            trend=self.trend(chart.course),
            trend_side="" if abs(chart.course.gain) < STILL else "good" if chart.course.gain > 0 else "bad",
            links=tuple(self.links(chart)),
        )

    def trend(self, course: Course) -> str:
        """How a map fared, in one line."""
        if course == NOWHERE:
            return ""
        words, own = self.words, self.own
        sign = "\N{MINUS SIGN}" if course.gain < 0 else "+"
        still = abs(course.gain) < STILL
        moved = own.still if still else f"{sign}{words.percent(abs(course.gain))}"
        parts = [own.better(course.better)] if course.better else []
        parts += [own.worse(course.worse)] if course.worse else []
        if course.since is not None:
            moved = own.since.format(moved=moved, day=words.long_date(date.fromisoformat(course.since)))
        return words.semicolon.join((moved, *parts))

    def link(self, chart: Chart, place: PlaceScore) -> AtlasLink:
        return AtlasLink(place.name, f"{chart.href}#tp-{quote(place.id, safe='')}")

    def gap(self, card: Scorecard, place: PlaceScore) -> str:
        """A gap in percent of its scale, with its sign."""
        if place.gap is None:
            return ""
        share = place.gap / card.scale.length
        sign = "\N{MINUS SIGN}" if share < 0 else "+" if share > 0 else ""
        return f"{sign}{self.words.percent(abs(share))}"

    def links(self, chart: Chart) -> Iterator[AtlasLink]:
        """The maps of the atlas that a map leads on to or links to, each once."""
        home = posixpath.dirname(chart.file)
        seen = {chart.file}
        further = [link.to for link in chart.card.map.linked if link.map is not None]
        for to in (*further, *(way.to for way in ways(chart.card.map))):
            target = posixpath.normpath(posixpath.join(home, to.partition("#")[0]))
            if target in self.page and target not in seen:
                seen.add(target)
                yield self.page[target]

    def place(self, chart: Chart, place: PlaceScore) -> AtlasPlace:
        """A place, built once however many lists it stands in."""
        key = chart.file, id(place)
        if key not in self._places:
            self._places[key] = self._place(chart, place)
        return self._places[key]

    def _place(self, chart: Chart, place: PlaceScore) -> AtlasPlace:
        card = chart.card
        sides = {"short": "bad", "believed short": "bad", "met": "good", "believed met": "good"}
        return AtlasPlace(
            place=self.link(chart, place),
            map=self.page[chart.file],
            phase=place.phase.name if place.phase is not None and place.touchpoint is not None else "",
            goal=self.percent(card, place.goal.score),
            experience=self.percent(card, place.experience),
            gap=self.gap(card, place),
            verdict=verdict_text(place, self.words),
            side=sides.get(place.verdict, ""),
        )

    def gaps(self) -> tuple[AtlasPlace, ...]:
        return tuple(
            self.place(self.by_name[own.member.name], own.place)
            for own in self.collection.pressing
            if own.place.is_short
        )

    def map_next(self) -> tuple[str, AtlasLink, str] | None:
        """The worst place of an experience map that no journey shows yet, between the words around it."""
        if not self.collection.candidates:
            return None
        own = self.collection.candidates[0].pressing
        link = self.link(self.by_name[own.member.name], own.place)
        before, after = self.own.map_next.split("{place}")
        return before, replace(link, text=f"{link.text} ({own.member.card.map.title})"), after

    def channels(self) -> Iterator[AtlasGroup]:
        """Every channel over all maps that know one of that name, those of most touchpoints first."""
        met: dict[str, list[tuple[Chart, PlaceScore]]] = {}
        names: dict[str, str] = {}
        purposes: dict[str, dict[str, None]] = {}
        for chart in self.present:
            known = chart.card.map.channels_by_id
            for channel in chart.card.map.channels:
                key = channel.name.casefold()
                names.setdefault(key, channel.name)
                met.setdefault(key, [])
                if channel.purpose:
                    purposes.setdefault(key, {})[channel.purpose] = None
            for place in chart.card.touchpoints:
                for id_ in place.touchpoint.channel if place.touchpoint else ():
                    if id_ in known:
                        met[known[id_].name.casefold()].append((chart, place))
        for key, places in sorted(met.items(), key=lambda item: (-len(item[1]), names[item[0]].casefold())):
            maps = len({chart.file for chart, _ in places})
            yield AtlasGroup(
                name=names[key],
                anchor=f"channel-{id_from(names[key])}",
                about=tuple(purposes.get(key, ())),
                note=" ".join(filter(None, (f"{self.own.met_at(len(places), maps)}.", self.unlike(places)))),
                places=tuple(self.place(chart, place) for chart, place in places),
            )

    def unlike(self, places: Sequence[tuple[Chart, PlaceScore]]) -> str:
        """That a channel is experienced unlike in several maps, and where best and worst."""
        scored = [
            (chart.card.scale.percent(place.experience), chart, place)
            for chart, place in places
            if place.experience is not None
        ]
        if len({chart.file for _, chart, _ in scored}) < 2:
            return ""
        best, worst = max(scored, key=lambda item: item[0]), min(scored, key=lambda item: item[0])
        if best[0] - worst[0] < CLOSE:
            return ""
        return self.own.unlike.format(
            best=self.words.percent(best[0] / 100),
            best_place=best[2].name,
            worst=self.words.percent(worst[0] / 100),
            worst_place=worst[2].name,
        )

    def personas(self) -> Iterator[AtlasPersona]:
        by_name: dict[str, tuple[str, dict[str, None], list[AtlasLink]]] = {}
        for chart in self.present:
            for persona in chart.card.map.personas:
                _, roles, maps = by_name.setdefault(persona.name.casefold(), (persona.name, {}, []))
                if persona.role:
                    roles[persona.role] = None
                if self.page[chart.file] not in maps:
                    maps.append(self.page[chart.file])
        for name, roles, maps in sorted(by_name.values(), key=lambda item: item[0].casefold()):
            yield AtlasPersona(name, tuple(roles), tuple(maps))

    def owners(self) -> Iterator[AtlasGroup]:
        """Who answers for which touchpoints: their own owner, else the phase's; the nameless last."""
        by_owner: dict[str, list[tuple[Chart, PlaceScore]]] = {}
        for chart in self.present:
            for place in chart.card.touchpoints:
                owner = (place.touchpoint.owner if place.touchpoint else None) or (
                    place.phase.owner if place.phase else None
                )
                by_owner.setdefault(owner or "", []).append((chart, place))
        for name, places in sorted(by_owner.items(), key=lambda item: (not item[0], item[0].casefold())):
            places.sort(key=lambda pair: -(pair[1].priority or 0.0))
            yield AtlasGroup(
                name=name or self.own.nobody,
                anchor=f"owner-{id_from(name)}" if name else "owner-",
                about=(),
                note=f"{self.own.met_at(len(places), len({chart.file for chart, _ in places}))}.",
                places=tuple(self.place(chart, place) for chart, place in places),
            )

    def opportunities(self, backlog: Backlog) -> Iterator[AtlasOpportunity]:
        charts = {chart.file: chart for chart in self.charts}
        for item in backlog.items:
            chart, own = charts[item.file], item.opportunity
            yield AtlasOpportunity(
                rank="" if item.rank is None else str(item.rank),
                title=own.title,
                map=self.page[chart.file],
                score="" if item.worth is None else self.words.number(item.worth),
                status=self.words.statuses[own.status],
                owner=own.owner or "",
                due=self.words.long_date(own.due) if own.due else "",
                places=tuple(self.addressed(chart, own.addresses)),
            )

    def addressed(self, chart: Chart, ids: Sequence[str]) -> Iterator[AtlasLink]:
        map_: Map = chart.card.map
        names = {phase.id: phase.name for phase in map_.phases}
        names |= {step.touchpoint.id: step.touchpoint.name for step in map_.steps}
        yield from (AtlasLink(names.get(id_, id_), f"{chart.href}#tp-{quote(id_, safe='')}") for id_ in ids)
