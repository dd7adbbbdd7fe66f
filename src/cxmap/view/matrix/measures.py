"""Figures in the matrix beside goal and experience: what else was measured or wanted."""

from __future__ import annotations

from collections.abc import Iterable

from cxmap.locale import Words
from cxmap.model import Map, Phase, Touchpoint
from cxmap.scoring import MetricScore, Scorecard
from cxmap.view.answered import build_answered
from cxmap.view.below import below
from cxmap.view.matrix.remarks import NO_BREAK
from cxmap.view.matrix.values import Entry, Tone
from cxmap.view.metric_rows import MetricRow, metric_row, number_in_unit, whole_rows
from cxmap.view.rolled import rolled_rows

_TONES: dict[str, Tone] = {"short": "bad", "met": "good"}


class Measures:
    """What was measured beside the experience of a place, or derived from answers, as entries."""

    def __init__(self, card: Scorecard, words: Words) -> None:
        self.card, self.words = card, words
        self.map: Map = card.map
        self._answered = build_answered(card, words)
        self._below = below(card.map, rolled_rows(card, words), words)
        self._places = {place.id: place for place in card.places}
        self._whole = [row for row in whole_rows(card, words) if row.newest]

    def further(self, place: Touchpoint | Phase) -> list[Entry]:
        """The further figures of a touchpoint, or those of a phase that are not its experience."""
        found = self._places.get(place.id)
        others: Iterable[MetricScore] = found.others if found is not None else ()
        rows = [metric_row(self.card, score, self.words) for score in others]
        rows += [row for row in self._whole if row.phase_id == place.id]
        return [self._entry(row) for row in rows]

    def of_map(self) -> list[Entry]:
        """The figures of the journey as a whole."""
        return [self._entry(row) for row in self._whole if not row.phase_id]

    def _entry(self, row: MetricRow) -> Entry:
        words = self.words
        verdict = (
            f"{words.goal} {row.goal_text}{words.colon}{row.verdict_text}" if row.goal is not None else ""
        )
        sure = ", ".join(text for text in (row.interval_text, row.n_text) if text)
        asked = words.long_date(row.date) if row.date is not None else ""
        notes = tuple(text for text in (sure, asked, row.goal_note) if text)
        named = ", ".join(text for text in (row.name, row.group) if text)
        return Entry(
            f"{named}{NO_BREAK}{row.figure_text}", verdict, notes, tone=_TONES.get(row.verdict, "open")
        )

    def wanted_in_units(self, place: Touchpoint | Phase) -> list[Entry]:
        """A place's own goals in the units of metrics."""
        goals = place.goal.in_units.items() if place.goal is not None else ()
        texts = (number_in_unit(self.map, type_, value, self.words) for type_, value in goals)
        return [Entry(f"{self.words.goal} {text}") for text in texts]

    def below(self, place: Touchpoint | Phase) -> list[Entry]:
        """The journeys that show a place more closely, and what they add up to beside its own score."""
        own = self._below.get(place.id)
        if own is None:
            return []
        named = [Entry(name, notes=() if name == to else (to,)) for name, to in own.journeys]
        return named + ([Entry(own.said, notes=own.how)] if own.said else [])

    def answered(self, place: Touchpoint | Phase) -> list[Entry]:
        """How many comments speak of a place, and the score of those who do."""
        _, mentioned = self._answered.of(place.id)
        return [Entry(row.said[0], notes=row.said[1:]) for row in mentioned]

    def derived(self, place: Touchpoint | Phase) -> list[Entry]:
        """Its importance derived from answers, beside the one that the map states."""
        driving, _ = self._answered.of(place.id)
        return [Entry(row.said) for row in driving]
