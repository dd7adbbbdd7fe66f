"""Maps made from the schema that the model makes: every key, every branch, every short form, every count.

What no schema can say (shares that add up, ends of a scale in order) is mended afterwards: the loader names
what it does not accept, and that is taken out, until the rest is a sound map.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from copy import deepcopy
from random import Random
from typing import Any, cast

from cxmap.api.reading import examine
from cxmap.model import Map
from cxmap.model.part import Part, Refers, Scored
from cxmap.model.schema import json_schema
from cxmap.model.variants import CHANGED, PLACES
from cxmap.model.walking import kinds_of_parts, marked
from cxmap.source import Diagnostic, document_of
from tests.generated.bindings import answers, comments, events
from tests.generated.metrics import metric
from tests.generated.texts import Writer

SECTIONS = ("markets", "segments", "personas", "sources", "channels", "curves", "lanes")
SCALES = (
    (-2, 2), (1, 5), (0, 10), (0, 100), (1, 7), (-1e9, 1e9), (0, 0.001), (-0.5, 0.25), (999_999, 1_000_000),
    (0, 1), (-100, 100), (0, 10_000_000),
)  # fmt: skip
_PARTS = {part.__name__: part for part in kinds_of_parts(Map)}
_KEEN = frozenset(
    {
        "goal",
        "experience",
        "importance",
        "metrics",
        "feelings",
        "channel",
        "next",
        "evidence",
        "duration",
        "reach",
    }
)
"""Keys that figures come from, which maps should have more often than not."""
_ROUNDS = 60
_DAYS = ("2026-03-31", "1900-01-01", "2024-02-29", "9999-12-31", "0001-01-01", "2025-12-31")
_SHARES = ("40%", "0%", "100%", "33.3 %", "0,5%")
_KNOWN_ABOUT = (0.4, "40%", "15-20%", "<10%", "30+%", "ca. 12,5 %", 1.0)
"""Shares as people know them."""
_DURATIONS = (
    "10 min", "2 h 30 min", "3-5 days", "ongoing", "2 weeks", "1 s", "90 years",
    "5 working days", "<2 days", "30+ days", "ca. 15 min", "15分",
)  # fmt: skip
_PATTERNS: dict[str, tuple[str, ...]] = {
    "a-z]{2,3}": ("en", "nl", "de", "fr", "ru", "he", "zh-Hans"),
    "https?": ("https://example.org/a?b=c", "mailto:a@example.org", "screens/till.png"),
    "[-+]?": ("72%", "-12.5 %", "4,2%"),
    "\\d{1,3}": _SHARES,
    "[0-9]{4}": _DAYS,
}
"""By a piece of a pattern: texts that have its form."""


class MapMaker:
    """Makes one map from a random source; `budget` is about how many values it may hold."""

    def __init__(self, random: Random, budget: int = 300, filling: float | None = None) -> None:
        self.random, self.left = random, budget
        self.writer = Writer(random)
        self.schema = json_schema()
        self.definitions: dict[str, Any] = self.schema["definitions"]
        self.filling = random.choice((0.05, 0.2, 0.5, 0.9)) if filling is None else filling
        """How likely an optional key is there."""
        self.scale = random.choice(SCALES)
        self.spare_ids = {section: [f"{section[:2]}{at}" for at in range(5)] for section in SECTIONS}
        self.ids: dict[str, list[str]] = {key: [] for key in (*SECTIONS, "phases", "touchpoints")}
        self.whole_phases = random.random() < 0.2
        """Whether phases are scored as a whole, without touchpoints."""

    def make(self) -> dict[str, Any]:
        """The plain data of a sound map."""
        frame = self.random.choice(("phases", "phases", "touchpoints"))
        most = max(1, self.left // 12)
        self.ids["phases"] = (
            [f"ph{at}" for at in range(self._count(min(most, 25)) or 1)] if frame == "phases" else []
        )
        self.ids["touchpoints"] = [f"tp{at}" for at in range(self._count(min(most, 200)))]
        for section in SECTIONS:
            if self.random.random() < self.filling + 0.1:
                self.ids[section] = self.spare_ids[section][: self._count(5)]
        names = [
            name for name in self.schema["properties"] if name not in (*self.ids, "scale", "cxmap", "title")
        ]
        data: dict[str, Any] = {"cxmap": 1, "title": self.writer.text(), "scale": self._scale()}
        whole, self.left = self.left, self.left // 4
        for section in SECTIONS:
            if self.ids[section]:
                data[section] = [self._identified(section, id_) for id_ in self.ids[section]]
        self.left = whole * 3 // 4
        data |= self._framed(frame)
        self.left = max(self.left, whole // 6)
        for name in self.random.sample(names, len(names)):
            if self.random.random() < self.filling:
                data[name] = self._value(self.schema["properties"][name], "Map", name)
        return mended(json.loads(json.dumps(data)))

    # the frame

    def _count(self, most: int) -> int:
        return min(most, self.random.choice((0, 1, 2, 3, 5, self.random.randint(0, 20), most)))

    def _scale(self) -> dict[str, Any]:
        low, high = self.scale
        scale: dict[str, Any] = {"min": low, "max": high}
        if self.random.random() < 0.4:
            scale["direction"] = self.random.choice(("higher-is-better", "lower-is-better"))
        if self.random.random() < 0.2:
            scale["words"] = [self.writer.text(60) for _ in range(self.random.randint(2, 7))]
        return scale

    def _identified(self, section: str, id_: str) -> Any:
        items = self.schema["properties"][section]["items"]
        name = items["$ref"].rpartition("/")[2]
        made = self._object(self._branch(name), name)
        if self.random.random() < 0.9:
            made["id"] = id_
        return made

    def _framed(self, frame: str) -> dict[str, Any]:
        points = [self._identified("touchpoints", id_) for id_ in self.ids["touchpoints"]]
        if frame == "touchpoints":
            return {"touchpoints": points or ["a"]}
        phases = [self._identified("phases", id_) for id_ in self.ids["phases"]]
        for phase in phases:
            phase.pop("touchpoints", None)
        for point in points:
            if not self.whole_phases or self.random.random() < 0.2:
                self.random.choice(phases).setdefault("touchpoints", []).append(point)
        if self.random.random() < 0.7:
            phases.sort(key=lambda phase: "touchpoints" not in phase)
        return {"phases": phases}

    def _branch(self, name: str) -> dict[str, Any]:
        """The long form of a definition."""
        whole = self.definitions[name]
        return cast(
            dict[str, Any], next(form for form in whole.get("anyOf", [whole]) if "properties" in form)
        )

    # values by the schema

    def _marks(self, owner: str, key: str, kind: type) -> list[Any]:
        part: type[Part] | None = Map if owner == "Map" else _PARTS.get(owner)
        return [field for field in marked(part, kind) if field.name == key] if part is not None else []

    def _value(self, schema: dict[str, Any], owner: str, key: str) -> Any:
        self.left -= 1
        for mark in self._marks(owner, key, Refers):
            if not mark.is_key:
                return self._reference(schema, mark.mark.sections)
        if owner == "Variant" and key in CHANGED:
            return self._differing(key)
        if key in PLACES and owner in ("Touchpoint", "Phase"):
            known = self.ids["phases" if key == "phase" or owner == "Phase" else "touchpoints"]
            return self.random.choice(known or ["nobody"])
        if "$ref" in schema:
            name = schema["$ref"].rpartition("/")[2]
            if name.startswith("Added") and name != "Added":
                return self._added(name)
            if name == "Metric" and self.random.random() < 0.9:
                return self._with_more(metric(self.random), name)
            if name in ("Data", "Events", "Comments") and self.random.random() < 0.8:
                places = self.ids["touchpoints"]
                bound = {
                    "Data": lambda: answers(self.random, places),
                    "Events": lambda: events(self.random),
                    "Comments": lambda: comments(self.random, places),
                }[name]()
                return self._with_more(bound, name)
            return self._value(self.definitions[name], name, "")
        if "allOf" in schema:
            return self._value(schema["allOf"][0], owner, key)
        if "anyOf" in schema:
            forms = schema["anyOf"]
            if key in ("duration", "waiting"):
                return self._time()
            if key in ("share", "reach") and owner in ("Next", "Persona", "Segment", "Touchpoint"):
                return self.random.choice(_KNOWN_ABOUT)
            return self._value(self.random.choice(forms), owner, key)
        if "const" in schema or "enum" in schema:
            return self.random.choice(schema.get("enum", [schema.get("const")]))
        return self._typed(schema, owner, key)

    def _added(self, name: str) -> dict[str, Any]:
        """Something that a variant adds; touchpoints and phases say where they stand."""
        of = name.removeprefix("Added")
        made = self._object(self._branch(name), of)
        if of == "Touchpoint" and not made.keys() & set(PLACES):
            key = "phase" if self.ids["phases"] and self.random.random() < 0.5 else "after"
            made[key] = self._value({}, of, key)
        return made

    def _differing(self, section: str) -> dict[str, Any]:
        """What a variant changes of some items of a list; it has none of some others."""
        known = self.ids.get(section, [])
        chosen = self.random.sample(known, min(len(known), self._count(3)))
        of = "Opportunity" if section == "opportunities" else section.removesuffix("s").capitalize()
        form = self.definitions[f"{of}Differences"]
        return {id_: None if self.random.random() < 0.1 else self._object(form, of) for id_ in chosen}

    def _time(self) -> Any:
        """A length of time of everybody, now and then one of each persona."""
        known = self.ids["personas"]
        if not known or self.random.random() < 0.8:
            return self.random.choice(_DURATIONS)
        whose = self.random.sample(known, min(len(known), 2))
        return {persona: self.random.choice(_DURATIONS) for persona in whose}

    def _with_more(self, made: dict[str, Any], name: str) -> dict[str, Any]:
        """A part with a few more of its keys."""
        properties = self._branch(name)["properties"]
        return made | {
            key: self._value(properties[key], name, key)
            for key in properties
            if key not in made and self.random.random() < 0.08
        }

    def _typed(self, schema: dict[str, Any], owner: str, key: str) -> Any:
        kinds: dict[str, Callable[[], Any]] = {
            "object": lambda: self._object(schema, owner),
            "array": lambda: self._array(schema, owner, key),
            "string": lambda: self._string(schema, owner, key),
            "number": lambda: self._number(schema, owner, key),
            "integer": lambda: int(self._number(schema, owner, key)),
            "boolean": lambda: self.random.random() < 0.5,
            "null": lambda: None,
        }
        return kinds[schema.get("type", "null")]()

    def _reference(self, schema: dict[str, Any], sections: tuple[str, ...]) -> Any:
        known = [id_ for section in sections for id_ in self.ids[section]] or ["nobody"]
        is_list = any(form.get("type") == "array" for form in schema.get("anyOf", [schema]))
        if is_list and self.random.random() < 0.5:
            return self.random.sample(known, min(len(known), self._count(4)))
        return self.random.choice(known)

    def _object(self, schema: dict[str, Any], owner: str) -> dict[str, Any]:
        if "properties" not in schema:
            return self._mapping(schema, owner)
        required, made = schema.get("required", []), {}
        names = [name for name in schema["properties"] if name != "id"]
        for name in self.random.sample(names, len(names)):
            likely = self.filling + (0.4 if name in _KEEN else 0)
            wanted = self.left > 0 and self.random.random() < likely
            if name in required or wanted:
                made[name] = self._value(schema["properties"][name], owner, name)
        if self.random.random() < 0.03:
            made["x-own"] = self.random.choice([1, "a", [1, {"b": None}], {}])
        return made

    def _mapping(self, schema: dict[str, Any], owner: str) -> dict[str, Any]:
        part: type[Part] | None = _PARTS.get(owner)
        keys = [field.mark.sections for field in marked(part, Refers) if field.is_key] if part else []
        names = (
            [id_ for section in keys[0] for id_ in self.ids[section]] if keys else ["Ann", "Ben", "a b", "by"]
        )
        inside = next(
            iter(schema.get("patternProperties", {}).values()), schema.get("additionalProperties", {})
        )
        chosen = self.random.sample(names, min(len(names), max(1, self._count(4))))
        return {name: self._value(inside, owner, "score") for name in chosen}

    def _array(self, schema: dict[str, Any], owner: str, key: str) -> list[Any]:
        count = self._count(max(1, min(12, self.left // 8)))
        count = max(count, schema.get("minItems", 0))
        return [self._value(schema["items"], owner, key) for _ in range(count)]

    def _string(self, schema: dict[str, Any], owner: str, key: str) -> str:
        if schema.get("examples") and self.random.random() < 0.1:
            return str(self.random.choice(schema["examples"]))
        pattern = schema.get("pattern", "")
        for piece, texts in _PATTERNS.items():
            if piece in pattern:
                return self.random.choice(texts)
        if pattern:
            return "tp0"
        if key in ("current", "target"):
            return self.random.choice(("80", "<10%", "7-10 days", "3+", self.writer.text()))
        if owner == "Owner" and key == "email":
            return "a@example.org"
        return self.writer.text(schema.get("maxLength", 4_000))

    def _number(self, schema: dict[str, Any], owner: str, key: str) -> float:
        low, high = schema.get("minimum", -1e9), schema.get("maximum", 1e9)
        if "exclusiveMinimum" in schema:
            low = schema["exclusiveMinimum"] or 1e-9
        on_scale = self._marks(owner, key, Scored) or (key in ("", "score") and owner in ("Goal", "Claim"))
        if on_scale:
            low, high = self.scale
        length = isinstance(on_scale, list) and any(mark.mark.on == "length" for mark in on_scale)
        if length:
            low, high = (
                (self.scale[0] - self.scale[1], 0) if key == "min_gap" else (0, self.scale[1] - self.scale[0])
            )
        middle = (low + high) / 2
        drawn = self.random.uniform(low, high)
        whole = float(round(drawn)) if low <= round(drawn) <= high else drawn
        return self.random.choice(
            (low, high, middle, drawn, whole, whole, round(drawn, 2) if low < round(drawn, 2) < high else low)
        )


def _take_out(data: Any, route: tuple[str | int, ...]) -> None:
    holder: Any = None
    last: str | int | None = None
    here = data
    for step in route:
        fits = (isinstance(here, dict) and step in here) or (
            isinstance(here, list) and isinstance(step, int) and step < len(here)
        )
        if fits:
            holder, last, here = here, step, here[step]
    if holder is not None:
        del holder[last]


def _problems(data: dict[str, Any]) -> list[Diagnostic]:
    _, problems = examine(
        document_of(json.dumps(data, ensure_ascii=False).encode("utf-8", "surrogatepass"), "m")
    )
    return [problem for problem in problems if problem.severity == "error"]


def mended(data: dict[str, Any]) -> dict[str, Any]:
    """The data without what the loader does not accept; always a sound map in the end."""
    data = deepcopy(data)
    for _ in range(_ROUNDS):
        problems = _problems(data)
        if not problems:
            return data
        routes = sorted(
            {problem.route for problem in problems}, key=lambda route: [str(step).zfill(6) for step in route]
        )
        for route in reversed(routes):
            _take_out(data, route)
        if not data.get("phases") and not data.get("touchpoints"):
            data["touchpoints"] = ["a"]
        data.setdefault("title", "a")
        data.setdefault("cxmap", 1)
        if data.get("phases"):
            data.pop("touchpoints", None)
    return {"cxmap": 1, "title": "a", "touchpoints": ["a"]}
