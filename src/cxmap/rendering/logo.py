"""A logo made of dots: read without trust, and how much room it gets at the bottom right of a page."""

from __future__ import annotations

import struct
import warnings
import zlib
from dataclasses import dataclass, field
from io import BytesIO

from cxmap.errors import CxmapError

TALLEST, WIDEST, APART = 30.0, 150.0, 16.0
"""In points: the most that it takes of a page, and what stays empty beside it."""
MOST_DOTS = 16_000_000
"""More than any logo needs; a picture that claims to have more is not decoded."""
_PNG = b"\x89PNG\r\n\x1a\n"
_KEPT = (1500, 480)
"""As many dots as an A0 poster shows."""


@dataclass(frozen=True, slots=True)
class Logo:
    """Dots from the top left, four bytes each: red, green, blue and how much they cover."""

    across: int
    down: int
    dots: bytes = field(repr=False)

    @property
    def size(self) -> tuple[float, float]:
        """Width and height on a page, in points."""
        factor = min(TALLEST / self.down, WIDEST / self.across)
        return self.across * factor, self.down * factor


def logo_of(data: bytes, name: str) -> Logo:
    """The logo in a PNG or JPEG file, at most 16 million dots; `name` is for the error.

    Raises CxmapError for anything else.
    """
    from PIL import Image, ImageOps  # only projects with a logo wait for it

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(BytesIO(data), formats=("PNG", "JPEG")) as file:
                if file.width * file.height > MOST_DOTS:
                    raise CxmapError(
                        f"{name} has {file.width} x {file.height} dots; a logo has at most 16 million"
                    )
                picture = ImageOps.exif_transpose(file).convert("RGBA")
    except (OSError, SyntaxError, ValueError, EOFError, struct.error, Image.DecompressionBombError):
        raise CxmapError(f"{name} is not a picture that can be read; a logo is a PNG or a JPEG") from None
    picture.thumbnail(_KEPT, Image.Resampling.LANCZOS)
    return Logo(picture.width, picture.height, picture.tobytes())


def png_of(logo: Logo) -> bytes:
    """The dots as a PNG that holds nothing else."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    line = logo.across * 4
    rows = b"".join(b"\0" + logo.dots[at : at + line] for at in range(0, len(logo.dots), line))
    head = struct.pack(">IIBBBBB", logo.across, logo.down, 8, 6, 0, 0, 0)
    return _PNG + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b"")
