"""A picture made of dots: read without trust, and written down again as a PNG that holds nothing else."""

from __future__ import annotations

import struct
import warnings
import zlib
from dataclasses import dataclass, field
from io import BytesIO

from cxmap.errors import CxmapError

MOST_DOTS = 16_000_000
"""More than any portrait or logo needs; a picture that claims to have more is not decoded."""
_PNG = b"\x89PNG\r\n\x1a\n"


@dataclass(frozen=True, slots=True)
class Raster:
    """Dots from the top left, four bytes each: red, green, blue and how much they cover."""

    across: int
    down: int
    dots: bytes = field(repr=False)


def raster_of(data: bytes, name: str, what: str, kept: tuple[int, int], *, square: bool = False) -> Raster:
    """The picture in a PNG or JPEG file, with at most 16 million dots of which no more than `kept` are kept.

    With `square`, what lies beyond the square in its middle is cut off. `name` and `what` (`a logo`) are for
    the error. Raises CxmapError for anything else.
    """
    from PIL import Image, ImageOps  # only projects with pictures of their own wait for it

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(BytesIO(data), formats=("PNG", "JPEG")) as file:
                if file.width * file.height > MOST_DOTS:
                    raise CxmapError(
                        f"{name} has {file.width} x {file.height} dots; {what} has at most 16 million"
                    )
                picture = ImageOps.exif_transpose(file).convert("RGBA")
    except (OSError, SyntaxError, ValueError, EOFError, struct.error, Image.DecompressionBombError):
        raise CxmapError(f"{name} is not a picture that can be read; {what} is a PNG or a JPEG") from None
    if square:
        side = min(picture.size)
        picture = ImageOps.fit(picture, (side, side))
    picture.thumbnail(kept, Image.Resampling.LANCZOS)
    return Raster(picture.width, picture.height, picture.tobytes())


def png_of(raster: Raster) -> bytes:
    """The dots as a PNG that holds nothing else."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    line = raster.across * 4
    rows = b"".join(b"\0" + raster.dots[at : at + line] for at in range(0, len(raster.dots), line))
    head = struct.pack(">IIBBBBB", raster.across, raster.down, 8, 6, 0, 0, 0)
    return _PNG + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b"")
