"""DuckDB, kept on a short lead: the bound files, no network, no extension, bounded memory.

The SQL lies in `sql/`; what is put into it is quoted here.
"""

from __future__ import annotations

import math
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from functools import cache
from importlib import resources
from pathlib import Path
from shutil import disk_usage
from string import Template
from tempfile import TemporaryDirectory, gettempdir
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

from cxmap.errors import InputError
from cxmap.measure.progress import Progress, watched

if TYPE_CHECKING:
    import duckdb

MEMORY = "250MB"
"""Of the engine: with Python and this program beside it, a process stays below 500 MB."""
MOST_THREADS = 4
"""Each has buffers of its own: with those of a large server there would be no room left for data."""
SPILL = "8GB"
"""Of temporary files, for what finds no room in memory: enough for tens of millions of people."""
MUCH = 8e9
"""The same in bytes."""
_PROPOSALS = re.compile(r"\n\n|Possible|\s(?:Try|Use|Consider) ")
LONGEST_LINE = 4 * 1024 * 1024


@cache
def _statement(name: str) -> Template:
    text = (resources.files("cxmap.measure") / "sql" / f"{name}.sql").read_text("utf-8")
    return Template("\n".join(line for line in text.split("\n") if not line.startswith("--")))


def statement(name: str, **parts: str) -> str:
    """A statement from `sql/`, with its parts filled in."""
    return _statement(name).substitute(parts)


