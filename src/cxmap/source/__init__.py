"""Map files as text: reading, parsing, and the place of everything in them. Knows nothing of maps."""

from cxmap.source.diagnostic import (
    At,
    Diagnostic,
    Fix,
    Related,
    Remove,
    Replace,
    Rewrite,
    Route,
    Severity,
    Span,
    route_text,
)
from cxmap.source.discover import (
    MAP_ENDINGS,
    SETTINGS_FILES,
    Search,
    find_maps,
    is_map,
    may_be_map,
    may_have_settings,
    stem_of,
)
from cxmap.source.document import Document
from cxmap.source.files import absolute, leaves, open_regular, read_regular
from cxmap.source.fingerprint import told_apart
from cxmap.source.parse import document_of, parse
from cxmap.source.scalars import shortened
from cxmap.source.text import STDIN, read_bytes

__all__ = [
    "MAP_ENDINGS",
    "SETTINGS_FILES",
    "STDIN",
    "At",
    "Diagnostic",
    "Document",
    "Fix",
    "Related",
    "Remove",
    "Replace",
    "Rewrite",
    "Route",
    "Search",
    "Severity",
    "Span",
    "absolute",
    "document_of",
    "find_maps",
    "is_map",
    "leaves",
    "may_be_map",
    "may_have_settings",
    "open_regular",
    "parse",
    "read_bytes",
    "read_regular",
    "route_text",
    "shortened",
    "stem_of",
    "told_apart",
]
