"""What the report's script works with: its own text and hash, and the report's figures as plain data.

The data stands in the page as JSON that nothing runs, so texts of a map never become part of a script.
"""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

from msgspec import to_builtins

from cxmap.rendering.report.safe import anchor, visible
from cxmap.view.curve.values import Band
from cxmap.view.report.listed import heads, listed
from cxmap.view.report.values import ReportView

SCRIPTS = ("places", "address", "card", "series", "future", "list", "stage", "keys", "begin")
"""The parts of the script in the order in which they run; they share one scope."""
_HEAD = """// The report's own script. It adds to a page that is whole without it, knows of nothing outside
// of the page, and writes texts as text only. What it needs to know stands beside it as JSON.
"use strict";
"""


@cache
def script() -> str:
    """The report's script."""
    folder = files("cxmap.rendering.report").joinpath("templates", "script")
    parts = "\n".join(folder.joinpath(f"{name}.js").read_text("utf-8") for name in SCRIPTS)
    return f"{_HEAD}(() => {{\n{parts}}})();\n"


@cache
def digest() -> str:
    """The script's hash, as a Content-Security-Policy names it."""
    return "sha256-" + b64encode(sha256(script().encode()).digest()).decode()


def _band(view: ReportView, band: Band) -> dict[str, Any]:
    """A phase to present, with its facts in sentences."""
    facts = view.stages.get(band.id, ())
    return {"id": band.id, "name": band.name, "first": band.first, "last": band.last, "facts": facts}


def _visible(value: Any) -> Any:
    """The same data with every text as the page shows it."""
    if isinstance(value, str):
        return visible(value)
    if isinstance(value, dict):
        return {key: _visible(item) for key, item in value.items()}
    return [_visible(item) for item in value] if isinstance(value, list | tuple) else value


def data(view: ReportView) -> dict[str, Any]:
    """Plain data, ready for JSON: words, places in the order of the list of gaps, and phases."""
    plain: dict[str, Any] = _visible(
        {
            "words": to_builtins(view.words.in_report.controls),
            "language": view.words.language,
            "head": heads(view),
            "places": [to_builtins(row) | {"href": "#" + anchor(row.anchor)} for row in listed(view)],
            "series": [{"key": line.key} for line in view.curve.series],
            "states": (view.words.current_state, view.words.both_states, view.words.emotion_curve),
            "bands": [_band(view, band) for band in view.curve.bands],
        }
    )
    return plain
