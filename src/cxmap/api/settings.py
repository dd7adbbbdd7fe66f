"""How to score, from a project's settings and from a caller's own: one way for every figure and picture."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, TypedDict

from cxmap.errors import CxmapError
from cxmap.source import absolute

if TYPE_CHECKING:
    from datetime import date

    from cxmap.loading.configuration import Configuration
    from cxmap.scoring import Crosshair, Importance, Settings

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
    importance: Importance


def settings_from(given: Mapping[str, Any]) -> Settings:
    """The settings of a scorecard from those that are given; the usual ones for the rest.

    Other keys are passed over, so that the options of a picture can be given whole. Raises CxmapError for a
    value beyond its bounds, which are those of `cxmap.toml`.
    """
    from cxmap.scoring import Settings

    known = {key: given[key] for key in Scoring.__annotations__ if key in given}
    for name, value in known.items():
        if value is not None:
            insist_on_limit(name, value)
    return Settings(**known)


def insist_on_limit(name: str, value: Any) -> None:
    """Raise CxmapError for a setting that lies beyond its bounds; those without bounds are passed over."""
    from cxmap.loading.limits import LIMITS

    refusal = LIMITS[name].refusal(name, value) if name in LIMITS else None
    if refusal is not None:
        raise CxmapError(refusal)


def configuration(folder: StrPath = ".") -> Configuration:
    """The settings of the project that a folder belongs to; see `cxmap.toml` in the documentation.

    Raises InputError for settings that cannot be used.
    """
    from cxmap.loading.configuration import Configuration, find_configuration

    return find_configuration(absolute(folder).resolve()) or Configuration.usual()


def configuration_for(map_file: StrPath) -> Configuration:
    """The settings that hold for a map file: the nearest above it, else those of the current folder.

    Standard input (`-`) has those of the current folder. Raises InputError for settings that cannot be used.
    """
    from cxmap.loading.configuration import find_configuration

    name = os.fspath(map_file)
    nearest = None if name == "-" else find_configuration(absolute(name).parent)
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
        "importance": settings.importance,
    }
