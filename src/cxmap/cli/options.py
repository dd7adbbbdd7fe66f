"""Arguments and options that several commands share."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

Paths = Annotated[
    list[str],
    typer.Argument(metavar="PATH", help="Map files, folders to search for maps, or - for standard input."),
]
Maps = Annotated[
    list[str],
    typer.Argument(metavar="MAP", help="Map files, folders to search for maps, or - for standard input."),
]
Persona = Annotated[str | None, typer.Option("--persona", metavar="ID", help="Score as this persona only.")]
Quiet = Annotated[
    bool, typer.Option("--quiet", "-q", help="No summary, no progress, no warnings beside the results.")
]
Confidence = Annotated[
    float | None,
    typer.Option(
        "--confidence", metavar="SHARE", help="Confidence of the intervals; else 0.95 or the project's."
    ),
]
Tolerance = Annotated[
    float | None,
    typer.Option(
        "--tolerance",
        metavar="POINTS",
        help="Still met so far below the goal; else the project's or the map's.",
    ),
]
MinN = Annotated[
    int | None,
    typer.Option(
        "--min-n", metavar="N", help="Fewer answers than this decide nothing; else 5 or the project's."
    ),
]
Power = Annotated[
    float | None,
    typer.Option(
        "--power",
        metavar="SHARE",
        help="Chance that as many answers as asked for would decide; else 0.8 or the project's.",
    ),
]
Crosshair = Annotated[
    Literal["goal", "means", "middle"] | None,
    typer.Option(
        "--crosshair",
        help="Where importance and performance cross; else at the goal, or as the project says.",
    ),
]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="DAY",
        help="Count ages to this day, such as 2026-03-31, or `map`: the newest that it names; else today.",
    ),
]
Form = Annotated[
    Literal["table", "json"],
    typer.Option("--format", "-f", help="A table, or one JSON document for programs."),
]
Wide = Annotated[
    bool,
    typer.Option("--wide", "-w", help="Every column, on lines as long as they need, whatever the terminal."),
]
