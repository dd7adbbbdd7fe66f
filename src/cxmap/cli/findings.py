"""Problems on their way out: written to the right stream in the right format."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TextIO, TypeVar

from cxmap import api
from cxmap.api import Checked, texts
from cxmap.cli.terminal import columns_said, complain, console, say
from cxmap.errors import CxmapError

if TYPE_CHECKING:
    from cxmap.api import Map

Result = TypeVar("Result")
MOST_SHOWN = 100
MOST_WARNINGS = 10
"""Beside results of another kind; `cxmap validate` shows all of them."""


def show_full(files: Sequence[Checked], stream: TextIO | None = None) -> None:
    """Every problem with its line and a caret, the first hundred of them."""
    out, width = console(stream), columns_said(stream)
    shown = 0
    for file in files:
        for problem in file.diagnostics:
            if shown == MOST_SHOWN:
                rest = sum(len(other.diagnostics) for other in files) - shown
                out.print(f"... and {rest} more", soft_wrap=True)
                return
            out.print(texts.problem(file.name, problem, file.lines, width=width), soft_wrap=True)
            shown += 1


def warn(files: Sequence[Checked]) -> None:
    """What is doubtful in sound maps, one line each on standard error, the first ten of them."""
    warnings = [texts.problem_line(file.name, problem) for file in files for problem in file.diagnostics]
    for line in warnings[:MOST_WARNINGS]:
        say(line)
    if len(warnings) > MOST_WARNINGS:
        say(f"... and {len(warnings) - MOST_WARNINGS} more warnings; `cxmap validate` shows them all")


def sound_maps(
    paths: Sequence[str], *, quiet: bool = False, measured: bool = True
) -> tuple[list[tuple[str, Map]], int]:
    """The sound maps behind the paths with their names, and the exit code so far: 1 where a map is not sound,
    2 where a file cannot be read or the settings that hold for it cannot be used.

    Unless `measured` is off, a map comes with what was measured for it. What is wrong with the others is
    shown on standard error; unless `quiet`, so is what is doubtful in these.
    """
    maps = []
    doubtful = []
    code = 0
    search = searched(paths)
    unread = list(map(str, search.unread))
    for name in search.maps:
        try:
            opened = api.open_map(name, measured=measured)
            api.configuration_for(name)
        except CxmapError as error:
            unread.append(str(error))
            continue
        if opened.map is not None:
            maps.append((name, opened.map))
            doubtful.append(opened.checked)
        else:
            show_full([opened.checked], sys.stderr)
            code = 1
    for line in dict.fromkeys(unread):
        complain(line)
    if not quiet:
        warn(doubtful)
    return maps, 2 if unread else code


def for_each(
    maps: Sequence[tuple[str, Map]], work: Callable[[str, Map], Result]
) -> tuple[list[tuple[str, Result]], int]:
    """What comes of each map, with its name, and the exit code; a map that is refused stops no other."""
    results: list[tuple[str, Result]] = []
    refused: list[tuple[str, CxmapError]] = []
    for name, map_ in maps:
        try:
            results.append((name, work(name, map_)))
        except CxmapError as error:
            refused.append((name, error))
    return results, told_of(refused, among=len(maps))


def told_of(refused: Sequence[tuple[str, CxmapError]], *, among: int) -> int:
    """The exit code for maps that are left out of so many, since they lack a persona that was asked for, or
    cannot be drawn as wanted. Each is named on standard error, with the reason.

    Raises the error where it is the same for all of them: then it is about the command.
    """
    reasons = {str(error) for _, error in refused}
    if len(refused) == among and len(reasons) == 1:
        raise refused[0][1]
    for name, error in refused:
        complain(f"{name} is skipped: {error}")
    return 2 if refused else 0


def searched(paths: Sequence[str]) -> api.Search:
    """The map files behind the paths; what may be a map and was passed over is said on standard error."""
    search = api.search(paths)
    for line in search.passed_over:
        complain(f"warning: {line}")
    return search
