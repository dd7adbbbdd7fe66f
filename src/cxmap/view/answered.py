"""What answers and comments tell of places: derived importance beside the stated one, and mentions."""

from __future__ import annotations

from msgspec import Struct

from cxmap.locale import Words
from cxmap.scoring import DrivenBy, Drivers, Mentioned, Scorecard, drivers, mentions, place_names
from cxmap.view.answering import DOTS
from cxmap.view.numbers import numbers_of

_HUNDREDTHS = 2
"""Decimals of a correlation."""


class DriverRow(Struct, frozen=True):
    """A place beside an overall score: figures for programs, and the same in words."""

    id: str
    name: str
    outcome: str
    n: int
    effective_n: float
    correlation: float
    low: float
    high: float
    weight: float | None
    weight_low: float | None
    weight_high: float | None
    stated: float | None
    """The importance that the map states, 1 to 5; nothing where it states none."""
    n_text: str
    correlation_text: str
    correlation_ends: str
    weight_text: str
    weight_ends: str
    stated_text: str
    said: str
    """All of it in one sentence."""


class DriverTable(Struct, frozen=True):
    """What drives one overall score, the heaviest first."""

    outcome: str
    n: int | None
    explained: float | None
    least_n: int | None
    rows: tuple[DriverRow, ...]
    unweighed: str
    title: str
    notes: tuple[str, ...]
    """What the weights add up to, who is left out, and how intervals are made."""


class MentionRow(Struct, frozen=True):
    """A place in comments: how many speak of it, and their mean score on the scale of the comments."""

    id: str
    name: str
    n: int
    of: int | None
    mean: float | None
    low: float | None
    high: float | None
    scored_n: int | None
    all_mean: float | None
    """Of all who commented."""
    min: float | None
    max: float | None
    source: str | None
    share_text: str
    score_text: str
    all_text: str
    said: tuple[str, ...]
    """In words, a line each: how many, and with what score."""


class Answered(Struct, frozen=True):
    """What answers and comments tell; nothing at all where none were measured."""

    drivers: tuple[DriverTable, ...] = ()
    mentions: tuple[MentionRow, ...] = ()

    def of(self, place: str) -> tuple[tuple[DriverRow, ...], tuple[MentionRow, ...]]:
        """What is told of one place."""
        driving = tuple(row for table in self.drivers for row in table.rows if row.id == place)
        return driving, tuple(row for row in self.mentions if row.id == place)


def build_answered(card: Scorecard, words: Words) -> Answered:
    """What answers and comments tell of the places of a map."""
    names = place_names(card.map)
    stated = {measured.id: measured.place.importance for measured in (*card.places, *card.beside)}
    return Answered(
        tuple(_table(card, measured, names, stated, words) for measured in drivers(card)),
        tuple(_mention(measured, names, words) for measured in mentions(card)),
    )


def _ends(low: str, high: str) -> str:
    return f"{low} {DOTS} {high}"


def _table(
    card: Scorecard, outcome: Drivers, names: dict[str, str], stated: dict[str, float | None], words: Words
) -> DriverTable:
    own, measured = words.in_answers, outcome.measured
    notes = []
    if measured.explained is not None:
        share, least = words.percent(measured.explained), words.count(measured.least_n or 0)
        notes.append(own.explained.format(share=share, outcome=measured.outcome, n=least))
    unweighed = own.unweighed[measured.unweighed] if measured.unweighed and outcome.places else ""
    notes += [unweighed] if unweighed else []
    notes += [own.withheld(outcome.withheld)] if outcome.withheld else []
    if outcome.places:
        notes.append(own.intervals.format(confidence=words.percent(card.settings.confidence)))
    return DriverTable(
        outcome=measured.outcome,
        n=measured.n,
        explained=measured.explained,
        least_n=measured.least_n,
        rows=tuple(
            _driver(driven_by, outcome, names, stated.get(driven_by.place), words)
            for driven_by in outcome.places
        ),
        unweighed=measured.unweighed or "",
        title=own.driving.format(outcome=measured.outcome),
        notes=tuple(notes),
    )


def _driver(
    driven_by: DrivenBy, driver: Drivers, names: dict[str, str], stated: float | None, words: Words
) -> DriverRow:
    def hundredths(value: float) -> str:
        return words.number(value, decimals=_HUNDREDTHS, least=_HUNDREDTHS)

    correlation, ends = (
        hundredths(driven_by.correlation),
        _ends(hundredths(driven_by.low), hundredths(driven_by.high)),
    )
    n_text = f"n = {words.count(driven_by.n)}"
    weight = weight_ends = ""
    if (
        driven_by.weight is not None
        and driven_by.weight_low is not None
        and driven_by.weight_high is not None
    ):
        weight = words.percent(driven_by.weight)
        weight_ends = _ends(words.percent(driven_by.weight_low), words.percent(driven_by.weight_high))
    own, outcome = words.in_answers, driver.measured.outcome
    parts = [own.said.format(weight=weight, outcome=outcome, around=weight_ends)] if weight else []
    parts.append(own.correlates.format(correlation=correlation, outcome=outcome, around=f"{ends}, {n_text}"))
    return DriverRow(
        id=driven_by.place,
        name=names[driven_by.place],
        outcome=outcome,
        n=driven_by.n,
        effective_n=driven_by.effective_n,
        correlation=driven_by.correlation,
        low=driven_by.low,
        high=driven_by.high,
        weight=driven_by.weight,
        weight_low=driven_by.weight_low,
        weight_high=driven_by.weight_high,
        stated=stated,
        n_text=words.count(driven_by.n),
        correlation_text=correlation,
        correlation_ends=ends,
        weight_text=weight,
        weight_ends=weight_ends,
        stated_text="" if stated is None else words.number(stated),
        said=words.semicolon.join(parts),
    )


def _mention(mentioned: Mentioned, names: dict[str, str], words: Words) -> MentionRow:
    own = words.in_answers
    said = [
        own.spoken_of(words.count(mentioned.n), "" if mentioned.of is None else words.count(mentioned.of))
    ]
    score_text = all_text = ""
    if mentioned.score is not None and mentioned.scale is not None and mentioned.score.point is not None:
        shown = numbers_of(mentioned.scale, words)
        around = [f"n = {words.count(round(mentioned.score.n))}"]
        if mentioned.score.low is not None and mentioned.score.high is not None:
            around.insert(0, f" {DOTS} ".join(shown.ends(mentioned.score.low, mentioned.score.high)))
        score_text = f"{shown.score(mentioned.score.point)} ({', '.join(around)})"
        parts = own.their_score.format(score=shown.score(mentioned.score.point), around=", ".join(around))
        if mentioned.everybody is not None:
            all_text = shown.score(mentioned.everybody.point)
            parts += words.semicolon + own.of_all.format(score=all_text)
        said.append(parts)
    score, everybody = mentioned.score, mentioned.everybody
    return MentionRow(
        id=mentioned.place,
        name=names[mentioned.place],
        n=mentioned.n,
        of=mentioned.of,
        mean=None if score is None else score.point,
        low=None if score is None else score.low,
        high=None if score is None else score.high,
        scored_n=None if score is None else round(score.n),
        all_mean=None if everybody is None else everybody.point,
        min=None if mentioned.scale is None else mentioned.scale.min,
        max=None if mentioned.scale is None else mentioned.scale.max,
        source=mentioned.comments.source,
        share_text="" if mentioned.of is None else words.percent(mentioned.n / mentioned.of),
        score_text=score_text,
        all_text=all_text,
        said=tuple(said),
    )
