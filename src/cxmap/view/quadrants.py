"""Importance beside performance (Martilla & James 1977): where to concentrate, and where not."""

from __future__ import annotations

from dataclasses import dataclass

from cxmap.locale import Words
from cxmap.scoring import Scorecard, quadrants
from cxmap.scoring.quadrants import Crosshair, Placed, Quadrant, Quadrants
from cxmap.view.advice import Need, advice_for
from cxmap.view.curve.values import Kind, Tick
from cxmap.view.sheet import OnSheet, Sheet, sheet_of
from cxmap.view.ticks import scale_ticks
from cxmap.view.wording import points

ORDER: tuple[Quadrant, ...] = (
    "concentrate here",
    "keep up the good work",
    "low priority",
    "possible overkill",
)
"""The important ones first, the bad ones before the good ones."""


@dataclass(frozen=True, slots=True)
class PlacedPoint:
    """A touchpoint: performance in percent of the scale, importance 1 to 5."""

    name: str
    performance: float
    importance: float
    quadrant: Quadrant
    kind: Kind
    label: str
    """Its experience on the map's scale."""


@dataclass(frozen=True, slots=True)
class Cross:
    """Where the quadrants meet, in percent and 1 to 5, and the words at the ends of its lines."""

    performance: float
    importance: float
    performance_label: str
    importance_label: str


@dataclass(frozen=True, slots=True)
class QuadrantsView(OnSheet):
    """Every scored touchpoint by importance and performance, by quadrant in ORDER."""

    sheet: Sheet
    ticks: tuple[Tick, ...]
    """Of performance."""
    steps: tuple[tuple[float, str], ...]
    """Of importance."""
    points: tuple[PlacedPoint, ...]
    cross: Cross | None
    names: tuple[tuple[Quadrant, str], ...]
    """The quadrants in ORDER, in words; none without a crosshair."""
    performance: str
    importance: str
    notes: tuple[str, ...]
    side_by_side: str
    """To be said where points had to be moved apart."""
    marks: tuple[tuple[Kind, str], ...]


def _mean_label(card: Scorecard, percent: float, words: Words) -> str:
    scale = card.scale
    share = percent / 100 if scale.direction == "higher-is-better" else 1 - percent / 100
    return points(card, scale.min + share * scale.length, words)


def _placed(grid: Quadrants | None) -> list[Placed]:
    """By quadrant, and in each what matters most and does worst first; none where nothing was rated."""
    if grid is None or all(one.place.place.importance is None for one in grid.places):
        return []
    return sorted(grid.places, key=lambda one: (ORDER.index(one.quadrant), -one.importance, one.performance))


def _point(card: Scorecard, one: Placed, words: Words) -> PlacedPoint:
    return PlacedPoint(
        name=one.place.name if one.place.touchpoint else words.whole_phase.format(name=one.place.name),
        performance=one.performance,
        importance=one.importance,
        quadrant=one.quadrant,
        kind="measured" if one.place.measured else "believed",
        label=points(card, one.place.experience, words),
    )


def build_quadrants(card: Scorecard, words: Words, crosshair: Crosshair = "means") -> QuadrantsView:
    """The grid of a scorecard. Its crosshair lies at the means of what is there, or at the scales' middle.

    Nothing is placed where no touchpoint has an importance of its own; and where all are equally important,
    there is no crosshair, for then the grid tells nothing apart.
    """
    own, grid = words.in_charts, quadrants(card, crosshair)
    placed = _placed(grid)
    points = tuple(_point(card, one, words) for one in placed)
    notes: list[str] = []
    cross = None
    need: Need | None = None
    headline = words.headline_no_scores if grid is None else own.all_equal
    urgent = [point for point in points if point.quadrant == "concentrate here"]
    if grid is None or not points:
        need = "scores" if grid is None else "importance"
    elif len({point.importance for point in points}) == 1:
        need, urgent = "importance", []
    else:
        headline = own.concentrate(len(urgent))
        at = {
            "importance": words.number(grid.importance),
            "performance": _mean_label(card, grid.performance, words),
        }
        cross = Cross(grid.performance, grid.importance, at["performance"], at["importance"])
        notes.append(own.crosshair[grid.crosshair].format(**at))
    assumed = sum(one.place.place.importance is None for one in placed)
    notes += [own.importance_assumed(assumed)] if assumed else []
    kinds = {point.kind for point in points}
    every: tuple[tuple[Kind, str], ...] = (
        ("believed", words.believed_mark),
        ("measured", words.measured_mark.split(",")[0]),
    )
    return QuadrantsView(
        sheet=sheet_of(
            card,
            words,
            "quadrants",
            headline,
            bad=bool(urgent),
            figures=tuple(own.begin_with.format(name=point.name) for point in urgent[:1]),
            lines=tuple(
                f"{point.name}{words.colon}{words.quadrants[point.quadrant]}, {words.importance} "
                f"{words.number(point.importance)}, {own.performance} {point.label}"
                for point in points
            ),
            advice=None if need is None else advice_for(card, words, need),
        ),
        ticks=scale_ticks(card.scale, words),
        steps=tuple((float(step), words.number(step)) for step in range(1, 6)),
        points=points,
        cross=cross,
        names=tuple((name, words.quadrants[name]) for name in ORDER) if cross is not None else (),
        performance=own.performance,
        importance=words.importance,
        notes=tuple(notes),
        side_by_side=own.side_by_side,
        marks=tuple((kind, text) for kind, text in every if kind in kinds),
    )
