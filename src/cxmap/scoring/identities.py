"""Which place of one version of a map is which of another, by id and, where that has changed, by name.

Told from the last version backwards, in this order: by an id that the version after has too; by a name that
one place alone has in each of the two, where neither's id is in the other; by an id that a later version has
and none in between. What is left is a place of its own. An id given to another place is that place's from
then on, so that two places of one version are never the same one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from cxmap.scoring.scorecard import PlaceScore, Scorecard

Identity = tuple[int, str]
"""The version that has the place last, counted from 0, and its id there."""


def identities(cards: Sequence[Scorecard]) -> list[dict[str, Identity]]:
    """For each version, the oldest first, who each of its places is, by the id that it has there.

    The last version's are its own ids. Ids are those of a sound map: no two places of a version share one.
    """
    per_map: list[dict[str, Identity]] = []
    bearers: dict[str, Identity] = {}  # each id, and who has it in the earliest version with it so far
    later: Sequence[PlaceScore] = ()
    for at, card in reversed(list(enumerate(cards))):
        places = card.places
        for place, other in _renamed(places, later):
            bearers[place.id] = bearers.pop(other.id)
        names = {place.id: bearers.get(place.id, (at, place.id)) for place in places}
        bearers |= names
        per_map.append(names)
        later = places
    return per_map[::-1]


def _renamed(
    places: Sequence[PlaceScore], later: Sequence[PlaceScore]
) -> list[tuple[PlaceScore, PlaceScore]]:
    """Each place that has another id in the version after, and what it is there."""
    ids, later_ids = {place.id for place in places}, {place.id for place in later}
    counts, later_counts = (Counter(place.name for place in places) for places in (places, later))
    new = {place.name: place for place in later if place.id not in ids and later_counts[place.name] == 1}
    return [
        (place, new[place.name])
        for place in places
        if place.id not in later_ids and place.name in new and counts[place.name] == 1
    ]
