"""What cxmap does, as functions: the command line calls these and nothing else.

Heavy libraries are imported where they are needed, so that validating never loads the ones that draw.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxmap.api.drawing import (
    REPORT,
    VIEWS,
    WITH_FUTURE,
    Drawing,
    Format,
    Options,
    formats_of,
    missing_characters,
    render,
    render_pages,
    unmatched,
)
from cxmap.api.judging import best_step, broken_promises, evidence, figures, gaps, score, what_if
from cxmap.api.measuring import measure, measured_path, measured_text, suggested_binding
from cxmap.api.reading import (
    PARALLEL_FROM,
    Checked,
    Opened,
    check,
    check_all,
    load,
    loads,
    maps_in,
    open_map,
    search,
    stem,
    validate,
)
from cxmap.api.reference import rules, schema
from cxmap.api.settings import AsOf, Scoring, StrPath, configuration, configuration_for, scoring_of
from cxmap.api.versions import MOST_LISTED, MOST_VERSIONS, Earlier, History, history, revision_of
from cxmap.source import Search

if TYPE_CHECKING:  # what goes in and out, for annotations
    from cxmap.model import Map as Map
    from cxmap.scoring import Crosshair as Crosshair
    from cxmap.view.gaps.table import GapTable as GapTable

__all__ = [
    "MOST_LISTED",
    "MOST_VERSIONS",
    "PARALLEL_FROM",
    "REPORT",
    "VIEWS",
    "WITH_FUTURE",
    "AsOf",
    "Checked",
    "Drawing",
    "Earlier",
    "Format",
    "History",
    "Opened",
    "Options",
    "Scoring",
    "Search",
    "StrPath",
    "best_step",
    "broken_promises",
    "check",
    "check_all",
    "configuration",
    "configuration_for",
    "evidence",
    "figures",
    "formats_of",
    "gaps",
    "history",
    "load",
    "loads",
    "maps_in",
    "measure",
    "measured_path",
    "measured_text",
    "missing_characters",
    "open_map",
    "render",
    "render_pages",
    "revision_of",
    "rules",
    "schema",
    "score",
    "scoring_of",
    "search",
    "stem",
    "suggested_binding",
    "unmatched",
    "validate",
    "what_if",
]
