"""Which place of one version of a map is which of another: by id, else by name or likeness.

Told from the last version backwards, in this order: by an id that the version after has too; by a name that
one place alone has in each of the two, where neither's id is in the other; by likeness, as two versions are
matched that are held against each other (`model.matching`); by an id that a later version has and none in
between. What is left is a place of its own. An id given to another place is that place's from
then on, so that two places of one version are never the same one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from cxmap.model.matching import matches
from cxmap.model.plain import Key, state_of
from cxmap.scoring.scorecard import PlaceScore, Scorecard

Identity = tuple[int, str]
"""The version that has the place last, counted from 0, and its id there."""


def identities(cards: Sequence[Scorecard]) -> list[dict[str, Identity]]:
    """For each version, the oldest first, who each of its places is, by the id that it has there.

    The last version's are its own ids. Ids are those of a sound map: no two places of a version share one.
    """
    per_map: list[dict[str, Identity]] = []
    bearers: dict[str, Identity] = {}  # each id, and who has it in the earliest version with it so far
    later: Scorecard | None = None
    for at, card in reversed(list(enumerate(cards))):
        places = card.places
        for id_, other in _renamed(card, later).items() if later is not None else ():
            bearers[id_] = bearers.pop(other)
        names = {place.id: bearers.get(place.id, (at, place.id)) for place in places}
        bearers |= names
        per_map.append(names)
        later = card
    return per_map[::-1]


def _renamed(card: Scorecard, later: Scorecard) -> dict[str, str]:
    """The ids of places that have another one in the version after, with that one."""
    before, after = card.places, later.places
    ids, later_ids = {place.id for place in before}, {place.id for place in after}
    gone = [place for place in before if place.id not in later_ids]
    new = [place for place in after if place.id not in ids]
    if not gone or not new:
        return {}
    known = _same_name(before, after, gone, new)
    left = {_key(place) for place in gone if place.id not in known}
    free = {_key(place) for place in new if place.id not in known.values()}
    if left and free and card.map is not later.map:
        alike = matches(state_of(card.map), state_of(later.map)).pairs
        known |= {key[1]: alike[key][1] for key in left if alike.get(key) in free}
    return known


def _key(place: PlaceScore) -> Key:
    return ("phases" if place.touchpoint is None else "touchpoints"), place.id


def _same_name(
    before: Sequence[PlaceScore],
    after: Sequence[PlaceScore],
    gone: Sequence[PlaceScore],
    new: Sequence[PlaceScore],
) -> dict[str, str]:
    counts, later_counts = (Counter(place.name for place in places) for places in (before, after))
    named = {place.name: place.id for place in new if later_counts[place.name] == 1}
    return {place.id: named[place.name] for place in gone if place.name in named and counts[place.name] == 1}
