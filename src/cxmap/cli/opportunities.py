"""`cxmap opportunities`: what could be done, what fits into a budget, and what became of promises."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from cxmap import api
from cxmap.api import texts
from cxmap.cli.findings import for_each, sound_maps
from cxmap.cli.options import Confidence, Maps, MinN, Quiet, Variant, Wide
from cxmap.cli.settings import scoring_for
from cxmap.cli.terminal import columns, put, say, show
from cxmap.errors import CxmapError

if TYPE_CHECKING:
    from cxmap.api import Map


def command(
    maps: Maps,
    budget: Annotated[
        float | None,
        typer.Option(
            metavar="AMOUNT", help="Say which of the open ones fit, in the currency of their `cost`."
        ),
    ] = None,
    by: Annotated[
        Literal["score", "impact", "rice"],
        typer.Option(help="What they are worth: impact times feasibility, impact alone, or RICE."),
    ] = "score",
    confidence: Confidence = None,
    min_n: MinN = None,
    variant: Variant = None,
    back: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="FILE",
            help="Take status and dates back from a backlog in CSV or Markdown (- is standard input).",
        ),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="With --from, show what would change, and change nothing.")
    ] = False,
    wide: Wide = False,
    form: Annotated[
        Literal["table", "json", "csv", "markdown"],
        typer.Option("--format", "-f", help="A table, or a document for programs and backlogs."),
    ] = "table",
    quiet: Quiet = False,
) -> int:
    """Rank opportunities, fit them into a budget, and hold what is done against what it promised."""
    if dry_run and back is None:
        raise CxmapError("--dry-run goes with --from, which takes a backlog back")
    if back is not None and variant is not None:
        raise CxmapError("--from changes maps as they are written, and no variant of them")
    sound, code = sound_maps(maps, quiet=quiet, variant=variant)
    if back is not None:
        return max(code, _take_back(back, sound, dry_run=dry_run, quiet=quiet))
    cards, refused = for_each(
        sound,
        lambda name, map_: api.score(map_, **scoring_for(name, confidence=confidence, min_n=min_n)),
    )
    code = max(code, refused)
    backlog = api.backlog(cards, by=by, budget=budget)
    if form == "table":
        show(texts.backlog_tables(backlog, width=None if wide else columns()))
    else:
        put(texts.backlog_document(backlog, form))
    return code


def _take_back(back: str, sound: list[tuple[str, Map]], *, dry_run: bool, quiet: bool) -> int:
    taken = api.returned(back, sound)
    for map_ in taken.maps:
        if dry_run:
            put(map_.diff)
        else:
            map_.write()
    for line in (*taken.problems, *(() if quiet else taken.told)):
        say(line)
    if not quiet:
        would = "would change" if dry_run else "changed"
        for line in () if dry_run else taken.changes:
            say(line)
        say(f"{len(taken.changes)} {'value' if len(taken.changes) == 1 else 'values'} {would} in "
            f"{len(taken.maps)} {'map' if len(taken.maps) == 1 else 'maps'}")  # fmt: skip
    return 1 if taken.problems else 0
