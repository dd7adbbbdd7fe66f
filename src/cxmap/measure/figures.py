"""From counted answers to the figures of a map: one for each place, period and group that is large enough."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import MAXYEAR, date, timedelta
from typing import Any

from cxmap.measure.privacy import published
from cxmap.measure.repeating import Repeated, may_be_shown
from cxmap.measure.sorting import Kind, Sorted, Tally, Where, on_step
from cxmap.measure.words import WHOLE
from cxmap.model import Data, Map, MeasuredFigure, Metric
from cxmap.model.metrics import DIGITS, SamePeople

SHARES_NOISE = 0.01
"""How far shares that were rounded to percents may add up to something else than all."""


def figures_of(
    map_: Map, data: Data, answers: Sorted, floor: int, repeated: Sequence[Repeated] = ()
) -> tuple[tuple[MeasuredFigure, ...], int]:
    """The figures of a binding in the order of the map, and how many groups were too small to be shown.

    `repeated` holds what the same people answered in two periods.

    Of several periods the newest comes first: the first metric of a touchpoint is its experience.
    """
    shown = _shown(answers, floor)
    hidden = len(answers.tallies) - len(shown)
    put_together = _put_together(map_, shown, answers)
    shown = [where for where in shown if where not in put_together]
    order = {id_: at for at, id_ in enumerate((WHOLE, *in_order(map_)))}
    groups = {id_: at for at, id_ in enumerate((*map_.personas_by_id, *map_.segments_by_id))}
    wanted = sorted(
        shown,
        key=lambda where: (
            order[where.place],
            -(where.period or date.min).toordinal(),
            where.kind,
            groups.get(where.group, -1),
        ),
    )
    changes = _changes(data, answers, frozenset(shown), repeated, floor)
    figures = tuple(_figure(data, where, answers, changes.get(where, ())) for where in wanted)
    return figures, hidden


def in_order(map_: Map) -> Iterator[str]:
    """The phases and then the touchpoints of a map, by id."""
    for phase in map_.phases:
        yield phase.id
    for step in map_.steps:
        yield step.touchpoint.id


def _shown(answers: Sorted, floor: int) -> list[Where]:
    groups: dict[tuple[Where, Kind], dict[str, int]] = defaultdict(dict)
    for where, tally in answers.tallies.items():
        groups[Where(where.place, where.period), where.kind][where.group] = tally.n
    shown: list[Where] = []
    for (everybody, kind), counts in groups.items():
        total = answers.tallies[everybody].n
        shown += [
            Where(everybody.place, everybody.period, kind, group) for group in published(counts, total, floor)
        ]
    return shown


def _put_together(map_: Map, shown: list[Where], answers: Sorted) -> frozenset[Where]:
    """Where groups with declared shares take the place of everybody as they happened to answer.

    Where each has a share of all customers and a figure of its own, and nobody belongs to none, everybody's
    figure is put together from theirs by these shares: groups do not answer equally readily.
    """
    shares = {
        "persona": {persona.id: persona.share for persona in map_.personas},
        "segment": {segment.id: segment.share for segment in map_.segments},
    }
    groups: dict[tuple[Where, str], list[Where]] = defaultdict(list)
    for where in shown:
        if where.kind != "everybody":
            groups[Where(where.place, where.period), where.kind].append(where)
    places = set()
    for (everybody, kind), parts in groups.items():
        known = [shares[kind][where.group] for where in parts]
        given = [share.middle for share in known if share is not None]
        complete = len(given) == len(known) and abs(sum(given) - 1.0) <= SHARES_NOISE
        counted = sum(answers.tallies[where].n for where in parts)
        if complete and counted == answers.tallies[everybody].n:
            places.add(everybody)
    return frozenset(places)


def _changes(
    data: Data, answers: Sorted, shown: frozenset[Where], repeated: Sequence[Repeated], floor: int
) -> dict[Where, tuple[SamePeople, ...]]:
    """The changes of the same people up to each figure of everybody, between figures that are both shown."""
    changes: dict[Where, tuple[SamePeople, ...]] = {}
    for pairs in repeated:
        ends = Where(pairs.place, pairs.earlier), Where(pairs.place, pairs.later)
        sizes = [answers.tallies[where].n for where in ends if where in shown]
        since = _day(data, pairs.earlier, answers)
        until = _day(data, pairs.later, answers)
        if len(sizes) < 2 or since is None or until is None or since >= until:
            continue
        if may_be_shown(pairs.answers.total(), sizes[0], sizes[1], floor):
            changes[ends[1]] = (*changes.get(ends[1], ()), pairs.changes(data, since))
    return changes


def _figure(
    data: Data, where: Where, answers: Sorted, same_people: tuple[SamePeople, ...] = ()
) -> MeasuredFigure:
    tally = answers.tallies[where]
    parts: dict[str, Any] = {"type": data.type, "source": data.source, "name": data.name}
    if data.type != "nps":
        parts |= {"figure": data.figure, "positive": data.positive, "scale": data.scale}
    parts |= _amounts(data, tally)
    parts["date"] = _day(data, where.period, answers)
    parts["same_people"] = tuple(sorted(same_people, key=lambda same: same.since))
    if where.kind != "everybody":
        parts[where.kind] = where.group
    metric = Metric(**{key: value for key, value in parts.items() if value not in (None, ())})
    # the metric has just been checked, and a place is an id of the map
    return MeasuredFigure.model_construct(place=where.place or None, metric=metric)


def _amounts(data: Data, tally: Tally) -> dict[str, Any]:
    """The counts of the answers where they can be counted one by one; else their mean and spread."""
    scale = data.asked
    possible, length = scale.answers, scale.length
    steps = [on_step(answer, possible, length) for answer in tally.counts]
    weighted = bool(tally.weights)
    effective = {"effective_n": min(float(tally.n), round(tally.effective_n, DIGITS))} if weighted else {}
    if possible and None not in steps:
        counts = {step: tally.counts[answer] for step, answer in zip(steps, tally.counts, strict=True)}
        parts: dict[str, Any] = {"answers": tuple(counts.get(answer, 0) for answer in possible)}
        if weighted:
            sums = {step: tally.weights.get(answer) for step, answer in zip(steps, tally.counts, strict=True)}
            parts["weights"] = tuple(float(sums.get(answer) or 0) for answer in possible)
        return parts | effective
    weights = {
        answer: float(tally.weights[answer]) if weighted else float(n) for answer, n in tally.counts.items()
    }
    total = math.fsum(weights.values())
    mean = math.fsum(weight * answer for answer, weight in weights.items()) / total
    spread = math.fsum(weight * (answer - mean) ** 2 for answer, weight in weights.items())
    n = effective["effective_n"] if weighted else float(tally.n)
    parts = {"value": round(mean, DIGITS), "n": tally.n}
    if n > 1:
        parts["sd"] = round(math.sqrt(spread / total * n / (n - 1)), DIGITS)
    return parts | effective


def _day(data: Data, period: date | None, answers: Sorted) -> date | None:
    """The last day of a period, or the last one on which somebody answered where that is earlier."""
    last = answers.last.get(period)
    if period is None or data.period == "all":
        return last if last is not None else period
    months = {"month": 1, "quarter": 3, "year": 12}[data.period]
    year, month = divmod(period.year * 12 + period.month - 1 + months, 12)
    end = date(year, month + 1, 1) - timedelta(days=1) if year <= MAXYEAR else date.max
    return end if last is None else min(end, last)
