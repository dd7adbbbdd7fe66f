"""Fitting a drawing to paper: what is tried, in which order, and when a page counts as kept.

Every picture is laid out for a room and may turn out too high for it. All of them look for the largest
letters at which they stay whole, and for the fewest pages where they do not; how they do so is written here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from cxmap.rendering.frame.paper import placed
from cxmap.rendering.scene.page import Area, Page

Choice = TypeVar("Choice")
Made = TypeVar("Made")
EXACT = 0.01
"""Sums of heights miss by less than that, which nobody sees."""


def keeps(pages: Iterable[Page], high: float) -> bool:
    """Whether no page is higher than that."""
    return all(page.height <= high + EXACT for page in pages)


def on_area(pages: Sequence[Page], area: Area) -> tuple[Page, ...]:
    """The pages as large as the area holds them."""
    return tuple(placed(page, area.width, area.height) for page in pages)


def between(first: float, last: float, count: int) -> Iterator[float]:
    """So many numbers, two at least, from the first to the last, as far apart from each other."""
    return (first + (last - first) * at / (count - 1) for at in range(count))


def largest(
    area: Area, enlargements: Iterable[float], draw: Callable[[Area], Sequence[Page]]
) -> tuple[Page, ...]:
    """The picture as one page of the area, at the first enlargement that allows it; nothing where none does.

    A picture that is drawn twice as large has a page half as wide and half as high to stand on.
    """
    for enlarged in enlargements:
        room = Area(area.width / enlarged, area.height / enlarged)
        pages = draw(room)
        if len(pages) == 1 and keeps(pages, room.height):
            return on_area(pages, area)
    return ()


def first(choices: Sequence[Choice], make: Callable[[Choice], Made | None], *, in_turn: int) -> Made | None:
    """What is made of the first choice that gives something, where all after it would as well; or nothing.

    So many are tried in turn, as nearly always one of them will do; from there on the range is halved.
    """
    for choice in choices[:in_turn]:
        if (made := make(choice)) is not None:
            return made
    best = None
    low, high = min(in_turn, len(choices)), len(choices)
    while low < high:
        middle = (low + high) // 2
        made = make(choices[middle])
        if made is None:
            low = middle + 1
        else:
            best, high = made, middle
    return best


def closest(low: float, high: float, best: Made, tries: int, make: Callable[[float], Made | None]) -> Made:
    """What is made of the smallest number that gives something; `best` is what `high`, the largest, gives."""
    for _ in range(tries):
        middle = (low + high) / 2
        made = make(middle)
        if made is None:
            low = middle
        else:
            high, best = middle, made
    return best
