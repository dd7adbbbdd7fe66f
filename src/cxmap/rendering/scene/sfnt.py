"""What a font file says of its letters: which ones it has, and how far each moves the pen.

Of a TrueType or OpenType file, or one face of a collection, only the tables `head`, `hhea`, `hmtx` and `cmap`
are read (OpenType 1.9). That takes a millisecond, where a library that can do more takes a hundred to begin.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

_BEST_FIRST = ((3, 10), (0, 6), (0, 4), (3, 1), (0, 3), (0, 2), (0, 1), (0, 0))
"""Platform and encoding of Unicode tables: those that hold more than 65,536 letters before the others."""

_LAST_LETTER = 0x10FFFF


class FontError(Exception):
    """The file is no font of these kinds."""


@dataclass(frozen=True, slots=True)
class Face:
    """The letters of one face; `glyphs` are by code point, `units` go to an em."""

    units: int
    glyphs: dict[int, int] = field(repr=False)
    widths: tuple[int, ...] = field(repr=False)
    """In units, by glyph; all further glyphs are as wide as the last one."""

    def __contains__(self, letter: str) -> bool:
        return ord(letter) in self.glyphs

    def advance(self, letter: str) -> float:
        """How far a letter that the face has moves the pen, in parts of the size."""
        return self.widths[min(self.glyphs[ord(letter)], len(self.widths) - 1)] / self.units


def read_face(path: str, number: int = 0) -> Face:
    """One face of a font file. Raises FontError where it cannot be read, or has no Unicode table."""
    try:
        with Path(path).open("rb") as file:
            tables = _tables(file, number)
            (units,) = struct.unpack_from(">H", tables["head"], 18)
            (count,) = struct.unpack_from(">H", tables["hhea"], 34)
            widths = struct.unpack_from(">" + "Hh" * count, tables["hmtx"])[::2]
            glyphs = dict(_glyphs(tables["cmap"]))
    except (OSError, KeyError, struct.error) as error:
        raise FontError(path) from error
    if not units or not widths or not glyphs:
        raise FontError(path)
    return Face(units, glyphs, widths)


def _tables(file: BinaryIO, number: int) -> dict[str, bytes]:
    """The tables that matter here, by name."""
    start = 0
    if file.read(4) == b"ttcf":
        file.seek(12 + 4 * number)
        (start,) = struct.unpack(">L", file.read(4))
    file.seek(start + 4)
    (count,) = struct.unpack(">H6x", file.read(8))
    directory = file.read(16 * count)
    tables = {}
    for tag, _, offset, length in struct.iter_unpack(">4sLLL", directory):
        if tag in (b"head", b"hhea", b"hmtx", b"cmap"):
            file.seek(offset)
            tables[tag.decode("ascii")] = file.read(length)
    return tables


def _glyphs(cmap: bytes) -> Iterator[tuple[int, int]]:
    """Code points with their glyphs, of the best of the tables; glyph 0 stands for none."""
    (count,) = struct.unpack_from(">H", cmap, 2)
    places = {
        (platform, encoding): offset
        for platform, encoding, offset in struct.iter_unpack(">HHL", cmap[4 : 4 + 8 * count])
    }
    at = next((places[kind] for kind in _BEST_FIRST if kind in places), None)
    if at is None:
        return
    (form,) = struct.unpack_from(">H", cmap, at)
    runs = {4: _segments, 6: _trimmed, 12: _groups}.get(form)
    if runs is not None:
        yield from ((code, glyph) for code, glyph in runs(cmap, at) if glyph)


def _segments(cmap: bytes, at: int) -> Iterator[tuple[int, int]]:
    """Format 4: segments of letters in order, each with a shift or a list of glyphs."""
    count = struct.unpack_from(">H", cmap, at + 6)[0] // 2
    ends = struct.unpack_from(f">{count}H", cmap, at + 14)
    starts = struct.unpack_from(f">{count}H", cmap, at + 16 + 2 * count)
    shifts = struct.unpack_from(f">{count}H", cmap, at + 16 + 4 * count)
    lists = at + 16 + 6 * count
    offsets = struct.unpack_from(f">{count}H", cmap, lists)
    following = 0
    for segment, (start, end, shift, offset) in enumerate(zip(starts, ends, shifts, offsets, strict=True)):
        for code in range(max(start, following), min(end, 0xFFFE) + 1):
            glyph = code
            if offset:
                place = lists + 2 * segment + offset + 2 * (code - start)
                if place + 2 > len(cmap) or not (glyph := struct.unpack_from(">H", cmap, place)[0]):
                    continue
            yield code, (glyph + shift) & 0xFFFF
        following = max(following, end + 1)


def _trimmed(cmap: bytes, at: int) -> Iterator[tuple[int, int]]:
    """Format 6: one run of letters with a list of glyphs."""
    first, count = struct.unpack_from(">HH", cmap, at + 6)
    return enumerate(struct.unpack_from(f">{count}H", cmap, at + 10), start=first)


def _groups(cmap: bytes, at: int) -> Iterator[tuple[int, int]]:
    """Format 12: runs of letters in order, whose glyphs follow each other."""
    (count,) = struct.unpack_from(">L", cmap, at + 12)
    following = 0
    for start, end, glyph in struct.iter_unpack(">LLL", cmap[at + 16 : at + 16 + 12 * count]):
        begin, after = max(start, following), min(end, _LAST_LETTER) + 1
        yield from zip(range(begin, after), range(glyph + begin - start, glyph + after - start), strict=True)
        following = max(following, after)
