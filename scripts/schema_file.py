"""schemas/map.schema.json and schemas/shared.schema.json."""

from __future__ import annotations

import json

import cxmap
from cxmap import api


def schema_file() -> str:
    """The JSON Schema as `cxmap schema` prints it."""
    return json.dumps(cxmap.schema(), indent=2, ensure_ascii=False) + "\n"


def shared_schema_file() -> str:
    """The same of files that maps share, as `cxmap schema --shared` prints it."""
    return json.dumps(api.shared_schema(), indent=2, ensure_ascii=False) + "\n"
