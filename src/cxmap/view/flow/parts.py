"""A flow cut into pages: whole phases together, each page with a grid and routes of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from math import ceil

from msgspec.structs import replace

from cxmap.view.flow.layout import USUAL, GridShape, place
from cxmap.view.flow.routes import routes
from cxmap.view.flow.values import FlowGroup, FlowLink, FlowPart, FlowPhase, FlowPlan, FlowWay

MOST_ON_A_PAGE = 60
Group = tuple[FlowPhase, tuple[int, ...]]
"""A phase and the numbers of its touchpoints."""


def _pages(groups: Sequence[Group], most: int) -> list[list[Group]]:
    """Groups on pages of at most so many touchpoints, about equally many on each.

    A group is cut only where it alone is too long.
    """
    pieces: list[Group] = []
    for phase, inside in groups:
        count = max(1, ceil(len(inside) / most))
        size = max(1, ceil(len(inside) / count))
        pieces += [(phase, inside[at : at + size]) for at in range(0, max(len(inside), 1), size)]
    total = sum(len(inside) for _, inside in pieces)
    fair = total / max(1, ceil(total / most))
    pages: list[list[Group]] = [[]]
    held = 0
    for piece in pieces:
        size = len(piece[1])
        if held and (held + size > most or held + size / 2 > fair):
            pages.append([])
            held = 0
        pages[-1].append(piece)
        held += size
    return pages


def _ways_at(plan: FlowPlan) -> dict[int, list[FlowWay]]:
    """The ways that begin or end at each touchpoint, in the plan's order."""
    ways: dict[int, list[FlowWay]] = {}
    for way in plan.ways:
        for node in {way.start, way.end}:
            ways.setdefault(node, []).append(way)
    return ways


def _elsewhere(
    plan: FlowPlan, node: int, ways: Sequence[FlowWay], page_of: dict[int, int]
) -> tuple[str, ...]:
    """Of the ways of a touchpoint, those that lead to another page, and from which pages others come.

    Each way is told where it begins, with its share; where it ends, the page is enough to find it.
    """
    texts: list[str] = []
    come: set[int] = set()
    for way in ways:
        if way.start == node and page_of[way.end] != page_of[node]:
            page = plan.on_page.format(page=page_of[way.end] + 1)
            name = plan.to.format(name=plan.boxes[way.end].name)
            texts.append(" ".join(part for part in (way.share, f"{name} ({page})") if part))
        elif way.end == node and page_of[way.start] != page_of[node]:
            come.add(page_of[way.start] + 1)
    if come:
        texts.append(plan.from_pages(len(come), ", ".join(str(page) for page in sorted(come))))
    return tuple(texts)


def _part(
    plan: FlowPlan,
    page: Sequence[Group],
    page_of: dict[int, int],
    ways_at: dict[int, list[FlowWay]],
    shape: GridShape,
    *,
    routed: bool,
) -> FlowPart:
    nodes = [node for _, inside in page for node in inside]
    here = {node: at for at, node in enumerate(nodes)}
    ways = [way for way in plan.ways if way.start in here and way.end in here]
    pairs = [(here[way.start], here[way.end]) for way in ways]
    forward = [pair for pair, way in zip(pairs, ways, strict=True) if not way.back]
    ends = pairs if routed else []
    grid = place([[here[node] for node in inside] for _, inside in page], forward, shape)
    return FlowPart(
        columns=grid.columns,
        rows=grid.rows,
        breaks=grid.breaks,
        boxes=tuple(
            replace(
                plan.boxes[node],
                cell=grid.cells[at],
                onward=_elsewhere(plan, node, ways_at.get(node, ()), page_of),
            )
            for at, node in enumerate(nodes)
        ),
        links=tuple(
            FlowLink(*pair, way.weight, way.share, way.when, way.implied, way.back, route)
            for pair, way, route in zip(ends, ways if routed else [], routes(grid, ends), strict=True)
        ),
        groups=tuple(
            FlowGroup(
                page[span.group][0],
                "" if page[span.group][1] else plan.nobody,
                span.first,
                span.last,
                span.top,
                span.bottom,
            )
            for span in grid.spans
        ),
    )


def ways_to_cut(plan: FlowPlan) -> tuple[int, ...]:
    """The most touchpoints of a page, for every number of pages that can be had, the fewest pages first.

    Of those that give equally many pages, the one that fills them most evenly.
    """
    cuts: dict[int, int] = {}
    for most in range(max(1, len(plan.boxes)), 0, -1):
        cuts[len(_pages(plan.groups, most))] = most
    return tuple(cuts[count] for count in sorted(cuts))


def count_of(plan: FlowPlan, most: int = MOST_ON_A_PAGE) -> int:
    """How many pages a flow has, each of at most so many touchpoints."""
    return len(_pages(plan.groups, most))


def each_part(
    plan: FlowPlan, shape: GridShape = USUAL, most: int = MOST_ON_A_PAGE, *, routed: bool = True
) -> Iterator[FlowPart]:
    """The pages of a flow, each of at most so many touchpoints, on grids of at most such a shape.

    Each is made when it is asked for. Finding routes takes time: those who only ask where boxes stand get
    none with `routed=False`.
    """
    pages = _pages(plan.groups, most)
    page_of = {node: number for number, page in enumerate(pages) for _, inside in page for node in inside}
    ways_at = _ways_at(plan)
    return (_part(plan, page, page_of, ways_at, shape, routed=routed) for page in pages)


def parts_of(
    plan: FlowPlan, shape: GridShape = USUAL, most: int = MOST_ON_A_PAGE, *, first: int | None = None
) -> tuple[FlowPart, ...]:
    """The same with routes, all or the `first` few of them."""
    return tuple(islice(each_part(plan, shape, most), first))
