"""The JSON Schemas of maps and of files that maps share, for editors: draft-07, in the authors' order."""

from __future__ import annotations

from typing import Any, cast

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue

from cxmap.model.map import Map
from cxmap.model.part import MARK, Part
from cxmap.model.shared import Shared
from cxmap.model.variants import ADDED, CHANGED, PLACES

DRAFT = "http://json-schema.org/draft-07/schema#"

_SNIPPETS: dict[str, dict[str, Any]] = {
    "Touchpoint": {
        "label": "touchpoint",
        "description": "A touchpoint with its channel, goal and estimated experience",
        "body": {
            "name": "$1",
            "channel": "$2",
            "experience": "^$3",
            "feelings": ["$4"],
            "pain_points": ["$5"],
        },
    },
    "Phase": {"label": "phase", "description": "A phase with a touchpoint", "body": {"name": "$1", "touchpoints": [{"name": "$2"}]}},
    "Channel": {
        "label": "channel",
        "description": "A channel and what it is there for",
        "body": {"id": "$1", "name": "$2", "mode": "${3|online,offline,both|}", "purpose": "$4", "goal": "^$5"},
    },
    "Persona": {"label": "persona", "description": "A persona", "body": {"id": "$1", "name": "$2", "needs": ["$3"]}},
    "Source": {
        "label": "source",
        "description": "Where knowledge comes from",
        "body": {"id": "$1", "type": "${2|interview,survey,workshop,assumption|}", "date": "$3", "n": "^$4"},
    },
    "Opportunity": {
        "label": "opportunity",
        "description": "Something that could be done, with impact and feasibility",
        "body": {"title": "$1", "addresses": ["$2"], "impact": "^$3", "feasibility": "^$4", "owner": "$5"},
    },
    "PainPoint": {"label": "pain point", "description": "What hurts, and how much", "body": {"text": "$1", "severity": "^$2"}},
    "Impact": {
        "label": "impact moment",
        "description": "A moment that makes or breaks the journey",
        "body": {"direction": "${1|positive,negative,either|}", "why": "$2"},
    },
}  # fmt: skip


class _InAuthorsOrder(GenerateJsonSchema):
    def sort(self, value: JsonSchemaValue, parent_key: str | None = None) -> JsonSchemaValue:  # noqa: ARG002 - overrides
        return value


_HELD = {
    "phases": "Phase", "touchpoints": "Touchpoint", "channels": "Channel", "personas": "Persona",
    "opportunities": "Opportunity", "sources": "Source", "markets": "Market", "segments": "Segment",
    "curves": "Curve", "lanes": "Lane",
}  # fmt: skip
"""What the lists hold that a variant changes or adds to."""


def _in_variants(definitions: dict[str, Any]) -> None:
    """Let editors know which keys a variant may change, and how what it adds is written."""
    changes = _objects(definitions["Variant"])["properties"]
    added = _objects(definitions["Added"])["properties"]
    for section in CHANGED:
        whole = _objects(definitions[_HELD[section]])
        name = f"{_HELD[section]}Differences"
        definitions[name] = {
            "type": "object",
            "description": f"What differs of a {_HELD[section].lower()} in a variant.",
            "properties": {
                key: value
                for key, value in whole["properties"].items()
                if key != "id" and (section, key) != ("phases", "touchpoints")
            },
            **{key: whole[key] for key in ("additionalProperties", "patternProperties", "maxProperties")},
        }
        form = {"anyOf": [{"$ref": f"#/$defs/{name}"}, {"type": "null"}]}
        changes[section]["patternProperties"] = dict.fromkeys(changes[section]["patternProperties"], form)
    for section in ADDED:
        whole = _objects(definitions[_HELD[section]])
        name = f"Added{_HELD[section]}"
        places = {"touchpoints": PLACES, "phases": PLACES[:1]}.get(section, ())
        where = {
            key: {
                "type": "string",
                "description": _WHERE[key],
                "examples": ["pay"],
                MARK: {"refers": [section if key == "after" else "phases"]},
            }
            for key in places
        }
        definitions[name] = {
            **whole,
            "description": f"A {_HELD[section].lower()} that a variant adds.",
            "properties": {**where, **whole["properties"]},
        }
        added[section]["items"] = {"$ref": f"#/$defs/{name}"}


_WHERE = {
    "after": "What it comes after, by id.",
    "phase": "The phase at whose end it stands, by id.",
}


def _objects(schema: dict[str, Any]) -> dict[str, Any]:
    """The object form of a definition that also has short forms."""
    options = schema.get("anyOf", [schema])
    return cast(dict[str, Any], next((option for option in options if "properties" in option), schema))


def _tidy(node: Any, *, marks: bool) -> Any:
    """Draft-07 names, no titles that only repeat the key, and descriptions for editors that read Markdown."""
    if isinstance(node, list):
        return [_tidy(item, marks=marks) for item in node]
    if not isinstance(node, dict):
        return node
    result: dict[str, Any] = {}
    for key, value in node.items():
        if key == "$ref" and isinstance(value, str):
            result[key] = value.replace("#/$defs/", "#/definitions/")
        elif key == "properties":
            result[key] = {name: _tidy(inner, marks=marks) for name, inner in value.items()}
        elif key == MARK:
            if marks:
                result[key] = value
        elif key == "title" and isinstance(value, str):
            continue
        elif key in ("examples", "default", "enum", "const", "enumDescriptions", "defaultSnippets"):
            result[key] = value
        elif (
            tidy := _tidy(value, marks=marks)
        ) != {} or value == {}:  # nothing but a mark is left out with it
            result[key] = tidy
    if isinstance(result.get("description"), str) and "`" in result["description"]:
        result["markdownDescription"] = result["description"]
    if "$ref" in result and len(result) > 1:
        # beside a $ref, draft-07 ignores every other keyword
        reference = result.pop("$ref")
        result = {"allOf": [{"$ref": reference}], **result}
    return result


def json_schema(*, marks: bool = False) -> dict[str, Any]:
    """The schema of maps as plain data; with `marks` it also says what an id refers to and which scale a number is on."""
    return _schema_of(Map, "cxmap map, format 1", marks=marks)


def shared_schema() -> dict[str, Any]:
    """The schema of files that maps take in with `use`."""
    return _schema_of(Shared, "what cxmap maps share, format 1")


def _schema_of(part: type[Part], title: str, *, marks: bool = False) -> dict[str, Any]:
    raw = part.model_json_schema(by_alias=True, schema_generator=_InAuthorsOrder)
    definitions = raw.pop("$defs")
    if "Variant" in definitions:
        _in_variants(definitions)
    for name, snippet in _SNIPPETS.items():
        if name in definitions:
            _objects(definitions[name])["defaultSnippets"] = [snippet]
    tidy = _tidy({key: value for key, value in raw.items() if key != "title"}, marks=marks)
    return {
        "$schema": DRAFT,
        "title": title,
        **tidy,
        "definitions": {
            name: _tidy(definition, marks=marks) for name, definition in sorted(definitions.items())
        },
    }
