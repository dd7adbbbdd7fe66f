"""`cxmap validate`: every problem of every map, at once, and what could be better."""

from __future__ import annotations

from typing import Annotated

import typer

from cxmap.cli.checking import Style, validate
from cxmap.cli.options import NoCache, Paths, Quiet, Variant

Codes = list[str]


def command(
    paths: Paths,
    style: Annotated[Style, typer.Option("--format", "-f", help="How to show problems.")] = Style.full,
    select: Annotated[
        Codes | None,
        typer.Option(
            "--select",
            metavar="CODES",
            help="Speak of these only, by code or its beginning (CX4,CX206), and of errors.",
        ),
    ] = None,
    ignore: Annotated[
        Codes | None,
        typer.Option("--ignore", metavar="CODES", help="Do not speak of these, by code or its beginning."),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Warnings and advice fail, too.")] = False,
    baseline: Annotated[
        str | None,
        typer.Option(
            "--baseline",
            metavar="FILE",
            help="Speak only of what is not known from this file, and of errors.",
        ),
    ] = None,
    write_baseline: Annotated[
        str | None,
        typer.Option(
            "--write-baseline", metavar="FILE", help="Write all warnings and advice into this file as known."
        ),
    ] = None,
    statistics: Annotated[
        bool, typer.Option("--statistics", help="Count findings by code instead of showing them.")
    ] = False,
    fix: Annotated[bool, typer.Option("--fix", help="Mend what can be mended safely.")] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="Show what --fix would change, and change nothing.")
    ] = False,
    variant: Variant = None,
    quiet: Quiet = False,
    no_cache: NoCache = False,
) -> int:
    """Check maps: every problem at once, each with its place, its cause and its cure, and advice.

    Exit code 0 when all maps are sound, 1 when one has errors (with --strict: any finding), 2 when a file
    cannot be read.
    """
    return validate(
        paths,
        style,
        select=select or (),
        ignore=ignore or (),
        strict=strict,
        baseline=baseline,
        write_baseline=write_baseline,
        statistics=statistics,
        fix=fix,
        diff=diff,
        quiet=quiet,
        remember=not no_cache,
        variant=variant,
    )
