"""`cxmap opportunities`: what could be done, what fits into a budget, and what became of promises."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from cxmap import api
from cxmap.api import texts
from cxmap.cli.findings import for_each, sound_maps
from cxmap.cli.options import Confidence, Maps, MinN, Quiet, Variant, Wide
from cxmap.cli.settings import scoring_for
from cxmap.cli.terminal import columns, put, show


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
    wide: Wide = False,
    form: Annotated[
        Literal["table", "json", "csv", "markdown"],
        typer.Option("--format", "-f", help="A table, or a document for programs and backlogs."),
    ] = "table",
    quiet: Quiet = False,
) -> int:
    """Rank opportunities, fit them into a budget, and hold what is done against what it promised."""
    sound, code = sound_maps(maps, quiet=quiet, variant=variant)
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
