"""`cxmap rule`: what a code means."""

from __future__ import annotations

from textwrap import fill, indent
from typing import Annotated

import typer

from cxmap import api
from cxmap.cli.terminal import columns, put
from cxmap.errors import CxmapError

WIDEST = 80
"""Longer lines of prose are hard to read."""


def command(
    code: Annotated[
        str | None,
        typer.Argument(metavar="[CODE]", help="A code such as CX201; without one, all are listed."),
    ] = None,
) -> int:
    """Explain a code of `cxmap validate`, with a wrong and a right example; without one, list all codes."""
    pages = api.rules()
    if code is None:
        put("".join(f"{page.code}  {page.name}\n" for page in pages))
        return 0
    wanted = code.strip().upper()
    page = next((page for page in pages if page.code == wanted), None)
    if page is None:
        raise CxmapError(f"there is no code {code}; `cxmap rule` lists them all")
    put(f"{page.code} {page.name}\n\n")
    width = min(columns(), WIDEST)
    put("\n\n".join(fill(" ".join(part.split()), width) for part in page.text.split("\n\n")) + "\n")
    for title, example in (("Wrong", page.wrong), ("Right", page.right)):
        if example:
            put(f"\n{title}:\n\n{indent(example, '    ')}")
    return 0
