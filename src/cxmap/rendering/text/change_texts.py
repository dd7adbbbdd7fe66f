"""What a change between two maps reads like: where, what, and what to know about it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from msgspec import Struct

from cxmap.changes import GROUPS, Change, Comparison, Group, Spot, Tone
from cxmap.locale import words_for
from cxmap.rendering.text.numbers import NONE, number, scale_numbers
from cxmap.view.numbers import ScaleNumbers
from cxmap.view.wording import verdict_word

SECTIONS: dict[Group, str] = {
    "customers": "for customers",
    "promises": "promises",
    "evidence": "evidence",
    "structure": "the map",
    "texts": "texts",
}
_ONE = {
    "phases": "phase",
    "opportunities": "opportunity",
    "markets": "market",
    "segments": "segment",
    "personas": "persona",
    "sources": "source",
    "channels": "channel",
    "curves": "curve",
    "lanes": "lane",
    "variants": "variant",
}
_SHARES = frozenset({"share", "reach", "confidence"})
"""Fields that hold a part of a whole, which people read in percent."""
_USUAL_WAY = "higher-is-better"
_DIRECTIONS = {"positive": "positive", "negative": "negative", "either": "makes or breaks"}
_STATUSES = {"doing": "under way"}
MOVED = " (moves the goalposts)"
"""What is said of a promise that became easier to keep."""
SMALLEST_P = 0.001
MOST_NAMED = 6
"""Names in a row of touchpoints that one change holds for; the rest is counted, and JSON has them all."""


class ChangeRow(Struct, frozen=True):
    """One change in words."""

    group: Group
    tone: Tone
    where: str
    what: str
    note: str = ""

    @property
    def mark(self) -> str:
        """Whether it is for the better or worse; nothing where it is neither."""
        return "" if self.tone == "neutral" else self.tone


def headline(comparison: Comparison) -> str:
    """The counts, what matters to customers first."""
    parts = []
    if comparison.worse or comparison.better:
        sides = (("worse", comparison.worse), ("better", comparison.better))
        told = [f"{side} at {_places(count)}" for side, count in sides if count]
        parts.append(f"for customers {', '.join(told)}")
    counts = (
        ("goal lowered at 1 place", "goal lowered at {} places", ("goal lowered",)),
        ("goal dropped at 1 place", "goal dropped at {} places", ("goal dropped",)),
        ("tolerance widened", "tolerance widened", ("tolerance widened",)),
        ("1 target taken away", "{} targets taken away", ("target gone",)),
    )
    for singular, many, kinds in counts:
        n = sum(max(1, len(change.places)) for change in comparison.changes if change.kind in kinds)
        if n:
            parts.append(singular if n == 1 else many.format(number(n)))
    named = {"customers", "goal lowered", "goal dropped", "tolerance widened", "target gone"}
    rest = sum(change.kind not in named and not (change.group == "customers" and change.tone != "neutral")
               for change in comparison.changes)  # fmt: skip
    if rest:
        parts.append(f"{number(rest)} other {'change' if rest == 1 else 'changes'}")
    return "; ".join(parts) or "nothing changed"


def _places(n: int) -> str:
    return f"{number(n)} {'place' if n == 1 else 'places'}"


def rows(comparison: Comparison) -> tuple[ChangeRow, ...]:
    """Every change in words, by group; the order of what to mend first is one row."""
    old, new = (
        scale_numbers(side.map.scale.min, side.map.scale.max)
        for side in (comparison.before, comparison.after)
    )
    teller = _Teller(old, new)
    ranks = [change for change in comparison.changes if change.kind == "rank"]
    result: list[ChangeRow] = []
    for group in GROUPS:
        result += [teller.row(change) for change in comparison.of(group) if change.kind != "rank"]
        if group == "customers" and ranks:
            moves = "; ".join(
                f"{change.spot.name} {change.before or NONE} to {change.after or NONE}" for change in ranks
            )
            result.append(ChangeRow(group, "neutral", "rank in the list of gaps", moves))
    return tuple(result)


def said(value: Any) -> str:
    """A value of a map in a few words: its text, and what stands beside it."""
    if value is None:
        return NONE
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float | int):
        return f"{value:.15g}"
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return _said_part(value)
    return ", ".join(said(item) for item in value)


_FIRST = ("text", "name", "title", "word", "words", "source", "to", "objective", "given", "claim")
_DERIVED = ("low", "high", "about", "working")
"""Of amounts: read from their text."""


def _in_its_unit(field: str, value: Any) -> str:
    if field in _SHARES and isinstance(value, float) and 0 <= value <= 1:
        return f"{100 * value:.12g}%"
    return said(value)


def _said_part(value: Mapping[str, Any]) -> str:
    first = next((key for key in _FIRST if value.get(key)), None)
    left = [key for key in value if key != first and not (first == "text" and key in _DERIVED)]
    aside = ", ".join(f"{key.replace('_', ' ')} {_in_its_unit(key, value[key])}" for key in left)
    if first is None:
        return aside or "none on purpose"
    return f"{said(value[first])} ({aside})" if aside else said(value[first])


class _Teller:
    """Tells changes with the numbers of both scales."""

    def __init__(self, old: ScaleNumbers, new: ScaleNumbers) -> None:
        self.old, self.new = old, new
        self.words = words_for("en")

    def row(self, change: Change) -> ChangeRow:
        what, note = self._told(change)
        where = _named(change.spot)
        if change.group == "customers" and change.detail and change.kind in _OF_PERSONAS:
            where += f" (for {change.detail})"
        if change.places:
            where = change.origin and f"goal of the {change.origin}" if "goal" in change.kind else ""
            rest = len(change.places) - MOST_NAMED
            named = ", ".join(change.places[:MOST_NAMED]) + (f" and {rest} more" if rest > 0 else "")
            where = where.replace("goal of the map", "goal of the whole map") or named
            note = "; ".join(filter(None, (note, f"for {named}" if where != named else "")))
        elif change.origin:
            note = "; ".join(filter(None, (note, f"goal of the {change.origin}")))
        return ChangeRow(change.group, change.tone, where, what, note)

    def _told(self, change: Change) -> tuple[str, str]:
        if change.kind in ("experience", "scored", "unscored", "grounds", "question"):
            return self._experience(change)
        if change.kind == "figure":
            first, second = (_figure(value, ends) for value, ends in _sides(change))
            return f"{change.detail} {first} to {second}", _tested(change, None)
        if change.kind == "verdict":
            words = [self._verdict(value) for value in (change.before, change.after)]
            why = f"only because the {change.why.replace(' ', ' was ')}" if change.why else ""
            return f"{change.detail + ': ' if change.detail else ''}{words[0]} to {words[1]}", why
        if change.kind in ("added", "removed") and change.detail:
            return self._with_score(change)
        if change.kind in _SENTENCES:
            return _SENTENCES[change.kind], ""
        if change.kind.startswith("goal"):
            return self._goal(change), ""
        return self._rest(change), _note(change)

    def _verdict(self, value: Any) -> str:
        return "no verdict" if value == "unknown" else verdict_word(value, self.words)

    def _experience(self, change: Change) -> tuple[str, str]:
        first = _score(self.old, change.before, change.before_ends)
        second = _score(self.new, change.after, change.after_ends)
        if change.kind == "grounds":
            if change.basis == "measured":
                return f"our estimate {first}, now measured {second}", "not the same kind of figure"
            return f"measured {first}, now our estimate {second}", "not the same kind of figure"
        if change.kind == "question":
            return f"experience {first} to {second}", "measured in another way, so not comparable"
        if change.kind == "scored":
            return f"now has an experience, {second}", ""
        if change.kind == "unscored":
            return f"no experience any more, was {first}", ""
        return f"experience {first} to {second}", _tested(change, self.new)

    def _with_score(self, change: Change) -> tuple[str, str]:
        """What came or went, with its score: neither better nor worse, and nobody may overlook it."""
        verdict = "" if change.detail == "unknown" else self._verdict(change.detail)
        basis = "our estimate" if change.basis == "believed" and "estimate" not in verdict else ""
        if change.kind == "added":
            what = f"new, experience {_score(self.new, change.after, change.after_ends)}"
        else:
            what = f"gone, experience was {_score(self.old, change.before, change.before_ends)}"
        return what, ", ".join(filter(None, (verdict, basis)))

    def _goal(self, change: Change) -> str:
        def aim(value: Any, shown: ScaleNumbers) -> str:
            if value is None:
                return "none"
            return f"{value[1].upper()} {said(value[0])}" if value[1] else shown.score(value[0])

        own = f" for {change.detail}" if change.detail else ""
        verb = change.kind.removeprefix("goal ")
        moved = MOVED if change.kind in ("goal lowered", "goal dropped") else ""
        return f"goal{own} {verb}, {aim(change.before, self.old)} to {aim(change.after, self.new)}{moved}"

    def _rest(self, change: Change) -> str:
        if change.kind in ("tolerance widened", "tolerance narrowed"):
            moved = MOVED if change.kind == "tolerance widened" else ""
            before, after = self.old.plain(change.before), self.new.plain(change.after)
            return f"{change.kind}, {before} to {after} points{moved}"
        if change.kind == "scale":
            ends = [
                f"{shown.plain(shown.low)} to {shown.plain(shown.high)}" for shown in (self.old, self.new)
            ]
            if ends[0] != ends[1]:
                return f"scale {ends[0]}, now {ends[1]}"
            ways = [
                side.get("direction", _USUAL_WAY).replace("-", " ") for side in (change.before, change.after)
            ]
            return f"scale turned: {ways[0]}, now {ways[1]}"
        if change.kind in ("impact", "impact gone", "impact turned"):
            was, now = (
                ", ".join(_DIRECTIONS[each] for each in side) for side in (change.before, change.after)
            )
            if change.kind == "impact turned":
                return f"impact moment {was} to {now}"
            return f"now an impact moment ({now})" if now else f"no impact moment any more (was {was})"
        if change.kind in ("status", "due", "done", "source date", "source type"):
            names = {"due": "due", "done": "done on", "source date": "collected", "source type": "type"}
            first, second = (_STATUSES.get(side, said(side)) for side in (change.before, change.after))
            return f"{names.get(change.kind, change.kind)} {first} to {second}"
        if change.kind.startswith("evidence"):
            verb = {"evidence stale": "has gone stale", "evidence refreshed": "is fresh again"}.get(
                change.kind
            )
            between = f"{said(change.before)} to {said(change.after)}"
            if verb is None:
                return f"{change.kind}, {between}"
            what = between if change.before != change.after else f"of {said(change.after)}"
            return f"evidence {verb} ({what})"
        if change.kind == "moved":
            return _moved(change)
        if change.kind == "renamed":
            return f'{"id " if change.detail else ""}"{change.before}" is now "{change.after}"'
        if change.kind in ("split", "merged"):
            return (f'split into {", ".join(change.after)}' if change.kind == "split"
                    else f'made of {", ".join(change.before)}')  # fmt: skip
        return _text(change)


_OF_PERSONAS = ("experience", "scored", "unscored", "grounds", "question", "short for", "met for")
_SENTENCES = {
    "added": "new",
    "removed": "gone",
    "opportunity": "new opportunity",
    "opportunity gone": "opportunity no longer listed",
    "short for": "now below goal for this persona",
    "met for": "no longer below goal for this persona",
}


def _named(spot: Spot) -> str:
    if spot.section == "map":
        return "the map"
    return f"{_ONE[spot.section]} {spot.name}" if spot.section in _ONE else spot.name


def _sides(change: Change) -> tuple[tuple[Any, tuple[float, float] | None], ...]:
    return (change.before, change.before_ends), (change.after, change.after_ends)


def _score(shown: ScaleNumbers, value: float | None, ends: tuple[float, float] | None) -> str:
    return shown.score(value) + (f" ({' .. '.join(shown.ends(*ends))})" if ends else "")


def _figure(value: float | None, ends: tuple[float, float] | None) -> str:
    plain = number(value, 1)
    return f"{plain} ({number(ends[0], 1)} .. {number(ends[1], 1)})" if ends else plain


def _tested(change: Change, shown: ScaleNumbers | None) -> str:
    """Whether a difference is more than chance, and how large it may be."""
    if change.basis == "believed":
        return "our estimate"
    if change.basis != "measured":
        return {"too few": "too few answers to test", "no margin": "no margin of error"}.get(change.basis, "")
    ends = ""
    if change.contrast is not None and shown is not None:
        low, high = shown.ends(*change.contrast, signed=True)
        ends = f"difference {low} .. {high}"
    chance = "measured, more than chance" if change.clear else "measured, may be chance"
    p_text = ""
    if change.p_value is not None:
        p_text = f"p <{SMALLEST_P}" if change.p_value < SMALLEST_P else f"p {number(change.p_value, 3)}"
    return ", ".join(filter(None, (chance, ends, p_text)))


def _note(change: Change) -> str:
    if change.kind in ("pain", "pain gone") and change.tone == "neutral":
        return "moved with its words"
    return ""


def _moved(change: Change) -> str:
    if change.here is not None and change.there is not None and change.here.phase != change.there.phase:
        return f"moved from {change.here.phase or 'no phase'} to {change.there.phase or 'no phase'}"
    return f"moved from position {change.before} to {change.after}"


_LISTED = {
    "pain": "new pain",
    "pain gone": "pain no longer named",
    "pain changed": "pain",
    "target": "new target",
    "target gone": f"target taken away{MOVED}",
}


def _text(change: Change) -> str:
    """A text that came, went or changed; numbers and dates are told as from and to."""
    listed = _LISTED.get(change.kind)
    name = listed or change.detail.replace("_", " ").replace(".", " › ")
    before, after = (
        None if side is None else said(side) if listed and None in (change.before, change.after)
        else _quoted(side, change.detail.rpartition(".")[2])
        for side in (change.before, change.after)
    )  # fmt: skip
    if before is None:
        return f"{name}: {after}" if listed else f"{name}: new, {after}"
    if after is None:
        return f"{name}: {before}" if listed else f"{name}: gone, {before}"
    return f"{name}: {before} is now {after}"


def _quoted(value: Any, field: str) -> str:
    shown = _in_its_unit(field, value)
    return shown if isinstance(value, bool | float | int | date) else f'"{shown}"'


def by_group(given: Iterable[ChangeRow]) -> list[tuple[str, Sequence[ChangeRow]]]:
    """The rows under their headings, without empty ones."""
    every = list(given)
    sections = [(SECTIONS[group], [row for row in every if row.group == group]) for group in GROUPS]
    return [(name, own) for name, own in sections if own]
