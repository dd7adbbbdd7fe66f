"""Tables of a database or warehouse: the same statements as for files, put into its own words by Ibis.

Only counts travel; the rows stay where they are.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from typing import Any
from urllib.parse import quote, quote_plus

from msgspec import Struct, field

from cxmap.errors import InputError
from cxmap.measure.engine import Columns, identifier
from cxmap.measure.tables import Table
from cxmap.model import Bound

EXTRA = "cxmap[warehouse]"
_LONGEST = 300
_KNOWN = (
    "SELECT 1 FROM information_schema.tables WHERE lower(table_name) = lower(?) "
    "AND (? IS NULL OR lower(table_schema) = lower(?) OR lower(table_catalog) = lower(?)) LIMIT 1"
)
_NO_NAME = re.compile(r"[/\\:;*?\"'`\x00-\x1f\x7f]")
"""What paths and addresses hold: some engines would read a file where no table has the name."""
_SHUT = (
    "autoinstall_known_extensions = false", "autoload_known_extensions = false",
    "enable_external_access = false", "lock_configuration = true",
)  # fmt: skip


class Connection(Struct, frozen=True):
    """How to reach a warehouse: its kind, settings that anybody may read, and secrets by their variables."""

    kind: str
    """Which of Ibis's backends it is: `postgres`, `pyspark`, `bigquery`, `snowflake`, `trino` ..."""
    settings: Mapping[str, Any] = field(default_factory=dict)
    from_env: Mapping[str, str] = field(default_factory=dict)
    """For each further setting the environment variable that holds it."""


class Warehouse:
    """A connection that answers queries; its errors are ours and hold no secret."""

    def __init__(self, name: str, backend: Any, secrets: Sequence[str]) -> None:
        self._name = name
        self._backend = backend
        self._secrets = secrets

    def rows(self, query: str, name: str, columns: Columns) -> list[tuple[Any, ...]]:
        """What a query about the table `name` gives. Raises InputError where the warehouse refuses it."""
        try:
            # with the schema given, no backend has to make a view to find it out
            table = self._backend.sql(query, schema=dict(columns), dialect="duckdb").to_pyarrow()
        except Exception as error:  # noqa: BLE001 - every backend has errors of its own
            raise InputError(f"{name}: {said(error, self._secrets)}") from None
        return list(zip(*(table[name].to_pylist() for name in columns), strict=True))

    def malformed(self, name: str) -> int:  # noqa: ARG002
        """A table has no malformed lines."""
        return 0

    def table(self, data: Bound) -> Table:
        """The table that a binding names. Raises InputError where the warehouse has none of that name."""
        assert data.table is not None
        path = data.table.split(".")
        called = f"{self._name}:{data.table}"
        if _NO_NAME.search(data.table):
            raise InputError(f"the connection `{self._name}`: `{data.table}` is no name of a table")
        try:
            place = tuple(path[:-1]) if len(path) > 2 else ".".join(path[:-1]) or None
            self._insist_on_table(path)
            schema = self._backend.table(path[-1], database=place).schema()
        except Exception as error:  # noqa: BLE001 - every backend has errors of its own
            raise InputError(
                f"the connection `{self._name}` has no table `{data.table}`: {said(error, self._secrets)}"
            ) from None
        names = tuple(schema.names)
        types = tuple(str(kind).upper() for kind in schema.types)
        return Table(called, ".".join(map(identifier, path)), names, names, types, is_strict=True)

    def _insist_on_table(self, path: Sequence[str]) -> None:
        """DuckDB looks for a file of the name where it has no such table, and the map may be a stranger's."""
        if self._backend.name == "duckdb":
            place = path[-2] if len(path) > 1 else None
            known = self._backend.con.execute(_KNOWN, [path[-1], place, place, place]).fetchall()
            if not known:
                raise LookupError("no table of its database is called so")


@contextmanager
def connected(name: str, connection: Connection) -> Iterator[Warehouse]:
    """A connection by its name.

    Raises InputError where Ibis is not installed, a variable is not set, or nobody answers.
    """
    try:
        import ibis
    except ImportError:
        raise InputError(f"tables of a warehouse need more: install {EXTRA}") from None
    secrets = _secrets(name, connection)
    try:
        backend = getattr(ibis, connection.kind)
        opened = backend.connect(**connection.settings, **secrets)
        _keep_to_itself(opened, connection)
    except AttributeError:
        raise InputError(
            f"the connection `{name}` is of a kind that is not known: `{connection.kind}`"
        ) from None
    except Exception as error:  # noqa: BLE001 - every backend has errors of its own
        raise InputError(
            f"the connection `{name}` cannot be opened: {said(error, tuple(secrets.values()))}"
        ) from None
    try:
        yield Warehouse(name, opened, tuple(secrets.values()))
    finally:
        with suppress(Exception):  # whatever is wrong with it now, the figures are there
            opened.disconnect()


def _keep_to_itself(backend: Any, connection: Connection) -> None:
    """A view in a database that somebody else made may read any file: DuckDB does so wherever it is let.

    One that lies with a service is reached by an extension, and has no files of this machine.
    """
    if backend.name == "duckdb" and ":" not in str(connection.settings.get("database", "")).lstrip(":"):
        for setting in _SHUT:
            backend.con.execute(f"SET {setting}")


def _secrets(name: str, connection: Connection) -> dict[str, str]:
    secrets = {}
    for setting, variable in connection.from_env.items():
        value = os.environ.get(variable)
        if value is None:
            raise InputError(
                f"the connection `{name}` takes its {setting} from the environment, and {variable} is not set"
            )
        secrets[setting] = value
    return secrets


def said(error: Exception, secrets: Sequence[str]) -> str:
    """What a backend says, on one line and without anything that is secret, however it is written."""
    text = str(error) or type(error).__name__
    forms = {form for secret in secrets for form in _forms(secret)}
    for form in sorted(forms, key=len, reverse=True):  # one may be the beginning of another
        text = text.replace(form, "***")
    return " ".join(text.split())[:_LONGEST]


def _forms(secret: str) -> Iterator[str]:
    """The ways in which a message may hold a secret: as it is, line by line, in an address, in quotes."""
    for part in {secret, secret.strip(), *secret.split("\n"), " ".join(secret.split())}:
        if part:
            yield from (part, repr(part)[1:-1], json.dumps(part)[1:-1])
            yield from (quote(part), quote(part, safe=""), quote_plus(part))


def digest(cells: Sequence[object]) -> str:
    """What counts add up to: in place of the SHA-256 of a file, for a table that stays where it is."""
    return hashlib.sha256("\n".join(sorted(map(repr, cells))).encode()).hexdigest()
