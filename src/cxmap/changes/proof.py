"""What changed of what scores rest on: stronger or weaker evidence, newer or gone stale, and its sources."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from cxmap.changes.change import Change, Kind, Pair, Spot, Tone
from cxmap.scoring import Rests
from cxmap.scoring.grounds import GRADES


def proof(pair: Pair) -> list[Change]:
    """Every change of this kind."""
    return [*_together(list(_places(pair))), *_sources(pair)]


def _places(pair: Pair) -> Iterator[Change]:
    def by_place(rests: tuple[Rests, ...]) -> dict[int, Rests]:
        return {rests.place.order: rests for rests in rests}

    before, after = by_place(pair.old.evidence.places), by_place(pair.new.evidence.places)
    for old, new in pair.places:
        if old.order not in before or new.order not in after:
            continue
        first, second = before[old.order], after[new.order]
        spots = pair.spots(old, new)
        if first.grade != second.grade:
            stronger = GRADES.index(second.grade) > GRADES.index(first.grade)
            yield Change(
                "evidence",
                "evidence stronger" if stronger else "evidence weaker",
                "better" if stronger else "worse",
                *spots,
                first.grade,
                second.grade,
            )
        if first.stale != second.stale:
            yield _aged(first, second, spots)


def _aged(first: Rests, second: Rests, spots: tuple[Spot, Spot]) -> Change:
    kind: Kind = "evidence stale" if second.stale else "evidence refreshed"
    tone: Tone = "worse" if second.stale else "better"
    return Change("evidence", kind, tone, *spots, first.date, second.date)


def _together(changes: list[Change]) -> list[Change]:
    """Equal changes of several touchpoints as one."""
    kept: dict[tuple[object, ...], list[Change]] = {}
    for each in changes:
        kept.setdefault((each.kind, each.before, each.after), []).append(each)
    return [
        ones[0] if len(ones) == 1 else replace(ones[0], places=tuple(change.spot.name for change in ones))
        for ones in kept.values()
    ]


def _sources(pair: Pair) -> Iterator[Change]:
    for old_id, other in pair.matches.pairs.items():
        if old_id[0] != "sources":
            continue
        was, now = pair.was.things[old_id], pair.now.things[other]
        days = was.get("date"), now.get("date")
        if days[0] != days[1]:
            tone: Tone = "neutral"
            if days[0] is not None and days[1] is not None:
                tone = "better" if days[1] > days[0] else "worse"
            yield Change("evidence", "source date", tone, pair.here(old_id), pair.there(other), *days)
        types = was.get("type", "assumption"), now.get("type", "assumption")
        if types[0] != types[1]:
            yield Change("evidence", "source type", "neutral", pair.here(old_id), pair.there(other), *types)
