"""`cxmap trend`: how maps fared over their versions."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from cxmap import api
from cxmap.api import texts
from cxmap.cli.findings import for_each, sound_maps
from cxmap.cli.options import (
    AsOf,
    Confidence,
    Force,
    Language,
    Maps,
    MinN,
    NoCache,
    Output,
    Persona,
    Quiet,
    Size,
    Theme,
    Tolerance,
    Wide,
)
from cxmap.cli.pictures import style_of, write_pages
from cxmap.cli.settings import day_of, scoring_for
from cxmap.cli.terminal import columns, put, show
from cxmap.errors import CxmapError

if TYPE_CHECKING:
    from cxmap.api import Course, Map, Scorecard


class Every(StrEnum):
    """How far apart points are."""

    commit = "commit"
    month = "month"
    quarter = "quarter"
    year = "year"


class Style(StrEnum):
    """How the versions are shown."""

    table = "table"
    json = "json"
    png = "png"
    svg = "svg"
    pdf = "pdf"


def command(
    maps: Maps,
    output: Output = None,
    every: Annotated[
        Every, typer.Option(help="One point a commit, or the last version of each month, quarter or year.")
    ] = Every.commit,
    since: Annotated[
        str | None, typer.Option(metavar="DAY", help="Begin with the version that held on that day.")
    ] = None,
    persona: Persona = None,
    confidence: Confidence = None,
    tolerance: Tolerance = None,
    min_n: MinN = None,
    as_of: AsOf = None,
    wide: Wide = False,
    form: Annotated[
        Style | None,
        typer.Option(
            "--format", "-f", help="A table if not given, JSON for programs, or a picture (--output)."
        ),
    ] = None,
    theme: Theme = "light",
    size: Size = None,
    language: Language = None,
    force: Force = False,
    no_cache: NoCache = False,
    quiet: Quiet = False,
) -> int:
    """How maps fared over their versions in git: scores, gaps opened and closed, how long that took.

    As a picture: one map with all of its touchpoints, or several maps beside each other.
    """
    style = style_of(form, output, "table", api.PICTURES_OF_VERSIONS)
    day = day_of(as_of)
    first = _since(since)
    sound, code = sound_maps(maps, quiet=quiet)

    def run_of(name: str, map_: Map) -> tuple[Scorecard, Course]:
        if name == "-":
            raise CxmapError("standard input has no history; name a file in a git repository")
        how = scoring_for(name, confidence=confidence, tolerance=tolerance, min_n=min_n)
        course = api.course(
            name, map_, persona=persona, every=every.value, since=first,
            as_of=day if isinstance(day, date) else None, remember=not no_cache, **how,
        )  # fmt: skip
        return api.score(map_, persona=persona, **how), course

    runs, refused = for_each(sound, run_of)
    code = max(code, refused)
    courses = [(name, *run) for name, run in runs]
    if output is not None and courses:
        brand = api.configuration_for(courses[0][0]).brand
        files = api.trend_files(courses, style, theme=theme, size=size, language=language, brand=brand)
        write_pages(output, files, force=force, quiet=quiet)
        return code
    if style == "json":
        put(texts.trend_json(courses))
        return code
    for number, (name, card, course) in enumerate(courses):
        if number:
            put("\n")
        show(texts.trend_tables(name, card, course, width=None if wide else columns()))
    return code


def _since(written: str | None) -> date | None:
    if written is None:
        return None
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise CxmapError(f"--since: `{written}` is no day; write it as 2026-03-31") from None
