"""Matplotlib's own defaults and ours around whatever is drawn, whoever set what before."""

from __future__ import annotations

from cxmap.rendering.backends import untouched  # noqa: F401 - before matplotlib

# isort: split
import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import matplotlib
from matplotlib.path import Path

CODES = {"M": Path.MOVETO, "L": Path.LINETO, "C": Path.CURVE4, "Z": Path.CLOSEPOLY}
"""What matplotlib calls the letters of an outline."""
BEFORE = {"left": 0.0, "center": 0.5, "right": 1.0}
"""Of a line's width, what stands before its place."""
_OWN_SETTINGS = {
    "pdf.fonttype": 42,
    "path.simplify": False,
    "text.hinting": "none",
    "text.usetex": False,
    "text.parse_math": False,
}
_NOT_OURS = frozenset(
    {"backend", "backend_fallback", "interactive", "toolbar", "timezone", "text.hinting_factor"}
)


@contextmanager
def own_settings() -> Iterator[None]:
    """Matplotlib's defaults and ours, whatever else is set."""
    settings: dict[Any, Any] = dict(matplotlib.rcParamsDefault)
    settings = {key: value for key, value in settings.items() if key not in _NOT_OURS} | _OWN_SETTINGS
    with warnings.catch_warnings(), _quiet(), matplotlib.rc_context(settings):
        warnings.simplefilter("ignore")
        yield


@contextmanager
def _quiet() -> Iterator[None]:
    """No log lines about letters and weights that a font lacks: `without_glyph` tells about those."""
    log = logging.getLogger("matplotlib.font_manager")
    before = log.level
    log.setLevel(logging.ERROR)
    try:
        yield
    finally:
        log.setLevel(before)
