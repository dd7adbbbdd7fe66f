"""Which connection a name in a map stands for. Servers and secrets are named by the user, never by a project.

A project's files may be a stranger's: whoever changes them would choose to which address which variable of
the environment goes. So a project describes databases that lie in its own folder, and nothing else; all
others stand in the user's own file, in which a name wins over the project's.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from cxmap.errors import InputError
from cxmap.loading.configuration import Configuration, Connection, table_in
from cxmap.source import leaves, read_regular, shortened

VARIABLE = "CXMAP_CONNECTIONS"
"""Names the user's own file where it is not in the usual folder, as on a build server."""
MOST_BYTES = 256 * 1024
IN_FILES = frozenset({"duckdb", "sqlite"})
"""Kinds whose database is a file, and needs nothing of the user's."""


class OwnConnections(BaseModel):
    """The user's own file: the tables of `cxmap.toml` that are about connections, and no others."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, hide_input_in_errors=True)

    connections: dict[str, Connection] = Field(default_factory=dict, max_length=50)


def own_file() -> Path | None:
    """Where the user's own connections stand; nothing where the system has no such place.

    Raises InputError where the variable does not hold a path from the root on: in whose folder a command is
    run must make no difference.
    """
    said = os.environ.get(VARIABLE, "")
    if said:
        if not Path(said).is_absolute():
            raise InputError(f"{VARIABLE} has to be a path from the root on, outside of any repository")
        return Path(said)
    folder = os.environ.get("APPDATA" if os.name == "nt" else "XDG_CONFIG_HOME", "")
    if not Path(folder).is_absolute() and os.name != "nt":
        # Path.home raises where there is none, and an empty one would be taken for the root
        home = os.environ.get("HOME", "absent") and os.path.expanduser("~")  # noqa: PTH111
        folder = str(Path(home, ".config")) if home else ""
    return Path(folder) / "cxmap" / "connections.toml" if Path(folder).is_absolute() else None


def own_connections() -> dict[str, Connection]:
    """What the user's own file describes.

    Raises InputError where it cannot be used, or is named by the variable and not there.
    """
    path = own_file()
    if path is None or (VARIABLE not in os.environ and not os.path.lexists(path)):
        return {}
    read = table_in(path, read_regular(path, MOST_BYTES + 1), MOST_BYTES)
    if read is None:
        return {}
    try:
        return OwnConnections.model_validate(read.data).connections
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        line, column = read.place(first["loc"])
        route = shortened(".".join(str(step) for step in first["loc"]))
        if first["type"] == "extra_forbidden" and len(first["loc"]) == 1:
            said = f"`{route}` has no place here; connections stand under [connections.NAME]"
        else:
            said = f"`{route}`: {first['msg'].removeprefix('Value error, ')}"
        raise InputError(f"{path}:{line}:{column}: {said}") from None


def connection_named(name: str, project: Configuration) -> Connection:
    """The connection that a map calls by its name: the user's own, or a database in the project's folder.

    Raises InputError where there is none, or the project asks for more than it may.
    """
    own = own_connections()
    if name in own:
        return _from_the_root(name, own[name])
    called = shortened(name)
    if name not in project.connections:
        known = ", ".join(f"`{shortened(other)}`" for other in (*own, *project.connections)) or "none"
        raise InputError(f"there is no connection `{called}`, but {known}; describe it in {_place()}")
    described = project.connections[name]
    if described.type not in IN_FILES or described.from_env or described.settings.keys() != {"database"}:
        raise InputError(
            f"the connection `{called}` is described by the project, which decides of no server and no "
            f"secret of yours; if you trust it, copy [connections.{called}] into {_place()}"
        )
    return described.model_copy(
        update={"settings": {"database": _inside(called, described.settings, project.folder)}}
    )


def _place() -> str:
    path = own_file()
    return f"{path}, which is yours alone" if path else f"a file of yours that {VARIABLE} names"


def _from_the_root(name: str, connection: Connection) -> Connection:
    """A database of the user's is the same in whatever folder a command is run."""
    database = connection.settings.get("database")
    if connection.type not in IN_FILES or not isinstance(database, str) or ":" in database:
        return connection
    path = Path(os.path.expanduser(database))  # noqa: PTH111 - Path's raises where there is no home
    if not path.is_absolute():
        raise InputError(
            f"the connection `{shortened(name)}`: `database` has to be a path from the root or from ~ on"
        )
    return connection.model_copy(update={"settings": {**connection.settings, "database": str(path)}})


def _inside(called: str, settings: dict[str, Any], folder: Path | None) -> str:
    """The database of a project: a file that is there, in the folder of its settings or below."""
    written = settings["database"]
    problem = f"the connection `{called}`: `database` of a project has to be a file in its folder"
    if not isinstance(written, str) or folder is None or "\0" in written:
        raise InputError(problem)
    root, path = folder.resolve(), folder / written
    try:
        real = path.resolve()
        is_file = real.is_file()
    except (OSError, RuntimeError):
        raise InputError(problem) from None
    if not real.is_relative_to(root) or leaves(path, root) is not None or not is_file:
        raise InputError(problem)
    return str(real)
