"""The elements of the experience, as values."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from cxmap.view.curve.values import Kind, Tick, Tone
from cxmap.view.sheet import OnSheet, Sheet

Sign = Literal["mean", "believed", "measured", "spread"]


class ElementRow(Struct, frozen=True):
    """One element. Places are percent of the scale, 100 at its good end."""

    id: str
    name: str
    touchpoints: str
    """How many, in words."""
    scores: tuple[float, ...]
    """Every touchpoint's, from worst to best."""
    kinds: tuple[Kind, ...]
    """Whether each of them was measured."""
    mean: float | None
    mean_label: str
    """Or that there is no score."""
    low_label: str
    high_label: str
    """The ends; empty where they are the same."""
    gap: float | None
    """The mean gap in points of the scale, below zero where it falls short."""
    gap_label: str
    short: str
    """How many of the judged touchpoints are short, in words; empty where none is judged."""
    tone: Tone
    """Bad where touchpoints are short and the mean gap is; good where nothing is."""


class ElementsView(Struct, OnSheet, frozen=True):
    """The elements that touchpoints name, the weakest first, and those that nobody named."""

    sheet: Sheet
    ticks: tuple[Tick, ...]
    rows: tuple[ElementRow, ...]
    unnamed: tuple[str, ...]
    unnamed_label: str
    columns: tuple[str, str, str]
    """Headings: element, experience, mean gap."""
    marks: tuple[tuple[Sign, str], ...]
