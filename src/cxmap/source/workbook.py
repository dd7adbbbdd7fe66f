"""Workbooks of strangers, looked at before the library that reads them does.

That library makes room for the whole rectangle between the first cell and the last: two cells in the corners
of a sheet, a few kilobytes as a file, take half a terabyte and end the process. And an archive of zeros can
hold anything.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from copy import copy
from typing import IO
from xml.parsers import expat

from cxmap.errors import InputError

MOST_UNPACKED = 300 * 1024 * 1024
"""Bytes of all parts."""
MOST_CELLS = 10_000_000
"""Of a sheet from its first row and column on, empty ones included: each takes 32 bytes."""
_WHAT_IT_HOLDS = ("[Content_Types].xml", "xl/workbook.xml")
_OF_OTHERS = frozenset({"content.xml", "xl/workbook.bin"})
"""Parts of other kinds of workbook, which the library would read where it fails at this one."""
_CELLS = b"sheetData"
"""What a part with cells is known by; names of elements cannot be written in any other way."""
_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,10})\Z")
_CHUNK = 256 * 1024


def insist_on_workbook(file: IO[bytes], name: str) -> None:
    """Raise InputError for what is no workbook (.xlsx), or would take too much memory."""
    try:
        with zipfile.ZipFile(file) as archive:
            parts = archive.infolist()
            names = {part.filename for part in parts}
            missing = [part for part in _WHAT_IT_HOLDS if part not in names]
            if missing or names & _OF_OTHERS or len(names) < len(parts):
                why = f"it has no {missing[0]}" if missing else "it holds parts of something else"
                raise InputError(f"{name} is not a workbook (.xlsx): {why}")
            room = MOST_UNPACKED
            for part in parts:
                room -= _size(archive, part, room)
                if room < 0:
                    most = MOST_UNPACKED // 1024**2
                    raise InputError(f"{name} takes more than {most} MB unpacked; save the sheet as CSV")
    except zipfile.BadZipFile as error:
        raise InputError(f"{name} is not a workbook (.xlsx): {error}") from None
    except (zlib.error, OSError, ValueError, EOFError, RuntimeError) as error:
        # RuntimeError is what a part with a password gives, or one that is packed in a way nobody knows
        raise InputError(f"{name} cannot be read as a workbook (.xlsx): {error}") from None


def _chunks(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """What a part holds, to its real end: how large it says that it is, is not believed."""
    unbelieving = copy(part)
    unbelieving.file_size = MOST_UNPACKED + 2 * _CHUNK
    with archive.open(unbelieving) as stream:
        while chunk := stream.read(_CHUNK):
            yield chunk


def _size(archive: zipfile.ZipFile, part: zipfile.ZipInfo, room: int) -> int:
    """How many bytes a part holds, or more than there is room for."""
    size, end, is_sheet = 0, b"", False
    for chunk in _chunks(archive, part):
        size += len(chunk)
        is_sheet = is_sheet or _CELLS in end + chunk
        end = chunk[-len(_CELLS) :]
        if size > room:
            return size
    if is_sheet:
        _insist_on_extent(_chunks(archive, part), part.filename)
    return size


def _insist_on_extent(chunks: Iterator[bytes], part: str) -> None:
    """Raise ValueError for a sheet whose cells lie too far apart, or that is none."""
    extent = _Extent()
    try:
        for chunk in chunks:
            extent.parser.Parse(chunk, False)
            if extent.cells > MOST_CELLS:
                raise ValueError(
                    f"the cells of a sheet ({part[:40]}) are spread over {extent.rows:,} rows and "
                    f"{extent.columns:,} columns; save what belongs together as CSV"
                )
        extent.parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise ValueError(f"{part[:40]} is no sheet: {expat.ErrorString(error.code)}") from None


class _Extent:
    """How far out the cells of a sheet lie that hold something."""

    def __init__(self) -> None:
        self.rows = self.columns = 0
        self._row = self._column = 0
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self._begun
        self.parser.StartDoctypeDeclHandler = self._refuse

    @property
    def cells(self) -> int:
        """Of the rectangle from the first row and column on."""
        return self.rows * self.columns

    def _refuse(self, *_: object) -> None:
        raise ValueError("a sheet has no document type of its own")

    def _begun(self, element: str, attributes: dict[str, str]) -> None:
        kind = element.rpartition(" ")[2]
        if kind == "c":
            self._column += 1
            if (written := attributes.get("r")) is not None:
                match = _REFERENCE.match(written)
                if match is None:
                    raise ValueError(f"`{written[:20]}` is no cell")
                self._row, self._column = int(match[2]), _column(match[1])
        elif kind in ("v", "is"):
            self.rows, self.columns = max(self.rows, self._row), max(self.columns, self._column)
        elif kind == "row":
            written = attributes.get("r", "")
            self._row, self._column = int(written) if written.isdecimal() else self._row + 1, 0


def _column(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
