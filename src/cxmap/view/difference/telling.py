"""What changed, in the few words that have room below a curve."""

from __future__ import annotations

from typing import Any

from cxmap.changes import EASED, Change, Comparison
from cxmap.locale import Words
from cxmap.model import Scale
from cxmap.model.plain import strings
from cxmap.scoring import PlaceScore
from cxmap.scoring.measured import converted
from cxmap.scoring.ties import settled
from cxmap.view.curve.lines import score_label
from cxmap.view.curve.values import Changed, Tone
from cxmap.view.metric_rows import number_in_unit
from cxmap.view.numbers import numbers_of
from cxmap.view.wording import verdict_word

ARROW = " \N{RIGHTWARDS ARROW} "
_TONES: dict[str, Tone] = {"worse": "bad", "better": "good", "neutral": "plain"}
_SCORES = ("experience", "grounds", "question", "scored", "unscored")
_GOALS = ("goal lowered", "goal raised", "goal set", "goal dropped", "goal rescaled")
_ORDER = (
    *_SCORES, "verdict", *_GOALS, "short for", "met for", "pain", "pain gone", "pain changed", "impact",
    "impact gone", "impact turned", "figure", "split", "merged", "moved", "renamed",
)  # fmt: skip
"""What is told first."""
_UNTOLD = ("rank",)
"""What follows from all the rest, and is told in the list of gaps."""


class Teller:
    """Tells changes with the numbers of both maps."""

    def __init__(self, comparison: Comparison, words: Words) -> None:
        self.comparison, self.words, self.own = comparison, words, words.in_changes
        self.before, self.after = comparison.before.card, comparison.after.card

    @property
    def scales(self) -> tuple[Scale, Scale]:
        """Both scales, that of before first."""
        return self.before.scale, self.after.scale

    def difference(self, before: float, after: float) -> float:
        """How much better a score is than one before, in points of the newer map's scale."""
        old, new = self.scales
        return settled(new.difference(after, converted(before, old, new)), new.length)

    def told(self, changes: list[Change]) -> tuple[Changed, ...]:
        """What changed at one place, what matters to customers first; what has no room here is counted."""
        told: list[Changed] = []
        rest = 0
        for change in sorted(changes, key=lambda change: _rank(change)):
            text = self.text(change)
            if text:
                told.append(Changed(text, _TONES[change.tone]))
            else:
                rest += change.kind not in _UNTOLD
        return (*told, *([Changed(self.own.others(rest), "plain")] if rest else ()))

    def text(self, change: Change) -> str:
        """One change; empty for what the picture has no words for."""
        own, kind = self.own, change.kind
        if kind in _SCORES:
            return self._score(change)
        if kind in _GOALS:
            return self._goal(change)
        if kind == "verdict":
            return self._verdict(change)
        if kind == "figure":
            first, second = (self.words.number(value) for value in (change.before, change.after))
            return f"{change.detail} {first}{ARROW}{second}{self._aside(change)}"
        if kind in ("short for", "met for"):
            template = own.short_for if kind == "short for" else own.met_for
            return template.format(name=change.detail) + self._why(change)
        if kind.startswith("pain"):
            template = {"pain": own.pain, "pain gone": own.pain_gone, "pain changed": own.pain_changed}[kind]
            return template.format(text=_text_of(change.before if change.after is None else change.after))
        if kind.startswith("impact"):
            return self._impact(change)
        return self._structure(change)

    def _structure(self, change: Change) -> str:
        own = self.own
        match change.kind:
            case "added":
                return own.added
            case "removed":
                return own.removed
            case "moved":
                return own.moved
            case "renamed":
                return "" if change.detail else own.renamed.format(before=change.before)
            case "split":
                return own.split.format(names=", ".join(change.after))
            case "merged":
                return own.merged.format(names=", ".join(change.before))
            case _:
                return ""

    def _score(self, change: Change) -> str:
        new = self.scales[1]
        whose = f"{change.detail}{self.words.colon}" if change.detail else ""
        if change.kind == "unscored":
            return whose + self.own.unscored
        if change.kind == "scored":
            return whose + self.own.scored.format(score=score_label(change.after, new, self.words))
        gain = numbers_of(new, self.words).difference(self.difference(change.before, change.after))
        return f"{whose}{gain}{self._aside(change)}"

    def _aside(self, change: Change) -> str:
        """What a difference rests on, and whether it is more than chance."""
        words, own = self.words, self.own
        if change.kind == "grounds":
            return f" ({own.grounds[change.basis]})"
        if change.basis == "believed":
            return f" ({words.in_journey.believed})"
        if change.basis == "asked otherwise":
            return f" ({own.asked_otherwise})"
        if change.basis in own.untested:
            return f" ({own.untested[change.basis]})"
        parts = []
        if change.contrast is not None:
            low, high = numbers_of(self.scales[1], words).ends(*change.contrast, signed=True)
            parts.append(f"{low} \N{HORIZONTAL ELLIPSIS} {high}")
        parts += [own.chance] if change.clear is False else []
        return f" ({', '.join(parts)})" if parts else ""

    def _verdict(self, change: Change) -> str:
        first, second = (
            self.own.no_verdict if value == "unknown" else verdict_word(value, self.words)
            for value in (change.before, change.after)
        )
        named = f"{change.detail}{self.words.colon}" if change.detail else ""
        return f"{named}{first}{ARROW}{second}{self._why(change)}"

    def _why(self, change: Change) -> str:
        return f", {self.own.only_because[change.why]}" if change.why else ""

    def _goal(self, change: Change) -> str:
        own = self.own
        template = {
            "goal lowered": own.goal_lowered, "goal raised": own.goal_raised, "goal set": own.goal_set,
            "goal dropped": own.goal_dropped, "goal rescaled": own.goal_rescaled,
        }[change.kind]  # fmt: skip
        sides = ((self.before, change.before), (self.after, change.after))
        before, after = ("" if aim is None else self._aim(card.map, card.scale, *aim) for card, aim in sides)
        named = f"{change.detail}{self.words.colon}" if change.detail else ""
        return named + template.format(before=before, after=after)

    def _aim(self, map_: Any, scale: Scale, value: float, unit: Any) -> str:
        return (
            number_in_unit(map_, unit, value, self.words) if unit else score_label(value, scale, self.words)
        )

    def _impact(self, change: Change) -> str:
        own = self.own
        before, after = (
            ", ".join(self.words.directions[each] for each in side) for side in (change.before, change.after)
        )
        if change.kind == "impact turned":
            return own.impact_turned.format(before=before, after=after)
        return own.impact.format(direction=after) if after else own.impact_gone


