"""`cxmap mcp`: a server for assistants."""

from __future__ import annotations

from typing import Annotated

import typer

from cxmap.mcp import serve


def command(
    folder: Annotated[
        str, typer.Argument(metavar="FOLDER", help="The project; nothing outside of it is read.")
    ] = ".",
    write: Annotated[
        bool, typer.Option("--write", help="Allow it to save pictures and reports, and to mend maps.")
    ] = False,
) -> int:
    """Let an assistant check, rank, explain, compare and draw maps (Model Context Protocol).

    Assistants start this by themselves, over standard input and output. It only looks, unless --write is
    given.
    """
    return serve(folder, write=write)
