"""What stands around a chart of a map, from its scorecard."""

from __future__ import annotations

from cxmap.locale import Words
from cxmap.scoring import Scorecard
from cxmap.view.sheet import Advice, Sheet
from cxmap.view.wording import source_line, subtitle_parts


def sheet_of(
    card: Scorecard,
    words: Words,
    kind: str,
    headline: str,
    *,
    bad: bool = False,
    figures: tuple[str, ...] = (),
    lines: tuple[str, ...] = (),
    advice: Advice | None = None,
) -> Sheet:
    """The sheet of a chart, `kind` being a key of `ChartWords.kinds`; `lines` say what it shows, in order."""
    name = words.in_charts.kinds[kind]
    said = (advice.text,) if advice is not None else ()
    return Sheet(
        language=card.map.language,
        title=card.map.title,
        subtitle=(name, *subtitle_parts(card, words)),
        headline=headline,
        headline_bad=bad,
        figures=figures,
        source=source_line(card.map, words),
        description=". ".join((f"{name}{words.colon}{card.map.title}", headline, *said, *lines)),
        page_of=words.page_of,
        first_pages=words.first_pages,
        advice=advice,
    )
