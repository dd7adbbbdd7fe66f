"""`cxmap validate`: every problem of every map, at once."""

from __future__ import annotations

from typing import Annotated

import typer

from cxmap.cli.checking import Style, validate
from cxmap.cli.options import Paths, Quiet


def command(
    paths: Paths,
    style: Annotated[Style, typer.Option("--format", "-f", help="How to show problems.")] = Style.full,
    quiet: Quiet = False,
    no_cache: Annotated[
        bool, typer.Option("--no-cache", help="Check every map anew, and keep nothing for the next run.")
    ] = False,
) -> int:
    """Check maps: every problem at once, each with its place, its cause and its cure.

    Exit code 0 when all maps are sound, 1 when one has errors, 2 when a file cannot be read.
    """
    return validate(paths, style, quiet=quiet, remember=not no_cache)
