"""The groups of a map of which variants say something, beside those of which only the map itself does.

A group that has a variant is looked up in the map of that variant: what the variant states itself is the
group's own, what it inherits was written for everybody and says nothing about who is served worse. A place
that a variant has none of is one to which that group never comes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from msgspec import Struct

from cxmap.model import Variant
from cxmap.scoring.comparison import Side, Spot, Standing
from cxmap.scoring.measured import Estimate
from cxmap.scoring.parties import Divided, Party, known_of, parties, standing
from cxmap.scoring.scorecard import SHORT, PlaceScore, Scorecard

By = Literal["market", "persona", "segment", "variant"]


class Varied(Struct, frozen=True):
    """A group with the scorecard that holds for it."""

    party: Party
    card: Scorecard
    is_variant: bool = False
    """Whether the scorecard is that of a variant."""

    def side(self, by: By) -> Side:
        """The same as it is compared."""
        if by == "variant":
            return Side(self.party.id, self.party.name)
        return self.party.side(self.card.map, by)


def groups_of(card: Scorecard, by: By, variants: Mapping[str, Scorecard]) -> tuple[Varied, ...]:
    """The groups of a map; `variants` are the scorecards of its variants, by id."""
    known = card.map.variants
    if by == "variant":
        every = [
            Varied(Party(variant.id, variant.name, frozenset()), variants[variant.id], is_variant=True)
            for variant in known
            if variant.id in variants
        ]
        if any(variant.base for variant in known) or not every:
            return tuple(every)
        written = Party(AS_WRITTEN, card.map.title, frozenset())
        return (Varied(written, card, is_variant=True), *every)
    found = []
    for party in parties(card, by):
        variant = _variant_of(card, party, by)
        if variant is None or variant.id not in variants:
            found.append(Varied(party, card))
        else:
            found.append(Varied(party, variants[variant.id], is_variant=by != "persona"))
    return tuple(found)


AS_WRITTEN = "as-written"
"""Stands for the map itself among its variants."""


def _variant_of(card: Scorecard, party: Party, by: Divided) -> Variant | None:
    """The variant of a market or segment, or of the market or segment of a persona."""
    persona = card.map.personas_by_id.get(party.id) if by == "persona" else None
    market = party.id if by == "market" else persona.market if persona else None
    segment = party.id if by == "segment" else persona.segment if persona else None
    return next(
        (
            variant
            for variant in card.map.variants
            if (variant.market is not None and variant.market == market)
            or (variant.segment is not None and variant.segment == segment)
        ),
        None,
    )


def is_known(group: Varied, by: By) -> bool:
    """Whether anything can be known of a group."""
    return group.is_variant or (by != "variant" and known_of(group.card, group.party, by))


def places_of(cards: Sequence[Scorecard]) -> tuple[tuple[str, PlaceScore], ...]:
    """Every place of any of these, by id, in an order that keeps the order of each as far as that can be."""
    order: list[str] = []
    found: dict[str, PlaceScore] = {}
    for card in cards:
        at = 0
        for place in card.places:
            if place.id in found:
                at = order.index(place.id) + 1
                continue
            order.insert(at, place.id)
            found[place.id] = place
            at += 1
    return tuple((id_, found[id_]) for id_ in order)


def phases_of(cards: Sequence[Scorecard]) -> tuple[tuple[str, str], ...]:
    """Every phase of any of these with its name, in the same order."""
    order: list[str] = []
    names: dict[str, str] = {}
    for card in cards:
        at = 0
        for phase in card.map.phases:
            if phase.id in names:
                at = order.index(phase.id) + 1
                continue
            order.insert(at, phase.id)
            names[phase.id] = phase.name
            at += 1
    return tuple((id_, names[id_]) for id_ in order)


def varied_spots(cards: Sequence[Scorecard], chosen: Sequence[Varied], by: By) -> tuple[Spot, ...]:
    """Every place with what is known there of each group."""
    by_card = {id(group.card): {place.id: place for place in group.card.places} for group in chosen}
    return tuple(
        Spot(
            id_,
            place.name,
            "" if place.phase is None else place.phase.id,
            place.touchpoint is None,
            tuple(_standing(group, by_card[id(group.card)].get(id_), by) for group in chosen),
        )
        for id_, place in places_of(cards)
    )


def _standing(group: Varied, place: PlaceScore | None, by: By) -> Standing:
    if place is None:
        return Standing("absent")
    if not group.is_variant:
        assert by != "variant"
        return standing(group.card, place, group.party, by)
    if group.party.members and by != "variant":
        of_people = standing(group.card, place, group.party, by)
        if of_people.basis not in ("shared", "unknown"):
            return of_people
    is_own = group.party.id == AS_WRITTEN or place.id in group.card.map.resolution.own
    return _of_place(place, group.card.settings.privacy_floor, is_own=is_own)


def _of_place(place: PlaceScore, floor: int, *, is_own: bool) -> Standing:
    """What is known of everybody at a place of a variant. Its people are a group, which may be too small."""
    short = place.verdict in SHORT
    if place.suppressed and place.experience is None:
        return Standing("withheld", floor=place.withheld_below, short=short)
    if place.experience is None:
        return Standing("unknown", short=short)
    if not is_own:
        return Standing("shared", place.experience, short=short)
    if place.measured is None:
        return Standing("believed", place.experience, floor=place.withheld_below, short=short)
    answers = place.measured.answered or place.measured.n
    if answers and answers < floor:
        return Standing("withheld", floor=floor, short=short)
    return _measured(place.measured, short)


def _measured(own: Estimate, short: bool) -> Standing:
    n = own.answered or own.n or None
    return Standing("measured", own.point, own.low, own.high, n, own, short=short)
