"""Verdicts of earlier runs, given again while everything that they depend on is as it was.

That is the file's content, cxmap itself and what it reads YAML and checks with, the settings above the file,
the day (rules may ask how old something is), and what a check asked of the files around it.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator, Mapping
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

import cxmap
from cxmap.api.reading import Checked, opened
from cxmap.api.surroundings import Question, Surroundings
from cxmap.cache import Shelf
from cxmap.errors import CxmapError, InputError
from cxmap.source import STDIN, Diagnostic, absolute, read_bytes, read_regular
from cxmap.source.beside import SETTINGS

if TYPE_CHECKING:
    from cxmap.ages import Ages

Asked = tuple[tuple[Question, str, str], ...]
"""Questions, what they were about, and the answers."""
_DEPENDS_ON = (("pydantic", "version.py"), ("yaml", "__init__.py"))
"""The packages that have a say in a verdict, and the file of each that holds its version."""


class Keys:
    """The keys under which verdicts are kept; made once for a run, and handed to its other processes."""

    def __init__(self) -> None:
        self._run = of_this_run()
        self._around: dict[str, bytes] = {}
        self._settings: dict[Path, bytes] = {}

    def of(self, name: str, raw: bytes) -> str | None:
        """The key for the content of a map file; None where it cannot be said what a verdict depends on."""
        if self._run is None or name == STDIN:
            return None
        folder, own_name = os.path.split(name)  # as text: a thousand paths take as long as their files
        if folder not in self._around:
            try:
                self._around[folder] = self._settings_for(absolute(folder)) + self._settings_for(absolute(""))
            except InputError:
                return None
        key = blake2b(raw, digest_size=20, key=self._run)
        if around := self._around[folder]:
            key.update(around + os.fsencode(own_name))
        return key.hexdigest()

    def _settings_for(self, folder: Path) -> bytes:
        """Stands for the settings in a folder and above it, and where it lies below them; empty without."""
        if folder not in self._settings:
            above = self._settings_for(folder.parent) if folder.parent != folder else b""
            own = [_content_of(folder / name) for name in SETTINGS if os.path.lexists(folder / name)]
            if above or own:
                above = _digest(above, os.fsencode(folder.name), *own)
            self._settings[folder] = above
        return self._settings[folder]


class Verdict(Struct, frozen=True):
    """What became of a file, the key to remember it by, and what was asked of the files around it."""

    outcome: Checked | CxmapError
    key: str | None = None
    asked: Asked = ()


def verdict_on(keys: Keys, ages: Mapping[str, Ages | None], name: str) -> Verdict:
    """Validate one file, with all that is needed to remember what came of it."""
    try:
        raw = read_bytes(name)
        around = Surroundings(name)
        checked = opened(name, raw, around, links=True, shared=True, advice=ages.get(name)).checked
    except CxmapError as error:
        return Verdict(error)
    asked = tuple((question, about, answer) for (question, about), answer in around.asked.items())
    again = Surroundings(name)
    read = ((about, answer) for about, answer in around.asked.items() if about[0] in ("measured", "file"))
    if any(again.answer(*about) != answer for about, answer in read):
        return Verdict(checked)  # it was written while it was read
    return Verdict(checked, keys.of(name, raw), asked)


class Memory:
    """The verdicts of earlier runs, and those of this one from `save` on."""

    def __init__(self, *, advised: bool = False) -> None:
        self.keys = Keys()
        self._shelf = Shelf("advice" if advised else "verdicts")

    def recall(self, name: str) -> Checked | None:
        """The verdict on a file as it is now, where one is known."""
        if name == STDIN:
            return None
        try:
            key = self.keys.of(name, read_bytes(name))
        except InputError:
            return None
        entry = None if key is None else self._shelf.recall(key)
        if entry is None:
            return None
        try:
            asked, diagnostics, lines = _verdict_from(entry)
        except (TypeError, ValueError, KeyError, RecursionError):
            return None
        if asked and not _still_holds(asked, Surroundings(name)):
            return None
        return Checked(name, diagnostics, lines)

    def keep(self, verdict: Verdict) -> None:
        """Remember a verdict, unless the file could not be read."""
        checked = verdict.outcome
        if verdict.key is not None and isinstance(checked, Checked):
            entry: list[Any] = []
            if verdict.asked or checked.diagnostics:
                from cxmap.api.plain_data import plain

                lines = [[number, text] for number, text in checked.lines.items()]
                entry = [plain(verdict.asked), plain(checked.diagnostics), lines]
            self._shelf.keep(verdict.key, entry)

    def save(self) -> None:
        """Keep what is new for the next run."""
        self._shelf.save()


def _still_holds(asked: Asked, around: Surroundings) -> bool:
    return all(around.answer(question, about) == answer for question, about, answer in asked)


def _verdict_from(entry: Any) -> tuple[Asked, tuple[Diagnostic, ...], dict[int, str]]:
    """What was asked, and the verdict. Raises ValueError, TypeError or KeyError for what is none of ours."""
    if entry == []:
        return (), (), {}
    from cxmap.api.plain_data import made_from

    asked, problems, lines = entry
    diagnostics: tuple[Diagnostic, ...] = made_from(tuple[Diagnostic, ...], problems)
    if not all(problem.code.isalnum() and problem.code.isascii() for problem in diagnostics):
        raise ValueError("a code of ours is letters and digits")
    return (
        made_from(Asked, asked),
        diagnostics,
        dict(made_from(tuple[tuple[int, str], ...], lines)),
    )


def _digest(*parts: bytes) -> bytes:
    whole = blake2b(digest_size=32)
    for part in parts:
        whole.update(len(part).to_bytes(8, "big") + part)
    return whole.digest()


def _content_of(path: Path) -> bytes:
    """What stands in a settings file, or why it cannot be read."""
    try:
        return read_regular(path, SETTINGS[path.name] + 1)
    except InputError as error:
        return str(error).encode("utf-8", "surrogateescape")


def of_this_run() -> bytes | None:
    """Stands for cxmap, for what it depends on and for the day; None where not all of it can be looked at."""
    try:
        own = "".join(_files_below(os.path.dirname(cxmap.__file__)))  # noqa: PTH120 - asked once for every run
        others = [_found_in(package, file) for package, file in _DEPENDS_ON]
    except OSError:
        return None
    today = time.strftime("%Y-%m-%d", time.gmtime())
    words = (cxmap.__version__, own, sys.version, sys.platform, today)
    return _digest(*(word.encode("utf-8", "surrogateescape") for word in words), *others)


def _files_below(folder: str) -> Iterator[str]:
    """The sources of cxmap, each with its size and the time of its last change."""
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        if entry.name.endswith(".py"):
            about = entry.stat()
            yield f"{entry.path}\0{about.st_size}\0{about.st_mtime_ns}\n"
        elif entry.is_dir() and entry.name != "__pycache__":
            yield from _files_below(entry.path)


def _found_in(package: str, file: str) -> bytes:
    """The file of a package that says its version, found without an import. Raises OSError without one."""
    for folder in sys.path:
        path = Path(folder or os.curdir, package, file)
        if path.is_file():
            return os.fsencode(path) + path.read_bytes()
    raise FileNotFoundError(package)
