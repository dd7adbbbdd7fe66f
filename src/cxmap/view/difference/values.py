"""Two versions of a map: both curves, and what changed at each touchpoint."""

from __future__ import annotations

from msgspec import Struct

from cxmap.view.curve.values import Changed, CurveView


class Row(Struct, frozen=True):
    """A touchpoint with its scores as people read them, and what changed."""

    name: str
    before: str
    now: str
    changes: tuple[Changed, ...]


class Difference(Struct, frozen=True):
    """What changed between two versions of a map."""

    headline: str
    is_bad: bool
    curve: CurveView
    """The picture: the newer version, and beside it the earlier one."""
    rows: tuple[Row, ...]
    """Every touchpoint of either version, in order."""
