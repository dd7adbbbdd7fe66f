"""Everybody with the answers to all questions, as a query.

Either a table has a row for each person, or one for each answer, and these are put together by who gave them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct, field

from cxmap.errors import InputError
from cxmap.measure.counting import moment_of, period_of, wanted_rows, weight_of
from cxmap.measure.engine import Engine, literal, statement
from cxmap.measure.figures import in_order
from cxmap.measure.tables import Table
from cxmap.measure.words import number_of, outcome_keys, place_words, word_key
from cxmap.model import Data, Map, Scale
from cxmap.model.drivers import MOST_DRIVERS

WHOLE = "whole"
MOST_WORDS = 10_000


class People(Struct, frozen=True):
    """Whose answers, to which questions."""

    places: tuple[str, ...]
    """What is asked about, besides the whole, in the order of the map."""
    query: str
    """A column for each place (c0, c1), one for the whole, when and what they weigh."""
    overall: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """How each table spells the overall question, where that is one of the words for touchpoints."""

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of the answers; that for the whole is the last one."""
        return (*(f"c{at}" for at in range(len(self.places))), WHOLE)


def people_of(engine: Engine, map_: Map, data: Data, tables: Sequence[Table]) -> People:
    """The people of some tables. Raises InputError for columns that are not there."""
    return _from_rows(map_, data, tables) if data.scores else _from_answers(engine, map_, data, tables)


def overall_scale(data: Data) -> Scale:
    """The scale of the question about the whole."""
    assert data.outcome is not None
    return data.outcome.scale or data.asked


def overall_codes(data: Data) -> tuple[float | str, ...]:
    """What stands where nobody answered the overall question; 9 of 1 to 5 is an answer on 0 to 10."""
    assert data.outcome is not None
    return data.outcome.no_answer if data.outcome.scale else (*data.no_answer, *data.outcome.no_answer)


def in_steps(data: Data, scale: Scale) -> bool:
    """Whether answers on a scale are counted one by one, so that there is none in between."""
    return scale == data.asked and (data.is_share or data.type == "nps")


def _from_rows(map_: Map, data: Data, tables: Sequence[Table]) -> People:
    assert data.outcome is not None and data.outcome.column is not None
    places = tuple(place for place in in_order(map_) if place in data.scores)
    selects = []
    for number, table in enumerate(tables):
        answers = [
            f"{_score(table, data, table.column(data.scores[place]))} AS c{at}"
            for at, place in enumerate(places)
        ]
        answers.append(f"{_overall(table, data, table.column([data.outcome.column]))} AS {WHOLE}")
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
    people = People(places, " UNION ALL ".join(selects))
    if data.respondent is None:
        return people
    order = ", ".join(f"{name} ASC NULLS LAST" for name in people.columns)
    return People(places, statement("last_of_each", people=people.query, answers=order))


def _from_answers(engine: Engine, map_: Map, data: Data, tables: Sequence[Table]) -> People:
    """Whoever gave several answers is known by a name; that is why a binding has to say where it stands."""
    assert data.outcome is not None and data.touchpoint is not None and data.score is not None
    words, overall = place_words(map_, data), outcome_keys(data)
    spelled = [_spelled(engine, table, data) for table in tables]
    meant = {word: words.meant(word) for own in spelled for word in own if word_key(word) not in overall}
    places = tuple(place for place in in_order(map_) if place in meant.values())
    if len(places) > MOST_DRIVERS:
        raise InputError(
            f"data: an `outcome` is held against at most {MOST_DRIVERS} touchpoints at once, and "
            f"{tables[0].name} has answers for {len(places)}; split the binding with `where`"
        )
    numbers = {word: places.index(place) for word, place in meant.items() if place is not None}
    of_whole = [tuple(word for word in own if word_key(word) in overall) for own in spelled]
    numbers |= {word: len(places) for own in of_whole for word in own}
    selects = []
    for number, table in enumerate(tables):
        score = table.column([data.score])
        parts = _parts(number, table, data, len(places))
        if numbers:
            rows = ", ".join(f"({literal(word)}, {at})" for word, at in sorted(numbers.items()))
            answer, place = _raw(data, score), table.column([data.touchpoint])
            scored, whole = _score(table, data, score), _overall(table, data, score)
            selects.append(
                statement(
                    "rated", place=place, answer=answer, score=scored, overall=whole, words=rows, **parts
                )
            )
        if data.outcome.column is not None:
            own = table.column([data.outcome.column])
            parts |= {"answer": _raw(data, own), "overall": _overall(table, data, own)}
            selects.append(statement("rated_beside", **parts))
    if not selects:
        raise InputError(f"data: no answer in {tables[0].name} is about a touchpoint of the map")
    people = People(places, "", {table.name: own for table, own in zip(tables, of_whole, strict=True)})
    columns = (
        f"max(CASE WHEN place = {at} THEN value END) AS {name}" for at, name in enumerate(people.columns)
    )
    query = statement(
        "persons",
        names=", ".join(people.columns),
        columns=", ".join(columns),
        answers=" UNION ALL ".join(selects),
    )
    return People(places, query, people.overall)


def _parts(number: int, table: Table, data: Data, whole: int) -> dict[str, Any]:
    assert data.respondent is not None
    moment = moment_of(table, data)
    return {
        "table": f"{number}",
        "person": table.text(table.column([data.respondent])),
        "period": period_of(data, table, moment),
        "moment": moment,
        "weight": "1" if data.weight is None else weight_of(table, data),
        "whole": f"{whole}",
        "source": table.source,
        "wanted": wanted_rows(table, data),
    }


def _raw(data: Data, column: str) -> str:
    """A cell as it stands there: by that, of two answers of one moment one counts, here as in the figures."""
    assert data.outcome is not None
    return column if data.outcome.column is None else f"CAST({column} AS VARCHAR)"


def _spelled(engine: Engine, table: Table, data: Data) -> list[str]:
    """The words that a table has for touchpoints."""
    assert data.touchpoint is not None
    query = statement(
        "spelled",
        column=table.column([data.touchpoint]),
        source=table.source,
        wanted=wanted_rows(table, data),
        most=f"{MOST_WORDS + 1}",
    )
    words = sorted(word for (word,) in engine.rows(query, table.name, {"word": "string"}) if word is not None)
    if len(words) > MOST_WORDS:
        raise InputError(
            f"{table.name}: more than {MOST_WORDS:,} different touchpoints; is a column bound that holds "
            "free text?"
        )
    return words


def _score(table: Table, data: Data, column: str) -> str:
    return _answer(table, data, column, data.asked, data.no_answer)


def _overall(table: Table, data: Data, column: str) -> str:
    return _answer(table, data, column, overall_scale(data), overall_codes(data))


def _answer(table: Table, data: Data, column: str, scale: Scale, codes: Sequence[float | str]) -> str:
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
    if scale.answers and (scale.step is not None or in_steps(data, scale)):
        conditions.append(f"{number} IN ({', '.join(map(_decimal, scale.answers))})")
    return f"CASE WHEN {' AND '.join(conditions)} THEN CAST({number} AS DECIMAL(9, 3)) END"


def _decimal(value: float) -> str:
    return f"CAST({value:.6f} AS DECIMAL(18, 6))"
