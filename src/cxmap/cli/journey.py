"""`cxmap journey`: what a journey adds up to."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from cxmap import api
from cxmap.api import texts
from cxmap.cli.findings import for_each, sound_maps
from cxmap.cli.options import Confidence, Form, Maps, MinN, Persona, Quiet, Tolerance, Variant, Wide
from cxmap.cli.settings import scoring_for
from cxmap.cli.terminal import columns, put, show

if TYPE_CHECKING:
    from cxmap.api import FiguresView, Map


class By(StrEnum):
    """What to group by."""

    phase = "phase"
    channel = "channel"
    element = "element"
    owner = "owner"
    persona = "persona"
    market = "market"


def command(
    maps: Maps,
    by: Annotated[
        list[By] | None, typer.Option(help="Also show figures for each phase, channel and so on; repeatable.")
    ] = None,
    persona: Persona = None,
    confidence: Confidence = None,
    tolerance: Tolerance = None,
    min_n: MinN = None,
    variant: Variant = None,
    wide: Wide = False,
    form: Form = "table",
    quiet: Quiet = False,
) -> int:
    """Figures of a whole journey: mean, peak-end, impact moments, steepest drops, differences."""
    sound, code = sound_maps(maps, quiet=quiet, variant=variant)

    def added_up(name: str, map_: Map) -> FiguresView:
        how = scoring_for(name, confidence=confidence, tolerance=tolerance, min_n=min_n)
        return api.figures(map_, persona=persona, language="en", **how)

    views, refused = for_each(sound, added_up)
    code = max(code, refused)
    if form == "json":
        put(texts.views_json(views))
        return code
    for number, (_, view) in enumerate(views):
        if number:
            put("\n")
        show(texts.figure_tables(view, [by.value for by in by or ()], width=None if wide else columns()))
    return code
