"""Problems on their way out: written to the right stream in the right format."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TextIO, TypeVar

from msgspec import Struct, field
from msgspec.structs import replace

from cxmap import api
from cxmap.api import Checked, texts
from cxmap.cli.terminal import columns_said, complain, console, say
from cxmap.errors import CxmapError

if TYPE_CHECKING:
    from cxmap.api import Map, Opened

Item = TypeVar("Item")
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


def show_current_problem(name: str) -> None:
    """Why the current map that a map of the future names cannot be used, at its place, on standard error."""
    if name == "-":
        complain("a map from standard input has no folder in which its current map (`of`) could lie")
        return
    file = api.open_map(name, links=True).checked
    problems = tuple(problem for problem in file.diagnostics if problem.code == api.NO_CURRENT)
    show_full([replace(file, diagnostics=problems)], sys.stderr)


class Gathered(Struct):
    """The maps behind some paths: those that are sound, by their names, and what came of the others."""

    sound: list[tuple[str, Opened]] = field(default_factory=list)
    unsound: list[Checked] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    """What could not be read, or has settings of no use, each with its reason."""

    @property
    def code(self) -> int:
        """The exit code so far: 1 where a map is not sound, 2 where something could not be read."""
        return 2 if self.unread else 1 if self.unsound else 0


def gathered(paths: Sequence[str], *, measured: bool = True, variant: str | None = None) -> Gathered:
    """Open the maps behind the paths; unless `measured` is off, with what was measured for them.

    With `variant`, they are the maps of that variant; one that has no such variant cannot be read.
    """
    maps = Gathered()
    search = searched(paths)
    maps.unread += map(str, search.unread)
    for name, opened in api.open_many(search.maps, measured=measured, variant=variant):
        try:
            if isinstance(opened, CxmapError):
                raise opened
            api.configuration_for(name)
        except CxmapError as error:
            maps.unread.append(str(error))
            continue
        if opened.map is not None:
            maps.sound.append((name, opened))
        else:
            maps.unsound.append(opened.checked)
    maps.unread = list(dict.fromkeys(maps.unread))
    return maps


def sound_maps(
    paths: Sequence[str], *, quiet: bool = False, measured: bool = True, variant: str | None = None
) -> tuple[list[tuple[str, Map]], int]:
    """The sound maps behind the paths with their names, and the exit code so far: 1 where a map is not sound,
    2 where a file cannot be read or the settings that hold for it cannot be used.

    Unless `measured` is off, a map comes with what was measured for it. What is wrong with the others is
    shown on standard error; unless `quiet`, so is what is doubtful in these.
    """
    maps = gathered(paths, measured=measured, variant=variant)
    show_doubts(maps, quiet=quiet)
    return [(name, opened.map) for name, opened in maps.sound if opened.map is not None], maps.code


def show_doubts(maps: Gathered, *, quiet: bool) -> None:
    """Show on standard error what is wrong with maps; unless `quiet`, also what is doubtful in sound ones."""
    for checked in maps.unsound:
        show_full([checked], sys.stderr)
    for line in maps.unread:
        complain(line)
    if not quiet:
        warn([opened.checked for _, opened in maps.sound])


def for_each(
    maps: Sequence[tuple[str, Item]], work: Callable[[str, Item], Result]
) -> tuple[list[tuple[str, Result]], int]:
    """What comes of each map, with its name, and the exit code; a map that is refused stops no other."""
    results: list[tuple[str, Result]] = []
    refused: list[tuple[str, CxmapError]] = []
    for name, item in maps:
        try:
            results.append((name, work(name, item)))
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
