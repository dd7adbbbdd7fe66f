"""Which touchpoints an overall score goes with: from sums over people, made where the answers lie.

Everybody counts where both questions of a pair are answered (pairwise deletion): surveys let people pass
over what they did not use, and hardly anybody has used everything.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from cxmap.errors import InputError
from cxmap.measure.counting import KEYS, MOST_CELLS, moment_of, wanted_rows, weight_of
from cxmap.measure.engine import COUNTS, Columns, Engine, statement
from cxmap.measure.figures import in_order
from cxmap.measure.relative import Relative, relative_weights
from cxmap.measure.sorting import Question, Reason
from cxmap.measure.tables import Table
from cxmap.measure.words import number_of
from cxmap.model import Data, Driver, Map, MeasuredDrivers, Scale
from cxmap.model.metrics import DIGITS

FEWEST = 30
"""People who answered both questions: fewer tell little of a correlation, and too much of each other."""
PER_DRIVER = 10
"""People for each question that is weighed: the usual least number in a regression."""
PAIRS_AT_ONCE = 100
"""Of eight sums each: databases have a limit of columns, PostgreSQL 1,664."""
LARGEST = 99_999.0
"""Of an answer: its square times a weight has to be an exact decimal of 38 digits."""
WHOLE = "whole"
ASKED: Columns = {"answered": "int64", "since": "date", "until": "date"}
_SUMS = ("w", "ww", "x", "y", "xx", "yy", "xy")


@dataclass(frozen=True, slots=True)
class Driven:
    """The drivers of a binding, and what was left out of the column of the overall score."""

    drivers: MeasuredDrivers
    dropped: dict[str, Counter[Reason]]
    """By table and reason."""
    examples: dict[Reason, Counter[str]]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two questions: how many answered both, as how many they count, and how their answers go together."""

    n: int
    effective_n: float
    correlation: float | None
    """Nothing where all answers to one of them are equal."""


def drivers_of(engine: Engine, map_: Map, data: Data, tables: Sequence[Table], floor: int) -> Driven | None:
    """The drivers of a binding's overall score; nothing where it has none.

    Raises InputError for columns that are not there and for scales that are too long.
    """
    if data.outcome is None:
        return None
    for scale in (data.asked, _scale(data)):
        if max(abs(scale.min), abs(scale.max)) > LARGEST:
            raise InputError(f"data: an `outcome` is held against scales within {LARGEST:,.0f} only")
    places = [place for place in in_order(map_) if place in data.scores]
    people = _people(data, tables, places)
    name = ", ".join(table.name for table in tables[:3])
    query = statement("asked", whole=WHOLE, people=people)
    answered, since, until = engine.rows(query, name, ASKED)[0]
    pairs = _pairs(engine, people, name, len(places), is_weighted=data.weight is not None)
    least = max(FEWEST, floor)
    known = [at for at in range(len(places)) if _is_known(pairs[at, len(places)], least)]
    if int(answered) < floor:
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
    outcome = MeasuredDrivers(
        outcome=data.outcome.name or data.outcome.column,
        source=data.source,
        n=int(answered) if int(answered) >= floor else None,
        since=since if drivers else None,
        until=until if drivers else None,
        explained=None if relative is None else round(relative.explained, DIGITS),
        least_n=_least(pairs, weighed, len(places)) if relative is not None else None,
        unweighed=None if relative is not None else "not told apart" if weighed else "few answers",
        withheld=len(places) - len(known),
        drivers=drivers,
    )
    return Driven(outcome, *_left_out(engine, data, tables, name))


def _left_out(
    engine: Engine, data: Data, tables: Sequence[Table], name: str
) -> tuple[dict[str, Counter[Reason]], dict[Reason, Counter[str]]]:
    """What in the column of the overall score is no answer, by table and reason, and examples."""
    assert data.outcome is not None
    answers = " UNION ALL ".join(
        statement(
            "long",
            table=f"{number}",
            period="CAST(NULL AS BIGINT)",
            person="NULL",
            persona="NULL",
            segment="NULL",
            moment="CAST(NULL AS DATE)",
            weight="NULL",
            place="NULL",
            answer=f"CAST({table.column([data.outcome.column])} AS VARCHAR)",
            source=table.source,
            wanted=wanted_rows(table, data),
        )
        for number, table in enumerate(tables)
    )
    query = statement(
        "counts", answers=answers, sums=statement("unweighted"), keys=KEYS, picked=KEYS, most=f"{MOST_CELLS}"
    )
    question = Question(_scale(data), _codes(data), data.decimal, in_steps=_in_steps(data, _scale(data)))
    dropped: dict[str, Counter[Reason]] = {table.name: Counter() for table in tables}
    examples: dict[Reason, Counter[str]] = {}
    for number, _, _, _, _, cell, n, *_ in engine.rows(query, name, COUNTS):
        reason, _ = question.read(cell)
        if reason is not None:
            dropped[tables[number].name][reason] += n
            if cell is not None and reason != "nothing":
                examples.setdefault(reason, Counter())[cell] += n
    return dropped, examples


