"""Which touchpoints an overall score goes with: from sums over people, made where the answers lie.

Everybody counts where both questions of a pair are answered (pairwise deletion): surveys let people pass
over what they did not use, and hardly anybody has used everything.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from fractions import Fraction

from msgspec import Struct

from cxmap.errors import InputError
from cxmap.measure.inputs import Input
from cxmap.measure.people import overall_scale
from cxmap.measure.products import Products, plain_products, products_from, products_of
from cxmap.measure.reading import Reading
from cxmap.measure.relative import Relative, relative_weights
from cxmap.measure.sorting import Reason
from cxmap.model import Data, Driver, MeasuredDrivers
from cxmap.model.metrics import DIGITS

FEWEST = 30
"""People who answered both questions: fewer tell little of a correlation, and too much of each other."""
PER_DRIVER = 10
"""People for each question that is weighed: the usual least number in a regression."""
LARGEST = 99_999.0
"""Of an answer: its square times a weight has to be an exact decimal of 38 digits."""


class Driven(Struct, frozen=True):
    """The drivers of a binding, and what was left out of the column of the overall score."""

    drivers: MeasuredDrivers
    dropped: dict[str, Counter[Reason]]
    """By table and reason."""
    examples: dict[Reason, Counter[str]]


class Pair(Struct, frozen=True):
    """Two questions: how many answered both, as how many they count, and how their answers go together."""

    n: int
    effective_n: float
    correlation: float | None
    """Nothing where all answers to one of them are equal."""


def driven_by(reading: Reading, data: Data, inputs: Sequence[Input]) -> Driven:
    """The drivers of a binding's overall score, file by file where people are not told apart.

    Raises InputError for columns that are not there and for scales that are too long.
    """
    assert data.outcome is not None
    for scale in (data.asked, overall_scale(data)):
        if max(abs(scale.min), abs(scale.max)) > LARGEST:
            raise InputError(f"data: an `outcome` is held against scales within {LARGEST:,.0f} only")
    # of each person the last row counts, in whichever file it is
    units = [tuple(inputs)] if data.respondent is not None or not inputs else [(file,) for file in inputs]
    total = Products()
    for unit in units:

        def count(unit: Sequence[Input] = unit) -> Products:
            with reading.tables(data, unit) as (engine, tables):
                return products_of(engine, reading.map, data, tables)

        total.add(reading.kept("drivers", data, unit, count, plain_products, products_from))
    return Driven(_drivers(data, total, reading.floor), total.dropped, total.examples)


def _drivers(data: Data, total: Products, floor: int) -> MeasuredDrivers:
    assert data.outcome is not None
    places = total.places
    pairs = {pair: _pair(*row) for pair, row in total.pairs.items()}
    least = max(FEWEST, floor)
    known = [at for at in range(len(places)) if _is_known(pairs[at, len(places)], least)]
    if total.answered < floor:
        known = []
    weighed = _weighed(pairs, known, len(places), least)
    relative = _relative(pairs, weighed, len(places)) if weighed else None
    weights = (
        {}
        if relative is None
        else dict(zip(weighed, zip(relative.weights, relative.errors, strict=True), strict=True))
    )
    drivers = tuple(
        _driver(place, pairs[at, len(places)], weights.get(at), turned=_is_turned(data))
        for at, place in enumerate(places)
        if at in known
    )
    return MeasuredDrivers(
        outcome=data.outcome.title,
        source=data.source,
        n=total.answered if total.answered >= floor else None,
        since=total.since if drivers else None,
        until=total.until if drivers else None,
        explained=None if relative is None else round(relative.explained, DIGITS),
        least_n=_least(pairs, weighed, len(places)) if relative is not None else None,
        unweighed=None if relative is not None else "not told apart" if weighed else "few answers",
        withheld=len(places) - len(known),
        drivers=drivers,
    )


def _is_turned(data: Data) -> bool:
    """Whether a high answer is good to one of the two questions and bad to the other."""
    return data.asked.direction != overall_scale(data).direction


def _pair(n: Fraction, *sums: Fraction) -> Pair:
    """From sums to a correlation: exactly, as far as squares go."""
    w, ww, x, y, xx, yy, xy = sums
    if not w:
        return Pair(0, 0.0, None)
    left, right, together = xx * w - x * x, yy * w - y * y, xy * w - x * y
    effective = float(w * w / ww)
    if left <= 0 or right <= 0:
        return Pair(int(n), effective, None)
    correlation = float(together) / (math.sqrt(left) * math.sqrt(right))
    return Pair(int(n), effective, min(1.0, max(-1.0, correlation)))


def _is_known(pair: Pair, least: int) -> bool:
    return pair.n >= least and pair.effective_n >= least and pair.correlation is not None


def _weighed(
    pairs: Mapping[tuple[int, int], Pair], known: Sequence[int], whole: int, least: int
) -> list[int]:
    """Which questions can be weighed against each other: so many people answered both of any two.

    Where too few did, the question that the fewest answered together with another is left out first.
    """
    kept = list(known)
    while kept:
        enough = max(least, PER_DRIVER * len(kept))
        fewest = {at: min(_fewest(pairs[_key(at, to)]) for to in (*kept, whole) if to != at) for at in kept}
        if min(fewest.values()) >= enough:
            return kept
        kept.remove(min(kept, key=lambda at: (fewest[at], -at)))
    return []


def _fewest(pair: Pair) -> float:
    """As how many people a pair counts; none where it has no correlation."""
    return 0.0 if pair.correlation is None else min(float(pair.n), pair.effective_n)


def _key(x: int, y: int) -> tuple[int, int]:
    return (x, y) if x < y else (y, x)


def _relative(pairs: Mapping[tuple[int, int], Pair], weighed: Sequence[int], whole: int) -> Relative | None:
    def correlation(x: int, y: int) -> float:
        known = 1.0 if x == y else pairs[_key(x, y)].correlation
        assert known is not None
        return known

    among = [[correlation(x, y) for y in weighed] for x in weighed]
    outcome = [correlation(x, whole) for x in weighed]
    n = min(_fewest(pairs[_key(x, y)]) for x in weighed for y in (*weighed, whole) if x != y)
    return relative_weights(among, outcome, n)


def _least(pairs: Mapping[tuple[int, int], Pair], weighed: Sequence[int], whole: int) -> int:
    return min(pairs[_key(x, y)].n for x in weighed for y in (*weighed, whole) if x != y)


def _driver(place: str, pair: Pair, weight: tuple[float, float] | None, *, turned: bool) -> Driver:
    assert pair.correlation is not None
    effective = round(min(float(pair.n), pair.effective_n), DIGITS)
    return Driver(
        place=place,
        n=pair.n,
        effective_n=None if effective == pair.n else effective,
        correlation=round(-pair.correlation if turned else pair.correlation, DIGITS),
        weight=None if weight is None else round(weight[0], DIGITS),
        standard_error=None if weight is None else round(weight[1], DIGITS),
    )
