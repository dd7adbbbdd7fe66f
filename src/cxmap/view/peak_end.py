"""Peak and end in words: which moments they are, what each rests on, or why nothing is told of them."""

from __future__ import annotations

from collections.abc import Iterable

from cxmap.locale import Words
from cxmap.scoring import Journey, PlaceScore
from cxmap.scoring.journey import LEAST_SCORED
from cxmap.view.numbers import ScaleNumbers
from cxmap.view.shares import ABOUT

MOST_NAMED = 3


def basis_text(found: PlaceScore, words: Words) -> str:
    """Whether a score is measured or believed."""
    own = words.in_journey
    return own.believed if found.measured is None else own.measured


def moment_text(
    found: PlaceScore,
    score: float | None,
    words: Words,
    shown: ScaleNumbers,
    share: float = 1.0,
    *,
    rough: bool = False,
) -> str:
    """A moment with its score and what that rests on; with the share who end there, where not all do."""
    value, about = shown.score(score), ABOUT if rough else ""
    parts = [value, basis_text(found, words), *([about + words.percent(share)] if share < 1.0 else [])]
    return f"{found.name} ({', '.join(parts)})"


def _listed(texts: Iterable[str], words: Words) -> str:
    known = list(texts)
    if len(known) > MOST_NAMED:
        known[MOST_NAMED - 1 :] = [words.more(len(known) - MOST_NAMED + 1)]
    return words.semicolon.join(known) if any(", " in text for text in known) else ", ".join(known)


def ends_text(found: Journey, words: Words, shown: ScaleNumbers) -> str:
    """Where journeys end, each with its score."""
    texts = (
        moment_text(end.place, end.score, words, shown, end.share, rough=end.rough) for end in found.ends
    )
    return _listed(texts, words)


def peak_end_text(found: Journey, words: Words, shown: ScaleNumbers) -> str:
    """How peak-end comes about, or why it is not told."""
    if found.untold is not None or found.peak is None:
        return untold_text(found, words)
    peak, end = moment_text(found.peak, found.peak_score, words, shown), ends_text(found, words, shown)
    return words.how["peak_end"].format(peak=peak, end=end)


def untold_text(found: Journey, words: Words) -> str:
    """Why there is no peak-end; empty where there is one."""
    if found.untold is None:
        return ""
    names = _listed((place.name for place in found.ends_without_a_score), words)
    template = words.in_journey.untold[found.untold]
    return template.format(k=found.scored, n=found.moments, least=LEAST_SCORED, names=names)
