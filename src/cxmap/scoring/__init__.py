"""Figures from a map: goals, gaps, verdicts, ranks and the journey as a whole. Pure; sees no file."""

from cxmap.scoring.drivers import DrivenBy, Drivers, derived_importance, drivers, place_names
from cxmap.scoring.ends import End
from cxmap.scoring.evidence import EvidenceReport, Rests, evidence, newest_date
from cxmap.scoring.extremes import extremes
from cxmap.scoring.future import Lifted, Lifts, NowThen, lifts, obstacle, shared_ids
from cxmap.scoring.goals import AppliedGoal, Origin, applied_goal, goal_on_own_scale
from cxmap.scoring.grounds import Ground, Grounds, day_of, grounds
from cxmap.scoring.groups import By, Group, groups
from cxmap.scoring.intervals import Interval
from cxmap.scoring.journey import Journey, journey
from cxmap.scoring.measured import Estimate, converted
from cxmap.scoring.mentions import Mentioned, mentions
from cxmap.scoring.newest import newest_first
from cxmap.scoring.promises import Broken, broken_promises
from cxmap.scoring.quadrants import Quadrants, opportunity_score, quadrants
from cxmap.scoring.rolling import RolledJourney, RolledPart, RolledUp, roll_ups
from cxmap.scoring.scorecard import MetricScore, PersonaScore, PlaceScore, Scorecard, Unknown
from cxmap.scoring.scorer import score
from cxmap.scoring.seams import ChannelSpread, PersonaSpread, Seam, channel_spread, persona_spreads, seams
from cxmap.scoring.settings import Crosshair, Importance, Settings
from cxmap.scoring.stability import Stability, stability
from cxmap.scoring.tally import Count, Tally, tally
from cxmap.scoring.verdicts import Judgement, Verdict
from cxmap.scoring.whatif import BestStep, WhatIf, best_step, what_if

__all__ = [
    "AppliedGoal",
    "BestStep",
    "Broken",
    "By",
    "ChannelSpread",
    "Count",
    "Crosshair",
    "DrivenBy",
    "Drivers",
    "End",
    "Estimate",
    "EvidenceReport",
    "Ground",
    "Grounds",
    "Group",
    "Importance",
    "Interval",
    "Journey",
    "Judgement",
    "Lifted",
    "Lifts",
    "Mentioned",
    "MetricScore",
    "NowThen",
    "Origin",
    "PersonaScore",
    "PersonaSpread",
    "PlaceScore",
    "Quadrants",
    "Rests",
    "RolledJourney",
    "RolledPart",
    "RolledUp",
    "Scorecard",
    "Seam",
    "Settings",
    "Stability",
    "Tally",
    "Unknown",
    "Verdict",
    "WhatIf",
    "applied_goal",
    "best_step",
    "broken_promises",
    "channel_spread",
    "converted",
    "day_of",
    "derived_importance",
    "drivers",
    "evidence",
    "extremes",
    "goal_on_own_scale",
    "grounds",
    "groups",
    "journey",
    "lifts",
    "mentions",
    "newest_date",
    "newest_first",
    "obstacle",
    "opportunity_score",
    "persona_spreads",
    "place_names",
    "quadrants",
    "roll_ups",
    "score",
    "seams",
    "shared_ids",
    "stability",
    "tally",
    "what_if",
]
