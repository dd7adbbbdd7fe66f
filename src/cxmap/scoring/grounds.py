"""What a score rests on: the kind of source behind it, whatever its day, and whether that makes it data.

One definition for every output. A score is *measured* where a metric stands behind it whose source is not our
own estimate. It is *believed from data* where nobody measured, but the best of its sources is what customers
told, answered or did. All else is *believed without data*. The first two rest on data.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from cxmap.model import Map, Metric, Phase, Source, Touchpoint
from cxmap.scoring.strata import Pooled

if TYPE_CHECKING:
    from cxmap.scoring.scorecard import PlaceScore

Grade = Literal["nothing", "assumption", "document", "employees", "interviews", "survey", "behaviour"]
GRADES: tuple[Grade, ...] = (
    "nothing",
    "assumption",
    "document",
    "employees",
    "interviews",
    "survey",
    "behaviour",
)
"""From the weakest to the best. A document is second-hand: it may be about other companies' customers, so it
stands below employees, who meet these."""
Ground = Literal["measured", "believed from data", "believed without data"]

_GRADE: dict[str, Grade] = {
    "assumption": "assumption",
    "workshop": "assumption",
    "document": "document",
    "employees": "employees",
    "observation": "interviews",
    "diary": "interviews",
    "interview": "interviews",
    "review": "interviews",
    "social": "interviews",
    "complaint": "interviews",
    "survey": "survey",
    "analytics": "behaviour",
    "behaviour": "behaviour",
}
DATA: frozenset[Grade] = frozenset({"interviews", "survey", "behaviour"})
"""Grades at which customers themselves told, answered or acted: what is read from them is data."""
_OUR_OWN: frozenset[str] = frozenset({"assumption", "workshop", "employees"})
"""Types of source that asked no customer: a figure from them is an estimate, however exact it looks."""


class Grounds(Struct, frozen=True):
    """What one score rests on. Without a score, what is known of the place all the same."""

    ground: Ground | None
    """Nothing where there is no score."""
    grade: Grade
    sources: tuple[Source, ...]
    """The one that counts, several where answers were put together, none where none is named."""
    date: date | None
    n: int | None
    """People or cases behind it, as far as that is known."""

    @property
    def is_data(self) -> bool:
        """Whether the score rests on data."""
        return self.ground in ("measured", "believed from data")

    @property
    def is_named(self) -> bool:
        """Whether a source is named."""
        return bool(self.sources)


def is_estimate(map_: Map, metric: Metric) -> bool:
    """Whether a figure is our own estimate: its source asked no customer, or is still to be collected."""
    if isinstance(metric, Pooled):
        return any(is_estimate(map_, part.metric) for part in metric.strata)
    source = map_.sources_by_id.get(metric.source or "")
    return source is not None and (source.type in _OUR_OWN or source.status == "planned")


def _collected(map_: Map, ids: Iterable[str | None]) -> tuple[Source, ...]:
    """The sources that are there; one that nobody answered is not."""
    known = map_.sources_by_id
    named = (known[id_] for id_ in dict.fromkeys(ids) if id_ in known)
    return tuple(source for source in named if source.status == "collected" and source.n != 0)


def sources_of(map_: Map, phase: Phase | None, touchpoint: Touchpoint | None) -> tuple[Source, ...]:
    """The collected sources of a place: its own, else its phase's, else the map's.

    Evidence that only says what is still to be collected, or plans to, hides nothing that is inherited.
    """
    for place in (touchpoint, phase, map_):
        if place is not None:
            sources = _collected(map_, (item.source for item in place.evidence))
            if sources:
                return sources
    return ()


def _best(sources: Sequence[Source]) -> Source | None:
    """The newest of the best grade; of one day, the one with most people behind it."""

    def merit(source: Source) -> tuple[int, date, int]:
        return GRADES.index(_GRADE[source.type]), source.date or date.min, source.n or 0

    return max(sources, key=merit, default=None)


def _from_source(ground: Ground | None, sources: Sequence[Source]) -> Grounds:
    best = _best(sources)
    if best is None:
        return Grounds(ground and "believed without data", "nothing", (), None, None)
    grade = _GRADE[best.type]
    if ground is not None:
        ground = "believed from data" if grade in DATA else "believed without data"
    return Grounds(ground, grade, (best,), best.date, best.n)


def metrics_of(place: PlaceScore) -> tuple[Metric, ...]:
    """The metrics of which a score is made: one, or that of each group where they are put together.

    None for a score that was written down as such.
    """
    figure = place.measured or place.believed.figure
    if figure is None:
        return ()
    return tuple(stratum.metric for stratum in figure.strata) or (figure.metric,)


def day_of(map_: Map, metric: Metric) -> date | None:
    """When a metric was answered: its own day, else that of its source."""
    source = map_.sources_by_id.get(metric.source or "")
    return metric.date or (source.date if source else None)


def _day(map_: Map, metrics: Sequence[Metric]) -> date | None:
    """The day of a figure: that of its oldest part, and none where one has none."""
    days = [day_of(map_, metric) for metric in metrics]
    known = [day for day in days if day is not None]
    return min(known) if known and len(known) == len(days) else None


def _of_figures(map_: Map, ground: Ground, metrics: Sequence[Metric], n: int | None) -> Grounds:
    """A figure rests on its source, as good as the weakest of several.

    One without a source counts as a survey, since somebody counted answers to a question; that its source is
    not named stays visible. What is still to be collected is an assumption as yet.
    """
    known = map_.sources_by_id
    sources = list(dict.fromkeys(known[metric.source] for metric in metrics if metric.source in known))
    grades: list[Grade] = [
        "assumption" if source.status == "planned" else _GRADE[source.type] for source in sources
    ]
    if not all(metric.source in known for metric in metrics):
        grades.append("survey")
    if n is None and len(sources) == 1:
        n = sources[0].n
    return Grounds(ground, min(grades, key=GRADES.index), tuple(sources), _day(map_, metrics), n or None)


def _felt(map_: Map, place: PlaceScore) -> tuple[Source, ...]:
    """The collected sources of the scored feelings, where the score is their mean."""
    scored = (feeling for feeling in place.place.feelings if feeling.score is not None)
    return _collected(map_, (id_ for feeling in scored for id_ in feeling.source))


def grounds(map_: Map, place: PlaceScore) -> Grounds:
    """What a touchpoint's score, or that of a phase as a whole, rests on.

    A measured one rests on the source of its metric. A believed one rests on the best of its sources, the
    newest of a grade; where it is the mean of scored feelings, these name sources too.
    """
    figure = place.measured or place.believed.figure
    if figure is not None:
        made: Ground = "believed without data" if place.measured is None else "measured"
        return _of_figures(map_, made, metrics_of(place), figure.answered)
    sources = sources_of(map_, place.phase, place.touchpoint)
    if place.believed.basis == "feelings":
        sources = (*_felt(map_, place), *sources)
    ground: Ground | None = None if place.experience is None else "believed without data"
    return _from_source(ground, sources)
