"""What cxmap counts, beside what was typed: goal and experience that hold, the gap, and a formula for it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct

from cxmap.exchange.workbook.columns import Column
from cxmap.model import Map
from cxmap.scoring import Settings, score

GOAL = Column(
    "held goal", "Goal that holds", "number",
    "The goal in force here: its own, or inherited from channel, phase or map. Counted by cxmap when this "
    "was exported; not read back.", computed=True,
)  # fmt: skip
EXPERIENCE = Column(
    "held experience", "Experience that holds", "number",
    "Measured where there is data, estimated otherwise. Counted by cxmap when this was exported; not read "
    "back.",
    computed=True,
)  # fmt: skip
GAP = Column(
    "gap", "Gap by cxmap", "number",
    "Experience minus goal, below zero where customers get less than was intended. Counted by cxmap when "
    "this was exported; not read back.", computed=True,
)  # fmt: skip
FORMULA = Column(
    "formula", "Gap by formula", "number",
    "The same by a formula: it follows what you type under Experience and Goal. Empty where the goal is "
    "written in the unit of a metric. Not read back.", computed=True,
)  # fmt: skip
_DIGITS = 9
"""So that 0.1 + 2 x 0.1 is the 0.3 that people write."""
FIGURES = (GOAL, EXPERIENCE, GAP, FORMULA)


class Difference(Struct, frozen=True):
    """A formula: one cell of the row minus another, where both hold numbers."""

    of: tuple[str, str]
    less: tuple[str, str]


def figures(
    map_: Map, rows: Sequence[Mapping[str, Any]], settings: Settings
) -> Iterator[dict[tuple[str, str], Any]]:
    """The counted cells of each touchpoint, in the map's order."""
    card = score(map_, settings=settings)
    places = {place.index: place for place in card.touchpoints if place.touchpoint is not None}
    for step, row in zip(map_.steps, rows, strict=True):
        place = places.get(step.number)
        cells: dict[tuple[str, str], Any] = {}
        if place is None:
            yield cells
            continue
        goal, experience = place.goal.score, place.experience
        for column, value in ((GOAL, goal), (EXPERIENCE, experience), (GAP, place.gap)):
            if value is not None:
                cells[column.slot] = round(value, _DIGITS)
        plain = goal is not None and experience is not None and place.gap is not None
        if plain and math.isclose(card.scale.difference(experience, goal), place.gap, abs_tol=1e-9):  # type: ignore[arg-type]
            typed = ("experience", "") if row.get("experience") == experience else EXPERIENCE.slot
            aim = ("goal", "") if row.get("goal") == goal else GOAL.slot
            better = card.scale.direction == "higher-is-better"
            cells[FORMULA.slot] = Difference(typed, aim) if better else Difference(aim, typed)
        yield cells
