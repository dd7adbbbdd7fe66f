"""A picture of a curve as values: every place found, nothing drawn yet."""

from __future__ import annotations

from dataclasses import dataclass

from cxmap.rendering.report.shapes import DIAMOND


@dataclass(frozen=True, slots=True)
class Words:
    """A text of one or more lines. `anchor` is start, middle or end of the line at x (percent) and y."""

    x: str
    y: str
    lines: tuple[str, ...]
    anchor: str = "middle"
    dx: str = "0"
    number: int = 0


@dataclass(frozen=True, slots=True)
class Face:
    """A line of the scale with its face."""

    y: str
    word: str
    number: str
    mouth: str
    tone: str


@dataclass(frozen=True, slots=True)
class Point:
    """A mark of the main line with what stands beside it; places of words are from the mark."""

    column: int
    x: str
    y: str
    kind: str
    label: str
    label_x: str
    label_y: str
    badge: str
    undecided: bool
    badge_x: str
    badge_y: str
    direction: str
    sign: str
    whisker: str
    n: str
    n_x: str
    n_y: str
    ghost: str
    """How far below the mark the believed score lies; empty where there is none."""
    tie: str


@dataclass(frozen=True, slots=True)
class Side:
    """A line beside the main one."""

    number: int
    name: str
    dash: str
    marker: str
    path: str
    points: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Plateau:
    """The score of a phase as a whole, level across its columns; the badge stands at its middle."""

    x1: str
    x2: str
    middle: str
    y: str
    kind: str
    label: str
    badge: str
    undecided: bool


@dataclass(frozen=True, slots=True)
class Plot:
    """A picture, ready to be written down."""

    columns: int
    height: str
    faces: tuple[Face, ...]
    bands: tuple[tuple[str, str], ...]
    shades: tuple[tuple[str, str], ...]
    goal: str
    goal_words: tuple[Words, ...]
    line: str
    points: tuple[Point, ...]
    plateaus: tuple[Plateau, ...]
    sides: tuple[Side, ...]
    words: tuple[Words, ...]
    """Names at the ends of lines."""
    remarks: tuple[Words, ...]
    diamond: str = DIAMOND
