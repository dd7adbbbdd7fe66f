"""Around the rows of a timeline: the totals above, the axis with what it does, and the legend below."""

from __future__ import annotations

from cxmap.rendering.frame.foot import SAMPLE, Entry
from cxmap.rendering.frame.margins import MARGIN
from cxmap.rendering.pictures.timeline.bars import BAR, Track, bar
from cxmap.rendering.scene import type_scale
from cxmap.rendering.scene.block import moved
from cxmap.rendering.scene.page import Item, Shape, circle, segment
from cxmap.rendering.scene.text import block, clean, height, put, width, wrap
from cxmap.rendering.theme import Theme
from cxmap.view.timeline.values import Piece, TimelineView

TICK = type_scale.SMALL
AXIS = type_scale.SMALL_ASIDE
TOTAL = type_scale.NAME
SCALING = type_scale.SMALL_ASIDE


def draw_totals(
    view: TimelineView, left: float, right: float, top: float, theme: Theme
) -> tuple[list[Item], float]:
    """Acting and waiting as parts of one bar, true to scale; nothing unless there are both."""
    if len(view.totals) < 2:
        return [], 0.0
    items: list[Item] = []
    first, second = (f"{clean(total.name)} {clean(total.text)}" for total in view.totals[:2])
    base = top + TOTAL.size
    items.append(put(first, left, base, TOTAL, theme.ink))
    items.append(put(second, right, base, TOTAL, theme.ink, "right"))
    cut = left + (right - left) * min(0.997, max(0.003, view.totals[0].share))
    y = top + TOTAL.size + 6 + BAR / 2
    for total, x0, x1 in ((view.totals[0], left, cut), (view.totals[1], cut, right)):
        piece = Piece(total.sort, 0, 100, 100)
        items += bar(piece, x0, x1, x1, y, theme.muted, theme)
    return items, TOTAL.size + 6 + BAR


def draw_axis(
    view: TimelineView, track: Track, top: float, right: float, theme: Theme
) -> tuple[list[Item], float, list[float]]:
    """What the axis does with lengths, its ticks; where it ends, and where its lines go down."""
    items: list[Item] = []
    y = top
    said = wrap(" ".join(clean(note) for note in view.notes), SCALING, right - MARGIN, 6)
    items += block(said, MARGIN, y, SCALING, theme.muted)
    y += height(said, SCALING) + 9
    downs: list[float] = []
    if view.axis and view.ticks:
        items.append(put(clean(view.axis), MARGIN, y + TICK.size, AXIS, theme.muted))
        free = track.left - 1e9
        for tick in view.ticks:
            if not track.first - 1e-6 <= tick.place <= track.last + 1e-6:
                continue
            x, text = track.x(tick.place), clean(tick.label)
            wide = width(text, TICK)
            at = min(max(x - wide / 2, track.left - 8), track.right - wide)
            if at < free:
                continue
            items.append(put(text, at, y + TICK.size, TICK, theme.muted))
            free = at + wide + 8
            downs.append(x)
        y += TICK.size + 6
    items.append(Shape(segment(MARGIN - 8, y, right + 8, y), stroke=theme.muted, width=1.0))
    return items, y, downs


def legend_of(view: TimelineView, theme: Theme) -> list[Entry]:
    """What is drawn how, as far as it occurs."""
    rows = [row for group in view.groups for row in group.rows]
    found = [piece for row in rows for piece in row.pieces]

    def sample(piece: Piece, sure: float) -> Entry:
        words = (
            view.marks.open
            if piece.open
            else view.marks.waiting
            if piece.sort == "waiting"
            else view.marks.acting
        )
        text = view.marks.range if sure < 1 else words

        def draw(x: float, y: float) -> list[Item]:
            made = bar(piece, x, x + SAMPLE * sure, x + SAMPLE, 0, theme.muted, theme)
            return moved(made, 0, y)

        return text, draw

    result: list[Entry] = []
    if any(piece.sort == "acting" and not piece.open for piece in found) or any(
        group.own_length for group in view.groups
    ):
        result.append(sample(Piece("acting", 0, 1, 1), 1.0))
    if any(piece.sort == "waiting" for piece in found):
        result.append(sample(Piece("waiting", 0, 1, 1), 1.0))
    if any(piece.sure < piece.end and not piece.open for piece in found):
        result.append(sample(Piece("acting", 0, 0.4, 1), 0.4))
    if any(piece.open for piece in found):
        result.append(sample(Piece("acting", 0, 1, 1, open=True), 1.0))
    if view.scaling != "even" and any(
        not row.pieces for group in view.groups for row in group.rows if not group.lends
    ):
        result.append(
            (
                view.marks.untimed,
                lambda x, y: [Shape(circle(x + SAMPLE / 2, y, 4.2), theme.paper, theme.muted, 2.0)],
            )
        )
    return result
