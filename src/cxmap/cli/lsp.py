"""`cxmap lsp`: a server for editors."""

from __future__ import annotations

from typing import Annotated

import typer

from cxmap.lsp import serve


def command(
    stdio: Annotated[
        bool,
        typer.Option(
            "--stdio",
            show_default=False,
            help="Over standard input and output: the only way, so it may be left out.",
        ),
    ] = True,
) -> int:
    """Help editors with maps: findings while typing, completion, ids, figures (Language Server Protocol).

    Editors start this by themselves; it reads no file but those of the folders that they have open.
    """
    del stdio
    return serve()
