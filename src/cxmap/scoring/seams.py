"""Where the journey tears: drops between neighbours, and channels that are not alike."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from cxmap.scoring.believed import passes
from cxmap.scoring.groups import Group, groups, owner_of
from cxmap.scoring.scorecard import WHOLE, PlaceScore, Scorecard
from cxmap.scoring.ties import highest_first, settled


class Seam(Struct, frozen=True):
    """A drop from one touchpoint to the next, in points of the scale, and what changes hands there."""

    before: PlaceScore
    after: PlaceScore
    drop: float
    channel_changes: bool
    owner_changes: bool
    scores: tuple[float, float]
    """The experiences before and after."""
    personas: tuple[str, ...] = ()
    """Whose drop it is, by id; everybody's where none is named."""


class ChannelSpread(Struct, frozen=True):
    """How unlike the channels are: a proxy for consistency across channels (after Kuehnl et al. 2019)."""

    channels: tuple[Group, ...]
    range: float
    """Points from the worst channel's mean to the best one's."""
    worst: Group
    best: Group


def seams(card: Scorecard) -> tuple[Seam, ...]:
    """Every drop between neighbouring touchpoints, the steepest first. A missing score has no neighbours.

    Neighbours are what somebody comes to one after the other, passing over what is not for them. Where all
    personas go from one to the other, the drop is everybody's; where only some do, or where the mean hides a
    drop of theirs, it is that of each of them, by their own scores.
    """
    breaks: list[Seam] = []
    people = [persona.id for persona in card.map.personas if persona.type == "person"]
    if card.persona is not None or not people:
        people = []
    for (before, after), passing in _neighbours(card, people).items():
        places = card.touchpoints[before], card.touchpoints[after]
        together = len(passing) == len(people)
        shared = _drop(card, *places, (places[0].experience, places[1].experience)) if together else None
        if shared is not None:
            breaks.append(shared)
            continue
        own: dict[tuple[float, float], Seam] = {}
        for persona in passing:
            drop = _drop(card, *places, (_of(places[0], persona), _of(places[1], persona)))
            if drop is not None:
                known = own.get(drop.scores, drop)
                own[drop.scores] = replace(known, personas=(*known.personas, persona))
        breaks += own.values()
    return highest_first(breaks, lambda seam: seam.drop, card.scale.length)


def _neighbours(card: Scorecard, people: Sequence[str]) -> dict[tuple[int, int], tuple[str, ...]]:
    """Positions in the scorecard that somebody comes to one after the other, in order, and who does."""
    pairs: dict[tuple[int, int], tuple[str, ...]] = {}
    whoever: list[str | None] = [*people] or [None]
    for persona in whoever:
        line = [
            at for at, place in enumerate(card.touchpoints) if persona is None or passes(place.point, persona)
        ]
        for pair in pairwise(line):
            pairs[pair] = (*pairs.get(pair, ()), *([] if persona is None else [persona]))
    return dict(sorted(pairs.items()))


def _of(place: PlaceScore, persona: str) -> float | None:
    return next((own.experience for own in place.personas if own.persona == persona), None)


def _drop(
    card: Scorecard, before: PlaceScore, after: PlaceScore, scores: tuple[float | None, float | None]
) -> Seam | None:
    first, second = scores
    if first is None or second is None:
        return None
    drop = settled(card.scale.difference(first, second), card.scale.length)
    if drop <= 0.0:
        return None
    owners = owner_of(card, before), owner_of(card, after)
    owner_changes = bool(all(owners)) and owners[0] != owners[1]
    here, there = before.point.channel, after.point.channel
    channel_changes = bool(here and there) and here[-1] != there[0]
    return Seam(before, after, drop, channel_changes, owner_changes, (first, second))


def channel_spread(card: Scorecard) -> ChannelSpread | None:
    """The channels' means and their range; nothing for fewer than two channels with a score."""
    scored = tuple(group for group in groups(card, "channel") if group.mean is not None)
    if len(scored) < 2:
        return None
    order = highest_first(scored, lambda group: card.scale.percent(group.mean or 0.0), WHOLE)
    best, worst = order[0], order[-1]
    assert worst.mean is not None
    assert best.mean is not None
    return ChannelSpread(scored, card.scale.difference(best.mean, worst.mean), worst, best)


class PersonaSpread(Struct, frozen=True):
    """A touchpoint at which personas differ: an average would hide it."""

    place: PlaceScore
    range: float
    """Points from the worst to the best experience."""


def persona_spreads(card: Scorecard) -> tuple[PersonaSpread, ...]:
    """Touchpoints where personas differ, the widest first."""
    spreads = []
    for place in card.places:
        scores = [own.experience for own in place.personas if own.experience is not None]
        if len(scores) > 1 and (range_ := settled(max(scores) - min(scores), card.scale.length)):
            spreads.append(PersonaSpread(place, range_))
    return highest_first(spreads, lambda spread: spread.range, card.scale.length)
