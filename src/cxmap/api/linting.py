"""What validating speaks of and what fails: by a project's settings and by a caller's own."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from datetime import date
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from cxmap.ages import Ages
from cxmap.api.settings import configuration_for
from cxmap.errors import CxmapError
from cxmap.source import absolute
from cxmap.source.beside import may_have_settings

if TYPE_CHECKING:
    from cxmap.api.baseline import Baseline
    from cxmap.api.reading import Checked
    from cxmap.loading.configuration import Configuration, Lint
    from cxmap.source import Diagnostic


class Choice(Struct, frozen=True):
    """Which findings of a file are spoken of, and which of them fail, by codes or their beginnings.

    A longer beginning wins over a shorter one, and of two alike the one that is ignored. Errors are always
    spoken of and always fail: a map that has one is of no use to anybody.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    """Ignored whatever is selected: for this file, by the project."""
    strict: bool | tuple[str, ...] = False

    def keeps(self, problem: Diagnostic) -> bool:
        """Whether a finding is spoken of."""
        if problem.severity == "error":
            return True
        code = problem.code
        if _longest(code, self.never) or (self.select and not _longest(code, self.select)):
            return False
        ignored = _longest(code, self.ignore)
        return not ignored or _longest(code, self.select) > ignored

    def fails(self, problem: Diagnostic) -> bool:
        """Whether a finding that is spoken of lets the command fail."""
        if problem.severity == "error" or isinstance(self.strict, bool):
            return problem.severity == "error" or bool(self.strict)
        return _longest(problem.code, self.strict) > 0

    def of(self, checked: Checked) -> Checked:
        """What a file is told of all that was found."""
        kept = tuple(problem for problem in checked.diagnostics if self.keeps(problem))
        return checked if len(kept) == len(checked.diagnostics) else replace(checked, diagnostics=kept)


def _longest(code: str, beginnings: Iterable[str]) -> int:
    """How long the longest of these is with which a code begins."""
    return max((len(beginning) for beginning in beginnings if code.startswith(beginning)), default=0)


def codes(written: Sequence[str]) -> tuple[str, ...]:
    """Codes and beginnings of codes, as options give them: repeated, or with commas.

    Raises CxmapError where no code begins like that.
    """
    if not written:  # without any, nothing need be imported
        return ()
    from cxmap.loading.configuration import known_code

    try:
        return tuple(known_code(code) for piece in written for code in piece.split(",") if code.strip())
    except ValueError as error:
        raise CxmapError(str(error)) from None


def _folder_of(name: str) -> str:
    return "-" if name == "-" else os.path.dirname(name)  # noqa: PTH120 - a thousand paths are slow


class Projects:
    """The settings that hold for each of many files, read once for each folder."""

    def __init__(
        self, *, select: Sequence[str] = (), ignore: Sequence[str] = (), strict: bool = False
    ) -> None:
        self.select, self.ignore, self.strict = codes(select), codes(ignore), strict
        self._by_folder: dict[str, Configuration | None] = {}

    def _settings(self, name: str) -> Configuration | None:
        """The settings that hold for a file; nothing where there are none, and then nothing is imported."""
        folder = _folder_of(name)
        if folder not in self._by_folder:
            try:
                here = absolute(".").resolve()
            except CxmapError:  # the current folder is gone: it has no say in maps elsewhere
                if name == "-" or not Path(name).is_absolute():
                    raise
                self._by_folder[folder] = None
                return None
            near = here if name == "-" else absolute(name).parent
            some = may_have_settings(near) or may_have_settings(here)
            self._by_folder[folder] = configuration_for(name) if some else None
        return self._by_folder[folder]

    def leave_settings_out(self, name: str) -> None:
        """Let no settings hold for files in the folder of this one, as those that are there are of no use."""
        self._by_folder[_folder_of(name)] = None

    def choice(self, name: str) -> Choice:
        """What is spoken of for a file, and what fails. Raises InputError for settings of no use."""
        settings = self._settings(name)
        if settings is None:
            return Choice(self.select, self.ignore, strict=self.strict)
        own = settings.lint
        return Choice(
            select=self.select or own.select,
            ignore=(*own.ignore, *self.ignore),
            never=_never(own, name),
            strict=self.strict or own.strict,
        )

    def ages(self, name: str, today: date) -> Ages:
        """How ages are counted for a file. Raises InputError for settings that cannot be used."""
        settings = self._settings(name)
        return Ages(today) if settings is None else Ages(today, settings.stale_days)

    def baseline(self, names: Sequence[str]) -> Path | None:
        """The one baseline that the projects of these files name, or none.

        Raises CxmapError where they name several.
        """
        settings = (self._settings(name) for name in names)
        named = {path for own in settings if own is not None and (path := own.lint.baseline) is not None}
        if len(named) > 1:
            raise CxmapError(
                f"these maps have {len(named)} baselines in their settings; check the projects one by one"
            )
        return next(iter(named), None)


class Ruling(Struct, frozen=True):
    """How one file is judged: by its project, as far as the settings of that are of use."""

    choice: Choice
    ages: Ages
    settings: Configuration | None
    """Nothing where they cannot be used."""
    known: Baseline | None
    complaints: tuple[str, ...]
    """Why settings or the baseline could not be used."""

    def kept(self, checked: Checked) -> Checked:
        """What is spoken of among the findings of a file."""
        chosen = self.choice.of(checked)
        return chosen if self.known is None else self.known.without_known(chosen)


def ruling_of(name: str, day: date) -> Ruling:
    """How a file is judged, ages counted to a day. Never raises: what is of no use is told, and left out."""
    from cxmap.api.baseline import read_baseline

    projects, complaints, settings, known = Projects(), list[str](), None, None
    try:
        choice, settings = projects.choice(name), configuration_for(name)
    except CxmapError as error:
        complaints.append(str(error))
        projects.leave_settings_out(name)
        choice = projects.choice(name)
    try:
        baseline = projects.baseline([name])
        known = None if baseline is None else read_baseline(baseline)
    except CxmapError as error:
        complaints.append(str(error))
    return Ruling(choice, projects.ages(name, day), settings, known, tuple(complaints))


def _never(own: Lint, name: str) -> tuple[str, ...]:
    """What a project ignores in a file, by its path from the folder of the settings, or by its name alone."""
    if not own.per_file_ignores:
        return ()
    path = Path("-" if name == "-" else absolute(name))
    try:
        way = path.resolve().relative_to(own.folder.resolve()).as_posix()
    except ValueError:
        way = path.name
    return tuple(
        code
        for pattern, ignored in own.per_file_ignores.items()
        if fnmatchcase(way, pattern) or fnmatchcase(path.name, pattern)
        for code in ignored
    )
