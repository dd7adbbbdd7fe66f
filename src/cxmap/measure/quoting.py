"""The comments that the author of a map picked: read by their rows, and no others.

What would tell who wrote it is refused: it stays in the data.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from cxmap.errors import InputError
from cxmap.measure.counting import spellings, text_of, wanted_rows
from cxmap.measure.engine import Columns, Engine, literal, statement
from cxmap.measure.figures import in_order
from cxmap.measure.tables import Table
from cxmap.measure.words import word_key
from cxmap.model import Comments, Map, Picked, Quote
from cxmap.model.part import LONGEST_TEXT

QUOTES: Columns = {"row_id": "string", "said": "string"}
MOST_ROWS = 10_000
"""That have the id of a picked one: far more than that, and it is no id."""
LONGEST_NUMBER = 7
"""Digits in a row, with what people put between them: a telephone number, an account, an order."""
_BETWEEN = frozenset(" -./()+")
_KEPT = frozenset("\N{ZERO WIDTH JOINER}\N{ZERO WIDTH NON-JOINER}")


def quoted(engine: Engine, map_: Map, data: Comments, tables: Sequence[Table]) -> tuple[Picked, ...]:
    """The picked comments in the order of the map.

    Raises InputError for a row that is not there, there twice or empty, and for what tells who wrote it.
    """
    if not data.quotes or data.row is None:
        return ()
    said = _said(engine, data, tables, data.row)
    source = () if data.source is None else (data.source,)
    return tuple(
        Picked(place=place, quote=Quote(text=_text(said.get(word_key(word), []), word), source=source))
        for place in in_order(map_)
        for word in data.quotes.get(place, ())
    )


def _said(engine: Engine, data: Comments, tables: Sequence[Table], row: str) -> dict[str, list[str]]:
    ids = sorted(
        {spelling for words in data.quotes.values() for word in words for spelling in spellings(word)}
    )
    said: dict[str, list[str]] = {}
    for table in tables:
        column = table.column([row])
        text, coded = text_of(table, data)
        query = statement(
            "quotes",
            row=column,
            text=text,
            source=table.source,
            wanted=wanted_rows(table, data),
            coded=coded,
            picked=f"lower(trim(CAST({column} AS VARCHAR))) IN ({', '.join(map(literal, ids))})",
            most=f"{MOST_ROWS}",
        )
        for id_, comment in engine.rows(query, table.name, QUOTES):
            said.setdefault(word_key(id_), []).append(comment)
    return said


def _text(texts: Sequence[str], word: float | str) -> str:
    """A comment as it may be shown: on one line, without signs that steer a terminal or a page."""
    called = f"`{word:.15g}`" if isinstance(word, float) else f"`{word}`"
    if len(texts) != 1:
        how = "no row with a comment is called" if not texts else f"{len(texts)} rows are called"
        raise InputError(f"comments: {how} {called}, which `quotes` picks")
    shown = "".join(
        sign if sign in _KEPT or unicodedata.category(sign)[0] != "C" else " " for sign in texts[0]
    )
    text = " ".join(shown.split())
    if len(text) > LONGEST_TEXT:
        raise InputError(
            f"comments: the row {called} holds {len(text):,} letters; at most {LONGEST_TEXT:,} are quoted"
        )
    if (what := telling(text)) is not None:
        raise InputError(
            f"comments: the row {called} holds {what}, which may tell who wrote it; pick another, or write "
            "the quote into the map without it"
        )
    return text


def telling(text: str) -> str | None:
    """What in a text may tell who wrote it: an address, or a long number. Names are for people to see."""
    for word in text.split():
        name, at, host = word.partition("@")
        if at and host[:1].isalnum():
            return "an e-mail address" if name else "an account"
    digits = 0
    for sign in text:
        digits = digits + 1 if sign.isdigit() else digits if sign in _BETWEEN else 0
        if digits >= LONGEST_NUMBER:
            return "a long number"
    return None
