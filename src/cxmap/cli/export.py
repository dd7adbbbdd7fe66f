"""`cxmap export`: a map in another format."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Literal

import typer

from cxmap import api
from cxmap.cli.options import Quiet, Variant
from cxmap.cli.terminal import put, put_bytes, say
from cxmap.errors import CxmapError
from cxmap.output import write


def command(
    map_file: Annotated[str, typer.Argument(metavar="MAP", help="A map file, or - for standard input.")],
    form: Annotated[
        Literal[
            "mermaid",
            "markdown",
            "markdown-table",
            "cjml",
            "miro",
            "lucid",
            "csv",
            "vega-lite",
            "json",
            "xlsx",
            "pptx",
        ]
        | None,
        typer.Option("--to", help="The format, where the ending of the output does not say it."),
    ] = None,
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="The file to write; printed if not given.")
    ] = "-",
    variant: Variant = None,
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is already there.")] = False,
    quiet: Quiet = False,
) -> int:
    """Write a map in another format; what that has no place for is said."""
    if not output:
        raise CxmapError("--output is empty; name a file, or - for standard output")
    wanted = form or api.export_format(output)
    if wanted is None:
        raise CxmapError(
            f"{'' if output == '-' else f'{output}: '}which format is it to be? --to takes "
            f"{', '.join(api.export_formats())}"
        )
    if output == "-" and wanted in api.OFFICE and sys.stdout.isatty():
        raise CxmapError(f"{wanted} is no text for a terminal: name a file, as -o map.{wanted}")
    written = api.export_map(map_file, wanted, variant=variant)
    content = written.content
    if output == "-":
        put_bytes(content) if isinstance(content, bytes) else put(content)
    else:
        place = Path(output)
        if (place.exists() or place.is_symlink()) and not force:
            raise CxmapError(f"{output} is already there and was left alone; --force replaces it")
        write(place, written.encoded, force=force)
    if not quiet:
        for loss in written.losses:
            say(f"{map_file}: {loss.text}")
    return 0
