"""The counts of one data file: how often each answer was given, where, when and by which group."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from cxmap.errors import InputError
from cxmap.measure.engine import Engine, literal, statement
from cxmap.measure.inputs import Input
from cxmap.measure.tables import Table, table_of
from cxmap.measure.words import word_key
from cxmap.model import Data, Map

MOST_CELLS = 2_000_000
"""Different combinations of place, period, group and answer that can be held."""
WHOLE = ""
"""The place of a question about the whole journey; ids are never empty."""


@dataclass(frozen=True, slots=True)
class Cell:
    """So many answers of one kind. `answer` is what stands in the file; `stranger`, a place nobody knows."""

    place: str | None
    stranger: str | None
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
    """What one file holds for a binding."""

    input: Input
    rows: int
    wanted: int
    malformed: int
    cells: tuple[Cell, ...] = field(repr=False)


def counted(engine: Engine, map_: Map, data: Data, input_: Input) -> Counted:
    """Count the answers of a file. Raises InputError for columns it does not have and data it cannot hold."""
    table = table_of(engine, data, input_)
    engine.forget()
    for kind, words in _meanings(map_, data).items():
        engine.mean(kind, iter(words))
    wanted = _wanted(engine, table, data)
    rows, kept = engine.rows(
        statement("rows", file=table.noting or table.source, wanted=wanted), name=input_.name
    )[0]
    malformed = engine.rows(statement("malformed"))[0][0] if table.noting else 0
    answers = _answers(table, data, wanted)
    cells = engine.rows(
        statement(
            "counts",
            answers=answers,
            period=_period(data, input_),
            mapped="true" if data.touchpoint is not None else "false",
            place_key="key_of(answers.place)" if data.touchpoint is not None else "NULL",
            most=str(MOST_CELLS + 1),
        ),
        name=input_.name,
    )
    if len(cells) > MOST_CELLS:
        raise InputError(
            f"{input_.name}: more than {MOST_CELLS:,} different answers, places and groups; is a column "
            "bound that holds free text?"
        )
    return Counted(input_, rows, kept, malformed, tuple(Cell(*cell) for cell in cells))


def _meanings(map_: Map, data: Data) -> Mapping[str, list[tuple[str, str]]]:
    """Which words stand for which id. Raises InputError where one stands for two."""
    places = [(place, word) for place, words in data.values.items() for word in words]
    if data.touchpoint is not None:
        bound = set(data.values)
        named = [(step.touchpoint.id, step.touchpoint.name) for step in map_.steps]
        for id_, name in [*named, *((phase.id, phase.name) for phase in map_.phases)]:
            places += [(id_, id_)] if id_ in bound else [(id_, id_), (id_, name)]
    meanings = {
        "place": places,
        "persona": _group_words(data.personas.values, map_.personas_by_id) if data.personas else [],
        "segment": _group_words(data.segments.values, map_.segments_by_id) if data.segments else [],
    }
    return {kind: list(_told_apart(kind, words)) for kind, words in meanings.items()}


def _group_words(
    values: Mapping[str, Sequence[float | str]], known: Mapping[str, object]
) -> list[tuple[str, float | str]]:
    if not values:
        return [(id_, id_) for id_ in known]
    return [(id_, word) for id_, words in values.items() for word in words]


def _told_apart(kind: str, words: Sequence[tuple[str, float | str]]) -> Iterator[tuple[str, str]]:
    meant: dict[str, str] = {}
    for id_, word in words:
        text = _as_text(word)
        before = meant.setdefault(word_key(text, "."), id_)
        if before != id_:
            raise InputError(
                f"data: `{text}` stands for two {kind}s, `{before}` and `{id_}`; say which with `values`"
            )
        yield text, id_


def _as_text(word: float | str) -> str:
    return word if isinstance(word, str) else f"{word:.15g}"


def _wanted(engine: Engine, table: Table, data: Data) -> str:
    conditions = []
    for at, (column, words) in enumerate(data.where.items()):
        kind = f"where {at}"
        engine.mean(kind, ((_as_text(word), "") for word in words))
        conditions.append(statement("where", column=table.column([column]), kind=literal(kind)).strip())
    return " AND ".join(conditions) or "true"


def _answers(table: Table, data: Data, wanted: str) -> str:
    def cell(column: str | None) -> str:
        return "NULL" if column is None else table.column([column])

    weight = "NULL" if data.weight is None else f"weight_of({cell(data.weight)}, {literal(data.decimal)})"
    respondent = "NULL" if data.respondent is None else f"text_of({cell(data.respondent)})"
    parts = {
        "file": table.source,
        "wanted": wanted,
        "row": "NULL" if data.respondent is None else "row_number() OVER ()",
        "respondent": respondent,
        "persona": cell(data.personas.column if data.personas else None),
        "segment": cell(data.segments.column if data.segments else None),
        "day": _day(table, data),
        "weight": weight,
    }
    if data.touchpoint is not None and data.score is not None:
        query = statement("long", place=cell(data.touchpoint), answer=cell(data.score), **parts)
    else:
        columns = {place: table.column(names) for place, names in data.scores.items()}
        if data.overall:
            columns[WHOLE] = table.column(data.overall)
        query = statement(
            "wide",
            places=", ".join(map(literal, columns)),
            columns=", ".join(f"text_of({column})" for column in columns.values()),
            **parts,
        )
    if data.respondent is None:
        return query
    unit = "millennium" if data.period == "all" else data.period
    return statement("once", answers=query, period=unit)


def _day(table: Table, data: Data) -> str:
    if data.date is None:
        day = table.input.entry.date
        return "CAST(NULL AS DATE)" if day is None else f"DATE {literal(day.isoformat())}"
    column = table.column([data.date])
    if data.date_format is None:
        return f"day_of({column})"
    return f"day_as({column}, {literal(data.date_format)})"


def _period(data: Data, input_: Input) -> str:
    if data.period != "all":
        return f"CAST(date_trunc({literal(data.period)}, answers.day) AS DATE)"
    if data.date is None and input_.entry.date is not None:
        return f"DATE {literal(input_.entry.date.isoformat())}"
    return "CAST(NULL AS DATE)"
