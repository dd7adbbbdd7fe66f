"""Root causes: which pain points name one, and which opportunities take it away."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from cxmap.model import Map, Opportunity, PainPoint


class Cause(Struct, frozen=True):
    """A cause in the words of the first pain point that names it."""

    text: str
    pains: tuple[tuple[str, PainPoint], ...]
    """Each with the name of its place; empty for the whole map."""
    removed_by: tuple[Opportunity, ...]

    @property
    def severity(self) -> float:
        """The sum over its pain points; of one without a severity nothing is known, and it adds nothing."""
        return sum(pain.severity or 0.0 for _, pain in self.pains)


def causes(map_: Map) -> tuple[Cause, ...]:
    """The causes of a map, those of the greatest severity first, then in its order."""
    named: dict[str, list[tuple[str, PainPoint]]] = {}
    texts: dict[str, str] = {}
    for place, pain in _pains(map_):
        if pain.cause:
            key = _alike(pain.cause)
            texts.setdefault(key, pain.cause)
            named.setdefault(key, []).append((place, pain))
    removed: dict[str, list[Opportunity]] = {}
    for item in map_.opportunities:
        for text in item.removes:
            removed.setdefault(_alike(text), []).append(item)
    known = [Cause(texts[key], tuple(pains), tuple(removed.get(key, ()))) for key, pains in named.items()]
    return tuple(sorted(known, key=lambda cause: -cause.severity))


def aimless(map_: Map) -> tuple[tuple[Opportunity, str], ...]:
    """Opportunities that remove a cause which no pain point names, with that cause."""
    known = {_alike(pain.cause) for _, pain in _pains(map_) if pain.cause}
    return tuple(
        (item, text) for item in map_.opportunities for text in item.removes if _alike(text) not in known
    )


def _alike(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".")


def _pains(map_: Map) -> Iterator[tuple[str, PainPoint]]:
    yield from (("", pain) for pain in map_.pain_points)
    for phase in map_.phases:
        yield from ((phase.name, pain) for pain in phase.pain_points)
    for step in map_.steps:
        yield from ((step.touchpoint.name, pain) for pain in step.touchpoint.pain_points)
