"""Map files as text: reading, parsing, and the place of everything in them. Knows nothing of maps.

The parser is imported when it is asked for: whoever looks for files, or at what was found in them before,
does not pay for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

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
    OnlySharedError,
    Search,
    find_maps,
    is_map,
    may_be_map,
    stem_of,
)
from cxmap.source.document import Document
from cxmap.source.files import absolute, leaves, open_regular, read_regular
from cxmap.source.fingerprint import told_apart
from cxmap.source.scalars import shortened
from cxmap.source.text import STDIN, read_bytes, read_whole

if TYPE_CHECKING:
    from cxmap.source.parser import document_of, parse
    from cxmap.source.workbook import insist_on_workbook

__all__ = [
    "MAP_ENDINGS",
    "STDIN",
    "At",
    "Diagnostic",
    "Document",
    "Fix",
    "OnlySharedError",
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
    "insist_on_workbook",
    "is_map",
    "leaves",
    "may_be_map",
    "open_regular",
    "parse",
    "read_bytes",
    "read_regular",
    "read_whole",
    "route_text",
    "shortened",
    "stem_of",
    "told_apart",
]


def __getattr__(name: str) -> object:
    """What needs a parser, which is imported then."""
    home = {"document_of": "parser", "parse": "parser", "insist_on_workbook": "workbook"}.get(name)
    if home is None:
        raise AttributeError(f"module 'cxmap.source' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"cxmap.source.{home}"), name)
