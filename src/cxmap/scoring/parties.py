"""The groups of a map that can be compared, and what is known of each at every place.

A persona is itself. A segment is its own answers, else those of all its personas together; a market those of
the personas who live in it. Where a group was not asked as a whole, its score is the mean of what is known of
its personas, by their shares of customers where each has one, and no test is made of it. What the privacy
floor withholds of one persona is withheld of a group that needs it.

Nobody comes to a touchpoint that names other personas, or that exists in other markets alone, by its own
`markets` or by those of all its channels; a score that somebody wrote for a persona there is shown all the
same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from statistics import fmean
from typing import Literal

from msgspec import Struct

from cxmap.model import Map, Persona, Touchpoint
from cxmap.scoring.choosing import coming
from cxmap.scoring.comparison import Side, Standing
from cxmap.scoring.measured import Estimate, estimate
from cxmap.scoring.pooling import pooled
from cxmap.scoring.privacy import withheld
from cxmap.scoring.scorecard import SHORT, PersonaScore, PlaceScore, Scorecard

Divided = Literal["market", "persona", "segment"]


class Party(Struct, frozen=True):
    """A group, with the ids of its personas."""

    id: str
    name: str
    members: frozenset[str]

    def side(self, map_: Map, by: Divided) -> Side:
        """The same as it is compared."""
        people = tuple(persona.name for persona in map_.personas if persona.id in self.members)
        return Side(self.id, self.name, () if by == "persona" else people)


def parties(card: Scorecard, by: Divided) -> tuple[Party, ...]:
    """The personas who feel, the segments or the markets of a map, in its order."""
    map_ = card.map
    if by == "persona":
        felt = {own.persona for place in card.places for own in place.personas}
        return tuple(
            Party(persona.id, persona.name, frozenset({persona.id}))
            for persona in map_.personas
            if persona.type == "person" or persona.id in felt
        )
    named = {group.id: group.name for group in (map_.segments if by == "segment" else map_.markets)}
    members: dict[str, set[str]] = {id_: set() for id_ in named}
    for persona in map_.personas:
        id_ = group_of(persona, by)
        if id_ is not None:
            members.setdefault(id_, set()).add(persona.id)
    return tuple(Party(id_, named.get(id_, id_), frozenset(own)) for id_, own in members.items())


def group_of(persona: Persona, by: Divided) -> str | None:
    """The segment or market of a persona, by its id; itself among personas."""
    if by == "persona":
        return persona.id
    return persona.segment if by == "segment" else persona.market


def known_of(card: Scorecard, party: Party, by: Divided) -> bool:
    """Whether anything can be known of a group: it has personas, or answers of its own as a segment."""
    return bool(party.members) or (by == "segment" and any(_metrics(card, party)))


def _metrics(card: Scorecard, party: Party) -> Iterator[bool]:
    for place in card.places:
        yield any(metric.segment == party.id for metric in place.place.metrics)


def standing(card: Scorecard, place: PlaceScore, party: Party, by: Divided) -> Standing:
    """What is known of a group at a place of a scorecard."""
    here = [own for own in place.personas if own.persona in party.members and _comes(card, place, own)]
    short = any(own.verdict in SHORT for own in here)
    floor = card.settings.privacy_floor
    if by == "segment":
        metric = next((metric for metric in place.place.metrics if metric.segment == party.id), None)
        if metric is not None:
            hidden = withheld(place.place.metrics, coming(card.map, place.place), floor).groups
            if ("segment", party.id) in hidden:
                return Standing("withheld", floor=floor, short=short)
            return _of_answers(estimate(metric, card.scale, card.settings.confidence), short)
    if not here:
        return Standing("absent" if party.members or _named(place) else "unknown")
    hiding = [own for own in here if own.suppressed and own.experience is None]
    if hiding:
        return Standing("withheld", floor=floor, short=short)
    persona_scores = [own for own in here if own.experience is not None and _is_own(place, own)]
    if not persona_scores:
        return _shared(card, place, here, short)
    asked = [own.measured for own in persona_scores if own.measured is not None]
    without = tuple(own.name for own in here if own not in persona_scores)
    if len(asked) == len(here):
        metric = asked[0].metric if len(asked) == 1 else pooled([own.metric for own in asked])
        if metric is not None:
            return _of_answers(estimate(metric, card.scale, card.settings.confidence), short)
    return Standing(
        "mixed" if asked else "believed",
        _mean(card.map, persona_scores),
        floor=floor if any(own.suppressed for own in persona_scores) else None,
        without=without,
        short=short,
    )


def _shared(card: Scorecard, place: PlaceScore, here: Sequence[PersonaScore], short: bool) -> Standing:
    """What everybody's score says of a group: it is the group's own where nobody else comes."""
    score = next((own.experience for own in here if own.experience is not None), None)
    if score is None:
        return Standing("unknown", short=short)
    if sum(_comes(card, place, own) for own in place.personas) > len(here):
        return Standing("shared", score, short=short)
    return (
        Standing("believed", score, short=short)
        if place.measured is None
        else _of_answers(place.measured, short)
    )


def _of_answers(measured: Estimate, short: bool) -> Standing:
    n = measured.answered or measured.n or None
    return Standing("measured", measured.point, measured.low, measured.high, n, measured, short=short)


def _mean(map_: Map, persona_scores: Iterable[PersonaScore]) -> float:
    """What is known of several personas together, by their shares where each has one."""
    scores = {own.persona: own.experience or 0.0 for own in persona_scores}
    known = [map_.personas_by_id[id_].share for id_ in scores]
    shares = [share.middle for share in known if share is not None]
    if len(shares) == len(scores) and sum(shares) > 0:
        return fmean(scores.values(), shares)
    return fmean(scores.values())


def _named(place: PlaceScore) -> bool:
    return place.touchpoint is not None and bool(place.touchpoint.personas)


def _is_own(place: PlaceScore, own: PersonaScore) -> bool:
    """Whether a score says something of this persona and not of everybody."""
    if own.measured is not None:
        return own.asked
    node = place.place
    return (
        (node.experience is not None and own.persona in node.experience.by_persona)
        or any(own.persona in feeling.persona and feeling.score is not None for feeling in node.feelings)
        or any(metric.persona == own.persona for metric in node.metrics)
    )


def _comes(card: Scorecard, place: PlaceScore, own: PersonaScore) -> bool:
    """Whether a persona comes to a place, as far as markets go."""
    market = card.map.personas_by_id[own.persona].market
    if market is None or place.touchpoint is None or _exists(card.map, place.touchpoint, market):
        return True
    return own.experience is not None and _is_own(place, own)


def _exists(map_: Map, touchpoint: Touchpoint, market: str) -> bool:
    if touchpoint.markets:
        return market in touchpoint.markets
    channels = [map_.channels_by_id[id_] for id_ in touchpoint.channel if id_ in map_.channels_by_id]
    return not channels or any(not channel.markets or market in channel.markets for channel in channels)
