"""`cxmap evidence`: what the scores rest on, and what to find out next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from cxmap import api
from cxmap.api import texts
from cxmap.cli.findings import for_each, sound_maps
from cxmap.cli.options import AsOf, Form, Maps, Quiet, Variant, Wide
from cxmap.cli.settings import day_of, scoring_for
from cxmap.cli.terminal import columns, put, show

if TYPE_CHECKING:
    from cxmap.api import EvidenceView, Map


def command(
    maps: Maps,
    as_of: AsOf = None,
    today: Annotated[str | None, typer.Option("--today", hidden=True)] = None,
    stale: Annotated[
        int | None,
        typer.Option(
            metavar="DAYS", help="Evidence older than this is stale; the project's or 365 if not given."
        ),
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", "-a", help="List every touchpoint that lacks evidence.")
    ] = False,
    variant: Variant = None,
    wide: Wide = False,
    form: Form = "table",
    quiet: Quiet = False,
) -> int:
    """Say what the scores rest on, how much of a map rests on data, and what to research next."""
    day = day_of(today if as_of is None else as_of)
    sound, code = sound_maps(maps, quiet=quiet, variant=variant)

    def rests_on(name: str, map_: Map) -> EvidenceView:
        days = api.configuration_for(name).stale_days if stale is None else stale
        return api.evidence(map_, as_of=day, stale_days=days, language="en", **scoring_for(name))

    views, refused = for_each(sound, rests_on)
    code = max(code, refused)
    if form == "json":
        put(texts.views_json(views))
        return code
    for number, (_, view) in enumerate(views):
        if number:
            put("\n")
        show(texts.evidence_tables(view, most=None if everything else 10, width=None if wide else columns()))
    return code
