"""A map as JSON, in and out: the values of its file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from cxmap.errors import InputError
from cxmap.exchange.draft import Draft, Written
from cxmap.model import Map

if TYPE_CHECKING:
    from cxmap.scoring import Settings

DEEPEST = 60
"""More lists and objects inside each other are nobody's map."""


def read_json(content: bytes, name: str, **_: Any) -> Draft:
    """The map in a JSON document. Raises InputError for what is none."""
    try:
        data = json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise InputError(f"{name} is no text in UTF-8") from None
    except json.JSONDecodeError as error:
        raise InputError(f"{name}:{error.lineno}:{error.colno}: this is no JSON: {error.msg}") from None
    except (RecursionError, ValueError):
        raise InputError(f"{name} is no JSON that a map could be") from None
    if not isinstance(data, dict):
        raise InputError(f"{name} holds no JSON object")
    if _depth(data) > DEEPEST:
        raise InputError(f"{name} nests more than {DEEPEST} levels")
    if "cxmap" not in data:
        keys = ", ".join(f"`{key}`" for key in list(data)[:8])
        raise InputError(
            f"{name} is no map as `cxmap export --to json` writes it: it has no `cxmap`, but {keys}"
        )
    return Draft(data)


def _depth(value: Any) -> int:
    deepest, level = 0, [value]
    while level and deepest <= DEEPEST:
        deepest += 1
        level = [
            inner
            for outer in level
            for inner in (
                outer.values() if isinstance(outer, dict) else outer if isinstance(outer, list) else ()
            )
        ]
    return deepest


def write_json(_map: Map, data: Mapping[str, Any], _settings: Settings | None = None) -> Written:
    """A map as JSON, as it was written. Nothing is lost but comments and layout."""
    return Written(json.dumps(data, ensure_ascii=False, indent=2) + "\n")
