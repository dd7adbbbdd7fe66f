"""Comments to what they speak of: how many mention a touchpoint, and the score of those who do.

The words are the author's, and so is the choice of quotes. Nothing is made of what customers feel: only
what they wrote is counted, and only the score that they gave themselves.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from msgspec import Struct, field

from cxmap.measure.counting import KEYS, MOST_CELLS, moment_of, text_of, wanted_rows
from cxmap.measure.engine import COUNTS, ROWS, Columns, Engine, literal, statement
from cxmap.measure.figures import in_order
from cxmap.measure.plain import needle, plain_cell
from cxmap.measure.privacy import apart, published
from cxmap.measure.sorting import Question, Reason
from cxmap.measure.tables import Table
from cxmap.measure.words import place_words
from cxmap.model import Comments, Map, MeasuredComments, Mentions, Scored
from cxmap.model.metrics import DIGITS

WRITTEN: Columns = {"written": "int64", "coded": "int64"}
NONE = ""
"""What a comment speaks of that speaks of no touchpoint; ids are never empty."""
LONGEST_EXAMPLE = 40
"""Letters of what is shown of a column of touchpoints: more may be a comment, which nobody picked."""


class _Heard(Struct):
    """Comments that are counted together, and the scores that came with them."""

    n: int = 0
    scores: Counter[float] = field(default_factory=Counter)
    last: date | None = None

    def scored(self) -> Scored | None:
        """The scores as a mean with its spread."""
        n = self.scores.total()
        if not n:
            return None
        mean = math.fsum(score * times for score, times in self.scores.items()) / n
        squares = math.fsum(times * (score - mean) ** 2 for score, times in self.scores.items())
        return Scored(
            n=n,
            mean=round(mean, DIGITS),
            sd=round(math.sqrt(squares / (n - 1)), DIGITS) if n > 1 else None,
        )


class Heard(Struct, frozen=True):
    """What the comments of one binding speak of, but for quotes, and what was left out of each table."""

    comments: MeasuredComments
    rows: tuple[tuple[str, int, Counter[Reason]], ...]
    unknown: Counter[str] = field(default_factory=Counter)


def heard(engine: Engine, map_: Map, data: Comments, tables: Sequence[Table], floor: int) -> Heard:
    """Count the comments of all tables of a binding. InputError for columns and rows that are not there."""
    rows = [_rows(engine, table, data) for table in tables]
    name = ", ".join(table.name for table in tables[:3])
    question = None if data.scale is None else Question(data.scale, data.no_answer, data.decimal)
    everybody = _counted(
        engine, name, _once(data, _union(data, tables, ["CAST(NULL AS VARCHAR)"] * len(tables))), question
    )
    unknown: Counter[str] = Counter()
    if data.touchpoint is None:
        needles = {place: tuple(sorted(set(map(needle, words)))) for place, words in data.words.items()}
        spoken_groups = _by_words(engine, name, data, tables, needles, question)
        groups = {place: spoken_groups.get(f"{at}", _Heard()) for at, place in enumerate(needles)}
        groups[NONE] = spoken_groups.get(f"{len(needles)}", _Heard())
        shown = _shown_by_words(groups, everybody.get(None, _Heard()), needles, floor)
    else:
        groups, unknown = _by_column(engine, name, map_, data, tables, question)
        shown = _shown_by_column(groups, everybody.get(None, _Heard()), floor)
    whole = everybody.get(None, _Heard())
    places = tuple(
        Mentions(
            place=place, n=groups[place].n, score=groups[place].scored() if place in shown.scores else None
        )
        for place in in_order(map_)
        if place in shown.counts
    )
    spoken = [place for place, group in groups.items() if place != NONE and group.n]
    comments = MeasuredComments(
        source=data.source,
        n=whole.n if whole.n >= floor else None,
        scale=data.scale,
        score=whole.scored() if whole.scores.total() >= floor else None,
        unmatched=groups[NONE].n if NONE in shown.counts else None,
        until=whole.last if whole.n >= floor else None,
        withheld=len(spoken) - len(places),
        places=places,
    )
    return Heard(comments, tuple(rows), unknown)


def plain_heard(outcome: Heard) -> dict[str, Any]:
    """An outcome as lists and numbers, without the words of what is no touchpoint."""
    rows = [(name, n, dict(dropped)) for name, n, dropped in outcome.rows]
    return {"comments": outcome.comments.model_dump(mode="json"), "rows": rows}


def heard_of(content: Any) -> Heard | None:
    """The outcome that was made plain; nothing for what is none."""
    try:
        comments = MeasuredComments.model_validate(content["comments"])
        rows = tuple((str(name), int(n), Counter(dropped)) for name, n, dropped in content["rows"])
    except (TypeError, ValueError, KeyError, AttributeError):
        return None
    return Heard(comments, rows)


def _rows(engine: Engine, table: Table, data: Comments) -> tuple[str, int, Counter[Reason]]:
    wanted = wanted_rows(table, data)
    text, coded = text_of(table, data)
    written, none = engine.rows(
        statement("written", text=text, coded=coded, source=table.source, wanted=wanted), table.name, WRITTEN
    )[0]
    query = statement("rows", source=table.noting or table.source, wanted=wanted)
    present, kept = engine.rows(query, table.name, ROWS)[0]
    dropped: Counter[Reason] = Counter()
    dropped["malformed"] = engine.malformed(table.name) if table.noting else 0
    dropped["not wanted"] = present - int(kept or 0)
    dropped["no answer"] = int(none or 0)
    dropped["nothing"] = int(kept or 0) - int(written or 0) - int(none or 0)
    return table.name, present, dropped


def _union(data: Comments, tables: Sequence[Table], places: Sequence[str]) -> str:
    def comments(number: int, table: Table) -> str:
        text, coded = text_of(table, data)
        score = "NULL" if data.score is None else table.column([data.score])
        return statement(
            "comments",
            table=f"{number}",
            person="NULL" if data.respondent is None else table.text(table.column([data.respondent])),
            moment=moment_of(table, data),
            place=places[number],
            answer=f"CAST({score} AS VARCHAR)",
            source=table.source,
            wanted=wanted_rows(table, data),
            text=text,
            coded=coded,
        )

    return " UNION ALL ".join(comments(number, table) for number, table in enumerate(tables))


def _once(data: Comments, answers: str) -> str:
    return answers if data.respondent is None else statement("once", answers=answers, undated="false")


def _counted(engine: Engine, name: str, answers: str, question: Question | None) -> dict[str | None, _Heard]:
    """How many comments there are at each place, as the column says it."""
    query = statement(
        "counts",
        answers=answers,
        sums=statement("unweighted"),
        keys=KEYS,
        picked=KEYS,
        most=f"{MOST_CELLS + 1}",
    )
    groups: dict[str | None, _Heard] = {}
    for _, place, _, _, _, answer, n, _, _, _, last in engine.rows(query, name, COUNTS):
        group = groups.setdefault(place, _Heard())
        group.n += n
        if last is not None:
            group.last = last if group.last is None else max(group.last, last)
        if question is not None:
            reason, score = question.read(answer)
            if reason is None:
                group.scores[score] += n
    return groups


def _by_words(
    engine: Engine,
    name: str,
    data: Comments,
    tables: Sequence[Table],
    needles: Mapping[str, Sequence[str]],
    question: Question | None,
) -> dict[str | None, _Heard]:
    texts = [plain_cell(text_of(table, data)[0]) for table in tables]
    matches = [
        "(" + " OR ".join(f"place LIKE {literal(f'%{word}%')}" for word in words) + f") AS m{at}"
        for at, words in enumerate(needles.values())
    ]
    answers = statement(
        "mentions",
        comments=_union(data, tables, texts),
        matches=", ".join(matches),
        numbers=", ".join(f"({at})" for at in range(len(needles) + 1)),
        cases=" ".join(f"WHEN {at} THEN m{at}" for at in range(len(needles))),
        any=" OR ".join(f"m{at}" for at in range(len(needles))),
    )
    return _counted(engine, name, _once(data, answers), question)


def _by_column(
    engine: Engine,
    name: str,
    map_: Map,
    data: Comments,
    tables: Sequence[Table],
    question: Question | None,
) -> tuple[dict[str, _Heard], Counter[str]]:
    assert data.touchpoint is not None
    words = place_words(map_, data)
    cells = [table.text(table.column([data.touchpoint])) for table in tables]
    spoken = _counted(
        engine,
        name,
        _once(data, _union(data, tables, [f"CAST({cell} AS VARCHAR)" for cell in cells])),
        question,
    )
    groups: dict[str, _Heard] = {NONE: _Heard()}
    unknown: Counter[str] = Counter()
    for cell, own in spoken.items():
        place = words.meant(cell)
        group = groups.setdefault(place or NONE, _Heard())
        group.n += own.n
        group.scores.update(own.scores)
        if place is None and cell is not None and len(cell) <= LONGEST_EXAMPLE:
            unknown[cell] += own.n
    return groups, unknown


class _Shown(Struct, frozen=True):
    counts: frozenset[str]
    scores: frozenset[str]


def _shown_by_column(groups: Mapping[str, _Heard], everybody: _Heard, floor: int) -> _Shown:
    """Each comment is about one touchpoint at most: together they are everybody."""
    counts = published({place: group.n for place, group in groups.items() if group.n}, everybody.n, floor)
    scored = {place: groups[place].scores.total() for place in counts if groups[place].scores}
    return _Shown(counts, published(scored, everybody.scores.total(), floor))


def _shown_by_words(
    groups: Mapping[str, _Heard],
    everybody: _Heard,
    needles: Mapping[str, Sequence[str]],
    floor: int,
) -> _Shown:
    """A comment may speak of several touchpoints.

    Where the words of one are all among those of another, so are its comments.
    """
    nested = [
        (inner, outer)
        for inner, words in needles.items()
        for outer, more in needles.items()
        if inner != outer and set(words) <= set(more)
    ]
    counts = {place: group.n for place, group in groups.items() if group.n}
    shown = apart(counts, everybody.n, nested, floor)
    scored = {place: groups[place].scores.total() for place in shown if groups[place].scores}
    return _Shown(shown, apart(scored, everybody.scores.total(), nested, floor))
