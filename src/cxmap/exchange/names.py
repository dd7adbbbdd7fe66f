"""What the keys of a map are called where people read them, in each language, and which key a name means."""

from __future__ import annotations

from functools import cache

from cxmap.exchange.headers import bare
from cxmap.locale import LANGUAGES, Words
from cxmap.model import Map
from cxmap.model.walking import kinds_of_parts

_WORDED = (
    "channel", "channels", "device", "purpose", "goal", "experience", "importance", "reach", "persona",
    "personas", "motivations", "actions", "thoughts", "questions", "feelings", "pain_points", "gains",
    "quotes", "frontstage", "backstage", "support", "evidence", "elements", "kpis", "opportunities",
    "feasibility", "effort", "owner", "addresses", "sources", "source", "date", "when", "duration",
    "waiting", "market", "segment", "optional", "repeats", "next", "description",
)  # fmt: skip
"""Keys that pictures and reports have words for."""
_SPELT = {"id": "ID", "kpis": "KPIs", "n": "n", "csat": "CSAT", "nps": "NPS", "ces": "CES", "url": "URL"}


def label_of(key: str, words: Words | None = None) -> str:
    """What a key is called: in a language's own word where it has one, else as the format spells it."""
    if words is not None and words.language != "en" and key in _WORDED:
        word: str = getattr(words, key)
        return word[:1].upper() + word[1:]
    return _SPELT.get(key, key.replace("_", " ").capitalize())


@cache
def keys() -> frozenset[str]:
    """Every key of the format."""
    return frozenset(name for part in kinds_of_parts(Map) for name in part.model_fields)


@cache
def _meant() -> dict[str, str]:
    meant = {bare(label_of(key)): key for key in sorted(keys())}
    for words in LANGUAGES.values():
        for key in _WORDED:
            meant.setdefault(bare(label_of(key, words)), key)
    return meant


def key_of(label: str) -> str | None:
    """The key that a name means, in whichever language; nothing where it means none."""
    return label if label in keys() else _meant().get(bare(label))
