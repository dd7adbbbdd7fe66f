"""A typer app of five commands with nothing behind them. `PLAIN=1` turns rich off, as cxmap does."""

from __future__ import annotations

import os
from typing import Annotated

import typer

PLAIN = bool(os.environ.get("PLAIN"))
app = typer.Typer(
    help="A bare app.",
    add_completion=False,
    pretty_exceptions_enable=not PLAIN,
    rich_markup_mode=None if PLAIN else "rich",
)


def command(
    paths: Annotated[list[str], typer.Argument(help="Files.")],
    form: Annotated[str, typer.Option("--format", "-f", help="A format.")] = "full",
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing.")] = False,
) -> None:
    """Do nothing with some files."""


for name in ("one", "two", "three", "four", "five"):
    app.command(name)(command)

if __name__ == "__main__":
    app()
