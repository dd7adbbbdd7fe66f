"""Opportunities ranked by what they would do and how well they can be done.

score = impact x feasibility, each 1 to 5, so 1 to 25 (the mapping guide that this format follows ranks
opportunities by these two). RICE = reach x impact x confidence / effort (McBride, Intercom 2018), beside it
where all four are given and effort is above zero; impact here on 1 to 5, not on Intercom's 0.25 to 3, so it
compares the opportunities of one map only.

What is done or dropped keeps its score and has no rank. Ties go by RICE where both have one, then by the
order of the map. What lacks impact or feasibility is not rated; nothing is assumed for it.
"""

from __future__ import annotations

from functools import cmp_to_key

from msgspec import Struct

from cxmap.model import Map, Opportunity

CLOSED = ("done", "dropped")
CLOSE = 1e-9


class Rated(Struct, frozen=True):
    """An opportunity with its score (1 to 25), RICE where it can be told, and its rank where it is open."""

    opportunity: Opportunity
    score: float
    rice: float | None
    rank: int | None


class Ranking(Struct, frozen=True):
    """The open ones by rank, then those done or dropped by score; and the unrated in the map's order."""

    rated: tuple[Rated, ...]
    unrated: tuple[Opportunity, ...]


def product(item: Opportunity) -> float | None:
    """Impact times feasibility, 1 to 25; nothing where either is missing."""
    return None if item.impact is None or item.feasibility is None else item.impact * item.feasibility


def rice(item: Opportunity) -> float | None:
    """Reach times impact times confidence by effort: customers a quarter, weighted, for each person-day.

    Nothing where one of the four is missing, for no effort at all, and for a reach below zero.
    """
    reach, impact, confidence, effort = item.reach, item.impact, item.confidence, item.effort
    if reach is None or impact is None or confidence is None or effort is None or effort <= 0 or reach < 0:
        return None
    return reach * impact * confidence / effort


def _compare(rated: Rated, other: Rated) -> int:
    """Below zero where `one` comes first; zero keeps the order of the map."""
    open_ = [opportunity.opportunity.status not in CLOSED for opportunity in (rated, other)]
    if open_[0] != open_[1]:
        return -1 if open_[0] else 1
    if abs(rated.score - other.score) > CLOSE:
        return -1 if rated.score > other.score else 1
    return 0


def _by_rice(tied: list[Rated]) -> list[Rated]:
    """Those with RICE by it, each in a place that one of them had; the others stay where they are."""
    places = [at for at, opportunity in enumerate(tied) if opportunity.rice is not None]
    order = sorted((tied[at] for at in places), key=lambda opportunity: -(opportunity.rice or 0.0))
    result = list(tied)
    for at, rated in zip(places, order, strict=True):
        result[at] = rated
    return result


def rank_opportunities(map_: Map) -> Ranking:
    """The ranking of a map's opportunities; both parts are empty for a map without any."""
    scored = [(item, product(item)) for item in map_.opportunities]
    rated = [Rated(item, score, rice(item), None) for item, score in scored if score is not None]
    rated.sort(key=cmp_to_key(_compare))
    ordered: list[Rated] = []
    while rated:
        tied = [opportunity for opportunity in rated if _compare(rated[0], opportunity) == 0]
        ordered += _by_rice(tied)
        rated = rated[len(tied) :]
    ranked = tuple(
        Rated(rated.opportunity, rated.score, rated.rice, rank)
        if rated.opportunity.status not in CLOSED
        else rated
        for rank, rated in enumerate(ordered, start=1)
    )
    return Ranking(ranked, tuple(item for item, score in scored if score is None))


def answering(map_: Map, place: str) -> Opportunity | None:
    """The open opportunity that answers a touchpoint or phase best: it addresses the place, or its phase.

    The best ranked one of those; one that nobody rated yet where there is no other. Nothing where none is.
    """
    phase = next((step.phase.id for step in map_.steps if step.phase and step.touchpoint.id == place), None)
    ranking = rank_opportunities(map_)
    ordered = (*(rated.opportunity for rated in ranking.rated), *ranking.unrated)
    fitting = [item for item in ordered if item.status not in CLOSED and {place, phase} & {*item.addresses}]
    direct = [item for item in fitting if place in item.addresses]
    return next(iter((*direct, *fitting)), None)
