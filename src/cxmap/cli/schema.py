"""`cxmap schema`: the JSON Schema of the map format."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from cxmap import api
from cxmap.cli.terminal import put


def command(
    shared: Annotated[
        bool, typer.Option("--shared", help="The one of files that maps take in with `use` instead.")
    ] = False,
) -> int:
    """Print the JSON Schema of the map format, for editors and other tools."""
    put(json.dumps(api.shared_schema() if shared else api.schema(), indent=2) + "\n")
    return 0
