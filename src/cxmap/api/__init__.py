"""What cxmap does, as functions: the command line calls these and nothing else.

Everything is imported when it is asked for, and heavy libraries where they are needed, so that validating
never loads what draws.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cxmap.showing import show_by

if TYPE_CHECKING:
    from cxmap.api.atlases import (
        Leaf,
        atlas,
        held_by,
        is_somebody_elses,
        known_courses,
        known_pages,
        leaves,
        leaves_by,
        paths_of,
        site_of,
    )
    from cxmap.api.backlogs import backlog
    from cxmap.api.baseline import Baseline, read_baseline, write_baseline
    from cxmap.api.batches import Drawn, Order, Wanted, draw_all
    from cxmap.api.beside import compare_groups, compare_maps
    from cxmap.api.bringing import Merging, import_into
    from cxmap.api.collections import collected, together
    from cxmap.api.comparing import compare, diff
    from cxmap.api.courses import Blame, blame, course
    from cxmap.api.currents import NO_CURRENT, Current, current_of
    from cxmap.api.drawing import (
        REPORT,
        VIEWS,
        WITH_FUTURE,
        Drawing,
        Format,
        Options,
        formats_of,
        missing_characters,
        options_of,
        render,
        render_pages,
        unmatched,
    )
    from cxmap.api.editing import NO_FILE, Edited, Lead, Verdict, is_map_text, verdict_of
    from cxmap.api.exchanging import OFFICE, export_format, export_formats, export_map, import_map
    from cxmap.api.fixing import Mended, mended
    from cxmap.api.futures import Future, expected_changes, future_map, way_between
    from cxmap.api.judging import (
        best_step,
        broken_promises,
        evidence,
        figures,
        gap_table,
        gaps,
        score,
        today,
        what_if,
    )
    from cxmap.api.links import missing_links, way_to_map
    from cxmap.api.linting import Choice, Projects
    from cxmap.api.measuring import measure, measured_bytes, measured_path, measured_text, suggested_binding
    from cxmap.api.pictured import PICTURES_OF_CHANGES, PICTURES_OF_VERSIONS, difference_files, trend_files
    from cxmap.api.pictured_groups import COMPARED, comparison_files
    from cxmap.api.portraits import Portraits, portraits_of
    from cxmap.api.reading import (
        PARALLEL_FROM,
        Checked,
        Opened,
        check,
        check_all,
        load,
        loads,
        maps_in,
        open_many,
        open_map,
        search,
        stem,
        validate,
    )
    from cxmap.api.reference import (
        font,
        key_page,
        languages,
        page_colours,
        rule_file,
        rule_page,
        rules,
        schema,
        shared_schema,
        sizes,
        themes,
        typeface,
    )
    from cxmap.api.returning import Returned, returned
    from cxmap.api.settings import (
        AsOf,
        Scoring,
        StrPath,
        configuration,
        configuration_for,
        insist_on_limit,
        scoring_of,
    )
    from cxmap.api.sharing import in_one_process
    from cxmap.api.sights import Sight, drawing_of, is_empty, look_at
    from cxmap.api.starting import file_name_from, first_map, read_outline, scale_from
    from cxmap.api.versions import MOST_LISTED, MOST_VERSIONS, Earlier, History, history, revision_of

    # what goes in and out, for annotations
    from cxmap.editing.draft import Draft as Draft
    from cxmap.editing.draft import Edit as Edit
    from cxmap.editing.outline import Item as Item
    from cxmap.editing.proposing import Proposal as Proposal
    from cxmap.editing.renaming import Refusal
    from cxmap.editing.renaming import Renaming as Renaming
    from cxmap.model import Map as Map
    from cxmap.scoring import Crosshair as Crosshair
    from cxmap.scoring import Importance as Importance
    from cxmap.scoring import Scorecard as Scorecard
    from cxmap.scoring.compared import Compared as Compared
    from cxmap.scoring.course import Course as Course
    from cxmap.source import Diagnostic as Diagnostic
    from cxmap.source import Search
    from cxmap.source import Span as Span
    from cxmap.starting import BUSINESSES, Answers, best_kind, project_files, starting_words
    from cxmap.starting import Fit as Fit
    from cxmap.starting import StartingWords as StartingWords
    from cxmap.view.evidence import EvidenceView as EvidenceView
    from cxmap.view.figures import FiguresView as FiguresView
    from cxmap.view.gaps.rows import GapTable as GapTable
    from cxmap.view.gaps.together import Together as Together

_HOMES = {
    "cxmap.api.atlases": (
        "Leaf",
        "atlas",
        "held_by",
        "is_somebody_elses",
        "known_courses",
        "known_pages",
        "leaves",
        "leaves_by",
        "paths_of",
        "site_of",
    ),
    "cxmap.api.backlogs": ("backlog",),
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
    "cxmap.api.beside": (
        "compare_groups",
        "compare_maps",
    ),
    "cxmap.api.collections": (
        "collected",
        "together",
    ),
    "cxmap.api.comparing": (
        "compare",
        "diff",
    ),
    "cxmap.api.courses": (
        "Blame",
        "blame",
        "course",
    ),
    "cxmap.api.currents": (
        "NO_CURRENT",
        "Current",
        "current_of",
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
        "options_of",
        "render",
        "render_pages",
        "unmatched",
    ),
    "cxmap.api.bringing": ("Merging", "import_into"),
    "cxmap.api.editing": (
        "NO_FILE",
        "Edited",
        "Lead",
        "Verdict",
        "is_map_text",
        "verdict_of",
    ),
    "cxmap.api.exchanging": (
        "OFFICE",
        "export_format",
        "export_formats",
        "export_map",
        "import_map",
    ),
    "cxmap.api.fixing": (
        "Mended",
        "mended",
    ),
    "cxmap.api.futures": (
        "Future",
        "expected_changes",
        "future_map",
        "way_between",
    ),
    "cxmap.api.judging": (
        "best_step",
        "broken_promises",
        "evidence",
        "figures",
        "gap_table",
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
    "cxmap.api.pictured": (
        "PICTURES_OF_CHANGES",
        "PICTURES_OF_VERSIONS",
        "difference_files",
        "trend_files",
    ),
    "cxmap.api.pictured_groups": ("COMPARED", "comparison_files"),
    "cxmap.api.portraits": ("Portraits", "portraits_of"),
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
        "open_many",
        "open_map",
        "search",
        "stem",
        "validate",
    ),
    "cxmap.api.reference": (
        "key_page",
        "rule_file",
        "rule_page",
        "font",
        "languages",
        "page_colours",
        "rules",
        "schema",
        "shared_schema",
        "sizes",
        "themes",
        "typeface",
    ),
    "cxmap.api.returning": (
        "Returned",
        "returned",
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
    "cxmap.api.sharing": ("in_one_process",),
    "cxmap.api.sights": (
        "Sight",
        "drawing_of",
        "is_empty",
        "look_at",
    ),
    "cxmap.api.starting": (
        "file_name_from",
        "first_map",
        "read_outline",
        "scale_from",
    ),
    "cxmap.api.versions": (
        "MOST_LISTED",
        "MOST_VERSIONS",
        "Earlier",
        "History",
        "history",
        "revision_of",
    ),
    "cxmap.editing.renaming": ("Refusal",),
    "cxmap.source": ("Search",),
    "cxmap.starting": (
        "BUSINESSES",
        "Answers",
        "best_kind",
        "project_files",
        "starting_words",
    ),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "BUSINESSES",
    "COMPARED",
    "MOST_LISTED",
    "MOST_VERSIONS",
    "NO_CURRENT",
    "NO_FILE",
    "OFFICE",
    "PARALLEL_FROM",
    "PICTURES_OF_CHANGES",
    "PICTURES_OF_VERSIONS",
    "REPORT",
    "VIEWS",
    "WITH_FUTURE",
    "Answers",
    "AsOf",
    "Baseline",
    "Blame",
    "Checked",
    "Choice",
    "Current",
    "Drawing",
    "Drawn",
    "Earlier",
    "Edited",
    "Format",
    "Future",
    "History",
    "Lead",
    "Leaf",
    "Mended",
    "Merging",
    "Opened",
    "Options",
    "Order",
    "Portraits",
    "Projects",
    "Refusal",
    "Returned",
    "Scoring",
    "Search",
    "Sight",
    "StrPath",
    "Verdict",
    "Wanted",
    "atlas",
    "backlog",
    "best_kind",
    "best_step",
    "blame",
    "broken_promises",
    "check",
    "check_all",
    "collected",
    "compare",
    "compare_groups",
    "compare_maps",
    "comparison_files",
    "configuration",
    "configuration_for",
    "course",
    "current_of",
    "diff",
    "difference_files",
    "draw_all",
    "drawing_of",
    "evidence",
    "expected_changes",
    "export_format",
    "export_formats",
    "export_map",
    "figures",
    "file_name_from",
    "first_map",
    "font",
    "formats_of",
    "future_map",
    "gap_table",
    "gaps",
    "held_by",
    "history",
    "import_into",
    "import_map",
    "in_one_process",
    "insist_on_limit",
    "is_empty",
    "is_map_text",
    "is_somebody_elses",
    "key_page",
    "known_courses",
    "known_pages",
    "languages",
    "leaves",
    "leaves_by",
    "load",
    "loads",
    "look_at",
    "maps_in",
    "measure",
    "measured_bytes",
    "measured_path",
    "measured_text",
    "mended",
    "missing_characters",
    "missing_links",
    "open_many",
    "open_map",
    "options_of",
    "page_colours",
    "paths_of",
    "portraits_of",
    "project_files",
    "read_baseline",
    "read_outline",
    "render",
    "render_pages",
    "returned",
    "revision_of",
    "rule_file",
    "rule_page",
    "rules",
    "scale_from",
    "schema",
    "score",
    "scoring_of",
    "search",
    "shared_schema",
    "site_of",
    "sizes",
    "starting_words",
    "stem",
    "suggested_binding",
    "themes",
    "today",
    "together",
    "trend_files",
    "typeface",
    "unmatched",
    "validate",
    "verdict_of",
    "way_between",
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


def _drawn_by(name: str) -> Any:
    """Who draws something in a notebook, imported when that is shown."""

    def draw(thing: Any) -> str | None:
        from cxmap.api import notebooks

        return getattr(notebooks, name)(thing)  # type: ignore[no-any-return]

    return draw


show_by(
    {
        "map svg": _drawn_by("map_svg"),
        "map html": _drawn_by("map_html"),
        "scorecard html": _drawn_by("card_html"),
    }
)
