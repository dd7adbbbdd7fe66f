"""What the journeys below a place add up to, as plain data and in a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cxmap.rendering.text.numbers import number, percent
from cxmap.scoring import RolledJourney, RolledPart, RolledUp
from cxmap.view.rolled import RolledRow


def rolled_record(row: RolledRow) -> dict[str, Any]:
    """All of it; scores of the place in points of its map's scale, those of journeys in percent of theirs."""
    rolled: RolledUp = row.rolled
    return {
        "id": rolled.id,
        "name": rolled.name,
        "own": rolled.own,
        "rolled_up": rolled.score,
        "low": rolled.low,
        "high": rolled.high,
        "percent_of_scale": rolled.percent,
        "rolled_up_minus_own": rolled.difference,
        "difference_low": rolled.difference_low,
        "difference_high": rolled.difference_high,
        "verdict": rolled.verdict,
        "measured": rolled.measured,
        "parts": rolled.parts,
        "said": row.said,
        "how": list(row.how),
        "journeys": [_journey(journey) for journey in rolled.journeys],
    }


def _journey(journey: RolledJourney) -> dict[str, Any]:
    return {
        "to": journey.to,
        "file": journey.file,
        "title": journey.title,
        "share": journey.share,
        "weight": journey.weight,
        "percent_of_scale": journey.percent,
        "low": journey.low,
        "high": journey.high,
        "moments": journey.moments,
        "why": journey.why or None,
        "parts": [_part(part) for part in journey.parts],
    }


def _part(part: RolledPart) -> dict[str, Any]:
    return {
        "id": part.id,
        "touchpoint": part.name,
        "percent_of_scale": part.percent,
        "low": part.low,
        "high": part.high,
        "weight": part.weight,
        "importance": part.importance,
        "importance_assumed": part.importance_assumed,
        "reach": part.reach,
        "reach_assumed": part.reach_assumed,
        "measured": part.measured,
        "source": part.source or None,
        "from_below": part.from_below,
    }


def explained_parts(row: RolledRow) -> Iterator[str]:
    """Every part of what is rolled up, with its score and what it weighs by: a line for each journey."""
    for journey in row.rolled.journeys:
        if journey.percent is None:
            continue
        terms = " + ".join(map(_term, journey.parts))
        yield f"{journey.title} ({journey.to}): {terms} = {number(journey.percent, 1)}% of the scale"


def _term(part: RolledPart) -> str:
    """Its share of the sum, its score, and how the share comes about; in brackets what nobody wrote."""
    importance, reach = number(part.importance, 1), percent(part.reach)
    importance = f"({importance})" if part.importance_assumed else importance
    reach = f"({reach})" if part.reach_assumed else reach
    figure = f"{number(part.weight, 2)} x {number(part.percent, 1)}%"
    below = ", from its own journeys" if part.from_below else ""
    return f"{figure} [{part.name}: {importance}/3 x {reach}{below}]"
