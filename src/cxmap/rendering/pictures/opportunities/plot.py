"""The plot of the opportunities: bubbles by feasibility and impact, named where there is room."""

from __future__ import annotations

from collections.abc import Sequence

from cxmap.rendering.frame.apart import apart
from cxmap.rendering.frame.room import Room
from cxmap.rendering.frame.scatter import Plane, draw_across, draw_up, label_points, plane
from cxmap.rendering.pictures.opportunities.statuses import mark
from cxmap.rendering.scene import type_scale
from cxmap.rendering.scene.page import Box, Item, Shape, polyline, rectangle
from cxmap.rendering.scene.text import put
from cxmap.rendering.theme import Theme
from cxmap.view.opportunities.values import OpportunitiesView, OpportunityPoint

FEW_NAMED = 0.6
"""Where fewer of the bubbles than this share can be named, numbers alone are quieter."""
INSET = 40.0
"""Between the frame and 1 or 5, so that points there keep their names inside."""
SMALLEST, GROWTH = 8.6, 13.0
"""The radius of the smallest bubble, and how much larger the largest is; areas go by size."""
SCORES = (8.0, 12.0, 16.0)
"""Lines of equal score, through whole numbers: 2 times 4, 3 times 4, 4 times 4."""
MANY = 12
"""With more bubbles than that they grow less, so that equal scores still stand together."""
ISO = type_scale.SMALL_ASIDE


def _radius(point: OpportunityPoint, count: int) -> float:
    least = SMALLEST if point.rank is None or point.rank < 100 else SMALLEST + 2.0
    return least + (0.0 if point.size is None else GROWTH * min(1.0, MANY / count) * point.size**0.5)


def _same_scores(area: Plane, theme: Theme) -> list[Item]:
    """Lines on which impact times feasibility is the same."""
    items: list[Item] = []
    for score in SCORES:
        steps = [score / 5 + (5 - score / 5) * at / 40 for at in range(41)]
        line = polyline([(area.across(step), area.up(score / step)) for step in steps])
        items.append(Shape(line, stroke=theme.grid, width=1.1))
        x, y = area.across(5) + 6, area.up(score / 5) + ISO.size * 0.365
        items.append(put(f"{score:.0f}", x, y, ISO, theme.muted))
    return items


def _free(box: Box, lines: Sequence[Item]) -> Room:
    """The room for names in a plot, rather not on the lines and not on their numbers."""
    room = Room(box.grown(-3))
    for item in lines:
        if isinstance(item, Shape):
            room.avoid_line(item.outline.points, 1.5)
        else:
            room.block(item.box)
    return room


STEPS_WIDTH, BELOW, ABOVE = 24.0, 34.0, 16.0
"""What the axes take at the left, below and above."""


def plot_alone(view: OpportunitiesView, theme: Theme, wide: float, high: float) -> list[Item]:
    """The plot with its axes, that large, for a page that has the list elsewhere."""
    box = Box(STEPS_WIDTH, ABOVE, wide - STEPS_WIDTH, high - ABOVE - BELOW)
    return draw_plot(view, box, theme)[0]


def draw_plot(view: OpportunitiesView, box: Box, theme: Theme) -> tuple[list[Item], bool]:
    """The plot in a box, and whether bubbles had to be moved apart."""
    area = plane(box, (1, 5), (1, 5), INSET)
    wanted = [(area.across(point.feasibility), area.up(point.impact)) for point in view.points]
    radii = [_radius(point, len(view.points)) for point in view.points]
    outer = [
        r * (1.25 if point.status == "planned" else 1.1) for r, point in zip(radii, view.points, strict=True)
    ]
    places = apart(wanted, outer, box.grown(-3), 2.0)
    items: list[Item] = [Shape(rectangle(box), theme.band)]
    items += draw_up(area, view.steps, view.impact, theme)
    items += draw_across(area, view.steps, view.feasibility, theme)
    taken = [Box(x - r - 1, y - r - 1, 2 * r + 2, 2 * r + 2) for (x, y), r in zip(places, outer, strict=True)]
    iso = [
        item
        for item in _same_scores(area, theme)
        if isinstance(item, Shape) or not any(item.box.meets(mark_) for mark_ in taken)
    ]
    items += iso
    for point, (x, y), r in zip(view.points, places, radii, strict=True):
        dashed = point.size is None and bool(view.size_note)
        items += mark(point.status, point.rank, x, y, r, theme, dashed=dashed)
    names = [point.title for point in view.points]
    unranked = [at for at, point in enumerate(view.points) if point.rank is None]
    labels = label_points(places, outer, names, _free(box, iso), theme, unranked)
    if len(labels.homeless) > len(names) * (1 - FEW_NAMED):
        names = [name if at in unranked else "" for at, name in enumerate(names)]
        labels = label_points(places, outer, names, _free(box, iso), theme)
    return [*items, *labels.items], places != wanted
