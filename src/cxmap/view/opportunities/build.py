"""Opportunities by impact and feasibility, and as a ranked list."""

from __future__ import annotations

from collections.abc import Sequence

from cxmap.locale import Words
from cxmap.model import Map, Opportunity
from cxmap.scoring import Scorecard
from cxmap.scoring.opportunities import Rated, answering, rank_opportunities
from cxmap.view.advice import Need, advice_for
from cxmap.view.opportunities.values import OpportunitiesView, OpportunityPoint, Status, UnratedOpportunity
from cxmap.view.titling import sheet_of


def about_of(item: Opportunity, words: Words) -> tuple[str, ...]:
    """How far an opportunity is, who takes it up, and when it should be done."""
    due = (
        f"{words.due} {words.long_date(item.due)}"
        if item.due and item.status not in ("done", "dropped")
        else ""
    )
    return tuple(part for part in (words.statuses[item.status], item.owner or "", due) if part)


def _about(map_: Map, item: Opportunity, words: Words) -> tuple[str, ...]:
    names = {phase.id: phase.name for phase in map_.phases}
    names |= {step.touchpoint.id: step.touchpoint.name for step in map_.steps}
    places = ", ".join(names.get(id_, id_) for id_ in item.addresses)
    status, *more = about_of(item, words)
    return tuple(part for part in (status, places, *more) if part)


def _point(map_: Map, rated: Rated, size: float | None, words: Words) -> OpportunityPoint:
    item = rated.opportunity
    assert item.impact is not None
    assert item.feasibility is not None
    return OpportunityPoint(
        id=item.id,
        rank=rated.rank,
        title=item.title,
        impact=item.impact,
        feasibility=item.feasibility,
        score=words.number(rated.score),
        factors=f"{words.number(item.impact)} \N{MULTIPLICATION SIGN} {words.number(item.feasibility)}",
        rice="" if rated.rice is None else words.number(rated.rice, decimals=0 if rated.rice >= 10 else 1),
        size=size,
        status=item.status,
        status_text=words.statuses[item.status],
        about=_about(map_, item, words),
    )


def _sizes(rated: tuple[Rated, ...], words: Words) -> tuple[str, list[float | None]]:
    """What bubbles stand for, reach or else effort, and how large each is beside the largest."""
    for name, values in (
        (words.reach, [rated.opportunity.reach for rated in rated]),
        (words.effort, [rated.opportunity.effort for rated in rated]),
    ):
        largest = max((value for value in values if value is not None), default=0.0)
        if largest > 0:
            return name, [None if value is None else max(value, 0.0) / largest for value in values]
    return "", [None] * len(rated)


def _headline(card: Scorecard, points: Sequence[OpportunityPoint], words: Words) -> str:
    """The opportunity for what other views say to begin with; the best rated one where none is for it."""
    own, first = words.in_charts, next(iter(card.listed), None)
    if points[0].rank is None:
        return own.none_open
    if first is None:
        return own.best_rated.format(title=points[0].title)
    answer = answering(card.map, first.id)
    if answer is None:
        return own.answers_nothing.format(name=first.name, title=points[0].title)
    return own.answers_first.format(name=first.name, title=answer.title)


def build_opportunities(card: Scorecard, words: Words) -> OpportunitiesView:
    """The opportunities of a scorecard's map, in the given language's words."""
    map_, own = card.map, words.in_charts
    ranking = rank_opportunities(map_)
    name, sizes = _sizes(ranking.rated, words)
    points = tuple(_point(map_, rated, size, words) for rated, size in zip(ranking.rated, sizes, strict=True))
    if points:
        headline = _headline(card, points, words)
    else:
        headline = own.none_rated if ranking.unrated else own.no_opportunities
    need: Need | None = None if points else "ratings" if ranking.unrated else "opportunities"
    occurring = {point.status for point in points} | {item.status for item in ranking.unrated}
    every: tuple[Status, ...] = ("proposed", "planned", "doing", "done", "dropped")
    return OpportunitiesView(
        sheet=sheet_of(
            card,
            words,
            "opportunities",
            headline,
            figures=(own.rated_of.format(k=len(points), n=len(map_.opportunities)),)
            if map_.opportunities
            else (),
            lines=tuple(
                f"{point.title}{words.colon}{own.score} {point.score}, {', '.join(point.about)}"
                for point in points
            ),
            advice=None if need is None else advice_for(card, words, need),
        ),
        points=points,
        unrated=tuple(
            UnratedOpportunity(item.title, item.status, _about(map_, item, words)) for item in ranking.unrated
        ),
        unrated_label=own.unrated,
        steps=tuple((float(step), words.number(step)) for step in range(1, 6)),
        impact=words.impact,
        feasibility=words.feasibility,
        opportunity=words.opportunity,
        score=own.score,
        rice=own.rice if any(point.rice for point in points) else "",
        statuses=tuple((status, words.statuses[status]) for status in every if status in occurring),
        same_score=own.same_score,
        side_by_side=own.side_by_side,
        size_note=own.larger.format(what=name) if name else "",
        no_size_note=own.no_size.format(what=name) if name and None in sizes else "",
    )
