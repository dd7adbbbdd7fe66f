"""Data files as tables."""

from __future__ import annotations

from collections.abc import Sequence

from cxmap.measure.dialect import Dialect, dialect_of
from cxmap.measure.engine import LONGEST_LINE, Engine, literal, statement
from cxmap.measure.inputs import Input
from cxmap.measure.tables import Table
from cxmap.model import Data


def table_of(engine: Engine, data: Data, input_: Input) -> Table:
    """A file as a table. Raises InputError for what is none."""
    path = literal(_escaped(str(input_.path)))
    entry = input_.entry
    if input_.format in ("csv", "tsv"):
        dialect = dialect_of(data, input_)
        keys = tuple(f"{at}" for at in range(len(dialect.header)))
        passing_over, noting = (
            _text_reader(path, dialect, data, keys, malformed)
            for malformed in ("ignore_errors = true", "store_rejects = true")
        )
        types = ("VARCHAR",) * len(keys)
        return Table(
            input_.name, passing_over, dialect.header, keys, types, entry.columns, entry.date, noting
        )
    source = f"read_parquet({path})"
    if input_.format == "jsonl":
        source = f"read_json({path}, format = 'newline_delimited', maximum_object_size = {LONGEST_LINE})"
    rows = engine.rows(statement("columns", source=source), input_.name)
    names = tuple(row[0] for row in rows)
    return Table(input_.name, source, names, names, tuple(row[1] for row in rows), entry.columns, entry.date)


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
