"""Figures from a map: goals, gaps, ranks and the journey as a whole. Pure; sees no file."""

from cxmap.scoring.goals import AppliedGoal, Origin, applied_goal
from cxmap.scoring.journey import Journey, journey
from cxmap.scoring.scorecard import PersonaScore, PlaceScore, Scorecard, Unknown, Verdict, score

__all__ = [
    "AppliedGoal",
    "Journey",
    "Origin",
    "PersonaScore",
    "PlaceScore",
    "Scorecard",
    "Unknown",
    "Verdict",
    "applied_goal",
    "journey",
    "score",
]
