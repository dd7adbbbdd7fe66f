"""Which files are meant by the paths that somebody gives."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

from cxmap.errors import InputError
from cxmap.source.text import STDIN

MAP_ENDINGS = (".cxmap.yaml", ".cxmap.yml")
_YAML_ENDINGS = (".yaml", ".yml")
_NOT_MAPS = (".measured.yaml",)
_PASSED_OVER = frozenset({"node_modules", "__pycache__", "venv"})
_FIRST_KEY = re.compile(rb"^\xef\xbb\xbf?cxmap[ \t]*:|^cxmap[ \t]*:", re.MULTILINE)
_HEAD = 65_536


def _is_map(path: Path) -> bool:
    name = path.name.lower()
    if name.endswith(MAP_ENDINGS):
        return True
    if not name.endswith(_YAML_ENDINGS) or name.endswith(_NOT_MAPS):
        return False
    try:
        if not path.is_file():
            return False
        with path.open("rb") as file:
            return _FIRST_KEY.search(file.read(_HEAD)) is not None
    except OSError:
        return False


def _unreadable(error: OSError) -> None:
    raise InputError(f"{error.filename} cannot be read: {error.strerror or error}") from None


def _in_folder(folder: Path) -> Iterator[str]:
    for here, folders, files in os.walk(folder, onerror=_unreadable):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in _PASSED_OVER)
        for name in sorted(files):
            if not name.startswith(".") and _is_map(Path(here, name)):
                yield str(Path(here, name))


def _is_folder(path: str) -> bool:
    try:
        return stat.S_ISDIR(Path(path).stat().st_mode)
    except FileNotFoundError:
        raise InputError(f"{path} does not exist") from None
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror or error}") from None
    except ValueError:
        raise InputError(f"{path!r} is not a path") from None


def find_maps(paths: Sequence[str]) -> tuple[str, ...]:
    """The map files behind the paths, each once, in order.

    A file is taken as it is and `-` is standard input. A folder is searched for `*.cxmap.yaml` and for
    other YAML files that begin with `cxmap:`; hidden folders are passed over and links to folders are not
    followed. Raises InputError for a path that does not exist and a folder without maps.
    """
    found: dict[str, None] = {}
    for path in paths:
        if path == STDIN:
            found[path] = None
        elif _is_folder(path):
            maps = list(_in_folder(Path(path)))
            if not maps:
                raise InputError(
                    f"no map in {path}: the name of a map ends in .cxmap.yaml, or its first key is `cxmap`"
                )
            found.update(dict.fromkeys(maps))
        else:
            found[path] = None
    return tuple(found)
