"""A feeling in words and a score contradict each other.

`furious` with a score above the middle, or nothing but `delighted` where the experience is said to be
bad: one of the two is a slip, most often a minus sign or a scale that was read the other way round. Only
words that are clearly one or the other count, in English, Dutch, German and French.
"""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.lint.rule import advise
from cxmap.lint.survey import Place, Survey
from cxmap.lint.vocabulary import mood
from cxmap.model import Scale
from cxmap.source import Diagnostic, Severity

CODE = "CX432"
SEVERITY: Severity = "advice"
WRONG = """\
cxmap: 1
title: A visit
touchpoints:
  - name: I wait
    feelings: [{word: furious, score: 2}]
"""
RIGHT = """\
cxmap: 1
title: A visit
touchpoints:
  - name: I wait
    feelings: [{word: furious, score: -2}]
"""
MARGIN = 10
"""Percent of the scale on either side of its middle that contradict nothing: people are mild with numbers."""


def _side(scale: Scale, score: float) -> int:
    off = scale.percent(score) - 50
    return 1 if off > MARGIN else -1 if off < -MARGIN else 0


def check(survey: Survey) -> Iterator[Diagnostic]:
    """Each scored feeling whose word says the opposite, and each experience that all words contradict."""
    for place in survey.places:
        yield from _own(survey.map.scale, place)
        yield from _of_the_place(survey.map.scale, place)


def _own(scale: Scale, place: Place) -> Iterator[Diagnostic]:
    for at, feeling in enumerate(place.part.feelings):
        if feeling.word is None or feeling.score is None:
            continue
        if mood(feeling.word) * _side(scale, feeling.score) < 0:
            high = "high" if _side(scale, feeling.score) > 0 else "low"
            message = f"`{feeling.word}` has the score {feeling.score:.15g}, which is {high} on this scale"
            cure = "Correct the word or the score; which way the scale runs is said under `scale`."
            yield advise(CODE, message, (*place.route, "feelings", at), cure)


def _of_the_place(scale: Scale, place: Place) -> Iterator[Diagnostic]:
    """Feelings without scores against the one experience of everybody, or of the persona who feels them."""
    feelings = place.part.feelings
    if any(feeling.score is not None for feeling in feelings):
        return
    for estimate in place.estimates:
        words = [
            feeling.word
            for feeling in feelings
            if feeling.word and (not feeling.persona or estimate.persona in feeling.persona)
        ]
        moods = [mood(word) for word in words]
        if moods and len(set(moods)) == 1 and moods[0] * _side(scale, estimate.score) < 0:
            whose = f" of `{estimate.persona}`" if estimate.persona else ""
            message = (
                f"the experience{whose} is {estimate.score:.15g}, but the feelings say otherwise: "
                f"{', '.join(words)}"
            )
            cure = "Correct the score or the words; which way the scale runs is said under `scale`."
            yield advise(CODE, message, estimate.route, cure)
