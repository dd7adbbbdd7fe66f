"""`cxmap validate`: every problem of every map, at once."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from cxmap import api
from cxmap.api import texts
from cxmap.cli.findings import searched, show_full
from cxmap.cli.options import Paths, Quiet
from cxmap.cli.terminal import complain, put, say
from cxmap.errors import CxmapError


class Style(StrEnum):
    """How problems are shown."""

    full = "full"
    concise = "concise"
    json = "json"


def command(
    paths: Paths,
    style: Annotated[Style, typer.Option("--format", "-f", help="How to show problems.")] = Style.full,
    quiet: Quiet = False,
) -> int:
    """Check maps: every problem at once, each with its place, its cause and its cure.

    Exit code 0 when all maps are sound, 1 when one has errors, 2 when a file cannot be read.
    """
    checked: list[api.Checked] = []
    search = searched(paths)
    unreadable = [str(error) for error in search.unread]
    for outcome in api.check_all(search.maps):
        if isinstance(outcome, CxmapError):
            unreadable.append(str(outcome))
        else:
            checked.append(outcome)
    _show(checked, unreadable, style)
    for problem in unreadable:
        complain(problem)
    errors = sum(file.errors for file in checked)
    warnings = sum(len(file.diagnostics) for file in checked) - errors
    if not quiet and (checked or not unreadable):
        faulty = sum(file.errors > 0 for file in checked)
        say(_summary(len(checked), errors, warnings, faulty, len(unreadable)))
    return 2 if unreadable else 1 if errors else 0


def _show(checked: list[api.Checked], unreadable: list[str], style: Style) -> None:
    findings = [(file.name, problem) for file in checked for problem in file.diagnostics]
    if style is Style.json:
        put(texts.problems_json(findings, files=len(checked), unreadable=unreadable))
    elif style is Style.concise:
        put("".join(texts.problem_line(name, problem) + "\n" for name, problem in findings))
    elif findings:
        show_full(checked)


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _summary(files: int, errors: int, warnings: int, faulty: int, unread: int) -> str:
    also = f", {_counted(warnings, 'warning')}" if warnings else ""
    also += f"; {unread} could not be read" if unread else ""
    if errors:
        return f"{_counted(errors, 'error')} in {faulty} of {_counted(files, 'map')}{also}"
    return f"{_counted(files, 'map')} checked, no errors{also}"
