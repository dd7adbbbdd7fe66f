"""What a key that does not exist was probably meant to be."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Any, get_args

from cxmap.model import Map, Part
from cxmap.model.identity import id_from
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
    "emotion": "feelings word",
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
    "feeling": "feelings word",
    "mood": "feelings word",
    "gevoel": "word",
    "emotie": "word",
    "reason": "because",
    "why": "because",
    "cause": "because",
    "omdat": "because",
    "expectations": "expectation",
    "expected": "expectation",
    "verwachting": "expectation",
    "erwartung": "expectation",
    "attente": "expectation",
    "time": "duration",
    "duur": "duration",
    "dauer": "duration",
    "length": "duration",
    "wachttijd": "waiting",
    "waiting_time": "waiting",
    "wartezeit": "waiting",
    "comment": "note",
    "comments": "note",
    "remark": "note",
    "notitie": "note",
    "text": "description",
    "details": "description",
    "omschrijving": "description",
    "goals": "motivations",
    "needs": "motivations",
    "motivatie": "motivations",
    "questions_asked": "questions",
    "quote": "quotes",
    "citaten": "quotes",
    "actor": "frontstage",
    "staff": "frontstage",
    "employee": "frontstage",
    "systems": "support",
    "system": "backstage",
    "back_stage": "backstage",
    "front_stage": "frontstage",
    "image": "links",
    "images": "links",
    "screenshot": "links",
    "attachment": "links",
    "url": "links",
    "kpi": "kpis",
    "metric": "metrics",
    "nps": "metrics",
    "csat": "metrics",
    "severity_of_pain": "severity",
    "solution": "remedy",
    "frequency": "repeats",
    "if": "when",
    "condition": "when",
    "age": "role",
    "occupation": "role",
}
_OPPORTUNITIES = "stand in the map's own list, `opportunities`, and name what they help under `addresses`."
_ELSEWHERE = {
    "opportunities": f"Opportunities {_OPPORTUNITIES}",
    "ideas": f"Ideas {_OPPORTUNITIES}",
    "recommendations": f"Recommendations {_OPPORTUNITIES}",
    "sources": "Sources stand in the map's own list, `sources`; `evidence` names those that count here.",
    "severity": "Severity belongs to a pain point: `pain_points: [{text: ..., severity: 4}]`.",
    "trigger": "What sets the journey off stands in the map's `scope`: `scope: {trigger: ...}`.",
    "curve": "Values on further curves stand under `curves`, by the id of a curve that the map lists.",
    "lane": "Texts in lanes of the map's own stand under `lanes`, by the id of a lane that the map lists.",
}
"""Keys that have a home, though not here."""


def part_class(annotation: Any) -> type[Part] | None:
    """The kind of part that a field holds, itself or in a list."""
    if isinstance(annotation, type):
        return annotation if issubclass(annotation, Part) else None
    return next((inner_part for inner in get_args(annotation) if (inner_part := part_class(inner))), None)


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
    meant = next((key for key in _MEANT.get(plain, "").split() if key in known), None)
    nearest = get_close_matches(plain, known, n=1, cutoff=0.85)
    if not nearest and meant is not None:
        return meant
    nearest = nearest or get_close_matches(plain, known, n=1, cutoff=0.7)
    return nearest[0] if nearest else None


def key_meant(word: str, route: Route) -> str | None:
    """The key that was probably meant by an unknown one."""
    return did_you_mean(word, keys_at(route))


def key_hint(word: str, route: Route) -> str:
    """What to write instead of an unknown key."""
    known = keys_at(route)
    meant = did_you_mean(word, known)
    if meant is not None:
        return f"Did you mean `{meant}`?"
    home = _ELSEWHERE.get(word.lower().replace("-", "_").replace(" ", "_"))
    if home is not None:
        return home
    own = "-".join(shortened(word).lower().split()).removeprefix("x-") or "note"
    if word != word.lower() and word.lower().startswith("x-"):
        return f"A field of your own is written in small letters: `x-{own}`."
    shown = _shown_instead(own, known, in_map=not route)
    if len(known) <= 8:
        return f"Known here: {', '.join(f'`{key}`' for key in known)}. {shown}"
    return shown


def _shown_instead(own: str, known: tuple[str, ...], *, in_map: bool) -> str:
    """Which key shows what has none of its own; only what nobody needs to see is left to `x-`."""
    unseen = f"`x-{own}` is kept for programs, and shown nowhere."
    if "lanes" in known and not in_map:
        lane = id_from(own)
        return (
            f"A lane of your own shows it: list it in the map, `lanes: [{lane}]`, and write "
            f"`lanes: {{{lane}: ...}}` here. {unseen}"
        )
    home = next((key for key in ("note", "description", "text", "words") if key in known), None)
    return f"`{home}` shows what has no key of its own; {unseen}" if home else unseen[:1].upper() + unseen[1:]
