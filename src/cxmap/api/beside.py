"""Groups of people, or two maps, beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Unpack

from cxmap.api.judging import score
from cxmap.api.settings import Scoring
from cxmap.errors import CxmapError

if TYPE_CHECKING:
    from cxmap.model import Map
    from cxmap.scoring.compared import Compared
    from cxmap.scoring.parties import Divided

MOST_GROUPS = 20
"""Two hundred pairs at every touchpoint: nobody reads more, and what holds among more is little."""
_CURES = {
    "market": "list them under `markets` and give personas their `market`",
    "segment": "list them under `segments`, and give personas their `segment` or metrics one",
    "persona": "list them under `personas` and give scores per persona",
}


def compare_groups(map_: Map, by: Divided, *, only: Sequence[str] = (), **how: Unpack[Scoring]) -> Compared:
    """The personas, segments or markets of a map beside each other; `only` those of these ids.

    Every two are compared at every touchpoint, in every phase and on the whole; see
    `cxmap.scoring.comparison`. Raises CxmapError where the map has not two such groups, has more than
    `MOST_GROUPS`, or has none of an id.
    """
    from cxmap.scoring.compared import Compared
    from cxmap.scoring.comparison import table_of
    from cxmap.scoring.parties import group_of, known_of, parties, spots

    card = score(map_, **how)
    known = parties(card, by)
    ids = [party.id for party in known]
    for id_ in only:
        if id_ not in ids:
            raise CxmapError(f"the map has no {by} `{id_}`; it has {', '.join(ids) or 'none'}")
    chosen = [party for party in known if not only or party.id in only]
    able = [party for party in chosen if known_of(card, party, by)]
    empty = tuple(party.name for party in chosen if party not in able)
    if len(able) < 2:
        raise CxmapError(_too_few(by, [party.name for party in able], empty, bool(only)))
    if len(able) > MOST_GROUPS:
        raise CxmapError(
            f"the map has {len(able)} {by}s, and at most {MOST_GROUPS} are compared at once: "
            "choose some with --only"
        )
    sides = [party.side(map_, by) for party in able]
    return Compared(
        by=by,
        title=map_.title,
        scale=map_.scale,
        confidence=card.settings.confidence,
        table=table_of(
            sides,
            spots(card, able, by),
            [(phase.id, phase.name) for phase in map_.phases],
            map_.scale,
            card.settings,
        ),
        outside=()
        if only
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
