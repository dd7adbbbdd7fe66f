"""From a scorecard to the emotion curve."""

from __future__ import annotations

from cxmap.locale import Words
from cxmap.scoring import Scorecard, journey
from cxmap.view.curve.beside import BesideWriter
from cxmap.view.curve.columns import Columns, columns_of
from cxmap.view.curve.labels import labels_of
from cxmap.view.curve.lanes import ColumnWriter, callouts_of, lanes_of, opportunities_of
from cxmap.view.curve.lines import future_line, goal_runs, levels_of, lines_of, shades_of
from cxmap.view.curve.values import CurveView
from cxmap.view.sheet import Sheet
from cxmap.view.ticks import scale_ticks
from cxmap.view.wording import goal_summary, points, source_line, subtitle_parts, touchpoint_summary


def build_curve(
    card: Scorecard, words: Words, future: Scorecard | None = None, known: Columns | None = None
) -> CurveView:
    """The emotion curve of a scorecard, in the given language's words.

    Beside a `future`, touchpoints are matched by id: the columns are those of the current map in order,
    and what only the future has stands where the future has it. Scores of the future are shown on the current
    map's scale; both scales have to run the same way. Lines of personas, further curves and the areas between
    experience and goal stay away then, and so do impact moments of the future. `known` are the columns of
    both where they are matched in another way.
    """
    map_, scale = card.map, card.scale
    columns = known or columns_of(card, future)
    writer = ColumnWriter(card, future, words)
    beside = None if future is None else BesideWriter(card, future, columns, words)
    series = lines_of(card, columns, words)
    if future is not None:
        series = (*series, future_line(columns, future.scale, scale, words))
    goals = goal_runs(columns, scale, words, None if future is None else future.scale)
    headline, bad = goal_summary(card, words)
    return CurveView(
        sheet=Sheet(
            language=map_.language,
            title=map_.title,
            subtitle=subtitle_parts(card, words, compared=future is not None),
            headline=headline,
            headline_bad=bad,
            figures=_figures(card, words) if beside is None else beside.figures(),
            source=source_line(map_, words) if beside is None else beside.source(),
            description=_description(card, headline, columns, beside, words),
            page_of=words.page_of,
            first_pages=words.first_pages,
        ),
        ticks=scale_ticks(scale, words),
        bands=columns.bands,
        columns=tuple(
            writer.column(columns, at, () if beside is None else beside.lift(at))
            for at in range(len(columns.places))
        ),
        series=series,
        goals=goals,
        shades=shades_of(card, columns, series[0]) if future is None else (),
        levels=levels_of(card, columns, scale, words),
        callouts=callouts_of(card, columns, words),
        lanes=lanes_of(map_, columns, words),
        labels=labels_of(words),
        future=None if beside is None else beside.beside(),
        opportunities=opportunities_of(map_, columns, words),
    )


def _figures(card: Scorecard, words: Words) -> tuple[str, ...]:
    figures = journey(card)
    if figures is None:
        return ()
    value = figures.peak_end
    peak_end = () if value is None else (f"{words.peak_end} {points(card, value, words)}",)
    # of a few scores among many touchpoints, the lowest is not that of the journey
    lowest = () if figures.untold == "too few" else (f"{words.lowest}{words.colon}{figures.lowest.name}",)
    return (f"{words.mean} {points(card, figures.mean, words)}", *peak_end, *lowest)


def _description(
    card: Scorecard, headline: str, columns: Columns, beside: BesideWriter | None, words: Words
) -> str:
    lines = [words.curve_of.format(title=card.map.title), headline]
    if beside is None:
        lines += [touchpoint_summary(card, place, words) for place in card.touchpoints]
        return ". ".join(lines)
    lines += [words.future_of.format(title=beside.future.map.title), *beside.figures()]
    for at, place in enumerate(columns.places):
        if place.scored is not None:
            said = touchpoint_summary(card if place.now else beside.future, place.scored, words)
            future = beside.told(at)
            lines.append(f"{said}{words.semicolon}{future}" if future else said)
    return ". ".join(lines)
