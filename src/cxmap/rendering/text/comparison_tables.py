"""Groups, or two maps, beside each other: on a terminal, as JSON, CSV and Markdown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from rich.cells import cell_len
from rich.text import Text

from cxmap.rendering.text.columns import Column
from cxmap.rendering.text.comparison_texts import Writer
from cxmap.rendering.text.documents import csv_document, escaped, json_document
from cxmap.rendering.text.rows import Rows
from cxmap.rendering.text.signs import visible
from cxmap.rendering.text.table import draw
from cxmap.rendering.text.wrapping import paragraph, wrap
from cxmap.scoring.closing import Closing, Gap
from cxmap.scoring.compared import Compared
from cxmap.scoring.comparison import Pair, Row, Standing

ALWAYS = 2
"""So many sides stand on the line before the difference does; the others go below their rows first."""
LAST = 5
"""The rank from which columns go below their rows first."""
WIDEST_HEAD = 14
"""A longer word of a heading goes on in the next line."""
CSV_COLUMNS = (
    "level", "id", "name", "phase", "over", "of", "first", "first_name", "first_basis", "first_score",
    "first_low", "first_high", "first_n", "second", "second_name", "second_basis", "second_score",
    "second_low", "second_high", "second_n", "difference", "low", "high", "p_value", "basis", "stands",
)  # fmt: skip


def terminal(compared: Compared, *, width: int | None = None) -> Text:
    """Who is served worst, then every row with all sides and the widest difference."""
    writer = Writer(compared)
    lines = paragraph(Text(visible(writer.head()), style="bold"), width)
    for line in writer.summary():
        lines += paragraph(Text(visible(line)), width)
    drawn = draw(_columns(writer), width)
    lines += [Text(), *drawn.lines]
    if drawn.left_out:
        lines += paragraph(
            Text(visible(f"--wide also shows what has no room here: {', '.join(drawn.left_out)}")), width
        )
    return Text("\n").join(lines)


def _columns(writer: Writer) -> list[Column]:
    table = Rows(writer.table.rows)

    def indent(row: Row) -> str:
        return "  " if row.level == "place" and row.phase else ""

    def side(at: int) -> Callable[[Row], str]:
        return lambda row: writer.score(row.standings[at])

    columns = [
        table.column(
            "name", lambda row: indent(row) + writer.name(row), heads=("",), least=0.3,
            style=lambda row: "" if row.level == "place" else "bold",
        )
    ]  # fmt: skip
    columns += [
        table.column(
            f"side {at}", side(at), heads=_heads(own.name), phrase=f"{_literal(own.name)} {{}}",
            rank=1 if at < ALWAYS else LAST + at, align="point", must=True,
        )
        for at, own in enumerate(writer.sides)
    ]  # fmt: skip
    return [
        *columns,
        table.column("apart", writer.difference, rank=2, align="point", must=True),
        table.column("interval", writer.ends, rank=LAST - 1, phrase="({})", must=True),
        table.column(
            "verdict", lambda row: writer.judged(row, row.widest), heads=("",), rank=3, phrase="{}", must=True
        ),
        table.column(
            writer.worst,
            lambda row: writer.names(row.worst),
            rank=LAST,
            phrase=f"{writer.worst}: {{}}",
            least=0.12,
            must=True,
        ),
        table.aside(
            "notes",
            lambda row: [text] if (text := writer.notes(row)) else [],
            rank=LAST + len(writer.sides),
            must=True,
        ),
    ]


def _literal(name: str) -> str:
    """A name in a form with places for values."""
    return name.replace("{", "{{").replace("}", "}}")


def _heads(name: str) -> tuple[str, str]:
    """A name on one line, and on as many as make it no wider than its longest word."""
    seen = visible(name)
    room = max(map(cell_len, seen.split()), default=1)
    return seen, "\n".join(line.plain for line in wrap(Text(seen), min(max(room, 2), WIDEST_HEAD)))


def as_json(compared: Compared, *, version: str) -> str:
    """Everything, with every digit."""
    table = compared.table
    ids = [side.id for side in table.sides]
    return json_document(
        {
            "cxmap": version,
            "title": compared.title,
            "by": compared.by,
            "scale": {
                "min": compared.scale.min, "max": compared.scale.max, "direction": compared.scale.direction,
            },
            "confidence": compared.confidence,
            "tested": table.tested,
            "sides": [
                {
                    "id": side.id,
                    "name": side.name,
                    "personas": list(side.people),
                    "worst_at": table.worst_at(at),
                    "short_at": table.short_at(at),
                }
                for at, side in enumerate(table.sides)
            ],
            "contested": table.contested,
            "worst": [ids[at] for at in table.whole.worst],
            "rows": [_row(row, ids) for row in table.rows],
            "outside": list(compared.outside),
            "empty": list(compared.empty),
            "only_first": list(compared.only[0]),
            "only_second": list(compared.only[1]),
            "converted": compared.converted,
            "future": list(compared.future),
            "closing": None if compared.closing is None else _closing(compared.closing),
        }
    )  # fmt: skip


def _closing(closing: Closing) -> dict[str, Any]:
    def gaps(listed: Sequence[Gap]) -> list[dict[str, Any]]:
        return [{"id": gap.id, "name": gap.name, "now": gap.now, "then": gap.then} for gap in listed]

    return {
        "now": closing.now,
        "then": closing.then,
        "closed": closing.closed,
        "met": gaps(closing.met),
        "remaining": gaps(closing.remaining),
        "opened": gaps(closing.opened),
        "gone": list(closing.gone),
        "untold": list(closing.untold),
    }


def _row(row: Row, ids: Sequence[str]) -> dict[str, Any]:
    return {
        "level": row.level,
        "id": row.id or None,
        "name": row.name or None,
        "phase": row.phase or None,
        "is_phase": row.is_phase,
        "over": row.over,
        "of": row.of,
        "worst": [ids[at] for at in row.worst],
        "note": row.note or None,
        "scores": [
            {"side": id_, **_standing(own), "without": list(own.without), "privacy_floor": own.floor}
            for id_, own in zip(ids, row.standings, strict=True)
        ],
        "differences": [
            {"first": ids[pair.first], "second": ids[pair.second], **_difference(pair)} for pair in row.pairs
        ],
    }


def _standing(own: Standing) -> dict[str, Any]:
    return {"basis": own.basis, "score": own.score, "low": own.low, "high": own.high, "n": own.n}


def _difference(pair: Pair) -> dict[str, Any]:
    """How much better the second is: below zero where the first is."""
    own = pair.contrast
    return {
        "difference": pair.gain,
        "low": None if own is None else own.low,
        "high": None if own is None else own.high,
        "p_value": None if own is None else own.p_value,
        "basis": None if own is None else own.basis,
        "stands": pair.stands,
    }


def as_csv(compared: Compared) -> str:
    """One line for every two sides at every row; differences are how much better the second is."""
    sides = compared.table.sides
    return csv_document(
        CSV_COLUMNS,
        (
            {
                "level": row.level, "id": row.id, "name": row.name, "phase": row.phase,
                "over": row.over, "of": row.of,
                "first": sides[pair.first].id, "first_name": sides[pair.first].name,
                "second": sides[pair.second].id, "second_name": sides[pair.second].name,
                **{f"first_{key}": value for key, value in _standing(row.standings[pair.first]).items()},
                **{f"second_{key}": value for key, value in _standing(row.standings[pair.second]).items()},
                **_difference(pair),
            }
            for row in compared.table.rows
            for pair in row.pairs
        ),
    )  # fmt: skip


def as_markdown(compared: Compared) -> str:
    """A table for a page, with who is served worst above it."""
    writer = Writer(compared)
    lines = [f"**{escaped(writer.head())}**", ""]
    lines += [f"- {escaped(line)}" for line in writer.summary()]
    heads = ["", *(side.name for side in writer.sides), "apart", "interval", "", writer.worst, "notes"]
    lines += ["", f"| {' | '.join(map(escaped, heads))} |"]
    lines.append(f"|---|{'--:|' * (len(writer.sides) + 1)}---|---|---|---|")
    for row in compared.table.rows:
        name = escaped(writer.name(row))
        cells = [
            *map(writer.score, row.standings), writer.difference(row), writer.ends(row),
            writer.judged(row, row.widest), writer.names(row.worst), writer.notes(row),
        ]  # fmt: skip
        first = name if row.level == "place" else f"**{name}**"
        lines.append(f"| {' | '.join([first, *map(escaped, cells)])} |")
    return "\n".join(lines) + "\n"
