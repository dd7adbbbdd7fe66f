"""Customer journey maps and customer experience maps as text: checked, measured against goals, drawn."""

from __future__ import annotations

TYPE_CHECKING = False

__version__ = "0.1.0"

if TYPE_CHECKING:  # as `typing` has it, without its import
    from cxmap.api import gaps, load, loads, render, schema, score, validate
    from cxmap.errors import CxmapError, InputError, InvalidMapError, OutputError

_HOMES = {
    **dict.fromkeys(("gaps", "load", "loads", "render", "schema", "score", "validate"), "cxmap.api"),
    **dict.fromkeys(("CxmapError", "InputError", "InvalidMapError", "OutputError"), "cxmap.errors"),
}

__all__ = [
    "CxmapError",
    "InputError",
    "InvalidMapError",
    "OutputError",
    "__version__",
    "gaps",
    "load",
    "loads",
    "render",
    "schema",
    "score",
    "validate",
]


def __getattr__(name: str) -> object:
    """Import what is asked for only then: `import cxmap` itself costs nothing."""
    from importlib import import_module

    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'cxmap' has no attribute {name!r}")
