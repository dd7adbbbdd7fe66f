"""`cxmap import`: a map from another format."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from cxmap import api
from cxmap.cli.findings import MOST_SHOWN
from cxmap.cli.options import Quiet
from cxmap.cli.terminal import put, say
from cxmap.errors import CxmapError
from cxmap.output import write


def command(
    file: Annotated[
        str,
        typer.Argument(
            metavar="FILE",
            help="A Mermaid journey, Markdown, CJML, a table (CSV, TSV, XLSX), JSON; - reads it.",
        ),
    ],
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="The map file to write; after FILE if not given, - prints it.",
        ),
    ] = None,
    form: Annotated[
        Literal["mermaid", "table", "markdown", "cjml", "miro", "lucid", "json"] | None,
        typer.Option("--from", help="The format, where the ending of the file does not say it."),
    ] = None,
    title: Annotated[str, typer.Option(metavar="TEXT", help="What the map is called.")] = "",
    language: Annotated[
        str, typer.Option(metavar="TAG", help="The language of its texts, as a BCP 47 tag such as nl.")
    ] = "",
    kind: Annotated[Literal["journey", "experience"] | None, typer.Option(help="The kind of map.")] = None,
    sheet: Annotated[
        str,
        typer.Option(
            metavar="NAME",
            help="Sheet of a workbook, journey of a CJML file, page of a diagram; the first if not given.",
        ),
    ] = "",
    column: Annotated[
        list[str] | None,
        typer.Option(
            metavar="KEY=COLUMN", help="What a column of a table holds, as touchpoint=Dimension; repeatable."
        ),
    ] = None,
    scale: Annotated[
        str | None, typer.Option(metavar="LOW..HIGH", help="The scale of the scores in a table.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is already there.")] = False,
    quiet: Quiet = False,
) -> int:
    """Make a map file from another format; what may mean something else is said."""
    if output == "":
        raise CxmapError("--output is empty; name a file, or - for standard output")
    imported = api.import_map(
        file,
        form,
        title=title,
        language=language,
        kind=kind or "",
        sheet=sheet,
        columns=dict(map(_column, column or ())),
        scale=None if scale is None else api.scale_from(scale),
    )
    target = output or ("-" if file == "-" else f"{Path(file).stem}.cxmap.yaml")
    if target == "-":
        put(imported.text)
    else:
        place = Path(target)
        if (place.exists() or place.is_symlink()) and not force:
            raise CxmapError(f"{target} is already there and was left alone; --force replaces it")
        write(place, imported.text.encode(), force=force)
    if not quiet:
        for remark in imported.remarks[:MOST_SHOWN]:
            say(remark)
        if len(imported.remarks) > MOST_SHOWN:
            say(f"... and {len(imported.remarks) - MOST_SHOWN:,} more remarks")
        if target != "-":
            say(f"{target} was written. Next: cxmap validate {target}")
    return 0


def _column(written: str) -> tuple[str, str]:
    key, sign, name = written.partition("=")
    if not sign or not key.strip() or not name.strip():
        raise CxmapError(f"--column: write `{written}` as what it holds and its name: touchpoint=Dimension")
    return key.strip(), name.strip()
