"""The parser of the command line, by typer: every command and its options."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from keyword import iskeyword
from typing import Annotated

import typer

from cxmap import __version__
from cxmap.cli.app import COMMANDS

EPILOG = "Start with: cxmap new"


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"cxmap {__version__}")
        raise typer.Exit


def _root(
    context: typer.Context,
    _version: Annotated[
        bool, typer.Option("--version", help="Show the version.", callback=_show_version, is_eager=True)
    ] = False,
) -> None:
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


def app_for(arguments: Sequence[str]) -> typer.Typer:
    """The parser of the command that is named, or of all: making each takes longer than most of them run."""
    app = typer.Typer(
        name="cxmap",
        help="Customer journey maps as text: checked, measured against their goals, drawn.",
        epilog=EPILOG,
        no_args_is_help=False,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback(invoke_without_command=True)(_root)
    named = arguments[0] if arguments else ""
    for name in [named] if named in COMMANDS else COMMANDS:
        app.command(name, short_help=COMMANDS[name])(
            import_module(f"cxmap.cli.{name}{'_' if iskeyword(name) else ''}").command
        )
    return app
