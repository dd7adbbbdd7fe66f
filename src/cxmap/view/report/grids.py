"""Plots of two scales: touchpoints by importance and performance, opportunities by impact and feasibility."""

from __future__ import annotations

from collections.abc import Sequence

from cxmap.locale import Words
from cxmap.model import Opportunity
from cxmap.scoring import Quadrants
from cxmap.scoring.quadrants import Placed as PlacedScore
from cxmap.view.quadrants import ORDER, axis_of, goal_label, notes_of, numbered, performance_text, tone_of
from cxmap.view.report.numbers import Corner, Grid, Placed, Run
from cxmap.view.report.writing import Writer, capital


def _of_five(value: float) -> float:
    return (value - 1) / 4 * 100


def quadrant_grid(writer: Writer, found: Quadrants) -> Grid | None:
    """Importance upwards, performance to the right, numbered as in the list of gaps; nothing below two."""
    if len(found.places) < 2:
        return None
    words, card = writer.words, writer.card
    axis = axis_of(found)
    places = tuple(_spot(writer, found, number, one) for number, one in enumerate(numbered(found), start=1))
    pairs = list(zip(places, numbered(found), strict=True))
    corners = tuple(
        Corner(key, words.quadrants[key], tuple(spot for spot, one in pairs if one.quadrant == key))
        for key in ORDER
    )
    at_goal = found.crosshair == "goal"
    return Grid(
        x_name=words.in_charts.gap_axis if at_goal else writer.told.performance,
        y_name=words.importance,
        x=axis.place(found.performance),
        y=_of_five(found.importance),
        note=" ".join(f"{capital(note)}." for note in notes_of(card, found, words)),
        corners=corners,
        places=places,
        mark=goal_label(card, found, words),
        key=_key(places, words),
    )


def _spot(writer: Writer, found: Quadrants, number: int, one: PlacedScore) -> Placed:
    words, axis = writer.words, axis_of(found)
    tone = tone_of(one.place)
    assumed = f" ({words.in_charts.assumed_mark})" if one.is_assumed else ""
    return Placed(
        number=number,
        name=writer.reference(one.place),
        x=axis.place(one.performance),
        y=_of_five(one.importance),
        x_text=performance_text(writer.card, found, one, words),
        y_text=f"{words.number(one.importance)}{assumed}",
        id=one.place.id,
        low=None if one.low is None else axis.place(one.low),
        high=None if one.high is None else axis.place(one.high),
        kind="measured" if one.place.measured else "believed",
        tone="" if tone == "none" else tone,
        assumed=one.is_assumed,
    )


def _key(places: Sequence[Placed], words: Words) -> tuple[tuple[str, str], ...]:
    """The marks that occur, in words."""
    tones, kinds = {place.tone for place in places}, {place.kind for place in places}
    every = (
        ("bad", words.short, "bad" in tones),
        ("good", words.met, "good" in tones),
        ("open", words.undecided, "open" in tones),
        ("measured", words.measured_mark, "measured" in kinds),
        ("believed", words.believed_mark, "believed" in kinds),
        ("assumed", words.in_charts.assumed_mark, any(place.assumed for place in places)),
    )
    return tuple((key, text) for key, text, occurs in every if occurs)


def chances_grid(writer: Writer, ranked: Sequence[Opportunity]) -> Grid | None:
    """Impact upwards, feasibility to the right, numbered as in the list; nothing for fewer than two."""
    words = writer.words
    places = tuple(
        Placed(
            number=number,
            name=Run(item.title, f"op-{item.id}"),
            x=_of_five(item.feasibility),
            y=_of_five(item.impact),
            x_text=words.number(item.feasibility),
            y_text=words.number(item.impact),
        )
        for number, item in enumerate(ranked, start=1)
        if item.impact is not None and item.feasibility is not None
    )
    if len(places) < 2:
        return None
    return Grid(words.feasibility, words.impact, 50, 50, writer.told.chances, (), places)
