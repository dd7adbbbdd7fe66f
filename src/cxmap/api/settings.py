"""How to score, from a project's settings and from a caller's own: one way for every figure and picture."""

from __future__ import annotations

import math
import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, TypedDict

from cxmap.errors import CxmapError

if TYPE_CHECKING:
    from datetime import date

    from cxmap.loading import Configuration
    from cxmap.scoring import Crosshair, Settings

StrPath = str | os.PathLike[str]
AsOf: TypeAlias = "date | Literal['map'] | None"
"""To which day ages are counted: that one, the newest that the map names, or today."""


class Scoring(TypedDict, total=False):
    """How to score; each may be left out. `cxmap.scoring.Settings` says what each means."""

    confidence: float
    tolerance: float | None
    min_n: int
    power: float
    privacy_floor: int
    guess_width: float | None
    crosshair: Crosshair


def settings_from(given: Mapping[str, Any]) -> Settings:
    """The settings of a scorecard from those that are given; the usual ones for the rest.

    Other keys are passed over, so that the options of a picture can be given whole. Raises CxmapError for a
    value that cannot be: a share that does not lie between 0 and 1, a number of answers below 1.
    """
    from cxmap.scoring import Settings

    known = {key: given[key] for key in Scoring.__annotations__ if key in given}
    for key in ("confidence", "power"):
        if key in known and not 0 < known[key] < 1:
            raise CxmapError(f"a {key} lies between 0 and 1, such as 0.9; this is {known[key]:g}")
    for key in ("tolerance", "guess_width"):
        value = known.get(key)
        if value is not None and not 0 <= value < math.inf:
            raise CxmapError(f"a {key} is a number of points, at least 0, such as 0.25; this is {value:g}")
    for key in ("min_n", "privacy_floor"):
        if key in known and known[key] < 1:
            raise CxmapError(f"`{key}` is a number of answers, at least 1; this is {known[key]}")
    return Settings(**known)


def configuration(folder: StrPath = ".") -> Configuration:
    """The settings of the project that a folder belongs to; see `cxmap.toml` in the documentation.

    Raises InputError for settings that cannot be used.
    """
    from cxmap.loading import Configuration, find_configuration

    return find_configuration(Path(folder).resolve()) or Configuration()


def configuration_for(map_file: StrPath) -> Configuration:
    """The settings that hold for a map file: the nearest above it, else those of the current folder.

    Standard input (`-`) has those of the current folder. Raises InputError for settings that cannot be used.
    """
    from cxmap.loading import find_configuration

    name = os.fspath(map_file)
    nearest = None if name == "-" else find_configuration(Path(name).absolute().parent)
    return configuration() if nearest is None else nearest


def scoring_of(settings: Configuration) -> Scoring:
    """How a project wants its maps to be scored."""
    return {
        "confidence": settings.confidence,
        "tolerance": settings.tolerance,
        "min_n": settings.min_n,
        "power": settings.power,
        "privacy_floor": settings.privacy_floor,
        "guess_width": settings.guess_width,
        "crosshair": settings.crosshair,
    }
