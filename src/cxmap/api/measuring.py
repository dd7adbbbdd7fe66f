"""Maps and the data that they bind."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from cxmap import __version__
from cxmap.api.settings import StrPath, configuration_for
from cxmap.errors import CxmapError, InputError
from cxmap.source import absolute

if TYPE_CHECKING:
    from cxmap.measure import Measured
    from cxmap.model import Map


def measured_path(map_file: StrPath) -> Path:
    """Where the measured file of a map lies: beside it."""
    from cxmap.source.beside import measured_path

    return measured_path(os.fspath(map_file))


def measured_bytes(map_file: StrPath) -> bytes | None:
    """What stands in the measured file of a map; nothing where there is none.

    Raises InputError for what is not a regular file, or a link that leads out of the map's folder.
    """
    from cxmap.source.beside import measured_bytes

    path = measured_path(map_file)
    return measured_bytes(path) if os.path.lexists(path) else None


def measure(
    map_file: StrPath, map_: Map, *, on_file: Callable[[str], None] | None = None, cached: bool = False
) -> Measured:
    """Count the answers that a map's `data` binds, from the folder of its file.

    With `cached`, files that were counted before are not read again (docs/measure.md).

    Groups below the project's privacy floor are withheld. Raises CxmapError for a map that binds no data and
    InputError for files and columns that are not there or cannot be read, and where nothing is left to count.
    """
    from cxmap.measure import measure
    from cxmap.measure.cache import Cache, cache_folder
    from cxmap.measure.warehouse import Connection

    name = os.fspath(map_file)
    if not map_.bound:
        raise CxmapError(
            f"{name} binds no data: it has no `data`, `events` or `comments`, see docs/measure.md"
        )
    if name == "-":
        raise CxmapError("standard input has no folder in which data could lie; give the map as a file")
    project = configuration_for(name)
    connections = {
        name: Connection(known.type, known.settings, known.from_env)
        for name, known in project.connections.items()
    }
    folder = absolute(name).parent
    return measure(
        map_,
        folder,
        floor=project.privacy_floor,
        connections=connections,
        on_file=on_file,
        cache=Cache(cache_folder(), __version__) if cached else None,
    )


def suggested_binding(map_file: StrPath, map_: Map, data_file: StrPath) -> str:
    """A proposal for the binding of a data file, as YAML with comments where the author has to decide.

    Raises InputError for a file that lies outside the map's folder, cannot be read or holds no scores.
    """
    from cxmap.measure.suggesting import suggestion

    folder = absolute(map_file).parent.resolve()
    try:
        path = absolute(data_file).resolve()
    except (OSError, RuntimeError) as error:
        raise InputError(f"{data_file} cannot be read: {error}") from None
    if not path.is_relative_to(folder):
        raise CxmapError(f"{data_file} lies outside the folder of the map; data has to lie in it or below it")
    return suggestion(map_, path.relative_to(folder).as_posix(), folder)


def measured_text(measured: Measured) -> str:
    """The text of the measured file: the same for the same data."""
    from cxmap.measure.lock import lock_text

    return lock_text(measured.content)
