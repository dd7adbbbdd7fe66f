"""Who answered in two periods: how the answers of the same people changed, as sums over those people.

Periods are compared with the one before, and the last one with the first. Answers that are weighted are not
paired: a person may weigh differently each time.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from datetime import date

from msgspec import Struct, field

from cxmap.errors import InputError
from cxmap.measure.counting import MOST_CELLS, Cell, answers_once, numbered, started
from cxmap.measure.engine import PAIRS, Engine, statement
from cxmap.measure.sorting import Answers
from cxmap.measure.tables import Table
from cxmap.model import Data, Map
from cxmap.model.answers import usual_positives
from cxmap.model.metrics import DIGITS, LEAST_PROMOTING, MOST_DETRACTING, SamePeople


class Repeated(Struct):
    """The answers of the same people at a place in two periods: how many went from which to which."""

    place: str
    earlier: date
    later: date
    answers: Counter[tuple[float, float]] = field(default_factory=Counter)

    def changes(self, data: Data, since: date) -> SamePeople:
        """Their mean change with its spread, in the unit of the figure."""
        values = _Values(data)
        moves = [(values(after) - values(before), n) for (before, after), n in self.answers.items()]
        total = self.answers.total()
        mean = math.fsum(move * n for move, n in moves) / total
        spread = math.fsum((move - mean) ** 2 * n for move, n in moves)
        return SamePeople(
            since=since,
            n=total,
            change=round(mean, DIGITS),
            sd=round(math.sqrt(spread / (total - 1)), DIGITS),
        )


class _Values:
    """What an answer adds to a figure: itself to a mean, all or nothing to a share, either to an NPS."""

    def __init__(self, data: Data) -> None:
        self._is_nps = data.type == "nps"
        self._positives: Sequence[float] | None = None
        if data.is_share:
            self._positives = data.positive or usual_positives(data.asked.answers, data.asked.direction)

    def __call__(self, answer: float) -> float:
        if self._is_nps:
            return 100.0 * ((answer >= LEAST_PROMOTING) - (answer <= MOST_DETRACTING))
        if self._positives is not None:
            return 100.0 * (answer in self._positives)
        return answer


def repeated(
    engine: Engine, map_: Map, data: Data, tables: Sequence[Table], compared: Sequence[tuple[date, date]]
) -> tuple[Repeated, ...]:
    """What the same people answered in the two periods of each pair."""
    numbers = [f"({numbered(data, earlier_day)}, {numbered(data, other)})" for earlier_day, other in compared]
    answers, ids = answers_once(data, tables)
    query = statement("pairs", answers=answers, periods=", ".join(numbers), most=str(MOST_CELLS + 1))
    name = ", ".join(table.name for table in tables[:3])
    rows = engine.rows(query, name, PAIRS)
    if len(rows) > MOST_CELLS:
        raise InputError(
            f"{name}: more than {MOST_CELLS:,} different pairs of answers of one person; is a "
            "column bound that holds free text?"
        )
    reading = Answers(map_, data)
    pairs: dict[tuple[str, date, date], Repeated] = {}
    for place, earlier, later, former, latter, n in rows:
        start, end = started(data, earlier), started(data, later)
        if start is None or end is None:
            continue
        before, after = (
            reading.read(_cell(ids[int(place)] if ids else place, period, text))
            for period, text in ((start, former), (end, latter))
        )
        if before[0] and before[1] is None and after[1] is None:
            key = before[0][0].place, start, end
            pairs.setdefault(key, Repeated(*key)).answers[before[2], after[2]] += n
    return tuple(pairs[key] for key in sorted(pairs))


def _cell(place: str | None, period: date, answer: str | None) -> Cell:
    return Cell(place, period, None, None, answer, 1, None, None, 0, None)


def may_be_shown(pairs: int, before: int, after: int, floor: int) -> bool:
    """Whether a change among the same people may be shown: of neither period can the others be worked out."""
    return pairs >= max(floor, 2) and all(
        not rest or rest >= floor for rest in (before - pairs, after - pairs)
    )
