"""Remarks of a map in the report: each with whose it is, when it holds and what it leads to."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable

from cxmap.model import Activity, Evidence, Feeling, Kpi, Link, PainPoint, Quote, Remark
from cxmap.view.report.values import Address, BelowPart, Entry, Fact, KpiRow, Passage
from cxmap.view.report.writing import Writer, fact

_OUTSIDE = re.compile(r"(?:https?|mailto):", re.IGNORECASE)
_PATH = re.compile(r"[^?#]*")
PASSAGES = (
    "motivations", "actions", "thoughts", "questions", "feelings", "pain_points", "gains", "quotes",
    "frontstage", "backstage", "support", "evidence",
)  # fmt: skip


def _entry(writer: Writer, item: Remark | Feeling | Activity | Evidence | str) -> Entry:
    words = writer.words
    if isinstance(item, str):
        return Entry(item)
    if isinstance(item, Activity):
        return Entry(item.text, fact(words.by, item.by) + fact(words.system, item.system))
    if isinstance(item, Evidence):
        return _evidence(writer, item)
    notes: tuple[Fact, ...] = ()
    if isinstance(item, Quote):
        notes += fact("", item.by)
    if isinstance(item, PainPoint):
        if item.severity is not None:
            notes += fact(words.severity, words.of_five.format(value=item.severity))
        notes += fact(words.effect, item.effect) + fact(words.remedy, item.remedy)
        notes += fact(words.cause, item.cause)
    if isinstance(item, Feeling) and item.word and item.score is not None:
        notes += fact("", writer.score(item.score))
    if isinstance(item, Feeling):
        notes += fact("", words.in_people.at_once if item.at_once else None)
        notes += fact(words.in_people.because, item.because)
    notes += fact("", item.when) + fact("", writer.people(item.persona))
    notes += fact(words.source, writer.sourced(item.source))
    if isinstance(item, Feeling):
        return Entry(item.word or writer.score(item.score), notes)
    return Entry(item.text, notes)


def _evidence(writer: Writer, item: Evidence) -> Entry:
    words = writer.words
    source = writer.sourced([item.source]) if item.source else ""
    to_collect = fact(words.still_to_collect, item.to_collect)
    if source:
        return Entry(source, fact("", item.note) + to_collect)
    return Entry(item.to_collect or "", fact("", words.still_to_collect, own=True) + fact("", item.note))


def passages(writer: Writer, part: object, keys: Iterable[str]) -> tuple[Passage, ...]:
    """What a part says under each of these fields, empty ones left out; then the map's own lanes."""
    texts = []
    for key in keys:
        items = getattr(part, key, ())
        if items:
            entries = tuple(_entry(writer, item) for item in items)
            texts.append(Passage(key, getattr(writer.words, key), entries))
    own = getattr(part, "lanes", None)
    if isinstance(own, dict):
        texts += [
            Passage("lane", lane.name, tuple(Entry(text) for text in own[lane.id]))
            for lane in writer.map.lanes
            if own.get(lane.id)
        ]
    return tuple(texts)


def kpis(writer: Writer, items: Iterable[Kpi]) -> tuple[KpiRow, ...]:
    """Figures that are watched, with their sources by name."""
    return tuple(
        KpiRow(
            kpi.name,
            kpi.current.text if kpi.current else "",
            kpi.target.text if kpi.target else "",
            writer.sourced(kpi.source),
        )
        for kpi in items
    )


def addresses(writer: Writer, links: Iterable[Link]) -> tuple[Address, ...]:
    """Links; those to files, which a map writes from its own folder, as seen from the report's."""
    return tuple(Address(from_report(writer, link.to), link.text or link.to) for link in links)


def below_part(writer: Writer, place: str) -> BelowPart | None:
    """The journeys below a place: their reports where these are known, else their files."""
    own = writer.below.get(place)
    if own is None:
        return None
    ways = tuple(Address(writer.pages.get(to) or from_report(writer, to), name) for name, to in own.journeys)
    return BelowPart(ways, own.said, own.how)


def from_report(writer: Writer, to: str) -> str:
    """Where a link leads from the report's folder: to files by way of the map's, elsewhere as written."""
    if not writer.map_folder or _OUTSIDE.match(to):
        return to
    path = _PATH.match(to)
    own = path[0] if path else ""
    return posixpath.normpath(posixpath.join(writer.map_folder, own)) + to[len(own) :] if own else to
