"""What the columns of an unknown file seem to hold: scores, dates, weights, people, groups."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Literal, TypeAlias

from msgspec import Struct

from cxmap.measure.engine import DuckDB, identifier, statement
from cxmap.measure.tables import Table
from cxmap.measure.words import number_of

Role: TypeAlias = Literal["score", "date", "time", "weight", "person", "group", "text"]
MOST_VALUES = 400
MOST_CELLS = 400_000
"""That are looked at: a proposal needs no more, and a file may have 5,000 columns or a billion rows."""
AT_ONCE = 500
"""Columns: the engine takes memory for some thousand rows of each."""
LONGEST_CELL = 200
"""Letters of a cell that are looked at."""
MOST_ANSWERS, MOST_GROUPS, FEWEST_NUMBERS = 14, 12, 0.5
"""Different numbers of a question, different words of a group, the share of numbers in a column of scores."""
SCALES = ((1, 5), (0, 10), (1, 10), (1, 7), (0, 5), (-2, 2), (1, 4), (1, 3), (1, 6), (0, 100))
"""Scales that questions are asked on, the usual ones first."""
FROM_0_TO_10 = (0, 10)
"""That of how likely people are to recommend."""
CODES_AT_MOST = 2
"""More numbers than that beyond the ends mean another scale, not codes for `no answer`."""
UNUSUAL = 0.6
"""What each place further down in SCALES counts, so that 0 and 6 beside 1 to 5 are taken for codes."""
NO_DAY = 1970
"""The last year that programs put in where there is a time and no day, after 1899, 1900 and 1904."""
FEWEST_STEPS = 4
"""Different answers to a question that is asked from 0 to 10; fewer say yes or no, or count."""
RECOMMENDING = re.compile(r"nps|netpro|promot|recommend|aanbevel|weiterempf|likel", re.IGNORECASE)
"""Names of the question that is asked from 0 to 10."""
_WEIGHT = re.compile(r"weight|gewicht|poids|\bwgt\b", re.IGNORECASE)
_PERSON = re.compile(
    r"(^|[^a-z])(id|resp\w*|user\w*|e-?mail|klant\w*|kunde\w*|client\w*)($|[^a-z])", re.IGNORECASE
)
_ALWAYS_PERSON = re.compile(r"(^|[^a-z])(id|resp(ondent)?)$", re.IGNORECASE)
"""Also where people stand in several rows."""
_DATES = ("%Y-%m-%d", "%Y/%m/%d", "%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y", "%m/%d/%Y")


class Profile(Struct, frozen=True):
    """A column: its name, what it seems to be, and what stands in it, most often first."""

    name: str
    role: Role
    filled: int
    """Rows in which something stands."""
    values: tuple[tuple[str, int], ...]
    scale: tuple[int, int] | None = None
    codes: tuple[tuple[str, int], ...] = ()
    """What lies off that scale and may stand for `no answer`, with how often."""
    date_format: str | None = None
    """How dates are written, where it is not the usual way; nothing where they are."""
    doubt: str = ""
    """What the reader of a proposal should decide."""


class Profiles(Struct, frozen=True):
    """What the columns of a table seem to hold."""

    columns: tuple[Profile, ...]
    rows: int
    """How many rows were looked at."""
    more: bool
    """Whether there are rows that were not."""


def profiles_of(engine: DuckDB, table: Table) -> Profiles:
    """Every column of a table, by as many of its rows as MOST_CELLS allows."""
    most = max(1, MOST_CELLS // len(table.keys))
    profiles: list[Profile] = []
    seen = 0
    for names, keys in zip(_batched(table.names), _batched(table.keys), strict=True):
        # cleaned afterwards: thousands of longer expressions take the engine minutes
        cells = ", ".join(f"left(CAST({identifier(key)} AS VARCHAR), {LONGEST_CELL})" for key in keys)
        query = statement("profile", cells=cells, source=table.source, most=str(most + 1))
        rows = engine.rows(query, table.name)
        seen = len(rows)
        columns = zip(*rows[:most], strict=True) if rows else ((),) * len(keys)
        profiles += [_profile(name, _values(column)) for name, column in zip(names, columns, strict=True)]
    return Profiles(tuple(profiles), min(seen, most), more=seen > most)


def _batched(columns: Sequence[str]) -> Iterator[Sequence[str]]:
    """Columns in groups that the engine holds at once."""
    for start in range(0, len(columns), AT_ONCE):
        yield columns[start : start + AT_ONCE]


def _values(column: Iterable[str | None]) -> list[tuple[str, int]]:
    """What stands in a column, most often first."""
    counts = Counter(text for cell in column if cell is not None and (text := cell.strip(" ")))
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:MOST_VALUES]


def _profile(name: str, values: list[tuple[str, int]]) -> Profile:
    filled = sum(n for _, n in values)
    name = name.strip()
    known = tuple(values)
    if not values:
        return Profile(name, "text", 0, ())
    dates = _date_formats([text for text, _ in values])
    if dates and not _is_of_our_days(values[0][0], dates[0]):
        return Profile(name, "time", filled, known)
    if dates:
        doubt = f"or {dates[1]}: no day in the file tells" if len(dates) > 1 else ""
        usual = dates[0] in ("%Y-%m-%d",)
        return Profile(name, "date", filled, known, date_format=None if usual else dates[0], doubt=doubt)
    numbers = {text: number for text, _ in values if (number := number_of(text)) is not None}
    counted = sum(n for text, n in values if text in numbers)
    distinct = len(values) == MOST_VALUES or all(n == 1 for _, n in values)
    if _WEIGHT.search(name) and len(numbers) == len(values) and min(numbers.values()) >= 0:
        return Profile(name, "weight", filled, known)
    if _PERSON.search(name) and (distinct or _ALWAYS_PERSON.search(name)):
        return Profile(name, "person", filled, known)
    if set(numbers.values()) <= {0, 1} and len(numbers) == len(values):
        return Profile(name, "group", filled, known)  # yes or no
    if counted >= FEWEST_NUMBERS * filled and len(set(numbers.values())) <= MOST_ANSWERS:
        from_0_to_10 = RECOMMENDING.search(name) and len(set(numbers.values())) >= FEWEST_STEPS
        guess = _scale(numbers, dict(values), (FROM_0_TO_10,) if from_0_to_10 else SCALES)
        if guess is not None:
            scale, codes = guess
            words = tuple((text, n) for text, n in values if text not in numbers)
            return Profile(
                name, "score", filled, known, scale, (*codes, *words), doubt=_doubt(numbers, scale)
            )
    if len(values) <= MOST_GROUPS and not distinct:
        return Profile(name, "group", filled, known)
    return Profile(name, "text", filled, known)


def _date_formats(texts: list[str]) -> list[str]:
    """The ways in which all of the texts are dates; more than one where days and months could be swapped."""
    days = [text[:10] for text in texts]
    return [form for form in _DATES if all(_is_date(day, form) for day in days)]


def _is_of_our_days(text: str, form: str) -> bool:
    """Whether a date is later than those that programs write where there is a time and no day."""
    return datetime.strptime(text[:10], form).year > NO_DAY  # noqa: DTZ007 - only its year


def _is_date(text: str, form: str) -> bool:
    try:
        datetime.strptime(text, form)  # noqa: DTZ007 - only whether it is one
    except ValueError:
        return False
    return True


def _scale(
    numbers: dict[str, float], counts: dict[str, int], scales: Sequence[tuple[int, int]]
) -> tuple[tuple[int, int], tuple[tuple[str, int], ...]] | None:
    """The scale that leaves fewest numbers off it and fewest steps unused, and what lies off it."""
    fitting = []
    for rank, (low, high) in enumerate(scales):
        off = {text for text, number in numbers.items() if not low <= number <= high}
        inside = {number for text, number in numbers.items() if text not in off}
        if len({numbers[text] for text in off}) > CODES_AT_MOST or len(inside) < 2:
            continue
        unused = (high - low + 1) - len({round(number) for number in inside})
        fitting.append((len(off) + 2 * unused + UNUSUAL * rank, rank, (low, high), off))
    if not fitting:
        return None
    _, _, scale, off = min(fitting)
    return scale, tuple((text, counts[text]) for text in counts if text in off)


def _doubt(numbers: dict[str, float], scale: tuple[int, int]) -> str:
    low, high = scale
    inside = sorted(number for number in numbers.values() if low <= number <= high)
    if inside[0] > low or inside[-1] < high:
        return f"nobody answered {low:.15g}" if inside[0] > low else f"nobody answered {high:.15g}"
    return ""
