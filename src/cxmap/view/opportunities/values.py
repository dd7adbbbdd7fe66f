"""The opportunities of a map, as values."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from cxmap.view.sheet import OnSheet, Sheet

Status = Literal["proposed", "planned", "doing", "done", "dropped"]


class OpportunityPoint(Struct, frozen=True):
    """A rated opportunity. `size` is 0 to 1, the share of the largest; none where it is not given."""

    id: str
    rank: int | None
    title: str
    impact: float
    feasibility: float
    score: str
    factors: str
    """Impact times feasibility, written out."""
    rice: str
    size: float | None
    status: Status
    status_text: str
    about: tuple[str, ...]
    """Status, whom it helps, who takes it up, when."""


class UnratedOpportunity(Struct, frozen=True):
    """One without an impact or a feasibility."""

    title: str
    status: Status
    about: tuple[str, ...]
    """Status, whom it helps, who takes it up, when."""


class OpportunitiesView(Struct, OnSheet, frozen=True):
    """The opportunities of a map, the open ones by rank."""

    sheet: Sheet
    points: tuple[OpportunityPoint, ...]
    unrated: tuple[UnratedOpportunity, ...]
    unrated_label: str
    steps: tuple[tuple[float, str], ...]
    impact: str
    feasibility: str
    opportunity: str
    score: str
    rice: str
    """Empty where no opportunity has one."""
    statuses: tuple[tuple[Status, str], ...]
    """Those that occur."""
    same_score: str
    """Explains the lines on which the score is the same."""
    side_by_side: str
    """To be said where points had to be moved apart."""
    size_note: str
    """What the size says; empty where nothing has one."""
    no_size_note: str
    """How those without are drawn; empty where all have one."""
