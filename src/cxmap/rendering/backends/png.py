"""Dots as a PNG: each row as what it differs from the one above (filter Up), packed by zlib at its fastest.

Drawings are mostly rows like the one above them, so that costs a tenth of what trying every filter does, and
the dots are the same (PNG, third edition, 2023, section 9).
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_UP = 2
_RGB = 2
_INCH = 0.0254
"""In metres, which PNG counts dots by."""
_BAND = 256
"""So many rows are in memory a second time."""


def png(dots: NDArray[np.uint8], dpi: float, texts: Mapping[str, str]) -> bytes:
    """Rows of red, green and blue as a PNG, so many dots an inch; `texts` are what it says about itself."""
    high, wide, _ = dots.shape
    metre = round(dpi / _INCH)
    return b"".join(
        (
            _SIGNATURE,
            _chunk(b"IHDR", struct.pack(">IIBBBBB", wide, high, 8, _RGB, 0, 0, 0)),
            *(_chunk(b"iTXt", _text(key, text)) for key, text in texts.items()),
            _chunk(b"pHYs", struct.pack(">IIB", metre, metre, 1)),
            _chunk(b"IDAT", _packed(dots)),
            _chunk(b"IEND", b""),
        )
    )


def _packed(dots: NDArray[np.uint8]) -> bytes:
    """All rows filtered and compressed, a band at a time: those of an A0 are 180 MB."""
    high, wide, _ = dots.shape
    band = np.empty((min(_BAND, high), 1 + 3 * wide), dtype=np.uint8)
    band[:, 0] = _UP
    above = np.zeros(3 * wide, dtype=np.uint8)
    packer = zlib.compressobj(1)
    packed = []
    for top in range(0, high, _BAND):
        flat = dots[top : top + _BAND].reshape(-1, 3 * wide)
        rows = band[: len(flat)]
        np.subtract(flat[0], above, out=rows[0, 1:])
        np.subtract(flat[1:], flat[:-1], out=rows[1:, 1:])
        packed.append(packer.compress(rows.data))
        above = flat[-1]
    return b"".join((*packed, packer.flush()))


def _text(key: str, text: str) -> bytes:
    """Uncompressed, of no language, with the keyword as it stands."""
    return key.encode("latin-1") + b"\0\0\0\0\0" + text.encode("utf-8")


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
