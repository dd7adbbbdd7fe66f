"""Figures of groups of touchpoints: per phase, channel, element, owner, persona or market."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from statistics import fmean
from typing import Literal

from msgspec import Struct

from cxmap.scoring.scorecard import SHORT, PlaceScore, Scorecard

By = Literal["phase", "channel", "element", "owner", "persona", "market"]


class Group(Struct, frozen=True):
    """What the touchpoints of one group come to, on the map's scale. Means leave out what has no score."""

    id: str
    name: str
    touchpoints: int
    scored: int
    mean: float | None
    lowest: float | None
    highest: float | None
    mean_gap: float | None
    """Over the touchpoints that have a goal and a score."""
    short: int
    """How many are short, confirmed or believed; not what the data leave undecided."""


class _Member(Struct, frozen=True):
    experience: float | None
    gap: float | None
    short: bool


def owner_of(card: Scorecard, place: PlaceScore) -> str:
    """Who answers for a touchpoint: its own owner, else its first channel's, else its phase's; or nobody."""
    if place.touchpoint is not None and place.touchpoint.owner:
        return place.touchpoint.owner
    channels = card.map.channels_by_id
    for id_ in place.touchpoint.channel if place.touchpoint else ():
        if id_ in channels and (owner := channels[id_].owner):
            return owner
    return (place.phase.owner if place.phase else None) or ""


def _keys(card: Scorecard, by: By) -> Callable[[PlaceScore], Iterable[tuple[str, str]]]:
    channels = card.map.channels_by_id
    if by == "phase":
        return lambda place: [(place.phase.id, place.phase.name)] if place.phase else []
    if by == "channel":
        return lambda place: [
            (id_, channels[id_].name)
            for id_ in (place.touchpoint.channel if place.touchpoint else ())
            if id_ in channels
        ]
    if by == "element":
        return lambda place: [
            (name, name) for name in (place.touchpoint.elements if place.touchpoint else ())
        ]
    return lambda place: [(owner, owner)] if (owner := owner_of(card, place)) else []


def _group(id_: str, name: str, members: list[_Member], scale_percent: Callable[[float], float]) -> Group:
    scores = sorted((own.experience for own in members if own.experience is not None), key=scale_percent)
    gaps = [own.gap for own in members if own.gap is not None]
    return Group(
        id=id_,
        name=name,
        touchpoints=len(members),
        scored=len(scores),
        mean=fmean(scores) if scores else None,
        lowest=scores[0] if scores else None,
        highest=scores[-1] if scores else None,
        mean_gap=fmean(gaps) if gaps else None,
        short=sum(own.short for own in members),
    )


def _by_persona(card: Scorecard, market: bool) -> dict[tuple[str, str], list[_Member]]:
    names = {market.id: market.name for market in card.map.markets}
    members: dict[tuple[str, str], list[_Member]] = {}
    for place in card.places:
        for own in place.personas:
            persona = card.map.personas_by_id[own.persona]
            if market and persona.market is None:
                continue
            key = (
                (persona.market or "", names.get(persona.market or "", ""))
                if market
                else (own.persona, own.name)
            )
            members.setdefault(key, []).append(_Member(own.experience, own.gap, own.verdict in SHORT))
    return members


def groups(card: Scorecard, by: By) -> tuple[Group, ...]:
    """The groups in the order in which the map first names them. One touchpoint may be in several.

    `market` goes by the personas that live in it; a touchpoint's score per persona counts for its market.
    """
    if by in ("persona", "market"):
        by_group = _by_persona(card, by == "market")
    else:
        keys = _keys(card, by)
        by_group = {}
        for place in card.places:
            for key in dict.fromkeys(keys(place)):
                member = _Member(place.experience, place.gap, place.verdict in SHORT)
                by_group.setdefault(key, []).append(member)
    return tuple(_group(*key, members, card.scale.percent) for key, members in by_group.items())
