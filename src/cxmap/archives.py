"""Zip archives with the same bytes for the same parts, whenever and wherever they are made."""

from __future__ import annotations

import io
import re
import zipfile

_DAY = (1980, 1, 1, 0, 0, 0)
"""The first that an archive can name."""
_MADE = re.compile(rb"(<dcterms:(created|modified)[^<>]*>)[^<]*(</dcterms:\2>)")
NO_DATE = b"2000-01-01T00:00:00Z"
"""Stands where an Office file has to name a time: that of its making is none of the map's business."""


def timeless(archive: bytes) -> bytes:
    """An Office file with the same parts in the same order, and no time of its making."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as given, zipfile.ZipFile(out, "w") as made:
        for entry in given.infolist():
            content = given.read(entry)
            if entry.filename == "docProps/core.xml":
                content = _MADE.sub(rb"\g<1>" + NO_DATE + rb"\g<3>", content)
            kept = zipfile.ZipInfo(entry.filename, _DAY)
            kept.compress_type = zipfile.ZIP_DEFLATED
            kept.create_system = 3
            made.writestr(kept, content, compresslevel=9)
    return out.getvalue()
