"""`cxmap schema`: the JSON Schema of the map format."""

from __future__ import annotations

import json

from cxmap import api
from cxmap.cli.terminal import put


def command() -> int:
    """Print the JSON Schema of the map format, for editors and other tools."""
    put(json.dumps(api.schema(), indent=2) + "\n")
    return 0
