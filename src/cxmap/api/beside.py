"""Groups of people, or two maps, beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Unpack

from cxmap.api.judging import score
from cxmap.api.settings import Scoring
from cxmap.errors import CxmapError

if TYPE_CHECKING:
    from cxmap.model import Map
    from cxmap.scoring import Scorecard
    from cxmap.scoring.compared import Compared
    from cxmap.scoring.varied import By

MOST_GROUPS = 20
"""Two hundred pairs at every touchpoint: nobody reads more, and what holds among more is little."""
_CURES = {
    "market": "list them under `markets`, and give personas or `variants` their `market`",
    "segment": "list them under `segments`, and give personas, `variants` or metrics their `segment`",
    "variant": "list them under `variants`",
    "persona": "list them under `personas` and give scores per persona",
}


def compare_groups(map_: Map, by: By, *, only: Sequence[str] = (), **how: Unpack[Scoring]) -> Compared:
    """The personas, segments, markets or variants of a map beside each other; `only` those of these ids.

    What variants of the map say of a market or segment is that group's own.

    Every two are compared at every touchpoint, in every phase and on the whole; see
    `cxmap.scoring.comparison`. Raises CxmapError where the map has not two such groups, has more than
    `MOST_GROUPS`, or has none of an id.
    """
    return _compared(score(map_, **how), by, only)


def comparisons(map_: Map, card: Scorecard) -> tuple[Compared, ...]:
    """Every way in which groups of a map can be held beside each other; `card` is its scorecard.

    Variants that are all for a market, or all for a segment, are compared as such.
    """
    found: list[Compared] = []
    by: tuple[By, ...] = ("market", "segment", "variant", "persona")
    for own in by:
        if own == "variant" and any(
            all(getattr(variant, other.by, None) for variant in map_.variants) for other in found
        ):
            continue
        with suppress(CxmapError):
            compared = _compared(card, own, ())
            found += [compared] if compared.table.contested else []
    return tuple(found)


def _compared(card: Scorecard, by: By, only: Sequence[str]) -> Compared:
    from cxmap.scoring import score as score_with
    from cxmap.scoring.compared import Compared
    from cxmap.scoring.comparison import table_of
    from cxmap.scoring.parties import group_of
    from cxmap.scoring.varied import groups_of, is_known, phases_of, varied_spots

    map_ = card.map
    others = {
        other.resolution.variant.id: score_with(other, settings=card.settings)
        for other in map_.resolution.others
        if other.resolution.variant is not None
    }
    known = groups_of(card, by, others)
    ids = [group.party.id for group in known]
    for id_ in only:
        if id_ not in ids:
            raise CxmapError(f"the map has no {by} `{id_}`; it has {', '.join(ids) or 'none'}")
    chosen = [group for group in known if not only or group.party.id in only]
    able = [group for group in chosen if is_known(group, by)]
    empty = tuple(group.party.name for group in chosen if group not in able)
    if len(able) < 2:
        raise CxmapError(_too_few(by, [group.party.name for group in able], empty, bool(only)))
    if len(able) > MOST_GROUPS:
        raise CxmapError(
            f"the map has {len(able)} {by}s, and at most {MOST_GROUPS} are compared at once: "
            "choose some with --only"
        )
    sides = [group.side(by) for group in able]
    cards = [card, *(group.card for group in able)]
    return Compared(
        by=by,
        title=map_.title,
        scale=map_.scale,
        confidence=card.settings.confidence,
        table=table_of(
            sides,
            varied_spots(cards, able, by),
            phases_of(cards),
            map_.scale,
            card.settings,
        ),
        outside=()
        if only or by == "variant"
        else tuple(
            persona.name
            for persona in map_.personas
            if group_of(persona, by) is None and persona.type == "person"
        ),
        empty=empty,
    )


def _too_few(by: str, able: Sequence[str], empty: Sequence[str], chosen: bool) -> str:
    if chosen and not empty:
        return f"two {by}s are needed to compare; --only names one"
    had = f"one {by} alone, {able[0]}" if able else f"no {by}s"
    lacking = f" of whom anything is known (nobody stands for {', '.join(empty)})" if empty else ""
    return f"there is nothing to compare: the map has {had}{lacking}; {_CURES[by]}"


def compare_maps(
    first: Map, second: Map, names: tuple[str, str] | None = None, **how: Unpack[Scoring]
) -> Compared:
    """Two maps beside each other on the scale of the first; `names` tell them apart, titles where None.

    Touchpoints are matched by id, then by name; see `cxmap.changes.counterparts`.
    """
    from cxmap.changes.counterparts import counterparts
    from cxmap.scoring.closing import closing
    from cxmap.scoring.compared import Compared

    cards = score(first, **how), score(second, **how)
    called = names or (first.title, second.title)
    matched = counterparts(*cards, called)
    is_future = (first.state, second.state) == ("current", "future")
    return Compared(
        by="map",
        title=first.title if first.title == second.title else f"{first.title} / {second.title}",
        scale=first.scale,
        confidence=cards[0].settings.confidence,
        table=matched.table,
        only=(matched.only_first, matched.only_second),
        converted=matched.converted,
        future=tuple(
            name for name, map_ in zip(called, (first, second), strict=True) if map_.state == "future"
        ),
        closing=closing(cards[0], matched.table) if is_future else None,
    )
