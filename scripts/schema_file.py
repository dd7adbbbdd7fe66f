"""schemas/map.schema.json."""

from __future__ import annotations

import json

import cxmap


def schema_file() -> str:
    """The JSON Schema as `cxmap schema` prints it."""
    return json.dumps(cxmap.schema(), indent=2, ensure_ascii=False) + "\n"
