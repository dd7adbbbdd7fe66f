"""The map is written in one language and said to be in another.

Labels, numbers and sentences of pictures and reports follow `language`, which is English where it is left
out. A Dutch map with the headings of an English one looks unfinished, and a screen reader pronounces all
of it wrong.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from cxmap.lint.rule import advise
from cxmap.lint.survey import Survey
from cxmap.source import Diagnostic, Severity

CODE = "CX425"
SEVERITY: Severity = "advice"
WRONG = """\
cxmap: 1
title: Een dag in de stad
touchpoints:
  - name: Ik ga de winkel in
    thoughts:
      - "Waar is het jasje dat ik heb gezien?"
  - name: Ik sta in de rij
    thoughts:
      - Er is maar een kassa open voor de hele rij
  - name: Ik betaal
    thoughts:
      - Dat was het dan voor vandaag en ik ga naar huis
"""
RIGHT = """\
cxmap: 1
language: nl
title: Een dag in de stad
touchpoints:
  - name: Ik ga de winkel in
    thoughts:
      - "Waar is het jasje dat ik heb gezien?"
  - name: Ik sta in de rij
    thoughts:
      - Er is maar een kassa open voor de hele rij
  - name: Ik betaal
    thoughts:
      - Dat was het dan voor vandaag en ik ga naar huis
"""

_COMMON = {
    "en": "the and of to is it that for with you not my this are was have they i",
    "nl": "de het een en van ik niet dat voor met zijn mijn er maar op naar heb wordt ook",
    "de": "der die das und ich nicht ist ein eine zu mit den von auf für es wir mein wird auch",
    "fr": "le la les des et je une est pas que pour dans mon avec ce qui sur vous du ne",
}
"""Words that no text of some length goes without. Those that two of the languages share say nothing."""
_NAMES = {"en": "English", "nl": "Dutch", "de": "German", "fr": "French"}
_WORD = re.compile(r"[^\W\d_]+")
LEAST_WORDS, LEAST_LEAD = 12, 4
"""Common words of another language before one speaks, and how many times those of the declared one."""
MOST_TEXTS = 150
"""Texts that are looked at: enough to know a language by."""


def _telling() -> dict[str, str]:
    uses = Counter(word for words in _COMMON.values() for word in words.split())
    return {word: tag for tag, words in _COMMON.items() for word in words.split() if uses[word] == 1}


_TELLING = _telling()


def check(survey: Survey) -> Iterator[Diagnostic]:
    """A map whose common words are clearly those of another of the four languages than its own."""
    declared = survey.map.language.partition("-")[0]
    words = (word for written in survey.texts[:MOST_TEXTS] for word in _WORD.findall(written.text.casefold()))
    counts = Counter(_TELLING[word] for word in words if word in _TELLING)
    if not counts:
        return
    likely, most = counts.most_common(1)[0]
    if likely == declared or most < LEAST_WORDS or most < LEAST_LEAD * counts[declared]:
        return
    is_said = "language" in survey.map.model_fields_set
    how = f"said to be in `{survey.map.language}`" if is_said else "taken as English, since it does not say"
    message = f"the texts are in {_NAMES[likely]}, but the map is {how}: its labels will be in that language"
    route = ("language",) if is_said else ("title",)
    yield advise(CODE, message, route, f"Write `language: {likely}` at the top.")
