"""The JSON Schema and the model accept the same maps: what an editor marks, `cxmap validate` refuses too."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from jsonschema import Draft7Validator
from pydantic import ValidationError

from cxmap import api
from cxmap.model import Map, Part
from cxmap.source import document_of
from tests.strategies import JUNK_VALUES, maps

SCHEMA = api.schema()
VALIDATOR = Draft7Validator(SCHEMA)
HERE = Path(__file__).parent.parent
FILES = sorted(
    [
        *HERE.parent.glob("examples/*.cxmap.yaml"),
        *HERE.glob("maps/*.yaml"),
        *HERE.glob("loading/cases/*.yaml"),
    ]
)


def _errors(data: Any) -> list[str]:
    """The kinds of errors that the model finds; none for a map that it accepts."""
    try:
        Map.model_validate(data)
    except ValidationError as error:
        return [found["type"] for found in error.errors(include_url=False)]
    return []


def test_the_schema_is_one() -> None:
    Draft7Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == "http://json-schema.org/draft-07/schema#"
    text = json.dumps(SCHEMA)
    assert "$defs" not in text
    assert all(
        reference["$ref"].removeprefix("#/definitions/") in SCHEMA["definitions"]
        for reference in _references(SCHEMA)
    )


def _references(node: Any) -> list[dict[str, Any]]:
    if isinstance(node, list):
        return [found for inner in node for found in _references(inner)]
    if not isinstance(node, dict):
        return []
    own = [node] if isinstance(node.get("$ref"), str) else []
    return own + [found for inner in node.values() for found in _references(inner)]


def test_the_committed_schema_is_current(project: Path) -> None:
    committed = project / "schemas" / "map.schema.json"
    assert json.loads(committed.read_text("utf-8")) == SCHEMA


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_the_schema_refuses_in_a_file_we_refuse(path: Path) -> None:
    document = document_of(path.read_bytes(), path.name)
    problems = api.validate(path)
    if document.data is None or not VALIDATOR.is_valid(document.data):
        assert [problem for problem in problems if problem.severity == "error"]
    if "cases" not in path.parts:
        assert problems == ()
        assert list(VALIDATOR.iter_errors(document.data)) == []


@settings(max_examples=300)
@given(maps(sound=False))
def test_what_the_schema_refuses_we_refuse(data: dict[str, Any]) -> None:
    if not VALIDATOR.is_valid(data):
        assert _errors(data), next(VALIDATOR.iter_errors(data)).message


@settings(max_examples=150)
@given(maps(sound=True))
def test_sound_maps_are_accepted_by_both(data: dict[str, Any]) -> None:
    assert [error.message for error in VALIDATOR.iter_errors(data)] == []
    assert set(_errors(data)) <= {"value_error"}  # contradictions between fields are beyond a schema


def _classes(part: type[Part] = Map, seen: set[type[Part]] | None = None) -> set[type[Part]]:
    seen = set() if seen is None else seen
    if part not in seen:
        seen.add(part)
        for field in part.model_fields.values():
            for inner in _parts(field.annotation):
                _classes(inner, seen)
    return seen


def _parts(annotation: Any) -> list[type[Part]]:
    if isinstance(annotation, type):
        return [annotation] if issubclass(annotation, Part) else []
    return [part for inner in get_args(annotation) for part in _parts(inner)]


CLASSES = sorted(_classes(), key=lambda part: part.__name__)
INTERNAL = {"Duration", "Length", "Portion", "Quantity", "Experience", "Claim"}
JUDGED_LATER = {"Added"}
"""What a variant adds is judged where it stands in the map of that variant."""


@pytest.mark.parametrize("part", CLASSES, ids=lambda part: part.__name__)
def test_every_field_explains_itself(part: type[Part]) -> None:
    if part.__name__ in INTERNAL:
        assert part.__doc__
        return
    for name, field in part.model_fields.items():
        assert field.description, name
        assert field.description.endswith("."), name
        assert field.examples, name


@pytest.mark.parametrize(
    "part",
    [part for part in CLASSES if part.__name__ not in INTERNAL | JUDGED_LATER],
    ids=lambda part: part.__name__,
)
def test_every_field_alone_is_judged_alike(part: type[Part]) -> None:
    """Each field with each kind of junk, in a part that is otherwise as small as can be."""
    name = part.__name__
    schema = {
        "definitions": SCHEMA["definitions"],
        **(SCHEMA if part is Map else SCHEMA["definitions"][name]),
    }
    validator = Draft7Validator(schema)
    needed = {
        key: field.examples[0]
        for key, field in part.model_fields.items()
        if field.is_required() and field.examples
    }
    disagreed = []
    for key in [*part.model_fields, "x-own", "colour"]:
        for value in (junk for junk in JUNK_VALUES if not isinstance(junk, list) or len(junk) < 9):
            data = {**needed, key: value}
            if not validator.is_valid(data):
                try:
                    part.model_validate(data)
                except ValidationError:
                    continue
                disagreed.append((key, value))
    assert disagreed == []
