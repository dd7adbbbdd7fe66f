"""`cxmap evidence`: what the scores rest on, and what to find out next."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

import typer

from cxmap import api
from cxmap.api import texts
from cxmap.cli.findings import sound_maps
from cxmap.cli.options import Form, Maps
from cxmap.cli.settings import scoring_for
from cxmap.cli.terminal import console, put


def command(
    maps: Maps,
    today: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%d"], metavar="DAY", help="The day to count ages from; today when left out."
        ),
    ] = None,
    stale: Annotated[
        int | None,
        typer.Option(metavar="DAYS", help="Older evidence is stale; else 365 or the project's."),
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", "-a", help="Every touchpoint that owes evidence.")
    ] = False,
    form: Form = "table",
) -> int:
    """Say what the scores rest on, how much of a map rests on data, and what to research next."""
    sound, code = sound_maps(maps)
    day: date | None = today.date() if today else None
    views = []
    for name, map_ in sound:
        days = api.configuration_for(name).stale_days if stale is None else stale
        view = api.evidence(map_, today=day, stale_days=days, language="en", **scoring_for(name))
        views.append((name, view))
    if form == "json":
        put(texts.views_json(views))
        return code
    out = console()
    for number, (_, view) in enumerate(views):
        if number:
            out.print()
        out.print(texts.evidence_tables(view, most=None if everything else 10))
    return code
