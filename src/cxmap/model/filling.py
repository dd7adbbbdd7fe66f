"""Figures and recorded journeys put into a map: what was measured beside what is written, never in its place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from cxmap.model.durations import Duration
from cxmap.model.map import Map
from cxmap.model.measured import MeasuredMap
from cxmap.model.metrics import Metric
from cxmap.model.observed import Observed, Times
from cxmap.model.remarks import Quote
from cxmap.model.shares import Portion
from cxmap.model.touchpoint import Next, Touchpoint

_UNITS = ((86_400, "d"), (3_600, "h"), (60, "min"), (1, "s"))
"""Signs that are read alike in every language, each with its seconds."""
DIGITS = 3
"""Of a share of recorded journeys: `49.0%`."""
_FEW = 2
"""Of a unit: fewer are told in the next smaller one."""


def with_measured(map_: Map, measured: MeasuredMap) -> Map:
    """The map with what was measured for it.

    Figures stand behind the metrics that are written in it, quotes behind those that are. What was recorded of a touchpoint says how many
    reach it, how long it takes and which way they go, where nobody wrote that. Unknown places are passed over.
    """
    figures: dict[str | None, list[Metric]] = defaultdict(list)
    variant = map_.resolution.variant
    elsewhere = map_.resolution.own if variant is not None and not variant.base else frozenset()
    for figure in measured.figures:
        if figure.place not in elsewhere:  # where a variant has scores of its own, these are everybody's
            figures[figure.place].append(figure.metric)
    observed: dict[str, Observed] = {}
    for events in measured.events:
        for touchpoint in events.touchpoints:
            observed.setdefault(touchpoint.touchpoint, touchpoint)
    quotes: dict[str, list[Quote]] = defaultdict(list)
    for comments in measured.comments:
        for picked in comments.quotes:
            quotes[picked.place].append(picked.quote)
    if not figures and not observed and not measured.comments and not measured.drivers:
        return map_

    def filled(touchpoints: Sequence[Touchpoint]) -> tuple[Touchpoint, ...]:
        return tuple(
            _filled(
                touchpoint,
                figures.get(touchpoint.id, ()),
                quotes.get(touchpoint.id, ()),
                observed.get(touchpoint.id),
            )
            for touchpoint in touchpoints
        )

    fields = {name: getattr(map_, name) for name in type(map_).model_fields}
    fields["metrics"] = (*map_.metrics, *figures.get(None, ()))
    fields["touchpoints"] = filled(map_.touchpoints)
    fields["phases"] = tuple(
        phase.model_copy(
            update={
                "metrics": (*phase.metrics, *figures.get(phase.id, ())),
                "quotes": (*phase.quotes, *quotes.get(phase.id, ())),
                "touchpoints": filled(phase.touchpoints),
            }
        )
        for phase in map_.phases
    )
    # made anew rather than copied: a copy would keep what the map has worked out of its old parts
    grown = Map.model_construct(_fields_set=set(map_.model_fields_set), **fields, **map_.extensions)
    return grown.with_found(measured.drivers, measured.comments).resolved_as(map_.resolution)


def _filled(
    touchpoint: Touchpoint, figures: Sequence[Metric], quotes: Sequence[Quote], observed: Observed | None
) -> Touchpoint:
    if not figures and not quotes and observed is None:
        return touchpoint
    grown = touchpoint.model_copy(
        update={
            "metrics": (*touchpoint.metrics, *figures),
            "quotes": (*touchpoint.quotes, *quotes),
        }
    )
    if observed is None:
        return grown
    values: dict[str, object] = {}
    if touchpoint.reach is None:
        values["reach"] = Portion.model_validate(observed.reach)
    if touchpoint.duration is None and observed.duration is not None:
        values["duration"] = span(observed.duration)
    if touchpoint.waiting is None and observed.waiting is not None:
        values["waiting"] = span(observed.waiting)
    ways = _shares(touchpoint.next, observed)
    if ways != touchpoint.next:
        values["next"] = ways
    return grown.with_observed(observed, values)


def _shares(ways: Sequence[Next], observed: Observed) -> tuple[Next, ...]:
    """The ways with the shares that went there, where nobody wrote a share; nothing is said of what is withheld."""
    if any(way.share is not None for way in ways):
        return tuple(ways)
    return tuple(
        way.model_copy(
            update={
                "share": Portion.model_validate(round(observed.next.get(way.to, 0) / observed.visits, DIGITS))
            }
        )
        if way.to in observed.next or observed.is_whole
        else way
        for way in ways
    )


def span(times: Times) -> Duration:
    """The times between which the middle half lies, as a map would have them written: `2–6 d`."""
    seconds, sign = next(
        (unit for unit in _UNITS if times.low >= _FEW * unit[0]),
        next((unit for unit in _UNITS if times.high >= _FEW * unit[0]), _UNITS[-1]),
    )
    low, high = round(times.low / seconds), round(times.high / seconds)
    text = f"{low}–{high} {sign}" if low != high else f"{high} {sign}"
    return Duration.model_construct(text=text, low=times.low, high=times.high)
