"""The counts of one table: how often each answer was given, where, when and by which group."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import MAXYEAR, MINYEAR, date
from decimal import Decimal

from msgspec import Struct

from cxmap.errors import InputError
from cxmap.measure.engine import COUNTS, ROWS, UNDATED, Engine, literal, statement
from cxmap.measure.tables import Table
from cxmap.measure.words import WHOLE, number_of
from cxmap.model import Bound, Comments, Data

MOST_CELLS = 500_000
"""Different combinations of place, period, group and answer that can be held."""
MOST_UNDATED = 5
EVERY = "true"
"""The condition of a binding that wants every row."""


class Cell(Struct, frozen=True):
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
    undated: tuple[tuple[str, int], ...] = ()
    """What stands where days should be, and how often; some of it."""


def counted(engine: Engine, data: Data, tables: Sequence[Table]) -> tuple[Counted, ...]:
    """Count the answers of all tables of a binding: they are one, where a person answered in several.

    Raises InputError for columns that a table does not have.
    """
    if data.respondent is not None:
        return _once(engine, data, tables)
    for table in tables:  # a column that is not there is told before anything is read
        _answers(0, table, data, wanted_rows(table, data), _bound(table, data))
    return tuple(_alone(engine, data, table) for table in tables)


def _alone(engine: Engine, data: Data, table: Table) -> Counted:
    """One table; in one pass where every row is wanted: as many as there are answers to a question."""
    wanted, places = wanted_rows(table, data), _bound(table, data)
    known = None if wanted == EVERY else _rows(engine, table, wanted)
    reader = replace(table, source=table.noting) if known is None and table.noting else table
    cells = _cells(engine, data, _answers(0, reader, data, wanted, places), table.name, list(places))
    own = tuple(cell for _, cell in cells)
    if known is None:
        first = next(iter(places), None)
        rows = sum(cell.n for cell in own if first is None or cell.place == first)
        known = rows, rows, engine.malformed(table.name) if table.noting else 0
    return Counted(table.name, *known, own, _undated(engine, table, data, own))


def _undated(engine: Engine, table: Table, data: Data, cells: Sequence[Cell]) -> tuple[tuple[str, int], ...]:
    """Some of what is no day; it is looked for only where there is any, as that reads the table again."""
    if data.date is None or data.period == "all" or table.is_strict:
        return ()
    if all(cell.period is not None for cell in cells):
        return ()
    column = table.column([data.date])
    moment = table.moment(column, data.date_format)
    wanted = wanted_rows(table, data)
    query = statement(
        "undated", column=column, moment=moment, source=table.source, wanted=wanted, most=str(MOST_UNDATED)
    )
    return tuple((text, int(n)) for text, n in engine.rows(query, table.name, UNDATED))


def _rows(engine: Engine, table: Table, wanted: str) -> tuple[int, int, int]:
    """How many rows a table has, how many are wanted, and how many lines are malformed."""
    query = statement("rows", source=table.noting or table.source, wanted=wanted)
    rows, kept = engine.rows(query, table.name, ROWS)[0]
    return rows, int(kept or 0), engine.malformed(table.name) if table.noting else 0


def _once(engine: Engine, data: Data, tables: Sequence[Table]) -> tuple[Counted, ...]:
    """All tables together, in which people may have answered several times."""
    answers, ids = answers_once(data, tables)
    # only now, as it reads whole files: a column that is not there is told at once
    known = [_rows(engine, table, wanted_rows(table, data)) for table in tables]
    name = ", ".join(table.name for table in tables[:3])
    by_table: list[list[Cell]] = [[] for _ in tables]
    for number, cell in _cells(engine, data, answers, name, ids):
        by_table[number].append(cell)
    return tuple(
        Counted(table.name, *rows, tuple(own), _undated(engine, table, data, own))
        for table, rows, own in zip(tables, known, by_table, strict=True)
    )


def answers_once(data: Data, tables: Sequence[Table]) -> tuple[str, list[str]]:
    """The query for the last answer of each person, and the ids of its places where it numbers them."""
    queries = []
    places: dict[str, str] = {}
    for number, table in enumerate(tables):
        places = _bound(table, data)
        queries.append(_answers(number, table, data, wanted_rows(table, data), places))
    undated = (
        "false" if data.period == "all" else "period IS NULL"
    )  # else people's answers are not in a period
    return statement("once", answers=" UNION ALL ".join(queries), undated=undated), list(places)


def _cells(engine: Engine, data: Data, answers: str, name: str, ids: Sequence[str]) -> list[tuple[int, Cell]]:
    """Answers as counted cells, each with the number of its table."""
    sums = statement("unweighted" if data.weight is None else "weighted")
    keys, picked = _picked(data)
    query = statement(
        "counts", answers=answers, sums=sums, keys=keys, picked=picked, most=str(MOST_CELLS + 1)
    )
    rows = engine.rows(query, name, COUNTS)
    if len(rows) > MOST_CELLS:
        raise InputError(
            f"{name}: more than {MOST_CELLS:,} different answers, places and groups; is a column bound "
            "that holds free text?"
        )
    return [
        (int(number), Cell(ids[int(place)] if ids else place, started(data, period), *rest))
        for number, place, period, *rest in rows
    ]


KEYS = "origin, place, period, persona, segment, answer"
"""What tells cells apart, where none of it is the same for all."""


def _picked(data: Data) -> tuple[str, str]:
    """What tells cells apart, and that with what is the same for all, which would only cost time."""
    keys = ["place", "answer", "period"]
    same = {"origin": "0", "persona": "CAST(NULL AS VARCHAR)", "segment": "CAST(NULL AS VARCHAR)"}
    used = {"origin": data.respondent, "persona": data.personas, "segment": data.segments}
    keys += [name for name, wanted in used.items() if wanted is not None]
    constants = [f"{value} AS {name}" for name, value in same.items() if name not in keys]
    return ", ".join(keys), ", ".join([*keys, *constants])


def periods_of(engine: Engine, data: Data, table: Table) -> list[int | None]:
    """In which periods a table has answers, as numbers; nothing stands for no date."""
    period = period_of(data, table, moment_of(table, data))
    query = statement("periods", period=period, source=table.source, wanted=wanted_rows(table, data))
    rows = engine.rows(query, table.name, {"period": "int64"})
    return sorted((period for (period,) in rows), key=lambda period: (period is not None, period or 0))


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
    return " AND ".join(conditions) or EVERY


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
        "period": period_of(data, table, moment),
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
    # what is no year of ours is found out later, of groups and not of rows, where no last answer is chosen
    sound = isinstance(data, Comments) or data.period == "all" or data.respondent is not None
    return table.moment(table.column([data.date]), data.date_format, sound=sound)


def text_of(table: Table, data: Comments) -> tuple[str, str]:
    """The cell of a comment, nothing where it is empty, and whether it is a code for no comment."""
    text = table.text(table.column([data.text]))
    codes = sorted({spelling for word in data.no_answer for spelling in spellings(word)})
    return text, f"lower({text}) IN ({', '.join(map(literal, codes))})" if codes else "false"


def period_of(data: Data, table: Table, moment: str) -> str:
    """The first month of a period as a number, 12 x year + month - 1: quicker than dates to group by.

    Of answers that are not dated one by one and all count together: the day of their file, from day 1 on.
    """
    if data.period == "all":
        if data.date is None and table.date is not None:
            return str(table.date.toordinal())
        return "CAST(NULL AS BIGINT)"
    month = f"month({moment}) - 1"
    first = {"year": "0", "quarter": f"{month} - ({month}) % 3", "month": month}[data.period]
    return f"CAST(12 * year({moment}) + {first} AS BIGINT)"


def numbered(data: Data, period: date) -> int:
    """A period as the number by which it is counted; `started` leads back."""
    return period.toordinal() if data.period == "all" else 12 * period.year + period.month - 1


def started(data: Data, period: int | None) -> date | None:
    """The first day of a period; nothing for one that is no date, or not in the years 1 to 9999."""
    if period is None:
        return None
    if data.period == "all":
        return date.fromordinal(period)
    year, month = divmod(period, 12)
    return date(year, month + 1, 1) if MINYEAR <= year <= MAXYEAR else None
