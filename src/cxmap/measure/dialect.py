"""How a text file is written: its separator, its header and how its lines end, from the first lines of it."""

from __future__ import annotations

import csv
import gzip
import io
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from cxmap.errors import InputError
from cxmap.measure.inputs import Input
from cxmap.model import Bound
from cxmap.source import open_regular

SEPARATORS = (",", ";", "\t", "|")
ENDS = ("\r\n", "\n", "\r")
"""How lines end; the first that fits is the end."""
_WINDOW = 256 * 1024
_LINES = 200
MOST_COLUMNS = 5_000


class Dialect(Struct, frozen=True):
    """The separator of a file, the names of its columns as they stand in its first line, and its end.

    The engine would take the first end of a line that it meets, and that may lie within a quoted name; then
    it reads no row at all.
    """

    separator: str
    header: tuple[str, ...]
    end: str


def dialect_of(data: Bound, input_: Input) -> Dialect:
    """How a text file is written. Raises InputError for a file that is empty, or in another encoding."""
    start = _start(input_.readable)
    if not start:
        raise InputError(f"{input_.name} is empty")
    if input_.content is not None:
        text, separator = _decoded(start, "utf-8", input_.name), ","
    else:
        text = _decoded(start, data.encoding, input_.name)
        separator = data.separator or ("\t" if input_.format == "tsv" else _separator(text))
    lines: list[str] = []
    try:
        header = next(csv.reader(_noted(text, lines), delimiter=separator), [])
    except csv.Error as error:
        raise InputError(
            f"{input_.name}: its first line cannot be read as names of columns: {error}"
        ) from None
    if not any(header):
        raise InputError(f"{input_.name}: its first line holds no names of columns")
    if len(header) > MOST_COLUMNS:
        raise InputError(f"{input_.name} has {len(header):,} columns; at most {MOST_COLUMNS:,} are read")
    return Dialect(separator, tuple(header), next((end for end in ENDS if lines[-1].endswith(end)), ""))


def _noted(text: str, lines: list[str]) -> Iterator[str]:
    """The lines of a text, which are noted as they are read."""
    for line in io.StringIO(text, newline=""):
        lines.append(line)
        yield line


def _start(path: Path) -> bytes:
    with open_regular(path) as file:
        if path.suffix.lower() != ".gz":
            return file.read(_WINDOW)
        try:
            with gzip.open(file) as unpacked:
                return unpacked.read(_WINDOW)
        except (OSError, EOFError) as error:
            raise InputError(f"{path.name} is not a gzip file: {error}") from None


def _decoded(start: bytes, encoding: str, name: str) -> str:
    if encoding == "utf-8" and start.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise InputError(f"{name} is UTF-16: write `encoding: utf-16`")
    text_encoding = "utf-8-sig" if encoding == "utf-8" else encoding
    for cut in range(4):  # a character may be cut in two at the end of the window
        try:
            return start[: len(start) - cut].decode(text_encoding)
        except UnicodeDecodeError as error:
            if error.start < len(start) - 4:
                break
    raise InputError(f"{name} is not {encoding}: write its `encoding`, such as `latin-1`")


def _separator(text: str) -> str:
    """The sign by which most lines have as many fields as the first one; the one with more fields of two."""
    best, most = ",", (0.0, 0)
    for separator in SEPARATORS:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
        try:
            sizes = [len(row) for row, _ in zip(rows, range(_LINES), strict=False) if row]
        except csv.Error:
            continue
        if not sizes or sizes[0] < 2:
            continue
        alike = sum(size == sizes[0] for size in sizes) / len(sizes)
        if (alike, sizes[0]) > most:
            best, most = separator, (alike, sizes[0])
    return best
