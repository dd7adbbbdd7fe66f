"""The journey now and as it is to become: the part of a report beside a future map."""

from __future__ import annotations

from msgspec import Struct

from cxmap.view.curve.values import CurveView, Series


class FutureRow(Struct, frozen=True):
    """A touchpoint in both states, as texts; empty where a state has no score or no such touchpoint."""

    id: str
    name: str
    now: str
    then: str
    lift: tuple[str, ...]
    """How much better it becomes, or that it is new or dropped."""


class FutureView(Struct, frozen=True):
    """A future beside the current state. `curve` holds both lines and says in words what it shows."""

    title: str
    figures: tuple[str, ...]
    """What becomes of the journey's figures."""
    source: tuple[str, ...]
    rows: tuple[FutureRow, ...]
    curve: CurveView


def _labels(series: Series | None) -> dict[int, str]:
    if series is None:
        return {}
    return {mark.column: mark.label for stretch in series.stretches for mark in stretch.marks}


def future_view(curve: CurveView) -> FutureView | None:
    """The part of the report; nothing where the curve stands alone. Rows follow the curve's columns."""
    if curve.future is None:
        return None
    now, then = _labels(curve.series[0]), _labels(curve.future_line)
    rows = tuple(
        FutureRow(column.id, column.name, now.get(at, ""), then.get(at, ""), column.lift)
        for at, column in enumerate(curve.columns)
        if column.id
    )
    return FutureView(curve.future.title, curve.sheet.figures, curve.sheet.source, rows, curve)
