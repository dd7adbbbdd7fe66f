"""Links of a map to files beside it: how a report elsewhere finds them, and which lead nowhere."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from cxmap.api.surroundings import Surroundings

if TYPE_CHECKING:
    from cxmap.model import Map
    from cxmap.source import Diagnostic

CODE = "CX304"
_FILE = re.compile(r"\S*/\S*|.*\.[A-Za-z0-9]{1,5}")
"""A way through folders, or a name with an ending."""


def way_to_map(name: str, folder: str | os.PathLike[str]) -> str:
    """The way from a folder to that of a map file, with slashes; empty where both are one, or there is none.

    A map from standard input lies in the current folder. Between two drives there is no way.
    """
    home = Path("map" if name == "-" else name).absolute().parent
    try:
        way = os.path.relpath(home, Path(folder).absolute())
    except ValueError:
        return ""
    return "" if way == os.curdir else Path(way).as_posix()


def dead_ends(map_: Map, around: Surroundings) -> tuple[Diagnostic, ...]:
    """Of each link that names a file which is not there, that it does: a warning with its place.

    Of a source's `url`, which may be words, only what looks like the name of a file is asked after.
    """
    from cxmap.model.references import ways
    from cxmap.source import Diagnostic

    return tuple(
        Diagnostic(
            CODE,
            f"no file lies where this leads: {way.to}",
            way.route,
            hint="Correct the path, which begins at the folder of the map; a web address begins with https://.",
            severity="warning",
        )
        for way in ways(map_)
        if not around.leads_anywhere(way.to) and not (way.free and not _FILE.fullmatch(way.to))
    )


def missing_links(name: str, map_: Map) -> tuple[str, ...]:
    """The links of a map that name a file which is not there, as written, each once."""
    from cxmap.model.references import ways

    lost = {problem.route for problem in dead_ends(map_, Surroundings(name))}
    return tuple(dict.fromkeys(way.to for way in ways(map_) if way.route in lost))
