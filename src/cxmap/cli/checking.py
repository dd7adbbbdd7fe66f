"""What `cxmap validate` does, apart from its parser, whose import takes longer than checking a map."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from cxmap import api
from cxmap.api import texts
from cxmap.cli.findings import searched, show_full
from cxmap.cli.terminal import complain, put, say
from cxmap.errors import CxmapError


class Style(StrEnum):
    """How problems are shown."""

    full = "full"
    concise = "concise"
    json = "json"


def validate(
    paths: Sequence[str], style: Style = Style.full, *, quiet: bool = False, remember: bool = True
) -> int:
    """Check the maps behind paths and show every problem: the exit code of `cxmap validate`."""
    checked: list[api.Checked] = []
    search = searched(paths)
    unreadable = [str(error) for error in search.unread]
    for outcome in api.check_all(search.maps, remember=remember):
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
