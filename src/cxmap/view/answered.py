"""What answers and comments tell of places: derived importance beside the stated one, and mentions."""

from __future__ import annotations

from dataclasses import dataclass

from cxmap.locale import Words
from cxmap.scoring import DrivenBy, Drivers, Mentioned, Scorecard, drivers, mentions, place_names
from cxmap.view.answering import DOTS
from cxmap.view.numbers import numbers_of

_HUNDREDTHS = 2
"""Decimals of a correlation."""


@dataclass(frozen=True, slots=True)
class DriverRow:
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


@dataclass(frozen=True, slots=True)
class DriverTable:
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


@dataclass(frozen=True, slots=True)
class MentionRow:
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


@dataclass(frozen=True, slots=True)
class Answered:
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
    stated = {found.id: found.place.importance for found in (*card.places, *card.beside)}
    return Answered(
        tuple(_table(card, found, names, stated, words) for found in drivers(card)),
        tuple(_mention(found, names, words) for found in mentions(card)),
    )


def _ends(low: str, high: str) -> str:
    return f"{low} {DOTS} {high}"


def _table(
    card: Scorecard, found: Drivers, names: dict[str, str], stated: dict[str, float | None], words: Words
) -> DriverTable:
    own, measured = words.in_answers, found.measured
    notes = []
    if measured.explained is not None:
        share, least = words.percent(measured.explained), words.count(measured.least_n or 0)
        notes.append(own.explained.format(share=share, outcome=measured.outcome, n=least))
    unweighed = own.unweighed[measured.unweighed] if measured.unweighed and found.places else ""
    notes += [unweighed] if unweighed else []
    notes += [own.withheld(found.withheld)] if found.withheld else []
    if found.places:
        notes.append(own.intervals.format(confidence=words.percent(card.settings.confidence)))
    return DriverTable(
        outcome=measured.outcome,
        n=measured.n,
        explained=measured.explained,
        least_n=measured.least_n,
        rows=tuple(_driver(one, found, names, stated.get(one.place), words) for one in found.places),
        unweighed=measured.unweighed or "",
        title=own.driving.format(outcome=measured.outcome),
        notes=tuple(notes),
    )


def _driver(
    one: DrivenBy, found: Drivers, names: dict[str, str], stated: float | None, words: Words
) -> DriverRow:
    def hundredths(value: float) -> str:
        return words.number(value, decimals=_HUNDREDTHS, least=_HUNDREDTHS)

    correlation, ends = hundredths(one.correlation), _ends(hundredths(one.low), hundredths(one.high))
    n_text = f"n = {words.count(one.n)}"
    weight = weight_ends = ""
    if one.weight is not None and one.weight_low is not None and one.weight_high is not None:
        weight = words.percent(one.weight)
        weight_ends = _ends(words.percent(one.weight_low), words.percent(one.weight_high))
    own, outcome = words.in_answers, found.measured.outcome
    parts = [own.said.format(weight=weight, outcome=outcome, around=weight_ends)] if weight else []
    parts.append(own.correlates.format(correlation=correlation, outcome=outcome, around=f"{ends}, {n_text}"))
    return DriverRow(
        id=one.place,
        name=names[one.place],
        outcome=outcome,
        n=one.n,
        effective_n=one.effective_n,
        correlation=one.correlation,
        low=one.low,
        high=one.high,
        weight=one.weight,
        weight_low=one.weight_low,
        weight_high=one.weight_high,
        stated=stated,
        n_text=words.count(one.n),
        correlation_text=correlation,
        correlation_ends=ends,
        weight_text=weight,
        weight_ends=weight_ends,
        stated_text="" if stated is None else words.number(stated),
        said=words.semicolon.join(parts),
    )


def _mention(found: Mentioned, names: dict[str, str], words: Words) -> MentionRow:
    own = words.in_answers
    said = [own.spoken_of(words.count(found.n), "" if found.of is None else words.count(found.of))]
    score_text = all_text = ""
    if found.score is not None and found.scale is not None and found.score.point is not None:
        shown = numbers_of(found.scale, words)
        around = [f"n = {words.count(round(found.score.n))}"]
        if found.score.low is not None and found.score.high is not None:
            around.insert(0, f" {DOTS} ".join(shown.ends(found.score.low, found.score.high)))
        score_text = f"{shown.score(found.score.point)} ({', '.join(around)})"
        told = own.their_score.format(score=shown.score(found.score.point), around=", ".join(around))
        if found.everybody is not None:
            all_text = shown.score(found.everybody.point)
            told += words.semicolon + own.of_all.format(score=all_text)
        said.append(told)
    score, everybody = found.score, found.everybody
    return MentionRow(
        id=found.place,
        name=names[found.place],
        n=found.n,
        of=found.of,
        mean=None if score is None else score.point,
        low=None if score is None else score.low,
        high=None if score is None else score.high,
        scored_n=None if score is None else round(score.n),
        all_mean=None if everybody is None else everybody.point,
        min=None if found.scale is None else found.scale.min,
        max=None if found.scale is None else found.scale.max,
        source=found.comments.source,
        share_text="" if found.of is None else words.percent(found.n / found.of),
        score_text=score_text,
        all_text=all_text,
        said=tuple(said),
    )
