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
        self.has_goals = any(found.goal.score is not None for found in card.places)

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

    def remarks(self, found: Iterable[Remark], mark: Mark = "") -> list[Entry]:
        """Sentences as they are: only what somebody said stands between quotation marks."""
        return [
            Entry(one.text, notes=self._notes(one), mark="" if one.is_nothing else mark)
            for one in found
            if self.concerns(one.persona)
        ]

    def quotes(self, found: Iterable[Quote]) -> list[Entry]:
        """What people said, and who said it."""
        dash = "\N{EM DASH}\N{NO-BREAK SPACE}"
        return [
            Entry(quoted(one.text, self.words), notes=self._notes(one, f"{dash}{one.by}" if one.by else None))
            for one in found
            if self.concerns(one.persona)
        ]

    def feelings(self, found: Iterable[Feeling]) -> list[Entry]:
        """Words, with the score where somebody gave one."""
        result = []
        for one in found:
            if not self.concerns(one.persona):
                continue
            score = "" if one.score is None else points(self.card, one.score, self.words)
            text = f"{one.word} ({score})" if one.word and score else one.word or score
            mood = None if one.score is None else self.card.scale.percent(one.score) / 100
            own = self.words.in_people
            reason = f"{own.because}{self.words.colon}{one.because}" if one.because else None
            result.append(
                Entry(text, notes=self._notes(one, own.at_once if one.at_once else None, reason), mood=mood)
            )
        return result

    def pains(self, found: Iterable[PainPoint]) -> list[Entry]:
        """What hurts, how much, what it leads to and what would take it away."""
        words = self.words
        result = []
        for one in found:
            if self.concerns(one.persona):
                effect = f"{words.effect}{words.colon}{one.effect}" if one.effect else None
                remedy = f"{words.remedy}{words.colon}{one.remedy}" if one.remedy else None
                cause = f"{words.cause}{words.colon}{one.cause}" if one.cause else None
                notes = self._notes(one, effect, remedy, cause)
                mark: Mark = "" if one.is_nothing else "pain"
                result.append(Entry(one.text, notes=notes, mark=mark, severity=one.severity))
        return result

    def impacts(self, found: Iterable[Impact]) -> list[Entry]:
        """Impact moments with their reason; the direction in words where there is none."""
        return [
            Entry(
                one.why or self.words.directions[one.direction],
                notes=_joined(self.words.directions[one.direction] if one.why else "", *self._notes(one)),
                mark=one.direction,
            )
            for one in found
            if self.concerns(one.persona)
        ]

    def activities(self, found: Iterable[Activity]) -> list[Entry]:
        """What is done, by whom, with which system."""
        words = self.words
        result = []
        for one in found:
            by = f"{words.by} {one.by}" if one.by else ""
            system = f"{words.system}{words.colon}{one.system}" if one.system else ""
            result.append(Entry(one.text, notes=tuple(part for part in (by, system) if part)))
        return result

    def kpis(self, found: Iterable[Kpi]) -> list[Entry]:
        """Where a figure stands and where it should be."""
        result = []
        for one in found:
            current = one.current.text if one.current else "?"
            value = f"{current}{ARROW}{one.target.text}" if one.target else current if one.current else ""
            result.append(Entry(one.name, value))
        return result

    def evidence(self, found: Iterable[Evidence], *, short: bool) -> list[Entry]:
        """Sources and what they say, and what is still to be collected."""
        result = []
        for one in found:
            if one.source is not None:
                source = self.map.sources_by_id.get(one.source)
                name = one.source if source is None else source_text(source, self.words)
                if source is not None and short:
                    name = source.name or self.words.source_types[source.type]
                result.append(Entry(name, notes=(one.note,) if one.note else ()))
            if one.to_collect is not None:
                label = self.words.still_to_collect
                result.append(Entry(one.to_collect, notes=(label,), mark="missing"))
        return result

    def _measured(self, found: Estimate) -> str:
        """The metric, its own figure and interval, and n; how that was worked out is for those who ask."""
        words, own, metric = self.words, found.own, found.metric
        shown = numbers_of(metric.own_scale, words)
        unit = words.per_cent if metric.is_share else ""
        name = metric.name or words.metrics[metric.type]
        parts = [f"{name} {shown.plain(own.point or 0.0)}{unit}"]
        if own.low is not None and own.high is not None and own.method != "census":
            low, high = shown.plain(own.low), shown.plain(own.high)
            parts.append(f"{low}{NO_BREAK}\N{HORIZONTAL ELLIPSIS}{NO_BREAK}{high}{unit}")
        parts.append(answers(found, words, short=True))
        return ", ".join(part for part in parts if part)

    def score(self, found: PlaceScore) -> list[Entry]:
        """Goal, experience, gap and verdict; what is missing where there is no gap."""
        words, card = self.words, self.card
        goal, own = points(card, found.goal.score, words), points(card, found.experience, words)
        notes = []
        if found.measured is not None:
            notes.append(self._measured(found.measured))
        scores = [one for one in found.personas if one.experience is not None]
        if card.persona is None and len({one.experience for one in scores}) > 1:
            notes += [f"{one.name}{NO_BREAK}{points(card, one.experience, words)}" for one in scores]
        notes += [
            told for told in (short_for_text(found, words), turn_text(card, found.turns, words)) if told
        ]
        if any(found is other for other in card.beside):
            notes.append(words.in_people.beside_touchpoints)
        if found.gap is None:
            known = [f"{words.goal} {goal}"] if found.goal.score is not None else []
            known += [f"{words.experience} {own}"] if found.experience is not None else []
            missing = verdict_text(found, words) if self.has_goals else ""
            if found.experience is None and (told := no_score_text(card, found, words)) != words.no_score:
                missing = told
            if known:
                return [Entry(DOT.join(known), missing, tuple(notes), tone="open")]
            return [Entry(missing, notes=tuple(notes), tone="open")] if missing else []
        text = f"{words.goal} {goal}{ARROW}{words.experience} {own}"
        value = f"{words.gap} {gap_text(card, found.gap, words)}{words.colon}{verdict_text(found, words)}"
        tone: Tone = "open" if found.hides_someone else _TONES[found.verdict]
        return [Entry(text, value, tuple(notes), tone=tone, rank=found.rank)]
