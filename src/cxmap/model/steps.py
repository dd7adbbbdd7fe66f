"""What lies in a map, with its place in it."""

from __future__ import annotations

from typing import NamedTuple

from cxmap.model.metrics import Metric
from cxmap.model.phase import Phase
from cxmap.model.touchpoint import Touchpoint


class Step(NamedTuple):
    """A touchpoint in its place: its position in the map, in which phase, and where in the file."""

    number: int
    phase: Phase | None
    touchpoint: Touchpoint
    route: tuple[str | int, ...]


class Measurement(NamedTuple):
    """A metric in its place: of a touchpoint, of a phase as a whole, or of the whole map (neither)."""

    metric: Metric
    phase: Phase | None
    touchpoint: Touchpoint | None
    route: tuple[str | int, ...]
