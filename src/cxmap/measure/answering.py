"""The answers of one binding: counted file by file where that adds up, and files together where it does not.

Where people are told apart, of several answers in a period the last one counts, in whichever file it is. So
files that have answers of the same period are counted together, and no others: a new month costs the reading
of that month. What the same people answered in two periods needs the files of these two.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import Any

from msgspec import Struct, field

from cxmap.measure.counting import counted, numbered, periods_of
from cxmap.measure.inputs import Input
from cxmap.measure.partial import Part, pairs_of, part_of, plain, plain_pairs
from cxmap.measure.reading import Reading
from cxmap.measure.repeating import Repeated, repeated
from cxmap.measure.sorting import Sorted, sorted_out
from cxmap.measure.warehouse import digest
from cxmap.model import Data

Unit = tuple[Input, ...]
"""Files that are counted together; none stand for the table of a warehouse."""


class Answered(Struct):
    """What the answers of a binding add up to, and what the same people answered twice."""

    part: Part = field(default_factory=lambda: Part(Sorted(), []))
    repeated: tuple[Repeated, ...] = ()
    digests: dict[str, str] = field(default_factory=dict)
    """Of tables that stay where they are, by name: what their counts add up to."""


def answered(reading: Reading, data: Data, inputs: Sequence[Input]) -> Answered:
    """Count a binding. Raises InputError for columns that are not there and files that cannot be read."""
    result = Answered()
    units = _units(reading, data, inputs)
    held: dict[date, Unit] = {}
    for unit in units:

        def count(unit: Unit = unit) -> Part:
            return _count(reading, data, unit, result)

        part = reading.kept("answers", data, unit, count, plain, part_of)
        held |= {where.period: unit for where in part.answers.tallies if where.period is not None}
        result.part.add(part)
    order = {input_.name: at for at, input_ in enumerate(inputs)}
    result.part.rows.sort(key=lambda row: order.get(row[0], 0))
    if data.respondent is not None and data.weight is None:  # weighted ones may weigh differently each time
        result.repeated = _pairs(reading, data, held)
    return result


def _count(reading: Reading, data: Data, unit: Unit, result: Answered) -> Part:
    with reading.tables(data, unit) as (engine, tables):
        counts = counted(engine, data, tables)
    if not unit:
        result.digests |= {count.name: digest(count.cells) for count in counts}
    return Part(sorted_out(reading.map, data, counts), [(count.name, count.rows) for count in counts])


def _units(reading: Reading, data: Data, inputs: Sequence[Input]) -> list[Unit]:
    """Files by what has to be counted together, in their order."""
    if data.respondent is None or len(inputs) < 2:
        return [(input_,) for input_ in inputs] or [()]
    units: list[tuple[set[int | None], list[Input]]] = []
    for input_ in inputs:
        own = set(_periods(reading, data, input_))
        if data.period != "all":
            own.discard(None)  # who answered nobody knows when is not counted in any period
        alike = [unit for unit in units if unit[0] & own]
        units = [unit for unit in units if not unit[0] & own]
        files = [file for _, files in alike for file in files]
        units.append((own.union(*(periods for periods, _ in alike)), [*files, input_]))
    order = {input_: at for at, input_ in enumerate(inputs)}
    sorted_units = [tuple(sorted(files, key=lambda file: order[file])) for _, files in units]
    return sorted(sorted_units, key=lambda unit: order[unit[0]])


def _periods(reading: Reading, data: Data, input_: Input) -> list[int | None]:
    if data.date is None:
        return [None if input_.entry.date is None else numbered(data, input_.entry.date)]
    if data.period == "all":
        return [None]

    def ask() -> list[int | None]:
        with reading.tables(data, (input_,)) as (engine, tables):
            return periods_of(engine, data, tables[0])

    return reading.kept("periods", data, (input_,), ask, list, _numbers)


def _numbers(content: Any) -> list[int | None] | None:
    is_sound = isinstance(content, list) and all(number is None or type(number) is int for number in content)
    return content if is_sound else None


def _pairs(reading: Reading, data: Data, held: dict[date, Unit]) -> tuple[Repeated, ...]:
    """What the same people answered: in each period and the one before, and in the last and the first."""
    periods = sorted(held)
    if len(periods) < 2:
        return ()
    asked: dict[Unit, list[tuple[date, date]]] = {}
    for pair in dict.fromkeys([*pairwise(periods), (periods[0], periods[-1])]):
        files = dict.fromkeys((*held[pair[0]], *held[pair[1]]))
        asked.setdefault(tuple(files), []).append(pair)
    pairs: list[Repeated] = []
    for unit, compared in asked.items():

        def ask(unit: Unit = unit, compared: Sequence[tuple[date, date]] = compared) -> tuple[Repeated, ...]:
            with reading.tables(data, unit) as (engine, tables):
                return repeated(engine, reading.map, data, tables, compared)

        days = [(earlier.isoformat(), later.isoformat()) for earlier, later in compared]
        known: tuple[Repeated, ...] = reading.kept("pairs", data, unit, ask, plain_pairs, pairs_of, days)
        pairs += known
    return tuple(sorted(pairs, key=lambda own: (own.place, own.earlier, own.later)))
