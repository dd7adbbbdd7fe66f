"""What stands in a cell of a data file: an answer, or one of the reasons why it is none."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple, TypeAlias

from msgspec import Struct, field

from cxmap.measure.counting import Cell, Counted
from cxmap.measure.words import group_words, number_of, outcome_keys, place_words, word_key
from cxmap.model import Data, Map, Scale
from cxmap.model.scale import NOISE

Reason: TypeAlias = Literal[
    "not wanted", "malformed", "no such place", "no date", "nothing", "no answer", "no number", "no case",
    "off the scale", "between the answers", "no weight",
]  # fmt: skip
"""Why a row (not wanted by `where`, malformed) or a cell of it was not counted."""
MOST_EXAMPLES = 5


Kind: TypeAlias = Literal["everybody", "persona", "segment"]


class Where(NamedTuple):
    """What a count is about: a place in a period, of everybody or of one group."""

    place: str
    period: date | None
    kind: Kind = "everybody"
    group: str = ""


class Tally(Struct):
    """Answers that are counted together: for each, how many gave it and what they weigh."""

    counts: Counter[float] = field(default_factory=Counter)
    weights: dict[float, Decimal] = field(default_factory=dict)
    squares: Decimal = Decimal(0)

    @property
    def n(self) -> int:
        """How many answered."""
        return self.counts.total()

    def add(self, answer: float, cell: Cell, n: int) -> None:
        """Count the answers of a cell."""
        self.counts[answer] += n
        if cell.weight is not None:
            self.weights[answer] = self.weights.get(answer, Decimal(0)) + cell.weight
            self.squares += cell.squares or Decimal(0)

    @property
    def effective_n(self) -> float:
        """Kish's (sum w)^2 / sum w^2."""
        total = sum(self.weights.values(), Decimal(0))
        return float(total * total / self.squares) if self.squares else float(self.n)


class Sorted(Struct):
    """The answers of a binding by what they are about, and what was left out of each file, by reason."""

    tallies: dict[Where, Tally] = field(default_factory=dict)
    dropped: dict[str, Counter[Reason]] = field(default_factory=dict)
    examples: dict[Reason, Counter[str]] = field(default_factory=dict)
    """For reasons that a reader can mend: what stands there, and how often."""
    last: dict[date | None, date] = field(default_factory=dict)
    """The last day of each period on which somebody answered."""

    def leave_out(
        self, dropped: Mapping[str, Counter[Reason]], examples: Mapping[Reason, Counter[str]]
    ) -> None:
        """Count what was left out of a further column as well."""
        for name, reasons in dropped.items():
            self.dropped.setdefault(name, Counter()).update(reasons)
        for reason, cells in examples.items():
            self.examples.setdefault(reason, Counter()).update(cells)


def sorted_out(map_: Map, data: Data, files: Sequence[Counted]) -> Sorted:
    """Tell answers from what is none, and put them together."""
    result = Sorted()
    answers = Answers(map_, data)
    for file in files:
        dropped = result.dropped.setdefault(file.name, Counter())
        dropped["not wanted"] += file.rows - file.wanted
        dropped["malformed"] += file.malformed
        if file.undated:
            result.examples.setdefault("no date", Counter()).update(dict(file.undated))
        for cell in file.cells:
            where, reason, answer = answers.read(cell)
            n = cell.n
            if reason is None and data.weight is not None:
                dropped["no weight"] += cell.weightless
                n -= cell.weightless
            if reason is not None:
                dropped[reason] += cell.n
                if (example := _example(reason, cell)) is not None:
                    result.examples.setdefault(reason, Counter())[example] += cell.n
            elif n:
                _put(result, where, cell, answer, n)
    return result


def _put(result: Sorted, where: Sequence[Where], cell: Cell, answer: float, n: int) -> None:
    for what in where:
        result.tallies.setdefault(what, Tally()).add(answer, cell, n)
    if cell.last is not None:
        result.last[cell.period] = max(cell.last, result.last.get(cell.period, cell.last))


def _example(reason: Reason, cell: Cell) -> str | None:
    if reason == "no such place":
        return cell.place or "(nothing)"
    if reason in ("no number", "off the scale", "between the answers", "no answer"):
        return cell.answer
    return None


class Question:
    """A scale, and what stands in a cell where nobody answered."""

    def __init__(
        self, scale: Scale, no_answer: Sequence[float | str], decimal: str, *, in_steps: bool = False
    ) -> None:
        self._scale, self._decimal = scale, decimal
        self._codes = {word_key(word) for word in no_answer}
        self._steps = scale.answers if in_steps or scale.step is not None else ()

    def read(self, cell: str | None) -> tuple[Reason | None, float]:
        """Why a cell is no answer (or nothing), and the answer."""
        text = (cell or "").strip()
        if not text:
            return "nothing", math.nan
        if word_key(text, self._decimal) in self._codes:
            return "no answer", math.nan
        answer = number_of(text, self._decimal)
        if answer is None:
            return "no number", math.nan
        if not self._scale.holds(answer):
            return "off the scale", math.nan
        if not self._steps:
            return None, answer
        step = on_step(answer, self._steps, self._scale.length)
        return ("between the answers", math.nan) if step is None else (None, step)


class Answers:
    """Which cells are answers to the question of a binding, and what they are about."""

    def __init__(self, map_: Map, data: Data) -> None:
        self._data = data
        self._question = Question(
            data.asked, data.no_answer, data.decimal, in_steps=data.is_share or data.type == "nps"
        )
        self._places = place_words(map_, data) if data.touchpoint is not None else None
        self._overall = outcome_keys(data)
        personas, segments = data.personas, data.segments
        self._personas = group_words("persona", personas.values if personas else {}, map_.personas_by_id)
        self._segments = group_words("segment", segments.values if segments else {}, map_.segments_by_id)

    def read(self, cell: Cell) -> tuple[tuple[Where, ...], Reason | None, float]:
        """What a cell is about, why it is no answer (or nothing), and the answer.

        An overall score that is no figure of the map is about no place, and nothing is wrong with it.
        """
        if self._overall and cell.place is not None and word_key(cell.place) in self._overall:
            return (), None, math.nan
        place = cell.place if self._places is None else self._places.meant(cell.place)
        if place is None:
            return (), "no such place", math.nan
        reason, answer = self._answer(cell)
        where = [Where(place, cell.period)]
        if (persona := self._personas.meant(cell.persona)) is not None:
            where.append(Where(place, cell.period, "persona", persona))
        if (segment := self._segments.meant(cell.segment)) is not None:
            where.append(Where(place, cell.period, "segment", segment))
        return tuple(where), reason, answer

    def _answer(self, cell: Cell) -> tuple[Reason | None, float]:
        if cell.period is None and self._data.period != "all":
            return "no date", math.nan
        return self._question.read(cell.answer)


def on_step(answer: float, steps: Sequence[float], length: float) -> float | None:
    """The step that an answer is, apart from the noise of its decimals; nothing where it lies between two."""
    at = bisect_left(steps, answer - NOISE * length)
    return steps[at] if at < len(steps) and abs(steps[at] - answer) <= NOISE * length else None
