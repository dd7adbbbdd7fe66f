"""Sums over the people who answered two questions, for each pair of questions: made where the answers lie.

They add up over files where people are not told apart, and are kept as plain numbers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from typing import Any, TypeAlias

from msgspec import Struct, field

from cxmap.measure.counting import KEYS, MOST_CELLS, wanted_rows
from cxmap.measure.engine import COUNTS, Columns, Engine, literal, statement
from cxmap.measure.people import WHOLE, People, in_steps, overall_codes, overall_scale, people_of
from cxmap.measure.sorting import Question, Reason
from cxmap.measure.tables import Table
from cxmap.model import Data, Map

PAIRS_AT_ONCE = 100
"""Of eight sums each: databases have a limit of columns, PostgreSQL 1,664."""
ASKED: Columns = {"answered": "int64", "since": "date", "until": "date"}
_SUMS = ("w", "ww", "x", "y", "xx", "yy", "xy")
Row: TypeAlias = tuple[Fraction, ...]
"""Of one pair: how many answered both, and the sums over them, which are exact."""


class Products(Struct):
    """What the people in some files add up to, pair by pair; the question about the whole is the last one."""

    places: tuple[str, ...] = ()
    """What is asked about, besides the whole."""
    answered: int = 0
    """How many answered the question about the whole."""
    since: date | None = None
    until: date | None = None
    pairs: dict[tuple[int, int], Row] = field(default_factory=dict)
    dropped: dict[str, Counter[Reason]] = field(default_factory=dict)
    """What in the column of the overall score is no answer, by table and reason."""
    examples: dict[Reason, Counter[str]] = field(default_factory=dict)

    def add(self, other: Products) -> None:
        """Count the people of further files, who were asked the same."""
        self.places = other.places
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


def products_of(engine: Engine, map_: Map, data: Data, tables: Sequence[Table]) -> Products:
    """The sums over everybody in some tables. Raises InputError for columns that are not there."""
    people = people_of(engine, map_, data, tables)
    name = ", ".join(table.name for table in tables[:3])
    query = statement("asked", whole=WHOLE, people=people.query)
    answered, since, until = engine.rows(query, name, ASKED)[0]
    pairs = _pairs(engine, people, name, is_weighted=data.weight is not None)
    left_out = _left_out(engine, data, tables, people, name)
    return Products(people.places, int(answered), since, until, pairs, *left_out)


def plain_products(products: Products) -> dict[str, Any]:
    """Sums as lists and numbers, without the examples of what stands in the files."""
    return {
        "places": products.places,
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
            tuple(map(str, content["places"])),
            int(content["answered"]),
            since,
            until,
            {(int(x), int(y)): tuple(map(Fraction, row)) for x, y, *row in content["pairs"]},
            {name: Counter(dropped) for name, dropped in content["dropped"].items()},
        )
    except (TypeError, ValueError, KeyError, AttributeError, ArithmeticError):
        return None


def _left_out(
    engine: Engine, data: Data, tables: Sequence[Table], people: People, name: str
) -> tuple[dict[str, Counter[Reason]], dict[Reason, Counter[str]]]:
    """What in the column of the overall score is no answer, by table and reason, and examples."""
    assert data.outcome is not None
    column = data.outcome.column or data.score or ""
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
            answer=f"CAST({table.column([column])} AS VARCHAR)",
            source=table.source,
            wanted=_about_the_whole(table, data, people),
        )
        for number, table in enumerate(tables)
    )
    query = statement(
        "counts", answers=answers, sums=statement("unweighted"), keys=KEYS, picked=KEYS, most=f"{MOST_CELLS}"
    )
    scale = overall_scale(data)
    question = Question(scale, overall_codes(data), data.decimal, in_steps=in_steps(data, scale))
    dropped: dict[str, Counter[Reason]] = {table.name: Counter() for table in tables}
    examples: dict[Reason, Counter[str]] = {}
    for number, _, _, _, _, cell, n, *_ in engine.rows(query, name, COUNTS):
        reason, _ = question.read(cell)
        if reason is not None:
            dropped[tables[number].name][reason] += n
            if cell is not None and reason != "nothing":
                examples.setdefault(reason, Counter())[cell] += n
    return dropped, examples


def _about_the_whole(table: Table, data: Data, people: People) -> str:
    """The condition of the rows that hold an answer to the overall question, or should."""
    wanted = wanted_rows(table, data)
    if data.touchpoint is None or not data.outcome or data.outcome.column is not None:
        return wanted
    words = ", ".join(map(literal, people.overall.get(table.name, ())))
    own = f"CAST({table.column([data.touchpoint])} AS VARCHAR) IN ({words})" if words else "1 = 0"
    return f"{wanted} AND {own}"


def _pairs(engine: Engine, people: People, name: str, *, is_weighted: bool) -> dict[tuple[int, int], Row]:
    """The sums of every pair of questions, by their numbers; the overall one is the last."""
    names = people.columns
    wanted = [(x, y) for y in range(len(names)) for x in range(y)]
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
        (row,) = engine.rows(statement("products", sums=sums, people=people.query), name, columns)
        width = 1 + len(_SUMS)
        for at, pair in enumerate(batch):
            pairs[pair] = tuple(Fraction(value or 0) for value in row[at * width : (at + 1) * width])
    return pairs