def identifier(name: str) -> str:
    """A column's name, quoted."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """A text, quoted."""
    return "'" + text.replace("'", "''") + "'"


def pattern(path: Path) -> str:
    """A path in which nothing stands for several files."""
    return str(path).replace("[", "[[]").replace("*", "[*]").replace("?", "[?]")


def engine_version() -> str:
    """That of the engine that reads files."""
    import duckdb

    return duckdb.__version__


@contextmanager
def opened(paths: Sequence[Path], progress: Progress | None = None) -> Iterator[DuckDB]:
    """An engine that can read these files and do nothing else, and that tells how far it is.

    What finds no room in memory goes to a folder that only this user can read, and that is gone afterwards.
    """
    import duckdb

    with _spare_folder() as spare:
        connection = duckdb.connect(
            ":memory:",
            config={
                "autoinstall_known_extensions": "false",
                "autoload_known_extensions": "false",
                "memory_limit": MEMORY,
                "threads": str(min(os.cpu_count() or 1, MOST_THREADS)),
                "preserve_insertion_order": "true",
            },
        )
        try:
            # as it is, and as it is asked for: folders and files may have brackets in their names
            spellings = sorted({spelling for path in paths for spelling in (str(path), pattern(path))})
            allowed = ", ".join(map(literal, spellings))
            connection.execute(f"SET allowed_paths = [{allowed}]")
            connection.execute(f"SET temp_directory = {literal(spare)}")
            connection.execute(f"SET max_temp_directory_size = {literal(SPILL)}")
            connection.execute(f"SET enable_progress_bar = {'false' if progress is None else 'true'}")
            connection.execute("SET enable_progress_bar_print = false")  # whoever listens shows it
            connection.execute("SET enable_external_access = false")
            connection.execute("SET lock_configuration = true")
            yield DuckDB(connection, progress)
        finally:
            connection.close()


@contextmanager
def _spare_folder() -> Iterator[str]:
    """A new folder for temporary files; nothing where the system has no place for one."""
    with ExitStack() as stack:
        try:
            folder = stack.enter_context(TemporaryDirectory(prefix="cxmap-", ignore_cleanup_errors=True))
        except OSError:
            folder = ""
        yield folder


def _free() -> float:
    """Bytes that are free for temporary files; without end where the system does not say."""
    try:
        return disk_usage(gettempdir()).free
    except OSError:
        return math.inf


Columns: TypeAlias = Mapping[str, str]
"""What a statement gives: its columns in order and what each holds, in the words of Ibis."""
ROWS: Columns = {"present": "int64", "wanted": "int64"}
COUNTS: Columns = {
    "origin": "int64", "place": "string", "period": "int64", "persona": "string", "segment": "string",
    "answer": "string", "n": "int64", "weight": "decimal(38, 6)", "squares": "decimal(38, 12)",
    "weightless": "int64", "last": "date",
}  # fmt: skip
UNDATED: Columns = {"written": "string", "n": "int64"}
PAIRS: Columns = {
    "place": "string", "earlier": "int64", "later": "int64", "former": "string", "latter": "string",
    "n": "int64",
}  # fmt: skip
ACTIVITIES: Columns = {
    "activity": "string", "channel": "string", "present": "int64", "without_case": "int64",
    "without_date": "int64", "counted": "int64",
}  # fmt: skip
VISITS: Columns = {
    "place": "int64", "cases": "int64", "visits": "int64", "begun": "int64", "ended": "int64",
    "timed": "int64", "took_low": "float64", "took_median": "float64", "took_high": "float64",
    "waits": "int64", "waited_low": "float64", "waited_median": "float64", "waited_high": "float64",
    "since": "date", "until": "date",
}  # fmt: skip
SHARES: Columns = {"place": "int64", "what": "string", "n": "int64"}


class Engine(Protocol):
    """What answers queries, in the words of DuckDB."""

    def rows(self, query: str, name: str, columns: Columns) -> list[tuple[Any, ...]]:
        """What a query about the table `name` gives. Raises InputError where its data cannot be read."""

    def malformed(self, name: str) -> int:
        """How many lines of the table `name`, which was read last, were passed over.

        Raises InputError where one of them takes everything after it along.
        """


class DuckDB:
    """DuckDB with errors that are ours."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, progress: Progress | None = None) -> None:
        self._connection, self._progress = connection, progress
        self._free = _free()

    def rows(self, query: str, name: str, columns: Columns | None = None) -> list[tuple[Any, ...]]:  # noqa: ARG002
        """What a query about the table `name` gives. Raises InputError where its data cannot be read."""
        import duckdb

        try:
            with watched(self._progress, name, self._connection.query_progress):
                return self._connection.execute(query).fetchall()
        except (duckdb.InterruptException, RuntimeError) as error:
            if isinstance(error, duckdb.InterruptException) or "interrupted" in str(error):
                raise KeyboardInterrupt from None
            raise
        except duckdb.OutOfMemoryException:
            raise self._no_room(name) from None
        except (
            duckdb.DataError, duckdb.OperationalError, duckdb.NotSupportedError,
            duckdb.InvalidInputException, duckdb.PermissionException,
        ) as error:  # fmt: skip
            if "No space left" in str(error):
                raise self._no_room(name) from None
            if "state machine" in str(error):
                raise InputError(
                    f"{name}: its lines do not all end alike, some with CR LF and some with LF; save it anew"
                ) from None
            raise self._unreadable(name, error) from None
        except duckdb.Error as error:
            if type(error) is not duckdb.Error:
                raise  # of our own statements
            raise self._unreadable(name, error) from None  # as readers of Parquet raise of what is none

    @staticmethod
    def _unreadable(name: str, error: Exception) -> InputError:
        return InputError(f"{name} cannot be read as data: {_first_sentence(str(error))}")

    def _no_room(self, name: str) -> InputError:
        """What to say where neither memory nor disk hold what has to be told apart."""
        what = "too many people, journeys, different answers or groups"
        told = f"{name}: {what} to count in {MEMORY} of memory"
        if self._free < MUCH:
            return InputError(
                f"{told} and the {self._free / 1e6:,.0f} MB that were free for temporary files in "
                f"{gettempdir()}; make room there, or let TMPDIR name a folder that has some"
            )
        cure = "bind fewer files, or no `respondent` where nobody answers twice"
        return InputError(f"{told} and {SPILL} of temporary files; {cure}")

    def malformed(self, name: str) -> int:
        """How many lines of the file `name`, which was read last, were passed over."""
        ((lines, unclosed),) = self.rows(statement("malformed"), name)
        self._connection.execute(statement("forget"))
        if unclosed is not None:
            raise InputError(
                f"{name}: the quote that opens in line {unclosed:,} is never closed, so that everything "
                "after it would be lost"
            )
        return int(lines)


def _first_sentence(text: str) -> str:
    """The engine's own words on one line, without its proposals of options that nobody here can set."""
    said = text.split("\nLINE ")[0].split(": ", 1)[-1].strip()
    return " ".join(_PROPOSALS.split(said)[0].split())[:300]
