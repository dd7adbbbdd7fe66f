"""`cxmap blame`: since when a touchpoint is what it is, and by what change."""

from __future__ import annotations

from typing import Annotated

import typer

from cxmap import api
from cxmap.api import texts
from cxmap.cli.findings import sound_maps
from cxmap.cli.options import Confidence, Form, MinN, NoCache, Persona, Quiet, Tolerance, Wide
from cxmap.cli.settings import scoring_for
from cxmap.cli.terminal import columns, put, show
from cxmap.errors import CxmapError


def command(
    map_file: Annotated[str, typer.Argument(metavar="MAP", help="A map file in a git repository.")],
    touchpoint: Annotated[
        str, typer.Argument(metavar="TOUCHPOINT", help="The id or the name of a touchpoint or phase.")
    ],
    persona: Persona = None,
    confidence: Confidence = None,
    tolerance: Tolerance = None,
    min_n: MinN = None,
    wide: Wide = False,
    form: Form = "table",
    no_cache: NoCache = False,
    quiet: Quiet = False,
) -> int:
    """Since which commit, by what change and whose, a touchpoint is below its goal, or meets it."""
    sound, code = sound_maps([map_file], quiet=quiet)
    if code or not sound:
        return code
    if len(sound) > 1:
        raise CxmapError(f"{map_file} holds {len(sound)} maps; name one of them")
    name, map_ = sound[0]
    how = scoring_for(name, confidence=confidence, tolerance=tolerance, min_n=min_n)
    blame = api.blame(name, map_, touchpoint, persona=persona, remember=not no_cache, **how)
    if form == "json":
        put(texts.blame_json(name, blame))
    else:
        show(texts.blame_text(blame, width=None if wide else columns()))
    return 0
