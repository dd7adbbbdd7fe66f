"""What a key that does not exist was probably meant to be."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Any, get_args

from cxmap.model import Map, Part
from cxmap.source import Route, shortened

_LONGEST = 40
_MEANT = {
    "stages": "phases",
    "stage": "phases",
    "fasen": "phases",
    "steps": "touchpoints",
    "step": "touchpoints",
    "contactpunten": "touchpoints",
    "label": "name",
    "naam": "name",
    "titel": "title",
    "summary": "description",
    "kanaal": "channel",
    "kanalen": "channels",
    "apparaat": "device",
    "devices": "device",
    "doel": "goal",
    "target": "goal",
    "desired": "goal",
    "ervaring": "experience",
    "score": "experience",
    "emotion": "feelings",
    "emotions": "feelings",
    "gevoelens": "feelings",
    "gedachten": "thoughts",
    "acties": "actions",
    "pains": "pain_points",
    "painpoints": "pain_points",
    "pijnpunten": "pain_points",
    "bright_spots": "gains",
    "moment_of_truth": "impact",
    "impactmoment": "impact",
    "weight": "importance",
    "belang": "importance",
    "wait": "waiting",
    "lang": "language",
    "version": "cxmap",
    "ideas": "opportunities",
    "kansen": "opportunities",
    "actors": "personas",
    "type": "kind",
}


def part_class(annotation: Any) -> type[Part] | None:
    """The kind of part that a field holds, itself or in a list."""
    if isinstance(annotation, type):
        return annotation if issubclass(annotation, Part) else None
    return next((found for inner in get_args(annotation) if (found := part_class(inner))), None)


def keys_at(route: Route) -> tuple[str, ...]:
    """The keys that the part at a route may have."""
    here: type[Part] = Map
    for step in route:
        if isinstance(step, str) and step in here.model_fields:
            inner = part_class(here.model_fields[step].annotation)
            if inner is None:
                return ()
            here = inner
    return tuple(here.model_fields)


def did_you_mean(word: str, known: tuple[str, ...] | list[str]) -> str | None:
    """The closest of the known words, where one is close."""
    if len(word) > _LONGEST:
        return None
    plain = word.lower().replace("-", "_").replace(" ", "_")
    meant = _MEANT.get(plain)
    nearest = get_close_matches(plain, known, n=1, cutoff=0.85)
    if not nearest and meant in known:
        return meant
    nearest = nearest or get_close_matches(plain, known, n=1, cutoff=0.7)
    return nearest[0] if nearest else None


def key_hint(word: str, route: Route) -> str:
    """What to write instead of an unknown key."""
    known = keys_at(route)
    meant = did_you_mean(word, known)
    if meant is not None:
        return f"Did you mean `{meant}`?"
    own = "-".join(shortened(word).lower().split()).removeprefix("x-") or "note"
    custom = f"A field of your own begins with `x-`: `x-{own}`."
    if len(known) <= 8:
        return f"Known here: {', '.join(f'`{key}`' for key in known)}. {custom}"
    return custom
