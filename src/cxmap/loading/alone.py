"""A shared file by itself: everything that can be said of it before a map takes it in."""

from __future__ import annotations

from msgspec.structs import replace

from cxmap.lint import run_rules
from cxmap.loading.including import Read
from cxmap.loading.load import Loaded, load_shared
from cxmap.source import Document

_OFF_THE_SCALE = "CX203"


def examined_alone(document: Document, read: Read) -> Loaded:
    """A shared file with what rules say of its parts.

    Where it has no scale, that of the map which takes it in decides whether its goals lie on it.
    """
    loaded = load_shared(document, read)
    if loaded.sound is None:
        return loaded
    own = document.data or {}
    has_scale = "scale" in (loaded.document.data or {})
    findings = (
        finding
        for finding in loaded.news(run_rules(loaded.sound))
        if finding.route[:1] and finding.route[0] in own and (has_scale or finding.code != _OFF_THE_SCALE)
    )
    return replace(loaded, diagnostics=(*loaded.diagnostics, *findings))
