"""The counts of one table: how often each answer was given, where, when and by which group."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from cxmap.errors import InputError
from cxmap.measure.engine import COUNTS, ROWS, Engine, literal, statement
from cxmap.measure.tables import Table
from cxmap.measure.words import WHOLE, number_of
from cxmap.model import Bound, Comments, Data

MOST_CELLS = 500_000
"""Different combinations of place, period, group and answer that can be held."""


@dataclass(frozen=True, slots=True)
class Cell:
    """So many answers of one kind, as it stands in the table; `place` is an id where each has a column."""

    place: str | None
    period: date | None
    persona: str | None
    segment: str | None
    answer: str | None
    n: int
    weight: Decimal | None
    squares: Decimal | None
    weightless: int
    last: date | None


@dataclass(frozen=True, slots=True)
class Counted:
    """What one table holds for a binding."""

    name: str
    rows: int
    wanted: int
    malformed: int
    cells: tuple[Cell, ...] = field(repr=False)


def counted(engine: Engine, data: Data, tables: Sequence[Table]) -> tuple[Counted, ...]:
    """Count the answers of all tables of a binding: they are one, where a person answered in several.

    Raises InputError for columns that a table does not have.
    """
    found = []
    queries = []
    ids: list[str] = []
    for number, table in enumerate(tables):
        wanted = wanted_rows(table, data)
        places = _bound(table, data)
        ids = list(places)
        queries.append(_answers(number, table, data, wanted, places))
        # only now, as it reads the whole file: a column that is not there is told at once
        query = statement("rows", source=table.noting or table.source, wanted=wanted)
        rows, kept = engine.rows(query, table.name, ROWS)[0]
        found.append((table.name, rows, int(kept or 0), engine.malformed(table.name) if table.noting else 0))
    answers = " UNION ALL ".join(queries)
    if data.respondent is not None:
        answers = statement("once", answers=answers)
    name = ", ".join(table.name for table in tables[:3])
    sums = statement("unweighted" if data.weight is None else "weighted")
    query = statement("counts", answers=answers, sums=sums, most=str(MOST_CELLS + 1))
    cells = engine.rows(query, name, COUNTS)
    if len(cells) > MOST_CELLS:
        raise InputError(
            f"{name}: more than {MOST_CELLS:,} different answers, places and groups; is a column bound "
            "that holds free text?"
        )
    by_table: list[list[Cell]] = [[] for _ in tables]
    for number, place, *rest in cells:
        by_table[number].append(Cell(ids[int(place)] if ids else place, *rest))
    return tuple(Counted(*counts, tuple(own)) for counts, own in zip(found, by_table, strict=True))


def _bound(table: Table, data: Data) -> dict[str, str]:
    """The column of each place, where each has one."""
    places = {place: table.column(names) for place, names in data.scores.items()}
    if data.overall:
        places[WHOLE] = table.column(data.overall)
    return places


def wanted_rows(table: Table, data: Bound) -> str:
    """The condition of the rows that a binding wants."""
    conditions = []
    for name, words in data.where.items():
        texts = {spelling for word in words for spelling in spellings(word)}
        column = f"lower(trim(CAST({table.column([name])} AS VARCHAR)))"
        conditions.append(f"{column} IN ({', '.join(map(literal, sorted(texts)))})")
    return " AND ".join(conditions) or "true"


def spellings(word: float | str) -> set[str]:
    """How a value may be written in a table, in small letters: a number with and without its point."""
    text = word.strip() if isinstance(word, str) else f"{word:.15g}"
    number = number_of(text)
    if number is None:
        return {text.lower()}
    return {text.lower(), f"{number:.15g}", f"{number:.15g}" if "." in f"{number:.15g}" else f"{number:.1f}"}


def _answers(number: int, table: Table, data: Data, wanted: str, places: dict[str, str]) -> str:
    def cell(column: str | None) -> str:
        return "NULL" if column is None else table.column([column])

    moment = moment_of(table, data)
    parts = {
        "table": str(number),
        "period": _period(data, table, moment),
        "source": table.source,
        "wanted": wanted,
        "person": "NULL" if data.respondent is None else table.text(table.column([data.respondent])),
        "persona": cell(data.personas.column if data.personas else None),
        "segment": cell(data.segments.column if data.segments else None),
        "moment": moment,
        "weight": weight_of(table, data),
    }
    if data.touchpoint is not None and data.score is not None:
        return statement("long", place=cell(data.touchpoint), answer=cell(data.score), **parts)
    columns = [f"{column} AS c{at}" for at, column in enumerate(places.values())]
    return statement(
        "wide",
        columns=", ".join(columns),
        cases=" ".join(f"WHEN {at} THEN c{at}" for at in range(len(columns))),
        numbers=", ".join(f"({at})" for at in range(len(columns))),
        **parts,
    )


def weight_of(table: Table, data: Data) -> str:
    """A weight as an exact decimal, so that sums do not depend on the order of the rows.

    Whoever weighs nothing, or less than that, answers for nobody and is not counted.
    """
    if data.weight is None:
        return "CAST(NULL AS DECIMAL(18, 6))"
    weight = table.decimal(table.column([data.weight]), data.decimal)
    return f"CASE WHEN {weight} > 0 THEN {weight} END"


def moment_of(table: Table, data: Data | Comments) -> str:
    """When an answer was given."""
    if data.date is None:
        day = table.date
        return "CAST(NULL AS DATE)" if day is None else f"CAST({literal(day.isoformat())} AS DATE)"
    return table.moment(table.column([data.date]), data.date_format)


def text_of(table: Table, data: Comments) -> tuple[str, str]:
    """The cell of a comment, nothing where it is empty, and whether it is a code for no comment."""
    text = table.text(table.column([data.text]))
    codes = sorted({spelling for word in data.no_answer for spelling in spellings(word)})
    return text, f"lower({text}) IN ({', '.join(map(literal, codes))})" if codes else "false"


def _period(data: Data, table: Table, moment: str) -> str:
    if data.period != "all":
        return f"date_trunc({literal(data.period)}, {moment})"
    if data.date is None and table.date is not None:
        return f"CAST({literal(table.date.isoformat())} AS DATE)"
    return "CAST(NULL AS DATE)"
