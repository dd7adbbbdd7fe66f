"""Every picture there is: who builds its view and who draws it.

Importing matplotlib takes long, so each entry imports its pen only when the picture is wanted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cxmap.locale import Words
from cxmap.rendering.theme import Theme
from cxmap.scoring import Scorecard

if TYPE_CHECKING:
    from cxmap.rendering.mpl.page import Page


@dataclass(frozen=True, slots=True)
class Drawing:
    """How one kind of picture comes about."""

    build: Callable[[Scorecard, Words], Any]
    pages: Callable[[Any, Theme, str], tuple[Page, ...]]
    texts: Callable[[Any], Iterator[str]]
    description: Callable[[Any], str]
    """What the picture says, for those who cannot see it."""


def _curve() -> Drawing:
    from cxmap.rendering.mpl import curve
    from cxmap.view.build_curve import build_curve

    return Drawing(build_curve, curve.pages, curve.texts, lambda view: str(view.description))


PICTURES: dict[str, Callable[[], Drawing]] = {"curve": _curve}
