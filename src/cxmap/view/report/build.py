"""From a scorecard to the report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from msgspec.structs import asdict, replace

from cxmap.locale import Words
from cxmap.scoring import Scorecard, quadrants
from cxmap.scoring.course import Course
from cxmap.scoring.evidence import STALE_DAYS
from cxmap.scoring.opportunities import rank_opportunities
from cxmap.view.board.build import build_board
from cxmap.view.board.in_words import all_in_words, beyond
from cxmap.view.board.values import BoardView
from cxmap.view.curve.build import build_curve
from cxmap.view.curve.values import CurveView
from cxmap.view.gaps.rows import GapRow, GapTable
from cxmap.view.gaps.table import build_gaps
from cxmap.view.matrix.build import build_matrix
from cxmap.view.matrix.values import MatrixView
from cxmap.view.opportunities.build import build_opportunities
from cxmap.view.quadrants.build import build_quadrants, lack_text
from cxmap.view.report.answered import answered_items
from cxmap.view.report.cards import chapters, moments
from cxmap.view.report.context import (
    channels,
    frame,
    opportunity,
    persona,
    places_of,
    sources,
    whole,
)
from cxmap.view.report.future import future_view
from cxmap.view.report.grids import quadrant_grid
from cxmap.view.report.grounds import grounds
from cxmap.view.report.journey import asked_about_the_whole, journey_numbers
from cxmap.view.report.method import method
from cxmap.view.report.shown import shown
from cxmap.view.report.stages import stages
from cxmap.view.report.summary import summary, surety
from cxmap.view.report.traces import Tracer
from cxmap.view.report.trend import trend_view
from cxmap.view.report.values import Address, PageView, ReportView
from cxmap.view.report.writing import Writer
from cxmap.view.wording import goal_summary


def _needed(writer: Writer, row: GapRow) -> str:
    """About how many answers would decide, and how many of them are still to be had."""
    words, n = writer.told, writer.about(row.needed or 0)
    if row.missing is None:
        return words.needed_plain.format(n=n)
    return words.needed_short.format(n=n, missing=writer.about(row.missing))


def build_page(
    card: Scorecard,
    words: Words,
    version: str,
    *,
    stale_days: int = STALE_DAYS,
    as_of: date | None = None,
    course: Course | None = None,
    map_folder: str = "",
    pages: Mapping[str, str] | None = None,
    above: Sequence[tuple[str, str]] = (),
) -> PageView:
    """What a map comes down to and all that it says, for the page of one map among many.

    How stable the order of its gaps is, how its numbers come about, and the figures of the journey are the
    report's. The arguments are those of `build_report`.
    """
    writer = Writer(card, words, map_folder, pages)
    curve = build_curve(card, words)
    page = _page(
        writer,
        version,
        gaps=build_gaps(card, words, rows_alone=True),
        curve=curve,
        board=build_board(card, words, curve=curve),
        stale_days=stale_days,
        as_of=as_of,
        course=course,
        above=above,
    )
    return replace(page, numbers=asked_about_the_whole(writer))


def build_report(
    card: Scorecard,
    words: Words,
    version: str,
    *,
    stale_days: int = STALE_DAYS,
    as_of: date | None = None,
    course: Course | None = None,
    curve: CurveView | None = None,
    matrix: MatrixView | None = None,
    beside: CurveView | None = None,
    map_folder: str = "",
    pages: Mapping[str, str] | None = None,
    above: Sequence[tuple[str, str]] = (),
    board: BoardView | None = None,
) -> ReportView:
    """The report of a scorecard, in the given language's words; evidence is stale after so many days.

    `as_of` is the day to which ages are counted: the newest that the map names when None.
    `course` is how the map fared over earlier versions; nothing is said of versions where it is None.
    `curve`, `matrix` and `board` are built where they are not given. `beside` is the curve of this map beside
    its future, for a part of its own. `map_folder` is the way from the report's folder to that of its map,
    from which links to files are written. `pages` are the reports of journeys below places, by the ways to
    these as written; `above` are the places of other maps that lead on to this one, each with its page.
    """
    map_, writer = card.map, Writer(card, words, map_folder, pages)
    curve, grid = curve or build_curve(card, words), quadrants(card)
    # fields of one's own are for programs: what readers do not see must not lie in their page
    gaps = replace(build_gaps(card, words), written={})
    rows = {row.id: row for row in (*gaps.rows, *gaps.beside)}
    chances, tracer = build_opportunities(card, words), Tracer(writer, grid)
    page = _page(
        writer,
        version,
        gaps=gaps,
        curve=curve,
        board=board or build_board(card, words, curve=curve),
        stale_days=stale_days,
        as_of=as_of,
        course=course,
        above=above,
    )
    numbers = journey_numbers(writer, curve)
    compared = numbers is not None and bool(numbers.differences)
    explained, literature = method(writer, gaps, writer.tested, page.grounds, compared=compared)
    said = asdict(page) | {
        "numbers": numbers,
        "chances": chances if len(chances.points) > 1 else None,
        "traces": {place.id: tracer.trace(place) for place in card.places},
    }
    return ReportView(
        **said,
        matrix=matrix or build_matrix(card, words, curve),
        in_order=tuple(rows[place.id] for place in card.places),
        stages=stages(writer),
        grid=quadrant_grid(writer, build_quadrants(card, words)),
        grid_lack=lack_text(grid, words) if card.scored else "",
        method=explained,
        literature=literature,
        pictures=shown(map_),
        future=None if beside is None else future_view(beside),
    )


def _page(
    writer: Writer,
    version: str,
    *,
    gaps: GapTable,
    curve: CurveView,
    board: BoardView,
    stale_days: int,
    as_of: date | None,
    course: Course | None,
    above: Sequence[tuple[str, str]],
) -> PageView:
    """What a report and a page have in common."""
    card, words, map_ = writer.card, writer.words, writer.map
    rows = {row.id: row for row in (*gaps.rows, *gaps.beside)}
    ranking = rank_opportunities(map_)
    opportunities = (
        *(opportunity(writer, rated.opportunity, rated.rank) for rated in ranking.rated),
        *(opportunity(writer, item) for item in ranking.unrated),
    )
    headline, _ = goal_summary(card, words)
    facts, about = frame(writer)
    segments, markets = places_of(writer)
    developments = trend_view(writer, course)
    kind = words.journey_map if map_.kind == "journey" else words.experience_map
    state = words.current_state if map_.state == "current" else words.future_state
    lines = {someone.id: someone.number - 1 for someone in curve.series if someone.role == "persona"}
    return PageView(
        language=map_.language,
        version=version,
        words=words,
        title=map_.title,
        kicker=f"{kind}, {state}",
        description=map_.description or "",
        facts=facts,
        about=about,
        above=tuple(Address(href, text) for text, href in above),
        board=board,
        conclusions=() if card.scored else beyond(board.sections, all_in_words(card, words)),
        headline=headline,
        headline_shown=bool(card.scored),
        summary=summary(writer, opportunities, developments.worse if developments else ()),
        surety=surety(writer, gaps),
        curve=curve,
        gaps=gaps,
        anchors=dict(writer.anchors),
        traces={},
        only_believed=frozenset(
            place.id
            for place in card.places
            if place.measured is not None and not any(own.measured for own in place.personas)
        ),
        needed={row.id: _needed(writer, row) for row in gaps.rows if row.needed is not None},
        tested=writer.tested,
        numbers=None,
        answered=answered_items(writer),
        moments=tuple(moment for place in card.touchpoints for moment in moments(writer, place)),
        opportunities=opportunities,
        chances=None,
        whole=whole(writer),
        chapters=chapters(writer, curve, rows),
        personas=tuple(persona(writer, someone, lines.get(someone.id)) for someone in map_.personas),
        channels=channels(writer),
        segments=segments,
        markets=markets,
        grounds=grounds(writer, stale_days, as_of),
        sources=sources(writer),
        trend=developments,
    )
