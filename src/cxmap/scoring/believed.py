"""The believed experience of a touchpoint or phase: what the map's makers wrote, never data."""

from __future__ import annotations

from statistics import fmean
from typing import TYPE_CHECKING, Literal

from msgspec import Struct
from msgspec.structs import replace

from cxmap.model import Claim, Experience, Map, Persona, Phase, Touchpoint

if TYPE_CHECKING:
    from cxmap.scoring.measured import Estimate

Basis = Literal["experience", "personas", "feelings", "figure", "none on purpose", "nothing"]
"""A `figure` is a metric whose source asked no customer (`grounds.is_estimate`)."""
Place = Touchpoint | Phase


class Believed(Struct, frozen=True):
    """A believed score on the map's scale, or nothing, and what it was made from."""

    score: float | None
    basis: Basis
    raters: tuple[tuple[str, float], ...] = ()
    """Who gave which score, where it is the mean of several people's; names may be empty. Still no data."""
    figure: Estimate | None = None
    """The figure that it is, where it was not written down as a score."""
    turns: tuple[tuple[float, ...], ...] = ()
    """The scored feelings moment by moment, each moment with what is felt at once, where they differ and the
    score is their mean, or lies among them."""

    @property
    def moves(self) -> tuple[float, ...]:
        """The mean of each moment in turn, where the mood changes within the place."""
        means = tuple(fmean(moment) for moment in self.turns)
        return means if len(set(means)) > 1 else ()

    @property
    def spread(self) -> tuple[float, float] | None:
        """The lowest and the highest of the raters' scores; nothing with fewer than two of them."""
        scores = [score for _, score in self.raters]
        return (min(scores), max(scores)) if len(scores) > 1 else None


def passes(place: Place, persona: str) -> bool:
    """Whether a persona comes to a place: all do unless it names its personas."""
    return not isinstance(place, Touchpoint) or not place.personas or persona in place.personas


def comers(map_: Map, place: Place) -> frozenset[str]:
    """Who comes to a place, by id: the personas that it names, else every person; nobody without any."""
    named = place.personas if isinstance(place, Touchpoint) else ()
    known = map_.personas_by_id
    return frozenset(id_ for id_ in named if id_ in known) or frozenset(
        persona.id for persona in map_.personas if persona.type == "person"
    )


def meet(map_: Map, place: Place, other: Place) -> bool:
    """Whether anybody comes to both places; everybody does where no place or no persona says otherwise."""
    here, there = comers(map_, place), comers(map_, other)
    return not here or not there or not here.isdisjoint(there)


def _mean_feeling(place: Place, persona: str | None) -> Believed:
    felt = [
        feeling
        for feeling in place.feelings
        if feeling.score is not None
        and (persona is None or not feeling.persona or persona in feeling.persona)
    ]
    if not felt:
        return Believed(None, "nothing")
    turns: list[list[float]] = []
    for feeling in felt:
        if not feeling.at_once or not turns:
            turns.append([])
        turns[-1].append(feeling.score or 0.0)
    scores = [score for moment in turns for score in moment]
    # what different people feel is no change of mood: nobody goes from the one to the other
    alike = persona is not None or len({feeling.persona for feeling in felt}) == 1
    moods = tuple(map(tuple, turns)) if alike and len(set(scores)) > 1 else ()
    return Believed(fmean(scores), "feelings", turns=moods)


def _with_turns(believed: Believed, felt: Believed) -> Believed:
    """A score that was written down, with the moments that it sums up: it would hide the worst of them.

    Where it does not lie among them, it says something else than they do, and stands alone.
    """
    scores = [score for moment in felt.turns for score in moment]
    if believed.score is None or not scores or not min(scores) <= believed.score <= max(scores):
        return believed
    return replace(believed, turns=felt.turns)


def believed_by(place: Place, persona: str) -> Believed:
    """One persona's believed experience: its own score, else the place's one score, else its feelings."""
    own, felt = place.experience, _mean_feeling(place, persona)
    believed = Believed(None, "nothing") if own is None else claimed_by(own, persona)
    return felt if believed.basis == "nothing" else _with_turns(believed, felt)


def claimed_by(own: Experience, persona: str) -> Believed:
    """What a map says of one persona in numbers: its own, else everybody's; nothing if only others'."""
    if persona in own.by_persona:
        return _claimed(own.by_persona[persona], "personas")
    return Believed(None, "nothing") if own.by_persona else _claimed(own.claim, "experience")


def _claimed(claim: Claim | None, basis: Basis) -> Believed:
    if claim is None or claim.score is None:
        return Believed(None, "none on purpose")
    return Believed(claim.score, basis, claim.raters)


def believed_by_all(map_: Map, place: Place) -> Believed:
    """The believed experience of everybody together.

    Scores per persona are averaged, weighted by the personas' shares of customers where each of them has
    one. A missing score is left out, never counted as zero. A persona's score that several people gave is
    their mean first, so that its weight does not grow with them; `raters` are those of all personas.
    """
    own, felt = place.experience, _mean_feeling(place, None)
    if own is None:
        return felt
    believed = claimed_by_all(map_, own)
    everybodys = not own.by_persona and not any(feeling.persona for feeling in place.feelings)
    return _with_turns(believed, felt) if everybodys else believed


def claimed_by_all(map_: Map, own: Experience) -> Believed:
    """What a map says of everybody together in numbers, be it experienced or expected."""
    if not own.by_persona:
        return _claimed(own.claim, "experience")
    scores = {id_: claim.score for id_, claim in own.by_persona.items() if claim.score is not None}
    if not scores:
        return Believed(None, "none on purpose")
    raters = tuple(rater for claim in own.by_persona.values() for rater in claim.raters)
    known = map_.personas_by_id
    shares = [known[persona].share if persona in known else None for persona in scores]
    weights = [share.middle for share in shares if share is not None]
    if len(weights) == len(scores) and sum(weights) > 0:
        return Believed(fmean(scores.values(), weights), "personas", raters)
    return Believed(fmean(scores.values()), "personas", raters)


def personas_of(map_: Map, place: Place) -> tuple[Persona, ...]:
    """The personas who come to a place and can have a score there, in the map's order.

    Teams and systems take part without feeling anything, unless the map gives them a score of their own.
    """
    metrics = place.metrics if isinstance(place, Touchpoint) else ()
    asked = {metric.persona for metric in metrics}

    def feels(persona: Persona) -> bool:
        scored = place.experience is not None and persona.id in place.experience.by_persona
        own = (
            scored or persona.id in asked or any(persona.id in feeling.persona for feeling in place.feelings)
        )
        return own or persona.type == "person"

    return tuple(persona for persona in map_.personas if passes(place, persona.id) and feels(persona))
