"""The three callouts of a board's curve: the things below the sentence, told where they happen."""

from __future__ import annotations

from msgspec.structs import replace

from cxmap.view.board.said import MOST
from cxmap.view.board.values import BoardItem, BoardSection
from cxmap.view.curve.values import Callout, CurveView, Direction, Series, Tone

_DIRECTIONS: dict[Tone, Direction] = {"bad": "negative", "good": "positive", "plain": "either"}


def with_callouts(curve: CurveView, sections: tuple[BoardSection, ...]) -> CurveView:
    """The curve with its main lines alone, and with a callout for each thing of the first section.

    A callout wears the rank, so the points themselves do not.
    Where these are fewer than three, impact moments follow.
    """
    columns = {column.id: at for at, column in enumerate(curve.columns) if column.id}
    items = sections[0].items if sections else ()
    made = [callout_made for item in items if (callout_made := _callout(item, curve, columns))]
    taken = {callout.column for callout in made}
    made += [callout for callout in curve.callouts if callout.column not in taken][: MOST - len(made)]
    return replace(
        curve,
        callouts=tuple(made),
        series=_main(curve),
        columns=tuple(replace(column, rank=None) for column in curve.columns),
        levels=tuple(replace(level, rank=None) for level in curve.levels),
        lanes=(),
        opportunities=None,
    )


def _main(curve: CurveView) -> tuple[Series, ...]:
    """The lines of everybody's experience; those of personas where nothing is everybody's."""
    main = tuple(series for series in curve.series if series.role in ("experience", "future"))
    if curve.levels or any(series.stretches for series in main):
        return main
    return tuple(series for series in curve.series if series.role != "curve")


def _callout(item: BoardItem, curve: CurveView, columns: dict[str, int]) -> Callout | None:
    """A thing where its touchpoint is, or in the middle of its phase; nothing for what the curve lacks."""
    text = f"{item.name} {item.figure}".strip()
    direction = _DIRECTIONS[item.tone]
    at = columns.get(item.id)
    if at is not None:
        for line in reversed(_main(curve)):
            heights = [mark.height for run in line.stretches for mark in run.marks if mark.column == at]
            if heights:
                return Callout(at, min(heights), direction, text, rank=item.rank)
        return None
    band = next((band for band in curve.bands if band.id == item.id), None)
    levels = [
        level for level in curve.levels if band and band.first <= level.first and level.last <= band.last
    ]
    if not levels:
        return None
    level = min(levels, key=lambda level: level.height)
    return Callout(int((level.left + level.right - 1) // 2), level.height, direction, text, rank=item.rank)
