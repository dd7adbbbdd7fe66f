"""Cells of workbooks that hold something and look empty to readers of values.

These are errors, and formulas without a value: a spreadsheet keeps the last one beside each formula, but what
programs write has none until somebody opens the file in a spreadsheet and saves it.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Mapping
from typing import NamedTuple
from xml.parsers import expat

_MOST = 1_000
"""Of a sheet; nobody reads a list of more."""


class Unread(NamedTuple):
    """A cell by its name, such as `C4`, and what is the matter with it."""

    cell: str
    why: str


def unread_cells(content: bytes) -> dict[str, tuple[Unread, ...]]:
    """Such cells of each sheet. The workbook is one that `insist_on_workbook` let pass."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = set(archive.namelist())
        targets = _Targets()
        targets.read(archive, "xl/_rels/workbook.xml.rels", names)
        targets.read(archive, "xl/workbook.xml", names)
        found: dict[str, tuple[Unread, ...]] = {}
        for sheet, relation in targets.sheets.items():
            cells = _Cells()
            cells.read(archive, targets.parts.get(relation, ""), names)
            if cells.found:
                found[sheet] = tuple(cells.found)
    return found


class _Parts:
    """A part of a workbook, element by element; one that is no XML says no more from there on."""

    def read(self, archive: zipfile.ZipFile, part: str, names: set[str]) -> None:
        if part not in names:
            return
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = lambda name, attributes: self.begun(name.rpartition(" ")[2], attributes)
        parser.EndElementHandler = lambda name: self.ended(name.rpartition(" ")[2])
        parser.CharacterDataHandler = self.said
        parser.StartDoctypeDeclHandler = self.refuse
        try:
            with archive.open(part) as stream:
                while chunk := stream.read(256 * 1024):
                    parser.Parse(chunk, False)
        except (expat.ExpatError, ValueError, OSError, zipfile.BadZipFile):
            return  # whoever reads the values says what is wrong

    def refuse(self, *_: object) -> None:
        raise ValueError("no part of a workbook has a document type")

    def begun(self, name: str, attributes: Mapping[str, str]) -> None:
        raise NotImplementedError

    def ended(self, name: str) -> None:
        """Most parts need no end."""

    def said(self, text: str) -> None:
        """Nor what stands between elements."""


class _Targets(_Parts):
    """Which part each sheet is."""

    def __init__(self) -> None:
        self.parts: dict[str, str] = {}
        self.sheets: dict[str, str] = {}

    def begun(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "Relationship":
            target = attributes.get("Target", "")
            part = target.lstrip("/") if target.startswith("/") else posixpath.join("xl", target)
            self.parts[attributes.get("Id", "")] = posixpath.normpath(part)
        elif name == "sheet":
            relation = next((value for key, value in attributes.items() if key.endswith(" id")), "")
            self.sheets[attributes.get("name", "")] = relation


class _Cells(_Parts):
    def __init__(self) -> None:
        self.found: list[Unread] = []
        self._cell = self._kind = self._value = ""
        self._formula = self._inside = False

    def begun(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "c":
            self._cell, self._kind = attributes.get("r", ""), attributes.get("t", "")
            self._formula, self._value = False, ""
        elif name == "f":
            self._formula = True
        self._inside = name in ("v", "is") or (self._inside and name == "t")

    def said(self, text: str) -> None:
        if self._inside:
            self._value += text[:20]

    def ended(self, name: str) -> None:
        self._inside = False
        if name != "c" or len(self.found) == _MOST:
            return
        if self._kind == "e":
            self.found.append(Unread(self._cell, f"the error {self._value.strip()[:20]}"))
        elif self._formula and not self._value.strip() and self._kind != "str":  # a formula may give no text
            self.found.append(Unread(self._cell, "a formula that was never computed"))
