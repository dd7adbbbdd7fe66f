"""A comparison as it is shown: curves beside each other, a table, and all that has to be said beside them."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from cxmap.view.curve.values import CurveView
from cxmap.view.sheet import OnSheet, Sheet


class ComparedRow(Struct, frozen=True):
    """A place, a phase or the whole."""

    level: Literal["whole", "phase", "place"]
    id: str
    name: str
    scores: tuple[str, ...]
    """One a side."""
    apart: str
    interval: str
    judged: str
    stands: bool
    worst: str
    notes: tuple[str, ...]


class ComparisonView(Struct, OnSheet, frozen=True):
    """A comparison of groups, or of two maps."""

    by: str
    kind: str
    """What stands beside each other, as `Markets beside each other`."""
    sheet: Sheet
    headline: str
    sides: tuple[str, ...]
    curve: CurveView | None
    """Nothing where there are more sides than a picture shows."""
    rows: tuple[ComparedRow, ...]
    facts: tuple[str, ...]
    """What holds for the whole comparison."""
    notes: tuple[str, ...]
    """How it is to be read."""
