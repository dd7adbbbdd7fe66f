"""Touchpoints that are as they were in another version of a map: what was found of them there holds here."""

from __future__ import annotations

from msgspec.structs import replace

from cxmap.model import Map, Part, Phase, Step
from cxmap.scoring.scorecard import PlaceScore, Scorecard


class Unchanged:
    """The scores of a card that hold for another map, scored in the same way: those of touchpoints that are
    the same, in a phase and a map that say the same of them. Nothing else has a say in the score of one."""

    def __init__(self, map_: Map, card: Scorecard | None) -> None:
        known = card is not None and _says_the_same(map_, card.map, ("phases", "touchpoints"))
        self._scores = {place.id: place for place in card.touchpoints} if card is not None and known else {}
        self._phases: dict[tuple[int, int], bool] = {}

    def score(self, step: Step, order: int) -> PlaceScore | None:
        """The score of a touchpoint, in the place that it has now; nothing where it is to be found out."""
        was = self._scores.get(step.touchpoint.id)
        if was is None or was.touchpoint != step.touchpoint or not self._alike(was.phase, step.phase):
            return None
        return replace(was, index=step.number, order=order, phase=step.phase, touchpoint=step.touchpoint)

    def _alike(self, was: Phase | None, phase: Phase | None) -> bool:
        if was is None or phase is None:
            return was is phase
        both = id(was), id(phase)
        if both not in self._phases:
            self._phases[both] = _says_the_same(was, phase, ("touchpoints",))
        return self._phases[both]


def _says_the_same(part: Part, other: Part, but_for: tuple[str, ...]) -> bool:
    """Whether two parts are equal in all fields but for some, and in what was measured for them."""
    return (
        all(
            getattr(part, name) == getattr(other, name)
            for name in type(part).model_fields
            if name not in but_for
        )
        and part.extensions == other.extensions
        and part.__pydantic_private__ == other.__pydantic_private__
    )
