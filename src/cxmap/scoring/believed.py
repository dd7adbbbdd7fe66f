"""The believed experience of a touchpoint or phase: what the map's makers wrote, never data."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import fmean
from typing import Literal

from cxmap.model import Map, Persona, Phase, Touchpoint

Basis = Literal["experience", "personas", "feelings", "figure", "none on purpose", "nothing"]
"""A `figure` is a metric whose source asked no customer (`grounds.is_estimate`)."""
Place = Touchpoint | Phase


@dataclass(frozen=True, slots=True)
class Believed:
    """A believed score on the map's scale, or nothing, and what it was made from."""

    score: float | None
    basis: Basis


def passes(place: Place, persona: str) -> bool:
    """Whether a persona comes to a place: all do unless it names its personas."""
    return not isinstance(place, Touchpoint) or not place.personas or persona in place.personas


def _mean_feeling(place: Place, persona: str | None) -> Believed:
    scores = [
        feeling.score
        for feeling in place.feelings
        if feeling.score is not None
        and (persona is None or not feeling.persona or persona in feeling.persona)
    ]
    return Believed(fmean(scores), "feelings") if scores else Believed(None, "nothing")


def believed_by(place: Place, persona: str) -> Believed:
    """One persona's believed experience: its own score, else the place's one score, else its feelings."""
    own = place.experience
    if own is None:
        return _mean_feeling(place, persona)
    if persona in own.by_persona:
        score = own.by_persona[persona]
        return Believed(score, "personas" if score is not None else "none on purpose")
    if own.by_persona:
        return _mean_feeling(place, persona)
    return Believed(own.score, "experience" if own.score is not None else "none on purpose")


def believed_by_all(map_: Map, place: Place) -> Believed:
    """The believed experience of everybody together.

    Scores per persona are averaged, weighted by the personas' shares of customers where each of them has
    one. A missing score is left out, never counted as zero.
    """
    own = place.experience
    if own is None:
        return _mean_feeling(place, None)
    if not own.by_persona:
        return Believed(own.score, "experience" if own.score is not None else "none on purpose")
    scores = {persona: score for persona, score in own.by_persona.items() if score is not None}
    if not scores:
        return Believed(None, "none on purpose")
    known = map_.personas_by_id
    shares = [known[persona].share if persona in known else None for persona in scores]
    weights = [share for share in shares if share is not None]
    if len(weights) == len(scores) and sum(weights) > 0:
        return Believed(fmean(scores.values(), weights), "personas")
    return Believed(fmean(scores.values()), "personas")


def personas_of(map_: Map, place: Place) -> tuple[Persona, ...]:
    """The personas who come to a place and can have a score there, in the map's order.

    Teams and systems take part without feeling anything, unless the map gives them a score of their own.
    """

    def feels(persona: Persona) -> bool:
        scored = place.experience is not None and persona.id in place.experience.by_persona
        return persona.type == "person" or scored or any(persona.id in own.persona for own in place.feelings)

    return tuple(persona for persona in map_.personas if passes(place, persona.id) and feels(persona))
