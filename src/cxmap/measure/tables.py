"""A data file as a table: how it is read, which columns it has, and which of them a binding means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from cxmap.errors import InputError
from cxmap.measure.dialect import Dialect, dialect_of
from cxmap.measure.engine import LONGEST_LINE, Engine, identifier, literal, statement
from cxmap.measure.inputs import Input
from cxmap.model import Data


@dataclass(frozen=True, slots=True)
class Table:
    """A file of which the columns are known. `source` is how the engine reads it."""

    input: Input
    source: str
    names: tuple[str, ...]
    """The columns as the file calls them; two may have one name."""
    keys: tuple[str, ...]
    """The same as the engine calls them, each once."""
    noting: str | None = None
    """The same source, for once: it notes the lines that are malformed, which are passed over otherwise."""

    def column(self, names: Sequence[str]) -> str:
        """The column that is meant, quoted: the first of the names that the file has.

        A name is looked up among the file's own ones for it first; spaces around it do not matter, and
        capitals only where nothing else tells two columns apart. InputError where there is none, or two.
        """
        for name in names:
            meant = self.input.entry.columns.get(name, name)
            for same in (_exactly, _trimmed, _folded):
                places = [at for at, column in enumerate(self.names) if same(column) == same(meant)]
                if len(places) > 1:
                    raise InputError(
                        f"{self.input.name} has {len(places)} columns that are called `{meant}`; rename one"
                    )
                if places:
                    return identifier(self.keys[places[0]])
        raise InputError(self._missing(names))

    def _missing(self, names: Sequence[str]) -> str:
        known = [column.strip() for column in self.names]
        near = get_close_matches(names[0].strip(), known, 1, 0.6)
        cure = f"did you mean `{near[0]}`?" if near else f"it has {_some(known)}"
        called = " or ".join(f"`{name}`" for name in names)
        return f"{self.input.name} has no column {called}; {cure}"


def _exactly(name: str) -> str:
    return name


def _trimmed(name: str) -> str:
    return name.strip()


def _folded(name: str) -> str:
    return name.strip().casefold()


def _some(names: Sequence[str]) -> str:
    shown = ", ".join(f"`{name}`" for name in names[:8])
    return shown + (f" and {len(names) - 8} more" if len(names) > 8 else "")


def table_of(engine: Engine, data: Data, input_: Input) -> Table:
    """A file as a table. Raises InputError for what is none."""
    path = literal(_escaped(str(input_.path)))
    if input_.format in ("csv", "tsv"):
        dialect = dialect_of(data, input_)
        keys = tuple(f"{at}" for at in range(len(dialect.header)))
        passing_over, noting = (
            _text_reader(path, dialect, data, keys, malformed)
            for malformed in ("ignore_errors = true", "store_rejects = true")
        )
        return Table(input_, passing_over, dialect.header, keys, noting)
    source = f"read_parquet({path})"
    if input_.format == "jsonl":
        source = f"read_json({path}, format = 'newline_delimited', maximum_object_size = {LONGEST_LINE})"
    names = tuple(row[0] for row in engine.rows(statement("columns", file=source), name=input_.name))
    return Table(input_, source, names, names)


def _escaped(path: str) -> str:
    """A path in which nothing stands for several files."""
    return path.replace("[", "[[]").replace("*", "[*]").replace("?", "[?]")


def _text_reader(path: str, dialect: Dialect, data: Data, keys: Sequence[str], malformed: str) -> str:
    columns = ", ".join(f"{literal(key)}: 'VARCHAR'" for key in keys)
    return (
        f"read_csv({path}, auto_detect = false, header = true, columns = {{{columns}}}, "
        f"delim = {literal(dialect.separator)}, quote = '\"', escape = '\"', "
        f"encoding = {literal(data.encoding)}, max_line_size = {LONGEST_LINE}, {malformed})"
    )
