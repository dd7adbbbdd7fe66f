"""Around the rows of a timeline: the totals above, the axis with what it does, and the legend below."""

from __future__ import annotations

from collections.abc import Sequence

from cxmap.rendering.frame.foot import SAMPLE, Entry
from cxmap.rendering.frame.margins import MARGIN
from cxmap.rendering.pictures.timeline.bars import BAR, POINT, Track, bar
from cxmap.rendering.pictures.timeline.ways import LOOP_DASH, PEN, Gutter
from cxmap.rendering.scene import type_scale
from cxmap.rendering.scene.block import moved
from cxmap.rendering.scene.page import Item, Shape, circle, polyline, segment
from cxmap.rendering.scene.text import block, clean, height, put, width, wrap
from cxmap.rendering.theme import Theme
from cxmap.view.timeline.values import Piece, RowGroup, RowLink, Sort, TimelineView

TICK = type_scale.SMALL
AXIS = type_scale.SMALL_ASIDE
TOTAL = type_scale.NAME
SCALING = type_scale.SMALL_ASIDE


def draw_totals(
    view: TimelineView, left: float, right: float, top: float, theme: Theme
) -> tuple[list[Item], float]:
    """Acting and waiting as parts of one bar, true to scale; nothing unless there are both."""
    both = [total for total in view.totals if total.sort != "passing"]
    if len(both) < 2:
        return [], 0.0
    items: list[Item] = []
    first, second = (f"{clean(total.name)} {clean(total.text)}" for total in both)
    base = top + TOTAL.size
    items.append(put(first, left, base, TOTAL, theme.ink))
    items.append(put(second, right, base, TOTAL, theme.ink, "right"))
    part = both[0].share / (both[0].share + both[1].share)
    cut = left + (right - left) * min(0.997, max(0.003, part))
    y = top + TOTAL.size + 6 + BAR / 2
    for total, x0, x1 in ((both[0], left, cut), (both[1], cut, right)):
        piece = Piece(total.sort, 0, 100, 100)
        items += bar(piece, x0, x1, x1, y, theme.muted, theme)
    return items, TOTAL.size + 6 + BAR


def draw_axis(
    view: TimelineView, notes: Sequence[str], track: Track, top: float, right: float, theme: Theme
) -> tuple[list[Item], float, list[float]]:
    """Notes, the name of the axis and its ticks; where it ends, and where its lines go down."""
    items: list[Item] = []
    y = top
    said = wrap(" ".join(clean(note) for note in notes), SCALING, right - MARGIN, 6)
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


def legend_of(view: TimelineView, groups: Sequence[RowGroup], gutter: Gutter, theme: Theme) -> list[Entry]:
    """What is drawn how, as far as it occurs on a page."""
    pieces = [piece for group in groups for row in group.rows for piece in row.pieces]
    pieces += [group.own for group in groups if group.own is not None]
    marks = view.marks

    def sample(piece: Piece, words: str, sure: float = 1.0) -> Entry:
        def draw(x: float, y: float) -> list[Item]:
            made = bar(piece, x, x + SAMPLE * sure, x + SAMPLE, 0, theme.muted, theme)
            return moved(made, 0, y)

        return words, draw

    def line(link: RowLink, words: str) -> Entry:
        def draw(x: float, y: float) -> list[Item]:
            colour, dash = (theme.line, LOOP_DASH) if link.back else (theme.neutral, ())
            tip = polyline(
                ((x + SAMPLE, y), (x + SAMPLE - 5, y - 2.8), (x + SAMPLE - 5, y + 2.8)), closed=True
            )
            stem = segment(x, y, x + SAMPLE - 5, y)
            return [Shape(stem, stroke=colour, width=PEN, dash=dash), Shape(tip, colour)]

        return words, draw

    result: list[Entry] = []
    names: dict[Sort, str] = {"acting": marks.acting, "waiting": marks.waiting, "passing": marks.passing}
    for sort, words in names.items():
        if any(piece.sort == sort for piece in pieces):
            result.append(sample(Piece(sort, 0, 1, 1), words))
    if any(piece.sure < piece.end and not piece.open for piece in pieces):
        result.append(sample(Piece("acting", 0, 0.4, 1), marks.range, 0.4))
    if any(piece.open for piece in pieces):
        result.append(sample(Piece("acting", 0, 1, 1, open=True), marks.open))
    if view.scaling != "none" and any(not row.pieces for group in groups for row in group.rows):
        result.append(
            (
                marks.untimed,
                lambda x, y: [Shape(circle(x + SAMPLE / 2, y, POINT), theme.paper, theme.muted, 2.0)],
            )
        )
    for back, words in ((False, marks.way), (True, marks.back)):
        link = next((link for link, _ in gutter.links if link.back == back), None)
        if link is not None:
            result.append(line(link, words))
    return result
