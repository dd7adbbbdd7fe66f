"""Sums over the people who answered two questions, for each pair of questions: made where the answers lie.

They add up over files where people are not told apart, and are kept as plain numbers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any, TypeAlias

from cxmap.measure.counting import KEYS, MOST_CELLS, moment_of, wanted_rows, weight_of
from cxmap.measure.engine import COUNTS, Columns, Engine, statement
from cxmap.measure.sorting import Question, Reason
from cxmap.measure.tables import Table
from cxmap.measure.words import number_of
from cxmap.model import Data, Scale

PAIRS_AT_ONCE = 100
"""Of eight sums each: databases have a limit of columns, PostgreSQL 1,664."""
WHOLE = "whole"
ASKED: Columns = {"answered": "int64", "since": "date", "until": "date"}
_SUMS = ("w", "ww", "x", "y", "xx", "yy", "xy")
Row: TypeAlias = tuple[Fraction, ...]
"""Of one pair: how many answered both, and the sums over them, which are exact."""


@dataclass(slots=True)
class Products:
    """What the people in some files add up to, pair by pair; the question about the whole is the last one."""

    answered: int = 0
    """How many answered the question about the whole."""
    since: date | None = None
    until: date | None = None
    pairs: dict[tuple[int, int], Row] = field(default_factory=dict)
    dropped: dict[str, Counter[Reason]] = field(default_factory=dict)
    """What in the column of the overall score is no answer, by table and reason."""
    examples: dict[Reason, Counter[str]] = field(default_factory=dict)

    def add(self, other: Products) -> None:
        """Count the people of further files."""
        self.answered += other.answered
        self.since = min((day for day in (self.since, other.since) if day is not None), default=None)
        self.until = max((day for day in (self.until, other.until) if day is not None), default=None)
        for pair, row in other.pairs.items():
            own = self.pairs.get(pair)
            self.pairs[pair] = (
                row if own is None else tuple(one + more for one, more in zip(own, row, strict=True))
            )
        self.dropped |= other.dropped
        for reason, cells in other.examples.items():
            self.examples.setdefault(reason, Counter()).update(cells)


def products_of(engine: Engine, data: Data, tables: Sequence[Table], places: Sequence[str]) -> Products:
    """The sums over everybody in some tables. Raises InputError for columns that are not there."""
    people = _people(data, tables, places)
    name = ", ".join(table.name for table in tables[:3])
    query = statement("asked", whole=WHOLE, people=people)
    answered, since, until = engine.rows(query, name, ASKED)[0]
    pairs = _pairs(engine, people, name, len(places), is_weighted=data.weight is not None)
    return Products(int(answered), since, until, pairs, *_left_out(engine, data, tables, name))


def plain_products(products: Products) -> dict[str, Any]:
    """Sums as lists and numbers, without the examples of what stands in the files."""
    return {
        "answered": products.answered,
        "days": [None if day is None else day.isoformat() for day in (products.since, products.until)],
        "pairs": [(*pair, *map(str, row)) for pair, row in products.pairs.items()],
        "dropped": {name: dict(+dropped) for name, dropped in products.dropped.items()},
    }


def products_from(content: Any) -> Products | None:
    """The sums that were made plain; nothing for what is none."""
    try:
        since, until = (None if day is None else date.fromisoformat(day) for day in content["days"])
        return Products(
            int(content["answered"]),
            since,
            until,
            {(int(x), int(y)): tuple(map(Fraction, row)) for x, y, *row in content["pairs"]},
            {name: Counter(dropped) for name, dropped in content["dropped"].items()},
        )
    except (TypeError, ValueError, KeyError, AttributeError, ArithmeticError):
        return None


def overall_scale(data: Data) -> Scale:
    """The scale of the question about the whole."""
    assert data.outcome is not None
    return data.outcome.scale or data.asked


def _codes(data: Data) -> tuple[float | str, ...]:
    """What stands where nobody answered the overall question; 9 of 1 to 5 is an answer on 0 to 10."""
    assert data.outcome is not None
    return data.outcome.no_answer if data.outcome.scale else (*data.no_answer, *data.outcome.no_answer)


def _in_steps(data: Data, scale: Scale) -> bool:
    """Whether answers on a scale are counted one by one, so that there is none in between."""
    return scale == data.asked and (data.is_share or data.type == "nps")


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
    scale = overall_scale(data)
    question = Question(scale, _codes(data), data.decimal, in_steps=_in_steps(data, scale))
    dropped: dict[str, Counter[Reason]] = {table.name: Counter() for table in tables}
    examples: dict[Reason, Counter[str]] = {}
    for number, _, _, _, _, cell, n, *_ in engine.rows(query, name, COUNTS):
        reason, _ = question.read(cell)
        if reason is not None:
            dropped[tables[number].name][reason] += n
            if cell is not None and reason != "nothing":
                examples.setdefault(reason, Counter())[cell] += n
    return dropped, examples


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
        answers.append(
            _answer(table, data, table.column([data.outcome.column]), overall_scale(data), whole, WHOLE)
        )
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
) -> dict[tuple[int, int], Row]:
    """The sums of every pair of questions, by their numbers; the overall one is the last."""
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
            pairs[pair] = tuple(Fraction(value or 0) for value in row[at * width : (at + 1) * width])
    return pairs
