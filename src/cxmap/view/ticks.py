"""The lines of a scale with their words and numbers."""

from __future__ import annotations

from cxmap.locale import Words
from cxmap.model import Scale
from cxmap.view.curve.values import Tick
from cxmap.view.numbers import numbers_of

MOST_TICKS = 7


def scale_ticks(scale: Scale, words: Words) -> tuple[Tick, ...]:
    """The lines of a map's scale, from `min` to `max`, with the words that its author gave them, if any.

    Words that nobody wrote would be taken for the author's: without any, the numbers speak.
    """
    if scale.words:
        count = len(scale.words)
        names = list(scale.words)
    elif scale.length == int(scale.length) and scale.length + 1 <= MOST_TICKS:
        count = int(scale.length) + 1
        names = [""] * count
    else:
        count, names = 5, [""] * 5
    values = [scale.min + scale.length * at / (count - 1) for at in range(count)]
    shown = numbers_of(scale, words)
    return tuple(
        Tick(
            scale.percent(value),
            name,
            shown.score(value),
            scale.percent(value) / 100,
        )
        for value, name in zip(values, names, strict=True)
    )
