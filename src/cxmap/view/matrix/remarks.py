"""How remarks, feelings, activities and figures read in a cell of the matrix."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cxmap.locale import Words
from cxmap.model import Activity, Evidence, Feeling, Impact, Kpi, Map, PainPoint, Quote, Remark
from cxmap.scoring import Estimate, PlaceScore, Scorecard
from cxmap.view.answering import answers
from cxmap.view.matrix.values import Entry, Mark, Tone
from cxmap.view.numbers import numbers_of
from cxmap.view.wording import (
    gap_text,
    no_score_text,
    points,
    short_for_text,
    source_text,
    turn_text,
    verdict_text,
)

DOT = "\N{NO-BREAK SPACE}\N{MIDDLE DOT} "
"""Between short parts; a line never begins with it."""
NO_BREAK = "\N{NO-BREAK SPACE}"
ARROW = " \N{RIGHTWARDS ARROW} "
_TONES: dict[str, Tone] = {
    "short": "bad",
    "believed short": "bad",
    "met": "good",
    "believed met": "good",
    "undecided": "open",
    "unknown": "open",
}


def quoted(text: str, words: Words) -> str:
    """A text between quotation marks."""
    return words.quoted.format(text=text)


def _joined(*parts: str) -> tuple[str, ...]:
    """Short parts as one note; none where all are empty."""
    text = DOT.join(part for part in parts if part)
    return (text,) if text else ()


class Wording:
    """Turns parts of a map into entries, leaving out what belongs to other personas than the chosen one."""

    def __init__(self, card: Scorecard, words: Words) -> None:
        self.card, self.words = card, words
        self.map: Map = card.map
        self.has_goals = any(place.goal.score is not None for place in card.places)

    def concerns(self, personas: Sequence[str]) -> bool:
        """Whether a remark of these personas (none: of everybody) is to be shown."""
        return self.card.persona is None or not personas or self.card.persona in personas

    def whose(self, personas: Sequence[str]) -> str:
        """Names of personas, where they are not those of the whole page."""
        if self.card.persona is not None or len(self.map.personas) < 2:
            return ""
        return ", ".join(self.names(personas))

    def names(self, personas: Sequence[str]) -> list[str]:
        """What personas are called."""
        known = self.map.personas_by_id
        return [known[id_].name if id_ in known else id_ for id_ in personas]

    def _notes(self, remark: Remark | Feeling | Impact, *more: str | None) -> tuple[str, ...]:
        """Whose it is and when on one line, and what else there is to say on lines of its own."""
        when = None if isinstance(remark, Impact) else remark.when
        first = DOT.join(part for part in (self.whose(remark.persona), when) if part)
        return tuple(part for part in (first, *more) if part)

    def remarks(self, remarks: Iterable[Remark], mark: Mark = "") -> list[Entry]:
        """Sentences as they are: only what somebody said stands between quotation marks."""
        return [
            Entry(remark.text, notes=self._notes(remark), mark="" if remark.is_nothing else mark)
            for remark in remarks
            if self.concerns(remark.persona)
        ]

    def quotes(self, quotes: Iterable[Quote]) -> list[Entry]:
        """What people said, and who said it."""
        dash = "\N{EM DASH}\N{NO-BREAK SPACE}"
        return [
            Entry(
                quoted(quote.text, self.words),
                notes=self._notes(quote, f"{dash}{quote.by}" if quote.by else None),
            )
            for quote in quotes
            if self.concerns(quote.persona)
        ]

    def feelings(self, feelings: Iterable[Feeling]) -> list[Entry]:
        """Words, with the score where somebody gave one."""
        result = []
        for feeling in feelings:
            if not self.concerns(feeling.persona):
                continue
            score = "" if feeling.score is None else points(self.card, feeling.score, self.words)
            text = f"{feeling.word} ({score})" if feeling.word and score else feeling.word or score
            mood = None if feeling.score is None else self.card.scale.percent(feeling.score) / 100
            own = self.words.in_people
            reason = f"{own.because}{self.words.colon}{feeling.because}" if feeling.because else None
            result.append(
                Entry(
                    text,
                    notes=self._notes(feeling, own.at_once if feeling.at_once else None, reason),
                    mood=mood,
                )
            )
        return result

    def pains(self, pain_points: Iterable[PainPoint]) -> list[Entry]:
        """What hurts, how much, what it leads to and what would take it away."""
        words = self.words
        result = []
        for pain_point in pain_points:
            if self.concerns(pain_point.persona):
                effect = f"{words.effect}{words.colon}{pain_point.effect}" if pain_point.effect else None
                remedy = f"{words.remedy}{words.colon}{pain_point.remedy}" if pain_point.remedy else None
                cause = f"{words.cause}{words.colon}{pain_point.cause}" if pain_point.cause else None
                notes = self._notes(pain_point, effect, remedy, cause)
                mark: Mark = "" if pain_point.is_nothing else "pain"
                result.append(Entry(pain_point.text, notes=notes, mark=mark, severity=pain_point.severity))
        return result

    def impacts(self, impacts: Iterable[Impact]) -> list[Entry]:
        """Impact moments with their reason; the direction in words where there is none."""
        return [
            Entry(
                impact.why or self.words.directions[impact.direction],
                notes=_joined(
                    self.words.directions[impact.direction] if impact.why else "", *self._notes(impact)
                ),
                mark=impact.direction,
            )
            for impact in impacts
            if self.concerns(impact.persona)
        ]

    def activities(self, activities: Iterable[Activity]) -> list[Entry]:
        """What is done, by whom, with which system."""
        words = self.words
        result = []
        for activity in activities:
            by = f"{words.by} {activity.by}" if activity.by else ""
            system = f"{words.system}{words.colon}{activity.system}" if activity.system else ""
            result.append(Entry(activity.text, notes=tuple(part for part in (by, system) if part)))
        return result

    def kpis(self, kpis: Iterable[Kpi]) -> list[Entry]:
        """Where a figure stands and where it should be."""
        result = []
        for kpi in kpis:
            current = kpi.current.text if kpi.current else "?"
            value = f"{current}{ARROW}{kpi.target.text}" if kpi.target else current if kpi.current else ""
            result.append(Entry(kpi.name, value))
        return result

    def evidence(self, evidence: Iterable[Evidence], *, short: bool) -> list[Entry]:
        """Sources and what they say, and what is still to be collected."""
        result = []
        for item in evidence:
            if item.source is not None:
                source = self.map.sources_by_id.get(item.source)
                name = item.source if source is None else source_text(source, self.words)
                if source is not None and short:
                    name = source.name or self.words.source_types[source.type]
                result.append(Entry(name, notes=(item.note,) if item.note else ()))
            if item.to_collect is not None:
                label = self.words.still_to_collect
                result.append(Entry(item.to_collect, notes=(label,), mark="missing"))
        return result

    def _measured(self, estimate: Estimate) -> str:
        """The metric, its own figure and interval, and n; how that was worked out is for those who ask."""
        words, own, metric = self.words, estimate.own, estimate.metric
        shown = numbers_of(metric.own_scale, words)
        unit = words.per_cent if metric.is_share else ""
        name = metric.name or words.metrics[metric.type]
        parts = [f"{name} {shown.plain(own.point or 0.0)}{unit}"]
        if own.low is not None and own.high is not None and own.method != "census":
            low, high = shown.plain(own.low), shown.plain(own.high)
            parts.append(f"{low}{NO_BREAK}\N{HORIZONTAL ELLIPSIS}{NO_BREAK}{high}{unit}")
        parts.append(answers(estimate, words, short=True))
        return ", ".join(part for part in parts if part)

    def score(self, place: PlaceScore) -> list[Entry]:
        """Goal, experience, gap and verdict; what is missing where there is no gap."""
        words, card = self.words, self.card
        goal, own = points(card, place.goal.score, words), points(card, place.experience, words)
        notes = []
        if place.measured is not None:
            notes.append(self._measured(place.measured))
        scores = [persona_score for persona_score in place.personas if persona_score.experience is not None]
        if card.persona is None and len({persona_score.experience for persona_score in scores}) > 1:
            notes += [
                f"{persona_score.name}{NO_BREAK}{points(card, persona_score.experience, words)}"
                for persona_score in scores
            ]
        notes += [
            word for word in (short_for_text(place, words), turn_text(card, place.turns, words)) if word
        ]
        if any(place is other for other in card.beside):
            notes.append(words.in_people.beside_touchpoints)
        if place.gap is None:
            known = [f"{words.goal} {goal}"] if place.goal.score is not None else []
            known += [f"{words.experience} {own}"] if place.experience is not None else []
            missing = verdict_text(place, words) if self.has_goals else ""
            if place.experience is None and (part := no_score_text(card, place, words)) != words.no_score:
                missing = part
            if known:
                return [Entry(DOT.join(known), missing, tuple(notes), tone="open")]
            return [Entry(missing, notes=tuple(notes), tone="open")] if missing else []
        text = f"{words.goal} {goal}{ARROW}{words.experience} {own}"
        value = f"{words.gap} {gap_text(card, place.gap, words)}{words.colon}{verdict_text(place, words)}"
        tone: Tone = "open" if place.hides_someone else _TONES[place.verdict]
        return [Entry(text, value, tuple(notes), tone=tone, rank=place.rank)]
