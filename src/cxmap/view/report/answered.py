"""What drives the overall scores, and what comments speak of, in the report."""

from __future__ import annotations

from cxmap.view.answered import DriverRow, DriverTable
from cxmap.view.phrase import Phrase
from cxmap.view.report.numbers import AnsweredItems, Dot, DriverItem, DriverItems, MentionItem
from cxmap.view.report.writing import Writer


def answered_items(writer: Writer) -> AnsweredItems | None:
    """What answers and comments tell; nothing where none were measured."""
    answered = writer.answered
    if not answered.drivers and not answered.mentions:
        return None
    cards = {place.point.id for place in writer.card.touchpoints}
    return AnsweredItems(
        tuple(DriverItems(table, _items(writer, table)) for table in answered.drivers),
        tuple(
            MentionItem(_place(writer, row.id, row.name), row, row.id in cards) for row in answered.mentions
        ),
    )


def _place(writer: Writer, id_: str, name: str) -> Phrase:
    return writer.places.get(id_, Phrase(name))


def _items(writer: Writer, table: DriverTable) -> tuple[DriverItem, ...]:
    longest = max((row.weight_high for row in table.rows if row.weight_high), default=1.0)

    def dot(row: DriverRow, weight: float) -> Dot:
        return Dot(row.name, writer.words.percent(weight), weight / longest * 100.0)

    def line(row: DriverRow) -> tuple[Dot, Dot, Dot] | None:
        if row.weight is None or row.weight_low is None or row.weight_high is None:
            return None
        return dot(row, row.weight_low), dot(row, row.weight), dot(row, row.weight_high)

    return tuple(DriverItem(_place(writer, row.id, row.name), row, line(row)) for row in table.rows)
