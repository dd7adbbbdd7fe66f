"""Peak and end in words: which moments they are, what each rests on, or why nothing is told of them."""

from __future__ import annotations

from collections.abc import Iterable

from cxmap.locale import Words
from cxmap.scoring import Journey, PlaceScore
from cxmap.scoring.journey import LEAST_SCORED
from cxmap.view.numbers import ScaleNumbers
from cxmap.view.shares import ABOUT

MOST_NAMED = 3


def basis_text(place: PlaceScore, words: Words) -> str:
    """Whether a score is measured or believed."""
    own = words.in_journey
    return own.believed if place.measured is None else own.measured


def moment_text(
    place: PlaceScore,
    score: float | None,
    words: Words,
    shown: ScaleNumbers,
    share: float = 1.0,
    *,
    rough: bool = False,
) -> str:
    """A moment with its score and what that rests on; with the share who end there, where not all do."""
    value, about = shown.score(score), ABOUT if rough else ""
    parts = [value, basis_text(place, words), *([about + words.percent(share)] if share < 1.0 else [])]
    return f"{place.name} ({', '.join(parts)})"


def _listed(texts: Iterable[str], words: Words) -> str:
    known = list(texts)
    if len(known) > MOST_NAMED:
        known[MOST_NAMED - 1 :] = [words.more(len(known) - MOST_NAMED + 1)]
    return words.semicolon.join(known) if any(", " in text for text in known) else ", ".join(known)


def ends_text(journey: Journey, words: Words, shown: ScaleNumbers) -> str:
    """Where journeys end, each with its score."""
    texts = (
        moment_text(end.place, end.score, words, shown, end.share, rough=end.rough) for end in journey.ends
    )
    return _listed(texts, words)


def peak_end_text(journey: Journey, words: Words, shown: ScaleNumbers) -> str:
    """How peak-end comes about, or why it is not told."""
    if journey.untold is not None or journey.peak is None:
        return untold_text(journey, words)
    peak, end = moment_text(journey.peak, journey.peak_score, words, shown), ends_text(journey, words, shown)
    return words.how["peak_end"].format(peak=peak, end=end)


def untold_text(journey: Journey, words: Words) -> str:
    """Why there is no peak-end; empty where there is one."""
    if journey.untold is None:
        return ""
    names = _listed((place.name for place in journey.ends_without_a_score), words)
    template = words.in_journey.untold[journey.untold]
    return template.format(k=journey.scored, n=journey.moments, least=LEAST_SCORED, names=names)
