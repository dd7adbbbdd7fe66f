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
Variant = Annotated[
    str | None,
    typer.Option(
        "--variant", metavar="ID", help="The map as this variant of it has it: a market, segment or language."
    ),
]
Quiet = Annotated[
    bool, typer.Option("--quiet", "-q", help="No summary, no progress, no warnings beside the results.")
]
Confidence = Annotated[
    float | None,
    typer.Option(
        "--confidence",
        metavar="SHARE",
        help="Confidence of the intervals; the project's or 0.95 if not given.",
    ),
]
Tolerance = Annotated[
    float | None,
    typer.Option(
        "--tolerance",
        metavar="POINTS",
        help="How far below its goal a score still counts as met; the project's or the map's if not given.",
    ),
]
MinN = Annotated[
    int | None,
    typer.Option(
        "--min-n", metavar="N", help="Least number of answers for a verdict; the project's or 5 if not given."
    ),
]
Power = Annotated[
    float | None,
    typer.Option(
        "--power",
        metavar="SHARE",
        help="Chance that the number of answers advised would decide; the project's or 0.8 if not given.",
    ),
]
Crosshair = Annotated[
    Literal["goal", "means", "middle"] | None,
    typer.Option(
        "--crosshair",
        help="Where the lines of importance and performance cross; the project's or `goal` if not given.",
    ),
]
Importance = Annotated[
    Literal["stated", "derived"] | None,
    typer.Option(
        "--importance",
        help="Which importance the quadrants have: the one that the map states, or the one derived from "
        "answers to an overall question; the project's or `stated` if not given.",
    ),
]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="DAY",
        help="Count ages to this day, such as 2026-03-31, or `map` for the newest day in the map; "
        "today if not given.",
    ),
]
Form = Annotated[
    Literal["table", "json"],
    typer.Option("--format", "-f", help="A table, or one JSON document for programs."),
]
Wide = Annotated[
    bool,
    typer.Option(
        "--wide", "-w", help="Every column, on lines as long as needed, whatever the width of the terminal."
    ),
]
NoCache = Annotated[
    bool, typer.Option("--no-cache", help="Find everything out anew, and keep nothing for the next run.")
]
Output = Annotated[
    str | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="Draw it into this file, by its ending, or - for standard output.",
    ),
]
Language = Annotated[
    str | None,
    typer.Option("--lang", metavar="TAG", help="Language of what is drawn; the map's own if not given."),
]
Theme = Annotated[Literal["light", "dark", "print"], typer.Option("--theme", help="Colours of a picture.")]
Size = Annotated[
    Literal["slide", "a4", "a3", "a0"] | None,
    typer.Option("--size", help="Paper of a picture; as large as needed if not given."),
]
Force = Annotated[bool, typer.Option("--force", help="Replace files that cxmap did not write.")]
