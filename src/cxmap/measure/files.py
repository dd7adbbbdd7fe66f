"""Data files as tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from cxmap.measure.dialect import Dialect, dialect_of
from cxmap.measure.engine import LONGEST_LINE, DuckDB, literal, pattern, statement
from cxmap.measure.inputs import Input
from cxmap.measure.objects import table_of_objects
from cxmap.measure.tables import Table
from cxmap.measure.workbooks import as_csv
from cxmap.model import Bound

_NOTED = "store_rejects = true"
_PASSED_OVER = f"{_NOTED}, rejects_limit = 1, rejects_table = 'passed_over', rejects_scan = 'passed_scans'"
"""What becomes of malformed lines. `ignore_errors` would lose all that follows a quote out of place."""


@contextmanager
def read_in(data: Bound, inputs: tuple[Input, ...]) -> Iterator[tuple[Input, ...]]:
    """The files, workbooks among them put where the engine can read them; that is gone afterwards.

    Raises InputError for a workbook that cannot be read.
    """
    if all(input_.format != "xlsx" for input_ in inputs):
        yield inputs
        return
    with TemporaryDirectory(prefix="cxmap-") as folder:
        yield tuple(
            _unpacked(input_, data.sheet, Path(folder).resolve() / f"{number}.csv")
            for number, input_ in enumerate(inputs)
        )


def _unpacked(input_: Input, sheet: str | None, target: Path) -> Input:
    if input_.format != "xlsx":
        return input_
    as_csv(input_.path, input_.name, sheet, target)
    return replace(input_, content=target)


def table_of(engine: DuckDB, data: Bound, input_: Input) -> Table:
    """A file as a table. Raises InputError for what is none."""
    path = literal(pattern(input_.readable))
    entry = input_.entry
    if input_.format in ("csv", "tsv", "xlsx"):
        dialect = dialect_of(data, input_)
        encoding = data.encoding if input_.content is None else "utf-8"
        keys = tuple(f"{at}" for at in range(len(dialect.header)))
        passing_over, noting = (
            _text_reader(path, dialect, encoding, keys, malformed) for malformed in (_PASSED_OVER, _NOTED)
        )
        types = ("VARCHAR",) * len(keys)
        return Table(
            input_.name, passing_over, dialect.header, keys, types, entry.columns, entry.date, noting=noting
        )
    if input_.format == "jsonl":
        return table_of_objects(engine, input_)
    source = f"read_parquet({path})"
    rows = engine.rows(statement("columns", source=source), input_.name)
    names = tuple(row[0] for row in rows)
    return Table(input_.name, source, names, names, tuple(row[1] for row in rows), entry.columns, entry.date)


def _text_reader(path: str, dialect: Dialect, encoding: str, keys: Sequence[str], malformed: str) -> str:
    columns = ", ".join(f"{literal(key)}: 'VARCHAR'" for key in keys)
    end = f"new_line = {literal(_written(dialect.end))}, " if dialect.end else ""
    return (
        f"read_csv({path}, auto_detect = false, header = true, columns = {{{columns}}}, "
        f"delim = {literal(dialect.separator)}, quote = '\"', escape = '\"', "
        f"encoding = {literal(encoding)}, max_line_size = {LONGEST_LINE}, {end}{malformed})"
    )


def _written(end: str) -> str:
    """The end of a line as the engine takes it."""
    return end.replace("\r", "\\r").replace("\n", "\\n")
