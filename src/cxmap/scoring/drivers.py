"""Importance that answers tell of, beside the one that people state: correlations and relative weights.

The measured file has them from the answers of the same people to a question about a touchpoint and one about
the whole (`docs/method.md`); here they get their intervals. Nothing takes the place of a stated importance
unless that is asked for.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from msgspec import Struct

from cxmap.model import Driver, Map, MeasuredDrivers
from cxmap.scoring.distributions import normal_critical
from cxmap.scoring.scorecard import Scorecard

LEAST, MOST = 1.0, 5.0
"""Of importance on the scale of stated ones."""


class DrivenBy(Struct, frozen=True):
    """How one place goes with an overall score, each figure with the ends of its interval."""

    place: str
    n: int
    effective_n: float
    correlation: float
    low: float
    high: float
    weight: float | None
    weight_low: float | None
    weight_high: float | None


class Drivers(Struct, frozen=True):
    """All places of one overall score, the heaviest first, then by correlation, then as in the map."""

    measured: MeasuredDrivers
    places: tuple[DrivenBy, ...]
    withheld: int
    """Of how many too few answered both questions."""


def fisher_interval(correlation: float, n: float, *, confidence: float = 0.95) -> tuple[float, float]:
    """The interval of a correlation by Fisher's z (1921): tanh(artanh r +- z / sqrt(n - 3)).

    `n` may be an effective number of answers. Three answers or fewer tell nothing: the interval is then all
    from -1 to 1. A correlation of 1 or -1 has no width.
    """
    if n <= 3:
        return -1.0, 1.0
    if abs(correlation) >= 1.0:
        return correlation, correlation
    half = normal_critical(confidence) / math.sqrt(n - 3.0)
    middle = math.atanh(correlation)
    return math.tanh(middle - half), math.tanh(middle + half)


def weight_interval(weight: float, error: float, *, confidence: float = 0.95) -> tuple[float, float]:
    """The interval of a relative weight: weight +- z times its standard error, within 0 and 1."""
    half = normal_critical(confidence) * error
    return max(0.0, weight - half), min(1.0, weight + half)


def place_names(map_: Map) -> dict[str, str]:
    """What the phases and touchpoints of a map are called, by id and in its order."""
    names = {phase.id: phase.name for phase in map_.phases}
    return names | {step.touchpoint.id: step.touchpoint.name for step in map_.steps}


def drivers(card: Scorecard) -> tuple[Drivers, ...]:
    """What drives the overall scores; nothing for one persona, since the answers are everybody's.

    Places for which fewer people answered than the privacy floor are left out here too: a measured file may
    have been written with a lower one.
    """
    if card.persona is not None:
        return ()
    return tuple(_drivers(card, own) for own in card.map.drivers)


def _drivers(card: Scorecard, measured: MeasuredDrivers) -> Drivers:
    floor = card.settings.privacy_floor
    order = {id_: at for at, id_ in enumerate(place_names(card.map))}
    shown = [
        _driven(driver, card.settings.confidence)
        for driver in measured.drivers
        if driver.n >= floor and driver.place in order
    ]
    shown.sort(
        key=lambda driven_by: (
            -(driven_by.weight or 0.0),
            driven_by.weight is None,
            -driven_by.correlation,
            order[driven_by.place],
        )
    )
    return Drivers(measured, tuple(shown), measured.withheld + len(measured.drivers) - len(shown))


def _driven(driver: Driver, confidence: float) -> DrivenBy:
    effective = float(driver.n) if driver.effective_n is None else driver.effective_n
    low, high = fisher_interval(driver.correlation, effective, confidence=confidence)
    ends: tuple[float | None, float | None] = (None, None)
    if driver.weight is not None and driver.standard_error is not None:
        ends = weight_interval(driver.weight, driver.standard_error, confidence=confidence)
    return DrivenBy(driver.place, driver.n, effective, driver.correlation, low, high, driver.weight, *ends)


class Derived(Struct, frozen=True):
    """Importance from answers on the scale of stated importance, by place; empty where there is none."""

    importance: Mapping[str, float]
    outcome: str
    """What the overall score is called."""


def derived_importance(card: Scorecard) -> Derived:
    """The relative weights of the first overall score that has some, on the scale of stated importance.

    1 + 4 weight / the largest weight: what drives most is 5, what drives nothing 1. Nothing without weights.
    """
    for measured in drivers(card):
        weights = {
            driven_by.place: driven_by.weight for driven_by in measured.places if driven_by.weight is not None
        }
        most = max(weights.values(), default=0.0)
        if most > 0:
            scaled = {place: LEAST + (MOST - LEAST) * weight / most for place, weight in weights.items()}
            return Derived(scaled, measured.measured.outcome)
    return Derived({}, "")
