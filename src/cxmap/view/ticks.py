"""The lines of a scale with their words and numbers."""

from __future__ import annotations

from cxmap.locale import Words
from cxmap.model import Scale
from cxmap.view.curve.values import Tick
from cxmap.view.numbers import numbers_of
from cxmap.view.steps import is_counted, round_steps

MOST_TICKS = 7


def scale_ticks(scale: Scale, words: Words) -> tuple[Tick, ...]:
    """The lines of a map's scale, from `min` to `max`, with the words that its author gave them, if any.

    Words that nobody wrote would be taken for the author's: without any, the numbers speak.
    """
    if scale.words:
        count = len(scale.words)
        names = list(scale.words)
    elif scale.min == int(scale.min) and scale.max == int(scale.max) and scale.length + 1 <= MOST_TICKS:
        count = int(scale.length) + 1
        names = [""] * count
    else:
        count, names = 0, []
    values = [scale.min + scale.length * at / (count - 1) for at in range(count)]
    if not count:
        values = list(round_steps(scale.min, scale.max, MOST_TICKS))
        names = [""] * len(values)
    shown = numbers_of(scale, words)
    return tuple(
        Tick(
            scale.percent(value),
            name,
            shown.score(value) if not name or is_counted(value, scale.min, scale.max, MOST_TICKS) else "",
            scale.percent(value) / 100,
        )
        for value, name in zip(values, names, strict=True)
    )
