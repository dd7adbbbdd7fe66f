"""Many pictures and reports, drawn by all processors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from cxmap.api.drawing import PAGES, Drawing, Format, Options
from cxmap.api.sharing import in_order, workers_for
from cxmap.api.versions import history, revision_of
from cxmap.errors import CxmapError

if TYPE_CHECKING:
    from cxmap.history import Missing
    from cxmap.model import Map

Wanted: TypeAlias = tuple[str, Format]
"""A view and its format."""


class Order(Struct, frozen=True):
    """What is wanted of the map in a file, and how it is to be drawn."""

    name: str
    map: Map
    wanted: tuple[Wanted, ...]
    options: Options
    """All but the revision and the history, which are found when it is drawn."""
    dated: bool = True
    """Whether a report tells how the scores moved over git's history."""
    variant: str | None = None
    """Which variant of the file the map is."""
    only_with_something_to_say: bool = False
    """Whether views for which the map has nothing are left out."""


class Drawn(Struct, frozen=True):
    """What became of an order."""

    files: tuple[tuple[bytes, ...], ...]
    """Of everything that was wanted, in that order; none of a view that is left out."""
    missing_characters: tuple[str, ...]
    pages: tuple[tuple[str, int, int], ...]
    """Of each view: how many pages there are, and how many it would take to show everything."""
    missing_versions: Missing
    """Why git does not have all versions; nothing where it has, or nobody asked."""
    silent: tuple[tuple[str, str], ...] = ()
    """Each view that is left out, and why it has nothing to say."""


def draw_all(orders: Sequence[Order]) -> Iterator[Drawn | CxmapError]:
    """What becomes of each order, in their order, by all processors; or why it cannot be drawn.

    Of a single map, each view is drawn by itself; those that come to the same process share its scorecard and
    views. Whoever stops reading ends the rest.
    """
    try:
        if len(orders) == 1:
            yield _in_pieces(orders[0])
        else:
            yield from in_order(_draw, orders, workers=workers_for(len(orders)))
    finally:
        _kept.clear()


def _in_pieces(order: Order) -> Drawn | CxmapError:
    """What becomes of an order, each of its views drawn by itself."""
    views = list(dict.fromkeys(view for view, _ in order.wanted))
    pieces = [
        replace(order, wanted=tuple(wanted for wanted in order.wanted if wanted[0] == view)) for view in views
    ]
    drawn: list[Drawn] = []
    for outcome in in_order(_draw, pieces, workers=workers_for(len(pieces))):
        if isinstance(outcome, CxmapError):
            return outcome
        drawn.append(outcome)
    return _joined(order, pieces, drawn)


_kept: list[tuple[Order, Drawing]] = []
"""The order that this process drew last, and its drawing: the next is often a view of the same map."""


def _drawing_of(order: Order) -> Drawing:
    for kept, drawing in _kept:
        if replace(kept, wanted=order.wanted) == order:
            return drawing
    drawing = Drawing(order.map, **(order.options | Options(revision=revision_of(order.name), history=None)))
    _kept[:] = [(order, drawing)]
    return drawing


def _draw(order: Order) -> Drawn | CxmapError:
    try:
        dated = order.dated and any(view in PAGES for view, _ in order.wanted)
        versions = history(order.name, order.map, variant=order.variant) if dated else None
        drawing = _drawing_of(order)
        drawing.options["history"] = versions
        views = list(dict.fromkeys(view for view, _ in order.wanted))
        silent = {
            view: why
            for view in views
            if order.only_with_something_to_say and (why := drawing.nothing_to_say(view))
        }
        views = [view for view in views if view not in silent]
        signs = sorted({sign for view in views for sign in drawing.missing_characters(view)})
        return Drawn(
            tuple(() if wanted[0] in silent else drawing.files(*wanted) for wanted in order.wanted),
            tuple(signs),
            tuple((view, *drawing.pages_needed(view)) for view in views),
            "" if versions is None else versions.missing,
            tuple(silent.items()),
        )
    except CxmapError as error:
        return error


def _joined(order: Order, pieces: Sequence[Order], drawn: Sequence[Drawn]) -> Drawn:
    """What became of an order whose views were drawn one by one."""
    files = {
        wanted: made
        for piece, done in zip(pieces, drawn, strict=True)
        for wanted, made in zip(piece.wanted, done.files, strict=True)
    }
    return Drawn(
        tuple(files[wanted] for wanted in order.wanted),
        tuple(sorted({sign for done in drawn for sign in done.missing_characters})),
        tuple(pages for done in drawn for pages in done.pages),
        next((done.missing_versions for done in drawn if done.missing_versions), ""),
        tuple(left_out for done in drawn for left_out in done.silent),
    )
