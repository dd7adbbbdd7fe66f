"""From groups, or maps, that are compared to what is shown of them, in the words of a language."""

from __future__ import annotations

from collections.abc import Sequence

from cxmap.locale import Words
from cxmap.scoring.compared import Compared
from cxmap.scoring.comparison import Row, Standing
from cxmap.view.comparison.curve import comparison_curve
from cxmap.view.comparison.telling import Telling
from cxmap.view.comparison.values import ComparedRow, ComparisonView
from cxmap.view.sheet import Sheet

MOST_DRAWN = 8
"""More lines than that cannot be followed by anybody."""


def build_comparison(
    compared: Compared, words: Words, language: str, sources: Sequence[str] = ()
) -> ComparisonView:
    """The view of a comparison; `language` is that of the map's own texts, `sources` what it rests on."""
    telling = Telling(compared, words)
    own, title = words.in_comparison, telling.isolated(compared.title)
    headline, facts, notes = telling.headline(), telling.facts(), telling.notes()
    drawn = len(telling.sides) <= MOST_DRAWN and bool(compared.table.places)
    if not drawn:
        notes = (*notes, own.undrawn.format(most=MOST_DRAWN))
    rows = tuple(_row(telling, row) for row in compared.table.rows if row.level != "phase" or row.of)
    kind, pair = own.kinds[compared.by], compared.table.whole.widest
    sheet = Sheet(
        language=language,
        title=title,
        subtitle=(kind,),
        headline=headline,
        headline_bad=pair is not None and pair.stands,
        figures=facts,
        source=(*notes, *sources),
        description=". ".join((f"{kind}{words.colon}{title}", headline, *map(telling.sentence, rows))),
        page_of=words.page_of,
        first_pages=words.first_pages,
    )
    return ComparisonView(
        by=compared.by,
        kind=kind,
        sheet=sheet,
        headline=headline,
        sides=telling.sides,
        curve=comparison_curve(telling, sheet) if drawn else None,
        rows=rows,
        facts=facts,
        notes=notes,
    )


def _row(telling: Telling, row: Row) -> ComparedRow:
    pair = row.widest
    return ComparedRow(
        level=row.level,
        id=row.id,
        name=telling.name(row),
        scores=tuple(_score(telling, own) for own in row.standings),
        apart=telling.apart(row),
        interval=telling.interval(row),
        judged=telling.judged(row),
        stands=pair is not None and pair.stands,
        worst=telling.names(row.worst),
        notes=telling.row_notes(row),
    )


def _score(telling: Telling, own: Standing) -> str:
    shown, n = telling.score(own), telling.n(own)
    return f"{shown} ({n})" if n else shown
