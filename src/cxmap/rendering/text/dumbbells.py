"""Both curves in plain letters: a line a touchpoint, its score before and now on the scale of the map.

What a comment can show everywhere, without a picture that would have to lie somewhere.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from rich.cells import cell_len, set_cell_size

from cxmap.changes import Comparison
from cxmap.changes.edits import Renamed
from cxmap.rendering.text.numbers import NONE, scale_numbers
from cxmap.rendering.text.signs import visible
from cxmap.scoring import PlaceScore

BEFORE, NOW, GOAL, WAY = "○", "●", "│", "─"
WIDE = 33
"""Letters of the scale, its ends included."""
NAME = 30
"""Letters of a name; the tables below have all of it."""
MOST = 20
"""Touchpoints in a picture; the others are counted."""
KEY = f"{BEFORE} before   {NOW} now   {GOAL} goal"


class _Pair(Struct, frozen=True):
    """A place in both versions; nothing where one of them does not have it."""

    then: PlaceScore | None
    now: PlaceScore | None

    @property
    def name(self) -> str:
        place = self.now or self.then
        return "" if place is None else place.name


def dumbbells(comparison: Comparison) -> list[str]:
    """The touchpoints and phases whose score or goal became another, in the order of the map."""
    old, new = comparison.before.card, comparison.after.card
    changed = [pair for pair in _pairs(comparison) if _moved(comparison, pair)]
    if not changed:
        return []
    numbers = [scale_numbers(card.scale.min, card.scale.max) for card in (old, new)]
    shown = changed[:MOST]
    names = [_cut(pair.name) for pair in shown]
    room = max(map(cell_len, names))
    worst, best = new.scale.min, new.scale.max
    if new.scale.percent(worst) > new.scale.percent(best):
        worst, best = best, worst
    ends = numbers[1].score(worst), numbers[1].score(best)
    lines = [f"{'':{room}}  {ends[0]}{ends[1]:>{WIDE - len(ends[0])}}   {KEY}"]
    for pair, name in zip(shown, names, strict=True):
        values = [
            number.score(None if place is None else place.experience)
            for number, place in zip(numbers, (pair.then, pair.now), strict=True)
        ]
        told = values[0] if values[0] == values[1] else " to ".join(values)
        aside = "" if pair.then and pair.now else " (new)" if pair.now else " (gone)"
        lines.append(f"{name}{'':{room - cell_len(name)}}  {_scale(comparison, pair)}   {told}{aside}")
    if len(changed) > MOST:
        lines.append(f"and {len(changed) - MOST} more below")
    return lines


def _pairs(comparison: Comparison) -> Iterator[_Pair]:
    names = {edit.before: edit.after[1] for edit in comparison.edits if isinstance(edit, Renamed)}

    def key(place: PlaceScore, *, old: bool) -> tuple[str, str]:
        section = "phases" if place.touchpoint is None else "touchpoints"
        return section, names.get((section, place.id), place.id) if old else place.id

    was = {key(place, old=True): place for place in comparison.before.card.places}
    for place in comparison.after.card.places:
        yield _Pair(was.pop(key(place, old=False), None), place)
    for place in was.values():
        yield _Pair(place, None)


def _moved(comparison: Comparison, pair: _Pair) -> bool:
    then, now = _heights(comparison, pair)
    if pair.then is None or pair.now is None:
        return now is not None or then is not None
    scales = comparison.before.card.scale, comparison.after.card.scale
    goals = [
        None if place.goal.score is None else round(scale.percent(place.goal.score), 9)
        for scale, place in zip(scales, (pair.then, pair.now), strict=True)
    ]
    return (then, goals[0]) != (now, goals[1])


def _heights(comparison: Comparison, pair: _Pair) -> tuple[float | None, float | None]:
    """Both scores in percent of their scale, with the good end at 100."""
    then, now = (
        None if place is None or place.experience is None else round(card.scale.percent(place.experience), 9)
        for card, place in (
            (comparison.before.card, pair.then),
            (comparison.after.card, pair.now),
        )
    )
    return then, now


def _scale(comparison: Comparison, pair: _Pair) -> str:
    then, now = _heights(comparison, pair)
    signs = ["·"] * WIDE

    def at(percent: float) -> int:
        return round(min(max(percent, 0.0), 100.0) / 100 * (WIDE - 1))

    goal = None if pair.now is None else pair.now.goal.score
    if then is not None and now is not None:
        first, last = sorted((at(then), at(now)))
        signs[first : last + 1] = WAY * (last + 1 - first)
    if goal is not None:
        signs[at(comparison.after.card.scale.percent(goal))] = GOAL
    if then is not None:
        signs[at(then)] = BEFORE
    if now is not None:
        signs[at(now)] = NOW
    return "".join(signs)


def _cut(name: str) -> str:
    plain = " ".join(visible(name).split()) or NONE
    if cell_len(plain) <= NAME:
        return plain
    return set_cell_size(plain, NAME - 1).rstrip() + "…"


def fenced(lines: list[str]) -> list[str]:
    """Lines of plain letters in a page of Markdown, which no text in them can end."""
    longest = max((len(run) for line in lines for run in _runs_of_backticks(line)), default=0)
    fence = "`" * max(3, longest + 1)
    return [f"{fence}text", *lines, fence]


def _runs_of_backticks(line: str) -> list[str]:
    return "".join(sign if sign == "`" else " " for sign in line).split()
