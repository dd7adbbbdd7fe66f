"""Results as texts: tables for terminals of any width, and JSON, CSV or Markdown for programs.

A `width` is in columns; None stands for lines as long as they need.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cxmap import __version__

if TYPE_CHECKING:
    from rich.text import Text

    from cxmap.api.courses import Blame
    from cxmap.measure import Measured
    from cxmap.rendering.text.change_tables import Told
    from cxmap.rendering.text.course_tables import TraceRow
    from cxmap.scoring import BestStep, Scorecard, WhatIf
    from cxmap.scoring.backlog import Backlog
    from cxmap.scoring.compared import Compared
    from cxmap.scoring.course import Course
    from cxmap.source import Diagnostic
    from cxmap.view.evidence import EvidenceView
    from cxmap.view.figures import FiguresView
    from cxmap.view.gaps.rows import GapTable
    from cxmap.view.gaps.together import Together


def visible(text: str) -> str:
    """A text for a terminal: what cannot be seen, or would steer it, becomes visible."""
    from cxmap.rendering.text.signs import visible

    return visible(text)


def disarmed(line: str) -> str:
    """A line for the log of a build server, which would take some for commands."""
    from cxmap.rendering.text.signs import disarmed

    return disarmed(line)


def problem(name: str, diagnostic: Diagnostic, lines: dict[int, str], *, width: int | None = None) -> Text:
    """A problem of a file with the line that it stands on, a caret, other places and the cure."""
    from cxmap.rendering.text.findings import full

    return full(name, diagnostic, lines, width=width)


def problem_line(name: str, diagnostic: Diagnostic) -> str:
    """A problem of a file and its cure on one line."""
    from cxmap.rendering.text.findings import concise

    return concise(name, diagnostic)


def problem_statistics(problems: Sequence[Diagnostic]) -> str:
    """How often each code was found, the most frequent first, with its name."""
    from cxmap.lint.catalogue import NAMES
    from cxmap.rendering.text.findings import statistics

    return statistics(problems, NAMES)


def problems_json(
    problems: Sequence[tuple[str, Diagnostic]], *, files: int, unreadable: Sequence[str]
) -> str:
    """The problems of so many files, and the files that could not be read."""
    from cxmap.lint.catalogue import NAMES
    from cxmap.rendering.text.findings import as_json

    return as_json(problems, version=__version__, files=files, unreadable=unreadable, names=NAMES)


def gap_list(table: GapTable, *, width: int | None = None, explain: bool = False) -> Text:
    """The list of gaps; with `explain`, where every number comes from."""
    from cxmap.rendering.text.gap_table import terminal

    return terminal(table, width=width, explain=explain)


def gaps_json(tables: Sequence[tuple[str, GapTable]], view: Together | None = None) -> str:
    """The lists of several maps, by their names, and what they are as one."""
    from cxmap.rendering.text.gap_records import as_json

    return as_json(tables, version=__version__, view=view)


def gaps_csv(tables: Sequence[tuple[str, GapTable]], view: Together | None = None) -> str:
    """The same as one table of comma-separated values."""
    from cxmap.rendering.text.gap_records import as_csv

    return as_csv(tables, view)


def gaps_markdown(tables: Sequence[tuple[str, GapTable]]) -> str:
    """The same as tables for a page of Markdown."""
    from cxmap.rendering.text.gap_markdown import as_markdown

    return as_markdown(tables)


def together_list(
    view: Together,
    *,
    width: int | None = None,
    everything: bool = False,
    top: int | None = None,
    explain: bool = False,
) -> Text:
    """Several maps as one: the first ten of what is below goal, unless `everything` or its first `top`."""
    from cxmap.rendering.text.together_tables import terminal

    return terminal(view, width=width, everything=everything, top=top, explain=explain)


def together_markdown(view: Together, *, everything: bool = False, top: int | None = None) -> str:
    """The same for a page of Markdown."""
    from cxmap.rendering.text.together_tables import as_markdown

    return as_markdown(view, everything=everything, top=top)


def figure_tables(view: FiguresView, by: Sequence[str] = (), *, width: int | None = None) -> Text:
    """What a journey adds up to; with `by`, also per phase, channel and so on."""
    from cxmap.rendering.text.figure_tables import figures

    return figures(view, by, width=width)


def evidence_tables(view: EvidenceView, *, most: int | None = 10, width: int | None = None) -> Text:
    """What scores rest on, and what to research next: so many touchpoints, or all."""
    from cxmap.rendering.text.evidence_table import evidence

    return evidence(view, most=most, width=width)


def views_json(views: Sequence[tuple[str, FiguresView | EvidenceView]]) -> str:
    """The figures or the evidence of several maps, by their names."""
    from cxmap.rendering.text.figure_tables import as_json

    return as_json(views, version=__version__)


def what_if_tables(answer: WhatIf, *, best: BestStep | None = None, width: int | None = None) -> Text:
    """The figures before and after, and the touchpoints that change place; `best` is what was looked for."""
    from cxmap.rendering.text.what_if_tables import what_if

    return what_if(answer, best=best, width=width)


def what_if_json(name: str, answer: WhatIf, *, best: BestStep | None = None) -> str:
    """The same for programs."""
    from cxmap.rendering.text.figure_tables import as_json
    from cxmap.rendering.text.what_if_tables import what_if_record

    record = what_if_record(answer) | ({"best": best.place.id, "by": best.by} if best else {})
    return as_json([(name, record)], version=__version__)


def measured_tables(measured: Measured, *, figures: bool, width: int | None = None) -> Text:
    """What was read, what was left out, and with `figures` what it gives."""
    from cxmap.rendering.text.measured_tables import measured_tables

    return measured_tables(measured, figures=figures, width=width)


def measured_summary(measured: Measured) -> str:
    """What was counted, on one line."""
    from cxmap.rendering.text.measured_tables import measured_summary

    return measured_summary(measured)


def change_tables(compared: Told, *, width: int | None = None) -> Text:
    """What changed between two versions of maps, what got worse for customers first."""
    from cxmap.rendering.text.change_tables import terminal

    return terminal(compared, width=width)


def changes_json(compared: Told) -> str:
    """The same with every value, and the edits that lead from one version to the other."""
    from cxmap.rendering.text.change_tables import as_json

    return as_json(compared, version=__version__)


def changes_markdown(compared: Told) -> str:
    """The same for a comment on a pull request."""
    from cxmap.rendering.text.change_markdown import as_markdown

    return as_markdown(compared)


def trend_tables(name: str, card: Scorecard, course: Course, *, width: int | None = None) -> Text:
    """How a map fared over its versions, and its gaps."""
    from cxmap.rendering.text.course_tables import trend_tables as tables

    return tables(name, card, course, width=width)


def trend_json(courses: Sequence[tuple[str, Scorecard, Course]]) -> str:
    """The same of many maps, with every number."""
    from cxmap.rendering.text.course_records import trend_json as as_json

    return as_json(courses, version=__version__)


def blame_text(blame: Blame, *, width: int | None = None) -> Text:
    """Since when a place is what it is, and every version that changed something for it."""
    from cxmap.rendering.text.course_tables import blame_text as text

    return text(blame.card, blame.place, _trace_rows(blame), blame.since, blame.history.missing, width=width)


def blame_json(name: str, blame: Blame) -> str:
    """The same with every value."""
    from cxmap.rendering.text.course_records import blame_json as as_json

    return as_json(
        name,
        blame.card,
        blame.place,
        _trace_rows(blame),
        blame.since,
        blame.history.missing,
        version=__version__,
    )


def _trace_rows(blame: Blame) -> list[TraceRow]:
    from cxmap.rendering.text.course_tables import TraceRow

    return [
        TraceRow(
            trace.revision,
            trace.day,
            trace.author.name if trace.author else "",
            trace.author.subject if trace.author else "",
            trace.place,
            trace.comparison,
        )
        for trace in blame.traces
    ]


def backlog_tables(backlog: Backlog, *, width: int | None = None) -> Text:
    """Opportunities by rank, what fits into a budget, what was promised and kept, and causes."""
    from cxmap.rendering.text.backlog_tables import terminal

    return terminal(backlog, width=width)


def backlog_document(backlog: Backlog, form: str) -> str:
    """The same as `json`, `csv` or `markdown`."""
    from cxmap.rendering.text import backlog_tables

    if form == "json":
        return backlog_tables.as_json(backlog, version=__version__)
    return backlog_tables.as_csv(backlog) if form == "csv" else backlog_tables.as_markdown(backlog)


def comparison_tables(compared: Compared, *, width: int | None = None) -> Text:
    """Groups or maps beside each other, and who is served worst."""
    from cxmap.rendering.text.comparison_tables import terminal

    return terminal(compared, width=width)


def comparison_document(compared: Compared, form: str) -> str:
    """The same as `json`, `csv` or `markdown`."""
    from cxmap.rendering.text import comparison_tables

    if form == "json":
        return comparison_tables.as_json(compared, version=__version__)
    return comparison_tables.as_csv(compared) if form == "csv" else comparison_tables.as_markdown(compared)
