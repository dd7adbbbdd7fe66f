"""`cxmap import`: a map from another format, or what was changed in one brought back into a map."""

from __future__ import annotations

from collections.abc import Sequence
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
        Literal[
            "mermaid", "table", "csv", "xlsx", "markdown", "markdown-table", "cjml", "miro", "lucid", "json"
        ]
        | None,
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
    into: Annotated[
        str | None,
        typer.Option(
            "--into",
            metavar="MAP",
            help="Put what was changed in FILE (a workbook, table or JSON) into this map; comments stay.",
        ),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="With --into: show the changes as a diff, and change nothing.")
    ] = False,
    prefer: Annotated[
        Literal["map", "file"] | None,
        typer.Option(help="With --into: who is right where both were changed since the export."),
    ] = None,
    remove: Annotated[
        bool, typer.Option("--remove", help="With --into: rows that FILE lacks are taken out of the map.")
    ] = False,
    keep_order: Annotated[
        bool, typer.Option("--keep-order", help="With --into: lists stay in the order that the map has.")
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is already there.")] = False,
    quiet: Quiet = False,
) -> int:
    """Make a map file from another format; what may mean something else is said.

    With --into, a map is changed instead: only cells that differ from the export are put into its text.
    Exit code 1, and nothing is changed, when both were changed in a cell, or the map would not be sound.
    """
    if output == "":
        raise CxmapError("--output is empty; name a file, or - for standard output")
    if into is not None:
        alone = {
            "--output": output, "--title": title, "--language": language, "--kind": kind, "--scale": scale,
            "--force": force,
        }  # fmt: skip
        if given := [option for option, value in alone.items() if value]:
            raise CxmapError(f"{given[0]} is for a new map; --into changes one that is there")
        merging = api.import_into(
            file,
            into,
            form,
            sheet=sheet,
            columns=dict(map(_column, column or ())),
            prefer=prefer,
            remove=remove,
            keep_order=keep_order,
        )
        return _bring(merging, dry_run=dry_run, quiet=quiet)
    if given := [
        option
        for option, value in (
            ("--dry-run", dry_run), ("--prefer", prefer), ("--remove", remove), ("--keep-order", keep_order)
        )
        if value
    ]:  # fmt: skip
        raise CxmapError(f"{given[0]} goes with --into")
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
        _say_all(imported.remarks, "remarks")
        if target != "-":
            say(f"{target} was written. Next: cxmap validate {target}")
    return 0


def _bring(merging: api.Merging, *, dry_run: bool, quiet: bool) -> int:
    """Show or write what became of a map."""
    if not quiet:
        _say_all(merging.remarks, "remarks")
    if merging.conflicts:
        say(f"{merging.name} and the file were both changed since the export:")
        _say_all(merging.conflicts, "conflicts")
        say("Nothing was changed. --prefer file takes what the file says, --prefer map keeps the map's")
        return 1
    if merging.problems:
        _say_all(merging.problems, "problems")
        say(f"{merging.name} would be no sound map; nothing was changed")
        return 1
    if dry_run:
        put(merging.diff)
        return 0
    if merging.summary:
        merging.write()
    if not quiet:
        say(f"{merging.name}: {merging.summary or 'nothing to change'}")
    return 0


def _say_all(lines: Sequence[str], what: str) -> None:
    for line in lines[:MOST_SHOWN]:
        say(line)
    if len(lines) > MOST_SHOWN:
        say(f"... and {len(lines) - MOST_SHOWN:,} more {what}")


def _column(written: str) -> tuple[str, str]:
    key, sign, name = written.partition("=")
    if not sign or not key.strip() or not name.strip():
        raise CxmapError(f"--column: write `{written}` as what it holds and its name: touchpoint=Dimension")
    return key.strip(), name.strip()