def _scale(data: Data) -> Scale:
    assert data.outcome is not None
    return data.outcome.scale or data.asked


def _codes(data: Data) -> tuple[float | str, ...]:
    """What stands where nobody answered the overall question; 9 of 1 to 5 is an answer on 0 to 10."""
    assert data.outcome is not None
    return data.outcome.no_answer if data.outcome.scale else (*data.no_answer, *data.outcome.no_answer)


def _in_steps(data: Data, scale: Scale) -> bool:
    """Whether answers on a scale are counted one by one, so that there is none in between."""
    return scale == data.asked and (data.is_share or data.type == "nps")


def _is_turned(data: Data) -> bool:
    """Whether a high answer is good to one of the two questions and bad to the other."""
    return data.asked.direction != _scale(data).direction


def _people(data: Data, tables: Sequence[Table], places: Sequence[str]) -> str:
    """A row for each person with the answers to all questions."""
    assert data.outcome is not None
    codes, whole = data.no_answer, _codes(data)
    selects = []
    for number, table in enumerate(tables):
        answers = [
            _answer(table, data, table.column(data.scores[place]), data.asked, codes, f"c{at}")
            for at, place in enumerate(places)
        ]
        answers.append(_answer(table, data, table.column([data.outcome.column]), _scale(data), whole, WHOLE))
        selects.append(
            statement(
                "people",
                table=str(number),
                person="NULL" if data.respondent is None else table.text(table.column([data.respondent])),
                moment=moment_of(table, data),
                weight="1" if data.weight is None else weight_of(table, data),
                answers=", ".join(answers),
                source=table.source,
                wanted=wanted_rows(table, data),
            )
        )
    people = " UNION ALL ".join(selects)
    if data.respondent is None:
        return people
    names = [f"c{at}" for at in range(len(places))] + [WHOLE]
    return statement(
        "last_of_each", people=people, answers=", ".join(f"{name} ASC NULLS LAST" for name in names)
    )


def _answer(
    table: Table, data: Data, column: str, scale: Scale, codes: Sequence[float | str], name: str
) -> str:
    """A cell as a number, where it is an answer by the same rules by which answers are counted."""
    number = table.decimal(column, data.decimal)
    conditions = [f"{number} BETWEEN {_decimal(scale.min)} AND {_decimal(scale.max)}"]
    excluded = {
        value
        for code in codes
        if (value := number_of(f"{code}", data.decimal) if isinstance(code, str) else code) is not None
    }
    if excluded:
        conditions.append(f"{number} NOT IN ({', '.join(map(_decimal, sorted(excluded)))})")
    if scale.answers and (scale.step is not None or _in_steps(data, scale)):
        conditions.append(f"{number} IN ({', '.join(map(_decimal, scale.answers))})")
    return f"CASE WHEN {' AND '.join(conditions)} THEN CAST({number} AS DECIMAL(9, 3)) END AS {name}"


def _decimal(value: float) -> str:
    return f"CAST({value:.6f} AS DECIMAL(18, 6))"


def _pairs(
    engine: Engine, people: str, name: str, size: int, *, is_weighted: bool
) -> Mapping[tuple[int, int], Pair]:
    """Every pair of questions, by their numbers; the overall one is the last."""
    names = [f"c{at}" for at in range(size)] + [WHOLE]
    wanted = [(x, y) for y in range(size + 1) for x in range(y)]
    pairs = {}
    for start in range(0, len(wanted), PAIRS_AT_ONCE):
        batch = wanted[start : start + PAIRS_AT_ONCE]
        snippet = "pair_weighted" if is_weighted else "pair"
        sums = ", ".join(
            statement(snippet, x=names[x], y=names[y], at=str(at)).strip() for at, (x, y) in enumerate(batch)
        )
        columns: dict[str, str] = {}
        for at in range(len(batch)):
            columns[f"n{at}"] = "int64"
            columns |= {f"{what}{at}": "decimal(38, 12)" for what in _SUMS}
        (row,) = engine.rows(statement("products", sums=sums, people=people), name, columns)
        width = 1 + len(_SUMS)
        for at, pair in enumerate(batch):
            pairs[pair] = _pair(*row[at * width : (at + 1) * width])
    return pairs


def _pair(n: Any, *sums: Any) -> Pair:
    """From sums to a correlation: exactly, as far as squares go."""
    w, ww, x, y, xx, yy, xy = (Fraction(value or 0) for value in sums)
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
