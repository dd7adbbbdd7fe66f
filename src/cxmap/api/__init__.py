"""What cxmap does, as functions: the command line calls these and nothing else.

Everything is imported when it is asked for, and heavy libraries where they are needed, so that validating
never loads what draws.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cxmap.api.baseline import Baseline, read_baseline, write_baseline
    from cxmap.api.batches import Drawn, Order, Wanted, draw_all
    from cxmap.api.comparing import compare, diff
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
    from cxmap.api.fixing import Mended, mended
    from cxmap.api.judging import (
        best_step,
        broken_promises,
        evidence,
        figures,
        gaps,
        score,
        today,
        what_if,
    )
    from cxmap.api.links import missing_links, way_to_map
    from cxmap.api.linting import Choice, Projects
    from cxmap.api.measuring import measure, measured_bytes, measured_path, measured_text, suggested_binding
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
    from cxmap.api.settings import (
        AsOf,
        Scoring,
        StrPath,
        configuration,
        configuration_for,
        insist_on_limit,
        scoring_of,
    )
    from cxmap.api.versions import MOST_LISTED, MOST_VERSIONS, Earlier, History, history, revision_of

    # what goes in and out, for annotations
    from cxmap.model import Map as Map
    from cxmap.scoring import Crosshair as Crosshair
    from cxmap.source import Search
    from cxmap.view.gaps.table import GapTable as GapTable

_HOMES = {
    "cxmap.api.baseline": (
        "Baseline",
        "read_baseline",
        "write_baseline",
    ),
    "cxmap.api.batches": (
        "Drawn",
        "Order",
        "Wanted",
        "draw_all",
    ),
    "cxmap.api.comparing": (
        "compare",
        "diff",
    ),
    "cxmap.api.drawing": (
        "REPORT",
        "VIEWS",
        "WITH_FUTURE",
        "Drawing",
        "Format",
        "Options",
        "formats_of",
        "missing_characters",
        "render",
        "render_pages",
        "unmatched",
    ),
    "cxmap.api.fixing": (
        "Mended",
        "mended",
    ),
    "cxmap.api.judging": (
        "best_step",
        "broken_promises",
        "evidence",
        "figures",
        "gaps",
        "score",
        "today",
        "what_if",
    ),
    "cxmap.api.links": (
        "missing_links",
        "way_to_map",
    ),
    "cxmap.api.linting": (
        "Choice",
        "Projects",
    ),
    "cxmap.api.measuring": (
        "measure",
        "measured_bytes",
        "measured_path",
        "measured_text",
        "suggested_binding",
    ),
    "cxmap.api.reading": (
        "PARALLEL_FROM",
        "Checked",
        "Opened",
        "check",
        "check_all",
        "load",
        "loads",
        "maps_in",
        "open_map",
        "search",
        "stem",
        "validate",
    ),
    "cxmap.api.reference": (
        "rules",
        "schema",
    ),
    "cxmap.api.settings": (
        "AsOf",
        "Scoring",
        "StrPath",
        "configuration",
        "configuration_for",
        "insist_on_limit",
        "scoring_of",
    ),
    "cxmap.api.versions": (
        "MOST_LISTED",
        "MOST_VERSIONS",
        "Earlier",
        "History",
        "history",
        "revision_of",
    ),
    "cxmap.source": ("Search",),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "MOST_LISTED",
    "MOST_VERSIONS",
    "PARALLEL_FROM",
    "REPORT",
    "VIEWS",
    "WITH_FUTURE",
    "AsOf",
    "Baseline",
    "Checked",
    "Choice",
    "Drawing",
    "Drawn",
    "Earlier",
    "Format",
    "History",
    "Mended",
    "Opened",
    "Options",
    "Order",
    "Projects",
    "Scoring",
    "Search",
    "StrPath",
    "Wanted",
    "best_step",
    "broken_promises",
    "check",
    "check_all",
    "compare",
    "configuration",
    "configuration_for",
    "diff",
    "draw_all",
    "evidence",
    "figures",
    "formats_of",
    "gaps",
    "history",
    "insist_on_limit",
    "load",
    "loads",
    "maps_in",
    "measure",
    "measured_bytes",
    "measured_path",
    "measured_text",
    "mended",
    "missing_characters",
    "missing_links",
    "open_map",
    "read_baseline",
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
    "today",
    "unmatched",
    "validate",
    "way_to_map",
    "what_if",
    "write_baseline",
]


def __getattr__(name: str) -> object:
    """Import what is asked for only then: who validates does not pay for those who draw."""
    if name not in _HOME_OF:
        raise AttributeError(f"module 'cxmap.api' has no attribute {name!r}")
    from importlib import import_module

    value = globals()[name] = getattr(import_module(_HOME_OF[name]), name)
    return value
