"""Arguments and options that several commands share."""

from __future__ import annotations

from typing import Annotated

import typer

Paths = Annotated[
    list[str],
    typer.Argument(metavar="PATH...", help="Map files, folders to search for maps, or - for standard input."),
]
Maps = Annotated[
    list[str],
    typer.Argument(metavar="MAP...", help="Map files, folders to search for maps, or - for standard input."),
]
Persona = Annotated[str | None, typer.Option("--persona", metavar="ID", help="Score as this persona only.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No summary and no progress.")]
