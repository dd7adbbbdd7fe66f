"""Files of JSON, one object a line, as tables of texts.

The engine's own way to make columns of them looks at the first lines alone: what comes later and is of
another kind loses its decimals in silence, or ends the reading.
"""

from __future__ import annotations

from cxmap.errors import InputError
from cxmap.measure.dialect import MOST_COLUMNS
from cxmap.measure.engine import LONGEST_LINE, DuckDB, identifier, literal, pattern, statement
from cxmap.measure.inputs import Input
from cxmap.measure.tables import Table

_CALLED = {
    "ARRAY": "a list",
    "VARCHAR": "a text",
    "BOOLEAN": "true or false",
    "NULL": "null",
}


def table_of_objects(engine: DuckDB, input_: Input) -> Table:
    """A file of JSON as a table. Raises InputError where its lines are not objects, or hold nothing."""
    path = literal(pattern(input_.readable))
    source = f"read_ndjson_objects({path}, maximum_object_size = {LONGEST_LINE})"
    _insist_on_objects(engine, input_.name, source)
    keys = engine.rows(statement("keys", source=source, most=str(MOST_COLUMNS + 1)), input_.name)
    names = tuple(name for name, _ in keys)
    if not names:
        raise InputError(f"{input_.name} holds nothing: its objects are empty")
    if len(names) > MOST_COLUMNS:
        raise InputError(f"{input_.name} has more than {MOST_COLUMNS:,} keys; at most so many are read")
    columns = tuple(f"{at}" for at in range(len(names)))
    cells = ", ".join(
        f"json ->> {literal(_pointer(name))} AS {identifier(column)}"
        for name, column in zip(names, columns, strict=True)
    )
    whole = statement("objects", cells=cells, source=source)
    entry = input_.entry
    return Table(input_.name, whole, names, columns, ("VARCHAR",) * len(names), entry.columns, entry.date)


def _insist_on_objects(engine: DuckDB, name: str, source: str) -> None:
    kinds = engine.rows(statement("kinds", source=source), name)
    if not kinds:
        raise InputError(f"{name} is empty")
    for kind, lines, doubled in kinds:
        if kind != "OBJECT":
            there = f"{lines:,} of its lines hold" if lines > 1 else "one of its lines holds"
            raise InputError(
                f'{name}: each line has to be an object, such as {{"score": 4}}, and '
                f"{there} {_CALLED.get(kind, 'a number')}"
            )
        if doubled:
            there = f"{doubled:,} of its lines have" if doubled > 1 else "one of its lines has"
            raise InputError(f"{name}: {there} a key twice, and nobody can tell which of the two is meant")


def _pointer(key: str) -> str:
    """A key as JSON Pointer (RFC 6901) has it."""
    return "/" + key.replace("~", "~0").replace("/", "~1")