def _rank(change: Change) -> tuple[bool, int]:
    """Everybody's score first, then that of personas."""
    return bool(change.detail), _ORDER.index(change.kind) if change.kind in _ORDER else len(_ORDER)


def _text_of(value: Any) -> str:
    return next(strings(value), "")


def headline(comparison: Comparison, words: Words) -> tuple[str, bool]:
    """What changed for customers and of what was promised to them, in numbers; whether it is bad news."""
    own = words.in_changes
    counts: dict[str, int] = {}
    for change in comparison.changes:
        if change.kind in EASED:
            counts[change.kind] = counts.get(change.kind, 0) + max(1, len(change.places))
    told = [
        own.worse(comparison.worse) if comparison.worse else "",
        own.better(comparison.better) if comparison.better else "",
        own.lowered(counts["goal lowered"]) if "goal lowered" in counts else "",
        own.dropped(counts["goal dropped"]) if "goal dropped" in counts else "",
        own.widened if "tolerance widened" in counts else "",
        own.targets(counts["target gone"]) if "target gone" in counts else "",
    ]
    named = {*EASED}
    rest = sum(
        change.kind not in named and (change.group != "customers" or change.tone == "neutral")
        for change in comparison.changes
    )
    told.append(own.others(rest) if rest else "")
    text = words.semicolon.join(filter(None, told))
    if not text:
        text = own.only_order if comparison.edits else own.nothing
    return text[:1].upper() + text[1:], comparison.worse > 0 or comparison.eased > 0


def holds_at(change: Change, now: PlaceScore | None, then: PlaceScore | None) -> bool:
    """Whether a change is one of a place: of its own, or of a goal that it inherits."""
    for spot, place in ((change.there, now), (change.here, then)):
        if place is None or spot is None:
            continue
        section = "phases" if place.touchpoint is None else "touchpoints"
        if not change.places:
            return (spot.section, spot.id) == (section, place.id)
        if place.name in change.places:
            return (_aim_of(then), _aim_of(now)) == (change.before, change.after)
    return False


def _aim_of(place: PlaceScore | None) -> tuple[float, str] | None:
    """A goal as `changes.promises` holds it against another."""
    goal = None if place is None else place.goal
    if goal is None:
        return None
    if goal.own is not None and goal.unit is not None:
        return goal.own, goal.unit
    return None if goal.score is None else (goal.score, "")
