"""Where the journey tears: drops between neighbours, and channels that are not alike."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from cxmap.scoring.groups import Group, groups, owner_of
from cxmap.scoring.scorecard import WHOLE, PlaceScore, Scorecard
from cxmap.scoring.ties import highest_first, settled


@dataclass(frozen=True, slots=True)
class Seam:
    """A drop from one touchpoint to the next, in points of the scale, and what changes hands there."""

    before: PlaceScore
    after: PlaceScore
    drop: float
    channel_changes: bool
    owner_changes: bool


@dataclass(frozen=True, slots=True)
class ChannelSpread:
    """How unlike the channels are: a proxy for consistency across channels (after Kuehnl et al. 2019)."""

    channels: tuple[Group, ...]
    range: float
    """Points from the worst channel's mean to the best one's."""
    worst: Group
    best: Group


def seams(card: Scorecard) -> tuple[Seam, ...]:
    """Every drop between neighbouring touchpoints, the steepest first. A missing score has no neighbours."""
    found = []
    for before, after in pairwise(card.touchpoints):
        if before.experience is None or after.experience is None:
            continue
        drop = settled(card.scale.difference(before.experience, after.experience), card.scale.length)
        if drop > 0.0:
            owners = owner_of(card, before), owner_of(card, after)
            changes = bool(all(owners)) and owners[0] != owners[1]
            here, there = before.point.channel, after.point.channel
            found.append(Seam(before, after, drop, bool(here and there) and here[-1] != there[0], changes))
    return highest_first(found, lambda seam: seam.drop, card.scale.length)


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


@dataclass(frozen=True, slots=True)
class PersonaSpread:
    """A touchpoint at which personas differ: an average would hide it."""

    place: PlaceScore
    range: float
    """Points from the worst to the best experience."""


def persona_spreads(card: Scorecard) -> tuple[PersonaSpread, ...]:
    """Touchpoints where personas differ, the widest first."""
    found = []
    for place in card.places:
        scores = [own.experience for own in place.personas if own.experience is not None]
        if len(scores) > 1 and (range_ := settled(max(scores) - min(scores), card.scale.length)):
            found.append(PersonaSpread(place, range_))
    return highest_first(found, lambda spread: spread.range, card.scale.length)
