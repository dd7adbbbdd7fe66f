"""Maps and the data that they bind."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from cxmap import __version__
from cxmap.api.settings import StrPath, configuration_for
from cxmap.cache import folder_for
from cxmap.errors import CxmapError, InputError
from cxmap.source import absolute

if TYPE_CHECKING:
    from cxmap.loading.configuration import Configuration
    from cxmap.measure import Measured
    from cxmap.measure.progress import Progress
    from cxmap.measure.warehouse import Connection
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
    map_file: StrPath, map_: Map, *, progress: Progress | None = None, remember: bool = False
) -> Measured:
    """Count the answers that a map's `data` binds, from the folder of its file.

    `progress` hears what is read and how far it is. Who wants to `remember` gets
    what earlier runs counted (docs/measure.md); nothing else differs.

    Groups below the project's privacy floor are withheld. Connections are the user's own, but for databases
    in the project's folder. Raises CxmapError for a map that binds no data and
    InputError for files and columns that are not there or cannot be read, and where nothing is left to count.
    """
    from cxmap.measure import measure
    from cxmap.measure.sums import Sums

    name = os.fspath(map_file)
    if not map_.bound:
        raise CxmapError(
            f"{name} binds no data: it has no `data`, `events` or `comments`, see docs/measure.md"
        )
    if name == "-":
        raise CxmapError("standard input has no folder in which data could lie; give the map as a file")
    project = configuration_for(name)
    connections = _connections(map_, project)
    folder = absolute(name).parent
    return measure(
        map_,
        folder,
        floor=project.privacy_floor,
        connections=connections,
        progress=progress,
        cache=Sums(folder_for("measure"), __version__) if remember else None,
    )


def _connections(map_: Map, project: Configuration) -> dict[str, Connection]:
    """Those that a map names, before anything is read. Raises InputError for one that may not be used."""
    from cxmap.loading.connections import connection_named
    from cxmap.measure.warehouse import Connection

    connections = {}
    for name in dict.fromkeys(bound.connection for bound in map_.bound):
        if name is not None:
            known = connection_named(name, project)
            connections[name] = Connection(known.type, known.settings, known.from_env)
    return connections


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
