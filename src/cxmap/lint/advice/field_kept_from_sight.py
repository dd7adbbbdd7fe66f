"""A field of one's own has the name of one that the format knows.

`x-note` is kept for programs and shown nowhere, while `note` would be shown. Such fields are mostly left
from a time when the format had no such key, or from trying out, and what they say reaches nobody.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any

from pydantic import TypeAdapter, ValidationError

from cxmap.lint.rule import advise
from cxmap.lint.survey import Survey
from cxmap.model.part import Part
from cxmap.source import Diagnostic, Route, Severity

CODE = "CX408"
SEVERITY: Severity = "advice"
WRONG = """\
cxmap: 1
title: A visit
touchpoints:
  - {name: I come in, x-pain_points: [Nobody looks up]}
"""
RIGHT = WRONG.replace("x-pain_points", "pain_points")


def check(survey: Survey) -> Iterator[Diagnostic]:
    """Each `x-` key whose rest is a key of that place that the author did not use, and that takes the value.

    The same key is told once for the whole map.
    """
    places: dict[tuple[str, str], list[Route]] = {}
    for part, route in survey.parts:
        for key, value in (part.model_extra or {}).items():
            known = key.removeprefix("x-").replace("-", "_")
            is_free = known in type(part).model_fields and known not in part.model_fields_set
            if is_free and _takes(type(part), known, value):
                places.setdefault((key, known), []).append((*route, key))
    for (key, known), routes in places.items():
        more = f" (and at {len(routes) - 1} more places)" if len(routes) > 1 else ""
        message = f"what stands under `{key}` is shown nowhere, while `{known}` would be{more}"
        yield advise(CODE, message, routes[0], f"Call it `{known}`, if it is meant for people.", at="key")


@cache
def _adapter(kind: type[Part], name: str) -> TypeAdapter[Any]:
    field = kind.model_fields[name]
    kind_of_value: Any = field.annotation
    return TypeAdapter(Annotated[kind_of_value, *field.metadata] if field.metadata else kind_of_value)


def _takes(kind: type[Part], name: str, value: Any) -> bool:
    """Whether a value would be sound under a key of the format."""
    try:
        _adapter(kind, name).validate_python(value, strict=True)
    except ValidationError:
        return False
    return True
