"""Opportunities of one map or many: ranked, against a budget, and held against what they promised."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from cxmap.model import Map, Opportunity
from cxmap.scoring.budget import Fit, best_fit
from cxmap.scoring.causes import Cause, aimless, causes
from cxmap.scoring.ledger import HitRate, Promise, hit_rates, promises
from cxmap.scoring.opportunities import CLOSED, product, rice
from cxmap.scoring.scorecard import Scorecard

Worth = Literal["score", "impact", "rice"]
"""Impact times feasibility, impact alone, or RICE (`scoring.opportunities`)."""


class Item(Struct, frozen=True):
    """An opportunity with its map, and what it is worth; nothing where that is not known."""

    file: str
    map: Map
    opportunity: Opportunity
    score: float | None
    rice: float | None
    worth: float | None
    rank: int | None
    """Among the open ones of all maps; nothing for one that is done, dropped or not rated."""


class Backlog(Struct, frozen=True):
    """The opportunities of maps, the open ones by rank first, and what is to be said of all of them."""

    items: tuple[Item, ...]
    by: Worth
    promises: tuple[tuple[str, Promise], ...]
    """Each with the file of its map."""
    hit_rates: tuple[HitRate, ...]
    causes: tuple[tuple[str, Cause], ...]
    aimless: tuple[tuple[str, str, str], ...]
    """File, opportunity and a cause that it removes and no pain point names."""
    budget: float | None = None
    fit: Fit | None = None
    affordable: tuple[Item, ...] = ()
    """The open ones with a worth and a cost, of which `fit` chose."""
    unpriced: tuple[Item, ...] = ()
    """Open ones with a worth and without a cost: no budget can tell whether they fit."""


def backlog_of(
    cards: Sequence[tuple[str, Scorecard]], *, by: Worth = "score", budget: float | None = None
) -> Backlog:
    """The opportunities of scored maps, each with what its map is called (`file`).

    Ratings from 1 to 5 are held against each other over all maps. `budget` is in the currency of the costs.
    """
    made = [(file, promise) for file, card in cards for promise in promises(card)]
    confidence = min((card.settings.confidence for _, card in cards), default=0.95)
    items = _ranked([(file, card.map, item) for file, card in cards for item in card.map.opportunities], by)
    backlog = Backlog(
        items,
        by,
        tuple(made),
        hit_rates([promise for _, promise in made], confidence),
        tuple((file, cause) for file, card in cards for cause in causes(card.map)),
        tuple((file, item.title, text) for file, card in cards for item, text in aimless(card.map)),
        budget,
    )
    if budget is None:
        return backlog
    open_ = [item for item in items if item.rank is not None]
    priced = tuple(item for item in open_ if item.opportunity.cost is not None)
    fit = best_fit(
        [item.opportunity.cost or 0.0 for item in priced], [item.worth or 0.0 for item in priced], budget
    )
    return replace(
        backlog,
        fit=fit,
        affordable=priced,
        unpriced=tuple(item for item in open_ if item.opportunity.cost is None),
    )


def _ranked(items: Sequence[tuple[str, Map, Opportunity]], by: Worth) -> tuple[Item, ...]:
    worth_of = {"score": product, "impact": lambda item: item.impact, "rice": rice}[by]
    rated = [
        Item(file, map_, item, product(item), rice(item), worth_of(item), None) for file, map_, item in items
    ]
    open_ = sorted(
        (item for item in rated if item.worth is not None and item.opportunity.status not in CLOSED),
        key=lambda item: -(item.worth or 0.0),
    )
    ranked: list[Item] = []
    for at, item in enumerate(open_):
        same = bool(ranked) and item.worth == ranked[-1].worth
        rank = ranked[-1].rank if same else at + 1
        ranked.append(replace(item, rank=rank))
    chosen = {id(item.opportunity) for item in open_}
    return (*ranked, *(item for item in rated if id(item.opportunity) not in chosen))
