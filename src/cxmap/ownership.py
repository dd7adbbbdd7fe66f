"""Which files cxmap wrote: those with its signature in the place where it writes one, and no others.

A file that only speaks of cxmap is somebody's own. Each format has one place: in a page the generator among
the first tags of its head, in a PNG its first text, in an SVG the creator in its metadata, in a PDF the first
entry of its information, in a measured file its first line.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from cxmap.source.files import open_regular

_WINDOW = 65_536
_LONGEST = 4 * 1024 * 1024
"""Of the texts before the metadata of an SVG: they tell those who cannot see it what it shows."""
_PAGE = re.compile(
    rb"\s*<!doctype html>\s*<html[^<>]*>\s*<head>\s*"
    rb"(?:<(?:meta|link)[^<>]*>\s*|<title>[^<]*</title>\s*)*?"
    rb'<meta name="generator" content="cxmap \d'
)
_DRAWING = re.compile(
    rb"<\?xml[^<>]*\?>\s*(?:<!DOCTYPE svg[^<>]*>\s*)?<svg[^<>]*>\s*"
    rb"(?:<(title|desc)>[^<]*</\1>\s*)*<metadata>\s*<rdf:RDF[^<>]*>\s*<cc:Work>\s*"
    rb"(?:<dc:type[^<>]*/>\s*|<dc:(date|title|description|format)>[^<]*</dc:\2>\s*)*"
    rb"<dc:creator>\s*<cc:Agent>\s*<dc:title>cxmap \d"
)
_PNG_START = b"\x89PNG\r\n\x1a\n"
_PNG_TEXTS = {
    b"tEXt": re.compile(rb"Software\0cxmap \d"),
    b"iTXt": re.compile(rb"Software\0\0\0[^\0]{0,80}\0[^\0]{0,80}\0cxmap \d"),
}
_LOCK = b"# Written by `cxmap measure`"
_TRAILER = re.compile(rb"/Info (\d{1,9}) 0 R.{0,200}?startxref\s+(\d{1,12})\s+%%EOF\s*\Z", re.DOTALL)
_TABLE = re.compile(rb"xref\s+0 (\d{1,9})\s?\n")
_ENTRY = 20
_IN_TWO_BYTES = "cxmap ".encode("utf-16-be")
_INFORMATION = re.compile(
    rb"\d{1,9} 0 obj\s*<<\s*/(?:Creator|Producer) \((?:cxmap \d|\xfe\xff"
    + re.escape(_IN_TWO_BYTES)
    + rb"\0\d)"
)


def is_ours(path: Path) -> bool:
    """Whether cxmap wrote a file. Raises InputError for what cannot be read or is not a regular file."""
    with open_regular(path) as file:
        start = file.read(len(_PNG_START))
        file.seek(0)
        return any(start.startswith(first) and signed(file) for first, signed in _PLACES)


def _lock(file: BinaryIO) -> bool:
    return file.read(len(_LOCK)) == _LOCK


def _page(file: BinaryIO) -> bool:
    return _PAGE.match(file.read(_WINDOW)) is not None


def _drawing(file: BinaryIO) -> bool:
    return _DRAWING.match(file.read(_LONGEST)) is not None


def _png(file: BinaryIO) -> bool:
    """Look at the first text among what stands before the dots."""
    content = file.read(_WINDOW)
    at = len(_PNG_START)
    while at + 8 <= len(content):
        kind = content[at + 4 : at + 8]
        if kind in _PNG_TEXTS:
            return _PNG_TEXTS[kind].match(content, at + 8) is not None
        if kind == b"IDAT":
            return False
        at += 12 + int.from_bytes(content[at : at + 4], "big")
    return False


def _pdf(file: BinaryIO) -> bool:
    """Look the information up as a reader does: the end names the table, and the table the place."""
    end = file.seek(0, 2)
    file.seek(max(0, end - 1_024))
    trailer = _TRAILER.search(file.read(1_024))
    if trailer is None:
        return False
    number, table = int(trailer[1]), int(trailer[2])
    file.seek(min(table, end))
    head = _TABLE.match(file.read(64))
    if head is None or number >= int(head[1]):
        return False
    file.seek(table + head.end() + number * _ENTRY)
    place = file.read(10)
    if not place.isdigit():
        return False
    file.seek(min(int(place), end))
    return _INFORMATION.match(file.read(256)) is not None


_PLACES: tuple[tuple[bytes, Callable[[BinaryIO], bool]], ...] = (
    (_PNG_START, _png),
    (b"%PDF-", _pdf),
    (b"#", _lock),
    (b"<?xml", _drawing),
    (b"<", _page),
    (b"\n", _page),
)
"""How a file of each format begins, and how to look for its signature."""
