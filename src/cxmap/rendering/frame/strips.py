"""Charts made of rows: rows and lines of text dealt to pages, with the same headings on each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

from msgspec import Struct

from cxmap.rendering.frame.fit import closest
from cxmap.rendering.frame.foot import Entry
from cxmap.rendering.frame.page import MANY, Part, drawn_of
from cxmap.rendering.frame.slide import Body, Chart, Ground, evenly
from cxmap.rendering.scene.page import Item, Page

_FIRST: Part = (1, MANY)
_MANY: Part = (MANY, MANY)
_TRIES = 14
"""Halvings: to a thousandth of a point on a page."""


class Strip(Struct, frozen=True):
    """A row of a chart, or text below it: its least height, and how it is drawn from a top, so high."""

    tall: float
    draw: Callable[[float, float], list[Item]]
    row: bool = True
    """Rows stand below headings, and become taller where there is room."""
    with_next: bool = False
    """A heading, never the last of a page."""


class Heading(Struct, frozen=True):
    """What stands above the rows of every page: its height, and how it is drawn.

    Drawn from its top, with the bottom of itself and that of the rows, for lines that run down to there.
    """

    tall: float
    draw: Callable[[float, float, float], list[Item]]


NO_HEADING = Heading(0.0, lambda _top, _bottom, _end: [])
Pile: TypeAlias = list[Strip]


def _needed(pile: Sequence[Strip], heading: Heading) -> float:
    tall = sum(strip.tall for strip in pile)
    return tall + (heading.tall if any(strip.row for strip in pile) else 0.0)


def _units(strips: Sequence[Strip]) -> list[Pile]:
    """Strips that stay together."""
    units: list[Pile] = []
    held = False
    for strip in strips:
        if held:
            units[-1].append(strip)
        else:
            units.append([strip])
        held = strip.with_next
    return units


def _dealt(units: Sequence[Pile], heading: Heading, first: float, later: float) -> list[Pile]:
    piles: list[Pile] = [[]]
    for unit in units:
        limit = first if len(piles) == 1 else later
        if piles[-1] and _needed([*piles[-1], *unit], heading) > limit:
            piles.append([])
        piles[-1] += unit
    return piles


def deal(strips: Sequence[Strip], heading: Heading, first: float, later: float) -> list[Pile]:
    """Strips on as few pages as possible, about equally full; `first` and `later` are what pages hold."""
    units = _units(strips)
    best = _dealt(units, heading, first, later)

    def filled(share: float) -> list[Pile] | None:
        """The piles where pages are filled no more than that, if they are as few."""
        piles = _dealt(units, heading, first * share, later * share)
        return piles if len(piles) <= len(best) else None

    return closest(0.0, 1.0, best, _TRIES, filled) if len(best) > 1 else best


def _by_number(strips: Sequence[Strip], most: int) -> list[Pile]:
    rows = [strip for strip in strips if strip.row]
    piles = [rows[run.start : run.stop] for run in evenly(len(rows), most)]
    piles[-1] += [strip for strip in strips if not strip.row]
    return piles


def pile_up(
    pile: Sequence[Strip], heading: Heading, top: float, bottom: float, roomy: float
) -> tuple[list[Item], float]:
    """The strips of one page below their headings, rows up to `roomy` high; and where they end."""
    rows = [strip.tall for strip in pile if strip.row]
    spare = bottom - top - _needed(pile, heading)
    more = max(0.0, min(spare / len(rows), roomy - min(rows))) if rows else 0.0
    items: list[Item] = []
    y = top
    if rows:
        y += heading.tall
        items += heading.draw(top, y, y + sum(rows) + more * len(rows))
    for strip in pile:
        tall = strip.tall + (more if strip.row else 0.0)
        items += strip.draw(y, tall)
        y += tall
    return items, y


class Run(Struct, frozen=True):
    """Strips below one kind of heading, which begin on a page of their own."""

    strips: Sequence[Strip]
    heading: Heading
    ground: Ground
    legend: Sequence[Entry] | None = None
    """What its pages explain, where that is not what the whole chart does."""

    def on(self, chart: Chart) -> Chart:
        """The chart with the legend of these pages."""
        if self.legend is None:
            return chart
        return Chart(chart.sheet, self.legend, chart.theme, chart.version)


def paged_runs(
    chart: Chart,
    runs: Sequence[Run],
    *,
    most: int,
    roomy: float,
    front: tuple[Body, Ground] | None = None,
) -> tuple[Page, ...]:
    """The pages of a chart: as many as the ground needs, or one for every `most` rows where pages grow.

    A `front` is the body of a page of its own before them.
    """
    fronts = 0 if front is None else 1

    def piles_of(run: Run, first: Part, later: Part) -> list[Pile]:
        if run.ground.grows:
            return _by_number(run.strips, most)
        rooms = (run.on(chart).around(part, run.ground).room for part in (first, later))
        return deal(run.strips, run.heading, *rooms)

    piles = [(run, pile) for run in runs for pile in piles_of(run, (1, 1), (1, 1))]
    if fronts + len(piles) > 1:
        begins = [_MANY if fronts or number else _FIRST for number in range(len(runs))]
        piles = [
            (run, pile)
            for run, first in zip(runs, begins, strict=True)
            for pile in piles_of(run, first, _MANY)
        ]
    count = fronts + len(piles)

    def page(number: int, run: Run, pile: Pile) -> Page:
        def body(top: float, bottom: float) -> tuple[list[Item], float]:
            return pile_up(pile, run.heading, top, bottom, roomy)

        return run.on(chart).page(body, (number, count), run.ground)

    pages = [] if front is None else [chart.page(front[0], (1, count), front[1])]
    pages += [page(number, *piles[number - 1 - fronts]) for number in drawn_of(count)[fronts:]]
    return tuple(pages)


def paged(
    chart: Chart, strips: Sequence[Strip], heading: Heading, ground: Ground, *, most: int, roomy: float
) -> tuple[Page, ...]:
    """The pages of a chart with one kind of heading."""
    return paged_runs(chart, [Run(strips, heading, ground)], most=most, roomy=roomy)
