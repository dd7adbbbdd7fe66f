"""What all builders of the report share: names for ids, references, and sentences filled with values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from string import Formatter

from cxmap.locale import Words
from cxmap.model import Phase, Touchpoint
from cxmap.scoring import Estimate, PlaceScore, Scorecard
from cxmap.view.answered import build_answered
from cxmap.view.answering import DOTS, answers
from cxmap.view.below import below
from cxmap.view.numbers import numbers_of
from cxmap.view.phrase import Phrase
from cxmap.view.report.values import Fact
from cxmap.view.rolled import rolled_rows

Values = Mapping[str, str | Sequence[Phrase]]


def capital(text: str) -> str:
    """The text with a capital at its beginning, and the rest as it is: German nouns keep theirs."""
    return text[:1].upper() + text[1:]


def fact(label: str, *values: str | Phrase | None, own: bool = False) -> tuple[Fact, ...]:
    """A fact of the values that are there; nothing where none is."""
    runs = tuple(Phrase(value) if isinstance(value, str) else value for value in values if value)
    return (Fact(label, runs, own),) if runs else ()


def fill(template: str, values: Values) -> tuple[Phrase, ...]:
    """A sentence with its places filled, references kept apart from words."""
    runs: list[Phrase] = []
    for words, field, _, _ in Formatter().parse(template):
        if words:
            runs.append(Phrase(words))
        if field is not None:
            value = values[field]
            runs.extend([Phrase(value)] if isinstance(value, str) else value)
    return tuple(runs)


def joined(runs: Iterable[Phrase], between: str = ", ") -> tuple[Phrase, ...]:
    """References with commas between them."""
    result: list[Phrase] = []
    for run in runs:
        result += [Phrase(between), run] if result else [run]
    return tuple(result)


class Writer:
    """Turns the parts of one map into the report's values: it knows every id's name, place and language."""

    def __init__(
        self, card: Scorecard, words: Words, map_folder: str = "", pages: Mapping[str, str] | None = None
    ) -> None:
        self.card, self.words, self.map = card, words, card.map
        self.map_folder = map_folder
        """The way from the report's folder to that of the map."""
        self.pages = pages or {}
        """The reports of the journeys below places, by the ways to these as written."""
        self.below = below(card.map, rolled_rows(card, words), words)
        self.told = words.in_report
        self.answered = build_answered(card, words)
        """What drives the overall scores, and what comments speak of."""
        self.shown = numbers_of(card.scale, words)
        self.finer = numbers_of(card.scale, words, finer=1)
        """With a digit more, enough to follow a sum."""
        self.anchors = {phase.id: f"phase-{phase.id}" for phase in card.map.phases}
        self.anchors |= {place.id: f"tp-{place.id}" for place in card.touchpoints}
        self.places = {phase.id: Phrase(phase.name, self.anchors[phase.id]) for phase in card.map.phases}
        self.places |= {place.id: self.reference(place) for place in card.touchpoints}
        scored = (*card.places, *card.beside)
        # a phase with a score beside those of its touchpoints may stand in both, and the first one counts
        self._scores = {id(score.place): score for score in reversed(scored)}

    @property
    def tested(self) -> int:
        """How many touchpoints were tested against their goal."""
        return sum(
            place.judgement is not None and place.judgement.p_value is not None for place in self.card.places
        )

    def score_of(self, place: Touchpoint | Phase) -> PlaceScore | None:
        """The scores of a touchpoint or phase of the map; nothing where it has none."""
        return self._scores.get(id(place))

    def reference(self, place: PlaceScore) -> Phrase:
        """A touchpoint's or phase's name, leading to it."""
        return Phrase(place.name, self.anchors[place.id])

    def place(self, id_: str) -> Phrase:
        """The same for an id; the id itself where there is no such place in this report."""
        return self.places.get(id_, Phrase(id_))

    def trace_anchor(self, place: PlaceScore) -> str:
        """Where it says how the numbers of a touchpoint or phase come about."""
        return f"how-{self.anchors[place.id]}"

    def people(self, ids: Iterable[str]) -> str:
        """Personas by name."""
        known = self.map.personas_by_id
        return ", ".join(known[id_].name if id_ in known else id_ for id_ in ids)

    def sourced(self, ids: Iterable[str]) -> str:
        """Sources by name."""
        known = self.map.sources_by_id
        kinds = self.words.source_types
        return ", ".join((known[id_].name or kinds[known[id_].type]) if id_ in known else id_ for id_ in ids)

    def score(self, value: float | None) -> str:
        """A score in points of the map's scale."""
        return self.shown.score(value)

    def about(self, count: int) -> str:
        """A number of answers that is only roughly known, as every list has it; words beside it say so."""
        return self.words.count(count)

    def with_interval(self, place: PlaceScore) -> str:
        """An experience with its interval and n where it is measured."""
        text, measured = self.score(place.experience), place.measured
        aside = "" if measured is None else self.around(measured)
        return f"{text} ({aside})" if aside else text

    def around(self, measured: Estimate) -> str:
        """The interval of an experience and how many answered, where they are known."""
        parts = []
        if measured.low is not None and measured.high is not None:
            parts.append(f" {DOTS} ".join(self.shown.ends(measured.low, measured.high)))
        if measured.n:
            parts.append(answers(measured, self.words, short=True))
        return ", ".join(parts)
