"""The way of every place over the versions of a map: its scores, its goals, where it fell short.

The same readings that a trend is made of, kept apart by place for whoever shows them beside each other.
"""

from __future__ import annotations

from msgspec import Struct

from cxmap.scoring.course import Course, Gap
from cxmap.scoring.identities import Identity, identities
from cxmap.scoring.scorecard import PlaceScore
from cxmap.scoring.trend import Reading, basis, brought, reading_of


class Step(Struct, frozen=True):
    """A place in one version, in points of the last version's scale."""

    at: int
    """The position of the point."""
    place: PlaceScore
    reading: Reading | None
    """Nothing where it has no score there."""
    goal: float | None
    alike: bool
    """Whether its score can be held against the one before."""
    lowered: bool
    """Whether its goal is easier to reach than in the step before."""


class Path(Struct, frozen=True):
    """A place through all versions that have it, the newest last."""

    place: PlaceScore
    """As it is in the last version that has it."""
    steps: tuple[Step, ...]
    gaps: tuple[Gap, ...]
    gone: bool
    """Whether the last version does not have it."""

    @property
    def open(self) -> Gap | None:
        """The gap that is open in the last version."""
        return next((gap for gap in self.gaps if not gap.ending), None)


def paths(course: Course) -> tuple[Path, ...]:
    """The way of every place that has a score or a goal anywhere: those of the last version in its order,
    then what is gone."""
    cards = [card for point in course.points if (card := point.version.card) is not None]
    if not cards:
        return ()
    last = cards[-1]
    names = identities(cards)
    steps: dict[Identity, list[Step]] = {}
    for at, (card, known) in enumerate(zip(cards, names, strict=True)):
        for place in card.places:
            reading = None if place.experience is None else reading_of(at, place, card, last)
            goal = None if place.goal.score is None else brought(place.goal.score, card.scale, last.scale)
            own = steps.setdefault(known[place.id], [])
            before = own[-1] if own else None
            alike = (
                reading is not None
                and before is not None
                and before.at == at - 1
                and before.reading is not None
                and basis(before.reading) == basis(reading)
            )
            lowered = (
                before is not None
                and before.goal is not None
                and goal is not None
                and last.scale.difference(goal, before.goal) < -1e-9 * last.scale.length
            )
            own.append(Step(at, place, reading, goal, alike, lowered))
    known_gaps: dict[int, list[Gap]] = {}
    for gap in course.gaps:
        known_gaps.setdefault(id(gap.place), []).append(gap)
    made = [
        Path(
            own[-1].place,
            tuple(own),
            tuple(known_gaps.get(id(own[-1].place), ())),
            own[-1].at < len(cards) - 1,
        )
        for own in steps.values()
        if any(step.reading is not None or step.goal is not None for step in own)
    ]
    return tuple(sorted(made, key=lambda path: (path.gone, path.place.order)))
