"""The list of gaps, ranked: one row a touchpoint, with every factor of its priority."""

from __future__ import annotations

from dataclasses import dataclass

from cxmap.locale import Words
from cxmap.scoring import Scorecard, TouchpointScore, Verdict
from cxmap.view.wording import goal_summary, origin_text, verdict_text


@dataclass(frozen=True, slots=True)
class GapRow:
    """A touchpoint in the list. Scores and gaps are in points of the map's scale, shortfall in percent of it."""

    rank: int | None
    id: str
    name: str
    phase: str
    phase_id: str
    channels: tuple[str, ...]
    channel_ids: tuple[str, ...]
    goal: float | None
    goal_origin: str
    """Where the goal was written, in words."""
    goal_words: str
    experience: float | None
    gap: float | None
    verdict: Verdict
    verdict_text: str
    importance: float
    reach: float
    shortfall: float | None
    priority: float | None
    spread: tuple[tuple[str, float], ...]
    """The personas' experiences where they differ: name and score."""
    impact: tuple[str, ...]
    """Directions of its impact moments."""


@dataclass(frozen=True, slots=True)
class GapTable:
    """The rows that were asked for, and how many touchpoints the map has in all."""

    title: str
    persona: str
    low: float
    high: float
    lower_is_better: bool
    headline: str
    rows: tuple[GapRow, ...]
    total: int
    hidden: int
    """Touchpoints that are neither short nor asked for."""


def _row(card: Scorecard, found: TouchpointScore, words: Words) -> GapRow:
    point, phase = found.step.touchpoint, found.step.phase
    named = card.map.channels_by_id
    own = [(score.name, score.experience) for score in found.personas if score.experience is not None]
    return GapRow(
        rank=found.rank,
        id=point.id,
        name=point.name,
        phase=phase.name if phase else "",
        phase_id=phase.id if phase else "",
        channels=tuple(named[id_].name for id_ in point.channel if id_ in named),
        channel_ids=point.channel,
        goal=found.goal.score,
        goal_origin=origin_text(found, words),
        goal_words=found.goal.words or "",
        experience=found.experience,
        gap=found.gap,
        verdict=found.verdict,
        verdict_text=verdict_text(found, words),
        importance=found.importance,
        reach=found.reach,
        shortfall=found.shortfall,
        priority=found.priority,
        spread=tuple(own) if card.persona is None and len({score for _, score in own}) > 1 else (),
        impact=tuple(impact.direction for impact in point.impact),
    )


def build_gaps(
    card: Scorecard,
    words: Words,
    *,
    everything: bool = True,
    phase: str | None = None,
    channel: str | None = None,
    min_gap: float = 0.0,
    top: int | None = None,
) -> GapTable:
    """The list of gaps.

    `everything` keeps touchpoints that are not short, after the ranked ones. `phase` and `channel` keep
    those with that id. `min_gap` drops shortfalls smaller than so many points. `top` keeps the first rows.
    """
    rows = []
    for found in card.ranked:
        point, home = found.step.touchpoint, found.step.phase
        wanted = (
            (everything or found.rank is not None)
            and (phase is None or (home is not None and home.id == phase))
            and (channel is None or channel in point.channel)
            and (found.gap is None or found.gap >= 0 or -found.gap >= min_gap)
        )
        if wanted:
            rows.append(_row(card, found, words))
    kept = tuple(rows if top is None else rows[:top])
    return GapTable(
        title=card.map.title,
        persona=card.map.personas_by_id[card.persona].name if card.persona else "",
        low=card.scale.min,
        high=card.scale.max,
        lower_is_better=card.scale.direction == "lower-is-better",
        headline=goal_summary(card, words)[0],
        rows=kept,
        total=len(card.touchpoints),
        hidden=len(card.touchpoints) - len(kept),
    )
