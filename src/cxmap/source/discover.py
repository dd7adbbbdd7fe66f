"""Which files are meant by the paths that somebody gives."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct, field

from cxmap.errors import InputError
from cxmap.source.files import LEADS_OUT, absolute, leaves, read_regular, unreadable
from cxmap.source.text import STDIN

MAP_ENDINGS = (".cxmap.yaml", ".cxmap.yml")
_YAML_ENDINGS = (".yaml", ".yml")
_NOT_MAPS = (".measured.yaml",)
_PASSED_OVER = frozenset({"node_modules", "__pycache__", "venv"})
_SHARED_KEY = re.compile(rb"^(?:\xef\xbb\xbf)?cxmap-shared[ \t]*:", re.MULTILINE)
_FIRST_KEY = re.compile(rb"^\xef\xbb\xbf?cxmap[ \t]*:|^cxmap[ \t]*:", re.MULTILINE)
_HEAD = 65_536


def stem_of(name: str) -> str:
    """The name of a map file, without its folder, without its ending."""
    for ending in (*MAP_ENDINGS, *_YAML_ENDINGS):
        if name.lower().endswith(ending) and len(name) > len(ending):
            return name[: -len(ending)]
    return name


class OnlySharedError(InputError):
    """A folder holds what maps share, and no map."""


class Search(Struct, frozen=True):
    """The map files behind some paths, each once and in order, and what could not be looked at."""

    maps: tuple[str, ...]
    unread: tuple[InputError, ...] = ()
    """Paths that were named, folders below them, and files that are maps by their name."""
    passed_over: tuple[str, ...] = ()
    """Other YAML files: they may be maps, and nobody knows. A line on each, with the reason."""
    shared: tuple[str, ...] = ()
    """Files in folders that hold what maps share."""

    @property
    def no_files(self) -> tuple[InputError, ...]:
        """What could not be looked at, for who wants what maps share as well as maps."""
        return tuple(error for error in self.unread if not isinstance(error, OnlySharedError))


class _Finds(Struct):
    maps: dict[str, None] = field(default_factory=dict)
    unread: list[InputError] = field(default_factory=list)
    seen: int = 0
    """How many maps there were, and things instead of maps, those that were known already among them."""
    passed_over: list[str] = field(default_factory=list)
    shared: dict[str, None] = field(default_factory=dict)

    def look_at(self, path: str, name: str, root: Path) -> None:
        """Take a file of a folder for a map where it is one."""
        certain = name.endswith(MAP_ENDINGS)
        if not certain and (not name.endswith(_YAML_ENDINGS) or name.endswith(_NOT_MAPS)):
            return
        why = leaves(path, root)
        if why is not None:
            cure = "; name it on its own to have it read" if why == LEADS_OUT else ""
            self._left_alone(f"{path} is left alone: {why}{cure}", certain=certain)
        elif certain:
            self._take(path)
        else:
            try:
                head = read_regular(path, _HEAD)
                if _FIRST_KEY.search(head):
                    self._take(path)
                elif _SHARED_KEY.search(head):
                    self.shared[path] = None
            except InputError as error:
                self._left_alone(str(error), certain=False)

    def _take(self, path: str) -> None:
        self.maps[path] = None
        self.seen += 1

    def _left_alone(self, line: str, *, certain: bool) -> None:
        if certain:
            self._cannot(InputError(line))
        else:
            self.passed_over.append(line)

    def _cannot(self, error: InputError) -> None:
        self.unread.append(error)
        self.seen += 1

    def search(self, folder: str) -> None:
        """Take every map in a folder and below it."""
        before, shared = self.seen, len(self.shared)
        root = absolute(folder).resolve()
        for here, folders, files in os.walk(folder, onerror=self._cannot_be_listed):
            folders[:] = sorted(
                name for name in folders if not name.startswith(".") and name not in _PASSED_OVER
            )
            for name in sorted(files):
                if not name.startswith("."):
                    self.look_at(str(Path(here, name)), name.lower(), root)
        if self.seen == before:
            why = "the name of a map ends in .cxmap.yaml, or its first key is `cxmap`"
            kind = OnlySharedError if len(self.shared) > shared else InputError
            self._cannot(kind(f"no map in {folder}: {why}"))

    def _cannot_be_listed(self, error: OSError) -> None:
        self._cannot(unreadable(str(error.filename), error))


def may_be_map(path: str) -> bool:
    """Whether a file of a folder may be a map by its path, whose parts are separated by `/`."""
    *folders, name = path.split("/")
    low = name.lower()
    hidden = any(part.startswith(".") or part in _PASSED_OVER for part in folders) or name.startswith(".")
    return not hidden and low.endswith(_YAML_ENDINGS) and not low.endswith(_NOT_MAPS)


def is_map(path: str, content: bytes) -> bool:
    """Whether such a file is one: by its name, or by its first key."""
    return path.lower().endswith(MAP_ENDINGS) or _FIRST_KEY.search(content[:_HEAD]) is not None


def _is_folder(path: str) -> bool:
    """Whether a path that was named is a folder. Raises InputError for one that leads nowhere."""
    if not path:
        raise InputError("a path is empty; write . for the current folder")
    try:
        return stat.S_ISDIR(Path(path).stat().st_mode)
    except OSError as error:
        raise unreadable(path, error) from None
    except ValueError:
        raise InputError(f"{path!r} is not a path") from None


def find_maps(paths: Sequence[str]) -> Search:
    """The map files behind the paths, and what could not be looked at.

    A file is taken as it is, also where it is a link, and `-` is standard input. A folder is searched for
    `*.cxmap.yaml` and for other YAML files that begin with `cxmap:`; hidden folders are passed over, links to
    folders are not followed, and links to files only where they stay inside the folder that was named.
    """
    finds = _Finds()
    for path in paths:
        if path == STDIN:
            finds.maps[path] = None
            continue
        try:
            if _is_folder(path):
                finds.search(path)
            else:
                finds.maps[path] = None
        except InputError as error:
            finds.unread.append(error)
    return Search(tuple(finds.maps), tuple(finds.unread), tuple(finds.passed_over), tuple(finds.shared))
