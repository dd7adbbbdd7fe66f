"""The pictures that a map names for its personas: read from beside the map, without trust."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field

from cxmap.errors import CxmapError

if TYPE_CHECKING:
    from cxmap.model import Map
    from cxmap.rendering.raster import Raster
    from cxmap.source import Diagnostic

CODE = "CX305"
MOST_BYTES = 4_000_000
"""Of a file: what cameras write is larger, and a portrait has the size of a thumb."""
MOST_PICTURES = 24
"""Of a map: each makes every picture and report some 50 kB larger."""
_HINT = (
    "A portrait is a PNG or JPEG of at most 4 MB in the project of the map; until then initials are drawn in "
    "its place."
)


class Portraits(Struct, frozen=True):
    """The portraits of a map."""

    pictures: Mapping[str, Raster] = field(default_factory=dict)
    """By the ids of personas."""
    problems: tuple[Diagnostic, ...] = ()
    """A warning for each that cannot be shown, with its place; initials are drawn for it."""


def portraits_of(name: str, map_: Map) -> Portraits:
    """The portraits of a map from the file of that name; one from standard input has no folder, so none."""
    from cxmap.source import Diagnostic

    named = [(at, someone) for at, someone in enumerate(map_.personas) if someone.portrait is not None]
    pictures: dict[str, Raster] = {}
    problems: list[Diagnostic] = []
    home = Path("map" if name == "-" else name).absolute().parent
    for number, (at, persona) in enumerate(named):
        try:
            if name == "-":
                raise CxmapError("a map from standard input has no folder in which a portrait could lie")
            if number >= MOST_PICTURES:
                raise CxmapError(f"a map shows {MOST_PICTURES} portraits at most")
            pictures[persona.id] = _picture(home, persona.portrait or "")
        except CxmapError as error:
            route = ("personas", at, "portrait")
            problems.append(
                Diagnostic(
                    CODE, f"this portrait cannot be shown: {error}", route, hint=_HINT, severity="warning"
                )
            )
    return Portraits(pictures, tuple(problems))


def _picture(home: Path, way: str) -> Raster:
    """Raises CxmapError for what lies elsewhere, is missing, too large, or no picture."""
    from cxmap.rendering.frame.portrait import portrait_of
    from cxmap.source.files import read_regular
    from cxmap.source.project import project_of

    try:
        place = (home / way).resolve()
        outside = not place.is_relative_to(project_of(home))
        missing = not outside and not place.exists()
    except (OSError, RuntimeError, ValueError):
        raise CxmapError(f"{way} is not a path") from None
    if outside:
        raise CxmapError(f"{way} lies outside the project of the map")
    if missing:
        raise CxmapError(f"there is no file {way}")
    data = read_regular(place, MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise CxmapError(f"{way} has more than 4 MB")
    return portrait_of(data, way)
