"""`cxmap diff`: what changed between two versions of a map, for customers first."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from cxmap import api
from cxmap.api import texts
from cxmap.cli.options import (
    AsOf,
    Confidence,
    Force,
    Language,
    MinN,
    Output,
    Persona,
    Quiet,
    Size,
    Theme,
    Wide,
)
from cxmap.cli.pictures import style_of, write_pages
from cxmap.cli.settings import day_of, scoring_for
from cxmap.cli.terminal import columns, complain, put, show


class Style(StrEnum):
    """How the changes are shown."""

    table = "table"
    json = "json"
    markdown = "markdown"
    png = "png"
    svg = "svg"
    pdf = "pdf"
    html = "html"


def command(
    what: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="REV|PATH",
            help="Two files or folders; or a git revision, or two with .. between them (... from where they "
            "parted), and maps or folders. Without a second revision: the files as they are now.",
        ),
    ] = None,
    output: Output = None,
    form: Annotated[
        Style | None,
        typer.Option(
            "--format",
            "-f",
            help="A table if not given, JSON for programs, Markdown for a comment, or a picture of both "
            "curves, alone or on a page of HTML (--output).",
        ),
    ] = None,
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help="Exit with 1 where anything changed.")
    ] = False,
    persona: Persona = None,
    as_of: AsOf = None,
    confidence: Confidence = None,
    min_n: MinN = None,
    wide: Wide = False,
    theme: Theme = "light",
    size: Size = None,
    language: Language = None,
    force: Force = False,
    quiet: Quiet = False,
) -> int:
    """Tell what changed between two versions of maps: for customers, in promises, in what the maps say.

    Without arguments: the maps below this folder, the last commit beside the files as they are now.
    """
    style = style_of(form, output, "table", api.PICTURES_OF_CHANGES)
    for name, value in (("confidence", confidence), ("min_n", min_n)):
        if value is not None:  # also where nothing changed, so that nothing is scored
            api.insist_on_limit(name, value)
    compared = api.diff(
        what or [],
        persona=persona,
        as_of=day_of(as_of),
        how_for=lambda name: scoring_for(name, confidence=confidence, min_n=min_n),
    )
    if output is not None or style == "html":
        brand = next((api.configuration_for(file.after).brand for file in compared.files if file.after), None)
        files = api.difference_files(
            compared, style, theme=theme, size=size, language=language, brand=brand
        )  # fmt: skip
        write_pages(output or "-", files, force=force, quiet=quiet)
    elif style == "json":
        put(texts.changes_json(compared))
    elif style == "markdown":
        put(texts.changes_markdown(compared))
    else:
        show(texts.change_tables(compared, width=None if wide else columns()))
    if not quiet:
        for line in compared.skipped:
            complain(line)
    return 1 if exit_code and (compared.files or compared.skipped) else 0
